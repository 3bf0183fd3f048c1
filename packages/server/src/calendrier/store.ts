import { and, asc, eq, gte, isNull, lte, or } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../database/open.ts'
import type { Modele } from './rules.ts'
import { fermetures, semainesModeles } from './tables.ts'

/** The usual week of an activity. */
export async function modelesOf(tx: Tx, collectivite: string, activite: string): Promise<Modele[]> {
  return tx
    .select({
      unite: semainesModeles.unite,
      groupe: semainesModeles.groupe,
      jours: semainesModeles.jours,
      capacite: semainesModeles.capacite,
      quand: semainesModeles.quand,
    })
    .from(semainesModeles)
    .where(and(eq(semainesModeles.collectiviteId, collectivite), eq(semainesModeles.activiteId, activite)))
    .orderBy(asc(semainesModeles.id))
}

/** Puts a line in the usual week, in the place of the one of the same unit, group and time of year. As `systeme`. */
export async function saveModele(
  tx: Tx,
  collectivite: string,
  activite: string,
  modele: Modele,
): Promise<void> {
  await removeModele(tx, collectivite, activite, modele)
  await tx.insert(semainesModeles).values({
    collectiviteId: collectivite,
    id: uuid(),
    activiteId: activite,
    ...modele,
    jours: [...modele.jours],
  })
}

/** As `systeme`. @returns whether there was such a line */
export async function removeModele(
  tx: Tx,
  collectivite: string,
  activite: string,
  { unite, groupe, quand }: Pick<Modele, 'unite' | 'groupe' | 'quand'>,
): Promise<boolean> {
  const removed = await tx
    .delete(semainesModeles)
    .where(
      and(
        eq(semainesModeles.collectiviteId, collectivite),
        eq(semainesModeles.activiteId, activite),
        eq(semainesModeles.unite, unite),
        eq(semainesModeles.groupe, groupe),
        eq(semainesModeles.quand, quand),
      ),
    )
    .returning({ id: semainesModeles.id })
  return removed.length > 0
}

export interface FermetureConnue {
  /** Null: every structure of the town. */
  structureId: string | null
  du: string
  au: string
  motif: string
}

const FERMETURE = {
  structureId: fermetures.structureId,
  du: fermetures.du,
  au: fermetures.au,
  motif: fermetures.motif,
}

/** The closures of a structure between two days, its own and the town's. */
export async function fermeturesOf(
  tx: Tx,
  collectivite: string,
  structure: string,
  du: string,
  au: string,
): Promise<FermetureConnue[]> {
  return tx
    .select(FERMETURE)
    .from(fermetures)
    .where(
      and(
        eq(fermetures.collectiviteId, collectivite),
        or(isNull(fermetures.structureId), eq(fermetures.structureId, structure)),
        lte(fermetures.du, au),
        gte(fermetures.au, du),
      ),
    )
    .orderBy(asc(fermetures.du))
}

/** The closures of a town between two days, those of each structure and its own. */
export async function fermeturesEntre(
  tx: Tx,
  collectivite: string,
  du: string,
  au: string,
): Promise<FermetureConnue[]> {
  return tx
    .select(FERMETURE)
    .from(fermetures)
    .where(and(eq(fermetures.collectiviteId, collectivite), lte(fermetures.du, au), gte(fermetures.au, du)))
    .orderBy(asc(fermetures.du))
}

/** Every closure of the town that is not over. */
export async function fermeturesFrom(tx: Tx, collectivite: string, du: string): Promise<FermetureConnue[]> {
  return tx
    .select(FERMETURE)
    .from(fermetures)
    .where(and(eq(fermetures.collectiviteId, collectivite), gte(fermetures.au, du)))
    .orderBy(asc(fermetures.du), asc(fermetures.au))
}

const memeFermeture = (collectivite: string, { structureId, du, au }: Omit<FermetureConnue, 'motif'>) =>
  and(
    eq(fermetures.collectiviteId, collectivite),
    structureId === null ? isNull(fermetures.structureId) : eq(fermetures.structureId, structureId),
    eq(fermetures.du, du),
    eq(fermetures.au, au),
  )

/** Declares a closure, or changes the reason of the one of the same days. As `systeme`. @returns whether it is new */
export async function addFermeture(
  tx: Tx,
  collectivite: string,
  fermeture: FermetureConnue,
): Promise<boolean> {
  const changed = await tx
    .update(fermetures)
    .set({ motif: fermeture.motif })
    .where(memeFermeture(collectivite, fermeture))
    .returning({ id: fermetures.id })
  if (changed.length > 0) return false
  await tx.insert(fermetures).values({ collectiviteId: collectivite, id: uuid(), ...fermeture })
  return true
}

/** As `systeme`. @returns whether there was one on exactly these days */
export async function removeFermeture(
  tx: Tx,
  collectivite: string,
  fermeture: Omit<FermetureConnue, 'motif'>,
): Promise<boolean> {
  const removed = await tx
    .delete(fermetures)
    .where(memeFermeture(collectivite, fermeture))
    .returning({ id: fermetures.id })
  return removed.length > 0
}
