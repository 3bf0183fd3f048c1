import { MESSAGE_MAX } from '@inoe/contract/messagerie'
import type { Fil, FilResume, Fils } from '@inoe/contract/messages'

/** A piece of a text: words, or an address to go to. */
export interface Morceau {
  texte: string
  lien?: string
}

/**
 * A text cut at the addresses it holds.
 * Threat: a message that makes a link of something else (`javascript:`). Only http and https addresses that the browser
 * itself reads as such become links; the rest stays words.
 */
export function decouper(texte: string): Morceau[] {
  const parts: Morceau[] = []
  let from = 0
  for (const found of texte.matchAll(/https?:\/\/[^\s<>"'«»“”]+/gi)) {
    const adresse = sansPonctuation(found[0])
    const lien = urlOf(adresse)
    if (!lien) continue
    if (found.index > from) parts.push({ texte: texte.slice(from, found.index) })
    parts.push({ texte: adresse, lien })
    from = found.index + adresse.length
  }
  if (from < texte.length) parts.push({ texte: texte.slice(from) })
  return parts
}

/** « (voir https://ville.fr). » leads to https://ville.fr, not to « https://ville.fr). ». */
function sansPonctuation(adresse: string): string {
  let end = adresse.replace(/[.,;:!?…]+$/, '')
  while (end.endsWith(')') && !end.includes('(')) end = end.slice(0, -1).replace(/[.,;:!?…]+$/, '')
  return end
}

function urlOf(adresse: string): string | undefined {
  try {
    const url = new URL(adresse)
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined
  } catch {
    return undefined
  }
}

/** How many characters too many; 0 when it fits. */
export function trop(texte: string): number {
  return Math.max(0, texte.length - MESSAGE_MAX)
}

/** What is shown of a thread with what was just read of it: older messages that were asked for stay. */
export function fusionnerFil(shown: Fil | undefined, read: Fil): Fil {
  if (shown?.id !== read.id) return read
  const byRank = new Map([...shown.messages, ...read.messages].map((one) => [one.rang, one]))
  const messages = [...byRank.values()].toSorted((one, other) => one.rang - other.rang)
  const first = read.messages[0]?.rang ?? 1
  const oldest = messages[0]?.rang ?? 1
  // What came while the page slept may be more than a page: a hole is not shown as a conversation.
  const whole = messages.every((one, rank) => one.rang === oldest + rank)
  if (!whole) return read
  return { ...read, messages, plusAnciens: oldest < first ? shown.plusAnciens : read.plusAnciens }
}

/** The same for a list: those of further pages stay below the first page, read again. */
export function fusionnerFils(shown: Fils | undefined, read: Fils): Fils {
  const last = read.fils.at(-1)
  if (!shown || !last || !read.suite) return read
  const seen = new Set(read.fils.map((one) => one.id))
  const older = shown.fils.filter((one) => !seen.has(one.id) && avant(one, last))
  return { ...read, fils: [...read.fils, ...older], suite: older.length > 0 ? shown.suite : read.suite }
}

const avant = (one: FilResume, other: FilResume) => one.dernier.envoyeLe <= other.dernier.envoyeLe

/** Threads whose last word came from the other side since the list was shown. */
export function nouveaux(shown: Fils | undefined, read: Fils, cote: 'famille' | 'service'): FilResume[] {
  if (!shown) return []
  const known = new Map(shown.fils.map((one) => [one.id, one.dernier.envoyeLe]))
  const newest = shown.fils[0]?.dernier.envoyeLe ?? ''
  return read.fils.filter(
    (one) => one.dernier.de !== cote && one.dernier.envoyeLe > (known.get(one.id) ?? newest),
  )
}

export { taille } from '../i18n/taille.ts'

/** Where a map shows an address: a link one follows, nothing is asked of anybody before. */
export function planDe(adresse: string): string {
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(adresse)}`
}
