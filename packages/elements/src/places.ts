// Finds the widgets of the page, also those added later, for both loaders: the one that follows its version (`cdn.ts`)
// and the pinned one (`cdn-figee.ts`). Inlined in each: counted in bytes.
import type { LoaderSettings } from './espace/loader.ts'

// Inside a module `document.currentScript` is null: our tag is the one with our address.
export const own = [...document.scripts].find((script) => script.src === import.meta.url)
const settings: LoaderSettings = {
  ...own?.dataset,
  api: own?.dataset.api || new URL(import.meta.url).origin,
}
// The symbol is spelled out: importing its module would fetch the shared chunk before this one runs.
Object.assign(globalThis, { [Symbol.for('inoe.loader')]: settings })

/** @param fetchWidget is told each tag seen, again and again, and those that are none */
export function watchPlaces(fetchWidget: (tag: string) => void): void {
  const look = () => {
    for (const element of document.querySelectorAll(':not(:defined)')) {
      fetchWidget(element.localName)
      // `connexion="redirection"`: no widget, but what all of the page's then need.
      fetchWidget(`inoe-${element.getAttribute('connexion') ?? settings.connexion}`)
    }
    // Last: the tags this adds are heard of, and a name that is none stops nothing else.
    for (const place of document.querySelectorAll<HTMLElement>('[data-inoe]')) {
      const { inoe, ...options } = place.dataset
      place.removeAttribute('data-inoe')
      const widget = document.createElement(`inoe-${inoe}`)
      for (const name in options) widget.setAttribute(name.replace(/[A-Z]/g, '-$&'), options[name] as string)
      widget.append(...place.childNodes)
      place.append(widget)
    }
  }
  new MutationObserver(look).observe(document, { childList: true, subtree: true })
  look()
}
