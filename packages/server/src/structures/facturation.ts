// What billing reads of a town: which régie cashes for which service.
import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { regies, structures } from './tables.ts'

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
