import { expect } from '@open-wc/testing'
import { html } from 'lit'
import { communFr } from './commun.fr.ts'
import '../espace/define.ts'
import { type FakeApi, fakeApi, forgetEspaces, mount, refus, until, visiteur } from '../espace/testing.ts'
import { Widget } from '../espace/widget.ts'
import { euros } from './format.ts'

class WidgetParlant extends Widget {
  dit = ''
  async faire() {
    await this.espace?.send('post', 'messages', {})
    this.dit = communFr.reessayer
    this.requestUpdate()
  }
  protected override renderContent() {
    return html`<section class="widget"><h2>${communFr.fermer}</h2>
      <p id="prix">${euros(123_450, this.locale)}</p>
      <button @click=${() => void this.faire()}>${communFr.enregistrer}</button><output>${this.dit}</output></section>`
  }
}
customElements.define('widget-parlant', WidgetParlant)

describe('The language of a widget', () => {
  let api: FakeApi
  beforeEach(() => {
    document.documentElement.lang = 'fr'
    api = fakeApi({ 'GET session': visiteur, 'POST messages': {} })
  })
  afterEach(() => {
    api.restore()
    forgetEspaces()
    document.body.replaceChildren()
    document.documentElement.lang = 'fr'
  })
  const inside = (element: Element, selector: string) =>
    element.shadowRoot?.querySelector(selector)?.textContent?.replaceAll(/\s/g, ' ')
  const says = (element: Element, word: string) => until(() => inside(element, 'h2') === word)

  it('is that of the page, French where nothing is said or nothing known', async () => {
    for (const lang of ['fr', 'fr-CA', 'de', '']) {
      document.documentElement.lang = lang
      const widget = mount<WidgetParlant>(html`<widget-parlant></widget-parlant>`)
      await says(widget, 'Fermer')
    }
    document.documentElement.removeAttribute('lang')
    await says(mount<WidgetParlant>(html`<widget-parlant></widget-parlant>`), 'Fermer')
  })

  it('follows the page live, with the dates and the money', async () => {
    const widget = mount<WidgetParlant>(html`<widget-parlant></widget-parlant>`)
    await says(widget, 'Fermer')
    expect(inside(widget, '#prix')).to.equal('1 234,50 €')
    document.documentElement.lang = 'en'
    await says(widget, 'Close')
    expect(inside(widget, '#prix')).to.equal('€1,234.50')
    document.documentElement.lang = 'pt-BR'
    await says(widget, 'Fechar')
    document.documentElement.lang = 'fr'
    await says(widget, 'Fermer')
  })

  it('is its own before that of <inoe-espace>, of what is around, across shadow roots', async () => {
    const widget = mount<WidgetParlant>(html`<widget-parlant></widget-parlant>`)
    const around = widget.parentElement as HTMLElement
    await says(widget, 'Fermer')
    around.lang = 'pt'
    await says(widget, 'Fechar')
    widget.lang = 'en-US'
    await says(widget, 'Close')
    widget.removeAttribute('lang')
    await says(widget, 'Fechar')

    const host = document.createElement('div')
    host.attachShadow({ mode: 'open' }).append(widget)
    around.removeAttribute('lang')
    around.append(host)
    await says(widget, 'Fermer')
    host.lang = 'en'
    await says(widget, 'Close')
    const inner = document.createElement('p')
    host.shadowRoot?.append(inner)
    inner.append(widget)
    inner.lang = 'pt'
    await says(widget, 'Fechar')
  })

  it('is of each: two on one page, in two languages, also for what a hand obtains', async () => {
    const english = mount<WidgetParlant>(html`<widget-parlant lang="en"></widget-parlant>`)
    const french = mount<WidgetParlant>(html`<widget-parlant></widget-parlant>`)
    await says(english, 'Close')
    await says(french, 'Fermer')
    // The French one is drawn again while the English one waits for its answer.
    let answer = (_: Response) => {}
    api.answer('POST messages', () => new Promise<Response>((resolve) => (answer = resolve)))
    english.shadowRoot?.querySelector('button')?.click()
    await until(() => api.requests.some((one) => one.method === 'POST'))
    french.requestUpdate()
    await french.updateComplete
    answer(new Response('{}'))
    await until(() => inside(english, 'output'))
    expect(inside(english, 'output')).to.equal('Try again')
    expect(inside(french, 'h2')).to.equal('Fermer')
  })

  it('is asked of the server, whatever the browser prefers', async () => {
    api.answer('POST messages', () => refus('erreur-interne', 500, 'The service met a problem.'))
    const widget = mount<WidgetParlant>(html`<widget-parlant lang="en"></widget-parlant>`)
    await says(widget, 'Close')
    await widget.faire().catch(() => undefined)
    const sent = api.requests.find((one) => one.method === 'POST')
    expect(sent?.headers.get('accept-language')).to.equal('en-GB')
  })

  it('of a widget that left the page no longer matters', async () => {
    const widget = mount<WidgetParlant>(html`<widget-parlant></widget-parlant>`)
    await says(widget, 'Fermer')
    widget.remove()
    document.documentElement.lang = 'en'
    const other = mount<WidgetParlant>(html`<widget-parlant></widget-parlant>`)
    await says(other, 'Close')
    expect(inside(widget, 'h2')).to.equal('Fermer')
  })
})
