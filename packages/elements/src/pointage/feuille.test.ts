import type { FeuillePointage, LignePointage, Pointages } from '@inoe/contract/pointages'
import { expect } from '@open-wc/testing'
import { html } from 'lit'
import {
  type Answer,
  agent,
  type FakeApi,
  fakeApi,
  famille,
  forgetEspaces,
  mount,
  refus,
  until,
} from '../espace/testing.ts'
import './define.ts'
import type { InoePointage } from './inoe-pointage.ts'

const ligne = (id: string, change: Partial<LignePointage> = {}): LignePointage => ({
  enfant: { id, prenom: id, nom: 'Durand', age: 7 },
  activite: { id: 'a1', nom: 'Mercredis' },
  unite: { code: 'journee', nom: 'Journée' },
  groupe: '',
  origine: 'reservation',
  prevu: null,
  absenceDeclaree: false,
  etat: 'attendu',
  arrivee: null,
  depart: null,
  facture: false,
  alertes: [],
  interdits: [],
  ...change,
})

const jamais = () => new Promise(() => undefined)
/** Another page: what the browser keeps stays. */
const forgetSession = () => {
  delete (globalThis as { [key: symbol]: unknown })[Symbol.for('inoe.espaces')]
}
const regle: FeuillePointage['regles'][number] = {
  activite: { id: 'a1', nom: 'Mercredis' },
  pas: 1,
  tolerance: 0,
}

describe('<inoe-pointage>', () => {
  let api: FakeApi
  let feuille: FeuillePointage
  afterEach(() => {
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
  })

  const text = (widget: InoePointage) => (widget.shadowRoot?.textContent ?? '').replaceAll(/\s+/g, ' ')
  const says = (widget: InoePointage, words: string) => until(() => text(widget).includes(words))
  const button = (widget: InoePointage, words: string) => {
    const found = [...(widget.shadowRoot?.querySelectorAll('button') ?? [])].find((one) =>
      `${one.textContent} ${one.getAttribute('aria-label') ?? ''}`.replaceAll(/\s+/g, ' ').includes(words),
    )
    if (!found) throw new Error(`no button « ${words} »`)
    return found
  }

  /** A server that keeps what it is told. */
  const keep = async (request: Request) => {
    const { lignes } = (await request.clone().json()) as Pointages
    feuille = {
      ...feuille,
      lignes: feuille.lignes.map((one) => {
        const said = lignes.find((other) => other.enfant === one.enfant.id)
        return said ? { ...one, etat: said.etat, arrivee: said.arrivee, depart: said.depart } : one
      }),
    }
    return feuille
  }

  async function opened(
    lignes: LignePointage[],
    put: Answer = keep,
    more: Partial<FeuillePointage> = {},
  ): Promise<InoePointage> {
    feuille = {
      structure: { id: 's1', nom: 'L’arbre à paumes' },
      date: '2026-11-18',
      aujourdhui: '2026-11-18',
      lignes,
      autres: [],
      regles: [],
      ...more,
    }
    api = fakeApi({
      'GET session': agent,
      'GET gestion/structures': {
        aujourdhui: '2026-11-18',
        structures: [
          { id: 's1', nom: 'L’arbre à paumes' },
          { id: 's2', nom: 'Les p’tits bouchons' },
        ],
      },
      'GET gestion/pointages': () => feuille,
      'PUT gestion/pointages': put,
    })
    return mount<InoePointage>(html`<inoe-pointage></inoe-pointage>`)
  }

  it('ticks who came, shows what one must know, counts', async () => {
    const widget = await opened([ligne('Léa', { alertes: ['Allergies : arachide'] }), ligne('Noé')])
    await says(widget, '0 présent, 0 absent, 2 attendus')
    expect(text(widget)).to.include('Allergies : arachide')
    await expect(widget).to.be.accessible()
    button(widget, 'Présent : Léa Durand').click()
    await says(widget, '1 présent, 0 absent, 1 attendu')
    button(widget, 'Absent : Noé Durand').click()
    await says(widget, '1 présent, 1 absent, 0 attendu')
    await until(() => feuille.lignes.every((one) => one.etat !== 'attendu'))
    // Pressed again, it is taken back.
    button(widget, 'Présent : Léa Durand').click()
    await says(widget, '0 présent, 1 absent, 1 attendu')
    await expect(widget).to.be.accessible()
  })

  it('everyone at once, and back; who is said absent by its family is left alone', async () => {
    const widget = await opened([ligne('Léa'), ligne('Noé'), ligne('Zoé', { absenceDeclaree: true })])
    await says(widget, '3 attendus')
    button(widget, 'Tous présents').click()
    await says(widget, '2 enfants sont pointés présents.')
    await until(() => feuille.lignes.filter((one) => one.etat === 'present').length === 2)
    button(widget, 'Annuler').click()
    await until(() => feuille.lignes.every((one) => one.etat === 'attendu'))
    await says(widget, '3 attendus')
  })

  it('what could not be saved says so, is kept in the browser, and is sent again', async () => {
    const widget = await opened(
      [ligne('Léa')],
      refus('service-indisponible', 503, 'Le service ne répond pas.'),
    )
    await says(widget, '1 attendu')
    button(widget, 'Présent : Léa Durand').click()
    await says(widget, 'Un pointage n’est pas encore enregistré. Le service ne répond pas.')
    expect(button(widget, 'Présent : Léa Durand').getAttribute('aria-pressed')).to.equal('true')
    await expect(widget).to.be.accessible()
    const kept = Object.entries(localStorage).filter(([key]) => key.startsWith('inoe:pointage'))
    expect(kept.length).to.equal(1)
    // Neither a name nor what one must know of a child.
    expect(kept[0]?.[1]).to.not.include('Durand')

    // The page is closed, and opened again by the same agent.
    widget.remove()
    forgetSession()
    api.answer('PUT gestion/pointages', keep)
    const again = mount<InoePointage>(html`<inoe-pointage></inoe-pointage>`)
    await says(again, '1 présent, 0 absent, 0 attendu · Tout est enregistré.')
    expect(feuille.lignes[0]?.etat).to.equal('present')
    expect(Object.keys(localStorage).filter((key) => key.startsWith('inoe:pointage'))).to.deep.equal([])
  })

  it('comes back by itself with the network', async () => {
    const widget = await opened([ligne('Léa')], () => {
      throw new TypeError('Failed to fetch')
    })
    await says(widget, '1 attendu')
    button(widget, 'Absent : Léa Durand').click()
    await says(widget, 'Un pointage n’est pas encore enregistré.')
    api.answer('PUT gestion/pointages', keep)
    dispatchEvent(new Event('online'))
    await says(widget, 'Tout est enregistré.')
    expect(feuille.lignes[0]?.etat).to.equal('absent')
    expect(text(widget)).to.not.include('pas encore')
  })

  it('a line that is refused says why by itself; the others are saved', async () => {
    const widget = await opened([ligne('Léa'), ligne('Noé')], async (request: Request) => {
      const { lignes } = (await request.clone().json()) as Pointages
      const wrong = lignes.findIndex((one) => one.enfant === 'Noé')
      return wrong < 0
        ? keep(request)
        : refus('pointage-facture', 409, 'Déjà facturé.', [
            { champ: `lignes.${wrong}`, message: 'Cette présence est déjà facturée.' },
          ])
    })
    await says(widget, '2 attendus')
    button(widget, 'Tous présents').click()
    await says(widget, 'Non enregistré. Cette présence est déjà facturée.')
    await until(() => feuille.lignes[0]?.etat === 'present')
    await until(() => text(widget).split('Non enregistré').length === 2)
    // Nothing says that both are.
    expect(text(widget)).to.not.include('enfants sont pointés présents')
    button(widget, 'Revenir à ce qui est enregistré').click()
    await says(widget, '1 présent, 0 absent, 1 attendu')
  })

  it('what is typed while a line is being saved is saved after it', async () => {
    let answer: (() => void) | undefined
    const bodies: Pointages[] = []
    const widget = await opened(
      [ligne('Lou')],
      async (request: Request) => {
        bodies.push((await request.clone().json()) as Pointages)
        if (bodies.length === 1)
          await new Promise<void>((resolve) => {
            answer = resolve
          })
        return keep(request)
      },
      { regles: [regle] },
    )
    await says(widget, '1 attendu')
    button(widget, 'Présent : Lou Durand').click()
    const input = await until(() => widget.shadowRoot?.querySelector<HTMLInputElement>('input[type=time]'))
    await until(() => answer)
    input.value = '08:41'
    input.dispatchEvent(new Event('change', { bubbles: true }))
    // One call at a time: the first one cannot come last.
    expect(bodies.length).to.equal(1)
    answer?.()
    await until(() => feuille.lignes[0]?.arrivee === '08:41')
    await says(widget, 'Tout est enregistré.')
    expect(input.value).to.equal('08:41')
  })

  it('an answer about another structure is not shown under this one; what was said stays where it was said', async () => {
    let answer: (() => void) | undefined
    const widget = await opened([ligne('Léa')], async (request: Request) => {
      await new Promise<void>((resolve) => {
        answer = resolve
      })
      return keep(request)
    })
    await says(widget, '1 attendu')
    button(widget, 'Présent : Léa Durand').click()
    await until(() => answer)
    api.answer('GET gestion/pointages', {
      ...feuille,
      structure: { id: 's2', nom: 'Les p’tits bouchons' },
      lignes: [],
    })
    const select = widget.shadowRoot?.querySelector<HTMLSelectElement>('#pointage-structure')
    if (!select) throw new Error('no structure to choose')
    select.value = 's2'
    select.dispatchEvent(new Event('change'))
    await says(widget, 'Aucun enfant n’est attendu')
    answer?.()
    await until(() => feuille.lignes[0]?.etat === 'present')
    expect(text(widget)).to.include('Aucun enfant n’est attendu')
    const [sent] = await Promise.all(
      api.requests.filter((one) => one.method === 'PUT').map((one) => one.clone().json()),
    )
    expect(sent.structure).to.equal('s1')
  })

  it('« Tous présents » taken back leaves what was said since', async () => {
    const widget = await opened([ligne('Léa'), ligne('Noé')])
    await says(widget, '2 attendus')
    button(widget, 'Tous présents').click()
    await says(widget, '2 enfants sont pointés présents.')
    button(widget, 'Absent : Noé Durand').click()
    await until(() => feuille.lignes[1]?.etat === 'absent')
    button(widget, 'Annuler').click()
    await says(widget, '0 présent, 1 absent, 1 attendu')
    await until(() => feuille.lignes[0]?.etat === 'attendu')
  })

  it('a child who came without booking is added with what one must know of it', async () => {
    const widget = await opened([ligne('Léa')], jamais, {
      autres: [
        {
          enfant: { id: 'Zoé', prenom: 'Zoé', nom: 'Martin', age: 6 },
          activite: { id: 'a1', nom: 'Mercredis' },
          unites: [{ code: 'journee', nom: 'Journée' }],
          alertes: ['PAI : asthme'],
          interdits: [{ prenom: 'Jean', nom: 'Martin', lien: 'père' }],
        },
      ],
    })
    await says(widget, '1 attendu')
    const select = widget.shadowRoot?.querySelector<HTMLSelectElement>('#pointage-ajout')
    if (!select) throw new Error('nobody to add')
    select.value = '0 0'
    select.dispatchEvent(new Event('change'))
    await says(widget, 'Zoé Martin 6 ans · Venu sans réservation')
    expect(text(widget)).to.include('PAI : asthme')
    expect(text(widget)).to.include('Ne peut pas venir chercher : Jean Martin (père)')
    expect(text(widget)).to.include('1 présent, 0 absent, 1 attendu · Enregistrement…')
  })

  it('who may not collect a child is said on its line; who may, and whom to call, when it is asked', async () => {
    const interdits = [{ prenom: 'Jean', nom: 'Martin', lien: 'père' }]
    const finis = [{ prenom: 'Paul', nom: 'Roux', lien: 'oncle', finie: '2026-09-01' }]
    const widget = await opened([ligne('Léa', { interdits }), ligne('Noé', { interdits: finis })])
    await says(widget, 'Ne peut pas venir chercher : Jean Martin (père)')
    await says(widget, 'Paul Roux (oncle). Demandez à la direction qui peut venir.')
    expect(text(widget)).not.to.include('Ne peut pas venir chercher : Paul Roux')
    expect(widget.shadowRoot?.querySelectorAll('.interdit').length).to.equal(2)
    const quelquun = { prenom: 'Rose', nom: 'Petit', telephone: '05 56 23 11 11', interdit: false }
    api.answer('GET gestion/enfants/L%C3%A9a/personnes', {
      enfant: { id: 'Léa', prenom: 'Léa', nom: 'Durand' },
      interdits,
      foyers: [
        {
          adultes: [
            {
              ...quelquun,
              id: 'r1',
              prenom: 'Jean',
              nom: 'Martin',
              interdit: true,
              autoriteParentale: true,
              motif: null,
            },
          ],
          proches: [{ ...quelquun, lien: 'grand-mère', peutChercher: true, aPrevenir: true }],
        },
      ],
      medecin: 'Dr Peyron',
      medecinTelephone: '05 56 23 00 00',
    })
    const details = widget.shadowRoot?.querySelector<HTMLDetailsElement>('.qui')
    if (!details) throw new Error('no sheet')
    details.open = true
    await says(widget, 'NE PEUT PAS venir chercher')
    await says(widget, 'Rose Petit')
    await says(widget, 'Dr Peyron')
    expect(widget.shadowRoot?.querySelector<HTMLAnchorElement>('.fiche a[href^=tel]')?.href).to.equal(
      'tel:0556231111',
    )
    await expect(widget).to.be.accessible()
  })

  it('a day to come is read and printed, not said', async () => {
    const widget = await opened([ligne('Léa')])
    await says(widget, '1 attendu')
    api.answer('GET gestion/pointages', { ...feuille, date: '2026-11-19' })
    button(widget, 'Jour suivant').click()
    await says(widget, 'Ce jour n’est pas encore venu')
    expect(text(widget)).to.include('L’arbre à paumes, jeudi 19 novembre 2026')
    expect(() => button(widget, 'Présent : Léa Durand')).to.throw()
    await expect(widget).to.be.accessible()
    button(widget, 'Aujourd’hui').click()
    await until(() => new URL(api.requests.at(-1)?.url ?? '').searchParams.get('date') === '2026-11-18')
  })

  it('the rounding of hours is changed for an activity', async () => {
    const widget = await opened([ligne('Lou')], keep, { regles: [regle] })
    await says(widget, 'Arrondi des heures')
    const root = widget.shadowRoot as ShadowRoot
    root.querySelector('details')?.setAttribute('open', '')
    api.answer('PUT gestion/pointages/regles/a1', async (request: Request) => {
      const said = (await request.clone().json()) as { pas: 30; tolerance: number }
      feuille = { ...feuille, regles: [{ ...regle, ...said }] }
      return said
    })
    const pas = root.querySelector<HTMLSelectElement>('#pas-a1')
    const tolerance = root.querySelector<HTMLInputElement>('#tolerance-a1')
    if (!pas || !tolerance) throw new Error('no rule to change')
    pas.value = '30'
    pas.dispatchEvent(new Event('change'))
    tolerance.value = '5'
    tolerance.dispatchEvent(new Event('input'))
    button(widget, 'Enregistrer').click()
    await says(widget, 'C’est enregistré.')
    expect(feuille.regles[0]).to.include({ pas: 30, tolerance: 5 })
    await expect(widget).to.be.accessible()
  })

  it('who is no agent is told so', async () => {
    api = fakeApi({ 'GET session': famille })
    const widget = mount<InoePointage>(html`<inoe-pointage></inoe-pointage>`)
    await says(widget, 'Cette page est réservée aux services.')
    await expect(widget).to.be.accessible()
  })

  it('real hours are asked for where they are billed', async () => {
    const widget = await opened(
      [ligne('Lou', { etat: 'present', prevu: { debut: '08:30', fin: '16:00' } })],
      keep,
      { regles: [regle] },
    )
    await says(widget, 'Prévu de 08:30 à 16:00')
    const input = widget.shadowRoot?.querySelector<HTMLInputElement>('input[type=time]')
    if (!input) throw new Error('no field of hours')
    input.value = '08:41'
    input.dispatchEvent(new Event('change', { bubbles: true }))
    await until(() => feuille.lignes[0]?.arrivee === '08:41')
    await expect(widget).to.be.accessible()
  })
})
