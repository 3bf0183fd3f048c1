import { and, asc, eq, gte, isNull, lte, ne, sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import { enfantsNommes } from '../foyers/store.ts'
import { offresOf } from '../structures/store.ts'
import type { Ecritures } from './batch.ts'
import { type Creneau, cleOf, type Droits, type Vivante } from './rules.ts'
import { creneaux, reservations } from './tables.ts'

const COLONNES = {
  id: creneaux.id,
  activiteId: creneaux.activiteId,
  periodeId: creneaux.periodeId,
  date: creneaux.date,
  fin: creneaux.fin,
  unite: creneaux.unite,
  groupe: creneaux.groupe,
  capacite: creneaux.capacite,
  occupees: creneaux.occupees,
  enAttente: creneaux.enAttente,
}

const VIVANTE = {
  id: reservations.id,
  creneauId: reservations.creneauId,
  enfantId: reservations.enfantId,
  foyerId: reservations.foyerId,
  prixCentimes: reservations.prixCentimes,
  facturee: sql<boolean>`${reservations.ligneId} IS NOT NULL`,
}

/** Rows as one JSON parameter: the same text on both engines, whatever their number. */
const json = (list: readonly object[]) => sql`${JSON.stringify(list)}::jsonb`

/**
 * Locks creneaux until the transaction ends, always in the order of their ids so that no two writers wait for each
 * other, and returns them as they are once locked.
 */
export async function lockCreneaux(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<Map<string, Creneau>> {
  const found = await tx
    .select(COLONNES)
    .from(creneaux)
    .where(
      and(
        eq(creneaux.collectiviteId, collectivite),
        sql`${creneaux.id} IN (SELECT value::uuid FROM jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`,
      ),
    )
    .orderBy(asc(creneaux.id))
    .for('update')
  return new Map(found.map((creneau) => [creneau.id, creneau]))
}

/** Locks the living bookings of cells (billing marks them without locking their creneau), by `cleOf`. */
export async function lockVivantes(
  tx: Tx,
  collectivite: string,
  cellules: readonly { creneau: string; enfant: string }[],
): Promise<Map<string, Vivante>> {
  const found = await tx
    .select(VIVANTE)
    .from(reservations)
    .where(
      and(
        eq(reservations.collectiviteId, collectivite),
        ne(reservations.etat, 'annulee'),
        sql`(${reservations.creneauId}, ${reservations.enfantId}) IN
          (SELECT creneau, enfant FROM jsonb_to_recordset(${json(cellules)}) AS x(creneau uuid, enfant uuid))`,
      ),
    )
    .orderBy(asc(reservations.id))
    .for('update')
  return new Map(found.map((one) => [cleOf(one.creneauId, one.enfantId), one]))
}

/** Writes what a batch decided: cancellations, then bookings, then counters, one statement each. */
export async function write(tx: Tx, collectivite: string, ecritures: Ecritures): Promise<void> {
  const { annulations, nouvelles, touches } = ecritures
  if (annulations.length > 0) {
    const list = annulations.map(({ id, save }) => ({ id, le: save.recu, par: save.compte }))
    await tx.execute(sql`
      UPDATE reservations r SET etat = 'annulee', annulee_le = x.le, annulee_par = x.par
      FROM jsonb_to_recordset(${json(list)}) AS x(id uuid, le timestamptz, par uuid)
      WHERE r.collectivite_id = ${collectivite} AND r.id = x.id`)
  }
  if (nouvelles.length > 0) {
    const list = nouvelles.map(({ id, creneau, structure, enfant, save, prixCentimes, annulee }) => ({
      id,
      creneau: creneau.id,
      structure,
      activite: creneau.activiteId,
      date: creneau.date,
      fin: creneau.fin,
      enfant,
      foyer: save.foyer,
      etat: annulee ? 'annulee' : 'confirmee',
      prix: prixCentimes,
      le: save.recu,
      par: save.compte,
      annulee_le: annulee?.recu ?? null,
      annulee_par: annulee?.compte ?? null,
    }))
    await tx.execute(sql`
      INSERT INTO reservations (collectivite_id, id, creneau_id, structure_id, activite_id, date, fin, enfant_id, foyer_id,
        etat, prix_centimes, cree_le, cree_par, annulee_le, annulee_par)
      SELECT ${collectivite}, x.id, x.creneau, x.structure, x.activite, x.date, x.fin, x.enfant, x.foyer,
        x.etat, x.prix, x.le, x.par, x.annulee_le, x.annulee_par
      FROM jsonb_to_recordset(${json(list)}) AS x(id uuid, creneau uuid, structure uuid, activite uuid, date date, fin date,
        enfant uuid, foyer uuid, etat text, prix integer, le timestamptz, par uuid, annulee_le timestamptz, annulee_par uuid)`)
  }
  if (touches.size > 0) {
    const list = [...touches].map(({ id, occupees }) => ({ id, occupees }))
    await tx.execute(sql`
      UPDATE creneaux c SET occupees = x.occupees
      FROM jsonb_to_recordset(${json(list)}) AS x(id uuid, occupees integer)
      WHERE c.collectivite_id = ${collectivite} AND c.id = x.id`)
  }
}

/** Every creneau of some activities between two dates, both included, in order of dates. */
export async function creneauxEntre(
  tx: Tx,
  collectivite: string,
  activites: readonly string[],
  du: string,
  au: string,
): Promise<Creneau[]> {
  return tx
    .select(COLONNES)
    .from(creneaux)
    .where(
      and(
        eq(creneaux.collectiviteId, collectivite),
        sql`${creneaux.activiteId} IN (SELECT value::uuid FROM jsonb_array_elements_text(${JSON.stringify(activites)}::jsonb))`,
        gte(creneaux.date, du),
        lte(creneaux.date, au),
      ),
    )
    .orderBy(asc(creneaux.date))
}

/** A family's living bookings between two dates, by `cleOf`, with the activity of each. */
export async function vivantesEntre(
  tx: Tx,
  collectivite: string,
  foyer: string,
  du: string,
  au: string,
): Promise<Map<string, Vivante & { enfantId: string; activiteId: string }>> {
  const found = await tx
    .select({ ...VIVANTE, activiteId: reservations.activiteId })
    .from(reservations)
    .where(
      and(
        eq(reservations.collectiviteId, collectivite),
        eq(reservations.foyerId, foyer),
        ne(reservations.etat, 'annulee'),
        gte(reservations.date, du),
        lte(reservations.date, au),
      ),
    )
  return new Map(found.map((one) => [cleOf(one.creneauId, one.enfantId), one]))
}

/** The nearest days, before and after two dates, on which something that the family is enrolled in takes place. */
export async function joursVoisins(
  tx: Tx,
  collectivite: string,
  inscriptions: Droits['inscriptions'],
  du: string,
  au: string,
): Promise<{ jourPrecedent: string | null; jourSuivant: string | null }> {
  const list = inscriptions.map(({ activiteId, periodeId }) => ({ activite: activiteId, periode: periodeId }))
  const [found] = await rows<{ avant: string | null; apres: string | null }>(
    tx,
    sql`
      SELECT max(n.avant)::text AS avant, min(n.apres)::text AS apres
      FROM (SELECT DISTINCT activite, periode FROM jsonb_to_recordset(${json(list)}) AS y(activite uuid, periode uuid)) x,
      LATERAL (SELECT
        (SELECT max(date) FROM creneaux c WHERE c.collectivite_id = ${collectivite} AND c.activite_id = x.activite
          AND c.date < ${du}::date AND (x.periode IS NULL OR c.periode_id = x.periode)) AS avant,
        (SELECT min(date) FROM creneaux c WHERE c.collectivite_id = ${collectivite} AND c.activite_id = x.activite
          AND c.date > ${au}::date AND (x.periode IS NULL OR c.periode_id = x.periode)) AS apres) n`,
  )
  return { jourPrecedent: found?.avant ?? null, jourSuivant: found?.apres ?? null }
}

/** A booking as billing and the dashboard name it. */
interface Nommee {
  activite: string
  unite: string
}

async function nommer(
  tx: Tx,
  collectivite: string,
  found: readonly { activiteId: string; unite: string }[],
): Promise<Nommee[]> {
  const offres = await offresOf(
    tx,
    collectivite,
    found.map((one) => one.activiteId),
  )
  return found.map(({ activiteId, unite }) => {
    const offre = offres.find((one) => one.id === activiteId)
    return {
      activite: offre?.nom ?? '',
      unite: offre?.unites.find((one) => one.code === unite)?.nom ?? '',
    }
  })
}

/** A confirmed booking that no invoice bills yet. */
export interface AFacturer extends Nommee {
  id: string
  foyer: string
  enfant: { id: string; prenom: string }
  date: string
  prixCentimes: number
}

/**
 * The confirmed bookings of a service and a month (YYYY-MM) that are not billed. They stay locked until the
 * transaction ends, so that none is cancelled between this reading and `marquerFacturees`.
 */
export async function aFacturer(
  tx: Tx,
  collectivite: string,
  structure: string,
  mois: string,
): Promise<AFacturer[]> {
  const found = await tx
    .select({
      id: reservations.id,
      foyer: reservations.foyerId,
      enfantId: reservations.enfantId,
      activiteId: reservations.activiteId,
      unite: creneaux.unite,
      date: reservations.date,
      prixCentimes: reservations.prixCentimes,
    })
    .from(reservations)
    .innerJoin(
      creneaux,
      and(eq(creneaux.collectiviteId, reservations.collectiviteId), eq(creneaux.id, reservations.creneauId)),
    )
    .where(
      and(
        eq(reservations.collectiviteId, collectivite),
        eq(reservations.structureId, structure),
        eq(reservations.etat, 'confirmee'),
        isNull(reservations.ligneId),
        gte(reservations.date, `${mois}-01`),
        sql`${reservations.date} < (${`${mois}-01`}::date + interval '1 month')`,
      ),
    )
    .orderBy(asc(reservations.id))
    .for('update', { of: reservations })
  const noms = await nommer(tx, collectivite, found)
  const prenoms = await enfantsNommes(
    tx,
    collectivite,
    found.map((one) => one.enfantId),
  )
  return found
    .map(({ id, foyer, enfantId, date, prixCentimes }, index) => ({
      id,
      foyer,
      enfant: { id: enfantId, prenom: prenoms.get(enfantId) ?? '' },
      date,
      prixCentimes,
      activite: noms[index]?.activite ?? '',
      unite: noms[index]?.unite ?? '',
    }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

/**
 * Writes which invoice line bills each booking.
 * @throws Error when one of them was billed or cancelled in between: the whole billing must then be undone
 */
export async function marquerFacturees(
  tx: Tx,
  collectivite: string,
  factures: readonly { reservation: string; ligne: string }[],
): Promise<void> {
  if (factures.length === 0) return
  const marked = await rows(
    tx,
    sql`
      UPDATE reservations r SET ligne_id = x.ligne
      FROM jsonb_to_recordset(${json(factures)}) AS x(reservation uuid, ligne uuid)
      WHERE r.collectivite_id = ${collectivite} AND r.id = x.reservation AND r.ligne_id IS NULL AND r.etat = 'confirmee'
      RETURNING r.id`,
  )
  if (marked.length !== factures.length) throw new Error('a booking is billed or cancelled already')
}

/** The next days booked by a family, today included: for the dashboard. */
export async function prochainsJours(
  tx: Tx,
  collectivite: string,
  foyer: string,
  today: string,
  limit: number,
): Promise<{ date: string; enfant: string; activite: string; unite: string }[]> {
  const found = await tx
    .select({
      date: reservations.date,
      enfantId: reservations.enfantId,
      activiteId: reservations.activiteId,
      unite: creneaux.unite,
    })
    .from(reservations)
    .innerJoin(
      creneaux,
      and(eq(creneaux.collectiviteId, reservations.collectiviteId), eq(creneaux.id, reservations.creneauId)),
    )
    .where(
      and(
        eq(reservations.collectiviteId, collectivite),
        eq(reservations.foyerId, foyer),
        ne(reservations.etat, 'annulee'),
        gte(reservations.date, today),
      ),
    )
    .orderBy(asc(reservations.date), asc(reservations.enfantId))
    .limit(limit)
  const noms = await nommer(tx, collectivite, found)
  const prenoms = await enfantsNommes(
    tx,
    collectivite,
    found.map((one) => one.enfantId),
  )
  return found.map(({ date, enfantId }, index) => ({
    date,
    enfant: prenoms.get(enfantId) ?? '',
    activite: noms[index]?.activite ?? '',
    unite: noms[index]?.unite ?? '',
  }))
}
