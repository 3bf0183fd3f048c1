// What one is writing, kept in the browser until it is sent. Never fails: some browsers and some pages forbid it, and then
// a message lasts as long as the page.
import type { PieceJointe } from '@inoe/contract/messages'

/** A message that is being written. */
export interface Garde {
  texte: string
  /** Of a new thread: structure, child, subject. */
  champs: Record<string, string>
  /** Files that have arrived. */
  pieces: PieceJointe[]
  /** Of its sending: tried again after a lost answer, even by another page, it is sent once. */
  cle: string
}

/**
 * Days after which it is forgotten, as its files are.
 * Threat: a computer that others use. It is read back only by the same login, and does not stay for ever.
 */
const JOURS = 7
const PREFIXE = 'inoe:message:'

/** One per town, login and thread; the address itself is not written. */
function nomOf(town: string, courriel: string, fil: string): string {
  let print = 5381
  for (const char of courriel) print = (print * 33 + (char.codePointAt(0) ?? 0)) >>> 0
  return `${PREFIXE}${town}:${print.toString(36)}:${fil}`
}

export function lireGarde(town: string, courriel: string, fil: string, now = Date.now()): Garde | undefined {
  oublierAnciennes(now)
  try {
    const { texte, champs, pieces, cle } = JSON.parse(
      localStorage.getItem(nomOf(town, courriel, fil)) ?? '{}',
    )
    if (typeof texte !== 'string' || typeof cle !== 'string' || !Array.isArray(pieces)) return undefined
    return { texte, champs: { ...champs }, pieces, cle }
  } catch {
    // Forbidden, or written by something else.
    return undefined
  }
}

/** Whoever wrote them: a login that never comes back reads nothing that could be thrown away then. */
function oublierAnciennes(now: number): void {
  for (const nom of noms()) {
    try {
      const { le } = JSON.parse(localStorage.getItem(nom) ?? '{}')
      if (now - le < JOURS * 86_400_000) continue
    } catch {
      // Written by something else: of no use to anybody.
    }
    localStorage.removeItem(nom)
  }
}

function noms(): string[] {
  try {
    return Object.keys(localStorage).filter((nom) => nom.startsWith(PREFIXE))
  } catch {
    return []
  }
}

/** Keeps it; what holds nothing is forgotten. */
export function garder(town: string, courriel: string, fil: string, garde: Garde, now = Date.now()): void {
  const nom = nomOf(town, courriel, fil)
  const empty = garde.texte === '' && garde.pieces.length === 0 && !garde.champs.sujet
  try {
    if (empty) localStorage.removeItem(nom)
    else localStorage.setItem(nom, JSON.stringify({ ...garde, le: now }))
  } catch {
    // Forbidden, or full: it lasts as long as the page.
  }
}
