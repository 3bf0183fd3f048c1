import { expect, fixture, html } from '@open-wc/testing'
import { emulateMedia } from '@web/test-runner-commands'
import { LitElement } from 'lit'
import { base } from './base.ts'

/** The tokens alone: a widget with nothing but a title and what acts. */
class Toise extends LitElement {
  static override styles = base
  protected override render() {
    return html`<section class="widget"><h2>Mes réservations</h2>
      <div class="filtres"></div><button class="bouton">Voir</button><div class="barre" style="display: flex"></div>
    </section>`
  }
}
customElements.define('inoe-toise', Toise)

/** What the page says above the widget, and what comes of it. */
async function mesurer(css: Record<string, string>): Promise<CSSStyleDeclaration> {
  const place = await fixture<HTMLElement>(html`<div><inoe-toise></inoe-toise></div>`)
  place.style.fontSize = '16px'
  for (const [name, value] of Object.entries(css)) place.style.setProperty(name, value)
  return getComputedStyle(place.querySelector('inoe-toise')?.shadowRoot?.querySelector('.widget') as Element)
}

describe('Sizes that a page may set', () => {
  it('the text is the page’s, or what is asked, and never under 16 px', async () => {
    for (const [css, size] of [
      [{}, '16px'],
      [{ 'font-size': '20px' }, '20px'],
      [{ 'font-size': '10px' }, '16px'],
      [{ '--inoe-taille': '1.25em' }, '20px'],
      [{ '--inoe-taille': '18px' }, '18px'],
      [{ '--inoe-taille': '11px' }, '16px'],
      [{ '--inoe-taille': 'grande' }, '16px'],
    ] as [Record<string, string>, string][])
      expect((await mesurer(css)).fontSize, JSON.stringify(css)).to.equal(size)
  })

  it('what is narrow is counted in that text: a larger one is laid out as on a smaller screen', async () => {
    const at = async (taille: string) =>
      (await mesurer({ 'inline-size': '520px', '--inoe-taille': taille })).padding
    expect(await at('16px')).to.equal('20px')
    // 1 em of it rather than 1.25.
    expect(await at('20px')).to.equal('20px')
    expect(await at('18px')).to.equal('18px')
  })

  it('a margin of nothing takes the frame and the shadow away, with a unit or without', async () => {
    const usual = await mesurer({})
    expect([usual.padding, usual.borderTopWidth]).to.deep.equal(['20px', '1px'])
    expect(usual.boxShadow).to.contain('16px')
    for (const marge of ['0', '0px']) {
      const bare = await mesurer({ '--inoe-marge': marge })
      expect([bare.padding, bare.borderTopWidth], marge).to.deep.equal(['0px', '0px'])
      expect(bare.boxShadow, marge).to.match(/none|0px 0px 0px 0px/)
    }
    // On a narrow place it is never more than 1 em.
    expect((await mesurer({ '--inoe-marge': '4em', 'inline-size': '320px' })).padding).to.equal('16px')
    expect((await mesurer({ '--inoe-marge': '4em', 'inline-size': '900px' })).padding).to.equal('64px')
  })

  it('on paper there is neither frame nor shadow, nor what one presses', async () => {
    const acts = () =>
      [
        ...(document.querySelector('inoe-toise')?.shadowRoot?.querySelectorAll('.widget > :not(h2)') ?? []),
      ].map((one) => getComputedStyle(one).display === 'none')
    const usual = await mesurer({})
    expect(acts()).to.deep.equal([false, false, false])
    expect(usual.boxShadow).not.to.equal('none')
    await emulateMedia({ media: 'print' })
    try {
      const sheet = await mesurer({})
      expect([sheet.boxShadow, sheet.borderTopWidth]).to.deep.equal(['none', '0px'])
      expect(acts()).to.deep.equal([true, true, true])
    } finally {
      await emulateMedia({ media: 'screen' })
    }
  })
})
