import type { Lettre } from '../outside/lettre.ts'

export function accordAttendu(
  collectivite: Lettre['collectivite'],
  { enfant, titre }: { enfant: string; titre: string },
  url: string,
): Lettre {
  return {
    sujet: `É pedido o seu acordo para ${enfant}`,
    collectivite,
    paragraphes: [
      `O outro responsável por ${enfant} deu o seu acordo: «${titre}».`,
      'Este texto exige o acordo dos dois titulares das responsabilidades parentais: sem o seu, não tem valor.',
      'Leia-o e responda sim ou não, livremente. Pode mudar de opinião a qualquer momento.',
    ],
    bouton: { texte: 'Ler e responder', url },
  }
}
