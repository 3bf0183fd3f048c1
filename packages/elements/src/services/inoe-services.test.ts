import type { Eligibilite, Inscription, Inscriptions, ResultatInscription } from '@inoe/contract/inscriptions'
import type { Catalogue } from '@inoe/contract/structures'
import type { PrixSimules } from '@inoe/contract/tarifs'
import { expect } from '@open-wc/testing'
import { html } from 'lit'
import '../espace/define.ts'
import {
  agent,
  configuration,
  type FakeApi,
  fakeApi,
  famille,
  forgetEspaces,
  mount,
  refus,
  until,
  visiteur,
} from '../espace/testing.ts'
import { demande, envoyee, etape } from '../inscriptions/testing.ts'
import './define.ts'
import type { InscriptionEvent } from './events.ts'
import type { InoeServices } from './inoe-services.ts'

const id = (end: string) => `0190a0c0-0000-7000-8000-0000000000${end}`
const lea = { id: id('a1'), nom: 'Durand', prenom: 'Léa' }
const noe = { id: id('a2'), nom: 'Durand', prenom: 'Noé' }
const structure = { description: '', adresse: '', telephone: null, courriel: null }
const activite = {
  description: '',
  ageMin: 3,
  ageMax: 11,
  mode: 'jour' as const,
  groupes: [],
  delaiReservation: 'jusqu’à 12 h 00 la veille',
  delaiAnnulation: 'jusqu’à 9 h 00 le jour même',
  unites: [
    {
      code: 'journee',
      nom: 'Journée',
      horaires: '8 h – 18 h',
      prixCentimes: 940,
      tranches: [],
      tarif: ['QF jusqu’à 500 : 5,20 €', 'Hors territoire : +30 %'],
    },
  ],
  criteres: ['quotient' as const, 'rang' as const, 'residence' as const],
}
const periode = {
  ouvertureResidents: null,
  debut: '2026-09-01',
  fin: '2026-12-31',
  ouverture: '2026-07-27T07:00:00.000Z',
  fermeture: null,
}
const catalogue: Catalogue = {
  maintenant: '2026-07-20T09:00:00.000Z',
  structures: [
    {
      ...structure,
      id: id('01'),
      nom: 'L’arbre à paumes',
      type: 'alsh',
      telephone: '05 56 61 00 00',
      activites: [
        {
          ...activite,
          id: id('b1'),
          nom: 'Mercredis',
          type: 'mercredis',
          periodes: [
            { ...periode, id: id('c1'), nom: 'Printemps', etat: 'fermee' },
            { ...periode, id: id('c2'), nom: 'Été', etat: 'ouverte' },
            { ...periode, id: id('c3'), nom: 'Automne', etat: 'a-venir' },
          ],
        },
      ],
    },
    { ...structure, id: id('02'), nom: 'L’espace jeunes', type: 'point-jeunes', activites: [] },
  ],
}
const possible: Eligibilite = {
  enfants: [
    { enfant: lea, possible: true, attente: false, empechements: [] },
    {
      enfant: noe,
      possible: false,
      attente: false,
      empechements: [
        { code: 'age-non-admis', phrase: 'Noé aura 3 ans le 2 mars 2027.', pieces: [], champs: [] },
        {
          code: 'piece-manquante',
          phrase: 'À fournir : Vaccins.',
          pieces: [{ id: id('d1'), nom: 'Vaccins' }],
          champs: [],
        },
        { code: 'dossier-incomplet', phrase: 'À compléter : Adresse.', pieces: [], champs: ['Adresse'] },
      ],
    },
  ],
}
const refusee = etape('refusee', 'service')
const liste = (...inscriptions: Inscription[]): Inscriptions => ({ inscriptions })

describe('<inoe-services>', () => {
  let api: FakeApi
  let say: (sujet: string) => void
  const withStream = {
    'GET direct': () =>
      new Response(
        new ReadableStream({
          start(controller) {
            say = (sujet) =>
              controller.enqueue(new TextEncoder().encode(`event: changement\nid: 1\ndata: ${sujet}\n\n`))
          },
        }),
      ),
  }
  afterEach(() => {
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
  })
  const open = () => mount<InoeServices>(html`<inoe-services></inoe-services>`)
  const root = (widget: HTMLElement) => widget.shadowRoot as ShadowRoot
  const text = (widget: HTMLElement) => root(widget).textContent?.replaceAll(/[\s\u202f]+/g, ' ') ?? ''
  const shows = (widget: HTMLElement, words: string) => until(() => text(widget).includes(words))
  const button = (widget: HTMLElement, words: string) =>
    [...root(widget).querySelectorAll('button')].find((one) => one.textContent?.includes(words))
  const press = async (widget: HTMLElement, words: string) =>
    (await until(() => button(widget, words))).click()

  it('shows the catalogue without an account: prices, notice, periods with their state', async () => {
    api = fakeApi({ 'GET session': visiteur, 'GET catalogue': catalogue })
    const widget = open()
    await shows(widget, 'L’arbre à paumes')
    root(widget).querySelector('summary')?.click()
    for (const words of [
      'De 3 à 11 ans',
      '9,40 €',
      'jusqu’à 12 h 00 la veille',
      'Fermée',
      'Ouverte',
      'Ouvre le lundi 27 juillet à 9 h 00',
    ])
      await shows(widget, words)
    expect(api.requests.some((one) => one.url.includes('/inscriptions'))).to.equal(false)
    await expect(widget).to.be.accessible()
  })

  it('a period opens by itself at its instant, by the server’s clock', async () => {
    const soon = { ...catalogue, maintenant: '2026-07-27T06:59:59.900Z' }
    api = fakeApi({ 'GET session': visiteur, 'GET catalogue': soon })
    const widget = open()
    await shows(widget, 'Ouvre le lundi 27 juillet à 9 h 00')
    const opened = structuredClone(catalogue)
    opened.maintenant = '2026-07-27T07:00:00.000Z'
    for (const one of opened.structures[0]?.activites[0]?.periodes ?? [])
      if (one.etat === 'a-venir') one.etat = 'ouverte'
    api.answer('GET catalogue', opened)
    await until(() => !text(widget).includes('Ouvre le'))
    expect(api.requests.filter((one) => one.url.endsWith('/catalogue')).length).to.equal(2)
  })

  it('says the price of each band of quotient familial, the age groups, and the days of a sejour', async () => {
    const unite = { code: 'sejour', nom: 'Séjour', horaires: '', prixCentimes: 24000 }
    const tranches = [
      { jusquA: 500, prixCentimes: 0 },
      { jusquA: 900, prixCentimes: 17500 },
      { jusquA: null, prixCentimes: 24000 },
    ]
    const sejour = structuredClone(catalogue)
    sejour.structures[0]?.activites.splice(0, 1, {
      ...activite,
      id: id('b2'),
      nom: 'Séjour à la mer',
      type: 'sejour',
      mode: 'sejour',
      groupes: [
        { code: 'petits', nom: 'Petits', ageMin: null, ageMax: 5 },
        { code: 'grands', nom: 'Grands', ageMin: 6, ageMax: 11 },
      ],
      unites: [{ ...unite, tranches, tarif: [] }],
      periodes: [
        { ...periode, id: id('c4'), nom: 'La mer', debut: '2027-02-15', fin: '2027-02-19', etat: 'ouverte' },
      ],
    })
    api = fakeApi({ 'GET session': visiteur, 'GET catalogue': sejour })
    const widget = open()
    await shows(widget, 'Séjour à la mer')
    root(widget).querySelector('summary')?.click()
    for (const words of [
      'selon le quotient familial (QF)',
      'De 0,00 € à 240,00 €',
      'QF jusqu’à 500 : Gratuit',
      'QF de 501 à 900 : 175,00 €',
      'QF au-dessus de 900 : 240,00 €',
      'Petits (jusqu’à 5 ans), Grands (de 6 à 11 ans)',
      'du lundi 15 février au vendredi 19 février 2027, 5 jours',
    ])
      await shows(widget, words)
    await expect(widget).to.be.accessible()
  })

  it('says when residents book, then that they can, by the server’s clock', async () => {
    const residents = structuredClone(catalogue)
    residents.maintenant = '2026-07-21T06:59:59.900Z'
    for (const one of residents.structures[0]?.activites[0]?.periodes ?? [])
      if (one.etat === 'a-venir') one.ouvertureResidents = '2026-07-21T07:00:00.000Z'
    api = fakeApi({ 'GET session': visiteur, 'GET catalogue': residents })
    const widget = open()
    await shows(widget, 'Ouvre le lundi 27 juillet à 9 h 00')
    await shows(widget, 'Familles du territoire : le mardi 21 juillet à 9 h 00')
    api.answer('GET catalogue', { ...residents, maintenant: '2026-07-21T07:00:00.000Z' })
    await shows(widget, 'Ouverte aux familles du territoire')
    await shows(widget, 'Pour tous : le lundi 27 juillet à 9 h 00')
    await expect(widget).to.be.accessible()
  })

  it('filters by type, only those there are', async () => {
    api = fakeApi({ 'GET session': visiteur, 'GET catalogue': catalogue })
    const widget = open()
    await press(widget, 'Points jeunes')
    await until(() => !text(widget).includes('L’arbre à paumes'))
    await shows(widget, '1 service')
    expect(button(widget, 'Multi-accueils')).to.equal(undefined)
    expect(button(widget, 'Points jeunes')?.getAttribute('aria-pressed')).to.equal('true')
    await press(widget, 'Tous')
    await shows(widget, 'L’arbre à paumes')
  })

  it('« Inscrire » invites a visitor to sign in', async () => {
    api = fakeApi({ 'GET session': visiteur, 'GET catalogue': catalogue })
    const widget = open()
    await press(widget, 'Inscrire')
    await shows(widget, 'connectez-vous ou créez un compte')
    expect(root(widget).querySelector(`a[href="${configuration.pages.connexion}"]`)).to.exist
    expect(root(widget).activeElement?.textContent).to.contain('Inscrire à Mercredis')
    await expect(widget).to.be.accessible()
    await press(widget, 'Fermer')
    await until(() => !text(widget).includes('connectez-vous'))
    expect(root(widget).activeElement?.textContent).to.contain('Inscrire')
  })

  it('explains before asking, sends for those ticked, answers child by child, fires its event', async () => {
    const answer: ResultatInscription = {
      resultats: [{ enfant: lea, inscription: id('e1'), attente: false, empechements: [] }],
    }
    api = fakeApi({
      'GET catalogue': catalogue,
      'GET inscriptions': liste(),
      'GET inscriptions/eligibilite': possible,
      'POST inscriptions': answer,
    })
    const widget = open()
    const heard: InscriptionEvent[] = []
    widget.addEventListener('inoe-inscription', (event) => heard.push(event))
    await press(widget, 'Inscrire')
    await shows(widget, 'Noé aura 3 ans le 2 mars 2027.')
    const [forLea, forNoe] = root(widget).querySelectorAll<HTMLInputElement>('input[type=checkbox]')
    expect([forLea?.disabled, forNoe?.disabled]).to.deep.equal([false, true])
    expect(root(widget).querySelector(`.raisons a[href="${configuration.pages.documents}"]`)).to.exist
    expect(root(widget).querySelector(`.raisons a[href="${configuration.pages.foyer}"]`)).to.exist
    await expect(widget).to.be.accessible()

    await press(widget, 'Envoyer la demande')
    await shows(widget, 'Cochez au moins un enfant.')
    expect(api.requests.some((one) => one.method === 'POST')).to.equal(false)
    forLea?.click()
    api.answer('GET inscriptions', liste(demande()))
    await press(widget, 'Envoyer la demande')
    await shows(widget, 'Léa : demande envoyée.')
    await shows(widget, 'Léa : en cours d’étude')
    const post = api.requests.find((one) => one.method === 'POST')
    expect(await post?.json()).to.deep.equal({ activite: id('b1'), periode: null, enfants: [lea.id] })
    expect(post?.headers.get('idempotency-key')).to.be.a('string')
    expect(heard.map((one) => [one.activite, one.inscriptions])).to.deep.equal([[id('b1'), [id('e1')]]])
    await expect(widget).to.be.accessible()
  })

  it('asks for one period, and keeps the form when sending fails, under the same key', async () => {
    api = fakeApi({
      'GET catalogue': catalogue,
      'GET inscriptions': liste(),
      'GET inscriptions/eligibilite': possible,
      'POST inscriptions': refus('service-indisponible', 503, 'Réessayez dans un instant.'),
    })
    const widget = open()
    await press(widget, 'Inscrire')
    const radios = await until(() => {
      const found = root(widget).querySelectorAll<HTMLInputElement>('input[type=radio]')
      return found.length > 0 && [...found]
    })
    expect(radios.length, 'all, Été, Automne; not the closed one').to.equal(3)
    radios[1]?.click()
    await until(() => api.requests.some((one) => one.url.includes(`periode=${id('c2')}`)))
    const box = await until(() =>
      root(widget).querySelector<HTMLInputElement>('input[type=checkbox]:not(:disabled)'),
    )
    await until(() => api.requests.filter((one) => one.url.includes('eligibilite')).length === 2)
    await widget.updateComplete
    box.click()
    await until(() => box.checked)
    await press(widget, 'Envoyer la demande')
    await shows(widget, 'Réessayez dans un instant.')
    expect(box.checked).to.equal(true)
    await press(widget, 'Envoyer la demande')
    const posts = () => api.requests.filter((one) => one.method === 'POST')
    await until(() => posts().length === 2)
    expect(new Set(posts().map((one) => one.headers.get('idempotency-key'))).size).to.equal(1)
    expect(await posts()[0]?.json()).to.deep.include({ periode: id('c2') })
  })

  it('says the service’s answer as it comes, with the way to follow it', async () => {
    api = fakeApi({ ...withStream, 'GET catalogue': catalogue, 'GET inscriptions': liste(demande()) })
    const widget = open()
    await shows(widget, 'Léa : en cours d’étude')
    api.answer('GET inscriptions', liste(demande({ etat: 'refusee', etapes: [envoyee, refusee] })))
    await until(() => say)
    say('inscriptions')
    await shows(widget, 'Léa, « Mercredis » : l’inscription est refusée')
    await shows(widget, 'Léa : refusée')
    expect(root(widget).querySelector(`a[href="${configuration.pages.inscriptions}"]`)).to.exist
    await expect(widget).to.be.accessible()
  })

  it('says that no place is left before and after asking', async () => {
    const full: Eligibilite = {
      enfants: [
        { enfant: lea, possible: true, attente: true, empechements: [] },
        { enfant: noe, possible: true, attente: false, empechements: [] },
      ],
    }
    const answer: ResultatInscription = {
      resultats: [{ enfant: lea, inscription: id('e1'), attente: true, empechements: [] }],
    }
    api = fakeApi({
      'GET catalogue': catalogue,
      'GET inscriptions': liste(),
      'GET inscriptions/eligibilite': full,
      'POST inscriptions': answer,
    })
    const widget = open()
    await press(widget, 'Inscrire')
    await shows(widget, 'la demande ira sur liste d’attente')
    const [forLea, forNoe] = root(widget).querySelectorAll<HTMLInputElement>('input[type=checkbox]')
    expect(forLea?.disabled).to.equal(false)
    expect([forLea, forNoe].map((one) => one?.hasAttribute('aria-describedby'))).to.deep.equal([true, false])
    await expect(widget).to.be.accessible()
    forLea?.click()
    api.answer('GET inscriptions', liste(demande({ etat: 'en-attente', rang: 3 })))
    await press(widget, 'Envoyer la demande')
    await shows(widget, 'Léa : sur liste d’attente.')
    await until(() => root(widget).querySelector(`.resultats a[href="${configuration.pages.inscriptions}"]`))
    await expect(widget).to.be.accessible()
  })

  it('a family without children is sent to its file; an agent is told who asks', async () => {
    api = fakeApi({
      'GET session': famille,
      'GET catalogue': catalogue,
      'GET inscriptions': liste(),
      'GET inscriptions/eligibilite': { enfants: [] },
    })
    const widget = open()
    await press(widget, 'Inscrire')
    await shows(widget, 'n’a pas encore d’enfant')
    api.restore()
    forgetEspaces()
    api = fakeApi({ 'GET session': agent, 'GET catalogue': catalogue })
    const other = open()
    await press(other, 'Inscrire')
    await shows(other, 'demandées par les familles')
  })

  it('an empty catalogue is said; a failed read says what to do', async () => {
    api = fakeApi({
      'GET session': visiteur,
      'GET catalogue': refus('erreur-interne', 500, 'Rien n’a été perdu.'),
    })
    const widget = open()
    await shows(widget, 'Rien n’a été perdu.')
    api.answer('GET catalogue', { ...catalogue, structures: [] })
    await press(widget, 'Réessayer')
    await shows(widget, 'Aucun service n’est encore publié.')
  })

  describe('« Simuler le prix »', () => {
    const simulated: PrixSimules = {
      activite: { id: id('b1'), nom: 'Mercredis' },
      date: '2026-07-20',
      prix: [
        {
          unite: 'journee',
          nom: 'Journée',
          par: 'unite',
          prix: { centimes: 728, lignes: ['QF 742 → tranche 2 : 9,10 €', '2e enfant : −20 % → 7,28 €'] },
        },
      ],
    }
    const field = (widget: HTMLElement, nom: string) =>
      until(() => root(widget).querySelector<HTMLInputElement | HTMLSelectElement>(`[id$="-${nom}"]`))
    const fill = async (widget: HTMLElement, nom: string, value: string) => {
      const one = await field(widget, nom)
      one.value = value
      one.dispatchEvent(new Event(one instanceof HTMLSelectElement ? 'change' : 'input'))
    }
    const start = async () => {
      const widget = open()
      await shows(widget, 'L’arbre à paumes')
      root(widget).querySelector('summary')?.click()
      await press(widget, 'Simuler le prix')
      await shows(widget, 'Calculer')
      return widget
    }

    it('asks what the price depends on, then says it with its explanation', async () => {
      api = fakeApi({
        'GET session': visiteur,
        'GET catalogue': catalogue,
        'GET tarifs/simulation': simulated,
      })
      const widget = await start()
      await until(() => root(widget).activeElement?.id === `simuler-${id('b1')}-titre`)
      expect(text(widget)).to.include('Hors territoire : +30 %').and.not.include('Ressources du foyer')
      await expect(widget).to.be.accessible()
      await fill(widget, 'quotientFamilial', '742')
      await fill(widget, 'enfants', '3')
      await fill(widget, 'rang', '2')
      await fill(widget, 'resident', 'non')
      await press(widget, 'Calculer')
      await shows(widget, 'Journée : 7,28 €')
      await shows(widget, '2e enfant : −20 % → 7,28 €')
      const asked = new URL(api.requests.at(-1)?.url ?? '').searchParams
      expect(Object.fromEntries(asked)).to.deep.equal({
        activite: id('b1'),
        quotientFamilial: '742',
        enfants: '3',
        rang: '2',
        aeeh: '0',
        resident: 'non',
      })
      const said = root(widget).querySelector('.resultats')
      expect(said?.getAttribute('aria-live')).to.equal('polite')
      await expect(widget).to.be.accessible()
      // Another answer: the price shown is no longer that of what is typed.
      await fill(widget, 'enfants', '1')
      await until(() => !text(widget).includes('7,28 €'))
      await press(widget, 'Calculer')
      await shows(widget, 'Journée : 7,28 €')
      expect(new URL(api.requests.at(-1)?.url ?? '').searchParams.get('rang')).to.equal('1')
    })

    it('says what is wrong beside its field, and keeps what was typed', async () => {
      const message = 'La forme n’est pas celle attendue.'
      api = fakeApi({
        'GET session': visiteur,
        'GET catalogue': catalogue,
        'GET tarifs/simulation': refus('requete-invalide', 400, 'Vérifiez ce qui est indiqué.', [
          { champ: 'quotientFamilial', message },
        ]),
      })
      const widget = await start()
      await fill(widget, 'quotientFamilial', '-1')
      await press(widget, 'Calculer')
      await shows(widget, message)
      const typed = await field(widget, 'quotientFamilial')
      expect([typed.value, typed.getAttribute('aria-invalid')]).to.deep.equal(['-1', 'true'])
      await expect(widget).to.be.accessible()
    })

    it('of care by contract asks for resources; without a published price, says so; closes', async () => {
      const contrat = structuredClone(catalogue)
      contrat.structures[0]?.activites.splice(0, 1, {
        ...activite,
        id: id('b3'),
        nom: 'Accueil régulier',
        type: 'accueil-regulier',
        mode: 'contrat',
        unites: [],
        criteres: ['ressources'],
        periodes: [],
      })
      api = fakeApi({
        'GET session': visiteur,
        'GET catalogue': contrat,
        'GET tarifs/simulation': { ...simulated, prix: [] },
      })
      const widget = await start()
      await fill(widget, 'ressourcesMensuelles', '3000')
      expect(text(widget)).to.include('AEEH').and.not.include('Quotient familial')
      await press(widget, 'Calculer')
      await shows(widget, 'Le tarif n’est pas encore publié.')
      await press(widget, 'Simuler le prix')
      await until(() => !text(widget).includes('Calculer'))
    })

    it('is not offered where the price is the same for all', async () => {
      const same = structuredClone(catalogue)
      for (const one of same.structures[0]?.activites ?? []) one.criteres = []
      api = fakeApi({ 'GET session': visiteur, 'GET catalogue': same })
      const widget = open()
      await shows(widget, 'L’arbre à paumes')
      expect(button(widget, 'Simuler le prix')).to.equal(undefined)
    })

    it('that cannot be downloaded says what to do', async () => {
      api = fakeApi({ 'GET session': visiteur, 'GET catalogue': catalogue })
      const widget = open()
      Object.defineProperty(widget, 'loadSimulateur', { value: () => Promise.reject(new Error('offline')) })
      await press(widget, 'Simuler le prix')
      await shows(widget, 'Le service ne répond pas.')
    })
  })
})
