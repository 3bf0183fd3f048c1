import type { Tx } from '../database/open.ts'
import { debitsNonDeposes, savePrelevement } from './remises-store.ts'

/** Withdraws what a mandate (locked, and about to be suspended or ended) was to debit and the bank does not have yet. As `systeme`. */
export async function retirerDuMandat(tx: Tx, collectivite: string, mandat: string): Promise<void> {
  for (const debit of await debitsNonDeposes(tx, collectivite, mandat))
    await savePrelevement(tx, collectivite, debit, { etat: 'retire', motif: 'mandat' })
}
