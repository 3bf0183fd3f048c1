import type { DocumentsAVerifier } from '@inoe/contract/documents'
import type { Controle } from '@inoe/contract/televersements'
import { sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import { enfantsParId, nomsDesFamilles } from '../foyers/familles.ts'

/** More than an agent answers in one sitting; the next ones come up as these are answered. */
const PAGE = 100

interface Trouve {
  id: string
  piece: string
  foyer: string
  enfant: string | null
  nom: string
  type: string
  taille: number
  controle: Controle
  transmisLe: string
  total: number
}

/**
 * What families gave and some structures answer: a child's where it is or asks to be, the family's where any of its
 * children does, a structure's own document there only. As `systeme`.
 */
export async function documentsAVerifier(
  tx: Tx,
  collectivite: string,
  structures: readonly string[],
): Promise<DocumentsAVerifier> {
  const found = await rows<Trouve>(
    tx,
    sql`SELECT d.id, p.nom AS piece, d.foyer_id AS foyer, d.enfant_id AS enfant, d.nom, d.type, d.taille, d.controle,
          to_char(d.transmis_le AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "transmisLe",
          (count(*) OVER ())::int AS total
        FROM depots d
        JOIN pieces p ON p.collectivite_id = d.collectivite_id AND p.id = d.piece_id
        WHERE d.collectivite_id = ${collectivite} AND d.retire_le IS NULL AND d.etat = 'a-verifier'
          AND (p.structure_id IS NULL OR p.structure_id = ANY(${sql.param(structures)}::uuid[]))
          AND EXISTS (SELECT FROM inscriptions i WHERE i.collectivite_id = d.collectivite_id AND i.foyer_id = d.foyer_id
            AND (d.enfant_id IS NULL OR i.enfant_id = d.enfant_id) AND i.etat IN ('demandee', 'acceptee')
            AND i.structure_id = ANY(${sql.param(structures)}::uuid[]))
        ORDER BY d.transmis_le, d.id LIMIT ${PAGE}`,
  )
  const familles = await nomsDesFamilles(tx, collectivite, [...new Set(found.map((one) => one.foyer))])
  const enfants = await enfantsParId(tx, collectivite, [...new Set(found.flatMap((one) => one.enfant ?? []))])
  return {
    attente: found[0]?.total ?? 0,
    documents: found.map(({ id, piece, foyer, enfant, nom, type, taille, transmisLe, controle }) => ({
      id,
      piece,
      famille: familles.get(foyer) ?? '',
      enfant: (enfant && enfants.get(enfant)?.prenom) || null,
      depot: { id, nom, type, taille, transmisLe, controle },
    })),
  }
}
