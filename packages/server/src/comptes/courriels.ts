// The letters of accounts.
import type { Lettre } from '../outside/lettre.ts'

type Ville = Lettre['collectivite']

const PAS_VOUS = 'Si vous n’avez rien demandé, ne cliquez pas et ignorez ce message : rien ne sera fait.'

/** After « Créer un compte ». */
export function lettreConfirmation(collectivite: Ville, lien: string): Lettre {
  return {
    collectivite,
    sujet: `Activez votre compte ${collectivite.nom}`,
    paragraphes: [
      `Vous avez demandé à créer un compte sur l’espace famille de ${collectivite.nom}.`,
      'Il reste à l’activer : le bouton ci-dessous ouvre la page où le faire.',
    ],
    bouton: { texte: 'Activer mon compte', url: lien },
    note: `Ce lien sert une seule fois, pendant 24 heures. ${PAS_VOUS}`,
  }
}

/** After « Créer un compte » with an address that has one: only its owner learns it, here. */
export function lettreDejaUnCompte(collectivite: Ville, connexion: string, lien: string): Lettre {
  return {
    collectivite,
    sujet: `Vous avez déjà un compte ${collectivite.nom}`,
    paragraphes: [
      `Quelqu’un, sans doute vous, a voulu créer un compte avec cette adresse sur l’espace famille de ${collectivite.nom}. Vous avez déjà un compte : connectez-vous avec le mot de passe que vous aviez choisi, à cette adresse : ${connexion}`,
      'Vous l’avez oublié ? Choisissez-en un nouveau :',
    ],
    bouton: { texte: 'Choisir un nouveau mot de passe', url: lien },
    note: `Ce lien sert une seule fois, pendant 30 minutes. ${PAS_VOUS}`,
  }
}

/** After « Mot de passe oublié ». */
export function lettreMotDePasse(collectivite: Ville, lien: string): Lettre {
  return {
    collectivite,
    sujet: `Votre nouveau mot de passe ${collectivite.nom}`,
    paragraphes: [`Vous avez demandé à changer de mot de passe sur l’espace famille de ${collectivite.nom}.`],
    bouton: { texte: 'Choisir un nouveau mot de passe', url: lien },
    note: `Ce lien sert une seule fois, pendant 30 minutes. ${PAS_VOUS}`,
  }
}

/** To a family or an agent that the authority knows already. */
export function lettreInvitation(collectivite: Ville, lien: string): Lettre {
  return {
    collectivite,
    sujet: `Votre accès à l’espace famille de ${collectivite.nom}`,
    paragraphes: [
      `${collectivite.nom} vous a ouvert un accès à son espace famille en ligne.`,
      'Pour y entrer la première fois, choisissez votre mot de passe.',
    ],
    bouton: { texte: 'Choisir mon mot de passe', url: lien },
    note: 'Ce lien sert une seule fois, pendant 14 jours. Ensuite, « Mot de passe oublié » vous en enverra un autre.',
  }
}

/** After a sign-in from a device that the login was never opened from: who did not do it must know. */
export function lettreNouvelAppareil(
  collectivite: Ville,
  { appareil, quand }: { appareil: string; quand: string },
  page: string,
): Lettre {
  return {
    collectivite,
    sujet: 'Nouvelle connexion à votre compte',
    paragraphes: [
      `Votre compte sur l’espace famille de ${collectivite.nom} vient d’être ouvert depuis un nouvel appareil\u00a0: ${appareil}, ${quand}.`,
      'Si c’est vous, il n’y a rien à faire.',
      'Si ce n’est pas vous, changez tout de suite de mot de passe dans « Mon compte »\u00a0: tous les autres appareils seront déconnectés.',
    ],
    bouton: { texte: 'Voir mes connexions', url: page },
  }
}

/** Once a password changed: who did not do it must know. */
export function lettreMotDePasseChange(collectivite: Ville, connexion: string): Lettre {
  return {
    collectivite,
    sujet: 'Votre mot de passe a changé',
    paragraphes: [
      `Le mot de passe de votre compte sur l’espace famille de ${collectivite.nom} vient de changer. Vos autres appareils ont été déconnectés.`,
      'Si ce n’est pas vous, choisissez tout de suite un nouveau mot de passe par « Mot de passe oublié », et prévenez-nous.',
    ],
    bouton: { texte: 'Ouvrir l’espace famille', url: connexion },
  }
}
