import { recours } from '../collectivites/recours.ts'
import type { Durees } from '../conservation/durees.ts'
import type { Lettre } from '../outside/lettre.ts'
import type { Portee } from './effacer.ts'

type Ville = Lettre['collectivite']

export function lettreExportPret(collectivite: Ville, jours: number, url: string): Lettre {
  return {
    sujet: 'A cópia dos seus dados está pronta',
    collectivite,
    paragraphes: [
      'Pediu uma cópia dos dados da sua família: está pronta.',
      `Pode descarregá-la durante ${jours} dias, depois de iniciar sessão no seu espaço. A seguir é apagada.`,
    ],
    bouton: { texte: 'Descarregar os meus dados', url },
    note: 'Não pediu nada? Talvez alguém use a sua conta: mude a palavra-passe e termine a sessão em todos os aparelhos em «A minha conta».',
  }
}

export function lettreEffacementRecu(collectivite: Ville, url: string): Lettre {
  return {
    sujet: 'Recebemos o seu pedido de apagamento',
    collectivite,
    paragraphes: [
      'Pede que os seus dados sejam apagados do espaço família. A equipa responde-lhe no prazo máximo de um mês.',
      'Nada é apagado até lá. Pode retirar o pedido enquanto a equipa não responder.',
    ],
    bouton: { texte: 'Acompanhar o meu pedido', url },
    note: 'Não pediu nada? Retire este pedido, mude a palavra-passe e termine a sessão em todos os aparelhos em «A minha conta».',
  }
}

export function lettreEfface(collectivite: Ville, portee: Portee, durees: Durees): Lettre {
  const compta = duree(durees.comptabilite)
  const kept = [
    ...(portee === 'foyer'
      ? [
          `as faturas e notas de crédito, com o nome e a morada nelas impressos (${compta} após o fim do exercício)`,
          `os pagamentos, os débitos e as autorizações assinadas, revogadas (${compta} após o fim do exercício)`,
          'os dias e as horas faturados, num processo sem nome nem morada (tanto tempo como a fatura)',
        ]
      : [
          'o processo do agregado: crianças, reservas, documentos, mensagens, faturas (enquanto o outro progenitor o utilizar)',
        ]),
    `o seu pedido e a resposta, sem o seu endereço (${duree(durees.effacements)})`,
  ]
  return {
    sujet: 'Os seus dados foram apagados',
    collectivite,
    paragraphes: [
      'O seu pedido de apagamento foi aceite. A sua conta está encerrada e os seus dados foram apagados.',
      `Fica, porque a lei o exige: ${kept.join('; ')}.`,
    ],
    note: 'Este e-mail é o último: o seu endereço também é apagado.',
  }
}

export function lettreEffacementRefuse(collectivite: Ville, motif: string, url: string): Lettre {
  return {
    sujet: 'O seu pedido de apagamento não foi aceite',
    collectivite,
    paragraphes: [
      'A equipa não aceitou o seu pedido de apagamento.',
      `Motivo: ${motif}`,
      'Pode falar com a equipa e fazer um novo pedido.',
    ],
    bouton: { texte: 'Ver o meu pedido', url },
    note: `${recours(collectivite, 'pt')} Pode apresentar queixa à CNIL (www.cnil.fr/plaintes).`,
  }
}

const unite = (n: number, of: 'month' | 'year') =>
  new Intl.NumberFormat('pt-PT', { style: 'unit', unit: of, unitDisplay: 'long' }).format(n)
const duree = (mois: number) => (mois % 12 === 0 ? unite(mois / 12, 'year') : unite(mois, 'month'))
