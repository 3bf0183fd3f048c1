// Lays billing runs out as agents read them.
import { createHash } from 'node:crypto'
import type { Facturation, FactureProposee } from '@inoe/contract/facturations'
import type { StructureFacturee } from '../structures/facturation.ts'
import type { FacturationRow } from './facturations-store.ts'
import type { FactureAEmettre } from './faits.ts'
import type { Brouillon } from './preparer.ts'

/** A run without its invoices. */
export function resume(
  row: FacturationRow,
  structures: readonly StructureFacturee[],
): Omit<Facturation, 'propositions' | 'anomalies'> {
  const structure = structures.find((one) => one.id === row.structureId)
  const regie = structures.find((one) => one.regie.id === row.regieId)?.regie
  return {
    id: row.id,
    structure: { id: row.structureId, nom: structure?.nom ?? '' },
    regie: { id: row.regieId, nom: regie?.nom ?? '' },
    mois: row.mois,
    etat: row.etat,
    prepareeLe: row.prepareeLe.toISOString(),
    emiseLe: row.emiseLe?.toISOString() ?? null,
    factures: row.factures,
    avoirs: row.avoirs,
    totalCentimes: row.totalCentimes,
    empreinte: row.empreinte,
  }
}

export function propositions({ factures, familles }: Brouillon): FactureProposee[] {
  return factures.map((facture) => ({
    foyer: facture.foyer,
    famille: familles.get(facture.foyer) ?? '',
    totalCentimes: facture.totalCentimes,
    lignes: lignesProposees(facture),
  }))
}

function lignesProposees({ foyer, lignes }: FactureAEmettre): FactureProposee['lignes'] {
  return lignes.map(({ enfant, libelle, explication, quantite, prixCentimes, montantCentimes }, ordre) => ({
    id: provisoire(`${foyer} ${ordre} ${libelle} ${explication}`),
    enfant,
    libelle,
    explication,
    quantite,
    prixCentimes,
    montantCentimes,
  }))
}

/** An id for a line that is not written: the same as long as the line is. */
function provisoire(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
