// The grid as it is at an instant: pure, so that what a cell becomes at the opening second can be tested.
import type { Cellule, LignePlanning, Planning, RefusCellule } from '@inoe/contract/reservations'
import { plusJours } from '../i18n/format.ts'
import type { Brouillon, EnAttente } from './brouillon.ts'
import type { Etendue } from './etendue.ts'

/** A child's day on a line, as it is shown. The same object as before while nothing of it changed. */
export interface Case {
  cle: string
  ligne: LignePlanning
  prenom: string
  /** The server's cell, as it has become since. */
  cellule: Cellule
  /** The wish not saved yet. */
  attente: EnAttente | undefined
  /** Why the last save refused it. */
  refus: RefusCellule | undefined
  /** Hours of regular care, that are not booked here. */
  garde: Planning['gardes'][number] | undefined
}

export interface Rangee {
  ligne: LignePlanning
  /** One per day shown; undefined where the activity is closed. A sejour is the same case on each of its days. */
  cases: (Case | undefined)[]
}

export interface Grille {
  /** Days shown: Monday to Friday, and Saturday or Sunday when something takes place. */
  jours: string[]
  groupes: { enfant: Planning['enfants'][number]; rangees: Rangee[] }[]
  /** Every case by its name. */
  cases: ReadonlyMap<string, Case>
  /** Nothing takes place for the children and the activities shown. */
  vide: boolean
}

export interface Choix {
  brouillon: Brouillon
  refus: ReadonlyMap<string, RefusCellule>
  /** Children and activities (their ids) that are hidden. */
  masques: ReadonlySet<string>
}

const parJour = new WeakMap<LignePlanning, Map<string, Cellule>>()

/** The cell of a line on a day; a sejour is found on each of its days. */
function auJour(ligne: LignePlanning, date: string): Cellule | undefined {
  let days = parJour.get(ligne)
  if (!days) {
    days = new Map()
    for (const cellule of ligne.cellules)
      for (let day = cellule.date; day <= (cellule.fin ?? cellule.date); day = plusJours(day, 1))
        days.set(day, cellule)
    parJour.set(ligne, days)
  }
  return days.get(date)
}

/** Lays out the days of a span. @param before the cases of the grid before, kept where nothing changed */
export function grilleOf(
  planning: Planning,
  { du, au }: Etendue,
  { brouillon, refus, masques }: Choix,
  before?: ReadonlyMap<string, Case>,
): Grille {
  const gardes = lignesDeGarde(planning)
  const lignes = [...planning.lignes, ...gardes.keys()].filter(
    ({ enfant, offre }) => !masques.has(enfant) && !masques.has(offre.activite),
  )
  const days: string[] = []
  for (let day = du; day <= au; day = plusJours(day, 1)) days.push(day)
  const open = days.map((day) => lignes.some((ligne) => auJour(ligne, day)))
  const weekEnd = [5, 6].map((rank) => open.some((one, day) => one && day % 7 === rank))
  const jours = days.filter((_, day) => day % 7 < 5 || weekEnd[(day % 7) - 5])
  const cases = new Map<string, Case>()
  const caseOf = (ligne: LignePlanning, prenom: string, date: string): Case | undefined => {
    const cellule = auJour(ligne, date)
    if (!cellule) return undefined
    // As `cleOf` of the draft: spelled out, since the draft comes later, with the gestures.
    const cle = `${cellule.creneau} ${ligne.enfant}`
    const there = cases.get(cle)
    if (there) return there
    const attente = brouillon.get(cle)
    const why = refus.get(cle)
    const old = before?.get(cle)
    const same = old?.cellule === cellule && old.attente === attente && old.refus === why
    const garde = gardes.get(ligne)?.get(date)
    const one = same ? old : { cle, ligne, prenom, cellule, attente, refus: why, garde }
    cases.set(cle, one)
    return one
  }
  return {
    jours,
    groupes: planning.enfants
      .map((enfant) => ({
        enfant,
        rangees: lignes
          .filter((ligne) => ligne.enfant === enfant.id)
          .map((ligne) => ({ ligne, cases: jours.map((date) => caseOf(ligne, enfant.prenom, date)) })),
      }))
      .filter((groupe) => groupe.rangees.length > 0),
    cases,
    vide: !open.some(Boolean),
  }
}

type Gardes = ReadonlyMap<LignePlanning, ReadonlyMap<string, Planning['gardes'][number]>>
const gardesDe = new WeakMap<Planning['gardes'], Gardes>()

/** The hours of regular care as lines of the grid: one per child and activity. */
function lignesDeGarde({ gardes }: Planning): Gardes {
  const there = gardesDe.get(gardes)
  if (there) return there
  const lignes = new Map<LignePlanning, Map<string, Planning['gardes'][number]>>()
  const byId = new Map<string, LignePlanning>()
  for (const garde of gardes) {
    const { enfant, structure, activite, date, debut } = garde
    const id = ['garde', enfant, structure, activite].join(' ')
    const ligne = byId.get(id) ?? ligneDeGarde(id, enfant, structure, activite)
    byId.set(id, ligne)
    ligne.cellules.push(celluleDeGarde(date, `${id} ${date} ${debut}`))
    lignes.set(ligne, (lignes.get(ligne) ?? new Map()).set(date, garde))
  }
  gardesDe.set(gardes, lignes)
  return lignes
}

const ligneDeGarde = (id: string, enfant: string, structure: string, activite: string): LignePlanning => ({
  id,
  enfant,
  structure,
  offre: { activite: id, unite: '' },
  activite,
  groupe: '',
  unite: '',
  parties: [],
  mode: 'contrat',
  validation: false,
  listeAttente: false,
  horaires: '',
  prixCentimes: 0,
  prixExplication: '',
  plafond: '',
  delaiReservation: '',
  delaiAnnulation: '',
  cellules: [],
})

const celluleDeGarde = (date: string, creneau: string): Cellule => ({
  date,
  fin: null,
  creneau,
  etat: 'ferme',
  motif: 'ferme',
  places: 0,
  attente: 0,
  rang: null,
  expireLe: null,
  absence: null,
  absenceJusquAu: null,
  prixCentimes: 0,
  ouvreLe: null,
  reservableJusquAu: '',
  annulableJusquAu: '',
})

/**
 * What a cell read earlier has become: it opens at its instant and closes after its deadline without asking the server,
 * who has the last word when saving.
 */
export function devenir(cellule: Cellule, maintenant: number): Cellule {
  const { etat, motif, places, ouvreLe, expireLe, reservableJusquAu, annulableJusquAu } = cellule
  if (etat === 'pas-encore-ouvert' && ouvreLe && maintenant >= Date.parse(ouvreLe)) {
    const opened =
      places > 0
        ? ({ etat: 'libre', motif: null } as const)
        : ({ etat: 'complet', motif: 'complet' } as const)
    return devenir({ ...cellule, ...opened, ouvreLe: null }, maintenant)
  }
  if ((etat === 'libre' || etat === 'complet') && maintenant > Date.parse(reservableJusquAu))
    return { ...cellule, etat: 'hors-delai', motif: 'hors-delai' }
  if (etat === 'propose' && !motif && expireLe && maintenant > Date.parse(expireLe))
    return { ...cellule, motif: 'hors-delai' }
  if (etat === 'reserve' && !motif && maintenant > Date.parse(annulableJusquAu))
    return { ...cellule, motif: 'hors-delai' }
  return cellule
}

/** The whole planning as it has become: itself, and each line itself, while nothing of it changed. */
export function planningDevenu(planning: Planning, maintenant: number): Planning {
  const lignes = planning.lignes.map((ligne) => {
    const cellules = ligne.cellules.map((cellule) => devenir(cellule, maintenant))
    return cellules.every((one, rank) => one === ligne.cellules[rank]) ? ligne : { ...ligne, cellules }
  })
  return lignes.every((one, rank) => one === planning.lignes[rank]) ? planning : { ...planning, lignes }
}

/** The next instant (milliseconds) at which something of the planning changes by itself, or undefined. */
export function prochainChangement(planning: Planning, maintenant: number): number | undefined {
  let next = Number.POSITIVE_INFINITY
  const see = (iso: string | null | undefined, after = 0) => {
    const instant = iso ? Date.parse(iso) + after : 0
    if (instant > maintenant && instant < next) next = instant
  }
  for (const { cellules } of planning.lignes)
    for (const { ouvreLe, expireLe, reservableJusquAu, annulableJusquAu } of cellules) {
      see(ouvreLe)
      // Deadlines are included: what they close closes one millisecond later.
      for (const limit of [expireLe, reservableJusquAu, annulableJusquAu]) see(limit, 1)
    }
  see(planning.ouverture?.instant)
  return Number.isFinite(next) ? next : undefined
}

/**
 * The day to open on: today while a day with something is ahead among those read, else the next there is (on a Sunday,
 * say). When the days read are not around today, the computer's date was wrong: today.
 */
export function jourUtile(planning: Planning, { du, au }: Etendue): string {
  const { aujourdhui, lignes, gardes, jourSuivant } = planning
  const ahead = [...lignes.flatMap((ligne) => ligne.cellules), ...gardes].some(
    ({ date }) => date >= aujourdhui,
  )
  const around = aujourdhui >= du && aujourdhui <= au
  return ahead || !around || !jourSuivant ? aujourdhui : jourSuivant
}
