/** The view that each kind of link leads to. Opening one uses nothing up: a button of the view does. */
const VUES = {
  confirmation: 'activation',
  'mot-de-passe': 'choix',
  accord: 'accord',
  preuve: 'preuve',
  invitation: 'invitation',
  franceconnect: 'franceconnect',
} as const

/** A link received by e-mail, or what FranceConnect brings back: what it is for, and its secret. */
export interface Lien {
  vue: (typeof VUES)[keyof typeof VUES]
  jeton: string
}

/** Reads the link that the page was opened with. */
export function readLien(hash: string): Lien | undefined {
  const found = /^#inoe-([a-z-]+)=([\w-]{20,100})$/.exec(hash)
  const usage = found?.[1] as keyof typeof VUES | undefined
  if (!usage || !found?.[2] || !Object.hasOwn(VUES, usage)) return undefined
  return { vue: VUES[usage], jeton: found[2] }
}

/** Takes the link out of the address bar: it has served, and must not stay in the history. */
export function forgetLien(): void {
  if (readLien(location.hash)) history.replaceState(history.state, '', location.pathname + location.search)
}
