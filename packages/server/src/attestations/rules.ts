// What of a family's payments was the care of its young children, for the tax credit (CGI, art. 200 quater B;
// BOI-IR-RICI-300): sums really paid in the civil year, meals and penalties left out, for children under 6 on 1 January.

/** A part of an entry of the ledger. */
export interface Mouvement {
  /** Civil date on which the money was received, or given back, in the town's zone. */
  date: string
  /** The invoice that it pays; null: the family's credit. */
  facture: string | null
  centimes: number
  /** The avoir that it comes from, when it is no money. */
  avoir: string | null
}

/** What an invoice or an avoir says. */
export interface Document {
  /** Cents; below zero for an avoir. */
  totalCentimes: number
  /** How much of it is care, by child, cents; below zero for an avoir. */
  gardes: ReadonlyMap<string, number>
}

/** True for a child under 6 on 1 January of a year: born on that day six years before, it is 6. */
export function moinsDeSixAns(dateNaissance: string, annee: number): boolean {
  return dateNaissance > `${annee - 6}-01-01`
}

/**
 * What was paid in a year for the care of each child, cents.
 *
 * At any moment, what is paid of an invoice is care in the proportion of care in it: half paid, half of its care is
 * paid. A year counts what is paid at its end less what was before it, so that years add up to the cent to the care of
 * an invoice paid whole, however many times it was paid, and a reversal or a refund lowers the year in which it comes.
 *
 * An avoir is no money: of an invoice not paid yet it takes off the amount and its care; of one that was paid it comes
 * back as credit, and its care is taken off the year in which it is given.
 */
export function gardesPayees(
  annee: number,
  mouvements: readonly Mouvement[],
  documents: ReadonlyMap<string, Document>,
): Map<string, number> {
  const after = cumul(
    mouvements.filter(({ date }) => date <= `${annee}-12-31`),
    documents,
  )
  const before = cumul(
    mouvements.filter(({ date }) => date < `${annee}-01-01`),
    documents,
  )
  const enfants = new Set([...after.keys(), ...before.keys()])
  return new Map([...enfants].map((enfant) => [enfant, (after.get(enfant) ?? 0) - (before.get(enfant) ?? 0)]))
}

/** The care paid, by child, after these movements. */
function cumul(
  mouvements: readonly Mouvement[],
  documents: ReadonlyMap<string, Document>,
): Map<string, number> {
  const payes = new Map<string, number>()
  const totaux = new Map<string, number>()
  const gardes = new Map<string, Map<string, number>>()
  const sums = new Map<string, number>()
  for (const { facture, centimes, avoir } of mouvements)
    if (facture !== null && avoir === null) add(payes, facture, centimes)
  for (const [id, { totalCentimes, gardes: own }] of documents) {
    if (totalCentimes <= 0) continue
    totaux.set(id, totalCentimes)
    gardes.set(id, new Map(own))
  }
  for (const [avoir, parts] of avoirs(mouvements)) {
    const document = documents.get(avoir)
    if (!document) continue
    let given = 0
    for (const [facture, centimes] of parts) {
      if (facture !== null) add(totaux, facture, -centimes)
      for (const [enfant, garde] of document.gardes) {
        const total = -document.totalCentimes
        const share = prorata(garde, given + centimes, total) - prorata(garde, given, total)
        const target = facture === null ? sums : gardes.get(facture)
        if (target) add(target, enfant, share)
      }
      given += centimes
    }
  }
  for (const [facture, own] of gardes)
    for (const [enfant, garde] of own)
      add(sums, enfant, prorata(garde, payes.get(facture) ?? 0, totaux.get(facture) ?? 0))
  return sums
}

/** Where each avoir went: cents by invoice, or to the credit. */
function avoirs(mouvements: readonly Mouvement[]): Map<string, Map<string | null, number>> {
  const found = new Map<string, Map<string | null, number>>()
  for (const { facture, centimes, avoir } of mouvements) {
    if (avoir === null) continue
    const parts = found.get(avoir) ?? new Map<string | null, number>()
    add(parts, facture, centimes)
    found.set(avoir, parts)
  }
  return found
}

/** `garde` × `part` / `total` in whole cents, towards zero: exact integers, since products of cents pass 2^53. */
function prorata(garde: number, part: number, total: number): number {
  if (total <= 0) return 0
  return Number((BigInt(garde) * BigInt(part)) / BigInt(total))
}

function add<Key>(sums: Map<Key, number>, key: Key, centimes: number): void {
  sums.set(key, (sums.get(key) ?? 0) + centimes)
}

/**
 * The boxes of the tax return (2042 RICI) for children by age, eldest first; others for those in alternating residence.
 * There are three of each: null beyond.
 */
export function casesDe(alternes: readonly boolean[]): (string | null)[] {
  const left = { exclusive: ['7GA', '7GB', '7GC'], alternee: ['7GE', '7GF', '7GG'] }
  return alternes.map((alterne) => (alterne ? left.alternee : left.exclusive).shift() ?? null)
}

/** The number of a family's attestation of a year: the same each time. */
export function numeroAttestation(annee: number, foyer: string): string {
  return `AF-${annee}-${foyer.replaceAll('-', '').slice(-10).toUpperCase()}`
}
