// What the service, or a place given back, did to a family's days between two readings: comes with the gestures.
import type { Cellule, CelluleRepondue, EtatCellule, Planning } from '@inoe/contract/reservations'
import { cleOf } from './brouillon.ts'
import type { Vu } from './ecran.ts'
import { messages } from './gestes.fr.ts'

/** Said one by one; more are counted. */
const DITES = 3
const SIENS: ReadonlySet<EtatCellule> = new Set<EtatCellule>(['reserve', 'demande', 'en-attente', 'propose'])
/** What a roll call and a bill make of a day that was booked: no news. */
const SUIVI: ReadonlySet<EtatCellule> = new Set<EtatCellule>(['present', 'facture'])

/** What a save made of its cells, by name: the state they are then in, none for a day given up. */
export type Faites = ReadonlyMap<string, EtatCellule | undefined>
const DEVENUS: Partial<Record<CelluleRepondue['etat'], EtatCellule>> = {
  confirmee: 'reserve',
  'en-attente': 'en-attente',
  demandee: 'demande',
}
export const faite = ({ creneau, enfant, etat }: CelluleRepondue) =>
  [cleOf(creneau, enfant), DEVENUS[etat]] as const

/**
 * @param vu the planning as it is shown
 * @param own what was saved here
 * @param enVol cells of a save that is not answered yet
 */
export function nouvelles(vu: Vu, apres: Planning, own: Faites, enVol: ReadonlySet<string>): string {
  const known = new Map(vu.planning.lignes.flatMap((ligne) => celluleNommees(ligne)))
  const phrases = apres.lignes.flatMap((ligne) =>
    celluleNommees(ligne).flatMap(([cle, cellule]) => {
      const before = known.get(cle)
      if (!before || !change(before, cellule) || enVol.has(cle)) return []
      if (own.has(cle) && own.get(cle) === (SIENS.has(cellule.etat) ? cellule.etat : undefined)) return []
      const prenom = apres.enfants.find(({ id }) => id === ligne.enfant)?.prenom ?? ''
      const quoi = `${prenom}, ${vu.moments.jour(cellule.date).long}, ${ligne.activite}`
      return messages.change(quoi, mot(before, vu), mot(cellule, vu))
    }),
  )
  const more = phrases.length - DITES
  return [...phrases.slice(0, DITES), ...(more > 0 ? [messages.autres(more)] : [])].join(' ')
}

const celluleNommees = ({ enfant, cellules }: Planning['lignes'][number]) =>
  cellules.map((one) => [cleOf(one.creneau, enfant), one] as const)

/** Only the family declares an absence, or takes it back. */
function change(avant: Cellule, apres: Cellule): boolean {
  const answer = apres.absence?.etat
  if (answer !== avant.absence?.etat) return answer === 'acceptee' || answer === 'refusee'
  const its = SIENS.has(avant.etat) || SIENS.has(apres.etat)
  return its && avant.etat !== apres.etat && !SUIVI.has(apres.etat)
}

const mot = (cellule: Cellule, { mots, moments }: Vu) =>
  cellule.absence && cellule.absence.etat !== 'retiree'
    ? mots.detail(cellule.etat, cellule, moments)
    : mots.mots[cellule.etat]
