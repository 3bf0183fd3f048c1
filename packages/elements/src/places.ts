// Finds the widgets of the page, also those added later, for both loaders: the one that follows its version (`cdn.ts`)
// and the pinned one (`cdn-figee.ts`). Inlined in each: counted in bytes.
import type { LoaderSettings } from './espace/loader.ts'

// Inside a module `document.currentScript` is null: our tag is the one with our address.
const tags = [...document.scripts].filter((script) => script.src === import.meta.url)
export const [own] = tags
const settings: LoaderSettings = {
  ...own?.dataset,
  api: own?.dataset.api || new URL(import.meta.url).origin,
}
// The symbol is spelled out: importing its module would fetch the shared chunk before this one runs.
const page = globalThis as { [name: symbol]: LoaderSettings }
const loader = Symbol.for('inoe.loader')
const first = page[loader] ?? settings
page[loader] = first
// A page has one town and one API: those of its first loader. The tag of another may have our own address.
if (tags[1] || first.collectivite !== settings.collectivite || first.api !== settings.api)
  console.warn('inoe.js: only', first)

/**
 * @param names of the widgets, without `inoe-`
 * @param fetchWidget is told the name of each widget of the page, once
 */
export function watchPlaces(names: readonly string[], fetchWidget: (name: string) => void): void {
  const asked: Record<string, string | undefined> = {}
  /** True of a widget. What is none is said once, with the name that begins most like it. */
  const isWidget = (name: string): boolean => {
    for (let start = name; !asked[name]; start = start.slice(0, -1)) {
      const found = names.find((one) => one.startsWith(start))
      asked[name] = found
      if (found === name) fetchWidget(name)
      else if (found) console.warn(`inoe-${name} ? inoe-${found}`, names)
    }
    return asked[name] === name
  }
  const look = () => {
    for (const element of document.querySelectorAll(':not(:defined)')) {
      const [, name] = element.localName.split(/^inoe-/)
      if (name) {
        isWidget(name)
        // `connexion="redirection"`: no widget, but what all of the page's then need.
        isWidget(element.getAttribute('connexion') ?? first.connexion ?? name)
      }
    }
    for (const place of document.querySelectorAll<HTMLElement>('[data-inoe]')) {
      const { inoe, ...options } = place.dataset as DOMStringMap & { inoe: string }
      place.removeAttribute('data-inoe')
      if (!isWidget(inoe.toLowerCase())) continue
      const widget = document.createElement(`inoe-${inoe}`)
      for (const name in options) widget.setAttribute(name.replace(/[A-Z]/g, '-$&'), options[name] as string)
      widget.append(...place.childNodes)
      place.append(widget)
    }
  }
  new MutationObserver(look).observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: ['data-inoe'],
  })
  look()
}
