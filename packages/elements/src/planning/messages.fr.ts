import type { Cellule, EtatCellule, MotifRefus } from '@inoe/contract/reservations'
import { catalogue } from '../i18n/langue.ts'
import type { Presentation } from './etendue.ts'
import type { Moments } from './moments.ts'

const plural = (count: number, one: string, many: string) => `${count} ${count > 1 ? many : one}`
const rang = (rank: number | null) => (rank === 1 ? '1er' : rank ? `${rank}e` : '')

/** What a cell shows: the server's states, the two that are only in the page, and hours of regular care. */
export type Vue = EtatCellule | 'ajout' | 'retrait' | 'contrat'

const mots: Record<Vue, string> = {
  libre: 'Libre',
  reserve: 'Réservé',
  ajout: 'À enregistrer',
  retrait: 'À retirer',
  'en-attente': 'En attente',
  propose: 'À confirmer',
  demande: 'Demandé',
  complet: 'Complet',
  ferme: 'Fermé',
  'hors-delai': 'Hors délai',
  'pas-encore-ouvert': 'Pas encore ouvert',
  absent: 'Absent',
  present: 'Présent',
  facture: 'Facturé',
  contrat: 'Contrat',
}

/** Why a cell is closed for this child, in a few words. */
const fermetures: Partial<Record<MotifRefus, string>> = {
  age: 'pas l’âge ce jour-là',
  'non-inscrit': 'pas d’inscription',
  ferme: 'période close',
  'piece-manquante': 'un document manque',
  'conflit-unite': 'déjà pris ce jour-là',
  plafond: 'maximum atteint',
}

const absences = {
  declaree: 'absence déclarée',
  acceptee: 'absence acceptée',
  refusee: 'absence refusée',
  retiree: '',
} as const

/** The second line of a cell: how many places, until when, since when, why not. */
function detail(vue: Vue, cellule: Cellule, { court }: Moments): string {
  const { date, etat, places, attente, motif, ouvreLe, expireLe, reservableJusquAu, annulableJusquAu } =
    cellule
  const annuler = cellule.absenceJusquAu
    ? 'trop tard pour annuler, absence possible'
    : `${motif === 'hors-delai' ? 'il fallait annuler' : 'annulable avant'} ${court(annulableJusquAu, date)}`
  switch (vue) {
    case 'libre':
      return plural(places, 'place', 'places')
    case 'ajout':
      if (etat === 'complet') return motif ? 'plus de place entre-temps' : 'sur la liste d’attente'
      if (etat === 'hors-delai') return `il fallait ${court(reservableJusquAu, date)}`
      return `avant ${court((etat === 'propose' && expireLe) || reservableJusquAu, date)}`
    case 'retrait':
      if (etat === 'en-attente') return 'quitter la liste d’attente'
      if (etat === 'propose') return 'refuser la place'
      return motif === 'hors-delai' ? annuler : `avant ${court(annulableJusquAu, date)}`
    case 'reserve':
      return cellule.absence && cellule.absence.etat !== 'retiree' ? absences[cellule.absence.etat] : annuler
    case 'en-attente':
      return cellule.rang ? `${rang(cellule.rang)} de la liste` : ''
    case 'propose':
      return expireLe ? `avant ${court(expireLe, date)}` : ''
    case 'demande':
      return 'le service va répondre'
    case 'complet':
      if (motif) return 'plus de place'
      return attente > 0
        ? `${plural(attente, 'attend', 'attendent')}\u00a0: s’inscrire sur la liste d’attente`
        : 's’inscrire sur la liste d’attente'
    case 'hors-delai':
      return `il fallait ${court(reservableJusquAu, date)}`
    case 'pas-encore-ouvert':
      return ouvreLe ? `ouvre ${court(ouvreLe, date)}` : ''
    case 'ferme':
      return (motif && fermetures[motif]) ?? ''
    case 'absent':
      return cellule.absence ? absences[cellule.absence.etat] : ''
    case 'present':
      return motif === 'deja-facture' ? 'facturé' : ''
    default:
      return ''
  }
}

const presentations: Record<Presentation, string> = { semaine: 'Semaine', mois: 'Mois', liste: 'Liste' }

export const messages = catalogue('planning', {
  titre: 'Mes réservations',
  affichage: 'Affichage',
  presentations,
  semaine: (du: string, au: string) => `Semaine du ${du} au ${au}`,
  precedente: (vue: Presentation) => (vue === 'mois' ? 'Mois précédent' : 'Semaine précédente'),
  suivante: (vue: Presentation) => (vue === 'mois' ? 'Mois suivant' : 'Semaine suivante'),
  aujourdhui: 'Aujourd’hui',
  enfants: 'Enfants affichés',
  activites: 'Activités',
  semaineType: 'Semaine type',
  agenda: 'Mon agenda',
  contrats: 'Contrats',
  absence: 'Déclarer une absence',
  ans: (age: number) => plural(age, 'an', 'ans'),
  legende: 'Légende',
  aideClavier:
    'Flèches pour se déplacer, Espace pour ajouter ou retirer, Majuscule et flèches pour choisir plusieurs jours, Page précédente et Page suivante pour changer de période.',
  activite: 'Activité',
  mots,
  detail,
  fermeJour: 'fermé',
  surDemande: 'sur demande',
  semaineDu: (jour: string) => `Semaine du ${jour}`,
  duAu: (du: string, au: string) => `du ${du} au ${au}`,
  horairesContrat: (debut: string, fin: string) => {
    const heure = (hhmm: string) => {
      const [hours, minutes] = hhmm.split(':')
      return `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`
    }
    return `${heure(debut)} –\u2060\u00a0${heure(fin)}`
  },
  ouverture: (nom: string, quand: string) =>
    [`${nom}\u00a0: les réservations ouvrent `, quand, ', dans '] as const,
  consigne: 'Choisissez vos jours, puis enregistrez.',
  pasDEnfant: 'Ajoutez d’abord vos enfants dans «\u00a0Mon foyer\u00a0».',
  versFoyer: 'Mon foyer',
  pasDInscription:
    'Aucune inscription acceptée pour l’instant. Inscrivez vos enfants aux activités, vous pourrez ensuite réserver leurs jours ici.',
  versServices: 'Nos services',
  tousMasques: 'Choisissez au moins un enfant et une activité.',
  sansJour: 'Aucun jour à réserver ici\u00a0: cet accueil se demande dans «\u00a0Contrats\u00a0».',
  vide: (vue: Presentation) => `Aucun jour ouvert ${vue === 'mois' ? 'ce mois' : 'cette semaine'}.`,
  allerA: (date: string) => `Aller au ${date}`,
  aide: 'Une question, un problème\u00a0?',
} as const)
