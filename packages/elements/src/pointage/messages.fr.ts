import { catalogue } from '../i18n/langue.ts'

/** Words of the roll call, which comes once an agent is signed in; those that come before are in `ecran.fr.ts`. */
export const pointageFr = catalogue('pointage', {
  interdit: (nom: string, lien: string) => `Ne peut pas venir chercher : ${nom} (${lien})`,
  interditFini: (nom: string, lien: string, date: string) =>
    `La décision de justice a pris fin le ${date} : ${nom} (${lien}). Demandez à la direction qui peut venir.`,
  qui: 'Qui vient chercher, qui appeler',
  quiDe: (nom: string) => ` : ${nom}`,
  structure: 'Structure',
  date: 'Jour',
  precedent: 'Jour précédent',
  suivant: 'Jour suivant',
  aujourdhui: 'Aujourd’hui',
  imprimer: 'Imprimer',
  feuille: (structure: string, jour: string) => `${structure}, ${jour}`,
  aVenir: 'Ce jour n’est pas encore venu\u00a0: la liste se lit et s’imprime.',
  recherche: 'Chercher un enfant',
  compte: (presents: number, absents: number, attendus: number) =>
    `${presents} ${presents > 1 ? 'présents' : 'présent'}, ${absents} ${absents > 1 ? 'absents' : 'absent'}, ${attendus} ${attendus > 1 ? 'attendus' : 'attendu'}`,
  vide: 'Aucun enfant n’est attendu ce jour-là.',
  rienTrouve: (texte: string) => `Aucun enfant ne répond à «\u00a0${texte}\u00a0».`,
  present: 'Présent',
  absent: 'Absent',
  dire: (etat: string, enfant: string) => `${etat}\u00a0: ${enfant}`,
  arrivee: 'Arrivée',
  depart: 'Départ',
  de: (enfant: string) => ` de ${enfant}`,
  maintenant: 'Maintenant',
  maintenantDe: (moment: string, enfant: string) => `${moment} maintenant\u00a0: ${enfant}`,
  ans: (age: number) => (age < 1 ? 'moins d’un an' : `${age}\u00a0an${age > 1 ? 's' : ''}`),
  prevu: (debut: string, fin: string) => `Prévu de ${debut} à ${fin}`,
  absenceDeclaree: 'Absence déclarée par la famille',
  sansReservation: 'Venu sans réservation',
  facture: 'Facturé',
  tous: 'Tous présents',
  tousFaits: (nombre: number) =>
    `${nombre} ${nombre > 1 ? 'enfants sont pointés présents' : 'enfant est pointé présent'}.`,
  annuler: 'Annuler',
  ajouter: 'Ajouter un enfant venu sans réservation',
  choisir: 'Choisir…',
  enCours: 'Enregistrement…',
  enregistre: 'Tout est enregistré.',
  panne: (nombre: number) =>
    nombre > 1
      ? `${nombre} pointages ne sont pas encore enregistrés.`
      : 'Un pointage n’est pas encore enregistré.',
  panneAide: 'Ils sont gardés sur cet appareil et partiront d’eux-mêmes dès que possible.',
  reessayer: 'Réessayer maintenant',
  pasEncore: 'Pas encore enregistré',
  refuse: 'Non enregistré.',
  abandonner: 'Revenir à ce qui est enregistré',
  papier: {
    present: 'Présent',
    absent: 'Absent',
    arrivee: 'Arrivée',
    depart: 'Départ',
    signature: 'Signature',
  },
  regles: {
    titre: 'Arrondi des heures',
    aide: 'Comme le dit le règlement de l’activité. Les factures émises ne changent pas.',
    pas: 'Durée facturée',
    parPas: (pas: number) =>
      ({
        1: 'À la minute',
        15: 'Par quart d’heure commencé',
        30: 'Par demi-heure commencée',
        60: 'Par heure commencée',
      })[pas] ?? `Par ${pas}\u00a0minutes commencées`,
    tolerance: 'Tolérance, en minutes',
    toleranceAide: 'De 0 à 30. Avant ou après l’heure prévue, ces minutes ne comptent pas.',
    enregistrer: 'Enregistrer',
    enregistre: 'C’est enregistré.',
  },
} as const)
