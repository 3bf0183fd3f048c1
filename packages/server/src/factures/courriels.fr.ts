import type { Lettre } from '../outside/lettre.ts'
import { dateEnLettres, euros, moisEnLettres } from './rules.ts'

type Ville = Lettre['collectivite']

export interface FactureEmise {
  numero: string
  structure: string
  mois: string
  totalCentimes: number
  echeance: string
  enLigne: boolean
  /** It will be debited by itself. */
  mandat: boolean
}

/** An invoice was issued. */
export function factureEmise(collectivite: Ville, facture: FactureEmise, url: string): Lettre {
  const { numero, structure, mois, totalCentimes, echeance, enLigne, mandat } = facture
  return {
    sujet: `Votre facture ${structure}, ${moisEnLettres(mois)} : ${euros(totalCentimes)}`,
    collectivite,
    paragraphes: [
      `Votre facture ${numero} pour ${structure}, ${moisEnLettres(mois)}, est disponible dans « Mes paiements ».`,
      mandat
        ? `Montant : ${euros(totalCentimes)}. Vous n’avez rien à faire : elle sera prélevée sur votre compte, à une date que nous vous annoncerons.`
        : `Montant : ${euros(totalCentimes)}, à payer avant le ${dateEnLettres(echeance)}.`,
    ],
    bouton: { texte: enLigne && !mandat ? 'Voir et payer ma facture' : 'Voir ma facture', url },
    note: 'Le détail du calcul est sur chaque ligne de la facture.',
  }
}

export interface AvoirEmis {
  numero: string
  structure: string
  mois: string
  totalCentimes: number
  motif: string | null
  /** Number of the invoice that it corrects, when it is of one. */
  origine: string | null
}

/** Something billed is given back. */
export function avoirEmis(collectivite: Ville, avoir: AvoirEmis, url: string): Lettre {
  const { numero, structure, mois, totalCentimes, motif, origine } = avoir
  const of = origine ? `la facture ${origine}` : `${structure}, ${moisEnLettres(mois)}`
  return {
    sujet: `Un avoir de ${euros(-totalCentimes)} : ${structure}, ${moisEnLettres(mois)}`,
    collectivite,
    paragraphes: [
      `L’avoir ${numero} corrige ${of} : ${euros(-totalCentimes)} en votre faveur.`,
      ...(motif ? [`Motif : ${motif}`] : []),
      'Il vient en déduction de ce qui reste à payer de cette facture. Si elle est déjà payée, la somme vous reste acquise comme avance auprès de la régie.',
    ],
    bouton: { texte: 'Voir mes paiements', url },
  }
}

export interface Retard {
  regie: string
  factures: readonly {
    numero: string
    structure: string
    mois: string
    resteCentimes: number
    echeance: string
  }[]
  enLigne: boolean
  /** In the town's own words. */
  autresMoyens: string
}

/** Invoices are late: all of those of a family in a régie. */
export function relance(collectivite: Ville, retard: Retard, url: string): Lettre {
  const { regie, factures, enLigne, autresMoyens } = retard
  const due = factures.reduce((sum, one) => sum + one.resteCentimes, 0)
  const many = factures.length > 1
  return {
    sujet: many
      ? `Rappel : ${factures.length} factures restent à payer, ${euros(due)}`
      : `Rappel : une facture reste à payer, ${euros(due)}`,
    collectivite,
    paragraphes: [
      many
        ? `Sauf erreur de notre part, ces factures (${regie}) ne sont pas encore payées.`
        : `Sauf erreur de notre part, cette facture (${regie}) n’est pas encore payée.`,
      ...factures.map(
        (one) =>
          `Facture ${one.numero}, ${one.structure}, ${moisEnLettres(one.mois)} : ${euros(one.resteCentimes)}, à payer avant le ${dateEnLettres(one.echeance)}.`,
      ),
      ...(many ? [`En tout : ${euros(due)}.`] : []),
      ...(enLigne ? [] : [autresMoyens].filter(Boolean)),
      'Si vous venez de payer, ne tenez pas compte de ce message. En cas de difficulté, contactez-nous : une solution se trouve plus facilement tôt.',
    ],
    bouton: { texte: enLigne ? 'Payer en ligne' : 'Voir mes factures', url },
  }
}
