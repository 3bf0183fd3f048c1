import type { ProcheSaisi } from '@inoe/contract/proches'
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { rows, type Tx } from '../database/open.ts'
import { estLaMemePersonne } from './rules.ts'
import { interdictions, proches, prochesEnfants } from './tables.ts'

export type LigneProche = typeof proches.$inferSelect & { enfants: string[] }
export type LigneInterdiction = typeof interdictions.$inferSelect

/** The people of some families, in the order of calling. */
export async function prochesDesFoyers(
  tx: Tx,
  collectivite: string,
  foyers: readonly string[],
): Promise<LigneProche[]> {
  if (foyers.length === 0) return []
  const found = await tx
    .select()
    .from(proches)
    .where(and(eq(proches.collectiviteId, collectivite), inArray(proches.foyerId, [...foyers])))
    .orderBy(asc(proches.rang), asc(proches.id))
  const links = await tx
    .select({ proche: prochesEnfants.procheId, enfant: prochesEnfants.enfantId })
    .from(prochesEnfants)
    .where(and(eq(prochesEnfants.collectiviteId, collectivite), inArray(prochesEnfants.foyerId, [...foyers])))
  return found.map((one) => ({
    ...one,
    enfants: links.flatMap(({ proche, enfant }) => (proche === one.id ? enfant : [])),
  }))
}

/** Names somebody more, called last. As `systeme`. @returns the id */
export async function insertProche(
  tx: Tx,
  collectivite: string,
  foyer: string,
  { enfants, ...saisi }: ProcheSaisi,
  rang: number,
): Promise<string> {
  const id = uuid()
  await tx.insert(proches).values({ ...saisi, collectiviteId: collectivite, id, foyerId: foyer, rang })
  await relier(tx, collectivite, foyer, id, enfants)
  return id
}

/** As `systeme`. */
export async function setProche(
  tx: Tx,
  { collectiviteId, foyerId, id }: Pick<LigneProche, 'collectiviteId' | 'foyerId' | 'id'>,
  { enfants, ...saisi }: ProcheSaisi,
): Promise<void> {
  await tx
    .update(proches)
    .set(saisi)
    .where(and(eq(proches.collectiviteId, collectiviteId), eq(proches.id, id)))
  await tx
    .delete(prochesEnfants)
    .where(and(eq(prochesEnfants.collectiviteId, collectiviteId), eq(prochesEnfants.procheId, id)))
  await relier(tx, collectiviteId, foyerId, id, enfants)
}

async function relier(
  tx: Tx,
  collectiviteId: string,
  foyerId: string,
  procheId: string,
  enfants: readonly string[],
): Promise<void> {
  await tx
    .insert(prochesEnfants)
    .values([...new Set(enfants)].map((enfantId) => ({ collectiviteId, foyerId, procheId, enfantId })))
}

/** As `systeme`. */
export async function deleteProche(tx: Tx, collectivite: string, id: string): Promise<void> {
  await tx.delete(proches).where(and(eq(proches.collectiviteId, collectivite), eq(proches.id, id)))
}

/** As `systeme`. @param ordre all the people of a family */
export async function setOrdre(tx: Tx, collectivite: string, ordre: readonly string[]): Promise<void> {
  for (const [rang, id] of ordre.entries())
    await tx
      .update(proches)
      .set({ rang })
      .where(and(eq(proches.collectiviteId, collectivite), eq(proches.id, id)))
}

/** What a family asked, latest first; what it took back is left out. */
export async function interdictionsDuFoyer(
  tx: Tx,
  collectivite: string,
  foyer: string,
): Promise<LigneInterdiction[]> {
  return tx
    .select()
    .from(interdictions)
    .where(
      and(
        eq(interdictions.collectiviteId, collectivite),
        eq(interdictions.foyerId, foyer),
        sql`${interdictions.etat} <> 'retiree'`,
      ),
    )
    .orderBy(desc(interdictions.demandeeLe))
}

/** What holds, on a day, of each of these children. As an agent of theirs, or as `systeme`. */
export async function interditsDe(
  tx: Tx,
  collectivite: string,
  enfants: readonly string[],
  today: string,
): Promise<Map<string, { prenom: string; nom: string; lien: string }[]>> {
  if (enfants.length === 0) return new Map()
  const found = await tx
    .select({
      enfant: interdictions.enfantId,
      prenom: interdictions.personnePrenom,
      nom: interdictions.personneNom,
      lien: interdictions.lien,
    })
    .from(interdictions)
    .where(
      and(
        eq(interdictions.collectiviteId, collectivite),
        inArray(interdictions.enfantId, [...enfants]),
        eq(interdictions.etat, 'acceptee'),
        sql`(${interdictions.fin} IS NULL OR ${interdictions.fin} >= ${today})`,
      ),
    )
    .orderBy(asc(interdictions.personneNom))
  const byEnfant = new Map<string, { prenom: string; nom: string; lien: string }[]>()
  for (const { enfant, ...one } of found) byEnfant.set(enfant, [...(byEnfant.get(enfant) ?? []), one])
  return byEnfant
}

/** Days during which a decision that ended is still said. */
const FINIES_JOURS = 14

/** What ended lately, before that day, of each of these children, and that no other decision takes up. */
export async function interditsFinis(
  tx: Tx,
  collectivite: string,
  enfants: readonly string[],
  today: string,
): Promise<Map<string, { prenom: string; nom: string; lien: string; finie: string }[]>> {
  if (enfants.length === 0) return new Map()
  const found = await rows<{ enfant: string; prenom: string; nom: string; lien: string; finie: string }>(
    tx,
    sql`SELECT enfant_id AS enfant, personne_prenom AS prenom, personne_nom AS nom, lien, fin::text AS finie
        FROM interdictions WHERE collectivite_id = ${collectivite} AND enfant_id = ANY(${`{${enfants.join(',')}}`}::uuid[])
          AND etat = 'acceptee' AND fin < ${today}::date AND fin >= ${today}::date - ${FINIES_JOURS}::int
        ORDER BY personne_nom, fin`,
  )
  const held = await interditsDe(tx, collectivite, enfants, today)
  const over = found.filter(
    (one) => !(held.get(one.enfant) ?? []).some((barred) => estLaMemePersonne(barred, one)),
  )
  return new Map(
    [...Map.groupBy(over, (one) => one.enfant)].map(([enfant, list]) => [
      enfant,
      list.map(({ enfant: _, ...one }) => one),
    ]),
  )
}

/** What is asked about some children, oldest first while it waits, latest answer first afterwards. As `systeme`. */
export async function interdictionsEnEtat(
  tx: Tx,
  collectivite: string,
  etat: LigneInterdiction['etat'],
  structures: readonly string[],
): Promise<LigneInterdiction[]> {
  const vivantes = sql`SELECT FROM inscriptions i WHERE i.collectivite_id = ${collectivite}
    AND i.enfant_id = ${interdictions.enfantId} AND i.etat IN ('demandee', 'acceptee')`
  return tx
    .select()
    .from(interdictions)
    .where(
      and(
        eq(interdictions.collectiviteId, collectivite),
        eq(interdictions.etat, etat),
        sql`(EXISTS (${vivantes} AND i.structure_id = ANY(${sql.param([...structures])}::uuid[]))
          OR NOT EXISTS (${vivantes}))`,
      ),
    )
    .orderBy(etat === 'demandee' ? asc(interdictions.demandeeLe) : desc(interdictions.reponduLe))
    .limit(200)
}

export async function interdictionOf(
  tx: Tx,
  collectivite: string,
  id: string,
): Promise<LigneInterdiction | undefined> {
  const [found] = await tx
    .select()
    .from(interdictions)
    .where(and(eq(interdictions.collectiviteId, collectivite), eq(interdictions.id, id)))
  return found
}

/**
 * The structures that answer for a child: where it is enrolled or asks to be, by either home; every one of the town for
 * a child who is nowhere yet. As `systeme`.
 */
export async function structuresDeEnfant(tx: Tx, collectivite: string, enfant: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`WITH own AS (SELECT DISTINCT structure_id AS id FROM inscriptions WHERE collectivite_id = ${collectivite}
            AND enfant_id = ${enfant} AND etat IN ('demandee', 'acceptee'))
        SELECT id FROM own
        UNION ALL SELECT s.id FROM structures s WHERE s.collectivite_id = ${collectivite} AND NOT EXISTS (SELECT FROM own)`,
  )
  return found.map((one) => one.id)
}

/** Held until the end of the transaction. As `systeme`. */
export async function lockInterdiction(
  tx: Tx,
  collectivite: string,
  id: string,
): Promise<LigneInterdiction | undefined> {
  const [found] = await tx
    .select()
    .from(interdictions)
    .where(and(eq(interdictions.collectiviteId, collectivite), eq(interdictions.id, id)))
    .for('update')
  return found
}

export async function insertInterdiction(tx: Tx, row: typeof interdictions.$inferInsert): Promise<void> {
  await tx.insert(interdictions).values(row)
}

/** As `systeme`. */
export async function setInterdiction(
  tx: Tx,
  collectivite: string,
  id: string,
  change: Partial<LigneInterdiction>,
): Promise<void> {
  await tx
    .update(interdictions)
    .set(change)
    .where(and(eq(interdictions.collectiviteId, collectivite), eq(interdictions.id, id)))
}
