import type { Moyen } from '@inoe/contract/encaissements'
import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import type { RecuGuichet } from './courriels.fr.ts'

const { euros } = formats('en')
const MOYENS: Record<Moyen, string> = {
  especes: 'cash',
  cheque: 'cheque',
  cesu: 'CESU voucher',
  'cheques-vacances': 'holiday vouchers (chèques-vacances)',
  virement: 'bank transfer',
  carte: 'bank card, online (PayFiP)',
  'prelevement-unique': 'single direct debit, online (PayFiP)',
  prelevement: 'direct debit',
  avoir: 'credit note',
  credit: 'advance used',
  remboursement: 'advance paid back',
}

export function recuGuichet(
  collectivite: Lettre['collectivite'],
  { moyen, montantCentimes, numeros, creditCentimes }: RecuGuichet,
  url: string,
): Lettre {
  const pour =
    numeros.length === 0 ? '' : ` for ${numeros.length > 1 ? 'invoices' : 'invoice'} ${numeros.join(', ')}`
  return {
    sujet: `Payment received: ${euros(montantCentimes)}`,
    collectivite,
    paragraphes: [
      `We have received ${euros(montantCentimes)} by ${MOYENS[moyen]}${pour}.`,
      ...(creditCentimes > 0 ? [`${euros(creditCentimes)} is kept as an advance for what comes next.`] : []),
    ],
    bouton: { texte: 'See my payments', url },
    note: 'Your receipt (PDF, in French) is in “My payments”, under the invoice.',
  }
}
