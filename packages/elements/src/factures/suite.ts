// Invoices ticked together but of several régies: what is left to pay once the first has been, kept for the way back.
const NOM = 'inoe-factures-suite'

/** Keeps the invoices still to be paid, for this tab alone. */
export function garderSuite(collectivite: string, ids: readonly string[]): void {
  try {
    if (ids.length > 0) sessionStorage.setItem(`${NOM} ${collectivite}`, JSON.stringify(ids))
    else sessionStorage.removeItem(`${NOM} ${collectivite}`)
  } catch {
    // A page may be denied its storage: the next régie is then ticked by hand.
  }
}

/** What was kept, once: reading it forgets it. */
export function reprendreSuite(collectivite: string): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(`${NOM} ${collectivite}`) ?? '[]')
    sessionStorage.removeItem(`${NOM} ${collectivite}`)
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}
