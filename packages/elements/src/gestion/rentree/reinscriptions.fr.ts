import { catalogue } from '../../i18n/langue.ts'

export const reinscriptionsFr = catalogue('reinscriptionsService', {
  titre: 'Réinscriptions',
  aide: 'Ouvrez aux enfants déjà inscrits la suite de leur activité\u00a0: leurs familles la demandent en une fois, aux règles ordinaires (âge de la nouvelle année, documents, places).',
  source: 'Inscrits aujourd’hui dans',
  cible: 'Continuent dans',
  releve: 'Prend la suite pour qui a passé l’âge',
  sansReleve: 'Rien',
  toutes: (activite: string, structure: string) => `${structure}\u00a0: ${activite}`,
  periode: (activite: string, structure: string, periode: string) =>
    `${structure}\u00a0: ${activite}, ${periode}`,
  choisir: 'Choisir',
  manque: 'Choisissez une activité.',
  du: 'Premier jour',
  jusquAu: 'Dernier jour',
  prioritaire: 'Sur la liste d’attente, les enfants déjà inscrits passent avant les nouveaux',
  ouvrir: 'Ouvrir ces réinscriptions',
  envoi: 'Enregistrement…',
  ouvert: 'C’est ouvert\u00a0: les familles concernées le voient à partir du premier jour.',
  aucune: 'Aucune réinscription n’est ouverte.',
  ligne: (source: string, cible: string) => `${source} → ${cible}`,
  lu: (source: string, cible: string) => `De ${source} à ${cible}`,
  dates: (du: string, jusquAu: string) => `Du ${du} au ${jusquAu}`,
  releveDe: (nom: string) => `ensuite ${nom}`,
  compte: (demandees: number, enfants: number) =>
    enfants === 0
      ? 'aucun enfant inscrit'
      : `${demandees} ${demandees < 2 ? 'enfant a demandé' : 'enfants ont demandé'} à continuer sur ${enfants}`,
  priorite: 'Prioritaires',
  fermer: 'Fermer',
  fermerTitre: 'Fermer ces réinscriptions\u00a0?',
  fermerTexte: 'Les familles ne pourront plus les demander. Les demandes déjà faites restent.',
  ferme: 'Ces réinscriptions sont fermées.',
} as const)
