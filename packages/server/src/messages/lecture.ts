import { type Cote, FILS_PAR_PAGE, MESSAGES_PAR_PAGE } from '@inoe/contract/messagerie'
import type { Fil, FilResume, Message } from '@inoe/contract/messages'
import type { Tx } from '../database/open.ts'
import { nomsDesFamilles } from '../foyers/familles.ts'
import { enfantsNommes } from '../foyers/store.ts'
import { nomsDesStructures } from '../structures/contact.ts'
import { extraitDe, signature } from './rules.ts'
import { type FilLu, type LigneMessage, type LignePiece, messagesOf, piecesOf } from './store.ts'

/**
 * Threads as they are shown, in the order given. For a service as `systeme`: it reads who writes to it, enrolled or not.
 */
export async function nommerFils(
  tx: Tx,
  collectivite: string,
  found: readonly FilLu[],
): Promise<{ fils: FilResume[]; suite: boolean }> {
  const page = found.slice(0, FILS_PAR_PAGE)
  const structures = await nomsDesStructures(tx, collectivite)
  const familles = await nomsDesFamilles(tx, collectivite, [...new Set(page.map(({ fil }) => fil.foyerId))])
  const enfants = await enfantsNommes(
    tx,
    collectivite,
    page.flatMap(({ fil }) => fil.enfantId ?? []),
  )
  return {
    suite: found.length > page.length,
    fils: page.map(({ fil, dernier, nonLus }) => {
      const structure = structures.get(fil.structureId) ?? ''
      return {
        id: fil.id,
        sujet: fil.sujet,
        structure: { id: fil.structureId, nom: structure },
        enfant: fil.enfantId ? { id: fil.enfantId, prenom: enfants.get(fil.enfantId) ?? '' } : null,
        famille: familles.get(fil.foyerId) ?? '',
        etat: fil.etat,
        dernier: {
          de: dernier.de,
          auteur: signature(dernier.de, dernier.auteur, structure),
          extrait: extraitDe(dernier.texte),
          envoyeLe: dernier.envoyeLe.toISOString(),
        },
        nonLus,
      }
    }),
  }
}

/** A page of the messages of a thread that is shown, in order. */
export async function lireMessages(
  tx: Tx,
  collectivite: string,
  resume: FilResume,
  lecteur: Cote,
  avant?: number,
): Promise<Fil> {
  const found = await messagesOf(tx, collectivite, resume.id, avant)
  const page = found.slice(-MESSAGES_PAR_PAGE)
  const joined = await piecesOf(
    tx,
    collectivite,
    page.map((message) => message.id),
  )
  return {
    ...resume,
    messages: page.map((message) =>
      voir(message, joined.get(message.id) ?? [], resume.structure.nom, lecteur),
    ),
    plusAnciens: found.length > page.length,
  }
}

function voir(message: LigneMessage, pieces: LignePiece[], structure: string, lecteur: Cote): Message {
  const { id, rang, de, auteur, texte, envoyeLe, luLe } = message
  return {
    id,
    rang,
    de,
    auteur: signature(de, auteur, structure),
    texte,
    envoyeLe: envoyeLe.toISOString(),
    // When an agent read is the service's own business; a family is answered, or is not.
    luLe: lecteur === 'famille' && de === 'famille' ? null : (luLe?.toISOString() ?? null),
    pieces: pieces.map((piece) => ({
      id: piece.id,
      nom: piece.nom,
      type: piece.type,
      taille: piece.taille,
      controle: piece.controle,
    })),
  }
}
