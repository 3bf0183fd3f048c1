import type { Absence } from '@inoe/contract/absences'
import type { Contrat } from '@inoe/contract/contrats'
import { expect } from '@open-wc/testing'
import { refus, until } from '../../espace/testing.ts'
import { Banc } from '../banc.ts'
import { cellule, LEA, ligne, NOE, planning } from '../exemples.ts'
import { minutesDe, semaineDe } from './contrats.rules.ts'

const id = (rank: number) => `01920000-0000-7000-8000-00000000f${String(rank).padStart(3, '0')}`
const late = {
  etat: 'reserve',
  motif: 'hors-delai',
  absenceJusquAu: '2026-09-10',
  annulableJusquAu: '2026-09-03T08:00:00.000Z',
} as const

describe('The panels of the planning', () => {
  let banc: Banc
  afterEach(() => banc.close())
  const dialog = () => until(() => banc.$<HTMLDialogElement>('dialog[open]'))
  const said = (words: string) =>
    until(() => banc.$('dialog[open]')?.textContent?.replaceAll(/\s+/g, ' ').includes(words))
  const champ = async (name: string, value: string) => {
    const field = await until(() => banc.$<HTMLInputElement>(`dialog [id="${name}"]`))
    field.value = value
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.dispatchEvent(new Event('change', { bubbles: true }))
    await banc.widget.updateComplete
  }
  const cocher = async (words: string) => {
    const label = await until(() => banc.$$('dialog label').find((one) => one.textContent?.includes(words)))
    label.click()
    await banc.widget.updateComplete
  }
  const sent = (method: string, end: string) =>
    banc.api.requests.filter((one) => one.method === method && one.url.endsWith(end))

  it('close on « Fermer » and on Escape, and give the focus back', async () => {
    banc = await Banc.open(planning([ligne(LEA, [cellule('2026-09-09')])]), {
      'GET agendas': { agendas: [] },
    })
    const opener = await until(() => banc.$$('button').find((one) => one.textContent?.includes('Mon agenda')))
    opener.focus()
    opener.click()
    await expect(await dialog()).to.exist
    await expect(banc.widget).to.be.accessible()
    banc.$('dialog header button')?.click()
    await until(() => !banc.$('dialog'))
  })

  describe('« Semaine type »', () => {
    const weeks = (request: Request) => {
      const { searchParams } = new URL(request.url)
      const [du = '', au = ''] = [searchParams.get('du') ?? '', searchParams.get('au') ?? '']
      const of = (enfant: string) =>
        ligne(
          enfant,
          [
            cellule('2026-09-09', enfant === LEA ? { etat: 'reserve' } : {}),
            cellule('2026-09-16'),
            cellule('2026-09-23', { etat: 'complet', motif: 'complet', places: 0 }),
          ]
            .map((one) => ({ ...one, creneau: `${one.date}` }))
            .filter(({ date }) => date >= du && date <= au),
        )
      return planning([of(LEA), of(NOE)])
    }

    it('shows what will change, to a brother too, before it goes to the changes; nothing is sent', async () => {
      banc = await Banc.open(weeks)
      await banc.presser('Semaine type')
      await dialog()
      await expect(banc.widget).to.be.accessible()
      await champ('au', '2026-10-31')
      await cocher('Noé')
      await banc.presser('Voir ce qui va changer')
      await said('3 jours seront ajoutés, 1 l’est déjà, 2 ne peuvent pas l’être.')
      await said('2 jours ne peuvent pas l’être')
      expect(banc.$('dialog')?.textContent).to.include('Léa, mercredi 23 septembre, Mercredis')
      expect(banc.$$('.case.ajout')).to.have.length(0)
      await expect(banc.widget).to.be.accessible()
      await banc.presser('Appliquer à mon planning')
      await until(() => !banc.$('dialog') && banc.dit.includes('Semaine type appliquée : 3 jours ajoutés'))
      expect(banc.dit.replaceAll(/\s+/g, ' ')).to.include('+ 3 ajouts')
      expect(banc.saves).to.have.length(0)
    })

    it('reads long ranges by spans that the API takes', async () => {
      banc = await Banc.open(weeks)
      await banc.presser('Semaine type')
      const before = banc.api.requests.length
      await champ('au', '2027-01-31')
      await banc.presser('Voir ce qui va changer')
      await said('sera ajouté')
      const asked = banc.api.requests.slice(before).map((one) => [...new URL(one.url).searchParams.values()])
      expect(asked).to.deep.equal([
        ['2026-09-07', '2026-11-07'],
        ['2026-11-08', '2027-01-08'],
        ['2027-01-09', '2027-01-31'],
      ])
    })

    it('says what is wrong with the dates, and what could not be read', async () => {
      banc = await Banc.open(weeks)
      await banc.presser('Semaine type')
      await champ('au', '2026-09-01')
      await banc.presser('Voir ce qui va changer')
      await said('La fin doit suivre le début')
      await champ('au', '2026-09-30')
      banc.api.answer('GET planning', () =>
        refus('service-indisponible', 503, 'Le service est indisponible.'),
      )
      await banc.presser('Voir ce qui va changer')
      await said('Le service est indisponible.')
    })
  })

  describe('« Déclarer une absence »', () => {
    const declared: Absence = {
      id: id(1),
      enfant: { id: LEA, prenom: 'Léa', nom: 'Durand' },
      structure: { id: id(2), nom: 'L’arbre à paumes' },
      etat: 'declaree',
      motif: 'maladie',
      commentaire: '',
      jours: [],
      justificatif: null,
      declareeLe: '2026-09-04T08:00:00.000Z',
      reponse: null,
      reponduLe: null,
    }
    const week = () =>
      planning([
        ligne(LEA, [cellule('2026-09-09', late), cellule('2026-09-10', late)]),
        ligne(NOE, [cellule('2026-09-09')]),
      ])

    it('is offered by the cell that is too late to cancel, and declares several days with a document', async () => {
      banc = await Banc.open(week(), {
        'POST absences': { absences: [declared] },
        [`POST absences/${id(1)}/justificatif`]: {},
      })
      ;(await banc.find('Léa, mercredi 9')).click()
      await until(() => banc.dit.includes('Il fallait annuler'))
      const action = await until(() => banc.$<HTMLElement>('.barre .avis .lien'))
      action.click()
      await dialog()
      await until(() => banc.$$('dialog [type=checkbox]').length === 2)
      const [first] = banc.$$('dialog [type=checkbox]') as HTMLInputElement[]
      expect(first?.checked).to.equal(true)
      await expect(banc.widget).to.be.accessible()
      await cocher('jeudi 10')
      await champ('motif', 'rendez-vous')
      const input = banc.$<HTMLInputElement>('dialog [type=file]')
      const files = new DataTransfer()
      files.items.add(new File(['%PDF'], 'certificat.pdf', { type: 'application/pdf' }))
      if (input) input.files = files.files
      input?.dispatchEvent(new Event('change', { bubbles: true }))
      await said('certificat.pdf')
      await banc.presser('Déclarer l’absence')
      await said('2 jours d’absence déclarés')
      const [asked] = sent('POST', '/absences')
      const body = (await asked?.clone().json()) as { cellules: unknown[]; motif: string }
      expect([body.cellules.length, body.motif]).to.deep.equal([2, 'rendez-vous'])
      const [upload] = sent('POST', '/justificatif')
      expect(await upload?.clone().text()).to.match(/"televersement":"[0-9a-f-]{36}"/)
      const [begun] = sent('POST', '/televersements')
      expect(await begun?.clone().text()).to.include('certificat.pdf')
    })

    it('that is declared without its document says so, and sends it again alone', async () => {
      banc = await Banc.open(week(), {
        'POST absences': { absences: [declared] },
        [`POST absences/${id(1)}/justificatif`]: () =>
          refus('fichier-refuse', 422, 'Ce fichier n’est pas un PDF.'),
      })
      await banc.presser('Déclarer une absence')
      await cocher('mercredi 9')
      const input = await until(() => banc.$<HTMLInputElement>('dialog [type=file]'))
      const files = new DataTransfer()
      files.items.add(new File(['x'], 'certificat.pdf', { type: 'application/pdf' }))
      input.files = files.files
      input.dispatchEvent(new Event('change', { bubbles: true }))
      await said('certificat.pdf')
      await banc.presser('Déclarer l’absence')
      await said('le document n’est pas parti. Ce fichier n’est pas un PDF.')
      banc.api.answer(`POST absences/${id(1)}/justificatif`, {})
      await banc.presser('Envoyer le document de nouveau')
      await until(() => sent('POST', '/justificatif').length === 2)
      expect(sent('POST', '/absences')).to.have.length(1)
    })

    it('can be withdrawn while the service has not answered', async () => {
      const absent = cellule('2026-09-09', {
        etat: 'absent',
        motif: 'deja-absent',
        absence: { id: id(1), etat: 'declaree', reponse: null },
      })
      const answered = cellule('2026-09-10', {
        etat: 'absent',
        motif: 'deja-absent',
        absence: { id: id(3), etat: 'refusee', reponse: 'Hors délai.' },
      })
      banc = await Banc.open(planning([ligne(LEA, [absent, answered])]), {
        [`DELETE absences/${id(1)}`]: new Response(null, { status: 204 }),
      })
      ;(await banc.find('Léa, mercredi 9')).click()
      await banc.presser('Voir l’absence')
      await said('Réponse du service : Hors délai.')
      await until(() => banc.$$('dialog .carte .lien').length === 1)
      await expect(banc.widget).to.be.accessible()
      await banc.presser('Retirer la déclaration')
      await said('La déclaration est retirée.')
      expect(sent('DELETE', `/absences/${id(1)}`)).to.have.length(1)
    })
  })

  it('« Mon agenda » shows an address once, a way into the phone, and ends it', async () => {
    const agendas: { id: string; enfant: string | null; creeLe: string }[] = []
    banc = await Banc.open(planning([ligne(LEA, [cellule('2026-09-09')])]), {
      'GET agendas': () => ({ agendas }),
      'POST agendas': async (request: Request) => {
        const { enfant } = (await request.json()) as { enfant: string | null }
        const one = { id: id(5), enfant, creeLe: '2026-09-04T08:00:00.000Z' }
        agendas.push(one)
        return { ...one, url: 'https://api.ville.fr/agenda/secret.ics' }
      },
      [`DELETE agendas/${id(5)}`]: () => {
        agendas.length = 0
        return new Response(null, { status: 204 })
      },
    })
    await banc.presser('Mon agenda')
    await champ('enfant', LEA)
    await banc.presser('Créer l’adresse')
    await said('https://api.ville.fr/agenda/secret.ics')
    expect(banc.$('dialog a.bouton')?.getAttribute('href')).to.equal(
      'webcal://api.ville.fr/agenda/secret.ics',
    )
    await said('Une adresse existe déjà')
    await expect(banc.widget).to.be.accessible()
    await banc.presser('Supprimer')
    await said('ne donne plus rien')
    expect(banc.$('dialog')?.textContent).not.to.include('secret.ics')
  })

  describe('« Contrats »', () => {
    const possible = {
      enfant: { id: NOE, prenom: 'Noé', nom: 'Durand' },
      activite: { id: id(7), nom: 'Accueil régulier' },
      structure: { id: id(8), nom: 'La Cabane' },
    }
    const contrat: Contrat = {
      ...possible,
      id: id(9),
      etat: 'accepte',
      debut: '2026-09-01',
      fin: '2027-07-31',
      semaine: [{ jour: 1, debut: '08:30', fin: '17:00' }],
      minutesSemaine: 510,
      commentaire: '',
      demandeLe: '2026-08-01T08:00:00.000Z',
      reponse: null,
      reponduLe: null,
      heures: [
        { id: id(10), date: '2026-09-15', debut: '08:00', fin: '12:00', etat: 'demande', reponse: null },
      ],
    }

    it('are not mentioned where nothing is booked by contract', async () => {
      banc = await Banc.open(planning([ligne(LEA, [cellule('2026-09-09')])]))
      await until(() => sent('GET', '/contrats').length === 1)
      expect(banc.$('.outils')?.textContent).not.to.include('Contrats')
    })

    it('are within reach of a family that has nothing else', async () => {
      banc = await Banc.open(planning([]), { 'GET contrats': { contrats: [], possibles: [possible] } })
      await until(() => banc.texte.includes('se demande dans « Contrats »'))
      await expect(banc.widget).to.be.accessible()
      await banc.presser('Contrats')
      await said('Aucun contrat pour l’instant.')
    })

    it('are asked for by weekly hours, with occasional hours beside, and withdrawn', async () => {
      banc = await Banc.open(planning([ligne(LEA, [cellule('2026-09-09')])]), {
        'GET contrats': { contrats: [contrat], possibles: [possible] },
        'POST contrats': contrat,
        [`POST contrats/${id(9)}/heures`]: contrat,
        [`DELETE contrats/${id(9)}/heures/${id(10)}`]: new Response(null, { status: 204 }),
      })
      await banc.presser('Contrats')
      await said('lundi de 8 h 30 à 17 h')
      await said('15 septembre 2026, de 8 h à 12 h')
      await expect(banc.widget).to.be.accessible()
      await banc.presser('Retirer')
      await said('C’est retiré.')
      await champ('fin', '2027-07-31')
      await champ('de-1', '08:30')
      const demander = () => banc.$$('dialog .bouton').at(-1)?.click()
      demander()
      await said('Indiquez une heure de début')
      await champ('a-1', '17:00')
      await said('8 h 30 par semaine.')
      demander()
      await said('Votre demande est envoyée')
      const [asked] = sent('POST', '/contrats')
      expect(await asked?.clone().json()).to.deep.equal({
        activite: id(7),
        enfant: NOE,
        debut: '2026-09-04',
        fin: '2027-07-31',
        semaine: [{ jour: 1, debut: '08:30', fin: '17:00' }],
        commentaire: '',
      })
      await banc.presser('Demander des heures en plus')
      await champ(`date-${id(9)}`, '2026-09-22')
      await champ(`debut-${id(9)}`, '08:00')
      await champ(`fin-${id(9)}`, '10:00')
      banc.$$('dialog details .bouton')[0]?.click()
      await until(() => sent('POST', '/heures').length === 1)
    })

    it('hours half typed or backwards are no week', () => {
      const week = (...days: [number, string, string][]) =>
        semaineDe(new Map(days.map(([day, debut, fin]) => [day, { debut, fin }])))
      expect(week()).to.equal(undefined)
      expect(week([1, '08:00', ''])).to.equal(undefined)
      expect(week([1, '12:00', '08:00'])).to.equal(undefined)
      expect(week([2, '09:00', '10:30'], [1, '08:00', '12:15'], [3, '', ''])).to.deep.equal([
        { jour: 1, debut: '08:00', fin: '12:15' },
        { jour: 2, debut: '09:00', fin: '10:30' },
      ])
      expect(minutesDe(week([1, '08:00', '12:15']) ?? [])).to.equal(255)
    })
  })
})
