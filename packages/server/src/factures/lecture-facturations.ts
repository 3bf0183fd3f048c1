// Lays billing runs out as agents read them.
import { createHash } from 'node:crypto'
import type { Facturation, FactureProposee, FacturesEmises } from '@inoe/contract/facturations'
import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { nomsDesFamilles } from '../foyers/familles.ts'
import type { StructureFacturee } from '../structures/facturation.ts'
import type { FacturationRow } from './facturations-store.ts'
import type { FactureAEmettre } from './faits.ts'
import type { Brouillon } from './preparer.ts'
import { factures } from './tables.ts'

/** What a run issued, by name of family. As `systeme`. */
export async function emisesDe(tx: Tx, collectivite: string, facturation: string): Promise<FacturesEmises> {
  const found = await tx
    .select({
      id: factures.id,
      numero: factures.numero,
      nature: factures.nature,
      foyer: factures.foyerId,
      etat: factures.etat,
      totalCentimes: factures.totalCentimes,
      payeCentimes: factures.payeCentimes,
    })
    .from(factures)
    .where(and(eq(factures.collectiviteId, collectivite), eq(factures.facturationId, facturation)))
    .orderBy(asc(factures.rang))
  const familles = await nomsDesFamilles(tx, collectivite, [...new Set(found.map((one) => one.foyer))])
  const { compare } = new Intl.Collator('fr')
  return {
    factures: found
      .map(({ foyer, etat, payeCentimes, ...one }) => ({
        ...one,
        famille: familles.get(foyer) ?? '',
        resteCentimes: one.nature === 'avoir' || etat === 'annulee' ? 0 : one.totalCentimes - payeCentimes,
        annulee: etat === 'annulee',
      }))
      .sort((a, b) => compare(a.famille, b.famille)),
  }
}

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
