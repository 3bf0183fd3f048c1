import { sql } from 'drizzle-orm'
import { ensemble, type Lecture, lignes, puis, rangees } from '../database/lecture.ts'
import { enfantsDuFoyer } from '../foyers/tableau.ts'
import { inscriptionsDuFoyer } from '../inscriptions/tableau.ts'
import { demandeDe, estVivante, manque, situation } from './rules.ts'
import { pieces } from './tables.ts'

/** What a family still has to give; `pour` is the child's first name. */
export function piecesAFournir(
  collectivite: string,
  foyer: string,
  today: string,
): Lecture<{ nom: string; pour: string | null }[]> {
  return puis(
    ensemble({
      enfants: enfantsDuFoyer(collectivite, foyer),
      inscriptions: inscriptionsDuFoyer(collectivite, foyer),
      demandees: rangees(
        pieces,
        sql`WHERE collectivite_id = ${collectivite} AND retiree_le IS NULL ORDER BY ordre, nom`,
      ),
      donnees: lignes<{
        pieceId: string
        enfantId: string | null
        etat: string
        valableJusquAu: string | null
      }>(
        sql`SELECT piece_id AS "pieceId", enfant_id AS "enfantId", etat, valable_jusqu_au AS "valableJusquAu"
            FROM depots WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer} AND retire_le IS NULL
            ORDER BY transmis_le DESC, id DESC`,
      ),
    }),
    ({ enfants, inscriptions, demandees, donnees }) => {
      const vivantes = inscriptions.filter(estVivante)
      const missing = (portee: string, enfant: { id: string; prenom: string } | null) =>
        demandees
          .filter((piece) => piece.portee === portee)
          .filter((piece) => demandeDe(piece, enfant?.id ?? null, vivantes) === 'obligatoire')
          .filter(({ id }) => manque(situation(donnees, id, enfant?.id ?? null, today)))
          .map(({ nom }) => ({ nom, pour: enfant?.prenom ?? null }))
      return [...missing('foyer', null), ...enfants.flatMap((one) => missing('enfant', one))]
    },
  )
}
