// The one line a webmaster pastes: finds the widgets of the page, also those added later, and fetches each once.
// `<div data-inoe="planning" data-vue="mois">` holds one too, for content managers that strip the tags they do not know.
// Counted in bytes: it is the only thing a page without widgets downloads.
/// <reference types="vite/client" />
import { watchPlaces } from './places.ts'

/** A folder with a `define.ts` is a widget, and its name is the tag after `inoe-`: what the build writes in place of its file. */
const widgets = import.meta.glob('./*/define.ts')
const names = Object.keys(widgets)
/** Written by the build: the chunks that several widgets import; for each widget the ranks of its own, to ask for them
 *  with it and not after it. */
declare const __CHUNKS__: Record<string, string>
declare const __IMPORTS__: string[]

watchPlaces(names, (name) => {
  for (const rank of __IMPORTS__[names.indexOf(name)] as string) {
    const link = document.createElement('link')
    link.rel = 'modulepreload'
    link.href = new URL(__CHUNKS__[rank] as string, import.meta.url).href
    document.head.append(link)
  }
  // When it does not come, the children of the tag stay in view: they are its fallback.
  widgets[name]?.().catch(console.error)
})
