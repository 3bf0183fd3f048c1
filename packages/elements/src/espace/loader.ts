/** What the script tag of the page says for every widget; written by the loader (`cdn.ts`), read by widgets. */
export interface LoaderSettings {
  api?: string
  collectivite?: string
  lang?: string
  connexion?: string
}

export const LOADER = Symbol.for('inoe.loader')

export function loaderSettings(): LoaderSettings {
  return (globalThis as { [LOADER]?: LoaderSettings })[LOADER] ?? {}
}
