import type { PieceJointe } from '@inoe/contract/messages'
import type { Espace } from '../espace/espace.ts'
import { donner } from '../espace/televersement.ts'

/** A file of a message that is being written: on its way, arrived (with its id), or stopped. */
export interface Piece {
  nom: string
  taille: number
  arrivee?: PieceJointe
  /** Bytes that have come. */
  recu?: number
  /** Why it did not arrive. */
  message?: string
  /** Trying again would give the same. */
  definitif?: boolean
  fichier?: File
  cle: string
  abort: AbortController
}

/** Gives a file before its message. @throws ErreurApi @throws DOMException AbortError */
export function deposer(
  espace: Espace,
  route: string,
  fichier: File,
  piece: Piece,
  redraw: () => void,
): Promise<PieceJointe> {
  const { cle, abort } = piece
  const progres = (recu: number) => {
    piece.recu = recu
    redraw()
  }
  return donner<PieceJointe>(espace, { fichier, cle, signal: abort.signal, progres }, route)
}
