import type { Lettre } from '../outside/lettre.ts'
import { dateEnLettres, euros, moisEnLettres } from './rules.ts'

/** An invoice was issued. */
export function factureEmise(
  collectivite: Lettre['collectivite'],
  facture: {
    numero: string
    structure: string
    mois: string
    totalCentimes: number
    echeance: string
    enLigne: boolean
  },
  url: string,
): Lettre {
  const { numero, structure, mois, totalCentimes, echeance, enLigne } = facture
  return {
    sujet: `Votre facture ${structure}, ${moisEnLettres(mois)} : ${euros(totalCentimes)}`,
    collectivite,
    paragraphes: [
      `Votre facture ${numero} pour ${structure}, ${moisEnLettres(mois)}, est disponible dans « Mes paiements ».`,
      `Montant : ${euros(totalCentimes)}, à payer avant le ${dateEnLettres(echeance)}.`,
    ],
    bouton: { texte: enLigne ? 'Voir et payer ma facture' : 'Voir ma facture', url },
    note: 'Le détail du calcul est sur chaque ligne de la facture.',
  }
}
