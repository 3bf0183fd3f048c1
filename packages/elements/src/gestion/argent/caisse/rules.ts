import type { Dus, MoyenGuichet } from '@inoe/contract/encaissements'
import { ESPECES_MAX } from '@inoe/contract/moyens'
import { lireCentimes, type Repartition, repartir, somme } from '../montant.ts'

export type FamilleDue = Dus['familles'][number]
export type FactureDue = FamilleDue['factures'][number]

/** What is being typed for one family. */
export interface Saisie {
  cochees: ReadonlySet<string>
  moyen: MoyenGuichet
  /** As typed; undefined: the sum of what is ticked. */
  montant: string | undefined
}

/** What recording it would do. */
export interface Effet extends Repartition {
  /** Undefined when what was typed is no amount. */
  centimes: number | undefined
  /** What stays to pay of the invoices ticked. */
  resteCentimes: number
  especesTropElevees: boolean
}

/** Invoices ticked, the one that is due first first. */
export const cochees = ({ factures }: FamilleDue, ticked: ReadonlySet<string>): FactureDue[] =>
  factures.filter(({ id }) => ticked.has(id)).sort((a, b) => a.echeance.localeCompare(b.echeance))

/** Ticked at first: everything that is not being paid otherwise. */
export const aCocher = ({ factures }: FamilleDue): Set<string> =>
  new Set(factures.filter(({ enCours }) => enCours === null).map(({ id }) => id))

export function effet(famille: FamilleDue, saisie: Saisie): Effet {
  const chosen = cochees(famille, saisie.cochees)
  const due = somme(chosen)
  const centimes = saisie.montant === undefined ? due : lireCentimes(saisie.montant)
  const { parts, avanceCentimes } = repartir(centimes ?? 0, chosen)
  const debts = [...parts.map((one) => one.centimes), avanceCentimes]
  return {
    centimes,
    parts,
    avanceCentimes,
    resteCentimes: due - parts.reduce((sum, one) => sum + one.centimes, 0),
    especesTropElevees: saisie.moyen === 'especes' && debts.some((one) => one > ESPECES_MAX),
  }
}
