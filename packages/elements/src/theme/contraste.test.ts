import { expect, fixture, html } from '@open-wc/testing'
import { executeServerCommand } from '@web/test-runner-commands'
import { LitElement } from 'lit'
import { contraste } from '../../../../stories/fondations/contraste.ts'
import { base } from './base.ts'

/** The tokens alone: a widget with nothing in it. */
class Nuancier extends LitElement {
  static override styles = base
  protected override render() {
    return html`<section class="widget"><i></i></section>`
  }
}
customElements.define('inoe-nuancier', Nuancier)

/** Each text on each background that the styles lay it on, with the ratio that WCAG 2.2 asks for. */
const TEXTE = 4.5
const CONTOUR = 3
const COUPLES: [texte: string, fond: string, ratio: number][] = [
  ...['encre', 'encre-douce', 'marque-forte', 'soleil', 'mousse', 'brique'].flatMap((texte) =>
    ['papier', 'carte', 'sable'].map((fond): [string, string, number] => [texte, fond, TEXTE]),
  ),
  ['encre', 'marque-claire', TEXTE],
  ['encre-douce', 'marque-claire', TEXTE],
  ['marque-forte', 'marque-claire', TEXTE],
  ['soleil', 'soleil-clair', TEXTE],
  ['mousse', 'mousse-clair', TEXTE],
  ['brique', 'brique-clair', TEXTE],
  ['encre', 'trait', TEXTE],
  ...['marque-forte', 'soleil', 'mousse', 'brique'].map((fond): [string, string, number] => [
    'sur-marque',
    fond,
    TEXTE,
  ]),
  ...['papier', 'carte', 'sable'].flatMap((fond): [string, string, number][] => [
    ['bord', fond, CONTOUR],
    ['focus', fond, CONTOUR],
  ]),
]

/** What towns choose, good or bad: pale, dark, grey, loud; a background, a text. */
const VILLES: Record<string, Record<string, string>> = {
  'nothing chosen': {},
  yellow: { '--inoe-marque': '#f5c400' },
  pink: { '--inoe-marque': '#e5007d' },
  'administrative blue': { '--inoe-marque': '#003189' },
  'pale green': { '--inoe-marque': '#b8f5c8' },
  white: { '--inoe-marque': '#fff' },
  black: { '--inoe-marque': '#000' },
  'pure blue': { '--inoe-marque': '#00f' },
  'pure green': { '--inoe-marque': '#0f0' },
  'a beige background': { '--inoe-fond': '#efe6d2' },
  'a background as dark as its text': { '--inoe-fond': '#222', '--inoe-encre': '#222' },
  'a text as light as its background': { '--inoe-fond': '#fff', '--inoe-encre': '#eee' },
}

const preferer = (features: Record<string, string>) => executeServerCommand('preferences', features)

describe('Contrast', () => {
  for (const mode of ['light', 'dark']) {
    for (const [ville, choix] of Object.entries(VILLES)) {
      it(`${mode}, ${ville}`, async () => {
        const place = await fixture<HTMLElement>(html`<div><inoe-nuancier></inoe-nuancier></div>`)
        place.style.colorScheme = mode
        for (const [name, value] of Object.entries(choix)) place.style.setProperty(name, value)
        const sample = place.querySelector('inoe-nuancier')?.shadowRoot?.querySelector('i') as HTMLElement
        const colour = (token: string) => {
          sample.style.color = `var(--_${token})`
          return getComputedStyle(sample).color
        }
        const faults = COUPLES.map(([texte, fond, ratio]) => {
          const measured = contraste(colour(texte), colour(fond))
          return measured < ratio ? `${texte} on ${fond}: ${measured.toFixed(2)} < ${ratio}` : ''
        }).filter(Boolean)
        expect(faults).to.deep.equal([])
      })
    }
  }

  it('more of it for who asks for more: secondary text and edges of fields are as dark as text, lines are seen', async () => {
    const measure = async (mode: string) => {
      const place = await fixture<HTMLElement>(html`<div><inoe-nuancier></inoe-nuancier></div>`)
      place.style.colorScheme = mode
      const sample = place.querySelector('inoe-nuancier')?.shadowRoot?.querySelector('i') as HTMLElement
      const colour = (token: string) => {
        sample.style.color = `var(--_${token})`
        return getComputedStyle(sample).color
      }
      const on = (texte: string, fond: string) => contraste(colour(texte), colour(fond))
      return {
        least: Math.min(
          ...['encre-douce', 'bord'].flatMap((texte) =>
            ['papier', 'carte', 'sable'].map((fond) => on(texte, fond)),
          ),
        ),
        line: on('trait', 'papier'),
        text: on('encre', 'trait'),
      }
    }
    for (const mode of ['light', 'dark']) {
      const usual = await measure(mode)
      await preferer({ 'prefers-contrast': 'more' })
      try {
        const more = await measure(mode)
        expect(more.least, mode).to.be.at.least(7)
        expect(usual.least, mode).to.be.below(7)
        expect(more.line, mode).to.be.above(usual.line)
        expect(more.text, mode).to.be.at.least(TEXTE)
      } finally {
        await preferer({})
      }
    }
  })

  it('light where the page says nothing, whatever the device prefers', async () => {
    const { emulateMedia } = await import('@web/test-runner-commands')
    const paper = async (scheme: string) => {
      const place = await fixture<HTMLElement>(html`<div><inoe-nuancier></inoe-nuancier></div>`)
      place.style.colorScheme = scheme
      const widget = place.querySelector('inoe-nuancier')?.shadowRoot?.querySelector('.widget') as Element
      return getComputedStyle(widget).backgroundColor
    }
    await emulateMedia({ colorScheme: 'dark' })
    try {
      expect(await paper('normal')).to.equal(await paper('light'))
      expect(await paper('light dark')).to.equal(await paper('dark'))
      expect(await paper('dark')).not.to.equal(await paper('light'))
    } finally {
      await emulateMedia({ colorScheme: 'light' })
    }
  })
})
