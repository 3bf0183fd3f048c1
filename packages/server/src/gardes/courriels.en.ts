import type { Lettre } from '../outside/lettre.ts'
import type { Sujet } from './courriels.fr.ts'

export function secondFoyerDemande({ collectivite, url }: Sujet, par: string): Lettre {
  return {
    sujet: 'A child in shared care',
    collectivite,
    paragraphes: [
      `${par} says that you are the other parent of a child enrolled in our services, and offers to have the child in your file too.`,
      'Sign in with this e-mail address, or create an account with it, then answer in “My household”. You will be asked for the child’s date of birth.',
      'Each home books and pays its own days. Neither of them sees the other’s address, income, invoices or messages. The child’s medical information is shared.',
    ],
    bouton: { texte: 'Answer', url },
    note: 'If this does not concern you, do nothing: nothing of this child has been shown to you.',
  }
}

export function secondFoyerParti({ collectivite, url }: Sujet, enfant: string, courriel: string): Lettre {
  return {
    sujet: `${enfant}: request sent to the other parent`,
    collectivite,
    paragraphes: [
      `Your home has offered ${courriel} to have ${enfant} in their file too.`,
      'If this request should not have been sent, withdraw it in “My household” and contact the team.',
    ],
    bouton: { texte: 'See my file', url },
    note: contact(collectivite),
  }
}

export function secondFoyerFait({ collectivite, url }: Sujet, enfant: string): Lettre {
  return {
    sujet: `${enfant} now has two homes`,
    collectivite,
    paragraphes: [
      `${enfant} is also in the other parent’s file. Each home books and pays its own days; ${enfant}’s medical information is shared, and its history says who changed what.`,
      'You can give the calendar of shared care in “My household”.',
    ],
    bouton: { texte: 'See my file', url },
    note: `Not what you expected? ${contact(collectivite)}`,
  }
}

export function enfantRattache({ collectivite, url }: Sujet, enfant: string): Lettre {
  return {
    sujet: `${enfant} is in your file`,
    collectivite,
    paragraphes: [
      `${enfant} is now in your file too. You can ask for enrolments, book days and follow documents.`,
    ],
    bouton: { texte: 'See my file', url },
    note: contact(collectivite),
  }
}

export function secondFoyerDecline({ collectivite, url }: Sujet, enfant: string): Lettre {
  return {
    sujet: `${enfant}: your request was not accepted`,
    collectivite,
    paragraphes: [
      `The person you offered to have ${enfant} in their file did not follow up. If this is indeed the other parent, the team can do it when shown a document.`,
    ],
    bouton: { texte: 'See my file', url },
    note: contact(collectivite),
  }
}

export function secondFoyerNonReuni({ collectivite, url }: Sujet, enfant: string, motif: string): Lettre {
  return {
    sujet: `${enfant}: your request did not succeed`,
    collectivite,
    paragraphes: [
      `The team has looked at your request to have ${enfant} in a second file. Nothing changes in yours.`,
      `Reason: ${motif}`,
      'You can make this request again in “My household”, or contact the team.',
    ],
    bouton: { texte: 'See my file', url },
    note: contact(collectivite),
  }
}

export function fichesDistinctes({ collectivite, url }: Sujet, enfant: string, motif: string): Lettre {
  return {
    sujet: `${enfant}: two sheets, two children`,
    collectivite,
    paragraphes: [
      `The team has compared the sheet of ${enfant} in your file with that of the child you were offered to add to it: it is not the same child. Your file does not change.`,
      `Reason: ${motif}`,
    ],
    bouton: { texte: 'See my file', url },
    note: `Is this wrong? ${contact(collectivite)}`,
  }
}

export function enfantDetache(
  { collectivite, url }: Sujet,
  enfant: string,
  ici: boolean,
  motif: string,
): Lettre {
  return {
    sujet: ici ? `${enfant} is no longer in your file` : `${enfant} has only one home now`,
    collectivite,
    paragraphes: [
      ici
        ? `The team has removed ${enfant} from your file. Invoices already issued do not change.`
        : `The team has removed ${enfant} from the file of the other home. Yours does not change.`,
      ...(ici ? [`Reason: ${motif}`] : []),
    ],
    bouton: { texte: 'See my file', url },
    note: contact(collectivite),
  }
}

export function gardeProposee({ collectivite, url }: Sujet, enfant: string): Lettre {
  return {
    sujet: `Care calendar of ${enfant}: to confirm`,
    collectivite,
    paragraphes: [
      `A calendar of shared care is proposed for ${enfant}. It will apply if you confirm it in “My household”.`,
    ],
    bouton: { texte: 'Read the calendar', url },
    note: contact(collectivite),
  }
}

export function gardeEnVigueur({ collectivite, url }: Sujet, enfant: string): Lettre {
  return {
    sujet: `Care calendar of ${enfant}`,
    collectivite,
    paragraphes: [
      `The calendar of shared care of ${enfant} is saved. “My bookings” shows the days of each home.`,
    ],
    bouton: { texte: 'See the calendar', url },
    note: contact(collectivite),
  }
}

export function gardeRefusee({ collectivite, url }: Sujet, enfant: string): Lettre {
  return {
    sujet: `Care calendar of ${enfant}: not confirmed`,
    collectivite,
    paragraphes: [
      `The calendar you proposed for ${enfant} was not confirmed. Nothing changes. You can propose another one; the team can also save that of a court decision.`,
    ],
    bouton: { texte: 'See my file', url },
    note: contact(collectivite),
  }
}

const contact = ({ courriel, telephone, nom }: Lettre['collectivite']) =>
  `To talk about it: ${[courriel, telephone].filter(Boolean).join(' · ') || nom}`
