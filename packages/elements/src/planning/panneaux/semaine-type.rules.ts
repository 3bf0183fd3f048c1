// A pattern of days, repeated: which cells it changes, and which it cannot.
import type { Cellule, LignePlanning } from '@inoe/contract/reservations'
import { plusJours } from '../../i18n/format.ts'
import type { Brouillon } from '../brouillon.ts'
import type { Regles } from '../panneau.ts'
import { CELLULES_MAX } from './limites.ts'

export type Rythme = 'toutes' | 'paires' | 'impaires'

/** Days of the week (1 Monday to 7 Sunday) of each offer: `cleMotif`. */
export type Motif = ReadonlySet<string>

/** Names a day of the pattern: the same for brothers and sisters. */
export const cleMotif = ({ offre }: Pick<LignePlanning, 'offre'>, jour: number): string =>
  `${offre.activite} ${offre.unite} ${jour}`

/** 1 Monday to 7 Sunday. */
export const jourSemaine = (date: string): number => new Date(`${date}T12:00:00Z`).getUTCDay() || 7

/** Number of the week that a date is in (ISO 8601: the first is that of 4 January). */
export function semaineIso(date: string): number {
  const thursday = plusJours(date, 4 - jourSemaine(date))
  const days = (Date.parse(thursday) - Date.parse(`${thursday.slice(0, 4)}-01-01`)) / 86_400_000
  return Math.floor(days / 7) + 1
}

export const retenue = (date: string, rythme: Rythme): boolean =>
  rythme === 'toutes' || (semaineIso(date) % 2 === 0) === (rythme === 'paires')

/** What a child has, or wishes, in a week: the pattern to begin with. */
export function motifDe(
  lignes: readonly LignePlanning[],
  enfant: string,
  brouillon: Brouillon,
  { cleOf }: Pick<Regles, 'cleOf'>,
): Motif {
  const motif = new Set<string>()
  for (const ligne of lignes)
    if (ligne.enfant === enfant && ligne.mode === 'jour')
      for (const cellule of ligne.cellules) {
        const wish = brouillon.get(cleOf(cellule.creneau, enfant))?.action
        if (wish ? wish === 'ajouter' : tenue(cellule)) motif.add(cleMotif(ligne, jourSemaine(cellule.date)))
      }
  return motif
}

const TENUS = new Set<Cellule['etat']>(['reserve', 'demande', 'en-attente', 'propose', 'present', 'facture'])
const tenue = ({ etat }: Cellule) => TENUS.has(etat)

export interface Demande {
  lignes: readonly LignePlanning[]
  motif: Motif
  /** Children that it is for. */
  enfants: readonly string[]
  du: string
  au: string
  rythme: Rythme
  /** Takes away what the pattern does not hold, of the activities that it is about. */
  remplacer: boolean
  /** Joins the waiting list of full days. */
  attendre: boolean
  /** What the pattern is about: ids of activities. */
  activites: ReadonlySet<string>
}

/** Why a day of the pattern is not added. */
export type Obstacle = 'complet' | 'autre' | 'trop' | 'ferme'

export interface Apercu {
  brouillon: Brouillon
  ajouts: number
  retraits: number
  /** Already as the pattern wants them. */
  deja: number
  impossibles: { ligne: LignePlanning; cellule: Cellule; obstacle: Obstacle }[]
  /** Children who have none of the pattern's offers. */
  sansOffre: string[]
}

/** What applying the pattern would change. Nothing that is there goes away unless `remplacer`. */
export function preparer(brouillon: Brouillon, demande: Demande, regles: Regles): Apercu {
  const { lignes, motif, enfants, du, au, rythme, remplacer, attendre, activites } = demande
  const apercu: Apercu = { brouillon, ajouts: 0, retraits: 0, deja: 0, impossibles: [], sansOffre: [] }
  const concerned = lignes.filter(
    ({ enfant, mode, offre }) => enfants.includes(enfant) && mode === 'jour' && activites.has(offre.activite),
  )
  const days = concerned.flatMap((ligne) =>
    ligne.cellules
      .filter(({ date }) => date >= du && date <= au && retenue(date, rythme))
      .map((cellule) => ({ ligne, cellule, voulu: motif.has(cleMotif(ligne, jourSemaine(cellule.date))) })),
  )
  // What goes away first: it makes room for what comes.
  if (remplacer) for (const day of days) if (!day.voulu) retirer(apercu, day.ligne, day.cellule, regles)
  for (const { ligne, cellule, voulu } of days) {
    if (!voulu) continue
    const wish = apercu.brouillon.get(regles.cleOf(cellule.creneau, ligne.enfant))?.action
    if (wish === 'ajouter' || (tenue(cellule) && !wish)) apercu.deja++
    else ajouter(apercu, ligne, cellule, { regles, lignes, remplacer, attendre })
  }
  const offers = new Set([...motif].map((one) => one.replace(/ \d$/, '')))
  apercu.sansOffre = enfants.filter(
    (enfant) =>
      !concerned.some(
        (ligne) => ligne.enfant === enfant && offers.has(`${ligne.offre.activite} ${ligne.offre.unite}`),
      ),
  )
  return apercu
}

function retirer(apercu: Apercu, { enfant }: LignePlanning, cellule: Cellule, regles: Regles): void {
  const wish = apercu.brouillon.get(regles.cleOf(cellule.creneau, enfant))?.action
  if (wish === 'ajouter') apercu.brouillon = regles.poser(apercu.brouillon, enfant, cellule, undefined)
  else if (!wish && regles.souhaits(cellule).includes('retirer')) {
    apercu.brouillon = regles.poser(apercu.brouillon, enfant, cellule, 'retirer')
    apercu.retraits++
  }
}

function ajouter(
  apercu: Apercu,
  ligne: LignePlanning,
  cellule: Cellule,
  {
    regles,
    lignes,
    remplacer,
    attendre,
  }: Pick<Demande, 'lignes' | 'remplacer' | 'attendre'> & { regles: Regles },
): void {
  const refuse = (obstacle: Obstacle) => apercu.impossibles.push({ ligne, cellule, obstacle })
  // A removal wished by hand: the pattern does not undo it, the cell says « À retirer ».
  const possible = regles.souhaits(cellule).includes('ajouter')
  if (!possible) return void refuse(cellule.etat === 'complet' ? 'complet' : 'ferme')
  if (cellule.etat === 'complet' && !attendre) return void refuse('complet')
  if (apercu.brouillon.size >= CELLULES_MAX) return void refuse('trop')
  const next = regles.souhaiter(apercu.brouillon, lignes, ligne, cellule, 'ajouter')
  if (next.empeche || (next.echanges.length > 0 && !remplacer)) return void refuse('autre')
  apercu.brouillon = next.brouillon
  apercu.retraits += next.echanges.length
  apercu.ajouts++
}
