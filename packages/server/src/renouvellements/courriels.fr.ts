import type { ReglageRenouvellement } from '@inoe/contract/renouvellements'
import type { Lettre } from '../outside/lettre.ts'
import { phrases } from './phrases.fr.ts'
import { anneeEnMots } from './rules.ts'
import type { Section } from './sections.ts'

type Ville = Lettre['collectivite']

// Threat: an e-mail can be read by others than the parents. What was confirmed is named, never said.

/** @param url page of « Mon foyer » */
export function dossierRenouvele(
  collectivite: Ville,
  annee: number,
  sections: readonly Pick<Section, 'section' | 'enfant'>[],
  url: string,
): Lettre {
  const named = sections.map(({ section, enfant }) =>
    enfant ? `${phrases.sections[section]} (${enfant.prenom})` : phrases.sections[section],
  )
  return {
    sujet: `Votre dossier est renouvelé pour ${anneeEnMots(annee)}`,
    collectivite,
    paragraphes: [
      `Toutes les parties de votre dossier sont confirmées pour l’année scolaire ${anneeEnMots(annee)} : ${named.join(', ')}.`,
      'Vous n’avez rien d’autre à faire pour votre dossier. Une information change en cours d’année ? Corrigez-la dans « Mon foyer », sans attendre.',
      'Ce renouvellement n’inscrit pas vos enfants : les inscriptions se demandent dans « Mes inscriptions ».',
    ],
    bouton: { texte: 'Voir mon dossier', url },
  }
}

/** @param url page of « Mon foyer » */
export function dossierARenouveler(
  collectivite: Ville,
  { annee, jusquAu, blocage }: ReglageRenouvellement,
  today: string,
  url: string,
): Lettre {
  const mots = anneeEnMots(annee)
  const late = today > jusquAu
  const suite = {
    rien: [],
    inscriptions: [
      late
        ? `Tant que ce n’est pas fait, vous ne pouvez pas demander d’inscription pour ${mots}.`
        : `Après cette date, vous ne pourrez plus demander d’inscription pour ${mots} tant que ce ne sera pas fait.`,
    ],
    reservations: [
      late
        ? `Tant que ce n’est pas fait, vous ne pouvez ni demander d’inscription ni réserver de journée pour ${mots}.`
        : `Après cette date, vous ne pourrez plus demander d’inscription ni réserver de journée pour ${mots} tant que ce ne sera pas fait.`,
    ],
  }
  return {
    sujet: `Votre dossier est à renouveler pour ${mots}`,
    collectivite,
    paragraphes: [
      late
        ? `Votre dossier n’est pas renouvelé pour l’année scolaire ${mots} : c’était demandé avant le ${jour(jusquAu)} inclus, et c’est toujours possible.`
        : `Votre dossier est à renouveler pour l’année scolaire ${mots}, jusqu’au ${jour(jusquAu)} inclus.`,
      'Tout est déjà rempli : confirmez ce qui est toujours exact, corrigez le reste. Vous pouvez vous arrêter et reprendre, à deux parents si vous voulez.',
      ...suite[blocage],
    ],
    bouton: { texte: 'Renouveler mon dossier', url },
  }
}

const jour = (date: string) =>
  new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))
