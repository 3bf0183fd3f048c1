// Leaving for the hosted page, which signs in and comes back (RFC 7636: PKCE, S256).
import type { Espace } from '../espace/espace.ts'
import { localeDite } from '../i18n/langue.ts'

/** What the tab keeps while its parent is away. */
export interface Depart {
  api: string
  collectivite: string
  /** Names this departure: an answer to another is not taken. */
  etat: string
  /** What proves that the answer is ours. It never leaves the tab before. */
  verificateur: string
  /** The page, with all that its address said. */
  adresse: string
  /** What widgets had that is not saved, by name. */
  gardes: Record<string, unknown>
}

const CLE = 'inoe:depart'
const NOTRES = ['inoe-code', 'inoe-etat', 'inoe-refus']

/** Something not saved in the page: whoever has some says so before it leaves, and finds it again after. */
export interface AvantDepart {
  garder(nom: string, valeur: unknown): void
}

/** The address without what a return added to it. */
export function sansRetour(adresse: string): URL {
  const url = new URL(adresse)
  for (const nom of NOTRES) url.searchParams.delete(nom)
  return url
}

/** The hosted page, in the language of this one. */
function connexion({ api, collectivite }: Espace): URL {
  return new URL(`${api}/${collectivite}/connexion?langue=${localeDite().slice(0, 2)}`)
}

/**
 * Goes to the hosted page.
 * @param fragment a link received by e-mail, to be followed there
 * @param page where to go: the hosted page, or what leads to it
 */
export async function partir(espace: Espace, fragment = '', page = connexion(espace)): Promise<void> {
  page.hash = fragment
  const here = sansRetour(location.href)
  const etat = aleatoire(16)
  const verificateur = aleatoire(32)
  const gardes: Record<string, unknown> = {}
  const demander: AvantDepart = {
    garder: (nom, valeur) => {
      gardes[nom] = valeur
    },
  }
  dispatchEvent(new CustomEvent('inoe-depart', { detail: demander }))
  const { api, collectivite } = espace
  if (garderDepart({ api, collectivite, etat, verificateur, adresse: here.href, gardes })) {
    here.hash = ''
    page.searchParams.set('retour', here.href)
    page.searchParams.set('etat', etat)
    page.searchParams.set('defi', await empreinte(verificateur))
  }
  location.assign(page)
}

/** What this tab awaits, taken out: it serves once. */
export function prendreDepart(): Depart | undefined {
  try {
    const kept = sessionStorage.getItem(CLE)
    sessionStorage.removeItem(CLE)
    return kept ? (JSON.parse(kept) as Depart) : undefined
  } catch {
    return undefined
  }
}

/** @returns false where the browser keeps nothing: the hosted page then opens by itself, and stays */
function garderDepart(depart: Depart): boolean {
  try {
    sessionStorage.setItem(CLE, JSON.stringify(depart))
    // Not a secure page: no PKCE.
    return isSecureContext
  } catch {
    return false
  }
}

function aleatoire(octets: number): string {
  return base64url(crypto.getRandomValues(new Uint8Array(octets)))
}

async function empreinte(texte: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(texte))))
}

function base64url(octets: Uint8Array): string {
  return btoa(String.fromCharCode(...octets))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
