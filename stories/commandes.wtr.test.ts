// Storybook's controls: what a designer may change of a widget is what a page may, and it changes the widget.
import { setProjectAnnotations } from '@storybook/web-components-vite'
import { render } from 'lit'
import { until } from '../packages/elements/src/espace/testing.ts'
import preview from './.storybook/preview.ts'
import { module } from './reference/regler.ts'
import { type Fichier, simples } from './simples.ts'

const files = import.meta.glob<Fichier>('./widgets/*.stories.ts', {
  eager: true,
})
const project = setProjectAnnotations([preview])

function equal(found: unknown, wanted: unknown, what: string): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)]
  if (one !== other) throw new Error(`${what}: ${one}, not ${other}`)
}

/** The attributes that its class hears, and the one that every element has. */
const attributesOf = (tag: string): string[] => {
  const { observedAttributes = [] } = customElements.get(tag) as { observedAttributes?: string[] }
  return [...new Set([...observedAttributes, 'lang'])].toSorted()
}

/** The public properties that its sheets read; the town's own come from the API. */
const tokensOf = (widget: Element): string[] => {
  const sheets = [...(widget.shadowRoot?.adoptedStyleSheets ?? [])].flatMap(({ cssRules }) => [...cssRules])
  const text = sheets.map(({ cssText }) => cssText).join('\n')
  return [
    ...new Set([...text.matchAll(/var\((--inoe-(?!ville-)[\w-]+)/g)].map(([, name = '']) => name)),
  ].toSorted()
}

describe('Controls', () => {
  for (const [tag, story] of simples(files, project)) {
    it(`${tag}: all that a page may set, and nothing else`, async () => {
      const canvas = document.createElement('main')
      document.body.replaceChildren(canvas)
      const set = Object.fromEntries(
        Object.entries(story.argTypes).flatMap(([name, { control, options }]) => {
          // As Storybook's panel reads it: a word alone draws nothing.
          const { type = '', disable = false } = control as { type?: string; disable?: boolean }
          if (disable) return []
          const value = options?.at(-1) ?? { boolean: true, color: '#6b2c91', text: '2026-10-05' }[type]
          if (value === undefined) throw new Error(`nothing to set ${name} with`)
          return [[name, value]]
        }),
      )
      await story.run({ canvasElement: canvas, args: set })
      const widget = await until(() => canvas.querySelector<HTMLElement>(tag))
      await until(() => widget.shadowRoot?.querySelector('.widget'))
      equal(
        Object.keys(story.argTypes).toSorted(),
        [...tokensOf(widget), ...attributesOf(tag)].toSorted(),
        'controls',
      )
      const told = (name: string) =>
        name.startsWith('--') ? widget.style.getPropertyValue(name) : widget.getAttribute(name)
      for (const [name, value] of Object.entries(set)) equal(told(name), value === true ? '' : value, name)
      for (const [name, { description = '' }] of Object.entries(story.argTypes))
        if (!/^[A-ZÀÉ].{3}/.test(description)) throw new Error(`${name} is not described: « ${description} »`)
    })
  }

  it('the widget stays, and forgets what is taken back', () => {
    const place = document.createElement('main')
    document.body.replaceChildren(place)
    render(module('inoe-planning', { vue: 'mois', 'sans-titre': true, '--inoe-rayon': '0px' }), place)
    const [widget] = place.children
    equal(
      widget?.outerHTML,
      '<inoe-planning vue="mois" sans-titre="" style="--inoe-rayon: 0px;"></inoe-planning>',
      'set',
    )
    render(module('inoe-planning', { 'sans-titre': false }), place)
    if (place.firstElementChild !== widget) throw new Error('another widget')
    equal(widget?.getAttributeNames(), ['style'], 'taken back')
    equal((widget as HTMLElement | undefined)?.style.length, 0, 'tokens taken back')
  })
})
