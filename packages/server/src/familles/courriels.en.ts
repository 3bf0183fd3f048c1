import type { Lettre } from '../outside/lettre.ts'
import type { Sujet } from './courriels.fr.ts'

export function dossiersReunis({ collectivite, url }: Sujet): Lettre {
  return {
    sujet: 'Your two files are now one',
    collectivite,
    paragraphes: [
      'Your family had two files: the team has put them together. Enrolments, bookings, documents, invoices and messages are in one place, and everybody signs in as before.',
      'Read your file again: address, income, your children’s medical information.',
    ],
    bouton: { texte: 'Read my file again', url },
    note: contact(collectivite),
  }
}

export function dossierSepare({ collectivite, url }: Sujet, part: boolean): Lettre {
  return {
    sujet: part ? 'You now have your own file' : 'Your file has changed',
    collectivite,
    paragraphes: [
      part
        ? 'Following a separation, the team has opened a file of your own. Fill in your address and your income: they are no longer shared. Sign in again with your e-mail address and your password.'
        : 'Following a separation, the other parent now has a file of their own. Yours stays yours: they no longer have access to it. Check your address, your income and the children in your file.',
      'Invoices already issued stay where they are.',
    ],
    bouton: { texte: 'See my file', url },
    note: contact(collectivite),
  }
}

export function accesOuvert({ collectivite, url }: Sujet, qui: string): Lettre {
  return {
    sujet: 'An access to your file has been opened',
    collectivite,
    paragraphes: [
      `The team has given ${qui} access to your family’s file. If you do not know this address, write to the team: it can take this access away.`,
    ],
    bouton: { texte: 'See my file', url },
    note: contact(collectivite),
  }
}

export function accesRetire({ collectivite, url }: Sujet, qui: string): Lettre {
  return {
    sujet: 'Somebody’s access to your file has been removed',
    collectivite,
    paragraphes: [
      `The team has removed ${qui}’s access to your family’s file. They have been signed out everywhere.`,
    ],
    bouton: { texte: 'See who has access', url },
    note: contact(collectivite),
  }
}

export function accesPerdu({ collectivite, url }: Sujet, motif: string): Lettre {
  return {
    sujet: 'You no longer have access to the file',
    collectivite,
    paragraphes: [
      'The team has removed your access to the family’s file. Your account stays yours, with an empty file.',
      `Reason: ${motif}`,
      'If you contest this decision, write to the team: it can give this access back to you.',
    ],
    bouton: { texte: 'My file', url },
    note: contact(collectivite),
  }
}

export function accesRendu({ collectivite, url }: Sujet, qui: string): Lettre {
  return {
    sujet: 'Somebody’s access to your file has been given back',
    collectivite,
    paragraphes: [`The team has given ${qui} access to your family’s file again.`],
    bouton: { texte: 'See my file', url },
    note: contact(collectivite),
  }
}

const contact = ({ courriel, telephone, nom }: Lettre['collectivite']) =>
  `To talk about it: ${[courriel, telephone].filter(Boolean).join(' · ') || nom}`
