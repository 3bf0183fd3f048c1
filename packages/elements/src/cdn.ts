// The one line a webmaster pastes: finds the widgets of the page, also those added later, and fetches each once.
// `<div data-inoe="planning" data-vue="mois">` holds one too, for content managers that strip the tags they do not know.
// Counted in bytes: it is the only thing a page without widgets downloads.
/// <reference types="vite/client" />
import type { LoaderSettings } from './espace/loader.ts'

/** Folder → its registration: a folder with a `define.ts` is a widget, and its name is the tag after `inoe-`. */
const widgets = import.meta.glob('./*/define.ts')

const files = Object.keys(widgets)
/** Written by the build: the chunks that several widgets import; for each widget the ranks of its own, to ask for them
 *  with it and not after it. */
declare const __CHUNKS__: Record<string, string>
declare const __IMPORTS__: string[]

// Inside a module `document.currentScript` is null: our tag is the one with our address.
const own = [...document.scripts].find((script) => script.src === import.meta.url)?.dataset
const settings: LoaderSettings = { ...own, api: own?.api || new URL(import.meta.url).origin }
// The symbol is spelled out: importing its module would fetch the shared chunk before this one runs.
Object.assign(globalThis, { [Symbol.for('inoe.loader')]: settings })

function load(): void {
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

function fetchWidget(tag: string): void {
  const file = tag.replace(/^inoe-(.*)/, './$1/define.ts')
  const get = widgets[file]
  if (!get) return
  delete widgets[file]
  for (const rank of __IMPORTS__[files.indexOf(file)] as string) {
    const link = document.createElement('link')
    link.rel = 'modulepreload'
    link.href = new URL(__CHUNKS__[rank] as string, import.meta.url).href
    document.head.append(link)
  }
  // When it does not come, the children of the tag stay in view: they are its fallback.
  get().catch(console.error)
}

new MutationObserver(load).observe(document, { childList: true, subtree: true })
load()
