import { and, eq } from 'drizzle-orm'
import { alerterInfecte } from '../fichiers/alerte.ts'
import type { SuiteControle } from '../fichiers/controle.ts'
import { tell } from './annonces.ts'
import { lockFil, messageOf } from './store.ts'
import { piecesJointes } from './tables.ts'

/** A file of a message: both sides see that it can be opened, or that it is gone. One that is not sent yet is nobody's. */
export const apresControlePiece: SuiteControle = async (deps, tx, { collectivite, id, virus }) => {
  const [piece] = await tx
    .select()
    .from(piecesJointes)
    .where(and(eq(piecesJointes.collectiviteId, collectivite), eq(piecesJointes.id, id)))
  if (!piece?.messageId || !piece.structureId) return
  const message = await messageOf(tx, collectivite, piece.messageId)
  const fil = message && (await lockFil(tx, collectivite, message.filId))
  if (!fil) return
  if (virus !== null)
    await alerterInfecte(deps, tx, {
      collectivite,
      nom: piece.nom,
      pour: 'message',
      virus,
      foyer: message.de === 'famille' ? fil.foyerId : null,
      structures: [fil.structureId],
      section: 'messages',
    })
  await tell(tx, collectivite, fil)
}
