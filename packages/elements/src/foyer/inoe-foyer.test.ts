import type { Consentements } from '@inoe/contract/consentements'
import type { Foyer } from '@inoe/contract/foyers'
import { expect } from '@open-wc/testing'
import { html } from 'lit'
import '../espace/define.ts'
import {
  direct,
  type FakeApi,
  fakeApi,
  forgetEspaces,
  mount,
  refus,
  until,
  visiteur,
} from '../espace/testing.ts'
import './define.ts'
import type { InoeFoyer } from './inoe-foyer.ts'

const SANTE = {
  allergies: 'Arachide',
  regime: '',
  pai: '',
  vaccins: '',
  medecin: '',
  medecinTelephone: '',
  autres: '',
}
const LEA = '0190a0c0-0000-7000-8000-000000000001'
const foyer: Foyer = {
  version: 3,
  contact: {
    adresse: '3 rue des Vignes',
    complement: '',
    codePostal: '33760',
    commune: 'Targon',
    telephone: '',
  },
  revenus: {
    revenusCentimes: 2_400_000,
    revenusAnnee: 2025,
    quotientFamilial: 742,
    caisse: 'CAF',
    numeroAllocataire: '',
    enfantsACharge: null,
    enfantsAeeh: null,
  },
  parents: { premier: { nom: 'Durand', prenom: 'Camille', courriel: 'camille@exemple.fr' }, second: null },
  enfants: [{ id: LEA, nom: 'Durand', prenom: 'Léa', dateNaissance: '2018-05-14', version: 1, sante: SANTE }],
  manquants: ['Téléphone'],
  regles: [],
  attentes: [],
}

describe('<inoe-foyer>', () => {
  let api: FakeApi
  let widget: InoeFoyer
  afterEach(() => {
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
  })

  const root = () => widget.shadowRoot as ShadowRoot
  const find = <E extends Element = HTMLElement>(selector: string) => root().querySelector<E>(selector)
  const open = async (routes: Parameters<typeof fakeApi>[0] = {}) => {
    api = fakeApi({
      'GET foyer': foyer,
      'GET foyer/consentements': { textes: [], enfants: [] },
      'GET foyer/renouvellement': { renouvellement: null },
      ...routes,
    })
    widget = mount<InoeFoyer>(html`<inoe-foyer></inoe-foyer>`)
    await until(() => find('h2') ?? find('[role=alert]'))
  }
  const type = (id: string, value: string) => {
    const input = find<HTMLInputElement>(`#${id}`)
    if (!input) throw new Error(`no field ${id}`)
    input.value = value
    input.dispatchEvent(new Event('input'))
    input.dispatchEvent(new Event('change'))
  }
  const submit = (partie: string) => find<HTMLFormElement>(`[data-partie="${partie}"] form`)?.requestSubmit()
  const said = (text: string) => until(() => root().textContent?.includes(text))
  const sent = async (method: string) =>
    Promise.all(api.requests.filter((one) => one.method === method).map((one) => one.clone().json()))

  it('shows the file, what is missing, and which fields are compulsory', async () => {
    await open()
    await said('Téléphone')
    expect(find<HTMLInputElement>('#contact-commune')?.value).to.equal('Targon')
    expect(find<HTMLInputElement>('#revenus-revenus')?.value).to.match(/^24\s000$/)
    expect(find<HTMLInputElement>('#contact-telephone')?.required).to.equal(true)
    expect(find<HTMLInputElement>('#contact-complement')?.required).to.equal(false)
    for (const one of root().querySelectorAll('details')) one.open = true
    await expect(widget).to.be.accessible()
  })

  it('what the authority decided holds: hidden, read only, compulsory', async () => {
    await open({
      'GET foyer': {
        ...foyer,
        regles: [
          { champ: 'complement', saisie: 'masque', effet: 'immediat' },
          { champ: 'caisse', saisie: 'lecture', effet: 'immediat' },
          { champ: 'numeroAllocataire', saisie: 'obligatoire', effet: 'immediat' },
          { champ: 'second', saisie: 'masque', effet: 'immediat' },
          { champ: 'sante.regime', saisie: 'masque', effet: 'immediat' },
        ],
      },
    })
    await said('Pour le modifier, écrivez au service.')
    expect(find('#contact-complement')).to.equal(null)
    expect(find('#revenus-caisse')).to.equal(null)
    expect(find<HTMLInputElement>('#revenus-numero')?.required).to.equal(true)
    expect(root().textContent).to.not.include('Ajouter un second parent')
    expect(find(`#e${LEA}-regime`)).to.equal(null)
    await expect(widget).to.be.accessible()
  })

  it('what waits for an answer is said with its old and new value, and taken back', async () => {
    const waiting: Foyer = {
      ...foyer,
      attentes: [
        {
          id: 'm1',
          enfant: null,
          changements: [{ champ: 'quotientFamilial', nom: 'Quotient familial', avant: '742', apres: '310' }],
          demandeeLe: '2026-11-03T08:00:00.000Z',
        },
      ],
    }
    await open({ 'PUT foyer': waiting, 'DELETE foyer/modifications/m1': foyer })
    await said('Téléphone')
    type('revenus-quotient', '310')
    submit('revenus')
    await said('Votre demande est transmise au service')
    // The field says what is true until then.
    expect(find<HTMLInputElement>('#revenus-quotient')?.value).to.equal('742')
    await said('Quotient familial\u00a0: 742 devient 310')
    await expect(widget).to.be.accessible()
    ;[...root().querySelectorAll('button')]
      .find((one) => one.textContent?.includes('Retirer ma demande'))
      ?.click()
    await said('Votre demande est retirée')
    expect(root().textContent).to.not.include('devient')
  })

  it('a service answers: what it accepted and why it refused is said, and nothing that one types is lost', async () => {
    const live = direct()
    const attente = (id: string, enfant: string | null, nom: string) => ({
      id,
      enfant,
      changements: [{ champ: 'quotientFamilial' as const, nom, avant: '742', apres: '310' }],
      demandeeLe: '2026-11-03T08:00:00.000Z',
    })
    const attentes = [
      attente('m1', null, 'Quotient familial'),
      attente('m2', LEA, 'Régime alimentaire'),
      attente('m3', null, 'Commune'),
      attente('m4', null, 'Adresse'),
    ]
    const action = (id: string, etat: string, reponse: string | null = null) => ({ id, etat, reponse })
    await open({
      'GET foyer': { ...foyer, attentes },
      'GET historique': {
        actions: [
          action('m1', 'accepte'),
          action('m2', 'refuse', 'Il faut un certificat.'),
          action('m3', 'retire'),
        ],
      },
      'GET direct': live.answer,
    })
    await said('Demandé le')
    expect(root().textContent).to.not.include('Le service a')
    type('contact-telephone', '06 12 34 56 78')
    const field = find('#contact-telephone')
    field?.focus()
    api.answer('GET foyer', foyer)
    live.say('foyer')
    const region = await until(() =>
      [...root().querySelectorAll('[role=status]')].find((one) => one.textContent?.includes('Le service a')),
    )
    const words = region.textContent?.replaceAll(/\s+/g, ' ')
    expect(words).to.include(
      'Le service a accepté votre demande (Quotient familial) : votre dossier est à jour.',
    )
    expect(words).to.include('a refusé votre demande (Léa : Régime alimentaire)')
    expect(words).to.include('Motif : Il faut un certificat.')
    expect(words, 'taken back by the family').to.not.include('Commune')
    expect(words, 'not known how').to.include('(Adresse) n’attend plus : la réponse est dans « Historique')
    expect(root().activeElement).to.equal(field)
    expect((field as HTMLInputElement).value).to.equal('06 12 34 56 78')
    await expect(widget).to.be.accessible()
  })

  it('saves one part, with its version, and says so', async () => {
    await open({
      'PUT foyer': async (request: Request) => ({
        ...foyer,
        ...(await request.json()),
        version: 4,
        manquants: [],
      }),
    })
    type('contact-telephone', '06 12 34 56 78')
    await said('non enregistrées')
    submit('contact')
    await until(() => find('[data-partie=contact] [role=status] .succes'))
    expect(await sent('PUT')).to.deep.equal([
      { version: 3, contact: { ...foyer.contact, telephone: '06 12 34 56 78' } },
    ])
    type('parents-nom', 'Dupont')
    submit('parents')
    await until(() => find('[data-partie=parents] [role=status] .succes'))
    expect((await sent('PUT'))[1]).to.deep.include({ version: 4 })
    await expect(widget).to.be.accessible()
  })

  it('sends amounts in cents and refuses what is not a number before sending', async () => {
    await open({ 'PUT foyer': foyer })
    type('revenus-revenus', '31 250,50 €')
    type('revenus-quotient', 'beaucoup')
    submit('revenus')
    await until(() => find('#revenus-quotient-erreur'))
    expect(await sent('PUT')).to.deep.equal([])
    type('revenus-quotient', '')
    submit('revenus')
    await until(() => api.requests.some((one) => one.method === 'PUT'))
    const [body] = (await sent('PUT')) as { revenus: Foyer['revenus'] }[]
    expect(body?.revenus).to.deep.include({ revenusCentimes: 3_125_050, quotientFamilial: null })
  })

  it('puts each refusal on its field, takes one there, and keeps what was typed', async () => {
    await open({
      'PUT foyer': refus('requete-invalide', 400, 'À corriger', [
        { champ: 'contact.codePostal', message: 'Cinq chiffres.' },
      ]),
    })
    type('contact-codePostal', '3376')
    submit('contact')
    await until(() => root().activeElement?.id === 'contact-codePostal')
    const input = find<HTMLInputElement>('#contact-codePostal')
    expect([input?.value, input?.getAttribute('aria-invalid')]).to.deep.equal(['3376', 'true'])
    expect(find('#contact-codePostal-erreur')?.textContent).to.equal('Cinq chiffres.')
    await expect(widget).to.be.accessible()
  })

  it('when the file changed elsewhere, offers to see it again or to keep what was typed', async () => {
    await open({ 'PUT foyer': refus('modifie-ailleurs', 409, 'Modifié') })
    type('contact-commune', 'Créon')
    submit('contact')
    await said('autre onglet')
    expect(find<HTMLInputElement>('#contact-commune')?.value).to.equal('Créon')
    await expect(widget).to.be.accessible()
    const now = { ...foyer, version: 7, contact: { ...foyer.contact, commune: 'Sauveterre' } }
    api.answer('GET foyer', now)
    api.answer('PUT foyer', { ...now, version: 8, contact: { ...now.contact, commune: 'Créon' } })
    const buttons = root().querySelectorAll<HTMLButtonElement>('[data-partie=contact] .attention button')
    buttons[1]?.click()
    await until(() => find('[data-partie=contact] .succes'))
    expect((await sent('PUT')).at(-1)).to.deep.include({ version: 7 })
    api.answer('PUT foyer', refus('modifie-ailleurs', 409, 'Modifié'))
    api.answer('GET foyer', now)
    type('contact-commune', 'Blasimon')
    submit('contact')
    await until(() => find('[data-partie=contact] .attention'))
    root().querySelector<HTMLButtonElement>('[data-partie=contact] .attention button')?.click()
    await until(() => find<HTMLInputElement>('#contact-commune')?.value === 'Sauveterre')
  })

  it('tells who changed what of a child’s health once it is asked for, and again when the file changes', async () => {
    const change = {
      champ: 'sante.allergies',
      nom: 'Allergies',
      avant: 'non renseigné',
      apres: 'Arachide',
      le: '2026-03-02T08:15:00.000Z',
      auteur: 'autre-foyer',
    }
    const url = `GET foyer/enfants/${LEA}/sante/historique`
    await open({
      [url]: refus('service-indisponible', 503, 'Indisponible'),
      [`PUT foyer/enfants/${LEA}`]: foyer.enfants[0],
    })
    const reads = () => api.requests.filter((one) => one.url.endsWith('/historique')).length
    const child = find<HTMLDetailsElement>(`[data-partie="${LEA}"]`)
    if (child) child.open = true
    expect(reads()).to.equal(0)
    find('.historique summary')?.click()
    await until(() => find('.historique .erreur'))
    api.answer(url, { changements: [change] })
    find<HTMLButtonElement>('.historique .erreur button')?.click()
    await until(() => find('.historique li'))
    expect(find('.historique li')?.textContent).to.match(/2 mars 2026.* · par l’autre foyer de l’enfant/)
    await expect(widget).to.be.accessible()
    api.answer(url, { changements: [{ ...change, auteur: 'vous' }, change] })
    submit(LEA)
    await until(() => root().querySelectorAll('.historique li').length === 2)
    find('.historique summary')?.click()
    await until(() => !find('.historique li'))
  })

  it('adds a child once, whatever the network did', async () => {
    let tries = 0
    await open({
      'POST foyer/enfants': () => (++tries === 1 ? Promise.reject(new TypeError('lost')) : { id: LEA }),
    })
    find<HTMLButtonElement>('#ajouter')?.click()
    await until(() => root().activeElement?.id === 'nouveau-prenom')
    type('nouveau-prenom', 'Noé')
    type('nouveau-dateNaissance', '2020-05-14')
    type('nouveau-allergies', 'Lait')
    submit('nouveau')
    await until(() => find('[data-partie=nouveau] .erreur'))
    submit('nouveau')
    await said('Noé est dans votre dossier')
    const posts = api.requests.filter((one) => one.method === 'POST')
    expect(posts.length).to.equal(2)
    expect(posts[0]?.headers.get('idempotency-key')).to.equal(posts[1]?.headers.get('idempotency-key'))
    expect((await sent('POST'))[1]).to.deep.equal({
      nom: 'Durand',
      prenom: 'Noé',
      dateNaissance: '2020-05-14',
      sante: { ...SANTE, allergies: 'Lait' },
    })
    await until(() => root().activeElement?.id === 'ajouter')
  })

  it('asks before it removes a child', async () => {
    await open({ [`DELETE foyer/enfants/${LEA}`]: new Response(null, { status: 204 }) })
    const details = find<HTMLDetailsElement>('details')
    if (details) details.open = true
    find<HTMLButtonElement>('.retrait')?.click()
    const dialog = await until(() => find<HTMLDialogElement>('dialog[open]'))
    await expect(widget).to.be.accessible()
    dialog.querySelector<HTMLButtonElement>('button[value=""]')?.click()
    await until(() => !find('dialog'))
    expect(api.requests.some((one) => one.method === 'DELETE')).to.equal(false)
    find<HTMLButtonElement>('.retrait')?.click()
    const again = await until(() => find<HTMLDialogElement>('dialog[open]'))
    api.answer('GET foyer', { ...foyer, enfants: [] })
    again.querySelector<HTMLButtonElement>('button[value=oui]')?.click()
    await said('n’est plus dans votre dossier')
    await said('Aucun enfant')
  })

  it('asks before leaving with something typed, and only then', async () => {
    await open()
    const leaves = () => dispatchEvent(new Event('beforeunload', { cancelable: true }))
    expect(leaves()).to.equal(true)
    type('contact-commune', 'Créon')
    expect(leaves()).to.equal(false)
    type('contact-commune', 'Targon')
    expect(leaves()).to.equal(true)
  })

  it('says why it cannot read, and tries again', async () => {
    await open({ 'GET foyer': refus('erreur-interne', 500, 'Un problème est survenu.') })
    await said('Un problème est survenu.')
    await expect(widget).to.be.accessible()
    api.answer('GET foyer', foyer)
    find<HTMLButtonElement>('.erreur button')?.click()
    await until(() => find('#contact-commune'))
  })

  it('signed out, leads to the sign-in', async () => {
    await open({ 'GET session': visiteur })
    await said('Se connecter')
    expect(api.requests.some((one) => one.url.endsWith('/foyer'))).to.equal(false)
  })

  describe('what parents are asked to agree to', () => {
    const texte = {
      id: '0190a0c0-0000-7000-8000-000000000011',
      code: '0190a0c0-0000-7000-8000-000000000010',
      version: 2,
      titre: 'Droit à l’image',
      texte: 'J’autorise les photos.\n\nElles restent dans la structure.',
      deuxTitulaires: true,
      depuis: '2026-09-01',
    }
    const demande = (
      more: Partial<Consentements['enfants'][number]['consentements'][number]>,
      enfant: Partial<Consentements['enfants'][number]> = {},
    ): Consentements => ({
      textes: [texte],
      enfants: [
        {
          id: LEA,
          prenom: 'Léa',
          titulaire: true,
          autreJoignable: true,
          consentements: [
            { code: texte.code, etat: 'absent', moi: null, autre: null, attendu: true, ...more },
          ],
          ...enfant,
        },
      ],
    })
    const dit = { accord: true, version: 2, le: '2026-11-03T08:00:00.000Z' }
    const route = `POST foyer/enfants/${LEA}/consentements`
    const ouvrir = async (routes: Parameters<typeof fakeApi>[0]) => {
      await open(routes)
      const details = await until(() => find<HTMLDetailsElement>('#autorisations'))
      details.open = true
      await said('J’autorise les photos.')
    }
    const press = async (words: string) =>
      (
        await until(() =>
          [...root().querySelectorAll('button')].find((one) => one.textContent?.includes(words)),
        )
      ).click()

    it('is opened by the address that the welcome page gives, once', async () => {
      location.hash = '#inoe-autorisations'
      await open({ 'GET foyer/consentements': demande({}) })
      await said('J’autorise les photos.')
      expect(find<HTMLDetailsElement>('#autorisations')?.open).to.equal(true)
      expect(root().activeElement?.localName).to.equal('summary')
      expect(location.hash).to.equal('')
    })

    it('so are the proposals of the other parent', async () => {
      location.hash = '#inoe-gardes'
      await open({
        'GET foyer/consentements': demande({}),
        'GET foyer/gardes': { enfants: [], invitations: [], chacunSesJours: false },
      })
      await until(() => find<HTMLDetailsElement>('#gardes')?.open)
      expect(root().activeElement?.localName).to.equal('summary')
      expect(location.hash).to.equal('')
    })

    it('says how many answers are awaited, shows the text whole, takes the answer and takes it back', async () => {
      await ouvrir({
        'GET foyer/consentements': demande({}),
        [route]: demande({ etat: 'attend-second', moi: dit, attendu: false }),
      })
      await said('1 réponse attendue')
      await said('Elles restent dans la structure.')
      await said('Demande l’accord des deux titulaires')
      await expect(widget).to.be.accessible()
      await press('J’accepte')
      await said('C’est enregistré')
      await said('L’autre responsable n’a pas encore répondu')
      await said('Aucune réponse attendue')
      expect(await sent('POST')).to.deep.equal([{ texte: texte.id, accord: true }])
      // Where the answer was given, not at the top of the page.
      await until(() => root().activeElement?.id === `autorisation-${texte.code}-${LEA}`)
      await expect(widget).to.be.accessible()
      api.answer(route, demande({ etat: 'retire', moi: { ...dit, accord: false }, attendu: false }))
      await press('Retirer mon accord')
      await said('Accord retiré')
      await said('Donner mon accord')
      expect((await sent('POST'))[1]).to.deep.equal({ texte: texte.id, accord: false })
    })

    it('a text that changed is answered again; the other’s answer is said, never the other', async () => {
      await ouvrir({
        'GET foyer/consentements': demande({
          etat: 'ancienne-version',
          moi: { ...dit, version: 1 },
          autre: dit,
        }),
      })
      await said('sur un texte qui a changé depuis')
      await said('J’accepte ce nouveau texte')
      await said('L’autre responsable a donné son accord')
    })

    it('who does not hold parental authority reads, and does not answer', async () => {
      await ouvrir({ 'GET foyer/consentements': demande({ attendu: false }, { titulaire: false }) })
      await said('Seuls les titulaires de l’autorité parentale')
      expect([...root().querySelectorAll('#autorisations button')]).to.deep.equal([])
    })

    it('who waits for somebody without a login is led to invite them', async () => {
      await ouvrir({
        'GET foyer/consentements': demande({ etat: 'attend-second', moi: dit }, { autreJoignable: false }),
      })
      await said('n’a pas encore de connexion')
      expect(find<HTMLAnchorElement>('#autorisations a')?.href).to.equal('https://ville.exemple/compte/')
    })

    it('says what the server refused, and asks again', async () => {
      await ouvrir({
        'GET foyer/consentements': demande({}),
        [route]: refus('modifie-ailleurs', 409, 'Ce texte vient de changer : relisez-le.'),
      })
      await press('Je refuse')
      await said('Ce texte vient de changer')
      await expect(widget).to.be.accessible()
    })
  })
})
