// What whoever runs the server does to a town: creates it, declares its sites, places its sections.
import type { Section } from '@inoe/contract/commun'
import { and, asc, eq } from 'drizzle-orm'
import type { Database, Tx } from '../database/open.ts'
import { collectivites, origines, pages } from './tables.ts'

export interface Town {
  id: string
  nom: string
  zone?: string | undefined
  courriel?: string | undefined
  telephone?: string | undefined
}

/** Creates a town, or changes what is given of one that exists. @returns whether it is new */
export async function saveTown(database: Database, { id, ...given }: Town): Promise<boolean> {
  const inserted = await database.owner
    .insert(collectivites)
    .values({ id, ...given })
    .onConflictDoNothing()
    .returning({ id: collectivites.id })
  if (inserted.length > 0) return true
  await database.owner.update(collectivites).set(given).where(eq(collectivites.id, id))
  return false
}

export async function listTowns(database: Database): Promise<{ id: string; nom: string }[]> {
  return database.owner
    .select({ id: collectivites.id, nom: collectivites.nom })
    .from(collectivites)
    .orderBy(asc(collectivites.id))
}

/** Declares a site. As `systeme`. @returns whether it was not yet */
export async function addOrigine(tx: Tx, collectivite: string, origine: string): Promise<boolean> {
  const added = await tx
    .insert(origines)
    .values({ collectiviteId: collectivite, origine })
    .onConflictDoNothing()
    .returning({ origine: origines.origine })
  return added.length > 0
}

/** As `systeme`. @returns whether it was declared */
export async function removeOrigine(tx: Tx, collectivite: string, origine: string): Promise<boolean> {
  const removed = await tx
    .delete(origines)
    .where(and(eq(origines.collectiviteId, collectivite), eq(origines.origine, origine)))
    .returning({ origine: origines.origine })
  return removed.length > 0
}

export async function listOrigines(tx: Tx, collectivite: string): Promise<string[]> {
  const found = await tx
    .select({ origine: origines.origine })
    .from(origines)
    .where(eq(origines.collectiviteId, collectivite))
    .orderBy(asc(origines.origine))
  return found.map((one) => one.origine)
}

/** Says where a section is on the town's site. As `systeme`. */
export async function placePage(tx: Tx, collectivite: string, section: Section, url: string): Promise<void> {
  await tx
    .insert(pages)
    .values({ collectiviteId: collectivite, section, url })
    .onConflictDoUpdate({ target: [pages.collectiviteId, pages.section], set: { url } })
}

/** The section is again on the hosted page. As `systeme`. */
export async function removePage(tx: Tx, collectivite: string, section: Section): Promise<void> {
  await tx.delete(pages).where(and(eq(pages.collectiviteId, collectivite), eq(pages.section, section)))
}

/** Says the communes of the territory, and its school holidays zone when given. */
export async function saveTerritoire(
  database: Database,
  id: string,
  { communes, zoneScolaire }: { communes: string[]; zoneScolaire?: string | undefined },
): Promise<void> {
  await database.owner
    .update(collectivites)
    .set({ communes, ...(zoneScolaire === undefined ? {} : { zoneScolaire }) })
    .where(eq(collectivites.id, id))
}
