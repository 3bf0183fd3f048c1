import { recours } from '../collectivites/recours.ts'
import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import { contact } from '../structures/contact.ts'
import type { Sujet } from './courriels.fr.ts'

const { liste } = formats('en')
const ou = ({ activite, structure }: Sujet) => `“${activite}” (${structure.nom})`
const question = ({ structure, collectivite }: Sujet) => `Any questions? ${contact(structure, collectivite)}`

export function accuseDemande(sujet: Sujet, url: string): Lettre {
  return {
    sujet: `Enrolment request received: ${sujet.activite}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      `We have received your request to enrol ${liste(sujet.enfants)} in ${ou(sujet)}.`,
      'The team is looking at it and will reply by e-mail. You can follow it at any time.',
    ],
    bouton: { texte: 'Follow my request', url },
    note: question(sujet),
  }
}

export function demandeAcceptee(sujet: Sujet, motif: string | null, url: string): Lettre {
  return {
    sujet: `Enrolment accepted: ${sujet.activite}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      `The enrolment of ${liste(sujet.enfants)} in ${ou(sujet)} is accepted.`,
      ...(motif ? [`Message from the team: ${motif}`] : []),
      'You can now book the days you want.',
    ],
    bouton: { texte: 'Book', url },
    note: question(sujet),
  }
}

export function demandeRefusee(sujet: Sujet, motif: string, url: string): Lettre {
  return {
    sujet: `Enrolment refused: ${sujet.activite}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      `The enrolment of ${liste(sujet.enfants)} in ${ou(sujet)} could not be accepted.`,
      `Reason: ${motif}`,
      `To talk about it or ask for another look: ${contact(sujet.structure, sujet.collectivite)}`,
    ],
    bouton: { texte: 'See my request', url },
    note: recours(sujet.collectivite, 'en'),
  }
}

export function demandeEnAttente(
  sujet: Sujet,
  rang: number | null,
  motif: string | null,
  url: string,
): Lettre {
  return {
    sujet: `On the waiting list: ${sujet.activite}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      `Your request to enrol ${liste(sujet.enfants)} in ${ou(sujet)} is on the waiting list: every place is taken for now.`,
      ...(rang === null ? [] : [`Position on the list: ${rang}.`]),
      ...(motif ? [`Message from the team: ${motif}`] : []),
      'There is nothing for you to do: if a place becomes free, you will be told by e-mail.',
    ],
    bouton: { texte: 'Follow my request', url },
    note: question(sujet),
  }
}

export function demandeIncomplete(
  sujet: Sujet,
  pieces: readonly string[],
  motif: string | null,
  url: string,
): Lettre {
  return {
    sujet: `File to complete: ${sujet.activite}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      `The team is looking at the request to enrol ${liste(sujet.enfants)} in ${ou(sujet)}. Something is missing before it can reply.`,
      ...(pieces.length > 0 ? [`To provide: ${pieces.join(', ')}.`] : []),
      ...(motif ? [`Message from the team: ${motif}`] : []),
      'The place is kept meanwhile.',
    ],
    bouton: { texte: 'Complete my request', url },
    note: question(sujet),
  }
}

export function placeLiberee(sujet: Sujet, url: string): Lettre {
  return {
    sujet: `A place has become free: ${sujet.activite}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      `A place has become free in ${ou(sujet)}: the request for ${liste(sujet.enfants)} leaves the waiting list, and the team is looking at it.`,
      'If you no longer want it, withdraw the request: the place will go to the next family.',
    ],
    bouton: { texte: 'Follow my request', url },
    note: question(sujet),
  }
}

export function decisionReprise(sujet: Sujet, motif: string | null, url: string): Lettre {
  return {
    sujet: `Request looked at again: ${sujet.activite}`,
    collectivite: sujet.collectivite,
    paragraphes: [
      `The team takes back its reply to the request to enrol ${liste(sujet.enfants)} in ${ou(sujet)}. It is being looked at again.`,
      ...(motif ? [`Message from the team: ${motif}`] : []),
    ],
    bouton: { texte: 'Follow my request', url },
    note: question(sujet),
  }
}
