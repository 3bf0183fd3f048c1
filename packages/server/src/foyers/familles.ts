// What a service reads of the families that ask it something.
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { contient } from '../database/recherche.ts'
import { enfants, foyersEnfants, responsables } from './tables.ts'

/** Name of the first adult of each family, by foyer; missing where the file has no name yet. */
export async function nomsDesFamilles(
  tx: Tx,
  collectivite: string,
  foyers: string[],
): Promise<Map<string, string>> {
  if (foyers.length === 0) return new Map()
  const found = await tx
    .select({ foyer: responsables.foyerId, nom: responsables.nom, prenom: responsables.prenom })
    .from(responsables)
    .where(and(eq(responsables.collectiviteId, collectivite), inArray(responsables.foyerId, foyers)))
    .orderBy(asc(responsables.ordre))
  const names = new Map<string, string>()
  for (const { foyer, nom, prenom } of found) {
    const name = `${prenom} ${nom}`.trim()
    if (name && !names.has(foyer)) names.set(foyer, name)
  }
  return names
}

/** The adults of a family, as its file names them. */
export function parentsDe(
  tx: Tx,
  collectivite: string,
  foyer: string,
): Promise<{ nom: string; prenom: string }[]> {
  return tx
    .select({ nom: responsables.nom, prenom: responsables.prenom })
    .from(responsables)
    .where(and(eq(responsables.collectiviteId, collectivite), eq(responsables.foyerId, foyer)))
    .orderBy(asc(responsables.ordre))
}

/** Children by their ids. */
export async function enfantsParId(
  tx: Tx,
  collectivite: string,
  ids: string[],
): Promise<Map<string, { id: string; nom: string; prenom: string; dateNaissance: string }>> {
  if (ids.length === 0) return new Map()
  const found = await tx
    .select({
      id: enfants.id,
      nom: enfants.nom,
      prenom: enfants.prenom,
      dateNaissance: enfants.dateNaissance,
    })
    .from(enfants)
    .where(and(eq(enfants.collectiviteId, collectivite), inArray(enfants.id, ids)))
  return new Map(found.map((one) => [one.id, one]))
}

/** Families one of whose adults has a name that contains these words; 200 at most. As `systeme`. */
export async function foyersNommes(tx: Tx, collectivite: string, words: string): Promise<string[]> {
  const found = await tx
    .selectDistinct({ foyer: responsables.foyerId })
    .from(responsables)
    .where(
      and(
        eq(responsables.collectiviteId, collectivite),
        contient(sql`${responsables.prenom} || ' ' || ${responsables.nom}`, words),
      ),
    )
    .limit(200)
  return found.map((one) => one.foyer)
}

/** An adult of a file. */
export interface Adulte {
  id: string
  foyer: string
  nom: string
  prenom: string
  courriel: string
  telephone: string
  autoriteParentale: boolean
  /** What says so, where a service wrote it. */
  autoriteMotif: string | null
}

/** The adults of these families, those who opened the file first. */
export async function adultesDesFoyers(
  tx: Tx,
  collectivite: string,
  foyers: readonly string[],
): Promise<Adulte[]> {
  return tx
    .select({
      id: responsables.id,
      foyer: responsables.foyerId,
      nom: responsables.nom,
      prenom: responsables.prenom,
      courriel: responsables.courriel,
      telephone: responsables.telephone,
      autoriteParentale: responsables.autoriteParentale,
      autoriteMotif: responsables.autoriteMotif,
    })
    .from(responsables)
    .where(and(eq(responsables.collectiviteId, collectivite), inArray(responsables.foyerId, [...foyers])))
    .orderBy(asc(responsables.ordre))
}

/** Writes whether an adult holds parental authority, and what says so. As `systeme`. @returns the home, if there is one */
export async function setAutorite(
  tx: Tx,
  collectivite: string,
  responsable: string,
  said: { autoriteParentale: boolean; autoriteMotif: string; autoriteLe: Date; autoritePar: string },
): Promise<string | undefined> {
  const [found] = await tx
    .update(responsables)
    .set(said)
    .where(and(eq(responsables.collectiviteId, collectivite), eq(responsables.id, responsable)))
    .returning({ foyer: responsables.foyerId })
  return found?.foyer
}

/** Name of the adult who has this e-mail; the family's where several could be meant. May be empty. */
export function nommer(adultes: readonly Adulte[], courriel: string): string {
  const [first, ...others] = adultes
  const same = adultes.find((one) => one.courriel.toLowerCase() === courriel.toLowerCase())
  const found = same ?? (others.length === 0 ? first : undefined)
  if (found) return `${found.prenom} ${found.nom}`.trim()
  return first?.nom ? `Famille ${first.nom}` : ''
}

/** Name of a parent by the address of the login. As `systeme`. */
export async function nomDuParent(
  tx: Tx,
  collectivite: string,
  foyer: string,
  courriel: string,
): Promise<string> {
  return nommer(await adultesDesFoyers(tx, collectivite, [foyer]), courriel)
}

/** The homes of each of these children. As `systeme`. */
export async function foyersDesEnfants(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const found = await tx
    .select({ enfant: foyersEnfants.enfantId, foyer: foyersEnfants.foyerId })
    .from(foyersEnfants)
    .where(and(eq(foyersEnfants.collectiviteId, collectivite), inArray(foyersEnfants.enfantId, [...ids])))
  return new Map(
    [...Map.groupBy(found, (one) => one.enfant)].map(([enfant, own]) => [
      enfant,
      own.map((one) => one.foyer),
    ]),
  )
}
