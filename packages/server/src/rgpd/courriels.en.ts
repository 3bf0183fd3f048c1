import { recours } from '../collectivites/recours.ts'
import type { Durees } from '../conservation/durees.ts'
import type { Lettre } from '../outside/lettre.ts'
import type { Portee } from './effacer.ts'

type Ville = Lettre['collectivite']

export function lettreExportPret(collectivite: Ville, jours: number, url: string): Lettre {
  return {
    sujet: 'The copy of your data is ready',
    collectivite,
    paragraphes: [
      'You asked for a copy of your family’s data: it is ready.',
      `You can download it for ${jours} days, once signed in to your space. Then it is erased.`,
    ],
    bouton: { texte: 'Download my data', url },
    note: 'You did not ask for anything? Somebody may be using your account: change your password, then sign out all your devices in “My account”.',
  }
}

export function lettreEffacementRecu(collectivite: Ville, url: string): Lettre {
  return {
    sujet: 'We have received your request for erasure',
    collectivite,
    paragraphes: [
      'You ask for your data to be erased from the family space. The team replies within one month.',
      'Nothing is erased until then. You can withdraw your request as long as it has not replied.',
    ],
    bouton: { texte: 'Follow my request', url },
    note: 'You did not ask for anything? Withdraw this request, change your password, then sign out all your devices in “My account”.',
  }
}

export function lettreEfface(collectivite: Ville, portee: Portee, durees: Durees): Lettre {
  const compta = duree(durees.comptabilite)
  const kept = [
    ...(portee === 'foyer'
      ? [
          `invoices and credit notes, with the name and address printed on them (${compta} after the end of their financial year)`,
          `payments, direct debits and signed mandates, which are ended (${compta} after the end of their financial year)`,
          'the days and hours invoiced, in a file without name or address (as long as the invoice)',
        ]
      : [
          'the household’s file: children, bookings, documents, messages, invoices (as long as the other parent uses it)',
        ]),
    `your request and its answer, without your address (${duree(durees.effacements)})`,
  ]
  return {
    sujet: 'Your data is erased',
    collectivite,
    paragraphes: [
      'Your request for erasure is accepted. Your account is closed and your data is erased.',
      `What stays, because the law requires it: ${kept.join('; ')}.`,
    ],
    note: 'This e-mail is the last one: your address is erased too.',
  }
}

export function lettreEffacementRefuse(collectivite: Ville, motif: string, url: string): Lettre {
  return {
    sujet: 'Your request for erasure is not accepted',
    collectivite,
    paragraphes: [
      'The team has not accepted your request for erasure.',
      `Reason: ${motif}`,
      'You can talk about it with the team, and ask again.',
    ],
    bouton: { texte: 'See my request', url },
    note: `${recours(collectivite, 'en')} You can complain to the CNIL (www.cnil.fr/plaintes).`,
  }
}

const unite = (n: number, of: 'month' | 'year') =>
  new Intl.NumberFormat('en-GB', { style: 'unit', unit: of, unitDisplay: 'long' }).format(n)
const duree = (mois: number) => (mois % 12 === 0 ? unite(mois / 12, 'year') : unite(mois, 'month'))
