// To whom invoices are sent.
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { foyers, responsables } from './tables.ts'

/** Names and postal address of families, by foyer: one line of text per line of an envelope. As `systeme`. */
export async function destinatairesOf(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const addresses = await tx
    .select()
    .from(foyers)
    .where(and(eq(foyers.collectiviteId, collectivite), inArray(foyers.id, [...ids])))
  const adults = await tx
    .select({ foyer: responsables.foyerId, nom: responsables.nom, prenom: responsables.prenom })
    .from(responsables)
    .where(and(eq(responsables.collectiviteId, collectivite), inArray(responsables.foyerId, [...ids])))
    .orderBy(asc(responsables.ordre))
  const byFoyer = Map.groupBy(adults, (one) => one.foyer)
  return new Map(
    addresses.map(({ id, adresse, complement, codePostal, commune }) => {
      const names = (byFoyer.get(id) ?? []).map(({ nom, prenom }) => `${prenom} ${nom}`.trim())
      const lines = [...names, adresse, complement, `${codePostal} ${commune}`.trim()]
      return [id, lines.filter(Boolean).join('\n')]
    }),
  )
}

/** The street and town of families, by foyer; empty where one of them is missing. As `systeme`. */
export async function adressesDe(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await tx
    .select({ id: foyers.id, adresse: foyers.adresse, commune: foyers.commune })
    .from(foyers)
    .where(and(eq(foyers.collectiviteId, collectivite), inArray(foyers.id, [...ids])))
  return new Map(
    found.map(({ id, adresse, commune }) => [id, adresse && commune ? `${adresse}, ${commune}` : '']),
  )
}

/** The postal address of a family, by its parts; empty where the file does not say. As `systeme`. */
export async function adressePostale(
  tx: Tx,
  collectivite: string,
  foyer: string,
): Promise<{ adresse: string; complement: string; codePostal: string; commune: string }> {
  const [found] = await tx
    .select({
      adresse: foyers.adresse,
      complement: foyers.complement,
      codePostal: foyers.codePostal,
      commune: foyers.commune,
    })
    .from(foyers)
    .where(and(eq(foyers.collectiviteId, collectivite), eq(foyers.id, foyer)))
  return found ?? { adresse: '', complement: '', codePostal: '', commune: '' }
}
