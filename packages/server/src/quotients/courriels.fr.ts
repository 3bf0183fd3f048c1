import { recours } from '../collectivites/recours.ts'
import { dateEnLettres } from '../factures/rules.ts'
import type { Lettre } from '../outside/lettre.ts'

type Ville = Lettre['collectivite']

// Threat: an e-mail can be read by others than the parents. None of these says a value.

/** @param url page of « Mon foyer » */
export function quotientRecu(collectivite: Ville, immediat: boolean, url: string): Lettre {
  return {
    sujet: 'Votre quotient familial est bien reçu',
    collectivite,
    paragraphes: [
      'Le service va comparer votre quotient familial et le justificatif que vous avez joint. Sa réponse arrivera par e-mail.',
      immediat
        ? 'Vos prix en tiennent compte dès maintenant. Si le service le refuse, l’ancien quotient reprend.'
        : 'Jusqu’à sa réponse, vos prix suivent l’ancien quotient.',
    ],
    bouton: { texte: 'Suivre ma demande', url },
  }
}

export function quotientAccepte(collectivite: Ville, jusque: string | null, url: string): Lettre {
  return {
    sujet: 'Votre quotient familial est accepté',
    collectivite,
    paragraphes: [
      'Le service a accepté votre quotient familial et son justificatif.',
      'Les prix des prochaines factures en tiennent compte. Les factures déjà émises ne changent pas.',
      ...(jusque
        ? [`Il est valable jusqu’au ${dateEnLettres(jusque)}\u00a0: un e-mail vous le rappellera.`]
        : []),
    ],
    bouton: { texte: 'Voir mon dossier', url },
  }
}

export function quotientRefuse(collectivite: Ville, motif: string, url: string): Lettre {
  return {
    sujet: 'Votre quotient familial n’est pas accepté',
    collectivite,
    paragraphes: [
      'Le service n’a pas accepté votre quotient familial. L’ancien reste celui de vos prix.',
      `Motif : ${motif}`,
      'Vous pouvez en déclarer un autre, avec son justificatif.',
    ],
    bouton: { texte: 'Voir ma demande', url },
    note: recours(collectivite),
  }
}

export function quotientFinit(collectivite: Ville, fin: string, url: string): Lettre {
  return {
    sujet: `Votre quotient familial est valable jusqu’au ${dateEnLettres(fin)}`,
    collectivite,
    paragraphes: [
      `Le justificatif de votre quotient familial est valable jusqu’au ${dateEnLettres(fin)}. Donnez votre nouveau quotient et son attestation pour que vos prix restent justes.`,
    ],
    bouton: { texte: 'Mettre à jour mon quotient', url },
  }
}
