/** One figure of a bench, as its last line prints it. */
export interface Measure {
  name: string
  value: number
  unit: string
  /** Name of the measure, taken in the same run, that it is compared with. */
  against: string | null
  /** `value` over the value of `against`. */
  ratio: number | null
  /** « value <= 20000 », « ratio <= 10 »; null when it is only there to compare with. */
  goal: string | null
  /** Null without a goal. */
  met: boolean | null
}

export interface Goal {
  on: 'value' | 'ratio'
  max: number
}

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
    goal: goal ? `${goal.on} <= ${goal.max}` : null,
    met: goal && looked !== null ? looked <= goal.max : null,
  }
}

/** The middle one: a run that the machine disturbed does not move it. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const [middle] = sorted.slice(Math.floor(sorted.length / 2))
  if (middle === undefined) throw new RangeError('no value to take the median of')
  return middle
}
