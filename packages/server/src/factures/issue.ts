import type { EmissionFaite } from '@inoe/contract/factures'
import type { Tx } from '../database/open.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import type { StructureFacturee } from '../structures/facturation.ts'
import { emettreMois } from './emettre.ts'

/**
 * Drafts and issues at once the invoices of one service and one month, in the caller's transaction, as `systeme`: what
 * `npm run factures` and the demo do. Running it again bills only what is left.
 * @param par login of the agent; null for a command
 * @throws Refus `facturation-bloquee`
 */
export async function issueFactures(
  tx: Tx,
  deps: Pick<Deps, 'clock' | 'queue'>,
  collectivite: Collectivite,
  structure: StructureFacturee,
  mois: string,
  par: string | null = null,
): Promise<EmissionFaite> {
  const { factures, reservations, totalCentimes } = await emettreMois(tx, deps, collectivite, {
    structure,
    mois,
    par,
  })
  return { factures, reservations, totalCentimes }
}
