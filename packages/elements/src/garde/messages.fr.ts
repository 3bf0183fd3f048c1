import { catalogue } from '../i18n/langue.ts'

/** Words of the calendar of a child who has two homes, for parents and for agents. */
export const gardeFr = catalogue('garde', {
  debut: 'Premier jour',
  fin: 'Dernier jour',
  finAide: 'S’il est connu.',
  rythme: 'Rythme',
  rythmes: [
    ['semaines', 'Une semaine sur deux'],
    ['quinzaine', 'Certains jours, sur deux semaines'],
  ],
  semaines: 'Semaines',
  parites: [
    ['paires', 'paires'],
    ['impaires', 'impaires'],
  ],
  semainesAide:
    'Celle du jour où l’enfant change de foyer, d’après le numéro de la semaine dans le calendrier.',
  jour: 'Jour du changement',
  jours: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  heure: 'Heure du changement',
  heureAide: 'Après midi, la journée reste au foyer que l’enfant quitte.',
  heureFausse: 'Écrivez l’heure ainsi\u00a0: 18:00.',
  semaine: (rang: number) => (rang === 1 ? 'Première semaine' : 'Deuxième semaine'),
  semaineAide: 'La première semaine est celle du premier jour.',
  vacances: 'Vacances scolaires',
  choixVacances: [
    ['', 'Comme les autres jours'],
    ['paires', 'Première moitié ici les années paires'],
    ['impaires', 'Première moitié ici les années impaires'],
  ],
  exceptions: 'Exceptions',
  exception: (rang: number) => `Exception ${rang}`,
  du: 'Du',
  au: 'Au',
  ou: 'Où',
  retirerException: 'Retirer cette exception',
  ajouterException: 'Ajouter une exception',
  requis: 'Cette information est obligatoire.',
  envoi: 'Envoi…',
  apercu: (prenom: string) => `Six semaines de ${prenom}`,
  joursCourts: ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'],
  hors: 'hors calendrier',
} as const)

/** How the two homes are called on a screen. */
export interface Lieux {
  ici: string
  ailleurs: string
}
