/**
 * How many random runs a property is given: few at each `npm test`, each time others, on both engines; a night of them by
 * `INOE_RUNS=200`.
 */
export const essais = (few: number): number => Number(process.env.INOE_RUNS ?? few)
