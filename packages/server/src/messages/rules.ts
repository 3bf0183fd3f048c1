import { type Cote, MESSAGE_MAX } from '@inoe/contract/messagerie'

/** Files given and not sent, of one person: more is not somebody who writes. */
export const EN_ATTENTE_MAX = 20
/** Hours after which a file that was given and not sent is thrown away. A draft may wait that long. */
export const GARDE_HEURES = 7 * 24
/** Characters of a message that the list shows. */
const EXTRAIT = 140

/** Why a text is no message; undefined when it is one. Spaces and empty lines alone say nothing. */
export function refusTexte(texte: string): 'vide' | 'long' | undefined {
  if (texte.trim() === '') return 'vide'
  return texte.length > MESSAGE_MAX ? 'long' : undefined
}

/** How a message begins, on one line; cut by characters, not by halves of an emoji. */
export function extraitDe(texte: string): string {
  const line = [...texte.replaceAll(/\s+/g, ' ').trim()]
  return line.length > EXTRAIT ? `${line.slice(0, EXTRAIT).join('').trimEnd()}…` : line.join('')
}

/** Who signs: a parent by name, a service by its own and the agent's given name. Never an address. */
export function signature(de: Cote, auteur: string, structure: string): string {
  if (de === 'famille') return auteur
  return auteur ? `${structure} — ${auteur}` : structure
}

/** A thread, as what follows a message depends on it. */
export interface EtatDuFil {
  nombre: number
  avisFamilleLe: Date | null
  avisServiceLe: Date | null
}

/** What becomes of a thread when somebody writes in it; `avis`: the other side is told by e-mail. */
export function apresMessage(fil: EtatDuFil, de: Cote, now: Date) {
  const champ = de === 'famille' ? 'avisServiceLe' : 'avisFamilleLe'
  const avis = fil[champ] === null
  return {
    avis,
    change: {
      nombre: fil.nombre + 1,
      dernierLe: now,
      dernierDe: de,
      etat: 'ouvert' as const,
      closLe: null,
      closPar: null,
      avisFamilleLe: fil.avisFamilleLe,
      avisServiceLe: fil.avisServiceLe,
      ...(avis ? { [champ]: now } : {}),
    },
  }
}

/** The other side. */
export const autre = (cote: Cote): Cote => (cote === 'famille' ? 'service' : 'famille')
