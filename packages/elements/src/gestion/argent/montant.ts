// Money as an agent types it. Digits are read as digits: a floating number never stands for euros.

/** Euros with or without cents, a comma or a point, spaces between thousands, the sign at the end. */
const MONTANT = /^(\d{1,3}(?: ?\d{3})*)(?:[.,](\d{0,2}))?$/
const MAX = 99_999_999

/** « 1 234,5 € » → 123450; undefined when it is not an amount from 0 to 999 999,99 €. */
export function lireCentimes(typed: string): number | undefined {
  const plain = typed
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
    .replace(/ ?€$/, '')
  const [, euros, cents = ''] = MONTANT.exec(plain) ?? []
  if (euros === undefined) return undefined
  const centimes = Number(euros.replaceAll(' ', '') + cents.padEnd(2, '0'))
  return centimes <= MAX ? centimes : undefined
}

/** 123450 → « 1234,50 », as it is written in a field. */
export function ecrireCentimes(centimes: number): string {
  const digits = String(centimes).padStart(3, '0')
  return `${digits.slice(0, -2)},${digits.slice(-2)}`
}

export interface APayer {
  id: string
  resteCentimes: number
}

export interface Repartition {
  parts: { facture: string; centimes: number }[]
  /** What no invoice takes: kept as the family's credit. */
  avanceCentimes: number
}

/** Spreads an amount over invoices, in their order: each is paid before the next begins. */
export function repartir(centimes: number, factures: readonly APayer[]): Repartition {
  const parts: Repartition['parts'] = []
  let left = centimes
  for (const { id, resteCentimes } of factures) {
    const part = Math.min(left, resteCentimes)
    if (part <= 0) continue
    parts.push({ facture: id, centimes: part })
    left -= part
  }
  return { parts, avanceCentimes: left }
}

export const somme = (factures: readonly APayer[]): number =>
  factures.reduce((sum, one) => sum + one.resteCentimes, 0)
