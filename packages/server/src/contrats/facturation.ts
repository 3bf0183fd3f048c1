// What billing reads and marks of contracts.
import { and, eq, inArray, lte, sql } from 'drizzle-orm'
import { type FermetureConnue, fermeturesEntre } from '../calendrier/store.ts'
import { rows, type Tx } from '../database/open.ts'
import { contrats, contratsFactures, heuresOccasionnelles as heures } from './tables.ts'

export interface ContratAFacturer {
  id: string
  foyer: string
  enfant: string
  activite: string
  debut: string
  fin: string
  semaine: (typeof contrats.$inferSelect)['semaine']
  /** Minutes billed already, by month. */
  factures: Map<string, number>
  /** Accepted hours beside it, billed or not, in order of dates. */
  heures: { id: string; date: string; debut: string; fin: string; facturees: boolean }[]
}

/** Accepted contracts of a structure that have begun by a day, with what is billed of them, and the closures of their span. */
export async function contratsAFacturer(
  tx: Tx,
  collectivite: string,
  structure: string,
  { du, au }: { du: string; au: string },
): Promise<{ contrats: ContratAFacturer[]; fermetures: FermetureConnue[] }> {
  const found = await tx
    .select()
    .from(contrats)
    .where(
      and(
        eq(contrats.collectiviteId, collectivite),
        eq(contrats.structureId, structure),
        eq(contrats.etat, 'accepte'),
        lte(contrats.debut, au),
        sql`${contrats.fin} >= ${du}`,
      ),
    )
    .orderBy(contrats.id)
  if (found.length === 0) return { contrats: [], fermetures: [] }
  const ids = found.map((one) => one.id)
  const billed = await tx
    .select()
    .from(contratsFactures)
    .where(and(eq(contratsFactures.collectiviteId, collectivite), inArray(contratsFactures.contratId, ids)))
  const beside = await tx
    .select()
    .from(heures)
    .where(
      and(
        eq(heures.collectiviteId, collectivite),
        inArray(heures.contratId, ids),
        eq(heures.etat, 'accepte'),
      ),
    )
    .orderBy(heures.date, heures.debut, heures.id)
  const months = Map.groupBy(billed, (one) => one.contratId)
  const hours = Map.groupBy(beside, (one) => one.contratId)
  const [first = du, last = au] = [
    found.reduce((min, one) => (one.debut < min ? one.debut : min), du),
    found.reduce((max, one) => (one.fin > max ? one.fin : max), au),
  ]
  return {
    fermetures: await fermeturesEntre(tx, collectivite, first, last),
    contrats: found.map(({ id, foyerId, enfantId, activiteId, debut, fin, semaine }) => ({
      id,
      foyer: foyerId,
      enfant: enfantId,
      activite: activiteId,
      debut,
      fin,
      semaine,
      factures: new Map((months.get(id) ?? []).map((one) => [one.mois, one.minutes])),
      heures: (hours.get(id) ?? []).map(({ ligneId, ...one }) => ({ ...one, facturees: ligneId !== null })),
    })),
  }
}

/** Writes which line bills a month of each contract. As `systeme`. @throws when one is billed already */
export async function marquerContrats(
  tx: Tx,
  collectivite: string,
  marques: readonly { contrat: string; mois: string; ligne: string; minutes: number }[],
): Promise<void> {
  if (marques.length === 0) return
  await tx.execute(sql`
    INSERT INTO contrats_factures (collectivite_id, contrat_id, mois, ligne_id, minutes)
    SELECT ${collectivite}, x.* FROM jsonb_to_recordset(${JSON.stringify(marques)}::jsonb)
      AS x(contrat uuid, mois text, ligne uuid, minutes int)`)
}

/** Writes which line bills hours beside contracts. As `systeme`. @throws Error when some are billed already */
export async function marquerHeures(
  tx: Tx,
  collectivite: string,
  marques: readonly { heures: string; ligne: string }[],
): Promise<void> {
  if (marques.length === 0) return
  const marked = await rows(
    tx,
    sql`UPDATE heures_occasionnelles h SET ligne_id = x.ligne
        FROM jsonb_to_recordset(${JSON.stringify(marques)}::jsonb) AS x(heures uuid, ligne uuid)
        WHERE h.collectivite_id = ${collectivite} AND h.id = x.heures AND h.ligne_id IS NULL AND h.etat = 'accepte'
        RETURNING h.id`,
  )
  if (marked.length !== marques.length) throw new Error('hours are billed already')
}
