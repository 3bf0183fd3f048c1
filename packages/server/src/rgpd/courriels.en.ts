import { recours } from '../collectivites/recours.ts'
import type { Durees } from '../conservation/durees.ts'
import type { Lettre } from '../outside/lettre.ts'
import { conserves } from './conserves.ts'
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
  const kept = conserves(portee, durees, 'en').map(
    ({ quoi, duree }) => `${quoi[0]?.toLowerCase()}${quoi.slice(1)} (${duree})`,
  )
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
