// Two sheets of one child side by side: whoever reads what both say of its health is written down, for both homes to see.
import type { Context } from 'hono'
import type { Tx } from '../database/open.ts'
import type { Agent } from '../http/acting.ts'
import type { Env } from '../http/env.ts'
import { structuresDeEnfant } from '../proches/store.ts'
import { lecteurOf, noterAcces } from '../rgpd/acces-sante.ts'

/** @param sante what disagrees: where nothing does, nothing medical was read */
export async function noterComparaison(
  c: Context<Env>,
  tx: Tx,
  acteur: Agent,
  { garde, absorbe, sante }: { garde: string; absorbe: string; sante: readonly unknown[] },
): Promise<void> {
  if (sante.length === 0) return
  const answering = await structuresDeEnfant(tx, acteur.collectivite, garde)
  const structure = acteur.structures.find((one) => answering.includes(one)) ?? acteur.structures[0]
  if (!structure) return
  await noterAcces(
    tx,
    { ...lecteurOf(c, acteur, structure), ecran: 'fusion' },
    [garde, absorbe].map((enfant) => ({ enfant, foyer: null, objetId: enfant, objet: '' })),
  )
}
