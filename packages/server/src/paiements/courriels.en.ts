import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import type { PaiementRecu } from './courriels.fr.ts'

const { euros } = formats('en')

export function recu(collectivite: Lettre['collectivite'], paiement: PaiementRecu, url: string): Lettre {
  const { montantCentimes, prelevement, numauto, numeros, tropPercuCentimes } = paiement
  return {
    sujet: `Payment received: ${euros(montantCentimes)}`,
    collectivite,
    paragraphes: [
      `Your payment of ${euros(montantCentimes)} by ${prelevement ? 'direct debit' : 'bank card'} is recorded for ${numeros.length > 1 ? 'invoices' : 'invoice'} ${numeros.join(', ')}.`,
      ...(numauto ? [`Authorisation number: ${numauto}.`] : []),
      ...(tropPercuCentimes > 0
        ? [
            `${euros(tropPercuCentimes)} had already been paid in another way: it is kept as an advance, which will be used or given back to you.`,
          ]
        : []),
    ],
    bouton: { texte: 'See my payments', url },
    note: 'Keep this e-mail: it is your receipt.',
  }
}
