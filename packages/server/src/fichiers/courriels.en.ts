import type { Lettre } from '../outside/lettre.ts'
import { type Pour, titreDe } from './pour.ts'

export function fichierInfecte(
  collectivite: Lettre['collectivite'],
  { nom, pour }: { nom: string; pour: Pour },
  url: string,
): Lettre {
  return {
    sujet: 'File to send again: a virus was found',
    collectivite,
    paragraphes: [
      `The antivirus found a virus in the file “${nom}” that you sent (${titreDe(pour, 'en')}). The file has been destroyed, nobody opened it.`,
      'Check the device it comes from with an antivirus, then send a photo or another file of the same document.',
    ],
    bouton: { texte: 'Send another file', url },
  }
}
