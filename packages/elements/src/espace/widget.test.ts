import { expect } from '@open-wc/testing'
import { html } from 'lit'
import './define.ts'
import {
  API,
  COLLECTIVITE,
  configuration,
  type FakeApi,
  fakeApi,
  famille,
  forgetEspaces,
  mount,
  refus,
  until,
  visiteur,
} from './testing.ts'
import { Widget } from './widget.ts'

class WidgetEssai extends Widget {
  changes: string[] = []
  protected override directChanged(sujet: string) {
    this.changes.push(sujet)
  }
  protected override renderContent() {
    return this.famille
      ? html`<section class="widget">${this.renderMenu()}<h2>Essai</h2><p id="ok">Bonjour</p></section>`
      : this.renderSignedOut('Essai')
  }
}
customElements.define('widget-essai', WidgetEssai)

describe('Every widget', () => {
  let api: FakeApi
  afterEach(() => {
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
  })
  const shown = (element: HTMLElement, text: string) =>
    until(() => element.shadowRoot?.textContent?.includes(text))

  it('takes its town from <inoe-espace> and shows its content once signed in', async () => {
    api = fakeApi({})
    const widget = mount<WidgetEssai>(html`<widget-essai></widget-essai>`)
    await shown(widget, 'Bonjour')
    await expect(widget).to.be.accessible()
  })

  it('« Menu » leads a family back to its dashboard, unless it is there or the page does without', async () => {
    api = fakeApi({})
    const widget = mount<WidgetEssai>(html`<widget-essai></widget-essai>`)
    await shown(widget, 'Bonjour')
    const menu = () => widget.shadowRoot?.querySelector('a.menu')
    expect(menu()?.getAttribute('href')).to.equal(configuration.pages['tableau-de-bord'])
    expect(menu()?.textContent).to.equal('Menu de mon espace')
    widget.sansMenu = true
    await widget.updateComplete
    expect(menu()).to.equal(null)

    api.restore()
    forgetEspaces()
    const here = { ...configuration.pages, 'tableau-de-bord': location.pathname }
    api = fakeApi({ 'GET configuration': { ...configuration, pages: here } })
    const home = mount<WidgetEssai>(html`<widget-essai></widget-essai>`)
    await shown(home, 'Bonjour')
    expect(home.shadowRoot?.querySelector('a.menu') === null).to.equal(true)
  })

  it('« sans-titre » takes the title out of view, not from screen readers', async () => {
    api = fakeApi({})
    const widget = mount<WidgetEssai>(html`<widget-essai sans-titre></widget-essai>`)
    await shown(widget, 'Bonjour')
    const title = widget.shadowRoot?.querySelector('h2')
    expect(title?.getBoundingClientRect().width).to.equal(1)
    expect(title?.checkVisibility({ visibilityProperty: true })).to.equal(true)
    await expect(widget).to.be.accessible()
    // As frameworks say it.
    widget.sansTitre = false
    await until(() => title && title.getBoundingClientRect().width > 1)
  })

  it('without a town says so to the webmaster and keeps the fallback', async () => {
    api = fakeApi({})
    const widget = document.createElement('widget-essai')
    widget.innerHTML = '<a href="/x">repli</a>'
    document.body.append(widget)
    await shown(widget, 'collectivite')
    expect(widget.shadowRoot?.querySelector('slot')).to.exist
  })

  it('takes a town that a framework sets as a property, once the widget is in the page', async () => {
    api = fakeApi({})
    const widget = document.createElement('widget-essai') as WidgetEssai
    document.body.append(widget)
    widget.api = API
    widget.collectivite = COLLECTIVITE
    await shown(widget, 'Bonjour')
  })

  it('on an undeclared origin names the origin to declare', async () => {
    api = fakeApi({ 'GET configuration': { ...configuration, origineDeclaree: false } })
    const widget = mount<WidgetEssai>(html`<widget-essai></widget-essai>`)
    await shown(widget, location.origin)
    expect(api.requests.some((one) => one.url.endsWith('/session'))).to.equal(false)
  })

  it('when the API is down says so, keeps the fallback, and comes back by « Réessayer »', async () => {
    api = fakeApi({ 'GET configuration': () => Promise.reject(new TypeError('down')) })
    const widget = mount<WidgetEssai>(html`<widget-essai><a href="/x">repli</a></widget-essai>`)
    await until(() => widget.shadowRoot?.querySelector('[role=alert]'))
    expect(widget.shadowRoot?.querySelector('slot')).to.exist
    api.answer('GET configuration', configuration)
    widget.shadowRoot?.querySelector('button')?.click()
    await shown(widget, 'Bonjour')
  })

  it('an unknown town is said', async () => {
    api = fakeApi({ 'GET configuration': refus('introuvable', 404, 'x') })
    const widget = mount<WidgetEssai>(html`<widget-essai></widget-essai>`)
    await shown(widget, `« ${COLLECTIVITE} »`)
  })

  it('two widgets agree at once when the session ends', async () => {
    api = fakeApi({})
    const one = mount<WidgetEssai>(html`<widget-essai></widget-essai>`)
    const two = mount<WidgetEssai>(html`<widget-essai></widget-essai>`)
    await shown(one, 'Bonjour')
    await shown(two, 'Bonjour')
    expect(
      api.requests.filter((request) => request.url === `${API}/api/${COLLECTIVITE}/session`).length,
    ).to.equal(1)
    api.answer('GET session', visiteur)
    api.answer('GET rien', refus('non-connecte', 401, 'Connectez-vous'))
    // biome-ignore lint/complexity/useLiteralKeys: reaching a protected member on purpose
    await one['espace']?.get('rien').catch(() => undefined)
    await shown(one, 'Se connecter')
    await shown(two, 'Se connecter')
  })

  it('a page brought back from the past asks again who is signed in', async () => {
    api = fakeApi({})
    const widget = mount<WidgetEssai>(html`<widget-essai></widget-essai>`)
    await shown(widget, 'Bonjour')
    api.answer('GET session', visiteur)
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    await shown(widget, 'Se connecter')
  })

  it('wears the town’s colour and font, under what the page says', async () => {
    const ville = { ...configuration, apparence: { marque: '#a3342b', police: 'Georgia' } }
    api = fakeApi({ 'GET configuration': ville })
    const looks = (widget: WidgetEssai) => {
      const inside = widget.shadowRoot?.querySelector('.widget')
      if (!inside) throw new Error('nothing is shown')
      const { fontFamily } = getComputedStyle(inside)
      const marque = getComputedStyle(inside).getPropertyValue('--_marque').trim()
      return { marque, fontFamily }
    }
    const widget = mount<WidgetEssai>(html`<widget-essai></widget-essai>`)
    await shown(widget, 'Bonjour')
    expect(looks(widget)).to.deep.equal({ marque: '#a3342b', fontFamily: 'Georgia' })
    document.body.style.setProperty('--inoe-marque', '#003189')
    expect(looks(widget).marque).to.equal('#003189')
    document.body.style.removeProperty('--inoe-marque')
    // Another town, which decided nothing: nothing of the first stays.
    forgetEspaces()
    api.answer('GET configuration', configuration)
    widget.resolveEspace()
    await shown(widget, 'Bonjour')
    await until(() => looks(widget).marque === '#17616b')
  })

  it('hears what changes, and again after the stream was lost', async () => {
    const event = (sujet: string, id: number) =>
      new TextEncoder().encode(`event: changement\nid: ${id}\ndata: ${sujet}\n\n`)
    const lasts: (string | null)[] = []
    let connections = 0
    api = fakeApi({
      'GET session': famille,
      'GET direct': (request: Request) => {
        lasts.push(request.headers.get('last-event-id'))
        connections++
        return new Response(
          new ReadableStream({
            start(controller) {
              controller.enqueue(event(connections === 1 ? 'factures' : 'foyer', connections))
              if (connections === 1) controller.close()
            },
          }),
        )
      },
    })
    const widget = mount<WidgetEssai>(html`<widget-essai></widget-essai>`)
    await until(() => widget.changes.includes('foyer'))
    expect(widget.changes).to.deep.equal(['factures', 'foyer'])
    expect(lasts).to.deep.equal([null, '1'])
  })
})
