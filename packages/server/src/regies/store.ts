import type { RegieGeree, ReglagesRegie } from '@inoe/contract/encaissements'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { regies } from '../structures/tables.ts'

/** Régies as their régisseur sees them, by name. */
export async function regiesGerees(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<RegieGeree[]> {
  if (ids.length === 0) return []
  const found = await tx
    .select()
    .from(regies)
    .where(and(eq(regies.collectiviteId, collectivite), inArray(regies.id, [...ids])))
    .orderBy(asc(regies.nom))
  return found.map(({ id, nom, numcli, saisie, mode, moyens, mentions, relances, sepa }) => ({
    id,
    nom,
    numcli,
    saisie: saisie as RegieGeree['saisie'],
    mode,
    moyens,
    autresMoyens: mentions.autresMoyens,
    relances,
    sepa,
  }))
}

/** Writes the settings of a régie; what is printed of who bills (address, SIRET) stays. As `systeme`. */
export async function saveReglages(
  tx: Tx,
  collectivite: string,
  regie: string,
  { autresMoyens, ...reglages }: ReglagesRegie,
): Promise<void> {
  const where = and(eq(regies.collectiviteId, collectivite), eq(regies.id, regie))
  const [found] = await tx.select({ mentions: regies.mentions }).from(regies).where(where).for('update')
  if (!found) return
  await tx
    .update(regies)
    .set({ ...reglages, mentions: { ...found.mentions, autresMoyens } })
    .where(where)
}
