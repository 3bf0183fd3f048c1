// What the planning and the services read of days and bookings.
import { and, asc, eq, gte, sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import type { Droits } from './droits.ts'
import type { Creneau, Vivante } from './rules.ts'
import {
  among,
  COLONNES,
  COLONNES_VIVANTE,
  json,
  SES_JOUR_ET_ABSENCE,
  VIVANTES,
  type VivanteLue,
  vivanteOf,
} from './store.ts'
import { creneaux, reservations } from './tables.ts'

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
        sql`${creneaux.activiteId} = ${among(activites)}`,
        // A sejour that began before is at most 31 days long.
        sql`${creneaux.date} BETWEEN ${du}::date - 31 AND ${au}`,
        gte(creneaux.fin, du),
      ),
    )
    .orderBy(asc(creneaux.date))
}

/** A family's living bookings between two dates, sejours that began before included. */
export async function vivantesEntre(
  tx: Tx,
  collectivite: string,
  foyer: string,
  du: string,
  au: string,
): Promise<Vivante[]> {
  const found = await rows<VivanteLue>(
    tx,
    // By the index of a family's days: see `vivantesDesEnfants`.
    // Of a sejour: there, once it was seen on one of its days.
    sql`SELECT ${COLONNES_VIVANTE}, (SELECT max(p.etat) FROM pointages p WHERE p.collectivite_id = r.collectivite_id
          AND p.date BETWEEN r.date AND r.fin AND p.enfant_id = r.enfant_id AND p.activite_id = r.activite_id
          AND p.unite = c.unite) AS pointage
        FROM (
          SELECT * FROM reservations r
          WHERE r.collectivite_id = ${collectivite} AND r.foyer_id = ${foyer}
            AND (r.foyer_id, r.date) BETWEEN (${foyer}::uuid, ${du}::date - 31) AND (${foyer}::uuid, ${au}::date) OFFSET 0
        ) r
        ${SES_JOUR_ET_ABSENCE}
        WHERE ${VIVANTES} AND r.fin >= ${du}`,
  )
  return found.map(vivanteOf)
}

/**
 * Ranks in their waiting lists of some bookings that wait (1: the next one). As `systeme`: a family does not see who is
 * before it.
 */
export async function rangsOf(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const found = await rows<{ id: string; rang: number }>(
    tx,
    sql`SELECT r.id, (SELECT count(*)::int FROM reservations b WHERE b.collectivite_id = ${collectivite}
          AND b.creneau_id = r.creneau_id AND b.etat = 'en-attente' AND b.ordre_attente <= r.ordre_attente) AS rang
        FROM reservations r WHERE r.collectivite_id = ${collectivite} AND r.id = ${among(ids)}`,
  )
  return new Map(found.map(({ id, rang }) => [id, rang]))
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

/** Bookings of some structures that wait for an answer, oldest first. */
export async function aDecider(tx: Tx, collectivite: string, structures: readonly string[], limit: number) {
  return tx
    .select({
      id: reservations.id,
      foyerId: reservations.foyerId,
      enfantId: reservations.enfantId,
      activiteId: reservations.activiteId,
      date: reservations.date,
      fin: reservations.fin,
      creeLe: reservations.creeLe,
      unite: creneaux.unite,
      capacite: creneaux.capacite,
      occupees: creneaux.occupees,
    })
    .from(reservations)
    .innerJoin(
      creneaux,
      and(eq(creneaux.collectiviteId, reservations.collectiviteId), eq(creneaux.id, reservations.creneauId)),
    )
    .where(
      and(
        eq(reservations.collectiviteId, collectivite),
        eq(reservations.etat, 'demandee'),
        sql`${reservations.structureId} = ${among(structures)}`,
      ),
    )
    .orderBy(asc(reservations.creeLe), asc(reservations.id))
    .limit(limit)
}
