// The one line a webmaster pastes: finds the widgets of the page, also those added later, and fetches each once.
// Counted in bytes: it is the only thing a page without widgets downloads.
/// <reference types="vite/client" />
import type { LoaderSettings } from './espace/loader.ts'

/** Folder → its registration: a folder with a `define.ts` is a widget, and its name is the tag after `inoe-`. */
const widgets = import.meta.glob('./*/define.ts')

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
    // What all widgets share, asked for at the same time as the widget instead of after it. When either does not
    // come, the children of the tag stay in view: they are its fallback.
    Promise.all([import('./espace/widget.ts'), fetchWidget()]).catch(console.error)
  }
}

new MutationObserver(load).observe(document, { childList: true, subtree: true })
load()
