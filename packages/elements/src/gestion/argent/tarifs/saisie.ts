// A price rule as an agent types it, and back. Amounts and rates are read digit by digit, never as floating numbers.
import type { BasePrix, RegleTarif, TranchePrix, Variation } from '@inoe/contract/tarifs'
import { ecrireCentimes, lireCentimes } from '../montant.ts'
import { tarifsFr as t } from './messages.fr.ts'

/** How a price is found. */
export interface SaisieBase {
  type: BasePrix['type']
  montant: string
  tranches: readonly { jusquA: string; prix: string }[]
  taux: string
  plancher: string
  plafond: string
  arrondi: 'proche' | 'inferieur'
  accueil: 'collectif' | 'familial'
}

export interface SaisieTarif extends SaisieBase {
  par: RegleTarif['par']
  /** « 10 % ; 20 % », « 1,50 € »: 2nd child, 3rd… */
  fratrie: string
  /** Who lives elsewhere pays as the others, something more, or another price. */
  ailleurs: 'aucun' | 'majoration' | 'base'
  nonResident: string
  baseNonResident: SaisieBase
  tardive: string
  sansReservation: string
  justifiee: string
  injustifiee: string
  garde: boolean
  repas: string
}

const BASE_VIDE: SaisieBase = {
  type: 'forfait',
  montant: '',
  tranches: [
    { jusquA: '', prix: '' },
    { jusquA: '', prix: '' },
  ],
  taux: '',
  plancher: '',
  plafond: '',
  arrondi: 'proche',
  accueil: 'collectif',
}

export const SAISIE_VIDE: SaisieTarif = {
  ...BASE_VIDE,
  par: 'unite',
  fratrie: '',
  ailleurs: 'aucun',
  nonResident: '',
  baseNonResident: BASE_VIDE,
  tardive: '',
  sansReservation: '',
  justifiee: '0',
  injustifiee: '100',
  garde: false,
  repas: '',
}

/** « 0,0619 » → « 0.0619 »: an exact decimal. */
export function lireDecimal(typed: string): string | undefined {
  const plain = typed.trim().replace(',', '.')
  return /^\d{1,9}(\.\d{1,8})?$/.test(plain) ? plain : undefined
}

/** « 10 % » or « 1,50 € »: one says which. */
export function lireVariation(typed: string): Variation | undefined {
  const plain = typed.replaceAll(/[\s\u00a0\u202f]+/g, ' ').trim()
  if (plain.endsWith('%')) {
    const valeur = lireDecimal(plain.slice(0, -1))
    return valeur === undefined ? undefined : { type: 'pourcent', valeur }
  }
  const centimes = plain.endsWith('€') ? lireCentimes(plain) : undefined
  return centimes === undefined ? undefined : { type: 'centimes', centimes }
}

const ecrireVariation = (one: Variation | null): string => {
  if (!one) return ''
  return one.type === 'pourcent'
    ? `${one.valeur.replace('.', ',')}\u00a0%`
    : `${ecrireCentimes(one.centimes)}\u00a0€`
}

/** A rule to begin from. */
export function saisieDe(regle: RegleTarif): SaisieTarif {
  const { base, nonResident } = regle
  return {
    ...SAISIE_VIDE,
    ...saisieBase(base),
    par: regle.par,
    fratrie: regle.fratrie.map(ecrireVariation).join('\u00a0; '),
    ailleurs: nonResident?.type ?? 'aucun',
    nonResident: nonResident?.type === 'majoration' ? ecrireVariation(nonResident.variation) : '',
    baseNonResident: nonResident?.type === 'base' ? saisieBase(nonResident.base) : BASE_VIDE,
    tardive: ecrireVariation(regle.reservationTardive),
    sansReservation: ecrireVariation(regle.sansReservation),
    justifiee: String(regle.absence.justifiee),
    injustifiee: String(regle.absence.injustifiee),
    garde: regle.fiscal.garde,
    repas: regle.fiscal.repasCentimes > 0 ? ecrireCentimes(regle.fiscal.repasCentimes) : '',
  }
}

function saisieBase(base: BasePrix): SaisieBase {
  return {
    ...BASE_VIDE,
    type: base.type,
    ...(base.type === 'forfait' && { montant: ecrireCentimes(base.centimes) }),
    ...(base.type === 'tranches' && {
      tranches: base.tranches.map(({ jusquA, prixCentimes }) => ({
        jusquA: jusquA === null ? '' : String(jusquA),
        prix: ecrireCentimes(prixCentimes),
      })),
    }),
    ...(base.type === 'taux-effort' && {
      taux: base.taux.replace('.', ','),
      plancher: ecrireCentimes(base.plancherCentimes),
      plafond: ecrireCentimes(base.plafondCentimes),
      arrondi: base.arrondi,
    }),
    ...(base.type === 'cnaf' && { accueil: base.accueil }),
  }
}

/** What was read, with what could not be, by field. */
class Lecteur {
  readonly erreurs: Record<string, string> = {}

  centimes(champ: string, typed: string): number {
    return this.#or(champ, lireCentimes(typed), 0, t.montantInvalide)
  }

  decimal(champ: string, typed: string): string {
    return this.#or(champ, lireDecimal(typed), '0', t.tauxInvalide)
  }

  entier(champ: string, typed: string, max: number): number {
    const plain = typed.trim()
    const found = /^\d{1,6}$/.test(plain) && Number(plain) <= max ? Number(plain) : undefined
    return this.#or(champ, found, 0, t.entierInvalide(max))
  }

  variation(champ: string, typed: string): Variation | null {
    if (!typed.trim()) return null
    const none: Variation = { type: 'centimes', centimes: 0 }
    return this.#or(champ, lireVariation(typed), none, t.variationInvalide)
  }

  /** One that must be there. */
  requise(champ: string, typed: string): Variation | null {
    if (typed.trim()) return this.variation(champ, typed)
    this.erreurs[champ] = t.variationInvalide
    return null
  }

  #or<T>(champ: string, found: T | undefined, otherwise: T, message: string): T {
    if (found !== undefined) return found
    this.erreurs[champ] = message
    return otherwise
  }
}

/** The rule, and what is wrong by field (as the API names fields); the rule is good when nothing is. */
export function regleDe(saisie: SaisieTarif): { regle: RegleTarif; erreurs: Record<string, string> } {
  const read = new Lecteur()
  const words = saisie.fratrie.split(';').filter((one) => one.trim())
  const regle: RegleTarif = {
    base: baseDe(saisie, read, 'base'),
    par: saisie.type === 'cnaf' ? 'heure' : saisie.par,
    nonResident: ailleursDe(saisie, read),
    fratrie: words.flatMap((one) => read.variation('fratrie', one) ?? []),
    reservationTardive: read.variation('reservationTardive', saisie.tardive),
    sansReservation: read.variation('sansReservation', saisie.sansReservation),
    absence: {
      justifiee: read.entier('absence.justifiee', saisie.justifiee, 100),
      injustifiee: read.entier('absence.injustifiee', saisie.injustifiee, 100),
    },
    fiscal: {
      garde: saisie.garde,
      repasCentimes:
        saisie.garde && saisie.repas.trim() ? read.centimes('fiscal.repasCentimes', saisie.repas) : 0,
    },
  }
  return { regle, erreurs: read.erreurs }
}

function ailleursDe(
  { ailleurs, nonResident, baseNonResident }: SaisieTarif,
  read: Lecteur,
): RegleTarif['nonResident'] {
  if (ailleurs === 'base') return { type: 'base', base: baseDe(baseNonResident, read, 'nonResident.base') }
  if (ailleurs === 'aucun') return null
  const none: Variation = { type: 'centimes', centimes: 0 }
  return { type: 'majoration', variation: read.requise('nonResident.variation', nonResident) ?? none }
}

/** @param chemin of the base in the rule, as the API names it */
function baseDe(saisie: SaisieBase, read: Lecteur, chemin: string): BasePrix {
  switch (saisie.type) {
    case 'forfait':
      return { type: 'forfait', centimes: read.centimes(`${chemin}.centimes`, saisie.montant) }
    case 'taux-effort':
      return {
        type: 'taux-effort',
        taux: read.decimal(`${chemin}.taux`, saisie.taux),
        plancherCentimes: read.centimes(`${chemin}.plancherCentimes`, saisie.plancher),
        plafondCentimes: read.centimes(`${chemin}.plafondCentimes`, saisie.plafond),
        arrondi: saisie.arrondi,
      }
    case 'cnaf':
      return { type: 'cnaf', accueil: saisie.accueil }
    case 'tranches': {
      const last = saisie.tranches.length - 1
      const tranches: TranchePrix[] = saisie.tranches.map(({ jusquA, prix }, index) => ({
        jusquA: index === last ? null : read.entier(`${chemin}.tranches.${index}.jusquA`, jusquA, 100_000),
        prixCentimes: read.centimes(`${chemin}.tranches.${index}.prixCentimes`, prix),
      }))
      return { type: 'tranches', tranches }
    }
  }
}
