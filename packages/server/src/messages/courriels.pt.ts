import type { Lettre } from '../outside/lettre.ts'

export function messageDuService(
  collectivite: Lettre['collectivite'],
  structure: string,
  url: string,
): Lettre {
  return {
    sujet: 'Tem uma mensagem à sua espera',
    collectivite,
    paragraphes: [
      `${structure} escreveu-lhe no seu espaço família.`,
      'Para sua confidencialidade, a mensagem não é repetida aqui: lê-se depois de iniciar sessão.',
    ],
    bouton: { texte: 'Ler a mensagem', url },
    note: 'Não responda a este e-mail: a sua resposta não seria lida. Escreva a partir do seu espaço.',
  }
}
