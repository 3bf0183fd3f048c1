// A rule summed up in French, line by line: what the catalogue and the agents read.
import type { BasePrix, RegleTarif, TranchePrix, Variation } from '@inoe/contract/tarifs'
import { euros } from '../factures/rules.ts'
import { decimal, ordinal, variation } from './phrases.fr.ts'

/** The rule, as one would read it on a price list. */
export function resumer(regle: RegleTarif): string[] {
  const { nonResident, fratrie, reservationTardive, sansReservation, absence, fiscal } = regle
  const par = regle.par === 'heure' ? ' de l’heure' : ''
  return [
    ...resumerBase(regle.base, par),
    ...(regle.par === 'heure' ? ['Facturé à la minute de présence'] : []),
    ...(nonResident?.type === 'majoration'
      ? [`Hors territoire\u00a0: ${variation('+', nonResident.variation)}`]
      : []),
    ...(nonResident?.type === 'base'
      ? resumerBase(nonResident.base, par).map((ligne) => `Hors territoire — ${ligne}`)
      : []),
    ...fratrie.map(
      (reduction, index) =>
        `${ordinal(index + 2)} enfant${index === fratrie.length - 1 ? ' et suivants' : ''}\u00a0: ${variation('−', reduction)}`,
    ),
    ...supplement('Réservation tardive', reservationTardive),
    ...supplement('Sans réservation', sansReservation),
    `Absence justifiée\u00a0: ${du(absence.justifiee)}`,
    `Absence non justifiée\u00a0: ${du(absence.injustifiee)}`,
    ...(fiscal.repasCentimes > 0 ? [`Dont repas\u00a0: ${euros(fiscal.repasCentimes)}`] : []),
  ]
}

function resumerBase(base: BasePrix, par: string): string[] {
  switch (base.type) {
    case 'forfait':
      return [`Tarif unique\u00a0: ${euros(base.centimes)}${par}`]
    case 'tranches':
      return base.tranches.map(
        (tranche, index) =>
          `${bande(base.tranches[index - 1], tranche)}\u00a0: ${euros(tranche.prixCentimes)}${par}`,
      )
    case 'taux-effort':
      return [
        `Quotient familial × ${decimal(base.taux)}\u00a0%, de ${euros(base.plancherCentimes)} à ${euros(base.plafondCentimes)}${par}`,
      ]
    case 'cnaf':
      return [
        `Barème national de la CNAF (accueil ${base.accueil})\u00a0: ressources du mois × taux selon le nombre d’enfants${par && ', par heure'}`,
      ]
  }
}

function bande(previous: TranchePrix | undefined, { jusquA }: TranchePrix): string {
  const from = previous?.jusquA ?? null
  if (from === null) return jusquA === null ? 'Quel que soit le QF' : `QF jusqu’à ${jusquA}`
  return jusquA === null ? `QF au-delà de ${from}` : `QF de ${from + 1} à ${jusquA}`
}

function supplement(nom: string, change: Variation | null): string[] {
  return change ? [`${nom}\u00a0: ${variation('+', change)}`] : []
}

function du(pourcentage: number): string {
  if (pourcentage === 0) return 'non facturée'
  return pourcentage === 100 ? 'facturée' : `facturée à ${pourcentage}\u00a0%`
}
