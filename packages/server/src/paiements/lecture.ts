// Payments as their family reads them, by sets.
import type { Paiement } from '@inoe/contract/paiements'
import type { Tx } from '../database/open.ts'
import { entreesDesPaiements } from '../encaissements/store.ts'
import { facturesParId } from '../factures/store.ts'
import { structuresFacturees } from '../structures/facturation.ts'
import { type EtatPaiement, reprisePossibleLe } from './rules.ts'
import { facturesDesPaiements, type PaiementRow } from './store.ts'

/** In the order given. */
export async function lirePaiements(
  tx: Tx,
  collectivite: string,
  found: readonly PaiementRow[],
): Promise<Paiement[]> {
  if (found.length === 0) return []
  const ids = found.map((one) => one.id)
  const parts = await facturesDesPaiements(tx, collectivite, ids)
  const factures = await facturesParId(tx, collectivite, [...new Set([...parts.values()].flat())])
  const entrees = await entreesDesPaiements(tx, collectivite, ids)
  const services = await structuresFacturees(tx, collectivite)
  return found.map((row): Paiement => {
    const waiting = row.etat === 'en-cours'
    const success = row.etat === 'paye'
    const own = parts.get(row.id) ?? []
    const entree = entrees.get(row.id)
    const regie = services.find((one) => one.regie.id === row.regieId)?.regie
    return {
      id: row.id,
      etat: row.etat as EtatPaiement,
      moyen: success ? (row.resultrans === 'V' ? 'prelevement' : 'carte') : null,
      montantCentimes: row.montantCentimes,
      factures: factures
        .filter((facture) => own.includes(facture.id))
        .map(({ id, numero }) => ({ id, numero })),
      creeLe: row.creeLe.toISOString(),
      termineLe: row.termineLe?.toISOString() ?? null,
      quitte: waiting && row.resultrans === 'A',
      reprisePossibleLe: waiting ? reprisePossibleLe(row.creeLe).toISOString() : null,
      tropPercuCentimes: entree?.creditCentimes ?? 0,
      encaissement: entree?.id ?? null,
      regie: { id: row.regieId, nom: regie?.nom ?? '' },
    }
  })
}
