// The one line a webmaster pastes: finds the widgets of the page, also those added later, and fetches each once.
// Counted in bytes: it is the only thing a page without widgets downloads.
/// <reference types="vite/client" />
import type { LoaderSettings } from './espace/loader.ts'

/** Folder → its registration: a folder with a `define.ts` is a widget, and its name is the tag after `inoe-`. */
const widgets = import.meta.glob('./*/define.ts')

/** Written by the build: the chunks each widget imports, to ask for them with it and not after it. */
declare const __IMPORTS__: Record<string, string[]>

// Inside a module `document.currentScript` is null: our tag is the one with our address.
const own = [...document.scripts].find((script) => script.src === import.meta.url)?.dataset
const settings: LoaderSettings = { ...own, api: own?.api || new URL(import.meta.url).origin }
// The symbol is spelled out: importing its module would fetch the shared chunk before this one runs.
Object.assign(globalThis, { [Symbol.for('inoe.loader')]: settings })

function load(): void {
  for (const { localName } of document.querySelectorAll(':not(:defined)')) {
    const file = localName.replace(/^inoe-(.*)/, './$1/define.ts')
    const fetchWidget = widgets[file]
    if (!fetchWidget) continue
    delete widgets[file]
    for (const name of __IMPORTS__[file] ?? []) {
      const link = document.createElement('link')
      link.rel = 'modulepreload'
      link.href = new URL(name, import.meta.url).href
      document.head.append(link)
    }
    // When it does not come, the children of the tag stay in view: they are its fallback.
    fetchWidget().catch(console.error)
  }
}

new MutationObserver(load).observe(document, { childList: true, subtree: true })
load()
