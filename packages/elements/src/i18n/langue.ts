import type { Langue } from './langues/langue.ts'

/** The other languages: one file each, asked once by a page, when something in it is to be said in that language. */
const AUTRES: Record<string, (() => Promise<{ default: Langue }>) | undefined> = {
  en: () => import('./langues/en.ts'),
  pt: () => import('./langues/pt.ts'),
}
const arrivees: Record<string, Langue> = {}

/** The language in force; none is French, which is never waited for. */
let dite: Langue | undefined

interface Parlant extends Element {
  requestUpdate(): void
}
const parlants = new Set<Parlant>()
const redire = () => {
  for (const one of parlants) one.requestUpdate()
}
const guet = new MutationObserver(redire)

/** The same words in the language in force: what it lacks is said in French. */
function lues<T extends object>(fr: T, dites: () => Partial<T> | undefined): T {
  const parties: Partial<T> = {}
  for (const nom in fr) {
    const part = fr[nom]
    if (typeof part === 'object' && part) parties[nom] = lues(part, () => dites()?.[nom] as typeof part)
  }
  return new Proxy(fr, {
    get: (_, nom) => {
      const cle = nom as keyof T
      return parties[cle] ?? dites()?.[cle] ?? fr[cle]
    },
  })
}

/** French words, as whoever reads them is to read them: each read answers in the language in force. */
export function catalogue<T extends object>(nom: Exclude<keyof Langue, 'locale'>, fr: T): T {
  return lues(fr, () => dite?.[nom] as Partial<T> | undefined)
}

/** Puts in force the language of an element: the `lang` nearest above, across shadow roots, as the browser reads it. */
export function parler(element: Element): void {
  let lang: string | undefined
  for (let node: Element | undefined = element; node && lang === undefined; ) {
    lang = node.closest<HTMLElement>('[lang]')?.lang
    node = (node.getRootNode() as ShadowRoot).host
  }
  const code = (lang ?? '').slice(0, 2).toLowerCase()
  dite = arrivees[code]
  const demander = AUTRES[code]
  AUTRES[code] = undefined
  // When it does not come, French stays.
  demander?.().then(
    (venue) => {
      arrivees[code] = venue.default
      redire()
    },
    () => undefined,
  )
}

/** How dates and money are written in the language in force. */
export const localeDite = (): string => dite?.locale ?? 'fr-FR'

/** @returns what puts back in force the language of now: what waits for an answer speaks as it did when it asked */
export function retenir(): () => void {
  const avant = dite
  return () => {
    dite = avant
  }
}

/** Says a widget again whenever its language may have changed; what its hands do is answered in its own. */
export function suivre(widget: Parlant): void {
  parlants.add(widget)
  for (let root = widget.getRootNode(); root; root = (root as ShadowRoot).host?.getRootNode())
    guet.observe(root, { attributeFilter: ['lang'], subtree: true })
  for (const geste of ['click', 'submit', 'input', 'change', 'keydown'])
    widget.addEventListener(geste, dire, true)
}
const dire = (event: Event) => parler(event.currentTarget as Element)

export const cesserDeSuivre = (widget: Parlant): boolean => parlants.delete(widget)
