import { formats } from '../outside/formats.ts'
import type { Lettre } from '../outside/lettre.ts'
import type { Connexion, InvitationParent } from './courriels.fr.ts'

type Ville = Lettre['collectivite']
const { instant } = formats('en')
const PAS_VOUS =
  'If you did not ask for anything, do not click and ignore this message: nothing will be done.'

export function lettreConfirmation(collectivite: Ville, lien: string): Lettre {
  return {
    collectivite,
    sujet: `Activate your account: ${collectivite.nom}`,
    paragraphes: [
      `You asked to create an account in the family space of ${collectivite.nom}.`,
      'It is still to be activated: the button below opens the page where to do it.',
    ],
    bouton: { texte: 'Activate my account', url: lien },
    note: `This link works once, for 24 hours. ${PAS_VOUS}`,
  }
}

export function lettreDejaUnCompte(collectivite: Ville, connexion: string, lien: string): Lettre {
  return {
    collectivite,
    sujet: `You already have an account: ${collectivite.nom}`,
    paragraphes: [
      `Somebody, probably you, tried to create an account with this address in the family space of ${collectivite.nom}. You already have an account: sign in with the password you had chosen, at this address: ${connexion}`,
      'You forgot it? Choose a new one:',
    ],
    bouton: { texte: 'Choose a new password', url: lien },
    note: `This link works once, for 30 minutes. ${PAS_VOUS}`,
  }
}

export function lettreMotDePasse(collectivite: Ville, lien: string): Lettre {
  return {
    collectivite,
    sujet: `Your new password: ${collectivite.nom}`,
    paragraphes: [`You asked to change your password in the family space of ${collectivite.nom}.`],
    bouton: { texte: 'Choose a new password', url: lien },
    note: `This link works once, for 30 minutes. ${PAS_VOUS}`,
  }
}

export function lettreInvitation(collectivite: Ville, lien: string): Lettre {
  return {
    collectivite,
    sujet: `Your access to the family space of ${collectivite.nom}`,
    paragraphes: [
      `${collectivite.nom} has given you access to its online family space.`,
      'To come in for the first time, choose your password.',
    ],
    bouton: { texte: 'Choose my password', url: lien },
    note: 'This link works once, for 14 days. After that, “Forgotten password” will send you another one.',
  }
}

export function lettreMotDePasseChange(collectivite: Ville, connexion: string, cles: boolean): Lettre {
  return {
    collectivite,
    sujet: 'Your password has changed',
    paragraphes: [
      `The password of your account in the family space of ${collectivite.nom} has just changed. Your other devices have been signed out.`,
      'If it was not you, choose a new password right away with “Forgotten password”, and tell us.',
      ...(cles
        ? ['Your passkeys still open your account: in “My account”, remove those you do not recognise.']
        : []),
    ],
    bouton: { texte: 'Open the family space', url: connexion },
  }
}

export function lettreNouvelAppareil(
  collectivite: Ville & { zone: string },
  { appareil, reseau, quand, page }: Connexion,
): Lettre {
  const named = appareil.join(' on ') || 'unknown device'
  return {
    collectivite,
    sujet: 'New sign-in to your account',
    paragraphes: [
      `Your account in the family space of ${collectivite.nom} has just been opened on a device we did not know: ${named}${reseau ? `, network ${reseau}` : ''}, ${instant(quand, collectivite.zone)}.`,
      'Was it you? There is nothing for you to do.',
      'Was it not you? Choose a new password right away with “Forgotten password”: every device will be signed out. Then tell us.',
    ],
    bouton: { texte: 'See my devices', url: page },
  }
}

export function lettreAccord(collectivite: Ville, nouveau: string, lien: string): Lettre {
  return {
    collectivite,
    sujet: 'Change the address of your account?',
    paragraphes: [
      `Somebody asks for your account in the family space of ${collectivite.nom} to move to the address ${nouveau}.`,
      'Nothing changes until you have accepted, and the new address has been confirmed.',
      'It is not you? Open the link and decline, then choose a new password with “Forgotten password”.',
    ],
    bouton: { texte: 'Accept or decline', url: lien },
    note: 'This link works once, for 3 days.',
  }
}

export function lettrePreuve(collectivite: Ville, lien: string): Lettre {
  return {
    collectivite,
    sujet: 'Confirm your new address',
    paragraphes: [
      `You asked to use this address for your account in the family space of ${collectivite.nom}.`,
      'Confirm it here, and accept the change from your present address, where another message has just arrived.',
    ],
    bouton: { texte: 'Confirm this address', url: lien },
    note: `This link works once, for 3 days. ${PAS_VOUS}`,
  }
}

export function lettreAdressePrise(collectivite: Ville, connexion: string): Lettre {
  return {
    collectivite,
    sujet: 'Your address already has an account',
    paragraphes: [
      `Somebody, perhaps you from another account, tried to use this address in the family space of ${collectivite.nom}. It already has its own account: nothing has changed.`,
      'To keep only one account, contact us.',
    ],
    bouton: { texte: 'Open the family space', url: connexion },
  }
}

export function lettreCourrielChange(collectivite: Ville, nouveau: string, page: string): Lettre {
  return {
    collectivite,
    sujet: 'The address of your account has changed',
    paragraphes: [
      `Your account in the family space of ${collectivite.nom} is now at the address ${nouveau}: type this one to sign in, and this is where we will write to you.`,
      'If it was not you, tell us right away.',
    ],
    bouton: { texte: 'Open the family space', url: page },
  }
}

export function lettreInvitationParent(
  collectivite: Ville & { zone: string },
  { par, fin, lien }: InvitationParent,
): Lettre {
  return {
    collectivite,
    sujet: `${par} invites you to the family space`,
    paragraphes: [
      `${par} invites you to follow your family’s file together in the family space of ${collectivite.nom}: enrolments, bookings, invoices.`,
      'You will have an account of your own, with your address and your password.',
    ],
    bouton: { texte: 'Answer the invitation', url: lien },
    note: `This link works once, until ${instant(fin, collectivite.zone)}. If you do not know this person, ignore this message: nothing will be done.`,
  }
}

export function lettreParentArrive(collectivite: Ville, qui: string, page: string): Lettre {
  return {
    collectivite,
    sujet: 'Another parent has joined your file',
    paragraphes: [
      `${qui} now has access to your family’s file in the family space of ${collectivite.nom}, and can act there as you do.`,
      'If you did not want this, tell us.',
    ],
    bouton: { texte: 'See who has access', url: page },
  }
}

export function lettreCleAjoutee(collectivite: Ville, nom: string, page: string): Lettre {
  return {
    collectivite,
    sujet: 'A passkey opens your account',
    paragraphes: [
      `The passkey “${nom}” has just been added to your account in the family space of ${collectivite.nom}: it opens it without a password.`,
      'If it was not you, remove it in “My account”, then choose a new password.',
    ],
    bouton: { texte: 'Open my account', url: page },
  }
}

export function lettreFranceConnect(collectivite: Ville, page: string): Lettre {
  return {
    collectivite,
    sujet: 'FranceConnect opens your account',
    paragraphes: [
      `Your account in the family space of ${collectivite.nom} has just been linked to a FranceConnect identity: it opens it without a password.`,
      'If it was not you, remove the link in “My account”, then choose a new password.',
    ],
    bouton: { texte: 'Open my account', url: page },
  }
}
