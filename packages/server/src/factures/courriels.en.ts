import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import type { AvoirEmis, FactureEmise, Retard } from './courriels.fr.ts'

type Ville = Lettre['collectivite']
const { date, euros, mois: month } = formats('en')

export function factureEmise(collectivite: Ville, facture: FactureEmise, url: string): Lettre {
  const { numero, structure, mois, totalCentimes, echeance, enLigne, mandat } = facture
  return {
    sujet: `Your invoice ${structure}, ${month(mois)}: ${euros(totalCentimes)}`,
    collectivite,
    paragraphes: [
      `Your invoice ${numero} for ${structure}, ${month(mois)}, is available in “My payments”.`,
      mandat
        ? `Amount: ${euros(totalCentimes)}. There is nothing for you to do: it will be taken from your bank account, on a date we will announce.`
        : `Amount: ${euros(totalCentimes)}, to be paid by ${date(echeance)}.`,
    ],
    bouton: { texte: enLigne && !mandat ? 'See and pay my invoice' : 'See my invoice', url },
    note: 'Each line of the invoice shows how its price was found.',
  }
}

export function avoirEmis(collectivite: Ville, avoir: AvoirEmis, url: string): Lettre {
  const { numero, structure, mois, totalCentimes, motif, origine } = avoir
  const of = origine ? `invoice ${origine}` : `${structure}, ${month(mois)}`
  return {
    sujet: `A credit note of ${euros(-totalCentimes)}: ${structure}, ${month(mois)}`,
    collectivite,
    paragraphes: [
      `Credit note ${numero} corrects ${of}: ${euros(-totalCentimes)} in your favour.`,
      ...(motif ? [`Reason: ${motif}`] : []),
      'It is deducted from what is still to be paid of that invoice. If it is already paid, the amount stays yours as an advance.',
    ],
    bouton: { texte: 'See my payments', url },
  }
}

export function relance(collectivite: Ville, retard: Retard, url: string): Lettre {
  const { regie, factures, enLigne, autresMoyens } = retard
  const due = factures.reduce((sum, one) => sum + one.resteCentimes, 0)
  const many = factures.length > 1
  return {
    sujet: many
      ? `Reminder: ${factures.length} invoices are still to be paid, ${euros(due)}`
      : `Reminder: an invoice is still to be paid, ${euros(due)}`,
    collectivite,
    paragraphes: [
      many
        ? `Unless we are mistaken, these invoices (${regie}) have not been paid yet.`
        : `Unless we are mistaken, this invoice (${regie}) has not been paid yet.`,
      ...factures.map(
        (one) =>
          `Invoice ${one.numero}, ${one.structure}, ${month(one.mois)}: ${euros(one.resteCentimes)}, to be paid by ${date(one.echeance)}.`,
      ),
      ...(many ? [`In all: ${euros(due)}.`] : []),
      ...(enLigne ? [] : [autresMoyens].filter(Boolean)),
      'If you have just paid, please ignore this message. If you are in difficulty, contact us: a solution is easier to find early.',
    ],
    bouton: { texte: enLigne ? 'Pay online' : 'See my invoices', url },
  }
}
