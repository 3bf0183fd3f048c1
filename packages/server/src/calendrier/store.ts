import { and, asc, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { rows, type Tx } from '../database/open.ts'
import { creneaux, reservations } from '../reservations/tables.ts'
import { type CreneauVoulu, ecart, type Modele } from './rules.ts'
import { fermetures, semainesModeles } from './tables.ts'

/** The usual week of an activity. */
export async function modelesOf(tx: Tx, collectivite: string, activite: string): Promise<Modele[]> {
  return tx
    .select({
      unite: semainesModeles.unite,
      groupe: semainesModeles.groupe,
      jours: semainesModeles.jours,
      capacite: semainesModeles.capacite,
      quand: semainesModeles.quand,
    })
    .from(semainesModeles)
    .where(and(eq(semainesModeles.collectiviteId, collectivite), eq(semainesModeles.activiteId, activite)))
    .orderBy(asc(semainesModeles.id))
}

/** Puts a line in the usual week, in the place of the one of the same unit, group and time of year. As `systeme`. */
export async function saveModele(
  tx: Tx,
  collectivite: string,
  activite: string,
  modele: Modele,
): Promise<void> {
  await removeModele(tx, collectivite, activite, modele)
  await tx.insert(semainesModeles).values({
    collectiviteId: collectivite,
    id: uuid(),
    activiteId: activite,
    ...modele,
    jours: [...modele.jours],
  })
}

/** As `systeme`. @returns whether there was such a line */
export async function removeModele(
  tx: Tx,
  collectivite: string,
  activite: string,
  { unite, groupe, quand }: Pick<Modele, 'unite' | 'groupe' | 'quand'>,
): Promise<boolean> {
  const removed = await tx
    .delete(semainesModeles)
    .where(
      and(
        eq(semainesModeles.collectiviteId, collectivite),
        eq(semainesModeles.activiteId, activite),
        eq(semainesModeles.unite, unite),
        eq(semainesModeles.groupe, groupe),
        eq(semainesModeles.quand, quand),
      ),
    )
    .returning({ id: semainesModeles.id })
  return removed.length > 0
}

export interface FermetureConnue {
  /** Null: every structure of the town. */
  structureId: string | null
  du: string
  au: string
  motif: string
}

const FERMETURE = {
  structureId: fermetures.structureId,
  du: fermetures.du,
  au: fermetures.au,
  motif: fermetures.motif,
}

/** The closures of a structure between two days, its own and the town's. */
export async function fermeturesOf(
  tx: Tx,
  collectivite: string,
  structure: string,
  du: string,
  au: string,
): Promise<FermetureConnue[]> {
  return tx
    .select(FERMETURE)
    .from(fermetures)
    .where(
      and(
        eq(fermetures.collectiviteId, collectivite),
        or(isNull(fermetures.structureId), eq(fermetures.structureId, structure)),
        lte(fermetures.du, au),
        gte(fermetures.au, du),
      ),
    )
    .orderBy(asc(fermetures.du))
}

/** Every closure of the town that is not over. */
export async function fermeturesFrom(tx: Tx, collectivite: string, du: string): Promise<FermetureConnue[]> {
  return tx
    .select(FERMETURE)
    .from(fermetures)
    .where(and(eq(fermetures.collectiviteId, collectivite), gte(fermetures.au, du)))
    .orderBy(asc(fermetures.du), asc(fermetures.au))
}

const memeFermeture = (collectivite: string, { structureId, du, au }: Omit<FermetureConnue, 'motif'>) =>
  and(
    eq(fermetures.collectiviteId, collectivite),
    structureId === null ? isNull(fermetures.structureId) : eq(fermetures.structureId, structureId),
    eq(fermetures.du, du),
    eq(fermetures.au, au),
  )

/** Declares a closure, or changes the reason of the one of the same days. As `systeme`. @returns whether it is new */
export async function addFermeture(
  tx: Tx,
  collectivite: string,
  fermeture: FermetureConnue,
): Promise<boolean> {
  const changed = await tx
    .update(fermetures)
    .set({ motif: fermeture.motif })
    .where(memeFermeture(collectivite, fermeture))
    .returning({ id: fermetures.id })
  if (changed.length > 0) return false
  await tx.insert(fermetures).values({ collectiviteId: collectivite, id: uuid(), ...fermeture })
  return true
}

/** As `systeme`. @returns whether there was one on exactly these days */
export async function removeFermeture(
  tx: Tx,
  collectivite: string,
  fermeture: Omit<FermetureConnue, 'motif'>,
): Promise<boolean> {
  const removed = await tx
    .delete(fermetures)
    .where(memeFermeture(collectivite, fermeture))
    .returning({ id: fermetures.id })
  return removed.length > 0
}

/** The creneaux that a generation wrote, by id. */
export interface Poses {
  crees: string[]
  /** Capacity, last day, or proposed again. */
  modifies: string[]
  fermes: string[]
  supprimes: string[]
}

/**
 * Makes the creneaux of a period those wanted: the only place where days are made and unmade. As `systeme`.
 * They are locked in the order of their ids, as a save locks them: nobody books a day while it is removed. A day that
 * another period of the activity proposes already stays that period's.
 */
export async function poserCreneaux(
  tx: Tx,
  collectivite: string,
  { activite, structure, periode }: { activite: string; structure: string; periode: string },
  voulus: readonly CreneauVoulu[],
  { capacites }: { capacites: boolean },
): Promise<Poses> {
  const there = await tx
    .select({
      id: creneaux.id,
      date: creneaux.date,
      fin: creneaux.fin,
      unite: creneaux.unite,
      groupe: creneaux.groupe,
      capacite: creneaux.capacite,
      ferme: creneaux.ferme,
    })
    .from(creneaux)
    .where(
      and(
        eq(creneaux.collectiviteId, collectivite),
        eq(creneaux.activiteId, activite),
        eq(creneaux.periodeId, periode),
      ),
    )
    .orderBy(asc(creneaux.id))
    .for('update')
  const booked = await everBooked(tx, collectivite, { activite, structure }, there)
  const { creer, modifier, fermer, supprimer } = ecart(
    there.map((one) => ({ ...one, reserve: booked.has(one.id) })),
    voulus,
    capacites,
  )
  if (supprimer.length > 0)
    await tx
      .delete(creneaux)
      .where(and(eq(creneaux.collectiviteId, collectivite), inArray(creneaux.id, supprimer)))
  if (fermer.length > 0)
    await tx
      .update(creneaux)
      .set({ ferme: true })
      .where(and(eq(creneaux.collectiviteId, collectivite), inArray(creneaux.id, fermer)))
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
  return {
    crees: crees.map((one) => one.id),
    modifies: modifier.map((one) => one.id),
    fermes: fermer,
    supprimes: supprimer,
  }
}

/** Which of some creneaux somebody has or had a booking on, whatever became of it. */
async function everBooked(
  tx: Tx,
  collectivite: string,
  { activite, structure }: { activite: string; structure: string },
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
