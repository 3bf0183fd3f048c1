/** A link received by e-mail: what it is for, and its secret. */
export interface Lien {
  vue: 'activation' | 'choix'
  jeton: string
}

/** Reads the link that the page was opened with. */
export function readLien(hash: string): Lien | undefined {
  const found = /^#inoe-(confirmation|mot-de-passe)=([\w-]{20,100})$/.exec(hash)
  if (!found?.[2]) return undefined
  return { vue: found[1] === 'confirmation' ? 'activation' : 'choix', jeton: found[2] }
}

/** Takes the link out of the address bar: it has served, and must not stay in the history. */
export function forgetLien(): void {
  if (readLien(location.hash)) history.replaceState(history.state, '', location.pathname + location.search)
}
