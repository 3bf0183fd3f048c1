import type { Probleme } from '@inoe/contract/erreurs'
import type { PieceJointe } from '@inoe/contract/messages'
import { asErreurApi, ErreurApi } from '../espace/erreur.ts'
import type { Espace } from '../espace/espace.ts'

/** A file of a message that is being written: on its way, arrived (with its id), or stopped. */
export interface Piece {
  nom: string
  taille: number
  arrivee?: PieceJointe
  /** Why it did not arrive. */
  message?: string
  /** Trying again would give the same. */
  definitif?: boolean
  fichier?: File
  cle: string
  abort: AbortController
}

/** Gives a file before its message. @throws ErreurApi @throws DOMException AbortError */
export async function deposer(
  espace: Espace,
  route: string,
  fichier: File,
  { cle, abort }: Piece,
): Promise<PieceJointe> {
  const body = new FormData()
  body.set('fichier', fichier)
  let answer: Response
  try {
    answer = await fetch(espace.url(route), {
      method: 'POST',
      credentials: 'include',
      headers: espace.headers({ 'idempotency-key': cle }),
      body,
      signal: abort.signal,
    })
  } catch (error) {
    throw await asErreurApi(error)
  }
  const read: unknown = await answer.json().catch(() => undefined)
  if (answer.ok) return read as PieceJointe
  const probleme = read as Probleme | undefined
  if (!probleme?.code) throw await asErreurApi(undefined)
  // The session ended meanwhile: every widget must know.
  if (probleme.code === 'non-connecte') espace.session.closed().catch(() => undefined)
  throw new ErreurApi(probleme.code, probleme.detail, probleme)
}
