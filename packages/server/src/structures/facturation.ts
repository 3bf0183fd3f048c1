// What billing reads of a town: which régie cashes for which service.
import type { ReglePointage } from '@inoe/contract/pointages'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { introuvable } from '../http/problem.ts'
import { activites, regies, structures } from './tables.ts'

export type Regie = Omit<typeof regies.$inferSelect, 'collectiviteId'>

export interface StructureFacturee {
  id: string
  nom: string
  regie: Regie
}

/** Every service of the town with its régie, in the town's order. */
export async function structuresFacturees(tx: Tx, collectivite: string): Promise<StructureFacturee[]> {
  return tx
    .select({
      id: structures.id,
      nom: structures.nom,
      regie: {
        id: regies.id,
        nom: regies.nom,
        numcli: regies.numcli,
        saisie: regies.saisie,
        prefixe: regies.prefixe,
        mentions: regies.mentions,
        mode: regies.mode,
        moyens: regies.moyens,
        relances: regies.relances,
        sepa: regies.sepa,
      },
    })
    .from(structures)
    .innerJoin(
      regies,
      and(eq(regies.collectiviteId, structures.collectiviteId), eq(regies.id, structures.regieId)),
    )
    .where(eq(structures.collectiviteId, collectivite))
    .orderBy(asc(structures.ordre), asc(structures.nom))
}

/**
 * Sets how the real hours of an activity of some structures are rounded. As `systeme`.
 * @returns the structure
 * @throws Refus `introuvable`
 */
export async function saveReglePointage(
  tx: Tx,
  collectivite: string,
  among: readonly string[],
  activite: string,
  pointage: ReglePointage,
): Promise<string> {
  const [saved] = await tx
    .update(activites)
    .set({ pointage })
    .where(
      and(
        eq(activites.collectiviteId, collectivite),
        eq(activites.id, activite),
        inArray(activites.structureId, [...among]),
      ),
    )
    .returning({ structure: activites.structureId })
  if (!saved) throw introuvable()
  return saved.structure
}
