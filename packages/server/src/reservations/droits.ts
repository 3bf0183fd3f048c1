// What families may book: their children, what these are enrolled in, what is still asked of them. Read for many
// families at once, since the writer settles many saves together.
import { ensemble, lire } from '../database/lecture.ts'
import type { Tx } from '../database/open.ts'
import { manquantesDesFoyers, type PieceBloquante, piecesQuiBloquent } from '../documents/store.ts'
import { type EnfantConnu, enfantsLus, situationsLues } from '../foyers/store.ts'
import type { Gardes } from '../gardes/rules.ts'
import { gardesDesFoyers, gardesEnVigueur } from '../gardes/store.ts'
import { accepteesLues, type InscriptionAcceptee } from '../inscriptions/store.ts'
import { requisSelon } from '../renouvellements/droits.ts'
import { reglageLu } from '../renouvellements/store.ts'
import type { Situation } from '../tarifs/rules.ts'
import { situationOf } from '../tarifs/situation.ts'

export type Enfant = EnfantConnu

/** One family's rights. */
export interface Droits {
  /** Eldest first. */
  enfants: readonly Enfant[]
  inscriptions: readonly InscriptionAcceptee[]
  /** What its prices depend on, and whether it is of the town's territory. */
  situation: Situation
  /** Documents without which nothing is booked: for one child or all, in one activity or all. */
  manquantes: readonly PieceBloquante[]
  /** Whose days are whose, of its children who have two homes. */
  gardes: Gardes
  /** The first day of the school year that is not booked before the file is renewed; null: nothing is kept from it. */
  aRenouvelerDepuis: string | null
}

/**
 * The rights of some families, by foyer. Under row-level security a family reads its own and no other.
 * @param today civil date, to tell which documents have expired
 */
export async function droitsOf(
  tx: Tx,
  { id, communes }: { id: string; communes: readonly string[] },
  foyers: readonly string[],
  today: string,
): Promise<Map<string, Droits>> {
  if (foyers.length === 0) return new Map()
  const { enfants, inscriptions, situations, ...lu } = await lire(
    tx,
    ensemble({
      enfants: enfantsLus(id, foyers),
      inscriptions: accepteesLues(id, foyers),
      situations: situationsLues(id, foyers),
      pieces: piecesQuiBloquent(id),
      gardes: gardesEnVigueur(id, foyers),
      renouvellement: reglageLu(id),
    }),
  )
  // Each asks the database for nothing more in most towns.
  const [manquantes, gardes, requis] = await Promise.all([
    manquantesDesFoyers(tx, id, lu.pieces, enfants, today),
    gardesDesFoyers(tx, id, lu.gardes),
    requisSelon(tx, id, lu.renouvellement, foyers, 'reservations', today),
  ])
  return new Map(
    foyers.map((foyer) => {
      const children = enfants.get(foyer) ?? []
      return [
        foyer,
        {
          enfants: children,
          inscriptions: inscriptions.get(foyer) ?? [],
          situation: situationOf(situations.get(foyer), children.length, communes),
          manquantes: manquantes.get(foyer) ?? [],
          gardes: gardes(foyer),
          aRenouvelerDepuis: requis.get(foyer)?.depuis ?? null,
        },
      ]
    }),
  )
}
