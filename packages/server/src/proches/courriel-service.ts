import { dateEnLettres } from '../factures/rules.ts'
import type { Lettre } from '../outside/lettre.ts'

// Threat: an e-mail can be read by others. It does not name who may not collect the child.

/** To a service of the child. @param url page of the services */
export function interdictionFinitService(
  collectivite: Lettre['collectivite'],
  { enfant, fin, url }: { enfant: string; fin: string; url: string },
): Lettre {
  return {
    sujet: `Une décision de justice prend fin le ${dateEnLettres(fin)}`,
    collectivite,
    paragraphes: [
      `Une décision de justice concernant ${enfant} prend fin le ${dateEnLettres(fin)} au soir. Le lendemain, qui peut venir chercher l’enfant change sur la feuille de pointage.`,
      'Vérifiez avec la famille si une nouvelle décision la remplace, et prévenez l’équipe.',
    ],
    bouton: { texte: 'Voir qui peut venir', url },
    note: 'Aucun nom n’est écrit ici : la décision est dans l’onglet « Personnes et urgences ».',
  }
}
