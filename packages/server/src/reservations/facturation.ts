// What billing and the dashboard read and mark of bookings.
import { and, asc, eq, gte, inArray, isNull, sql } from 'drizzle-orm'
import { sansAbsence } from '../absences/facturation.ts'
import { rows, type Tx } from '../database/open.ts'
import { enfantsNommes } from '../foyers/store.ts'
import { offresOf } from '../structures/store.ts'
import { json, prendreTour } from './store.ts'
import { creneaux, reservations } from './tables.ts'

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
 * The confirmed bookings of a service and a month (YYYY-MM) that are not billed. Takes the town's turn: none is
 * cancelled, nor declared absent, between this reading and `marquerFacturees`.
 */
export async function aFacturer(
  tx: Tx,
  collectivite: string,
  structure: string,
  mois: string,
): Promise<AFacturer[]> {
  await prendreTour(tx, collectivite)
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
        sansAbsence,
        gte(reservations.date, `${mois}-01`),
        sql`${reservations.date} < (${`${mois}-01`}::date + interval '1 month')`,
      ),
    )
    .orderBy(asc(reservations.id))
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
        inArray(reservations.etat, ['confirmee', 'demandee', 'proposee']),
        gte(reservations.fin, today),
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
