import type { Lettre } from '../outside/lettre.ts'

export interface Sujet {
  collectivite: Lettre['collectivite']
  /** Page of « Mon foyer ». */
  url: string
}

export function dossiersReunis({ collectivite, url }: Sujet): Lettre {
  return {
    sujet: 'Vos deux dossiers n’en font plus qu’un',
    collectivite,
    paragraphes: [
      'Votre famille avait deux dossiers : le service les a réunis. Inscriptions, réservations, documents, factures et messages sont au même endroit, et chacun se connecte comme avant.',
      'Relisez votre dossier : adresse, revenus, informations médicales de vos enfants.',
    ],
    bouton: { texte: 'Relire mon dossier', url },
    note: contact(collectivite),
  }
}

/** To who leaves, and to who stays: neither is told of the other. */
export function dossierSepare({ collectivite, url }: Sujet, part: boolean): Lettre {
  return {
    sujet: part ? 'Vous avez maintenant votre propre dossier' : 'Votre dossier a changé',
    collectivite,
    paragraphes: [
      part
        ? 'À la suite d’une séparation, le service vous a ouvert votre propre dossier. Complétez votre adresse et vos revenus : ils ne sont plus communs. Reconnectez-vous avec votre adresse e-mail et votre mot de passe.'
        : 'À la suite d’une séparation, l’autre parent a maintenant son propre dossier. Le vôtre reste à vous : il n’y a plus accès. Vérifiez votre adresse, vos revenus et les enfants de votre dossier.',
      'Les factures déjà émises ne changent pas de dossier.',
    ],
    bouton: { texte: 'Voir mon dossier', url },
    note: contact(collectivite),
  }
}

/** To those who have access already. @param qui address invited */
export function accesOuvert({ collectivite, url }: Sujet, qui: string): Lettre {
  return {
    sujet: 'Un accès à votre dossier a été ouvert',
    collectivite,
    paragraphes: [
      `Le service a ouvert à ${qui} l’accès au dossier de votre famille. Si vous ne connaissez pas cette adresse, écrivez au service : il peut retirer cet accès.`,
    ],
    bouton: { texte: 'Voir mon dossier', url },
    note: contact(collectivite),
  }
}

/** To the others who have access. @param qui address of the login */
export function accesRetire({ collectivite, url }: Sujet, qui: string): Lettre {
  return {
    sujet: 'Un accès à votre dossier a été retiré',
    collectivite,
    paragraphes: [
      `Le service a retiré à ${qui} l’accès au dossier de votre famille. Ses sessions sont fermées.`,
    ],
    bouton: { texte: 'Voir les accès', url },
    note: contact(collectivite),
  }
}

/** To who no longer has access. */
export function accesPerdu({ collectivite, url }: Sujet, motif: string): Lettre {
  return {
    sujet: 'Vous n’avez plus accès au dossier',
    collectivite,
    paragraphes: [
      'Le service vous a retiré l’accès au dossier de la famille. Votre compte reste le vôtre, avec un dossier vide.',
      `Motif : ${motif}`,
      'Si vous contestez cette décision, écrivez au service : il peut vous rendre cet accès.',
    ],
    bouton: { texte: 'Mon dossier', url },
    note: contact(collectivite),
  }
}

/** To everybody who has access, the one who has it back included. @param qui address of the login */
export function accesRendu({ collectivite, url }: Sujet, qui: string): Lettre {
  return {
    sujet: 'Un accès à votre dossier a été rendu',
    collectivite,
    paragraphes: [`Le service a rendu à ${qui} l’accès au dossier de votre famille.`],
    bouton: { texte: 'Voir mon dossier', url },
    note: contact(collectivite),
  }
}

const contact = ({ courriel, telephone, nom }: Lettre['collectivite']) =>
  `Pour en parler : ${[courriel, telephone].filter(Boolean).join(' · ') || nom}`
