import type { RegleTarif } from '@inoe/contract/tarifs'
import type { BaremeCnaf } from './rules.ts'

/** A rule and the day it begins. */
export interface TarifDate {
  activite: string
  unite: string
  debut: string
  regle: RegleTarif
}

export interface BaremeDate extends BaremeCnaf {
  debut: string
}

/** The rules of some activities with the national rates: which one is in force on a day. */
export class Tarification {
  /** Latest first, by activity and unit. */
  readonly #tarifs: ReadonlyMap<string, readonly TarifDate[]>
  readonly #baremes: readonly BaremeDate[]

  constructor(tarifs: readonly TarifDate[], baremes: readonly BaremeDate[]) {
    this.#tarifs = Map.groupBy([...tarifs].sort(latestFirst), (one) => keyOf(one.activite, one.unite))
    this.#baremes = [...baremes].sort(latestFirst)
  }

  /** @param unite empty for what is billed by contract @param date civil date */
  regle(activite: string, unite: string, date: string): RegleTarif | undefined {
    return this.#tarifs.get(keyOf(activite, unite))?.find((one) => one.debut <= date)?.regle
  }

  /** The national rates of a day; the first known ones for a day before them. */
  bareme(date: string): BaremeCnaf | null {
    return this.#baremes.find((one) => one.debut <= date) ?? this.#baremes.at(-1) ?? null
  }
}

const keyOf = (activite: string, unite: string) => `${activite} ${unite}`
const latestFirst = (a: { debut: string }, b: { debut: string }) => (a.debut < b.debut ? 1 : -1)
