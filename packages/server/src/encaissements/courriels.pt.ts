import type { Moyen } from '@inoe/contract/encaissements'
import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import type { RecuGuichet } from './courriels.fr.ts'

const { euros } = formats('pt')
const MOYENS: Record<Moyen, string> = {
  especes: 'numerário',
  cheque: 'cheque',
  cesu: 'vale CESU',
  'cheques-vacances': 'cheques-férias (chèques-vacances)',
  virement: 'transferência bancária',
  carte: 'cartão bancário, em linha (PayFiP)',
  'prelevement-unique': 'débito único, em linha (PayFiP)',
  prelevement: 'débito direto',
  avoir: 'nota de crédito',
  credit: 'adiantamento utilizado',
  remboursement: 'adiantamento devolvido',
}

export function recuGuichet(
  collectivite: Lettre['collectivite'],
  { moyen, montantCentimes, numeros, creditCentimes }: RecuGuichet,
  url: string,
): Lettre {
  const pour =
    numeros.length === 0
      ? ''
      : ` para ${numeros.length > 1 ? 'as faturas' : 'a fatura'} ${numeros.join(', ')}`
  return {
    sujet: `Pagamento recebido: ${euros(montantCentimes)}`,
    collectivite,
    paragraphes: [
      `Recebemos ${euros(montantCentimes)} por ${MOYENS[moyen]}${pour}.`,
      ...(creditCentimes > 0
        ? [`Guardamos ${euros(creditCentimes)} como adiantamento para o que se segue.`]
        : []),
    ],
    bouton: { texte: 'Ver os meus pagamentos', url },
    note: 'O seu recibo (PDF, em francês) está em «Os meus pagamentos», por baixo da fatura.',
  }
}
