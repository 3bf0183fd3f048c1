// Threat: an e-mail can be read by others than the parents. None of these says why a child was absent, nor what the
// parent wrote or sent to justify it.

import type { Absence } from '@inoe/contract/absences'
import { recours } from '../collectivites/recours.ts'
import type { Lettre } from '../outside/lettre.ts'
import { jour } from './phrases.fr.ts'

/** What every letter about absences names. `contact`: the service's own way, else the town's. */
export interface Sujet {
  collectivite: Lettre['collectivite']
  absences: readonly Pick<Absence, 'enfant' | 'structure' | 'jours'>[]
  contact: string
}

/** Acknowledges a declaration at once. @param url page of « Mes réservations » */
export function accuseAbsence({ collectivite, absences, contact }: Sujet, url: string): Lettre {
  return {
    sujet: 'Absence déclarée',
    collectivite,
    paragraphes: [
      'Votre déclaration d’absence est bien arrivée.',
      ...absences.map(ligne),
      'Le service vous répondra par e-mail. S’il l’accepte, ces jours ne vous seront pas facturés. Tant qu’il n’a pas répondu, vous pouvez joindre un justificatif ou retirer votre déclaration.',
    ],
    bouton: { texte: 'Voir mes réservations', url },
    note: `Une question ? ${contact}`,
  }
}

/** @param reponse what the service adds, if anything @param url page of « Mes réservations » */
export function absenceAcceptee(sujet: Sujet, reponse: string | null, url: string): Lettre {
  return {
    sujet: 'Absence acceptée',
    collectivite: sujet.collectivite,
    paragraphes: [
      'Le service a accepté l’absence que vous avez déclarée. Ces jours ne vous seront pas facturés.',
      ...sujet.absences.map(ligne),
      ...(reponse ? [`Message du service : ${reponse}`] : []),
    ],
    bouton: { texte: 'Voir mes réservations', url },
    note: `Une question ? ${sujet.contact}`,
  }
}

/**
 * Says why, and how to contest it.
 * @param url page of « Mes réservations »
 */
export function absenceRefusee(sujet: Sujet, reponse: string, url: string): Lettre {
  return {
    sujet: 'Absence refusée',
    collectivite: sujet.collectivite,
    paragraphes: [
      'Le service n’a pas accepté l’absence que vous avez déclarée. Ces jours vous seront facturés.',
      ...sujet.absences.map(ligne),
      `Motif : ${reponse}`,
      `Pour en parler ou demander un nouvel examen : ${sujet.contact}`,
    ],
    bouton: { texte: 'Voir mes réservations', url },
    note: recours(sujet.collectivite),
  }
}

function ligne({ enfant, structure, jours }: Sujet['absences'][number]): string {
  const days = jours.map(({ date, activite, unite }) => `${jour(date)} (${activite}, ${unite})`)
  return `${enfant.prenom} – ${structure.nom} : ${days.join(' ; ')}.`
}
