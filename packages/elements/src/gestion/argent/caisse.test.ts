import { expect } from '@open-wc/testing'
import '../../espace/define.ts'
import { refus, until } from '../../espace/testing.ts'
import '../define.ts'
import { confirmer, type Ecran, ecran, fermer } from '../testing.ts'

const regie = {
  id: 'r1',
  nom: 'Régie enfance',
  numcli: '000123',
  saisie: 'T',
  mode: 'regie',
  moyens: ['cheque', 'especes'],
  autresMoyens: '',
  relances: [],
  sepa: null,
}
const due = (id: string, resteCentimes: number, rest: object = {}) => ({
  id,
  numero: `N-${id}`,
  structure: 'L’arbre à paumes',
  totalCentimes: resteCentimes,
  resteCentimes,
  echeance: '2026-11-15',
  enRetard: false,
  enCours: null,
  ...rest,
})
const famille = {
  foyer: 'd',
  nom: 'Camille Durand',
  creditCentimes: 400,
  factures: [
    due('b', 5640),
    due('a', 3000, { echeance: '2026-10-15', enRetard: true }),
    due('c', 1280, { enCours: 'payfip' }),
  ],
}
const encaissement = {
  id: 'x1',
  regie: { id: 'r1', nom: 'Régie enfance' },
  famille: { foyer: 'd', nom: 'Camille Durand' },
  moyen: 'cheque',
  montantCentimes: 8640,
  reference: '12',
  recuLe: '2026-11-03T08:00:00.000Z',
  parts: [{ facture: { id: 'b', numero: 'N-b' }, centimes: 8640 }],
  annule: null,
  motif: null,
  annulePar: null,
}

describe('<inoe-gestion>: the counter', () => {
  let screen: Ecran
  afterEach(() => fermer(screen))
  const open = (routes: Record<string, unknown> = {}) =>
    ecran('caisse', {
      'GET gestion/regies': { aujourdhui: '2026-11-03', regies: [regie] },
      'GET gestion/regies/r1/dus': { familles: [famille] },
      'GET gestion/regies/r1/encaissements': {
        encaissements: [encaissement],
        totaux: [{ moyen: 'cheque', nombre: 1, centimes: 8640 }],
        creditsCentimes: 400,
      },
      'POST gestion/encaissements': encaissement,
      ...routes,
    })
  const opened = async (routes: Record<string, unknown> = {}) => {
    screen = await open(routes)
    await screen.press('Encaisser pour Camille Durand')
    return screen.find<HTMLInputElement>('#caisse-montant')
  }

  it('is only for who is régisseur', async () => {
    screen = await ecran('facturation', {
      'GET gestion/regies': { aujourdhui: '2026-11-03', regies: [] },
      'GET gestion/facturations': { facturations: [] },
    })
    await screen.shows('Facturations précédentes')
    expect(screen.root.querySelector('#onglet-caisse')).to.equal(null)
    expect(screen.root.querySelector('#onglet-tarifs')).to.exist
  })

  it('what only a person can settle is counted on the tab, listed, settled and taken back', async () => {
    const alerte = {
      id: 'al1',
      message: 'PayFiP répond par un code inconnu (Q7) pour le paiement ENF1.',
      etat: 'ouverte',
      ouverteLe: '2026-11-02T08:00:00.000Z',
      fermeeLe: null,
    }
    let liste: object[] = [alerte]
    screen = await open({
      'GET gestion/regies': () => ({
        aujourdhui: '2026-11-03',
        regies: [regie],
        alertes: liste.includes(alerte) ? 1 : 0,
      }),
      'GET gestion/regies/r1/alertes': () => ({ alertes: liste }),
      'PUT gestion/alertes/al1/traitement': async (request: Request) => {
        const { traitee } = (await request.clone().json()) as { traitee: boolean }
        liste = [traitee ? { ...alerte, etat: 'traitee', fermeeLe: '2026-11-03T08:00:00.000Z' } : alerte]
        return { alertes: liste }
      },
    })
    const tab = await screen.find('#onglet-caisse')
    await until(() => /1\s*à traiter/.test(tab.textContent ?? ''))
    await screen.press('À regarder')
    await screen.shows('code inconnu (Q7)')
    await expect(screen.widget).to.be.accessible()
    await screen.press('Marquer comme traité')
    await screen.shows('C’est noté comme traité.')
    await until(() => !/à traiter/.test(tab.textContent ?? ''))
    await screen.press('Rouvrir')
    await screen.shows('C’est de nouveau à regarder.')
    await expect(screen.widget).to.be.accessible()
  })

  it('proposes what is owed, what is being paid otherwise aside; says what is late', async () => {
    const field = await opened()
    expect(field.value).to.equal('86,40')
    await screen.shows('en retard depuis le 15 octobre 2026')
    await screen.shows('Paiement en ligne ouvert')
    await until(() => screen.root.activeElement === field)
    await expect(screen.widget).to.be.accessible()
  })

  it('pays the invoice due first, and keeps what is too much in advance', async () => {
    await opened()
    await screen.write('90,40', 'caisse-montant')
    await screen.shows('4,00 € resteront en avance')
    await screen.write('0012345', 'caisse-reference')
    await screen.press('Encaisser 90,40 €')
    await screen.shows('90,40 € encaissés pour Camille Durand.')
    expect(await screen.sent()).to.deep.equal([
      {
        regie: 'r1',
        foyer: 'd',
        moyen: 'cheque',
        montantCentimes: 9040,
        reference: '0012345',
        parts: [
          { facture: 'a', centimes: 3000 },
          { facture: 'b', centimes: 5640 },
        ],
      },
    ])
    await screen.shows('Reçu (PDF)')
    await until(() => screen.root.activeElement?.id === 'caisse-fait')
  })

  it('takes a part, and says what is left', async () => {
    await opened()
    await screen.write('50', 'caisse-montant')
    await screen.shows('Il restera 36,40 € à payer')
  })

  it('sends nothing that is no amount, nor too much cash', async () => {
    await opened({
      'GET gestion/regies/r1/dus': { familles: [{ ...famille, factures: [due('b', 50_000)] }] },
    })
    await screen.write('12,345', 'caisse-montant')
    await screen.shows('Écrivez un montant en euros')
    await screen.press('Encaisser 0,00 €')
    const means = await screen.find<HTMLSelectElement>('#caisse-moyen')
    means.value = 'especes'
    means.dispatchEvent(new Event('change'))
    await screen.write('300,01', 'caisse-montant')
    await screen.shows('pas plus de 300,00 € en espèces')
    await screen.press('Encaisser 300,01 €')
    await expect(screen.widget).to.be.accessible()
    expect((await screen.sent()).length).to.equal(0)
    await screen.write('300', 'caisse-montant')
    await screen.press('Encaisser 300,00 €')
    await screen.shows('encaissés pour')
  })

  it('a failure loses nothing that was typed; tried again, or clicked twice, money is taken once', async () => {
    await opened({
      'POST gestion/encaissements': refus('service-indisponible', 503, 'Réessayez dans un instant.'),
    })
    await screen.write('20', 'caisse-montant')
    await screen.press('Encaisser 20,00 €')
    await screen.shows('Réessayez dans un instant.')
    expect((await screen.find<HTMLInputElement>('#caisse-montant')).value).to.equal('20')
    screen.api.answer('POST gestion/encaissements', encaissement)
    const button = [...screen.root.querySelectorAll<HTMLElement>('button')].find((one) =>
      one.textContent?.includes('Encaisser 20,00'),
    )
    button?.click()
    button?.click()
    await screen.shows('20,00 € encaissés')
    const sent = screen.api.requests.filter((one) => one.method === 'POST')
    expect(sent.length).to.equal(2)
    expect(new Set(sent.map((one) => one.headers.get('idempotency-key'))).size).to.equal(1)
  })

  it('uses a credit for what is ticked, or gives it back, once confirmed', async () => {
    await opened({ 'POST gestion/credits': {} })
    await screen.press('Utiliser 4,00 €')
    await confirmer(screen, 'oui')
    await screen.shows('4,00 € de l’avance sont utilisés.')
    await screen.press('Encaisser pour Camille Durand')
    await screen.press('Rendre 4,00 € par virement')
    await confirmer(screen, 'oui')
    await screen.shows('notés comme rendus')
    expect(await screen.sent()).to.deep.equal([
      {
        regie: 'r1',
        foyer: 'd',
        parts: [{ facture: 'a', centimes: 400 }],
        remboursementCentimes: 0,
        reference: '',
      },
      { regie: 'r1', foyer: 'd', parts: [], remboursementCentimes: 400, reference: '' },
    ])
  })

  it('the journal says totals; a reversal needs a reason and a confirmation', async () => {
    screen = await open({ 'POST gestion/encaissements/x1/annulation': encaissement })
    await screen.press('Journal')
    await screen.shows('Totaux par moyen de paiement')
    expect(screen.api.requests.at(-1)?.url).to.contain('du=2026-11-03&au=2026-11-03')
    const period = await screen.find<HTMLSelectElement>('#journal-duree')
    period.value = 'semaine'
    period.dispatchEvent(new Event('change'))
    await screen.shows('Du 2 novembre 2026 au 8 novembre 2026')
    await screen.press('Annuler l’encaissement')
    await until(() => screen.root.activeElement?.localName === 'textarea')
    await screen.find<HTMLFormElement>('form.formulaire').then((form) => form.requestSubmit())
    await screen.shows('Indiquez pourquoi')
    await screen.write('Mauvaise famille.')
    await expect(screen.widget).to.be.accessible()
    await screen.find<HTMLFormElement>('form.formulaire').then((form) => form.requestSubmit())
    await confirmer(screen, 'oui')
    await screen.shows('L’encaissement de 86,40 € est annulé.')
    expect(await screen.sent()).to.deep.equal([{ motif: 'Mauvaise famille.' }])
  })

  it('an avoir gives back some lines, no more than is left of each', async () => {
    await opened({
      'GET gestion/factures/b': {
        id: 'b',
        numero: 'N-b',
        lignes: [{ id: 'l1', libelle: 'Léa, mercredis', montantCentimes: 3760, resteCentimes: 3760 }],
      },
      'POST gestion/factures/b/avoir': { id: 'v', numero: 'A-1', totalCentimes: -940, creditCentimes: 0 },
    })
    await screen.press('Faire un avoir sur la facture N-b')
    const [, byLine] = await until(() => {
      const radios = screen.root.querySelectorAll<HTMLElement>('input[type=radio]')
      return radios.length === 2 && radios
    })
    byLine?.click()
    const box = await screen.find<HTMLInputElement>('[aria-labelledby=avoir-b] input[type=checkbox]')
    box.click()
    await screen.write('40', 'rendre-l1')
    await screen.write('Jour annulé par le service.', 'motif-avoir-b')
    await screen.press('Émettre l’avoir')
    await screen.shows('Rendez 37,60 € au plus.')
    await expect(screen.widget).to.be.accessible()
    await screen.write('9,40', 'rendre-l1')
    await screen.press('Émettre l’avoir')
    await confirmer(screen, 'oui')
    await screen.shows('L’avoir A-1 de 9,40 € est émis.')
    expect(await screen.sent()).to.deep.equal([
      { motif: 'Jour annulé par le service.', lignes: [{ ligne: 'l1', montantCentimes: 940 }] },
    ])
  })
})
