import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import type { PaiementRecu } from './courriels.fr.ts'

const { euros } = formats('pt')

export function recu(collectivite: Lettre['collectivite'], paiement: PaiementRecu, url: string): Lettre {
  const { montantCentimes, prelevement, numauto, numeros, tropPercuCentimes } = paiement
  return {
    sujet: `Pagamento recebido: ${euros(montantCentimes)}`,
    collectivite,
    paragraphes: [
      `O seu pagamento de ${euros(montantCentimes)} por ${prelevement ? 'débito direto' : 'cartão bancário'} está registado para ${numeros.length > 1 ? 'as faturas' : 'a fatura'} ${numeros.join(', ')}.`,
      ...(numauto ? [`Número de autorização: ${numauto}.`] : []),
      ...(tropPercuCentimes > 0
        ? [
            `${euros(tropPercuCentimes)} já estavam pagos de outra forma: ficam como adiantamento, que será utilizado ou lhe será devolvido.`,
          ]
        : []),
    ],
    bouton: { texte: 'Ver os meus pagamentos', url },
    note: 'Guarde este e-mail: vale como recibo.',
  }
}
