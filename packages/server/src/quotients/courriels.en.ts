import { recours } from '../collectivites/recours.ts'
import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'

type Ville = Lettre['collectivite']
const { date } = formats('en')

export function quotientRecu(collectivite: Ville, immediat: boolean, url: string): Lettre {
  return {
    sujet: 'We have received your quotient familial',
    collectivite,
    paragraphes: [
      'The team will compare your quotient familial with the supporting document you added. Its reply will come by e-mail.',
      immediat
        ? 'Your prices take it into account from now on. If the team refuses it, the former quotient applies again.'
        : 'Until it replies, your prices follow the former quotient.',
    ],
    bouton: { texte: 'Follow my request', url },
  }
}

export function quotientAccepte(collectivite: Ville, jusque: string | null, url: string): Lettre {
  return {
    sujet: 'Your quotient familial is accepted',
    collectivite,
    paragraphes: [
      'The team has accepted your quotient familial and its supporting document.',
      'The prices of the next invoices take it into account. Invoices already issued do not change.',
      ...(jusque ? [`It is valid until ${date(jusque)}: an e-mail will remind you of it.`] : []),
    ],
    bouton: { texte: 'See my file', url },
  }
}

export function quotientRefuse(collectivite: Ville, motif: string, url: string): Lettre {
  return {
    sujet: 'Your quotient familial is not accepted',
    collectivite,
    paragraphes: [
      'The team has not accepted your quotient familial. Your prices keep following the former one.',
      `Reason: ${motif}`,
      'You can declare another one, with its supporting document.',
    ],
    bouton: { texte: 'See my request', url },
    note: recours(collectivite, 'en'),
  }
}

export function quotientFinit(collectivite: Ville, fin: string, url: string): Lettre {
  return {
    sujet: `Your quotient familial is valid until ${date(fin)}`,
    collectivite,
    paragraphes: [
      `The supporting document of your quotient familial is valid until ${date(fin)}. Give your new quotient and its certificate so that your prices stay right.`,
    ],
    bouton: { texte: 'Update my quotient', url },
  }
}
