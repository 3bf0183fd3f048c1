// The town's counter: one turn at a time, the rows at stake read behind its lock, decided on the books, written by sets.
import { v7 as uuid } from 'uuid'
import type { Tx } from '../database/open.ts'
import type { Collectivite } from '../http/env.ts'
import { civilDate } from '../outside/clock.ts'
import { type Offre, offresOf } from '../structures/store.ts'
import { tarificationOf } from '../tarifs/store.ts'
import { droitsOf } from './droits.ts'
import { ecrire } from './ecrire.ts'
import { Registre } from './registre.ts'
import { type Creneau, etendue, placesOf } from './rules.ts'
import { quiAttend, vivantesDesEnfants } from './store.ts'

export type Ville = Pick<Collectivite, 'id' | 'zone' | 'communes'>

/** What is at stake: read and held until the transaction ends. */
export interface Enjeu {
  /** As they are since the turn was taken. */
  creneaux: ReadonlyMap<string, Creneau>
  enfants: readonly string[]
  foyers: readonly string[]
  /** Creneaux where a place may become free: whoever waits for them is read too. */
  liberables: readonly string[]
}

export interface Passage<T> {
  resultat: T
  registre: Registre
  offres: ReadonlyMap<string, Offre>
  /** The writing of what was decided, under way: the caller words its answers meanwhile, and waits for it. */
  ecrit: Promise<void>
}

/**
 * Decides on the books in the caller's transaction (as `systeme`), which has taken its turn. What `act` decided holds
 * exactly when the transaction commits.
 * @param tour the turn taken: what is read before it may have changed since
 */
export async function auGuichet<T>(
  tx: Tx,
  ville: Ville,
  tour: number,
  now: Date,
  { creneaux, enfants, foyers, liberables }: Enjeu,
  act: (registre: Registre) => T,
): Promise<Passage<T>> {
  const freeing = new Set(liberables)
  const served = [...creneaux.values()].filter(
    (one) => one.enAttente > 0 && (freeing.has(one.id) || placesOf(one) > 0),
  )
  const activites = unique([...creneaux.values()].map((one) => one.activiteId))
  const today = civilDate(now, ville.zone)
  const [attente, offered, tarification, familles] = await Promise.all([
    quiAttend(
      tx,
      ville.id,
      served.map((one) => one.id),
    ),
    offresOf(tx, ville.id, activites),
    tarificationOf(tx, ville.id, activites),
    droitsOf(tx, ville, unique(foyers), today),
  ])
  const offres = new Map(offered.map((one) => [one.id, one]))
  const others = unique(attente.map((one) => one.foyerId)).filter((foyer) => !familles.has(foyer))
  if (others.length > 0)
    for (const [foyer, droits] of await droitsOf(tx, ville, others, today)) familles.set(foyer, droits)
  const living = await vivantesDesEnfants(tx, ville.id, {
    enfants: unique([...enfants, ...attente.map((one) => one.enfantId)]),
    activites,
    ...etendue([...creneaux.values()], offres),
  })
  const known = new Set(living.map((one) => one.id))
  const registre = new Registre(
    {
      zone: ville.zone,
      tour,
      creneaux,
      offres,
      tarification,
      familles,
      vivantes: [...living, ...attente.filter((one) => !known.has(one.id))],
    },
    uuid,
  )
  const resultat = act(registre)
  const ecrit = ecrire(tx, ville.id, registre)
  // Whoever waits for it is told; a caller that fails before leaves no rejection behind.
  ecrit.catch(() => undefined)
  return { resultat, registre, offres, ecrit }
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)]
}
