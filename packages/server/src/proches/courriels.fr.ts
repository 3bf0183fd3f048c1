import { recours } from '../collectivites/recours.ts'
import { dateEnLettres } from '../factures/rules.ts'
import type { Lettre } from '../outside/lettre.ts'

// Threat: an e-mail can be read by others than who asked. None of these names who may not collect the child.

/** `enfant`: given name. `contact`: how to reach the town. `url`: page of « Mon foyer ». */
export interface Sujet {
  collectivite: Lettre['collectivite']
  enfant: string
  url: string
}

export function interdictionRecue({ collectivite, enfant, url }: Sujet): Lettre {
  return {
    sujet: `Décision de justice transmise pour ${enfant}`,
    collectivite,
    paragraphes: [
      `Votre demande et la décision de justice concernant ${enfant} sont bien arrivées.`,
      'Le service lit la décision, puis vous répond par e-mail. Elle s’applique à l’accueil dès qu’il l’a validée. Si la situation est urgente, appelez-le.',
    ],
    bouton: { texte: 'Voir mon dossier', url },
    note: contact(collectivite),
  }
}

export function interdictionAcceptee({ collectivite, enfant, url }: Sujet, motif: string): Lettre {
  return {
    sujet: `Décision de justice prise en compte pour ${enfant}`,
    collectivite,
    paragraphes: [
      `Le service a validé la décision de justice concernant ${enfant} : les équipes qui l’accueillent l’ont sous les yeux.`,
      ...(motif ? [`Message du service : ${motif}`] : []),
    ],
    bouton: { texte: 'Voir mon dossier', url },
    note: contact(collectivite),
  }
}

/** Says why, and how to contest it. */
export function interdictionRefusee({ collectivite, enfant, url }: Sujet, motif: string): Lettre {
  return {
    sujet: `Décision de justice non retenue pour ${enfant}`,
    collectivite,
    paragraphes: [
      `Le service n’a pas retenu la décision de justice que vous avez transmise pour ${enfant}.`,
      `Motif : ${motif}`,
      contact(collectivite),
    ],
    bouton: { texte: 'Voir mon dossier', url },
    note: recours(collectivite),
  }
}

/** To the home that gave it. */
export function interdictionFinit({ collectivite, enfant, url }: Sujet, fin: string): Lettre {
  return {
    sujet: `Décision de justice pour ${enfant} : valable jusqu’au ${dateEnLettres(fin)}`,
    collectivite,
    paragraphes: [
      `La décision de justice concernant ${enfant} s’applique à l’accueil jusqu’au ${dateEnLettres(fin)} inclus.`,
      'Si une nouvelle décision la remplace, transmettez-la au service avant cette date.',
    ],
    bouton: { texte: 'Voir mon dossier', url },
    note: contact(collectivite),
  }
}

export function interdictionLevee({ collectivite, enfant, url }: Sujet, motif: string): Lettre {
  return {
    sujet: `Décision de justice levée pour ${enfant}`,
    collectivite,
    paragraphes: [
      `La décision de justice concernant ${enfant} ne s’applique plus à l’accueil.`,
      `Motif : ${motif}`,
      contact(collectivite),
    ],
    bouton: { texte: 'Voir mon dossier', url },
    note: recours(collectivite),
  }
}

const contact = ({ courriel, telephone, nom }: Lettre['collectivite']) =>
  `Pour en parler : ${[courriel, telephone].filter(Boolean).join(' · ') || nom}`
