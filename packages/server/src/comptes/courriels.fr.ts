// The letters of accounts.
import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'

type Ville = Lettre['collectivite']
const { instant } = formats('fr')

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

/**
 * Once a password changed: who did not do it must know.
 * @param cles passkeys still open the account: a thief may have added one
 */
export function lettreMotDePasseChange(collectivite: Ville, connexion: string, cles: boolean): Lettre {
  return {
    collectivite,
    sujet: 'Votre mot de passe a changé',
    paragraphes: [
      `Le mot de passe de votre compte sur l’espace famille de ${collectivite.nom} vient de changer. Vos autres appareils ont été déconnectés.`,
      'Si ce n’est pas vous, choisissez tout de suite un nouveau mot de passe par « Mot de passe oublié », et prévenez-nous.',
      ...(cles
        ? [
            'Vos clés d’accès ouvrent toujours votre compte : retirez dans « Mon compte » celles que vous ne reconnaissez pas.',
          ]
        : []),
    ],
    bouton: { texte: 'Ouvrir l’espace famille', url: connexion },
  }
}

export interface Connexion {
  /** Browser and system, where they are known. */
  appareil: readonly string[]
  reseau: string | null
  quand: Date
  page: string
}

/** After a sign-in from a browser that the account was never used from. */
export function lettreNouvelAppareil(
  collectivite: Ville & { zone: string },
  { appareil, reseau, quand, page }: Connexion,
): Lettre {
  const named = appareil.join(' sur ') || 'appareil inconnu'
  return {
    collectivite,
    sujet: 'Nouvelle connexion à votre compte',
    paragraphes: [
      `Votre compte de l’espace famille de ${collectivite.nom} vient d’être ouvert sur un appareil que nous ne connaissions pas : ${named}${reseau ? `, réseau ${reseau}` : ''}, ${instant(quand, collectivite.zone)}.`,
      'C’est vous ? Vous n’avez rien à faire.',
      'Ce n’est pas vous ? Choisissez tout de suite un nouveau mot de passe par « Mot de passe oublié » : tous les appareils seront déconnectés. Puis prévenez-nous.',
    ],
    bouton: { texte: 'Voir mes appareils', url: page },
  }
}

/** To the address that one leaves. */
export function lettreAccord(collectivite: Ville, nouveau: string, lien: string): Lettre {
  return {
    collectivite,
    sujet: 'Changer l’adresse de votre compte ?',
    paragraphes: [
      `On demande que votre compte de l’espace famille de ${collectivite.nom} passe à l’adresse ${nouveau}.`,
      'Rien ne change tant que vous n’avez pas accepté, et que la nouvelle adresse n’a pas été confirmée.',
      'Ce n’est pas vous ? Ouvrez le lien et refusez, puis choisissez un nouveau mot de passe par « Mot de passe oublié ».',
    ],
    bouton: { texte: 'Accepter ou refuser', url: lien },
    note: 'Ce lien sert une seule fois, pendant 3 jours.',
  }
}

/** To the new address. */
export function lettrePreuve(collectivite: Ville, lien: string): Lettre {
  return {
    collectivite,
    sujet: 'Confirmez votre nouvelle adresse',
    paragraphes: [
      `Vous avez demandé à utiliser cette adresse pour votre compte de l’espace famille de ${collectivite.nom}.`,
      'Confirmez-la ici, et acceptez le changement depuis votre adresse actuelle, où un autre message vient d’arriver.',
    ],
    bouton: { texte: 'Confirmer cette adresse', url: lien },
    note: `Ce lien sert une seule fois, pendant 3 jours. ${PAS_VOUS}`,
  }
}

/** To the owner of an address that somebody else asked for: only they learn that it is taken. */
export function lettreAdressePrise(collectivite: Ville, connexion: string): Lettre {
  return {
    collectivite,
    sujet: 'Votre adresse a déjà un compte',
    paragraphes: [
      `Quelqu’un, peut-être vous depuis un autre compte, a voulu utiliser cette adresse sur l’espace famille de ${collectivite.nom}. Elle a déjà son compte : rien n’a changé.`,
      'Pour ne garder qu’un compte, contactez-nous.',
    ],
    bouton: { texte: 'Ouvrir l’espace famille', url: connexion },
  }
}

/** To both addresses, once it is done. */
export function lettreCourrielChange(collectivite: Ville, nouveau: string, page: string): Lettre {
  return {
    collectivite,
    sujet: 'L’adresse de votre compte a changé',
    paragraphes: [
      `Votre compte de l’espace famille de ${collectivite.nom} est maintenant à l’adresse ${nouveau} : c’est elle qu’il faut écrire pour vous connecter, et c’est là que nous vous écrirons.`,
      'Si ce n’est pas vous, prévenez-nous tout de suite.',
    ],
    bouton: { texte: 'Ouvrir l’espace famille', url: page },
  }
}

export interface InvitationParent {
  par: string
  fin: Date
  lien: string
}

/** To the other parent. */
export function lettreInvitationParent(
  collectivite: Ville & { zone: string },
  { par, fin, lien }: InvitationParent,
): Lettre {
  return {
    collectivite,
    sujet: `${par} vous invite sur l’espace famille`,
    paragraphes: [
      `${par} vous invite à suivre avec elle ou lui le dossier de votre famille sur l’espace famille de ${collectivite.nom} : inscriptions, réservations, factures.`,
      'Vous aurez votre propre compte, avec votre adresse et votre mot de passe.',
    ],
    bouton: { texte: 'Répondre à l’invitation', url: lien },
    note: `Ce lien sert une seule fois, jusqu’au ${instant(fin, collectivite.zone)}. Si vous ne connaissez pas cette personne, ignorez ce message : rien ne sera fait.`,
  }
}

/** To the logins that the family's file had, once another joined. */
export function lettreParentArrive(collectivite: Ville, qui: string, page: string): Lettre {
  return {
    collectivite,
    sujet: 'Un autre parent a rejoint votre dossier',
    paragraphes: [
      `${qui} a maintenant accès au dossier de votre famille sur l’espace famille de ${collectivite.nom}, et peut y agir comme vous.`,
      'Si vous ne l’avez pas voulu, prévenez-nous.',
    ],
    bouton: { texte: 'Voir qui a accès', url: page },
  }
}

/** Once a passkey was added. */
export function lettreCleAjoutee(collectivite: Ville, nom: string, page: string): Lettre {
  return {
    collectivite,
    sujet: 'Une clé d’accès ouvre votre compte',
    paragraphes: [
      `La clé d’accès « ${nom} » vient d’être ajoutée à votre compte de l’espace famille de ${collectivite.nom} : elle l’ouvre sans mot de passe.`,
      'Si ce n’est pas vous, retirez-la dans « Mon compte », puis choisissez un nouveau mot de passe.',
    ],
    bouton: { texte: 'Ouvrir mon compte', url: page },
  }
}

/** Once FranceConnect opens the account: who did not do it must know. */
export function lettreFranceConnect(collectivite: Ville, page: string): Lettre {
  return {
    collectivite,
    sujet: 'FranceConnect ouvre votre compte',
    paragraphes: [
      `Votre compte de l’espace famille de ${collectivite.nom} vient d’être relié à une identité FranceConnect : elle l’ouvre sans mot de passe.`,
      'Si ce n’est pas vous, retirez le lien dans « Mon compte », puis choisissez un nouveau mot de passe.',
    ],
    bouton: { texte: 'Ouvrir mon compte', url: page },
  }
}
