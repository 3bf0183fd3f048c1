import type { Section } from '@inoe/contract/commun'
import { and, eq } from 'drizzle-orm'
import type { Database, Tx } from '../database/open.ts'
import { parBase } from '../database/rassemblement.ts'
import type { Collectivite } from '../http/env.ts'
import { apparenceOf } from './apparences-store.ts'
import { collectivites, origines, pages } from './tables.ts'

const TOWN = {
  id: collectivites.id,
  nom: collectivites.nom,
  zone: collectivites.zone,
  courriel: collectivites.courriel,
  telephone: collectivites.telephone,
  communes: collectivites.communes,
}

/** The town of that name, and whether a site's origin may embed its widgets; undefined when there is no such town. */
export async function openedTown(
  database: Database,
  id: string,
  origine?: string,
): Promise<{ town: Collectivite; declared: boolean } | undefined> {
  const found = await towns(database).ask(id)
  return found && { town: found.town, declared: origine !== undefined && found.origines.has(origine) }
}

/** Every request asks this first: asked together, each town is read once for all of them. */
const towns = parBase(async (database, ids: readonly string[]) => {
  const read = new Map<string, { town: Collectivite; origines: ReadonlySet<string> } | undefined>()
  for (const id of new Set(ids)) {
    read.set(
      id,
      await database.transaction({ collectivite: id, role: 'public' }, async (tx) => {
        const [town, declared] = await Promise.all([
          collectiviteOf(tx, id),
          tx.select({ origine: origines.origine }).from(origines).where(eq(origines.collectiviteId, id)),
        ])
        return town && { town, origines: new Set(declared.map((one) => one.origine)) }
      }),
    )
  }
  return ids.map((id) => read.get(id))
})

/** A town as its requests know it; for work that no request began. */
export async function collectiviteOf(tx: Tx, id: string): Promise<Collectivite | undefined> {
  const [[town], apparence] = await Promise.all([
    tx.select(TOWN).from(collectivites).where(eq(collectivites.id, id)),
    apparenceOf(tx, id),
  ])
  return town && { ...town, apparence }
}

/** What a town says of its place: its communes, and its school holidays zone. */
export async function territoireOf(
  tx: Tx,
  collectivite: string,
): Promise<{ communes: string[]; zoneScolaire: string | null }> {
  const [found] = await tx
    .select({ communes: collectivites.communes, zoneScolaire: collectivites.zoneScolaire })
    .from(collectivites)
    .where(eq(collectivites.id, collectivite))
  return found ?? { communes: [], zoneScolaire: null }
}

/** Every town's id, for jobs that visit them all. */
export async function everyTown(database: Database): Promise<string[]> {
  const found = await database.owner.select({ id: collectivites.id }).from(collectivites)
  return found.map((town) => town.id)
}

/** Where each section is on the town's site; those it has not placed are missing. */
export async function readPages(tx: Tx, collectivite: string): Promise<Partial<Record<Section, string>>> {
  const found = await tx.select().from(pages).where(eq(pages.collectiviteId, collectivite))
  return Object.fromEntries(found.map((page) => [page.section, page.url]))
}

/** Address of a section: its page on the town's site, else the hosted one. */
export async function sectionUrl(
  tx: Tx,
  publicUrl: string,
  collectivite: string,
  section: Section,
): Promise<string> {
  const placed = await readPages(tx, collectivite)
  return placed[section] ?? hostedUrl(publicUrl, collectivite, section)
}

/** Address of a section on the hosted page. */
export function hostedUrl(publicUrl: string, collectivite: string, section: Section): string {
  return `${publicUrl}/${collectivite}/${section}`
}

/** True when a site may embed the town's widgets. */
export async function isDeclared(tx: Tx, collectivite: string, origine: string): Promise<boolean> {
  const found = await tx
    .select()
    .from(origines)
    .where(and(eq(origines.collectiviteId, collectivite), eq(origines.origine, origine)))
  return found.length > 0
}
