import type { Lettre } from '../outside/lettre.ts'
import { type Pour, titreDe } from './pour.ts'

export function fichierInfecte(
  collectivite: Lettre['collectivite'],
  { nom, pour }: { nom: string; pour: Pour },
  url: string,
): Lettre {
  return {
    sujet: 'Ficheiro a reenviar: foi encontrado um vírus',
    collectivite,
    paragraphes: [
      `O antivírus encontrou um vírus no ficheiro «${nom}» que enviou (${titreDe(pour, 'pt')}). O ficheiro foi destruído, ninguém o abriu.`,
      'Verifique com um antivírus o aparelho de onde vem e envie uma fotografia ou outro ficheiro do mesmo documento.',
    ],
    bouton: { texte: 'Enviar outro ficheiro', url },
  }
}
