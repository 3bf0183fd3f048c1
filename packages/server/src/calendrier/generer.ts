import { collectiviteOf, territoireOf } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import { publish } from '../direct/publish.ts'
import type { Queue } from '../jobs/queue.ts'
import type { Clock } from '../outside/clock.ts'
import { creneauxDePeriode, ecrireCreneaux } from '../reservations/jours.ts'
import { pourvoir } from '../reservations/services.ts'
import { periodeOf } from '../structures/store.ts'
import { creneauxVoulus, type Empechement, ecart, empechement } from './rules.ts'
import { fermeturesOf, modelesOf } from './store.ts'
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

/** What telling families of places that they were waiting for needs. */
export interface Outils {
  clock: Clock
  /** Opened before the transaction: the embedded database has one connection. */
  queue: Queue
}

/**
 * Makes the creneaux of a period from its activity's usual week, the closures and the calendar. Doing it again changes
 * nothing. Places that it adds go to the children who wait. In the caller's transaction, as `systeme`.
 * @param options capacites: those that are there take the capacity of the usual week; otherwise they keep theirs
 * @throws GenerationRefusee
 */
export async function genererCreneaux(
  tx: Tx,
  { clock, queue }: Outils,
  collectivite: string,
  id: string,
  { capacites = false }: { capacites?: boolean } = {},
): Promise<Generation> {
  const span = await periodeOf(tx, collectivite, id)
  const ville = await collectiviteOf(tx, collectivite)
  if (!span || !ville) throw new GenerationRefusee('periode-inconnue')
  const { mode, id: activite, structureId: structure } = span.activite
  const { zoneScolaire } = await territoireOf(tx, collectivite)
  const zone = isZoneScolaire(zoneScolaire) ? zoneScolaire : null
  const modeles = await modelesOf(tx, collectivite, activite)
  const motif = empechement(mode, span, modeles, zone)
  if (motif) throw new GenerationRefusee(motif)
  const fermetures = await fermeturesOf(tx, collectivite, structure, span.debut, span.fin)
  const voulus = creneauxVoulus(mode, span, modeles, fermetures, zone === null ? [] : vacancesDe(zone))
  const periode = { activite, structure, periode: id }
  const there = await creneauxDePeriode(tx, collectivite, periode)
  const change = ecart(there, voulus, capacites)
  const crees = await ecrireCreneaux(tx, collectivite, periode, change)
  const done: Generation = {
    crees: crees.length,
    modifies: change.modifier.length,
    fermes: change.fermer.length,
    supprimes: change.supprimer.length,
  }
  if (Object.values(done).some((count) => count > 0)) await publish(tx, { collectivite, sujet: 'places' })
  const modified = new Set(change.modifier.map((one) => one.id))
  const awaited = there.filter((one) => one.enAttente > 0 && modified.has(one.id)).map((one) => one.id)
  if (awaited.length > 0) await pourvoir(tx, { clock, queue }, ville, awaited)
  return done
}
