// How prices are said: how one was found, and what a rule asks. French is the source.
import type { TranchePrix, Variation } from '@inoe/contract/tarifs'
import { euros } from '../factures/rules.ts'

/** « 0,0619 » of « 0.0619 ». */
export const decimal = (value: string) => value.replace('.', ',')

/** « 1er », « 2e ». */
export const ordinal = (rang: number) => (rang === 1 ? '1er' : `${rang}e`)

export const compte = (nombre: number, nom: string) => `${nombre}\u00a0${nom}${nombre > 1 ? 's' : ''}`

/** « +30 % », « −2,00 € ». */
export function variation(signe: '+' | '−', change: Variation): string {
  return signe + (change.type === 'pourcent' ? `${decimal(change.valeur)}\u00a0%` : euros(change.centimes))
}

const JOUR = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' })

/** « 1er janvier 2027 ». @param date civil date */
export const leJour = (date: string) => JOUR.format(new Date(`${date}T12:00:00Z`)).replace(/^1 /, '1er ')

const du = (pourcentage: number) =>
  pourcentage === 0 ? 'non facturée' : pourcentage === 100 ? 'facturée' : `facturée à ${pourcentage}\u00a0%`

function bande(from: number | null, jusquA: number | null): string {
  if (from === null) return jusquA === null ? 'Quel que soit le QF' : `QF jusqu’à ${jusquA}`
  return jusquA === null ? `QF au-delà de ${from}` : `QF de ${from + 1} à ${jusquA}`
}

export const paroles = {
  // Each step of a price.
  /** What a step comes to. */
  vers: (ligne: string, centimes: number) => `${ligne} → ${euros(centimes)}`,
  /** The steps as one sentence. */
  etapes: (lignes: readonly string[]) => lignes.join('\u00a0; '),
  contrat: 'Contrat',
  pasPublie: 'Tarif pas encore publié',
  apartir: (date: string, prix: string) => `À partir du ${leJour(date)}\u00a0: ${prix}`,
  euros,
  dehors: 'Tarif hors territoire',
  majoration: (change: Variation) => `Hors territoire\u00a0: ${variation('+', change)}`,
  rang: (rang: number, change: Variation) => `${ordinal(rang)} enfant\u00a0: ${variation('−', change)}`,
  duree: (minutes: number, centimes: number) =>
    `Durée\u00a0: ${duree(minutes)} à ${euros(centimes)} de l’heure`,
  sansReservation: (change: Variation) => `Sans réservation\u00a0: ${variation('+', change)}`,
  reservationTardive: (change: Variation) => `Réservation tardive\u00a0: ${variation('+', change)}`,
  absence: {
    justifiee: (pourcentage: number) => `Absence justifiée\u00a0: ${du(pourcentage)}`,
    injustifiee: (pourcentage: number) => `Absence non justifiée\u00a0: ${du(pourcentage)}`,
  },
  forfait: (centimes: number) => `Tarif unique\u00a0: ${euros(centimes)}`,
  tranche: (quotient: number, rang: number, centimes: number) =>
    `QF\u00a0${quotient} → tranche\u00a0${rang}\u00a0: ${euros(centimes)}`,
  effort: (quotient: number, taux: string, centimes: number) =>
    `QF\u00a0${quotient} × ${decimal(taux)}\u00a0%\u00a0: ${euros(centimes)}`,
  sansQuotient: (centimes: number) => `QF non renseigné → tarif le plus élevé\u00a0: ${euros(centimes)}`,
  plancher: (centimes: number) => `Plancher\u00a0: ${euros(centimes)}`,
  plafond: (centimes: number) => `Plafond\u00a0: ${euros(centimes)}`,
  sansRessources: (plafond: number) =>
    `Ressources non renseignées → plafond\u00a0: ${euros(plafond)} par mois`,
  ressources: (centimes: number) => `Ressources\u00a0: ${euros(centimes)} par mois`,
  auPlancher: (centimes: number, plancher: number) =>
    `Ressources\u00a0: ${euros(centimes)} par mois, ramenées au plancher de ${euros(plancher)}`,
  auPlafond: (centimes: number, plafond: number) =>
    `Ressources\u00a0: ${euros(centimes)} par mois, ramenées au plafond de ${euros(plafond)}`,
  taux: (enfants: number, aeeh: number, taux: string, centimes: number) =>
    `Taux pour ${compte(enfants, 'enfant')} à charge${aeeh > 0 ? `, dont ${aeeh} avec AEEH` : ''}\u00a0: ${decimal(taux)}\u00a0% → ${euros(centimes)} de l’heure`,

  // A rule, as one would read it on a price list.
  regle: {
    aLaMinute: 'Facturé à la minute de présence',
    dehors: (ligne: string) => `Hors territoire — ${ligne}`,
    rang: (rang: number, suivants: boolean, change: Variation) =>
      `${ordinal(rang)} enfant${suivants ? ' et suivants' : ''}\u00a0: ${variation('−', change)}`,
    repas: (centimes: number) => `Dont repas\u00a0: ${euros(centimes)}`,
    forfait: (centimes: number, heure: boolean) => `Tarif unique\u00a0: ${euros(centimes)}${deLHeure(heure)}`,
    tranche: (from: number | null, { jusquA, prixCentimes }: TranchePrix, heure: boolean) =>
      `${bande(from, jusquA)}\u00a0: ${euros(prixCentimes)}${deLHeure(heure)}`,
    effort: (taux: string, plancher: number, plafond: number, heure: boolean) =>
      `Quotient familial × ${decimal(taux)}\u00a0%, de ${euros(plancher)} à ${euros(plafond)}${deLHeure(heure)}`,
    cnaf: (accueil: 'collectif' | 'familial', heure: boolean) =>
      `Barème national de la CNAF (accueil ${accueil})\u00a0: ressources du mois × taux selon le nombre d’enfants${heure ? ', par heure' : ''}`,
  },
}

export type Paroles = typeof paroles

function deLHeure(heure: boolean): string {
  return heure ? ' de l’heure' : ''
}

function duree(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest}\u00a0min`
  return `${hours}\u00a0h${rest ? `\u00a0${String(rest).padStart(2, '0')}` : ''}`
}
