// A unit's prices as bookings and the catalogue meet them: the rule in force on a day, applied to somebody.
import type { CriterePrix } from '@inoe/contract/structures'
import type { RegleTarif } from '@inoe/contract/tarifs'
import { paroles as fr, type Paroles } from './phrases.fr.ts'
import { chiffrer, ORDINAIRE, type Situation } from './rules.ts'
import type { Tarification } from './tarification.ts'

/** A price; `explication` is empty when it is the same for everybody. */
export interface PrixUnite {
  centimes: number
  explication: string
}

/** What a unit costs this child, by day. Days under the same rule are priced once. */
export function prixParJour(
  tarification: Tarification,
  { activite, unite }: { activite: string; unite: string },
  situation: Situation,
  rang: number,
  dit: Paroles = fr,
): (date: string) => PrixUnite {
  // No rule yet: nothing is owed, and it is said.
  const sansTarif: PrixUnite = { centimes: 0, explication: dit.pasPublie }
  const known = new Map<unknown, Map<unknown, PrixUnite>>()
  return (date) => {
    const regle = tarification.regle(activite, unite, date)
    if (!regle) return sansTarif
    const bareme = tarification.bareme(date)
    const same = known.get(regle) ?? new Map<unknown, PrixUnite>()
    known.set(regle, same)
    const there = same.get(bareme)
    if (there) return there
    const prix = chiffrer(regle, situation, { ...ORDINAIRE, rang }, bareme, dit)
    const made = {
      centimes: prix.centimes,
      explication: regle.base.type === 'forfait' && prix.lignes.length === 1 ? '' : dit.etapes(prix.lignes),
    }
    same.set(bareme, made)
    return made
  }
}

/** Whom the highest ordinary price is for: nothing is known of it. */
const INCONNU: Situation = {
  quotientFamilial: null,
  ressourcesCentimes: null,
  enfantsACharge: 1,
  enfantsAeeh: 0,
  resident: true,
}

/** The most a family of the territory pays for a unit on a day. */
export function prixMaximal(
  tarification: Tarification,
  activite: string,
  unite: string,
  date: string,
): number {
  return prixParJour(tarification, { activite, unite }, INCONNU, 1)(date).centimes
}

/** What some rules depend on. */
export function criteresDe(regles: readonly RegleTarif[]): CriterePrix[] {
  const types = new Set(
    regles.flatMap(({ base, nonResident }) => [
      base.type,
      ...(nonResident?.type === 'base' ? [nonResident.base.type] : []),
    ]),
  )
  return [
    ...(types.has('tranches') || types.has('taux-effort') ? ['quotient' as const] : []),
    ...(types.has('cnaf') ? ['ressources' as const] : []),
    ...(regles.some((one) => one.fratrie.length > 0) ? ['rang' as const] : []),
    ...(regles.some((one) => one.nonResident !== null) ? ['residence' as const] : []),
  ]
}
