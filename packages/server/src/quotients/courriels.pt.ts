import { recours } from '../collectivites/recours.ts'
import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'

type Ville = Lettre['collectivite']
const { date } = formats('pt')

export function quotientRecu(collectivite: Ville, immediat: boolean, url: string): Lettre {
  return {
    sujet: 'Recebemos o seu quotient familial',
    collectivite,
    paragraphes: [
      'A equipa vai comparar o seu quotient familial com o comprovativo que juntou. A resposta chegará por e-mail.',
      immediat
        ? 'Os seus preços têm-no em conta desde já. Se a equipa o recusar, volta a aplicar-se o anterior.'
        : 'Até à resposta, os seus preços seguem o quociente anterior.',
    ],
    bouton: { texte: 'Acompanhar o meu pedido', url },
  }
}

export function quotientAccepte(collectivite: Ville, jusque: string | null, url: string): Lettre {
  return {
    sujet: 'O seu quotient familial foi aceite',
    collectivite,
    paragraphes: [
      'A equipa aceitou o seu quotient familial e o respetivo comprovativo.',
      'Os preços das próximas faturas têm-no em conta. As faturas já emitidas não mudam.',
      ...(jusque ? [`É válido até ${date(jusque)}: um e-mail irá lembrá-lo.`] : []),
    ],
    bouton: { texte: 'Ver o meu processo', url },
  }
}

export function quotientRefuse(collectivite: Ville, motif: string, url: string): Lettre {
  return {
    sujet: 'O seu quotient familial não foi aceite',
    collectivite,
    paragraphes: [
      'A equipa não aceitou o seu quotient familial. Os seus preços continuam a seguir o anterior.',
      `Motivo: ${motif}`,
      'Pode declarar outro, com o respetivo comprovativo.',
    ],
    bouton: { texte: 'Ver o meu pedido', url },
    note: recours(collectivite, 'pt'),
  }
}

export function quotientFinit(collectivite: Ville, fin: string, url: string): Lettre {
  return {
    sujet: `O seu quotient familial é válido até ${date(fin)}`,
    collectivite,
    paragraphes: [
      `O comprovativo do seu quotient familial é válido até ${date(fin)}. Indique o novo quociente e junte o atestado, para que os seus preços continuem certos.`,
    ],
    bouton: { texte: 'Atualizar o meu quociente', url },
  }
}
