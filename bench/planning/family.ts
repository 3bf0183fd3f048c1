// Six weeks of a family: 4 children × 3 activities, each open on every weekday. August 2026 spans six weeks.
import type { Cellule, EtatCellule, LignePlanning, Planning } from '@inoe/contract/reservations'

export const MOIS = '2026-08-15'
const DU = '2026-07-27'
const DAYS = 42
const PRENOMS = ['Léa', 'Noé', 'Zoé', 'Tom']
const ACTIVITES = ['Accueil du matin', 'Restaurant scolaire', 'Accueil du soir']
/** What cells are, in turn: each state that a parent meets. */
const ETATS: readonly EtatCellule[] = [
  'libre',
  'reserve',
  'complet',
  'libre',
  'hors-delai',
  'libre',
  'demande',
]
const MOTIFS: Partial<Record<EtatCellule, Cellule['motif']>> = { 'hors-delai': 'hors-delai' }

const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
const day = (rank: number) => new Date(Date.parse(DU) + rank * 86_400_000).toISOString().slice(0, 10)

function cellule(line: number, rank: number): Cellule {
  const etat = ETATS[(line + rank) % ETATS.length] ?? 'libre'
  const date = day(rank)
  return {
    date,
    fin: null,
    creneau: id(1000 + line * 100 + rank),
    etat,
    motif: MOTIFS[etat] ?? null,
    places: etat === 'complet' ? 0 : 12,
    attente: 0,
    rang: null,
    expireLe: null,
    absence: null,
    absenceJusquAu: null,
    prixCentimes: 335,
    ouvreLe: null,
    reservableJusquAu: `${day(rank - 2)}T10:00:00.000Z`,
    annulableJusquAu: `${day(rank - 2)}T10:00:00.000Z`,
  }
}

const enfants = PRENOMS.map((prenom, rank) => ({ id: id(rank + 1), prenom, nom: 'Durand', age: 4 + rank }))

const lignes = enfants.flatMap(({ id: enfant }, child) =>
  ACTIVITES.map((activite, rank): LignePlanning => {
    const line = child * ACTIVITES.length + rank
    return {
      id: `${enfant} ${activite}`,
      enfant,
      structure: 'École Jules-Ferry',
      offre: { activite: id(50 + rank), unite: 'unite' },
      activite,
      groupe: '',
      unite: 'Séance',
      parties: [activite],
      mode: 'jour',
      validation: false,
      listeAttente: true,
      horaires: '',
      prixCentimes: 335,
      prixExplication: '',
      plafond: '',
      delaiReservation: '',
      delaiAnnulation: '',
      cellules: Array.from({ length: DAYS }, (_, at) => at)
        .filter((at) => at % 7 < 5)
        .map((at) => cellule(line, at)),
    }
  }),
)

export const planning: Planning = {
  maintenant: '2026-07-20T08:00:00.000Z',
  aujourdhui: '2026-07-20',
  enfants,
  lignes,
  jourPrecedent: null,
  jourSuivant: null,
  ouverture: null,
  gardes: [],
}

const COULEURS: Partial<Record<EtatCellule, string>> = {
  libre: '#777777',
  reserve: '#17616b',
  complet: '#a3342b',
}

/** The same days as events of a calendar. */
export const evenements = lignes.flatMap(({ enfant, activite, cellules }) =>
  cellules.map(({ creneau, date, etat }) => ({
    id: creneau,
    start: date,
    allDay: true,
    title: `${enfants.find((one) => one.id === enfant)?.prenom} · ${activite} · ${etat}`,
    backgroundColor: COULEURS[etat] ?? '#7a4103',
  })),
)
