/** One figure of a bench, as its last line prints it. */
export interface Measure {
  name: string
  value: number
  unit: string
  /** Name of the measure, taken in the same run, that it is compared with. */
  against: string | null
  /** `value` over the value of `against`. */
  ratio: number | null
  /** « value <= 20000 », « ratio >= 3 »; null when it is only there to compare with. */
  goal: string | null
  /** Null without a goal. */
  met: boolean | null
}

/** At most, or at least. */
export type Goal = { on: 'value' | 'ratio' } & ({ max: number } | { min: number })

/** Works out the ratio, and whether the goal is met. */
export function measure(
  name: string,
  value: number,
  unit: string,
  { against, goal }: { against?: Measure; goal?: Goal } = {},
): Measure {
  const ratio = against ? Math.round((value / against.value) * 1000) / 1000 : null
  const looked = goal?.on === 'ratio' ? ratio : value
  return {
    name,
    value,
    unit,
    against: against?.name ?? null,
    ratio,
    goal: goal ? `${goal.on} ${'max' in goal ? `<= ${goal.max}` : `>= ${goal.min}`}` : null,
    met: goal && looked !== null ? ('max' in goal ? looked <= goal.max : looked >= goal.min) : null,
  }
}

/** The value that a share of them, 0 to 1, do not go beyond. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  if (found === undefined) throw new RangeError('no value to take a share of')
  return found
}

/** The middle one: a run that the machine disturbed does not move it. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}
