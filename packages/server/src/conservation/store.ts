// Bordereaux and holds, as they are kept.
import type { Elimination } from '@inoe/contract/conservation'
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import { publishAll } from '../direct/publish.ts'
import { CATEGORIES } from './categories.fr.ts'
import { enLettres } from './durees.ts'
import { eliminations, eliminationsLignes, gels } from './tables.ts'

export type LigneEliminationTable = typeof eliminations.$inferSelect
type Detail = typeof eliminationsLignes.$inferSelect

/** Whether a bordereau is under way. As `systeme`. */
export async function vivante(tx: Tx, collectivite: string): Promise<boolean> {
  const found = await tx
    .select({ id: eliminations.id })
    .from(eliminations)
    .where(
      and(
        eq(eliminations.collectiviteId, collectivite),
        inArray(eliminations.etat, ['proposee', 'visee', 'en-cours']),
      ),
    )
  return found.length > 0
}

/** One, held until the end of the transaction. As `systeme`. */
export async function lockElimination(
  tx: Tx,
  collectivite: string,
  id: string,
): Promise<LigneEliminationTable | undefined> {
  const [found] = await tx
    .select()
    .from(eliminations)
    .where(and(eq(eliminations.collectiviteId, collectivite), eq(eliminations.id, id)))
    .for('update')
  return found
}

export async function setElimination(
  tx: Tx,
  { collectiviteId, id }: Pick<LigneEliminationTable, 'collectiviteId' | 'id'>,
  change: Partial<LigneEliminationTable>,
): Promise<void> {
  await tx
    .update(eliminations)
    .set(change)
    .where(and(eq(eliminations.collectiviteId, collectiviteId), eq(eliminations.id, id)))
}

/** Bordereaux, the latest first: 50 at most, or the one asked for. As `systeme`. */
export async function eliminationsDe(tx: Tx, collectivite: string, id?: string): Promise<Elimination[]> {
  const found = await tx
    .select()
    .from(eliminations)
    .where(and(eq(eliminations.collectiviteId, collectivite), id ? eq(eliminations.id, id) : undefined))
    .orderBy(desc(eliminations.annee), desc(eliminations.rang))
    .limit(50)
  if (found.length === 0) return []
  const lines = await tx
    .select()
    .from(eliminationsLignes)
    .where(
      and(
        eq(eliminationsLignes.collectiviteId, collectivite),
        inArray(
          eliminationsLignes.eliminationId,
          found.map((one) => one.id),
        ),
      ),
    )
  const codes = Object.keys(CATEGORIES)
  return found.map((one) => ({
    id: one.id,
    numero: `${one.annee}-${one.rang}`,
    etat: one.etat,
    proposeeLe: one.proposeeLe.toISOString(),
    arreteeAu: one.arreteeAu,
    lignes: lines
      .filter((line) => line.eliminationId === one.id)
      .sort((a, b) => codes.indexOf(a.categorie) - codes.indexOf(b.categorie))
      .map(ligneLue),
    visa:
      one.visaReference !== null && one.visaDate !== null
        ? { reference: one.visaReference, date: one.visaDate, fichier: one.emplacement !== null }
        : null,
    motif: one.motif,
    lanceeLe: one.lanceeLe?.toISOString() ?? null,
    termineeLe: one.termineeLe?.toISOString() ?? null,
  }))
}

function ligneLue(line: Detail): Elimination['lignes'][number] {
  const { intitule, source } = CATEGORIES[line.categorie]
  const { nombre, premiere, derniere, retenus, ecartee, jusque, detruits, laisses } = line
  const counts = { nombre, premiere, derniere, retenus, ecartee, jusque, detruits, laisses }
  return { code: line.categorie, quoi: intitule, duree: enLettres(line.mois), source, ...counts }
}

/** Holds that last, the oldest first. As `systeme`. */
export function gelsDe(tx: Tx, collectivite: string) {
  return tx
    .select()
    .from(gels)
    .where(and(eq(gels.collectiviteId, collectivite), isNull(gels.leveLe)))
    .orderBy(asc(gels.poseLe), asc(gels.id))
    .limit(200)
}

/** Tells the open pages of the services. */
export async function dire(tx: Tx, collectivite: string): Promise<void> {
  const found = await rows<{ id: string }>(
    tx,
    sql`SELECT id FROM structures WHERE collectivite_id = ${collectivite}`,
  )
  await publishAll(
    tx,
    found.map(({ id: structure }) => ({ collectivite, structure, sujet: 'mes-donnees' as const })),
  )
}
