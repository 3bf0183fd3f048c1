import { expect } from '@open-wc/testing'
import { until } from './espace/testing.ts'

const LOADER = Symbol.for('inoe.loader')
const page = globalThis as { [LOADER]?: { collectivite?: string } }
const NAMES = ['login', 'planning', 'factures', 'redirection']
let copies = 0

describe('The loader', () => {
  const { warn } = console
  const { MutationObserver } = globalThis
  const observers: MutationObserver[] = []
  let warned: string[]
  let fetched: string[]

  beforeEach(() => {
    warned = []
    fetched = []
    // Each test has its own copy of the loader, and the page keeps them all.
    globalThis.MutationObserver = class extends MutationObserver {
      override observe(...how: Parameters<MutationObserver['observe']>) {
        observers.push(this)
        super.observe(...how)
      }
    }
    console.warn = (...words: unknown[]) => warned.push(words.map((one) => JSON.stringify(one)).join(' '))
  })
  afterEach(() => {
    console.warn = warn
    globalThis.MutationObserver = MutationObserver
    for (const one of observers.splice(0)) one.disconnect()
    delete page[LOADER]
    document.body.replaceChildren()
  })

  /** A copy of the loader, and its tag. */
  async function load(collectivite: string, tags = 1): Promise<void> {
    const src = new URL(`./places.ts?copie=${++copies}`, import.meta.url).href
    for (let tag = 0; tag < tags; tag++) {
      // Of a type that does not run: the module is asked for below.
      const script = Object.assign(document.createElement('script'), { type: 'text/plain', src })
      script.dataset.collectivite = collectivite
      document.body.append(script)
    }
    const { watchPlaces } = (await import(src)) as typeof import('./places.ts')
    watchPlaces(NAMES, (name) => fetched.push(name))
  }
  const add = (markup: string) => document.body.insertAdjacentHTML('beforeend', markup)

  it('fetches each widget once, also those added later', async () => {
    add('<inoe-login></inoe-login>')
    await load('ville')
    add('<div><inoe-planning></inoe-planning><inoe-login></inoe-login></div>')
    await until(() => fetched.includes('planning'))
    expect(fetched).to.deep.equal(['login', 'planning'])
    expect(warned).to.deep.equal([])
  })

  it('says once which name a mistaken one looks like', async () => {
    add('<inoe-planing></inoe-planing><inoe-planing></inoe-planing><inoe-login></inoe-login>')
    await load('ville')
    add('<inoe-planing></inoe-planing><inoe-factures></inoe-factures>')
    await until(() => fetched.includes('factures'))
    expect(warned).to.have.length(1)
    expect(warned[0]).to.contain('inoe-planing ? inoe-planning')
  })

  it('a place whose name is none keeps what it holds, and stops no other', async () => {
    add('<div data-inoe="mes réservations"><a href="/x">repli</a></div><div data-inoe="plannings"></div>')
    add('<div data-inoe="Login" data-sans-titre><a href="/x">repli</a></div>')
    await load('ville')
    await until(() => fetched.includes('login'))
    expect(document.querySelector('inoe-login')?.hasAttribute('sans-titre')).to.equal(true)
    expect(document.querySelectorAll('a')).to.have.length(2)
    expect(warned).to.have.length(2)
    expect(warned[1]).to.contain('inoe-plannings ? inoe-planning')
  })

  it('sees a place that becomes one where it stands', async () => {
    add('<div id="place"></div>')
    await load('ville')
    document.querySelector<HTMLElement>('#place')?.setAttribute('data-inoe', 'factures')
    await until(() => document.querySelector('#place > inoe-factures'))
    expect(fetched).to.deep.equal(['factures'])
  })

  it('a page has one town: the first loader’s, and the second is told', async () => {
    await load('une-ville')
    expect(warned).to.deep.equal([])
    await load('une-ville')
    expect(warned).to.deep.equal([])
    await load('une-autre')
    expect(page[LOADER]?.collectivite).to.equal('une-ville')
    expect(warned.join()).to.contain('une-ville')
  })

  it('two tags of one address are told too', async () => {
    await load('une-ville', 2)
    expect(warned.join()).to.contain('inoe.js: only')
  })
})
