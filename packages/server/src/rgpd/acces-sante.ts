// Who of the services read what is medical of a child: written in the transaction of the reading, shown to the family.
import {
  ACCES_PAR_PAGE,
  type AccesSante,
  type FiltreAccesSante,
  type JournalSante,
} from '@inoe/contract/mes-donnees'
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { v7 as uuid } from 'uuid'
import { prenomsDesAgents } from '../comptes/store.ts'
import { rows, type Tx } from '../database/open.ts'
import type { Agent } from '../http/acting.ts'
import type { Env } from '../http/env.ts'
import { type DonnerPartie, quand } from './partie.ts'

/** The agent who reads, for which structure, and when: the instant, and the town's day. */
export interface Lecteur {
  collectivite: string
  compte: string
  structure: string
  le: Date
  jour: string
}

/** What was read: of which child, by the name of what. */
export interface Lu {
  enfant: string
  /** The home it is of; null for what a child's two homes share. */
  foyer: string | null
  objetId: string
  objet: string
}

export function lecteurOf(c: Context<Env>, { collectivite, compte }: Agent, structure: string): Lecteur {
  const { clock } = c.var.deps
  return { collectivite, compte, structure, le: clock.now(), jour: clock.today(c.var.collectivite.zone) }
}

/** Notes a reading. In its transaction, as the agent: they are committed, or refused, together. */
export async function noterAcces(
  tx: Tx,
  { collectivite, compte, structure, le, jour, ecran }: Lecteur & Pick<AccesSante, 'ecran'>,
  lus: readonly Lu[],
): Promise<void> {
  if (lus.length === 0) return
  // In one order, so that two tabs of the agent do not wait for each other.
  const list = lus
    .map((one) => ({ ...one, id: uuid() }))
    .sort((a, b) => a.enfant.localeCompare(b.enfant) || a.objetId.localeCompare(b.objetId))
  const at = sql`${le.toISOString()}::timestamptz`
  await tx.execute(sql`
    INSERT INTO acces_sante (collectivite_id, id, enfant_id, foyer_id, compte_id, structure_id, ecran, objet_id, objet,
      jour, premier_le, dernier_le)
    SELECT ${collectivite}, x.id, x.enfant, x.foyer, ${compte}::uuid, ${structure}::uuid, ${ecran}, x."objetId", x.objet,
      ${jour}::date, ${at}, ${at}
    FROM jsonb_to_recordset(${JSON.stringify(list)}::jsonb)
      AS x(id uuid, enfant uuid, foyer uuid, "objetId" uuid, objet text)
    ON CONFLICT (collectivite_id, compte_id, jour, enfant_id, structure_id, ecran, objet_id)
      DO UPDATE SET dernier_le = excluded.dernier_le, fois = acces_sante.fois + 1`)
}

interface Ligne extends Omit<AccesSante, 'agent' | 'premierLe' | 'dernierLe'> {
  compte: string
  premier: string
  dernier: string
}

/** A page of the journal of a family's children, latest first. As that family. */
export async function lireAcces(
  tx: Tx,
  { collectivite, foyer }: { collectivite: string; foyer: string },
  { avant }: FiltreAccesSante,
): Promise<{ lignes: Ligne[]; suite: string | null }> {
  const [ms, id] = avant?.split('_') ?? []
  const instant = sql`(extract(epoch FROM date_trunc('milliseconds', a.dernier_le)) * 1000)::bigint`
  const found = await rows<Ligne>(
    tx,
    sql`SELECT a.id, e.prenom AS enfant, s.nom AS structure, a.compte_id AS compte, a.ecran, a.objet, a.jour::text, a.fois,
          (extract(epoch FROM a.premier_le) * 1000)::bigint::text AS premier, ${instant}::text AS dernier
        FROM acces_sante a
        JOIN foyers_enfants fe ON fe.collectivite_id = a.collectivite_id AND fe.enfant_id = a.enfant_id AND fe.foyer_id = ${foyer}
        JOIN enfants e ON e.collectivite_id = a.collectivite_id AND e.id = a.enfant_id
        JOIN structures s ON s.collectivite_id = a.collectivite_id AND s.id = a.structure_id
        WHERE a.collectivite_id = ${collectivite} AND (a.foyer_id IS NULL OR a.foyer_id = ${foyer})
          ${ms && id ? sql`AND (${instant}, a.id) < (${ms}::bigint, ${id}::uuid)` : sql``}
        ORDER BY ${instant} DESC, a.id DESC LIMIT ${ACCES_PAR_PAGE + 1}`,
  )
  const lignes = found.slice(0, ACCES_PAR_PAGE)
  const last = lignes.at(-1)
  return { lignes, suite: found.length > ACCES_PAR_PAGE && last ? `${last.dernier}_${last.id}` : null }
}

/** The same, with the agents' given names. As `systeme`: a family reads no login. */
export async function nommerAgents(
  tx: Tx,
  collectivite: string,
  { lignes, suite }: { lignes: Ligne[]; suite: string | null },
): Promise<JournalSante> {
  const prenoms = await prenomsDesAgents(tx, collectivite, [...new Set(lignes.map((one) => one.compte))])
  return {
    acces: lignes.map(({ compte, premier, dernier, ...one }) => ({
      ...one,
      agent: prenoms.get(compte) ?? '',
      premierLe: new Date(Number(premier)).toISOString(),
      dernierLe: new Date(Number(dernier)).toISOString(),
    })),
    suite,
  }
}

/** For an export: the whole journal. */
export const donneesDesAcces: DonnerPartie = async (tx, qui) => ({
  donnees: await rows(
    tx,
    sql`SELECT e.prenom AS enfant, s.nom AS structure, a.ecran AS "écran", a.objet AS document, a.jour::text AS jour,
          ${quand(sql`a.premier_le`, qui)} AS "première fois", ${quand(sql`a.dernier_le`, qui)} AS "dernière fois", a.fois
        FROM acces_sante a
        JOIN foyers_enfants fe ON fe.collectivite_id = a.collectivite_id AND fe.enfant_id = a.enfant_id AND fe.foyer_id = ${qui.foyer}
        JOIN enfants e ON e.collectivite_id = a.collectivite_id AND e.id = a.enfant_id
        JOIN structures s ON s.collectivite_id = a.collectivite_id AND s.id = a.structure_id
        WHERE a.collectivite_id = ${qui.collectivite} AND (a.foyer_id IS NULL OR a.foyer_id = ${qui.foyer})
        ORDER BY a.dernier_le, a.id`,
  ),
})
