import { catalogue } from '../../i18n/langue.ts'

export const formulaireFr = catalogue('quotient', {
  intro:
    'Écrivez l’identité de la personne qui reçoit les allocations, comme la CAF ou la MSA la connaît. Elle sert à cette seule demande et n’est pas conservée.',
  nomNaissance: 'Nom de naissance',
  nomUsage: 'Nom d’usage',
  nomUsageAide: 'S’il est différent.',
  prenoms: 'Tous les prénoms',
  prenomsAide: 'Dans l’ordre de l’état civil, séparés par des espaces.',
  dateNaissance: 'Date de naissance',
  sexe: 'Sexe à l’état civil',
  sexes: [
    ['', 'Choisir'],
    ['F', 'Féminin'],
    ['M', 'Masculin'],
  ],
  pays: 'Pays de naissance',
  france: 'France',
  commune: 'Commune de naissance',
  departement: 'Numéro du département',
  departementAide: 'Par exemple 33, 2A ou 974.',
  accord:
    'J’accepte que le service demande mon quotient familial à la CAF ou à la MSA, par l’API Particulier de l’État.',
  demander: 'Demander mon quotient',
  enCours: 'Demande en cours…',
  manque: 'Remplissez ce champ.',
  departementInconnu: 'Deux chiffres, 2A, 2B, ou trois chiffres outre-mer.',
  accordRequis: 'Cochez cette case pour que la demande soit envoyée.',
  aCorriger: 'Rien n’est envoyé pour l’instant\u00a0: corrigez les champs signalés.',
  obtenu: (valeur: string, caisse: string, mois: string) =>
    `Votre quotient familial est ${valeur} (${caisse}, ${mois}). Il est enregistré dans votre dossier\u00a0: vos tarifs en tiennent compte.`,
} as const)
