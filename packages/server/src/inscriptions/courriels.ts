import type { Lettre } from '../outside/lettre.ts'

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
 * Says why, and how to contest it. The two months and the ways are those of an administrative decision
 * (Code de justice administrative, art. R421-1; Code des relations entre le public et l’administration, L411-2).
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
    note: `Dans les deux mois, vous pouvez aussi former un recours gracieux auprès de ${collectivite.nom}, puis saisir le tribunal administratif.`,
  }
}

/** The structure's own contact, else the town's. */
export function contact(structure: Sujet['structure'], town: Sujet['collectivite']): string {
  const [nom, ways] = [structure, town]
    .map(({ nom, courriel, telephone }) => [nom, [courriel, telephone].filter(Boolean).join(' ou ')] as const)
    .find(([, found]) => found) ?? [town.nom, '']
  return ways ? `${nom}, ${ways}.` : `${nom}.`
}

const LIST = new Intl.ListFormat('fr', { type: 'conjunction' })
const list = (names: readonly string[]) => LIST.format(names)
