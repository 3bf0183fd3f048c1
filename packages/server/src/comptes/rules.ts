import {
  LONGUEUR_MAX,
  LONGUEUR_MIN,
  longueur,
  motsConnus,
  POINTS_MIN,
  points,
} from '@inoe/contract/mot-de-passe'
import type { Dite } from '../http/regles.ts'
import { MOTS_COURANTS } from './mots-courants.ts'

const HEURE = 3_600_000

/** What a link received by e-mail is for, and how long it lasts. */
export const LIENS = {
  confirmation: 24 * HEURE,
  'mot-de-passe': HEURE / 2,
  invitation: 14 * 24 * HEURE,
} as const
export type UsageLien = keyof typeof LIENS

/** The name of the fragment that carries the secret: the invited choose their password as those who forgot it do. */
export const FRAGMENTS: Record<UsageLien, string> = {
  confirmation: 'inoe-confirmation',
  'mot-de-passe': 'inoe-mot-de-passe',
  invitation: 'inoe-mot-de-passe',
}

/**
 * The address of a link: the secret is in the fragment, which no browser sends, neither to the town's server (whose
 * logs would keep it) nor in a Referer.
 */
export function lien(page: string, usage: UsageLien, secret: string): string {
  return `${page.split('#')[0]}#${FRAGMENTS[usage]}=${secret}`
}

/** How long both addresses have to answer, and the other parent to come. */
export const DUREE_CHANGEMENT = 3 * 24 * HEURE
export const DUREE_INVITATION = 14 * 24 * HEURE
/** How long an authenticator has to answer a challenge. */
export const DUREE_DEFI = HEURE / 12

/** How long a code given to another page has to be used: the time of one redirection. */
export const DUREE_CODE = 60_000

/**
 * A page to go back to, as its address was given; undefined when it is none. Who uses it checks its origin.
 * Threat: an address that reads as one site and leads to another (`https://ville.fr@ailleurs.example`).
 */
export function pageDeRetour(adresse: string): URL | undefined {
  const url = URL.canParse(adresse) ? new URL(adresse) : undefined
  const simple = url && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.hash
  return simple ? url : undefined
}

/** Where the browser goes back to, with what the page needs to sign in. */
export function adresseDeRetour(page: URL, suite: Record<string, string>): string {
  const back = new URL(page)
  for (const [nom, valeur] of Object.entries(suite)) back.searchParams.set(`inoe-${nom}`, valeur)
  return back.href
}

/** What else a link is for: an address that changes (the one left, the new one), an invitation to share a file. */
export type Fragment = 'inoe-accord' | 'inoe-preuve' | 'inoe-invitation'

/** The address of such a link. */
export function lienVers(page: string, fragment: Fragment, secret: string): string {
  return `${page.split('#')[0]}#${fragment}=${secret}`
}

/** The form in which addresses are compared: upper and lower case are one address. */
export function normalizeCourriel(courriel: string): string {
  return courriel.normalize('NFC').trim().toLowerCase()
}

/**
 * Why a password is refused, or null when it is good.
 * Length counts Unicode characters after NFKC; composition is free (CNIL's deliberation 2022-100, NIST SP 800-63B).
 */
export function reproche(motDePasse: string, courriel: string, ville: string): Dite | null {
  const length = longueur(motDePasse)
  if (length < LONGUEUR_MIN) return (dit) => dit.comptes.tropCourt(LONGUEUR_MIN, length)
  if (length > LONGUEUR_MAX) return (dit) => dit.comptes.tropLong(LONGUEUR_MAX, length)
  if (points(motDePasse, motsConnus(courriel, ville), MOTS_COURANTS) < POINTS_MIN)
    return (dit) => dit.comptes.tropFacile
  return null
}
