import { and, eq } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { structures } from './tables.ts'

/** How a service is called and reached. */
export interface Contact {
  nom: string
  courriel: string | null
  telephone: string | null
}

/** @throws Error when there is no such service (a foreign key forbids it) */
export async function contactOf(tx: Tx, collectivite: string, structure: string): Promise<Contact> {
  const [found] = await tx
    .select({ nom: structures.nom, courriel: structures.courriel, telephone: structures.telephone })
    .from(structures)
    .where(and(eq(structures.collectiviteId, collectivite), eq(structures.id, structure)))
  if (!found) throw new Error(`no structure ${structure}`)
  return found
}
