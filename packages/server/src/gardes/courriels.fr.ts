import type { Lettre } from '../outside/lettre.ts'

// Threat: an address may be mistyped, and an e-mail read by others. None of these names a child's other home, and the
// invitation does not name the child.

export interface Sujet {
  collectivite: Lettre['collectivite']
  /** Page of « Mon foyer ». */
  url: string
}

/** @param par who asks, as its file names them */
export function secondFoyerDemande({ collectivite, url }: Sujet, par: string): Lettre {
  return {
    sujet: 'Un enfant en garde alternée',
    collectivite,
    paragraphes: [
      `${par} indique que vous êtes l’autre parent d’un enfant inscrit dans nos services, et vous propose de l’avoir aussi dans votre dossier.`,
      'Connectez-vous avec cette adresse e-mail, ou créez un compte avec elle, puis répondez dans « Mon foyer ». La date de naissance de l’enfant vous sera demandée.',
      'Chacun réserve et règle ses jours. Aucun des deux foyers ne voit l’adresse, les revenus, les factures ni les messages de l’autre. Les informations médicales de l’enfant sont communes.',
    ],
    bouton: { texte: 'Répondre', url },
    note: 'Si vous n’êtes pas concerné, ne faites rien : rien de cet enfant ne vous a été montré.',
  }
}

/** Tells the logins of the home that asks. */
export function secondFoyerParti({ collectivite, url }: Sujet, enfant: string, courriel: string): Lettre {
  return {
    sujet: `${enfant} : demande envoyée à son autre parent`,
    collectivite,
    paragraphes: [
      `Votre foyer a proposé à ${courriel} d’avoir aussi ${enfant} dans son dossier.`,
      'Si cette demande ne devait pas partir, retirez-la dans « Mon foyer » et contactez le service.',
    ],
    bouton: { texte: 'Voir mon dossier', url },
    note: contact(collectivite),
  }
}

/** To the home that had the child already. */
export function secondFoyerFait({ collectivite, url }: Sujet, enfant: string): Lettre {
  return {
    sujet: `${enfant} a maintenant deux foyers`,
    collectivite,
    paragraphes: [
      `${enfant} est aussi dans le dossier de son autre parent. Chacun réserve et règle ses jours ; les informations médicales de ${enfant} sont communes, et leur historique dit qui a changé quoi.`,
      'Vous pouvez indiquer le calendrier de la garde alternée dans « Mon foyer ».',
    ],
    bouton: { texte: 'Voir mon dossier', url },
    note: `Ce n’est pas ce que vous attendiez ? ${contact(collectivite)}`,
  }
}

/** To the second home. */
export function enfantRattache({ collectivite, url }: Sujet, enfant: string): Lettre {
  return {
    sujet: `${enfant} est dans votre dossier`,
    collectivite,
    paragraphes: [
      `${enfant} est maintenant aussi dans votre dossier. Vous pouvez demander ses inscriptions, réserver ses jours et suivre ses documents.`,
    ],
    bouton: { texte: 'Voir mon dossier', url },
    note: contact(collectivite),
  }
}

export function secondFoyerDecline({ collectivite, url }: Sujet, enfant: string): Lettre {
  return {
    sujet: `${enfant} : votre demande n’a pas été acceptée`,
    collectivite,
    paragraphes: [
      `La personne à qui vous avez proposé d’avoir ${enfant} dans son dossier n’a pas donné suite. Si c’est bien l’autre parent, le service peut faire ce rattachement sur présentation d’un document.`,
    ],
    bouton: { texte: 'Voir mon dossier', url },
    note: contact(collectivite),
  }
}

/** To who asked: the service read both files, and the child stays in one. @param motif written by the agent for both homes */
export function secondFoyerNonReuni({ collectivite, url }: Sujet, enfant: string, motif: string): Lettre {
  return {
    sujet: `${enfant} : votre demande n’a pas abouti`,
    collectivite,
    paragraphes: [
      `Le service a examiné votre demande d’avoir ${enfant} dans un second dossier. Rien ne change dans le vôtre.`,
      `Motif : ${motif}`,
      'Vous pouvez refaire cette demande dans « Mon foyer », ou contacter le service.',
    ],
    bouton: { texte: 'Voir mon dossier', url },
    note: contact(collectivite),
  }
}

/** To who accepted: the sheet that they made stays theirs. */
export function fichesDistinctes({ collectivite, url }: Sujet, enfant: string, motif: string): Lettre {
  return {
    sujet: `${enfant} : deux fiches, deux enfants`,
    collectivite,
    paragraphes: [
      `Le service a comparé la fiche de ${enfant} de votre dossier avec celle de l’enfant qu’on vous a proposé d’y ajouter : ce n’est pas le même enfant. Votre dossier ne change pas.`,
      `Motif : ${motif}`,
    ],
    bouton: { texte: 'Voir mon dossier', url },
    note: `Ce n’est pas exact ? ${contact(collectivite)}`,
  }
}

/** To each home, when a child leaves one of them. @param ici the child leaves the home that reads */
export function enfantDetache(
  { collectivite, url }: Sujet,
  enfant: string,
  ici: boolean,
  motif: string,
): Lettre {
  return {
    sujet: ici ? `${enfant} n’est plus dans votre dossier` : `${enfant} n’a plus qu’un foyer`,
    collectivite,
    paragraphes: [
      ici
        ? `Le service a retiré ${enfant} de votre dossier. Les factures déjà émises ne changent pas.`
        : `Le service a retiré ${enfant} du dossier de son autre foyer. Le vôtre ne change pas.`,
      ...(ici ? [`Motif : ${motif}`] : []),
    ],
    bouton: { texte: 'Voir mon dossier', url },
    note: contact(collectivite),
  }
}

/** To the home that has to agree. */
export function gardeProposee({ collectivite, url }: Sujet, enfant: string): Lettre {
  return {
    sujet: `Calendrier de garde de ${enfant} : à confirmer`,
    collectivite,
    paragraphes: [
      `Un calendrier de garde alternée est proposé pour ${enfant}. Il s’appliquera si vous le confirmez dans « Mon foyer ».`,
    ],
    bouton: { texte: 'Lire le calendrier', url },
    note: contact(collectivite),
  }
}

/** To a home. */
export function gardeEnVigueur({ collectivite, url }: Sujet, enfant: string): Lettre {
  return {
    sujet: `Calendrier de garde de ${enfant}`,
    collectivite,
    paragraphes: [
      `Le calendrier de garde alternée de ${enfant} est enregistré. « Mes réservations » montre les jours de chaque foyer.`,
    ],
    bouton: { texte: 'Voir le calendrier', url },
    note: contact(collectivite),
  }
}

export function gardeRefusee({ collectivite, url }: Sujet, enfant: string): Lettre {
  return {
    sujet: `Calendrier de garde de ${enfant} : non confirmé`,
    collectivite,
    paragraphes: [
      `Le calendrier que vous avez proposé pour ${enfant} n’a pas été confirmé. Rien ne change. Vous pouvez en proposer un autre ; le service peut aussi enregistrer celui d’une décision de justice.`,
    ],
    bouton: { texte: 'Voir mon dossier', url },
    note: contact(collectivite),
  }
}

const contact = ({ courriel, telephone, nom }: Lettre['collectivite']) =>
  `Pour en parler : ${[courriel, telephone].filter(Boolean).join(' · ') || nom}`
