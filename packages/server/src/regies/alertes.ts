// What a régisseur must look at: written where it is seen, closed by the régisseur or once it is no longer true.
import type { Alerte } from '@inoe/contract/encaissements'
import { sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { rows, type Tx } from '../database/open.ts'
import { introuvable } from '../http/problem.ts'

/** Something to look at. */
export interface AAlerter {
  regie: string
  /** What it is about, stable from one time to the next. */
  cause: string
  message: string
  paiement?: string
}

/** The causes that the nightly proof writes, and closes. */
export const COMPTES = 'comptes '

/** Says what to look at: once while it is true, be it settled by a régisseur; again when it says something else. As `systeme`. */
export async function alerter(
  tx: Tx,
  collectivite: string,
  found: readonly AAlerter[],
  now: Date,
): Promise<void> {
  if (found.length === 0) return
  const values = found.map((one) => ({ ...one, id: uuid() }))
  await tx.execute(sql`
    INSERT INTO alertes (collectivite_id, id, regie_id, cause, message, paiement_id, ouverte_le, vue_le)
    SELECT ${collectivite}, x.id, x.regie, x.cause, x.message, x.paiement, ${now.toISOString()}::timestamptz,
      ${now.toISOString()}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      AS x(id uuid, regie uuid, cause text, message text, paiement uuid)
    WHERE NOT EXISTS (SELECT FROM alertes a WHERE a.collectivite_id = ${collectivite} AND a.regie_id = x.regie
      AND a.cause = x.cause AND a.message = x.message AND a.traitee_le IS NOT NULL AND a.disparue_le IS NULL)
    ON CONFLICT (collectivite_id, regie_id, cause) WHERE traitee_le IS NULL AND disparue_le IS NULL
      DO UPDATE SET vue_le = excluded.vue_le, message = excluded.message`)
}

/** Closes what the nightly proof wrote and did not see again. As `systeme`. @param seen its causes, this time */
export async function fermerDisparues(
  tx: Tx,
  collectivite: string,
  seen: readonly string[],
  now: Date,
): Promise<void> {
  await tx.execute(sql`
    UPDATE alertes SET disparue_le = ${now.toISOString()}::timestamptz
    WHERE collectivite_id = ${collectivite} AND disparue_le IS NULL
      AND starts_with(cause, ${COMPTES}) AND cause <> ALL(${sql.param(seen)}::text[])`)
}

/** How many are open in some régies. As `systeme`. */
export async function compterAlertes(
  tx: Tx,
  collectivite: string,
  regies: readonly string[],
): Promise<number> {
  const [found] = await rows<{ n: number }>(
    tx,
    sql`SELECT count(*)::int AS n FROM alertes WHERE collectivite_id = ${collectivite}
          AND regie_id = ANY(${sql.param(regies)}::uuid[]) AND traitee_le IS NULL AND disparue_le IS NULL`,
  )
  return found?.n ?? 0
}

/** Those of a régie: what is open, then what was closed in the last 60 days, latest first. As `systeme`. */
export async function lireAlertes(tx: Tx, collectivite: string, regie: string, now: Date): Promise<Alerte[]> {
  const found = await rows<Omit<Alerte, 'etat'> & { traitee: boolean; disparue: boolean }>(
    tx,
    sql`SELECT id, message, ${iso('ouverte_le')} AS "ouverteLe",
          ${iso('coalesce(traitee_le, disparue_le)')} AS "fermeeLe", traitee_le IS NOT NULL AS traitee,
          disparue_le IS NOT NULL AS disparue
        FROM alertes WHERE collectivite_id = ${collectivite} AND regie_id = ${regie}
          AND (coalesce(traitee_le, disparue_le) IS NULL
            OR coalesce(traitee_le, disparue_le) > ${now.toISOString()}::timestamptz - interval '60 days')
        ORDER BY coalesce(traitee_le, disparue_le) IS NOT NULL, coalesce(traitee_le, disparue_le, ouverte_le) DESC, id
        LIMIT 200`,
  )
  return found.map(({ traitee, disparue, ...one }) => ({
    ...one,
    etat: traitee ? 'traitee' : disparue ? 'disparue' : 'ouverte',
  }))
}

/**
 * A régisseur says that something is settled, or takes it back. As `systeme`.
 * @param regies the agent's
 * @throws Refus `introuvable`
 */
export async function traiterAlerte(
  tx: Tx,
  collectivite: string,
  regies: readonly string[],
  { id, traitee, compte, now }: { id: string; traitee: boolean; compte: string; now: Date },
): Promise<string> {
  const [done] = await rows<{ regie: string }>(
    tx,
    traitee
      ? sql`UPDATE alertes SET traitee_le = coalesce(traitee_le, ${now.toISOString()}::timestamptz),
              traitee_par = coalesce(traitee_par, ${compte}::uuid)
            WHERE collectivite_id = ${collectivite} AND id = ${id} AND regie_id = ANY(${sql.param(regies)}::uuid[])
            RETURNING regie_id AS regie`
      : // Seen again since, it is open already: there is nothing to take back.
        sql`UPDATE alertes a SET traitee_le = NULL, traitee_par = NULL
            WHERE collectivite_id = ${collectivite} AND id = ${id} AND regie_id = ANY(${sql.param(regies)}::uuid[])
              AND NOT EXISTS (SELECT FROM alertes b WHERE b.collectivite_id = a.collectivite_id AND b.regie_id = a.regie_id
                AND b.cause = a.cause AND b.id <> a.id AND b.traitee_le IS NULL AND b.disparue_le IS NULL)
            RETURNING regie_id AS regie`,
  )
  if (done) return done.regie
  const [there] = await rows<{ regie: string }>(
    tx,
    sql`SELECT regie_id AS regie FROM alertes WHERE collectivite_id = ${collectivite} AND id = ${id}
          AND regie_id = ANY(${sql.param(regies)}::uuid[])`,
  )
  if (!there) throw introuvable()
  return there.regie
}

const iso = (column: string) =>
  sql.raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)
