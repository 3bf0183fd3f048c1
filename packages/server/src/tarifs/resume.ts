// A rule summed up, line by line: what the catalogue and the agents read.
import type { BasePrix, RegleTarif, Variation } from '@inoe/contract/tarifs'
import { paroles as fr, type Paroles } from './phrases.fr.ts'

/** The rule, as one would read it on a price list. @param dit French for the services */
export function resumer(regle: RegleTarif, dit: Paroles = fr): string[] {
  const { nonResident, fratrie, reservationTardive, sansReservation, absence, fiscal } = regle
  const heure = regle.par === 'heure'
  return [
    ...resumerBase(regle.base, heure, dit),
    ...(heure ? [dit.regle.aLaMinute] : []),
    ...(nonResident?.type === 'majoration' ? [dit.majoration(nonResident.variation)] : []),
    ...(nonResident?.type === 'base'
      ? resumerBase(nonResident.base, heure, dit).map((ligne) => dit.regle.dehors(ligne))
      : []),
    ...fratrie.map((reduction, index) => dit.regle.rang(index + 2, index === fratrie.length - 1, reduction)),
    ...supplement(dit.reservationTardive, reservationTardive),
    ...supplement(dit.sansReservation, sansReservation),
    dit.absence.justifiee(absence.justifiee),
    dit.absence.injustifiee(absence.injustifiee),
    ...(fiscal.repasCentimes > 0 ? [dit.regle.repas(fiscal.repasCentimes)] : []),
  ]
}

function resumerBase(base: BasePrix, heure: boolean, dit: Paroles): string[] {
  switch (base.type) {
    case 'forfait':
      return [dit.regle.forfait(base.centimes, heure)]
    case 'tranches':
      return base.tranches.map((tranche, index) =>
        dit.regle.tranche(base.tranches[index - 1]?.jusquA ?? null, tranche, heure),
      )
    case 'taux-effort':
      return [dit.regle.effort(base.taux, base.plancherCentimes, base.plafondCentimes, heure)]
    case 'cnaf':
      return [dit.regle.cnaf(base.accueil, heure)]
  }
}

function supplement(said: (change: Variation) => string, change: Variation | null): string[] {
  return change ? [said(change)] : []
}
