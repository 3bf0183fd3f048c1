import type { Lettre } from '../outside/lettre.ts'

/**
 * « Un message vous attend »: never what it says, nor its subject. Threat: a mailbox that others read (an employer, the
 * other parent, a child).
 */
export function messageDuService(
  collectivite: Lettre['collectivite'],
  structure: string,
  url: string,
): Lettre {
  return {
    sujet: 'Un message vous attend',
    collectivite,
    paragraphes: [
      `${structure} vous a écrit dans votre espace famille.`,
      'Pour votre confidentialité, le message n’est pas repris ici : il se lit une fois connecté.',
    ],
    bouton: { texte: 'Lire le message', url },
    note: 'Ne répondez pas à cet e-mail : votre réponse ne serait pas lue. Écrivez depuis votre espace.',
  }
}
