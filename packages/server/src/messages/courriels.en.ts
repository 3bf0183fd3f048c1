import type { Lettre } from '../outside/lettre.ts'

export function messageDuService(
  collectivite: Lettre['collectivite'],
  structure: string,
  url: string,
): Lettre {
  return {
    sujet: 'A message is waiting for you',
    collectivite,
    paragraphes: [
      `${structure} has written to you in your family space.`,
      'To keep it private, the message is not repeated here: you can read it once signed in.',
    ],
    bouton: { texte: 'Read the message', url },
    note: 'Please do not reply to this e-mail: your reply would not be read. Write from your family space.',
  }
}
