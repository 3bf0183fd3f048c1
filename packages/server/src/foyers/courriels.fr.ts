import type { Changement } from '@inoe/contract/foyers'
import { recours } from '../collectivites/recours.ts'
import type { Lettre } from '../outside/lettre.ts'

/** What every letter about a change of the file names. `enfant`: given name of the child it is about. */
export interface Sujet {
  collectivite: Lettre['collectivite']
  enfant: string | null
  changements: readonly Pick<Changement, 'nom' | 'champ'>[]
}

// Threat: an e-mail can be read by others than the parents. Neither of these says a value.

/** @param motif what the service adds, if anything @param url page of « Mon foyer » */
export function modificationAcceptee(sujet: Sujet, motif: string | null, url: string): Lettre {
  return {
    sujet: 'Modification de votre dossier acceptée',
    collectivite: sujet.collectivite,
    paragraphes: [
      `Le service a accepté la modification de votre dossier${de(sujet)}\u00a0: ${noms(sujet)}.`,
      ...(motif ? [`Message du service : ${motif}`] : []),
      'Les prix des prochaines factures en tiennent compte. Les factures déjà émises ne changent pas.',
    ],
    bouton: { texte: 'Voir mon dossier', url },
    note: `Une question ? ${contact(sujet.collectivite)}`,
  }
}

/**
 * Says why, and how to contest it.
 * @param url page of « Mon foyer »
 */
export function modificationRefusee(sujet: Sujet, motif: string, url: string): Lettre {
  return {
    sujet: 'Modification de votre dossier refusée',
    collectivite: sujet.collectivite,
    paragraphes: [
      `Le service n’a pas accepté la modification de votre dossier${de(sujet)}\u00a0: ${noms(sujet)}. Votre dossier reste comme il était.`,
      `Motif : ${motif}`,
      `Pour en parler ou demander un nouvel examen : ${contact(sujet.collectivite)}`,
    ],
    bouton: { texte: 'Voir mon dossier', url },
    note: recours(sujet.collectivite),
  }
}

const de = ({ enfant }: Sujet) => (enfant ? ` (${enfant})` : '')
const noms = ({ changements }: Sujet) => changements.map((one) => one.nom.toLowerCase()).join(', ')
const contact = ({ courriel, telephone, nom }: Lettre['collectivite']) =>
  [courriel, telephone].filter(Boolean).join(' · ') || nom
