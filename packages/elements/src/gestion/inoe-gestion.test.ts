import type { Demande, Demandes } from '@inoe/contract/gestion'
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
import './define.ts'
import type { InoeGestion } from './inoe-gestion.ts'

const demande: Demande = {
  id: '019a0000-0000-7000-8000-0000000000e1',
  etat: 'demandee',
  motif: null,
  demandeeLe: '2026-11-03T09:00:00.000Z',
  reponduLe: null,
  famille: 'Camille Durand',
  enfant: { id: 'a1', nom: 'Durand', prenom: 'Léa', dateNaissance: '2018-05-14', age: 8 },
  structure: { id: 's1', nom: 'L’arbre à paumes' },
  activite: { id: 'b1', nom: 'Mercredis' },
  periode: null,
  piecesManquantes: [{ id: 'p1', nom: 'Attestation CAF' }],
  piecesPossibles: [],
  rang: null,
  places: null,
  decisions: ['acceptee', 'refusee', 'incomplete', 'en-attente'],
  etapes: [],
  documents: [{ depot: '019a0000-0000-7000-8000-0000000000f1', nom: 'Vaccins', etat: 'a-verifier' }],
}
const autre: Demande = {
  ...demande,
  id: '019a0000-0000-7000-8000-0000000000e2',
  enfant: { ...demande.enfant, prenom: 'Noé', age: 1 },
  piecesManquantes: [],
  documents: [],
  famille: '',
}
const queue = (...demandes: Demande[]): Demandes => ({ demandes })
const route = `POST gestion/demandes/${demande.id}/reponse`

describe('<inoe-gestion>', () => {
  let api: FakeApi
  afterEach(() => {
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
  })
  const open = () => mount<InoeGestion>(html`<inoe-gestion></inoe-gestion>`)
  const root = (widget: HTMLElement) => widget.shadowRoot as ShadowRoot
  const text = (widget: HTMLElement) => root(widget).textContent?.replaceAll(/[\s\u202f]+/g, ' ') ?? ''
  const shows = (widget: HTMLElement, words: string) => until(() => text(widget).includes(words))
  const press = async (widget: HTMLElement, words: string) =>
    (
      await until(() =>
        [...root(widget).querySelectorAll('button')].find((one) =>
          one.textContent?.replaceAll(/\s+/g, ' ').includes(words),
        ),
      )
    ).click()
  const field = (widget: HTMLElement) => until(() => root(widget).querySelector('textarea'))
  const write = async (widget: HTMLElement, words: string) => {
    const area = await field(widget)
    area.value = words
    area.dispatchEvent(new Event('input'))
  }

  it('shows the queue with all that it takes to answer', async () => {
    api = fakeApi({ 'GET session': agent, 'GET gestion/demandes': queue(demande, autre) })
    const widget = open()
    for (const words of [
      'Léa Durand',
      '8 ans',
      'né(e) le 14 mai 2018',
      'Famille de Camille Durand',
      'Manque : Attestation CAF',
      'Vaccins à vérifier',
      'Noé Durand 1 an',
      '2 demandes',
    ])
      await shows(widget, words)
    await expect(widget).to.be.accessible()
  })

  it('accepts, after a confirmation, says so, and goes back to the title', async () => {
    api = fakeApi({ 'GET session': agent, 'GET gestion/demandes': queue(demande), [route]: {} })
    const widget = open()
    await press(widget, 'Accepter')
    await field(widget)
    expect(api.requests.some((one) => one.method === 'POST')).to.equal(false)
    await expect(widget).to.be.accessible()
    api.answer('GET gestion/demandes', queue())
    await press(widget, 'Confirmer l’acceptation')
    await shows(widget, 'La demande de Léa Durand est acceptée.')
    await shows(widget, 'Aucune demande en attente.')
    const post = api.requests.find((one) => one.method === 'POST')
    expect(await post?.json()).to.deep.equal({ decision: 'acceptee' })
    await until(() => root(widget).activeElement?.id === 'titre')
  })

  it('refuses only with a reason: asked on the field, then sent', async () => {
    api = fakeApi({ 'GET session': agent, 'GET gestion/demandes': queue(demande), [route]: {} })
    const widget = open()
    await press(widget, 'Refuser la demande')
    await press(widget, 'Confirmer le refus')
    await shows(widget, 'Indiquez le motif')
    expect((await field(widget)).getAttribute('aria-invalid')).to.equal('true')
    await until(() => root(widget).activeElement?.localName === 'textarea')
    await expect(widget).to.be.accessible()
    expect(api.requests.some((one) => one.method === 'POST')).to.equal(false)
    await write(widget, '  Complet. ')
    await press(widget, 'Confirmer le refus')
    await shows(widget, 'est refusée.')
    const post = api.requests.find((one) => one.method === 'POST')
    expect(await post?.json()).to.deep.equal({ decision: 'refusee', motif: 'Complet.' })
  })

  it('keeps what was typed when sending fails or a new request comes, and sends again under the same key', async () => {
    let say: (sujet: string) => void = () => {}
    api = fakeApi({
      'GET session': agent,
      'GET gestion/demandes': queue(demande),
      [route]: refus('service-indisponible', 503, 'Réessayez dans un instant.'),
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
    await press(widget, 'Refuser la demande')
    await write(widget, 'Complet.')
    await press(widget, 'Confirmer le refus')
    await shows(widget, 'Réessayez dans un instant.')
    api.answer('GET gestion/demandes', queue(demande, autre))
    say('inscriptions')
    await shows(widget, 'Noé Durand')
    expect((await field(widget)).value).to.equal('Complet.')
    api.answer(route, {})
    await press(widget, 'Confirmer le refus')
    await shows(widget, 'est refusée.')
    const keys = api.requests
      .filter((one) => one.method === 'POST')
      .map((one) => one.headers.get('idempotency-key'))
    expect(keys.length).to.equal(2)
    expect(new Set(keys).size).to.equal(1)
  })

  it('somebody answered before: says so and reads again', async () => {
    api = fakeApi({
      'GET session': agent,
      'GET gestion/demandes': queue(demande),
      [route]: refus('deja-repondu', 409, 'Cette demande a déjà reçu une réponse.'),
    })
    const widget = open()
    await press(widget, 'Accepter')
    api.answer('GET gestion/demandes', queue())
    await press(widget, 'Confirmer l’acceptation')
    await shows(widget, 'a déjà reçu une réponse')
    await shows(widget, 'Aucune demande en attente.')
  })

  it('gives up without losing its place', async () => {
    api = fakeApi({ 'GET session': agent, 'GET gestion/demandes': queue(demande) })
    const widget = open()
    await press(widget, 'Refuser la demande')
    await until(() => root(widget).activeElement?.localName === 'textarea')
    await press(widget, 'Annuler')
    await until(() => root(widget).activeElement?.id === `refusee-${demande.id}`)
    expect(root(widget).querySelector('textarea')).to.equal(null)
  })

  it('shows what was answered', async () => {
    api = fakeApi({ 'GET session': agent, 'GET gestion/demandes': queue() })
    const widget = open()
    await shows(widget, 'Aucune demande en attente.')
    api.answer(
      'GET gestion/demandes',
      queue({
        ...demande,
        etat: 'refusee',
        decisions: ['rouverte'],
        motif: 'Complet.',
        reponduLe: '2026-11-04T09:00:00.000Z',
        piecesManquantes: [],
      }),
    )
    await press(widget, 'Refusées')
    await shows(widget, '« Complet. »')
    expect(api.requests.at(-1)?.url).to.contain('etat=refusee')
    expect(text(widget)).not.to.contain('Accepter')
  })

  it('shows who waits for a place, in which rank, and how many are left to give', async () => {
    api = fakeApi({ 'GET session': agent, 'GET gestion/demandes': queue() })
    const widget = open()
    await shows(widget, 'Aucune demande en attente.')
    api.answer(
      'GET gestion/demandes',
      queue({ ...demande, etat: 'en-attente', rang: 2, places: 1, decisions: ['acceptee', 'refusee'] }),
    )
    await press(widget, 'Liste d’attente')
    await shows(widget, 'Rang 2 sur la liste')
    expect(text(widget)).to.contain('1 place libre').and.to.contain('Accepter')
    expect(api.requests.at(-1)?.url).to.contain('etat=en-attente')
    await expect(widget).to.be.accessible()
  })

  it('checks a document: refused with a reason, which is required, or accepted', async () => {
    const [piece] = demande.documents
    const answerTo = `POST gestion/documents/${piece?.depot}/reponse`
    api = fakeApi({
      'GET session': agent,
      'GET gestion/demandes': queue(demande),
      [answerTo]: new Response(null, { status: 204 }),
    })
    const widget = open()
    await press(widget, 'Refuser Vaccins')
    await until(() => root(widget).activeElement?.localName === 'textarea')
    await expect(widget).to.be.accessible()
    await press(widget, 'Confirmer le refus')
    await shows(widget, 'Indiquez le motif')
    await write(widget, 'La page 2 est illisible.')
    await press(widget, 'Confirmer le refus')
    await shows(widget, '« Vaccins » est refusé.')
    await press(widget, 'Valider Vaccins')
    await until(() => root(widget).activeElement?.textContent?.includes('Confirmer la validation'))
    await press(widget, 'Confirmer la validation')
    await shows(widget, '« Vaccins » est validé.')
    const posts = api.requests.filter((one) => one.method === 'POST')
    expect(await Promise.all(posts.map((one) => one.json()))).to.deep.equal([
      { decision: 'refuse', motif: 'La page 2 est illisible.' },
      { decision: 'valide' },
    ])
  })

  it('is for agents: a visitor signs in, a parent is told', async () => {
    api = fakeApi({ 'GET session': visiteur })
    const widget = open()
    await shows(widget, 'compte d’agent pour répondre')
    expect(root(widget).querySelector(`a[href="${configuration.pages.connexion}"]`)).to.exist
    api.restore()
    forgetEspaces()
    api = fakeApi({ 'GET session': famille })
    await shows(open(), 'réservée aux agents')
    expect(api.requests.some((one) => one.url.includes('gestion'))).to.equal(false)
  })
})
