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
  images: [],
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

  describe('its pictures', () => {
    const photo = async () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 30 })
      return new Response(await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve)))
    }
    const image = (id: string, alternative: string | null, legende: string | null = null) => ({
      ...{ id, alternative, legende },
      largeur: 1600,
      hauteur: 1200,
      controle: 'libre' as const,
    })
    const illustree = {
      ...fete,
      images: [image('i1', 'Des lampions dans les arbres', 'Photo : mairie'), image('i2', null)],
    }
    const imgs = () => [...root().querySelectorAll('img')]
    const come = (answer: Answer) => ({
      'GET actualites/images/i1/fichier': answer,
      'GET actualites/images/i2/fichier': answer,
    })

    it('say what they show, keep their place, have their caption; those that decorate say nothing', async () => {
      let release = () => {}
      const held = new Promise<void>((resolve) => {
        release = resolve
      })
      const late = async () => {
        await held
        return photo()
      }
      open({ actualites: [illustree] }, come(late))
      const place = await until(() => root().querySelector<SVGElement>('figure svg[role=img]'))
      expect(place.getAttribute('aria-label')).to.equal('Des lampions dans les arbres')
      const { width, height } = place.getBoundingClientRect()
      await expect(widget).to.be.accessible()
      release()
      await until(() => imgs().length === 2 && imgs().every((one) => one.complete && one.naturalWidth))
      const [said, decorates] = imgs()
      expect([said?.alt, decorates?.getAttribute('alt')]).to.deep.equal(['Des lampions dans les arbres', ''])
      expect([said?.loading, said?.decoding, said?.src.slice(0, 5)]).to.deep.equal(['lazy', 'async', 'blob:'])
      const box = said?.getBoundingClientRect()
      expect([box?.width, box?.height]).to.deep.equal([width, height])
      expect(root().querySelector('figcaption')?.textContent).to.equal('Photo : mairie')
      await expect(widget).to.be.accessible()
    })

    it('of what comes while the page is open are fetched too, those that are there are not again', async () => {
      open({ actualites: [illustree] }, { ...come(photo), 'GET actualites/images/i3/fichier': photo })
      await until(() => imgs().length === 2 && stream)
      const news = { ...nouvelle('a7', 'Dernière minute', false), images: [image('i3', 'Un car en panne')] }
      api.answer('GET actualites', { actualites: [news, illustree] })
      stream?.enqueue(new TextEncoder().encode('event: changement\nid: 1\ndata: actualites\n\n'))
      await until(() => imgs().length === 3)
      expect(imgs()[0]?.alt).to.equal('Un car en panne')
      const fetched = api.requests.map((one) => /images\/(\w+)/.exec(one.url)?.[1]).filter(Boolean)
      expect(fetched).to.deep.equal(['i1', 'i2', 'i3'])
    })

    it('when they do not come, their alternative is there to read, and they can be asked again', async () => {
      open({ actualites: [illustree] }, come(refus('service-indisponible', 503, 'Indisponible.')))
      await says('Image non affichée : Des lampions dans les arbres')
      expect(root().querySelectorAll('figure button').length).to.equal(1)
      await expect(widget).to.be.accessible()
      api.answer('GET actualites/images/i1/fichier', photo)
      root().querySelector<HTMLButtonElement>('figure button')?.click()
      await until(() => imgs().length === 1)
      // A page that forbids blobs, or a file that is no picture.
      imgs()[0]?.dispatchEvent(new Event('error'))
      await says('Image non affichée : Des lampions dans les arbres')
    })

    it('are fetched once, near the eye, and let go of when the widget leaves', async () => {
      const revoked: string[] = []
      const own = URL.revokeObjectURL
      URL.revokeObjectURL = (url) => {
        revoked.push(url)
        own.call(URL, url)
      }
      try {
        const far = { ...fete, id: 'a9', texte: '\n'.repeat(400) }
        const below = { ...illustree, id: 'a8', images: [image('i2', 'Loin')] }
        open({ actualites: [{ ...illustree, images: [image('i1', 'Près')] }, far, below] }, come(photo))
        const [near] = await until(() => imgs().length > 0 && imgs())
        widget.requestUpdate()
        await widget.updateComplete
        expect(
          api.requests.filter((one) => one.url.includes('/images/')).map((one) => one.url),
        ).to.deep.equal(['http://api.test/api/rurales-entre-deux-mers/actualites/images/i1/fichier'])
        const url = near?.src ?? ''
        widget.remove()
        expect(revoked).to.deep.equal([url])
      } finally {
        URL.revokeObjectURL = own
      }
    })
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
