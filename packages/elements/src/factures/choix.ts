// Which invoices one pays together: those of one régie, those that can be paid online.
import type { Facture, ListeFactures, RegieFacture } from '@inoe/contract/factures'

/** Invoices of one régie. */
export interface Groupe {
  regie: RegieFacture
  factures: Facture[]
}

/** What the bar at the bottom offers. */
export interface Offre {
  /** Ticked, whatever their régie. */
  nombre: number
  totalCentimes: number
  /** Régies of what is ticked: as many payments, one after the other. */
  regies: number
  /** What the button pays now: the first régie's. */
  regie: RegieFacture | undefined
  factures: Facture[]
  montantCentimes: number
  /** Why it cannot be paid, or undefined. */
  empeche: 'rien' | 'trop-petit' | 'trop-grand' | undefined
}

/** Invoices by régie, in the order they came (due date). */
export function groupes(factures: readonly Facture[]): Groupe[] {
  const found = new Map<string, Groupe>()
  for (const facture of factures) {
    const group = found.get(facture.regie.id)
    if (group) group.factures.push(facture)
    else found.set(facture.regie.id, { regie: facture.regie, factures: [facture] })
  }
  return [...found.values()]
}

/** True when an invoice can be ticked now: one that is debited by itself is not payable twice. */
export function payable({ etat, nature, regie, paiementEnCours, prelevement }: Facture): boolean {
  return etat === 'emise' && nature === 'facture' && regie.enLigne && !paiementEnCours && !prelevement
}

/** Ticked: what the person chose, else everything payable of the first régie. */
export function estCochee(
  facture: Facture,
  liste: ListeFactures,
  choix: ReadonlyMap<string, boolean>,
): boolean {
  if (!payable(facture)) return false
  const first = liste.factures.find(payable)
  const proposed = first?.regie.mode === 'titres' ? facture === first : facture.regie.id === first?.regie.id
  return choix.get(facture.id) ?? proposed
}

/**
 * The choice once an invoice is ticked or not. Where each is paid by itself, ticking one unticks the others of its régie.
 * The first gesture fixes what was ticked by itself, so that it does not move afterwards.
 */
export function choisir(
  liste: ListeFactures,
  choix: ReadonlyMap<string, boolean>,
  facture: Facture,
  cochee: boolean,
): Map<string, boolean> {
  const next = new Map(choix)
  const seul = cochee && facture.regie.mode === 'titres'
  for (const one of liste.factures) {
    if (seul && one.regie.id === facture.regie.id) next.set(one.id, false)
    else if (!next.has(one.id)) next.set(one.id, estCochee(one, liste, choix))
  }
  return next.set(facture.id, cochee)
}

/** True when a régie of what is left to pay takes one invoice at a time, and has several. */
export function unParUn(liste: ListeFactures): RegieFacture | undefined {
  return groupes(liste.factures.filter(payable)).find(
    ({ regie, factures }) => regie.mode === 'titres' && factures.length > 1,
  )?.regie
}

/** What ticking leads to. */
export function offre(liste: ListeFactures, choix: ReadonlyMap<string, boolean>): Offre {
  const ticked = liste.factures.filter((facture) => estCochee(facture, liste, choix))
  const byRegie = groupes(ticked)
  const [first] = byRegie
  const factures = first?.factures ?? []
  const montantCentimes = reste(factures)
  return {
    nombre: ticked.length,
    totalCentimes: reste(ticked),
    regies: byRegie.length,
    regie: first?.regie,
    factures,
    montantCentimes,
    empeche:
      ticked.length === 0
        ? 'rien'
        : montantCentimes < liste.minCentimes
          ? 'trop-petit'
          : montantCentimes > liste.maxCentimes
            ? 'trop-grand'
            : undefined,
  }
}

function reste(factures: readonly Facture[]): number {
  return factures.reduce((sum, facture) => sum + facture.resteCentimes, 0)
}
