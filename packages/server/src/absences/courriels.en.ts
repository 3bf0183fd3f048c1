import { recours } from '../collectivites/recours.ts'
import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import type { Sujet } from './courriels.fr.ts'

const { jour } = formats('en')

export function accuseAbsence({ collectivite, absences, contact }: Sujet, url: string): Lettre {
  return {
    sujet: 'Absence declared',
    collectivite,
    paragraphes: [
      'We have received your declaration of absence.',
      ...absences.map(ligne),
      'The team will reply by e-mail. If it accepts, you will not be charged for these days. Until it has replied, you can add a supporting document or withdraw your declaration.',
    ],
    bouton: { texte: 'See my bookings', url },
    note: `Any questions? ${contact}`,
  }
}

export function absenceAcceptee(sujet: Sujet, reponse: string | null, url: string): Lettre {
  return {
    sujet: 'Absence accepted',
    collectivite: sujet.collectivite,
    paragraphes: [
      'The team has accepted the absence you declared. You will not be charged for these days.',
      ...sujet.absences.map(ligne),
      ...(reponse ? [`Message from the team: ${reponse}`] : []),
    ],
    bouton: { texte: 'See my bookings', url },
    note: `Any questions? ${sujet.contact}`,
  }
}

export function absenceRefusee(sujet: Sujet, reponse: string, url: string): Lettre {
  return {
    sujet: 'Absence refused',
    collectivite: sujet.collectivite,
    paragraphes: [
      'The team has not accepted the absence you declared. You will be charged for these days.',
      ...sujet.absences.map(ligne),
      `Reason: ${reponse}`,
      `To talk about it or ask for another look: ${sujet.contact}`,
    ],
    bouton: { texte: 'See my bookings', url },
    note: recours(sujet.collectivite, 'en'),
  }
}

function ligne({ enfant, structure, jours }: Sujet['absences'][number]): string {
  const days = jours.map(({ date, activite, unite }) => `${jour(date)} (${activite}, ${unite})`)
  return `${enfant.prenom} – ${structure.nom}: ${days.join('; ')}.`
}
