import { recours } from '../collectivites/recours.ts'
import type { Durees } from '../conservation/durees.ts'
import type { Lettre } from '../outside/lettre.ts'
import { conserves } from './conserves.ts'
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
  const kept = conserves(portee, durees, 'pt').map(
    ({ quoi, duree }) => `${quoi[0]?.toLowerCase()}${quoi.slice(1)} (${duree})`,
  )
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
