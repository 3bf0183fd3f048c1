// Days to come of a child whose home changes: cancelled, or carried on by its other home.
import { sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { pourvoir } from './services.ts'
import { json, prendreTour, VIVANTES } from './store.ts'

/** The days of a child, from a date on, that a home booked and that no invoice bills. */
export interface Jours {
  enfant: string
  foyer: string
  /** First day, included. */
  depuis: string
}

const SELON = (collectivite: string, { enfant, foyer, depuis }: Jours) =>
  sql`r.collectivite_id = ${collectivite} AND r.enfant_id = ${enfant} AND r.foyer_id = ${foyer} AND ${VIVANTES}
    AND r.date >= ${depuis} AND r.ligne_id IS NULL`

export async function nombreDeJours(tx: Tx, collectivite: string, jours: Jours): Promise<number> {
  const [found] = await rows<{ n: number }>(
    tx,
    sql`SELECT count(*)::int AS n FROM reservations r WHERE ${SELON(collectivite, jours)}`,
  )
  return found?.n ?? 0
}

/** Cancels them; their places go to who waits. As `systeme`. @returns how many */
export async function annulerJours(
  tx: Tx,
  outils: Pick<Deps, 'queue' | 'clock'>,
  ville: Collectivite,
  jours: Jours,
  { par, motif }: { par: string; motif: string },
): Promise<number> {
  await prendreTour(tx, ville.id)
  const now = outils.clock.now().toISOString()
  const ended = await rows<{ creneau: string; attendait: boolean }>(
    tx,
    sql`WITH o AS (SELECT r.id, r.etat FROM reservations r WHERE ${SELON(ville.id, jours)})
        UPDATE reservations r SET etat = 'annulee', expire_le = NULL, annulee_le = ${now}::timestamptz,
          annulee_par = ${par}, motif = ${motif},
          repondu_le = CASE WHEN r.etat = 'demandee' THEN ${now}::timestamptz ELSE r.repondu_le END
        FROM o WHERE r.collectivite_id = ${ville.id} AND r.id = o.id
        RETURNING r.creneau_id AS creneau, o.etat = 'en-attente' AS attendait`,
  )
  if (ended.length === 0) return 0
  await tx.execute(sql`
    UPDATE creneaux c SET occupees = c.occupees - x.occupees, en_attente = c.en_attente - x.attente
    FROM (SELECT creneau, count(*) FILTER (WHERE NOT attendait)::int AS occupees,
        count(*) FILTER (WHERE attendait)::int AS attente
      FROM jsonb_to_recordset(${json(ended)}) AS y(creneau uuid, attendait boolean) GROUP BY creneau) x
    WHERE c.collectivite_id = ${ville.id} AND c.id = x.creneau`)
  await pourvoir(tx, outils, ville, [...new Set(ended.map((one) => one.creneau))])
  return ended.length
}

/**
 * Has another home carry them on, absences declared with them: no place moves. What it needs to have booked them, its
 * enrolments, is `inscriptions`' to give. As `systeme`. @returns how many
 */
export async function faireSuivre(tx: Tx, collectivite: string, jours: Jours, vers: string): Promise<number> {
  await prendreTour(tx, collectivite)
  const moved = await rows<{ absence: string | null }>(
    tx,
    sql`UPDATE reservations r SET foyer_id = ${vers} WHERE ${SELON(collectivite, jours)}
        RETURNING r.absence_id AS absence`,
  )
  // An absence that also covers days that stay, stays with them: they are what it was declared for.
  await tx.execute(sql`
    UPDATE absences a SET foyer_id = ${vers} WHERE a.collectivite_id = ${collectivite}
      AND a.id IN (SELECT x FROM jsonb_array_elements_text(${json(moved.flatMap((one) => one.absence ?? []))}) AS y(x_text),
        LATERAL (SELECT y.x_text::uuid AS x) z)
      AND NOT EXISTS (SELECT FROM reservations r WHERE r.collectivite_id = a.collectivite_id AND r.absence_id = a.id
        AND r.foyer_id <> ${vers})`)
  return moved.length
}
