import type { DocumentsAVerifier } from '@inoe/contract/documents'
import type { Controle } from '@inoe/contract/televersements'
import { type SQL, sql } from 'drizzle-orm'
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

/** Days during which what was destroyed is shown. */
const ARRETES_JOURS = 30

/**
 * What families gave and some structures answer: a child's where it is or asks to be, the family's where any of its
 * children does, a structure's own document there only. As `systeme`.
 */
export async function documentsAVerifier(
  tx: Tx,
  collectivite: string,
  structures: readonly string[],
  now: Date,
): Promise<DocumentsAVerifier> {
  const since = new Date(now.getTime() - ARRETES_JOURS * 86_400_000).toISOString()
  const waiting = await lire(tx, collectivite, structures, sql`d.etat = 'a-verifier'`, sql`d.transmis_le`)
  const stopped = await lire(
    tx,
    collectivite,
    structures,
    sql`d.controle = 'infecte' AND d.transmis_le > ${since}::timestamptz`,
    sql`d.transmis_le DESC`,
  )
  const all = [...waiting, ...stopped]
  const familles = await nomsDesFamilles(tx, collectivite, [...new Set(all.map((one) => one.foyer))])
  const enfants = await enfantsParId(tx, collectivite, [...new Set(all.flatMap((one) => one.enfant ?? []))])
  const voir = ({ id, piece, foyer, enfant, nom, type, taille, transmisLe, controle }: Trouve) => ({
    id,
    piece,
    famille: familles.get(foyer) ?? '',
    enfant: (enfant && enfants.get(enfant)?.prenom) || null,
    depot: { id, nom, type, taille, transmisLe, controle },
  })
  return {
    attente: waiting[0]?.total ?? 0,
    documents: waiting.map(voir),
    arretes: stopped.map(voir),
  }
}

function lire(
  tx: Tx,
  collectivite: string,
  structures: readonly string[],
  which: SQL,
  order: SQL,
): Promise<Trouve[]> {
  return rows<Trouve>(
    tx,
    sql`SELECT d.id, p.nom AS piece, d.foyer_id AS foyer, d.enfant_id AS enfant, d.nom, d.type, d.taille, d.controle,
          to_char(d.transmis_le AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "transmisLe",
          (count(*) OVER ())::int AS total
        FROM depots d
        JOIN pieces p ON p.collectivite_id = d.collectivite_id AND p.id = d.piece_id
        WHERE d.collectivite_id = ${collectivite} AND d.retire_le IS NULL AND ${which}
          AND (p.structure_id IS NULL OR p.structure_id = ANY(${sql.param(structures)}::uuid[]))
          AND EXISTS (SELECT FROM inscriptions i WHERE i.collectivite_id = d.collectivite_id AND i.foyer_id = d.foyer_id
            AND (d.enfant_id IS NULL OR i.enfant_id = d.enfant_id) AND i.etat IN ('demandee', 'acceptee')
            AND i.structure_id = ANY(${sql.param(structures)}::uuid[]))
        ORDER BY ${order}, d.id LIMIT ${PAGE}`,
  )
}
