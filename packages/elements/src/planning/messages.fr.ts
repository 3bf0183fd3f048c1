import type { Cellule, EtatCellule, MotifRefus } from '@inoe/contract/reservations'

const plural = (count: number, one: string, many: string) => `${count} ${count > 1 ? many : one}`

/** What a cell shows: the server's states, and the two that are only in the page. */
export type Vue = EtatCellule | 'ajout' | 'retrait'

/** Dates and times as cells and sentences write them. */
export interface Moments {
  /** « lun. 7 à 12 h », with the month when it is not that of a date. */
  court(iso: string, date: string): string
  /** « lundi 7 septembre à 12 h 00 » */
  long(iso: string): string
}

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
}

/** Why a cell is closed for this child, in a few words. */
const fermetures: Partial<Record<MotifRefus, string>> = {
  age: 'pas l’âge ce jour-là',
  'non-inscrit': 'pas d’inscription',
  ferme: 'période close',
}

/** The second line of a cell: how many places, until when, since when, why not. */
function detail(vue: Vue, cellule: Cellule, moments: Moments): string {
  const { date, places, motif, ouvreLe, reservableJusquAu, annulableJusquAu } = cellule
  switch (vue) {
    case 'libre':
      return plural(places, 'place', 'places')
    case 'ajout':
      if (cellule.etat === 'complet') return 'plus de place entre-temps'
      if (cellule.etat === 'hors-delai') return `il fallait ${moments.court(reservableJusquAu, date)}`
      return `avant ${moments.court(reservableJusquAu, date)}`
    case 'retrait':
      return motif === 'hors-delai'
        ? `il fallait annuler ${moments.court(annulableJusquAu, date)}`
        : `avant ${moments.court(annulableJusquAu, date)}`
    case 'reserve':
      return motif === 'hors-delai'
        ? `il fallait annuler ${moments.court(annulableJusquAu, date)}`
        : `annulable avant ${moments.court(annulableJusquAu, date)}`
    case 'complet':
      return 'plus de place'
    case 'hors-delai':
      return `il fallait ${moments.court(reservableJusquAu, date)}`
    case 'pas-encore-ouvert':
      return ouvreLe ? `ouvre ${moments.court(ouvreLe, date)}` : ''
    case 'ferme':
      return (motif && fermetures[motif]) ?? ''
    default:
      return ''
  }
}

/** Why a cell that was clicked cannot be changed, in a sentence. */
function pourquoi(cellule: Cellule, moments: Moments): string {
  const { etat, motif, ouvreLe, reservableJusquAu, annulableJusquAu } = cellule
  switch (motif) {
    case 'complet':
      return 'Cette journée est complète.'
    case 'pas-encore-ouvert':
      return `Les réservations ouvrent ${ouvreLe ? moments.long(ouvreLe) : 'bientôt'}.`
    case 'hors-delai':
      return etat === 'reserve'
        ? `Il fallait annuler avant ${moments.long(annulableJusquAu)}. Appelez le service.`
        : `Il fallait réserver avant ${moments.long(reservableJusquAu)}. Appelez le service.`
    case 'deja-facture':
      return 'Cette journée est déjà facturée : contactez le service.'
    case 'age':
      return 'L’enfant n’a pas l’âge de cette activité ce jour-là.'
    case 'non-inscrit':
      return 'L’inscription à cette activité n’est plus en cours : voyez « Nos services ».'
    default:
      return 'Cette journée ne peut pas être réservée.'
  }
}

export const messages = {
  titre: 'Mes réservations',
  semaine: (du: string, au: string) => `Semaine du ${du} au ${au}`,
  semainePrecedente: 'Semaine précédente',
  semaineSuivante: 'Semaine suivante',
  aujourdhui: 'Aujourd’hui',
  enfants: 'Enfants affichés',
  ans: (age: number) => plural(age, 'an', 'ans'),
  legende: 'Légende',
  aideClavier:
    'Flèches pour se déplacer, Espace pour ajouter ou retirer, Page précédente et Page suivante pour changer de semaine.',
  activite: 'Activité',
  mots,
  detail,
  pourquoi,
  fermeJour: 'fermé',
  ouverture: (nom: string, quand: string) =>
    [`${nom} : les réservations ouvrent `, quand, ', dans '] as const,
  consigne: 'Choisissez vos jours, puis enregistrez.',
  ajouts: (count: number) => (count > 1 ? 'ajouts' : 'ajout'),
  retraits: (count: number) => (count > 1 ? 'retraits' : 'retrait'),
  soit: 'soit',
  annulerModifications: 'Annuler les modifications',
  enregistrement: 'Enregistrement…',
  modificationsAnnulees: 'Modifications annulées.',
  enregistre: (ajouts: number, retraits: number) =>
    ajouts + retraits === 0
      ? 'Rien n’a été enregistré.'
      : `C’est enregistré : ${[
          ajouts > 0 ? plural(ajouts, 'jour ajouté', 'jours ajoutés') : '',
          retraits > 0 ? plural(retraits, 'jour retiré', 'jours retirés') : '',
        ]
          .filter(Boolean)
          .join(', ')}. Un e-mail récapitulatif vous est envoyé.`,
  refuses: (count: number) =>
    count > 1 ? `${count} jours n’ont pas pu être enregistrés :` : '1 jour n’a pas pu être enregistré :',
  echec: (raison: string) => `Rien n’a été perdu, vos choix sont gardés. ${raison}`,
  pasDEnfant: 'Ajoutez d’abord vos enfants dans « Mon foyer ».',
  versFoyer: 'Mon foyer',
  pasDInscription:
    'Aucune inscription acceptée pour l’instant. Inscrivez vos enfants aux activités, vous pourrez ensuite réserver leurs jours ici.',
  versServices: 'Nos services',
  tousMasques: 'Choisissez au moins un enfant.',
  semaineVide: 'Aucun jour ouvert cette semaine.',
  allerA: (date: string) => `Aller au ${date}`,
  aide: 'Une question, un problème ?',
} as const
