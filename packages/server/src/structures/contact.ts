import type { Contact as ContactPublic } from '@inoe/contract/structures'
import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { structures } from './tables.ts'

/** How a service is called and reached. */
export interface Contact {
  nom: string
  courriel: string | null
  telephone: string | null
}

/** The structure's own ways, else the town's, in no language: « Multi-accueil, 05 56 00 00 00 ». */
export function contact(structure: Contact, town: Contact): string {
  const [nom, ways] = [structure, town]
    .map(({ nom, courriel, telephone }) => [nom, [courriel, telephone].filter(Boolean).join(' · ')] as const)
    .find(([, found]) => found) ?? [town.nom, '']
  return ways ? `${nom}, ${ways}.` : `${nom}.`
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

/** Every structure of the town as people reach it, in its order. */
export async function contacts(tx: Tx, collectivite: string): Promise<ContactPublic[]> {
  return tx
    .select({
      id: structures.id,
      nom: structures.nom,
      type: structures.type,
      adresse: structures.adresse,
      telephone: structures.telephone,
      courriel: structures.courriel,
      horaires: structures.horaires,
    })
    .from(structures)
    .where(eq(structures.collectiviteId, collectivite))
    .orderBy(asc(structures.ordre), asc(structures.nom))
}

/** How each structure of the town is called, by id. */
export async function nomsDesStructures(tx: Tx, collectivite: string): Promise<Map<string, string>> {
  const found = await tx
    .select({ id: structures.id, nom: structures.nom })
    .from(structures)
    .where(eq(structures.collectiviteId, collectivite))
  return new Map(found.map(({ id, nom }) => [id, nom]))
}

/** True for a structure of the town. */
export async function structureConnue(tx: Tx, collectivite: string, structure: string): Promise<boolean> {
  return (await nomsDesStructures(tx, collectivite)).has(structure)
}
