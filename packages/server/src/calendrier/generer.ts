import { territoireOf } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import { publish } from '../direct/publish.ts'
import { periodeOf } from '../structures/store.ts'
import { creneauxVoulus, type Empechement, empechement } from './rules.ts'
import { fermeturesOf, modelesOf, poserCreneaux } from './store.ts'
import { isZoneScolaire, vacancesDe } from './vacances-scolaires.ts'

/** How many creneaux a generation wrote. */
export interface Generation {
  crees: number
  /** Capacity or last day changed, or proposed again. */
  modifies: number
  /** No longer wanted, but with bookings: kept, no longer proposed. */
  fermes: number
  supprimes: number
}

/** Why a period's creneaux were left as they are. */
export class GenerationRefusee extends Error {
  readonly motif: Empechement | 'periode-inconnue'

  constructor(motif: GenerationRefusee['motif']) {
    super(motif)
    this.motif = motif
  }
}

/**
 * Makes the creneaux of a period from its activity's usual week, the closures and the calendar. Doing it again changes
 * nothing. In the caller's transaction, as `systeme`.
 * @param options capacites: those that are there take the capacity of the usual week; otherwise they keep theirs
 * @throws GenerationRefusee
 */
export async function genererCreneaux(
  tx: Tx,
  collectivite: string,
  periode: string,
  { capacites = false }: { capacites?: boolean } = {},
): Promise<Generation> {
  const span = await periodeOf(tx, collectivite, periode)
  if (!span) throw new GenerationRefusee('periode-inconnue')
  const { mode, id: activite, structureId: structure } = span.activite
  const { zoneScolaire } = await territoireOf(tx, collectivite)
  const zone = isZoneScolaire(zoneScolaire) ? zoneScolaire : null
  const modeles = await modelesOf(tx, collectivite, activite)
  const motif = empechement(mode, span, modeles, zone)
  if (motif) throw new GenerationRefusee(motif)
  const fermetures = await fermeturesOf(tx, collectivite, structure, span.debut, span.fin)
  const voulus = creneauxVoulus(mode, span, modeles, fermetures, zone === null ? [] : vacancesDe(zone))
  const poses = await poserCreneaux(tx, collectivite, { activite, structure, periode }, voulus, { capacites })
  const done: Generation = {
    crees: poses.crees.length,
    modifies: poses.modifies.length,
    fermes: poses.fermes.length,
    supprimes: poses.supprimes.length,
  }
  if (Object.values(done).some((count) => count > 0)) await publish(tx, { collectivite, sujet: 'places' })
  return done
}
