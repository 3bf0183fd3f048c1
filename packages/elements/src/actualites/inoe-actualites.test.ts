import type { Actualites } from '@inoe/contract/actualites'
import { expect } from '@open-wc/testing'
import { html } from 'lit'
import {
  type Answer,
  type FakeApi,
  fakeApi,
  forgetEspaces,
  mount,
  refus,
  until,
  visiteur,
} from '../espace/testing.ts'
import './define.ts'
import type { InoeActualites } from './inoe-actualites.ts'

const nouvelle = (id: string, titre: string, lue: boolean | null): Actualites['actualites'][number] => ({
  id,
  titre,
  texte: 'Bonjour,\n\n<b>Apportez un pique-nique</b>.',
  structure: { id: 's1', nom: 'L’arbre à paumes' },
  audience: 'tous',
  activite: null,
  jour: null,
  debut: '2026-11-02',
  lue,
})
const sortie = {
  ...nouvelle('a1', 'Sortie à la ferme', false),
  audience: 'jour' as const,
  jour: '2026-11-04',
  activite: { id: 'm', nom: 'Mercredis' },
}
const fete = nouvelle('a2', 'Fête de l’été', true)

describe('<inoe-actualites>', () => {
  let api: FakeApi
  let widget: InoeActualites
  let stream: ReadableStreamDefaultController<Uint8Array> | undefined
  afterEach(() => {
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
  })
  const root = () => widget.shadowRoot as ShadowRoot
  const text = () => root().textContent?.replaceAll(/\s+/g, ' ') ?? ''
  const says = (words: string) => until(() => text().includes(words))
  const marked = () => api.requests.filter((one) => one.method === 'POST')
  const open = (actualites: Answer, routes: Record<string, Answer> = {}) => {
    api = fakeApi({
      'GET actualites': actualites,
      'POST actualites/lecture': () => new Response(null, { status: 204 }),
      'GET direct': () =>
        new Response(
          new ReadableStream({
            start: (controller) => {
              stream = controller
            },
          }),
        ),
      ...routes,
    })
    widget = mount<InoeActualites>(html`<inoe-actualites></inoe-actualites>`)
  }

  it('shows the news as text, marks what is new and says once that it was seen', async () => {
    open({ actualites: [sortie, fete] })
    await says('Sortie à la ferme Nouveau')
    expect(text()).to.include('<b>Apportez un pique-nique</b>')
    expect(text()).to.include('Pour les enfants attendus le mercredi 4 novembre 2026, Mercredis')
    expect(text()).not.to.include('Fête de l’été Nouveau')
    await until(() => marked().length > 0)
    expect(await Promise.all(marked().map((one) => one.json()))).to.deep.equal([{ ids: ['a1'] }])
    expect(text()).to.include('Sortie à la ferme Nouveau')
    await expect(widget).to.be.accessible()
  })

  it('what comes while the page is open shows by itself, and is said', async () => {
    open({ actualites: [fete] })
    await says('Fête de l’été')
    await until(() => stream)
    api.answer('GET actualites', { actualites: [sortie, fete] })
    stream?.enqueue(new TextEncoder().encode('event: changement\nid: 1\ndata: actualites\n\n'))
    await says('Sortie à la ferme Nouveau')
    expect(root().querySelector('[role=status]')?.textContent).to.equal('Une nouvelle actualité.')
  })

  it('signed out: what is for everyone, without marks, and how to read the rest', async () => {
    open({ actualites: [nouvelle('a2', 'Fête de l’été', null)] }, { 'GET session': visiteur })
    await says('Fête de l’été')
    expect(text()).not.to.include('Nouveau')
    expect(root().querySelector('a')?.getAttribute('href')).to.equal('https://ville.exemple/connexion/')
    expect(marked()).to.deep.equal([])
    await expect(widget).to.be.accessible()
  })

  it('says that there is none', async () => {
    open({ actualites: [] })
    await says('Aucune actualité pour le moment.')
    await expect(widget).to.be.accessible()
  })

  it('a failure says what happened, and tries again', async () => {
    open(refus('service-indisponible', 503, 'Le service est momentanément indisponible.'))
    const retry = await until(() => root().querySelector<HTMLButtonElement>('[role=alert] button'))
    api.answer('GET actualites', { actualites: [fete] })
    retry.click()
    await says('Fête de l’été')
  })
})
