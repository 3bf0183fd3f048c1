import type { TableauDeBord } from '@inoe/contract/tableau-de-bord'
import { expect } from '@open-wc/testing'
import { html } from 'lit'
import '../espace/define.ts'
import {
  agent,
  configuration,
  direct,
  type FakeApi,
  fakeApi,
  forgetEspaces,
  mount,
  refus,
  until,
  visiteur,
} from '../espace/testing.ts'
import { prochainBattement, resteEnMots } from './compte-a-rebours.ts'
import './define.ts'
import type { InoeTableauDeBord } from './inoe-tableau-de-bord.ts'

const vide: TableauDeBord = {
  maintenant: '2026-11-03T09:00:00.000Z',
  aujourdhui: '2026-11-03',
  foyer: {
    enfants: 2,
    champsManquants: [],
    renouvellement: null,
    accordsAttendus: 0,
    propositions: 0,
    auService: 0,
    refuses: 0,
  },
  documents: { aFournir: [] },
  inscriptions: { enAttente: 0, aCompleter: 0 },
  prochainsJours: [],
  factures: { nombre: 0, totalCentimes: 0, echeance: null },
  reservations: { aConfirmer: 0 },
  messages: { nonLus: 0 },
  actualites: { nonVues: 0, derniere: null },
  mesDonnees: { copieJusquAu: null },
  prochaineOuverture: null,
}
const plein: TableauDeBord = {
  ...vide,
  foyer: {
    enfants: 2,
    champsManquants: ['Commune'],
    renouvellement: null,
    accordsAttendus: 0,
    propositions: 0,
    auService: 0,
    refuses: 0,
  },
  documents: { aFournir: [{ nom: 'Attestation CAF', pour: null }] },
  inscriptions: { enAttente: 1, aCompleter: 0 },
  prochainsJours: [
    {
      date: '2026-11-04',
      fin: '2026-11-04',
      enfant: 'Léa',
      activite: 'Mercredis',
      unite: 'Journée',
      etat: 'confirmee',
    },
    {
      date: '2026-11-04',
      fin: '2026-11-04',
      enfant: 'Noé',
      activite: 'Mercredis',
      unite: 'Matin',
      etat: 'proposee',
    },
    {
      date: '2026-12-16',
      fin: '2026-12-16',
      enfant: 'Léa',
      activite: 'Mercredis',
      unite: 'Journée',
      etat: 'confirmee',
    },
  ],
  factures: { nombre: 2, totalCentimes: 8640, echeance: '2026-11-15' },
  reservations: { aConfirmer: 1 },
  messages: { nonLus: 2 },
  actualites: { nonVues: 2, derniere: 'La cantine est fermée jeudi' },
  mesDonnees: { copieJusquAu: null },
  prochaineOuverture: { nom: 'Vacances : Hiver 2027', ouverture: '2026-11-03T10:00:30.000Z' },
}

describe('<inoe-tableau-de-bord>', () => {
  let api: FakeApi
  afterEach(() => {
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
  })
  const open = () => mount<InoeTableauDeBord>(html`<inoe-tableau-de-bord></inoe-tableau-de-bord>`)
  const shows = (widget: HTMLElement, text: string) =>
    until(() => widget.shadowRoot?.textContent?.replaceAll(/[\s\u202f]+/g, ' ').includes(text))
  const tile = (widget: HTMLElement, section: string) =>
    widget.shadowRoot?.querySelector<HTMLAnchorElement>(
      `a[href="${configuration.pages[section as 'foyer']}"]`,
    )

  it('greets, shows the days grouped, and what waits in each section with its link', async () => {
    api = fakeApi({ 'GET tableau-de-bord': plein })
    const widget = open()
    await shows(widget, 'Bonjour Camille')
    await shows(widget, 'Demain, mercredi 4')
    await shows(widget, 'Mercredi 16 décembre')
    expect(widget.shadowRoot?.querySelectorAll('.jours > li:not(.ouverture)').length).to.equal(2)
    expect(tile(widget, 'factures')?.textContent?.replaceAll(/[\s\u202f]+/g, ' ')).to.contain(
      '86,40 € à payer avant le 15 novembre',
    )
    expect(tile(widget, 'factures')?.querySelector('.pastille')?.textContent).to.contain('2 en attente')
    expect(tile(widget, 'documents')?.textContent).to.contain('Attestation CAF à fournir')
    expect(tile(widget, 'foyer')?.textContent).to.contain('À compléter\u00a0: commune')
    expect(tile(widget, 'inscriptions')?.textContent).to.contain('1 demande en cours d’étude')
    expect(tile(widget, 'messages')?.textContent).to.contain('2 conversations non lues')
    const [, noe] = widget.shadowRoot?.querySelectorAll('.jours > li > div') ?? []
    expect(noe?.textContent?.replaceAll(/\s+/g, ' ')).to.contain('Noé · Mercredis, Matin À confirmer')
    expect(tile(widget, 'reservations')?.textContent).to.contain('1 place libérée, à confirmer')
    expect(tile(widget, 'actualites')?.textContent).to.contain('La cantine est fermée jeudi')
    expect(tile(widget, 'actualites')?.querySelector('.pastille')?.textContent).to.contain('2 non lues')
    expect(tile(widget, 'compte')?.textContent).to.contain('Mon compte')
    await expect(widget).to.be.accessible()
  })

  it('the answers that a parent owes are counted in « Mon foyer », which leads to them once the file lacks nothing', async () => {
    const foyer = { ...vide.foyer, accordsAttendus: 2, propositions: 0, auService: 0, refuses: 0 }
    api = fakeApi({ 'GET tableau-de-bord': { ...vide, foyer } })
    const widget = open()
    await shows(widget, '2 accords attendus de vous')
    const there = widget.shadowRoot?.querySelector(
      `a[href="${configuration.pages.foyer}#inoe-autorisations"]`,
    )
    expect(there?.querySelector('.pastille')?.textContent).to.contain('2 en attente')
    await expect(widget).to.be.accessible()
    api.restore()
    forgetEspaces()
    api = fakeApi({
      'GET tableau-de-bord': {
        ...vide,
        foyer: {
          ...foyer,
          champsManquants: ['Commune'],
          accordsAttendus: 1,
          propositions: 0,
          auService: 0,
          refuses: 0,
        },
      },
    })
    const other = open()
    await shows(other, 'À compléter : commune · 1 accord attendu de vous')
    expect(tile(other, 'foyer')?.querySelector('.pastille')?.textContent).to.contain('2 en attente')
  })

  it('what was sent back comes first and is urgent; what the services look at is said beside it, calmly', async () => {
    api = fakeApi({ 'GET tableau-de-bord': { ...vide, inscriptions: { enAttente: 2, aCompleter: 1 } } })
    const widget = open()
    await shows(widget, '1 demande à compléter · 2 demandes en cours d’étude')
    const pastille = tile(widget, 'inscriptions')?.querySelector('.pastille')
    expect(pastille?.textContent).to.contain('1 en attente')
    expect(pastille?.classList.contains('attente')).to.equal(false)
    api.restore()
    forgetEspaces()
    api = fakeApi({ 'GET tableau-de-bord': { ...vide, inscriptions: { enAttente: 2, aCompleter: 0 } } })
    const other = open()
    await shows(other, '2 demandes en cours d’étude')
    expect(tile(other, 'inscriptions')?.querySelector('.pastille.attente')).to.exist
  })

  it('counts what the other parent proposes, what waits for the service, what was refused, the copy that is ready', async () => {
    const foyer = { ...vide.foyer, auService: 2 }
    api = fakeApi({ 'GET tableau-de-bord': { ...vide, foyer } })
    const calm = open()
    await shows(calm, '2 changements attendent le service')
    expect(tile(calm, 'foyer')?.querySelector('.pastille.attente')?.textContent).to.contain('2 en attente')
    expect(tile(calm, 'mes-donnees')?.textContent).to.contain('Mes données')
    expect(tile(calm, 'mes-donnees')?.querySelector('.pastille')).to.equal(null)
    api.restore()
    forgetEspaces()
    api = fakeApi({
      'GET tableau-de-bord': {
        ...vide,
        foyer: { ...foyer, propositions: 1, refuses: 1 },
        mesDonnees: { copieJusquAu: '2026-11-10T09:00:00.000Z' },
      },
    })
    const widget = open()
    await shows(widget, '1 proposition de l’autre parent · 2 changements attendent le service')
    const there = widget.shadowRoot?.querySelector(`a[href="${configuration.pages.foyer}#inoe-gardes"]`)
    expect(there?.querySelector('.pastille:not(.attente)')?.textContent).to.contain('1 en attente')
    const why = widget.shadowRoot?.querySelector(`a[href="${configuration.pages.historique}#inoe-demandes"]`)
    expect(why?.textContent).to.contain('1 changement refusé\u00a0: lire pourquoi')
    expect(why?.querySelector('.pastille:not(.attente)')?.textContent).to.contain('1 à lire')
    expect(tile(widget, 'mes-donnees')?.textContent).to.match(
      /à télécharger avant le 10 novembre 2026 à 10[ :]/,
    )
    expect(tile(widget, 'mes-donnees')?.querySelector('.pastille.attente')?.textContent).to.contain(
      '1 à télécharger',
    )
    await expect(widget).to.be.accessible()
  })

  it('with nothing waiting has no badge', async () => {
    api = fakeApi({ 'GET tableau-de-bord': vide })
    const widget = open()
    await shows(widget, 'Rien à payer')
    await shows(widget, 'Aucun jour réservé')
    expect(widget.shadowRoot?.querySelector('.pastille')).to.equal(null)
    await expect(widget).to.be.accessible()
  })

  it('counts down by the server’s clock, and reads again once it is open', async () => {
    const ouverture = '2026-11-03T09:00:00.300Z'
    api = fakeApi({
      'GET tableau-de-bord': { ...vide, prochaineOuverture: { nom: 'Vacances : Hiver', ouverture } },
    })
    const widget = open()
    await shows(widget, 'Ouverture le mardi 3 novembre à 10 h 00')
    await shows(widget, 'dans 1 s')
    api.answer('GET tableau-de-bord', vide)
    await until(() => !widget.shadowRoot?.textContent?.includes('Ouverture'))
  })

  it('moved, or put back after the opening, still counts down and reads again', async () => {
    const ouverture = '2026-11-03T09:00:00.300Z'
    api = fakeApi({
      'GET tableau-de-bord': { ...vide, prochaineOuverture: { nom: 'Vacances : Hiver', ouverture } },
    })
    const widget = open()
    await shows(widget, 'dans 1 s')
    const place = document.createElement('div')
    widget.closest('inoe-espace')?.append(place)
    // What it reads when it is moved has not come by the opening.
    let reads = 0
    api.answer('GET tableau-de-bord', () => (reads++ === 0 ? new Promise(() => {}) : vide))
    place.append(widget)
    await until(() => !widget.shadowRoot?.textContent?.includes('Ouverture'))
  })

  it('follows what changes without reloading', async () => {
    let say: (sujet: string) => void = () => {}
    api = fakeApi({
      'GET tableau-de-bord': vide,
      'GET direct': () =>
        new Response(
          new ReadableStream({
            start(controller) {
              say = (sujet) =>
                controller.enqueue(new TextEncoder().encode(`event: changement\nid: 1\ndata: ${sujet}\n\n`))
            },
          }),
        ),
    })
    const widget = open()
    await shows(widget, 'Aucune demande en attente')
    expect(widget.shadowRoot?.querySelector('[role=status]')?.textContent).to.equal('')
    api.answer('GET tableau-de-bord', plein)
    say('inscriptions')
    const spoken = () => widget.shadowRoot?.querySelector('[role=status]')?.textContent ?? ''
    await until(() => spoken().includes('Mes inscriptions\u00a0: 1 demande en cours d’étude'))
    expect(spoken()).to.include('Messages\u00a0: 2 conversations non lues')
    expect(spoken(), 'what did not change').to.not.include('Mon compte')
    await shows(widget, '1 demande en cours d’étude')
  })

  it('says aloud what a service sent back, though as many requests are under way as before', async () => {
    const live = direct()
    const before = { ...vide, inscriptions: { enAttente: 1, aCompleter: 0 } }
    api = fakeApi({
      'GET tableau-de-bord': before,
      'GET direct': live.answer,
    })
    const widget = open()
    await shows(widget, '1 demande en cours d’étude')
    api.answer('GET tableau-de-bord', { ...vide, inscriptions: { enAttente: 0, aCompleter: 1 } })
    live.say('inscriptions')
    const spoken = () => widget.shadowRoot?.querySelector('[role=status]')?.textContent ?? ''
    await until(() => spoken().includes('Mes inscriptions\u00a0: 1 demande à compléter'))
    expect(spoken()).to.not.include('Messages')
  })

  it('says to sign in; sends an agent to the requests', async () => {
    api = fakeApi({ 'GET session': visiteur })
    const widget = open()
    await shows(widget, 'Se connecter')
    expect(api.requests.some((one) => one.url.endsWith('/tableau-de-bord'))).to.equal(false)
    api.restore()
    forgetEspaces()
    api = fakeApi({ 'GET session': agent })
    const other = open()
    await shows(other, 'Répondre aux demandes')
    expect(tile(other, 'gestion')).to.exist
  })

  it('says what happened when it cannot be read, and « Réessayer » does', async () => {
    api = fakeApi({ 'GET tableau-de-bord': refus('erreur-interne', 500, 'Rien n’a été perdu.') })
    const widget = open()
    await shows(widget, 'Rien n’a été perdu.')
    await expect(widget).to.be.accessible()
    api.answer('GET tableau-de-bord', vide)
    widget.shadowRoot?.querySelector('button')?.click()
    await shows(widget, 'Rien à payer')
  })
})

describe('The countdown', () => {
  it('is coarser the farther it is', () => {
    const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000]
    for (const [left, words] of [
      [12 * day + hour, '12 jours'],
      [2 * day, '2 jours'],
      [2 * day - second, '1 jour et 23 h'],
      [day + hour - second, '1 jour'],
      [day - second, '23 h 59 min'],
      [hour, '1 h 00 min'],
      [hour - second, '59 min 59 s'],
      [minute, '1 min 00 s'],
      [9.2 * second, '10 s'],
      [1, '1 s'],
      [0, ''],
      [-5, ''],
    ] as const)
      expect(resteEnMots(left).replaceAll('\u00a0', ' ')).to.equal(words)
  })

  it('beats each second in the last hour, each minute before', () => {
    expect(prochainBattement(3_600_000 + 500)).to.equal(500)
    expect(prochainBattement(90_250)).to.equal(250)
    expect(prochainBattement(2000)).to.equal(1000)
  })
})
