// What makes no sense in a rule whose form is right: said per field when it is saved, so that no price is ever negative
// and no family falls between two bands.
import type { ErreurChamp } from '@inoe/contract/erreurs'
import type { BasePrix, RegleTarif, TranchePrix, Variation } from '@inoe/contract/tarifs'
import { Big } from 'big.js'

/** Above ten times the price, somebody typed cents. */
const MAJORATION_MAX = 1000

/** What is to be corrected; none when the rule holds together. */
export function erreursRegle(regle: RegleTarif): ErreurChamp[] {
  const { base, par, nonResident, fratrie, reservationTardive, sansReservation } = regle
  return [
    ...erreursBase(base, 'base', par),
    ...(nonResident?.type === 'base' ? erreursBase(nonResident.base, 'nonResident.base', par) : []),
    ...majoration(nonResident?.type === 'majoration' ? nonResident.variation : null, 'nonResident.variation'),
    ...fratrie.flatMap((reduction, index) =>
      reduction.type === 'pourcent' && new Big(reduction.valeur).gt(100)
        ? erreur(`fratrie.${index}.valeur`, 'Une réduction ne dépasse pas 100\u00a0%.')
        : [],
    ),
    ...majoration(reservationTardive, 'reservationTardive'),
    ...majoration(sansReservation, 'sansReservation'),
    ...pourcentages(regle),
  ]
}

function erreursBase(base: BasePrix, champ: string, par: RegleTarif['par']): ErreurChamp[] {
  switch (base.type) {
    case 'forfait':
      return montant(base.centimes, `${champ}.centimes`)
    case 'tranches':
      return erreursTranches(base.tranches, `${champ}.tranches`)
    case 'taux-effort':
      return [
        ...montant(base.plancherCentimes, `${champ}.plancherCentimes`),
        ...montant(base.plafondCentimes, `${champ}.plafondCentimes`),
        ...(new Big(base.taux).lte(0) ? erreur(`${champ}.taux`, 'Le taux doit être supérieur à zéro.') : []),
        ...(base.plafondCentimes < base.plancherCentimes
          ? erreur(`${champ}.plafondCentimes`, 'Le plafond est inférieur au plancher.')
          : []),
      ]
    case 'cnaf':
      return par === 'heure' ? [] : erreur('par', 'Le barème de la CNAF est un prix de l’heure.')
  }
}

function erreursTranches(tranches: readonly TranchePrix[], champ: string): ErreurChamp[] {
  if (tranches.length === 0) return erreur(champ, 'Indiquez au moins une tranche.')
  return tranches.flatMap(({ jusquA, prixCentimes }, index) => {
    const last = index === tranches.length - 1
    const before = tranches[index - 1]?.jusquA ?? null
    return [
      ...montant(prixCentimes, `${champ}.${index}.prixCentimes`),
      ...(last && jusquA !== null
        ? erreur(
            `${champ}.${index}.jusquA`,
            'La dernière tranche n’a pas de limite\u00a0: au-delà, il n’y aurait pas de prix.',
          )
        : []),
      ...(!last && jusquA === null
        ? erreur(`${champ}.${index}.jusquA`, 'Seule la dernière tranche est sans limite.')
        : []),
      ...(jusquA !== null && !(jusquA >= 0 && jusquA <= 100_000)
        ? erreur(`${champ}.${index}.jusquA`, 'Un quotient familial va de 0 à 100\u00a0000.')
        : []),
      ...(jusquA !== null && before !== null && jusquA <= before
        ? erreur(
            `${champ}.${index}.jusquA`,
            `Les tranches vont du plus petit quotient au plus grand\u00a0: celle-ci doit dépasser ${before}.`,
          )
        : []),
    ]
  })
}

function montant(centimes: number, champ: string): ErreurChamp[] {
  return Number.isSafeInteger(centimes) && centimes >= 0 && centimes <= 99_999_999
    ? []
    : erreur(champ, 'Un prix est un nombre entier de centimes, jamais négatif.')
}

function majoration(change: Variation | null, champ: string): ErreurChamp[] {
  if (change?.type !== 'pourcent' || new Big(change.valeur).lte(MAJORATION_MAX)) return []
  return erreur(`${champ}.valeur`, `Une majoration ne dépasse pas ${MAJORATION_MAX}\u00a0%.`)
}

function pourcentages({ absence }: RegleTarif): ErreurChamp[] {
  return (['justifiee', 'injustifiee'] as const).flatMap((cas) =>
    absence[cas] >= 0 && absence[cas] <= 100
      ? []
      : erreur(`absence.${cas}`, 'Ce qui reste dû va de 0 à 100\u00a0%.'),
  )
}

const erreur = (champ: string, message: string): ErreurChamp[] => [{ champ, message }]
