// The days that activities propose, as the calendar makes and unmakes them. Only here are creneaux inserted and deleted.
import { and, eq, gte, inArray, lte, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { rows, type Tx } from '../database/open.ts'
import { prendreTour } from './store.ts'
import { creneaux, reservations } from './tables.ts'

export interface Periode {
  activite: string
  structure: string
  periode: string
}

/** A creneau as the calendar compares it. */
export interface CreneauPose {
  id: string
  date: string
  fin: string
  unite: string
  groupe: string
  capacite: number
  ferme: boolean
  enAttente: number
  /** Somebody has or had a booking on it, whatever became of it: it is never deleted. */
  reserve: boolean
}

export interface Ecart {
  creer: readonly Pick<CreneauPose, 'date' | 'fin' | 'unite' | 'groupe' | 'capacite'>[]
  modifier: readonly Pick<CreneauPose, 'id' | 'fin' | 'capacite'>[]
  fermer: readonly string[]
  supprimer: readonly string[]
}

/** The creneaux of a period. Takes the town's turn: nobody books a day while it is made or unmade. As `systeme`. */
export async function creneauxDePeriode(
  tx: Tx,
  collectivite: string,
  { activite, structure, periode }: Periode,
): Promise<CreneauPose[]> {
  await prendreTour(tx, collectivite)
  const there = await tx
    .select({
      id: creneaux.id,
      date: creneaux.date,
      fin: creneaux.fin,
      unite: creneaux.unite,
      groupe: creneaux.groupe,
      capacite: creneaux.capacite,
      ferme: creneaux.ferme,
      enAttente: creneaux.enAttente,
    })
    .from(creneaux)
    .where(
      and(
        eq(creneaux.collectiviteId, collectivite),
        eq(creneaux.activiteId, activite),
        eq(creneaux.periodeId, periode),
      ),
    )
  const booked = await everBooked(tx, collectivite, { activite, structure }, there)
  return there.map((one) => ({ ...one, reserve: booked.has(one.id) }))
}

/**
 * Writes what separates a period from what it should propose, in the turn that `creneauxDePeriode` took. A day that
 * another period of the activity proposes already stays that period's.
 * @returns the ids of those made
 */
export async function ecrireCreneaux(
  tx: Tx,
  collectivite: string,
  { activite, periode }: Pick<Periode, 'activite' | 'periode'>,
  { creer, modifier, fermer, supprimer }: Ecart,
): Promise<string[]> {
  if (supprimer.length > 0)
    await tx
      .delete(creneaux)
      .where(and(eq(creneaux.collectiviteId, collectivite), inArray(creneaux.id, [...supprimer])))
  if (fermer.length > 0)
    await tx
      .update(creneaux)
      .set({ ferme: true })
      .where(and(eq(creneaux.collectiviteId, collectivite), inArray(creneaux.id, [...fermer])))
  if (modifier.length > 0) {
    const changes = sql`jsonb_to_recordset(${JSON.stringify(modifier)}::jsonb) AS x(id uuid, fin date, capacite integer)`
    await tx.execute(sql`
      UPDATE creneaux c SET ferme = false, fin = x.fin, capacite = x.capacite FROM ${changes}
      WHERE c.collectivite_id = ${collectivite} AND c.id = x.id`)
    // Bookings keep a copy of the last day.
    await tx.execute(sql`
      UPDATE reservations r SET fin = x.fin FROM ${changes}
      WHERE r.collectivite_id = ${collectivite} AND r.creneau_id = x.id AND r.fin <> x.fin`)
  }
  const made = creer.map((one) => ({ ...one, id: uuid() }))
  const crees = await rows<{ id: string }>(
    tx,
    sql`
      INSERT INTO creneaux (collectivite_id, id, activite_id, periode_id, date, fin, unite, groupe, capacite)
      SELECT ${collectivite}, id, ${activite}::uuid, ${periode}::uuid, date, fin, unite, groupe, capacite
      FROM jsonb_to_recordset(${JSON.stringify(made)}::jsonb)
        AS x(id uuid, date date, fin date, unite text, groupe text, capacite integer)
      ON CONFLICT (collectivite_id, activite_id, date, unite, groupe) DO NOTHING
      RETURNING id`,
  )
  return crees.map((one) => one.id)
}

async function everBooked(
  tx: Tx,
  collectivite: string,
  { activite, structure }: Pick<Periode, 'activite' | 'structure'>,
  there: readonly { date: string }[],
): Promise<ReadonlySet<string>> {
  const dates = there.map((one) => one.date).sort()
  const [from, to] = [dates[0], dates.at(-1)]
  if (from === undefined || to === undefined) return new Set()
  // By service and date, as they are indexed.
  const found = await tx
    .selectDistinct({ creneau: reservations.creneauId })
    .from(reservations)
    .where(
      and(
        eq(reservations.collectiviteId, collectivite),
        eq(reservations.structureId, structure),
        gte(reservations.date, from),
        lte(reservations.date, to),
        eq(reservations.activiteId, activite),
      ),
    )
  return new Set(found.map((one) => one.creneau))
}
