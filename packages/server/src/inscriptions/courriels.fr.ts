import { recours } from '../collectivites/recours.ts'
import type { Lettre } from '../outside/lettre.ts'
import { contact } from '../structures/contact.ts'

/** What every letter about a request names. */
export interface Sujet {
  collectivite: Lettre['collectivite']
  /** First names of the children concerned. */
  enfants: readonly string[]
  /** The activity, with its period when only that was asked for. */
  activite: string
  structure: { nom: string; courriel: string | null; telephone: string | null }
}

/** Acknowledges requests as soon as they are made. @param url page of « Mes inscriptions » */
export function accuseDemande(sujet: Sujet, url: string): Lettre {
  const { collectivite, enfants, activite, structure } = sujet
  return {
    sujet: `Demande d’inscription reçue : ${activite}`,
    collectivite,
    paragraphes: [
      `Votre demande d’inscription de ${list(enfants)} à « ${activite} » (${structure.nom}) est bien arrivée.`,
      'Le service l’étudie et vous répondra par e-mail. Vous pouvez suivre son avancement à tout moment.',
    ],
    bouton: { texte: 'Suivre ma demande', url },
    note: `Une question ? ${contact(structure, collectivite)}`,
  }
}

/** @param motif what the service adds, if anything @param url page of « Mes réservations » */
export function demandeAcceptee(sujet: Sujet, motif: string | null, url: string): Lettre {
  const { collectivite, enfants, activite, structure } = sujet
  return {
    sujet: `Inscription acceptée : ${activite}`,
    collectivite,
    paragraphes: [
      `L’inscription de ${list(enfants)} à « ${activite} » (${structure.nom}) est acceptée.`,
      ...(motif ? [`Message du service : ${motif}`] : []),
      'Vous pouvez maintenant réserver les jours souhaités.',
    ],
    bouton: { texte: 'Réserver', url },
    note: `Une question ? ${contact(structure, collectivite)}`,
  }
}

/**
 * Says why, and how to contest it.
 * @param url page of « Mes inscriptions »
 */
export function demandeRefusee(sujet: Sujet, motif: string, url: string): Lettre {
  const { collectivite, enfants, activite, structure } = sujet
  return {
    sujet: `Inscription refusée : ${activite}`,
    collectivite,
    paragraphes: [
      `L’inscription de ${list(enfants)} à « ${activite} » (${structure.nom}) n’a pas pu être acceptée.`,
      `Motif : ${motif}`,
      `Pour en parler ou demander un nouvel examen : ${contact(structure, collectivite)}`,
    ],
    bouton: { texte: 'Voir ma demande', url },
    note: recours(collectivite),
  }
}

/** @param url page of « Mes inscriptions » */
export function demandeEnAttente(
  sujet: Sujet,
  rang: number | null,
  motif: string | null,
  url: string,
): Lettre {
  const { collectivite, enfants, activite, structure } = sujet
  return {
    sujet: `Sur liste d’attente : ${activite}`,
    collectivite,
    paragraphes: [
      `Votre demande d’inscription de ${list(enfants)} à « ${activite} » (${structure.nom}) est sur liste d’attente : toutes les places sont prises pour l’instant.`,
      ...(rang === null ? [] : [`Rang sur la liste : ${rang}.`]),
      ...(motif ? [`Message du service : ${motif}`] : []),
      'Vous n’avez rien à faire : si une place se libère, vous serez prévenus par e-mail.',
    ],
    bouton: { texte: 'Suivre ma demande', url },
    note: `Une question ? ${contact(structure, collectivite)}`,
  }
}

/** @param url page of « Mes documents », or of « Mes inscriptions » when no document is asked for */
export function demandeIncomplete(
  sujet: Sujet,
  pieces: readonly string[],
  motif: string | null,
  url: string,
): Lettre {
  const { collectivite, enfants, activite, structure } = sujet
  return {
    sujet: `Dossier à compléter : ${activite}`,
    collectivite,
    paragraphes: [
      `Le service étudie la demande d’inscription de ${list(enfants)} à « ${activite} » (${structure.nom}). Il lui manque quelque chose pour vous répondre.`,
      ...(pieces.length > 0 ? [`À fournir : ${pieces.join(', ')}.`] : []),
      ...(motif ? [`Message du service : ${motif}`] : []),
      'La place est gardée pendant ce temps.',
    ],
    bouton: { texte: 'Compléter ma demande', url },
    note: `Une question ? ${contact(structure, collectivite)}`,
  }
}

/** A place became free for who waited. @param url page of « Mes inscriptions » */
export function placeLiberee(sujet: Sujet, url: string): Lettre {
  const { collectivite, enfants, activite, structure } = sujet
  return {
    sujet: `Une place s’est libérée : ${activite}`,
    collectivite,
    paragraphes: [
      `Une place s’est libérée à « ${activite} » (${structure.nom}) : la demande de ${list(enfants)} sort de la liste d’attente, et le service l’étudie.`,
      'Si vous n’en voulez plus, retirez la demande : la place ira au suivant.',
    ],
    bouton: { texte: 'Suivre ma demande', url },
    note: `Une question ? ${contact(structure, collectivite)}`,
  }
}

/** The service takes back its answer. @param url page of « Mes inscriptions » */
export function decisionReprise(sujet: Sujet, motif: string | null, url: string): Lettre {
  const { collectivite, enfants, activite, structure } = sujet
  return {
    sujet: `Demande réexaminée : ${activite}`,
    collectivite,
    paragraphes: [
      `Le service revient sur sa réponse à la demande d’inscription de ${list(enfants)} à « ${activite} » (${structure.nom}). Elle est de nouveau à l’étude.`,
      ...(motif ? [`Message du service : ${motif}`] : []),
    ],
    bouton: { texte: 'Suivre ma demande', url },
    note: `Une question ? ${contact(structure, collectivite)}`,
  }
}

const LIST = new Intl.ListFormat('fr', { type: 'conjunction' })
const list = (names: readonly string[]) => LIST.format(names)
