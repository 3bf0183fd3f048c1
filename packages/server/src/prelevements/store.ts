import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { mandats, prelevements, prelevementsFactures } from './tables.ts'

export type MandatRow = typeof mandats.$inferSelect

/** The mandates under which a family's invoices are debited, by régie. */
export async function mandatsActifs(
  tx: Tx,
  collectivite: string,
  foyer: string,
): Promise<Map<string, { id: string; rum: string }>> {
  const found = await tx
    .select({ regie: mandats.regieId, id: mandats.id, rum: mandats.rum })
    .from(mandats)
    .where(
      and(eq(mandats.collectiviteId, collectivite), eq(mandats.foyerId, foyer), eq(mandats.etat, 'actif')),
    )
  return new Map(found.map(({ regie, ...mandat }) => [regie, mandat]))
}

/** Which of these invoices are in a debit to come (its batch prepared or handed over), and when. */
export async function prelevementsPrevus(
  tx: Tx,
  collectivite: string,
  factures: readonly string[],
): Promise<Map<string, { date: string }>> {
  if (factures.length === 0) return new Map()
  const found = await tx
    .select({ facture: prelevementsFactures.factureId, date: prelevements.date })
    .from(prelevementsFactures)
    .innerJoin(
      prelevements,
      and(
        eq(prelevements.collectiviteId, prelevementsFactures.collectiviteId),
        eq(prelevements.id, prelevementsFactures.prelevementId),
      ),
    )
    .where(
      and(
        eq(prelevementsFactures.collectiviteId, collectivite),
        inArray(prelevementsFactures.factureId, [...factures]),
        prelevementsFactures.enCours,
      ),
    )
  return new Map(found.map(({ facture, date }) => [facture, { date }]))
}

/** A family's mandates that were signed or are to be, latest first. */
export async function mandatsDe(tx: Tx, collectivite: string, foyer: string): Promise<MandatRow[]> {
  return tx
    .select()
    .from(mandats)
    .where(and(eq(mandats.collectiviteId, collectivite), eq(mandats.foyerId, foyer)))
    .orderBy(desc(mandats.creeLe))
}

/** A mandate that the transaction's actor may read, or undefined. */
export async function mandatOf(tx: Tx, collectivite: string, mandat: string): Promise<MandatRow | undefined> {
  const [found] = await tx.select().from(mandats).where(is(collectivite, mandat))
  return found
}

/** A mandate, locked until the transaction ends. As `systeme`. */
export async function lockMandat(
  tx: Tx,
  collectivite: string,
  mandat: string,
): Promise<MandatRow | undefined> {
  const [found] = await tx.select().from(mandats).where(is(collectivite, mandat)).for('update')
  return found
}

/** The mandate of a family in a régie that is not over, held (or its absence) until the transaction ends. As `systeme`. */
export async function lockMandatVivant(
  tx: Tx,
  collectivite: string,
  foyer: string,
  regie: string,
): Promise<MandatRow | undefined> {
  await tx.execute(
    sql`SELECT pg_advisory_xact_lock(hashtextextended(${`mandat ${collectivite} ${foyer} ${regie}`}, 0))`,
  )
  const [found] = await tx
    .select()
    .from(mandats)
    .where(
      and(
        eq(mandats.collectiviteId, collectivite),
        eq(mandats.foyerId, foyer),
        eq(mandats.regieId, regie),
        ne(mandats.etat, 'revoque'),
      ),
    )
    .for('update')
  return found
}

/** Writes a new mandate. As `systeme`. */
export async function insertMandat(tx: Tx, mandat: typeof mandats.$inferInsert): Promise<void> {
  await tx.insert(mandats).values(mandat)
}

/** Changes the state of a locked mandate, or its code. As `systeme`. */
export async function saveMandat(
  tx: Tx,
  collectivite: string,
  mandat: string,
  changed: Partial<
    Pick<
      MandatRow,
      | 'etat'
      | 'motif'
      | 'compteId'
      | 'codeEmpreinte'
      | 'codeJusquAu'
      | 'codeEssais'
      | 'signeLe'
      | 'signeCourriel'
      | 'signeLieu'
      | 'finiLe'
    >
  >,
): Promise<MandatRow> {
  const [saved] = await tx.update(mandats).set(changed).where(is(collectivite, mandat)).returning()
  if (!saved) throw new Error('a mandate vanished under its lock')
  return saved
}

/** Throws away a mandate that was never signed. As `systeme`. */
export async function deleteMandat(tx: Tx, collectivite: string, mandat: string): Promise<void> {
  await tx.delete(mandats).where(and(is(collectivite, mandat), eq(mandats.etat, 'a-signer')))
}

/** The next debit to come of each mandate. */
export async function prochainsDebits(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<Map<string, { date: string; montantCentimes: number }>> {
  if (ids.length === 0) return new Map()
  const found = await tx
    .select({
      mandat: prelevements.mandatId,
      date: prelevements.date,
      montantCentimes: prelevements.montantCentimes,
    })
    .from(prelevements)
    .where(
      and(
        eq(prelevements.collectiviteId, collectivite),
        inArray(prelevements.mandatId, [...ids]),
        eq(prelevements.etat, 'prevu'),
      ),
    )
    .orderBy(desc(prelevements.date))
  return new Map(found.map(({ mandat, ...debit }) => [mandat, debit]))
}

/** The mandates among these that debited an account already: theirs are RCUR from now on. As `systeme`. */
export async function mandatsServis(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const found = await tx
    .selectDistinct({ mandat: prelevements.mandatId })
    .from(prelevements)
    .where(
      and(
        eq(prelevements.collectiviteId, collectivite),
        inArray(prelevements.mandatId, [...ids]),
        eq(prelevements.etat, 'preleve'),
      ),
    )
  return new Set(found.map((one) => one.mandat))
}

/** Locks the mandates of a town that are signed and were neither signed nor used since a date. As `systeme`. */
export async function lockMandatsInutilises(
  tx: Tx,
  collectivite: string,
  since: string,
): Promise<MandatRow[]> {
  return tx
    .select()
    .from(mandats)
    .where(
      and(
        eq(mandats.collectiviteId, collectivite),
        inArray(mandats.etat, ['actif', 'suspendu']),
        sql`${mandats.signeLe} < ${since}::date`,
        sql`NOT EXISTS (SELECT FROM prelevements p WHERE p.collectivite_id = ${mandats.collectiviteId}
              AND p.mandat_id = ${mandats.id} AND p.etat IN ('prevu', 'preleve') AND p.date >= ${since}::date)`,
      ),
    )
    .for('update')
}

function is(collectivite: string, mandat: string) {
  return and(eq(mandats.collectiviteId, collectivite), eq(mandats.id, mandat))
}
