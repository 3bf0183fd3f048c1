import { recours } from '../collectivites/recours.ts'
import type { Durees } from '../conservation/durees.ts'
import type { Lettre } from '../outside/lettre.ts'
import { conserves } from './conserves.ts'
import type { Portee } from './effacer.ts'

type Ville = Lettre['collectivite']

/** Nothing of what it holds: only that it is there. @param url page of « Mes données » */
export function lettreExportPret(collectivite: Ville, jours: number, url: string): Lettre {
  return {
    sujet: 'L’export de vos données est prêt',
    collectivite,
    paragraphes: [
      'Vous avez demandé une copie des données de votre famille : elle est prête.',
      `Vous pouvez la télécharger pendant ${jours} jours, une fois connecté à votre espace. Ensuite elle est effacée.`,
    ],
    bouton: { texte: 'Télécharger mes données', url },
    note: 'Vous n’avez rien demandé ? Quelqu’un utilise peut-être votre compte : changez votre mot de passe, puis déconnectez tous vos appareils dans « Mon compte ».',
  }
}

/** @param url page of « Mes données » */
export function lettreEffacementRecu(collectivite: Ville, url: string): Lettre {
  return {
    sujet: 'Votre demande d’effacement est bien reçue',
    collectivite,
    paragraphes: [
      'Vous demandez l’effacement de vos données dans l’espace famille. Le service vous répond dans un mois au plus.',
      'Rien n’est effacé d’ici là. Vous pouvez retirer votre demande tant qu’il n’a pas répondu.',
    ],
    bouton: { texte: 'Suivre ma demande', url },
    note: 'Vous n’avez rien demandé ? Retirez cette demande, changez votre mot de passe, puis déconnectez tous vos appareils dans « Mon compte ».',
  }
}

/** The last letter: its address is forgotten with it. */
export function lettreEfface(collectivite: Ville, portee: Portee, durees: Durees): Lettre {
  const gardes = conserves(portee, durees).map(({ quoi, duree }) => `${quoi.toLowerCase()} (${duree})`)
  return {
    sujet: 'Vos données sont effacées',
    collectivite,
    paragraphes: [
      'Votre demande d’effacement est acceptée. Votre compte est fermé et vos données sont effacées.',
      `Reste, parce que la loi l’impose : ${gardes.join(' ; ')}.`,
    ],
    note: 'Cet e-mail est le dernier : votre adresse est effacée elle aussi.',
  }
}

/** @param url page of « Mes données » */
export function lettreEffacementRefuse(collectivite: Ville, motif: string, url: string): Lettre {
  return {
    sujet: 'Votre demande d’effacement n’est pas acceptée',
    collectivite,
    paragraphes: [
      'Le service n’a pas accepté votre demande d’effacement.',
      `Motif : ${motif}`,
      'Vous pouvez en discuter avec lui, et faire une nouvelle demande.',
    ],
    bouton: { texte: 'Voir ma demande', url },
    note: `${recours(collectivite)} Vous pouvez saisir la CNIL (www.cnil.fr/plaintes).`,
  }
}
