import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { rows, type Tx } from '../database/open.ts'
import { type DonnerPartie, quand } from './partie.ts'
import { effacements } from './tables.ts'

export type LigneEffacement = typeof effacements.$inferSelect

/** The last request of a login. */
export async function dernierEffacement(
  tx: Tx,
  collectivite: string,
  compte: string,
): Promise<LigneEffacement | undefined> {
  const [found] = await tx
    .select()
    .from(effacements)
    .where(and(eq(effacements.collectiviteId, collectivite), eq(effacements.compteId, compte)))
    .orderBy(desc(effacements.demandeLe), desc(effacements.id))
    .limit(1)
  return found
}

/** Asks. @returns undefined when a request waits already. As `systeme`. */
export async function demanderEffacement(
  tx: Tx,
  qui: { collectivite: string; compte: string; foyer: string; courriel: string },
  now: Date,
): Promise<string | undefined> {
  const [made] = await tx
    .insert(effacements)
    .values({
      collectiviteId: qui.collectivite,
      id: uuid(),
      compteId: qui.compte,
      foyerId: qui.foyer,
      courriel: qui.courriel,
      etat: 'demandee',
      demandeLe: now,
    })
    .onConflictDoNothing()
    .returning({ id: effacements.id })
  return made?.id
}

/** Those that wait, oldest first. As `systeme`. */
export function effacementsADecider(tx: Tx, collectivite: string): Promise<LigneEffacement[]> {
  return tx
    .select()
    .from(effacements)
    .where(and(eq(effacements.collectiviteId, collectivite), eq(effacements.etat, 'demandee')))
    .orderBy(asc(effacements.demandeLe), asc(effacements.id))
    .limit(100)
}

/** One, held until the end of the transaction. As `systeme`. */
export async function lockEffacement(
  tx: Tx,
  collectivite: string,
  id: string,
): Promise<LigneEffacement | undefined> {
  const [found] = await tx
    .select()
    .from(effacements)
    .where(and(eq(effacements.collectiviteId, collectivite), eq(effacements.id, id)))
    .for('update')
  return found
}

export async function setEffacement(
  tx: Tx,
  { collectiviteId, id }: LigneEffacement,
  change: Partial<LigneEffacement>,
): Promise<void> {
  await tx
    .update(effacements)
    .set(change)
    .where(and(eq(effacements.collectiviteId, collectiviteId), eq(effacements.id, id)))
}

/** For an export: one's own requests, and their answers. */
export const donneesDesEffacements: DonnerPartie = async (tx, qui) => ({
  donnees: await rows(
    tx,
    sql`SELECT courriel AS "adresse e-mail", etat AS "état", ${quand(sql`demande_le`, qui)} AS "demandé le",
          ${quand(sql`repondu_le`, qui)} AS "répondu le", motif AS "réponse", visa
        FROM effacements WHERE collectivite_id = ${qui.collectivite} AND compte_id = ${qui.compte} ORDER BY demande_le, id`,
  ),
})
