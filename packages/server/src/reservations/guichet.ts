// The town's counter: one turn at a time, the rows at stake read behind its lock, decided on the books, written by sets.
import { sql } from 'drizzle-orm'
import { nouvelId } from '../database/identifiant.ts'
import { ensemble, lire } from '../database/lecture.ts'
import type { Tx } from '../database/open.ts'
import type { Collectivite } from '../http/env.ts'
import { civilDate } from '../outside/clock.ts'
import { type Offre, offresLues } from '../structures/store.ts'
import { tarificationLue } from '../tarifs/store.ts'
import type { Tarification } from '../tarifs/tarification.ts'
import { type Droits, droitsOf } from './droits.ts'
import { ecrire } from './ecrire.ts'
import { Registre } from './registre.ts'
import { type Creneau, etendue, placesOf } from './rules.ts'
import { creneauxLus, creneauxNommes, quiAttend, vivantesDesEnfants } from './store.ts'

export type Ville = Pick<Collectivite, 'id' | 'zone' | 'communes'>

/** What is at stake, as it is since the turn was taken. */
export interface Enjeu {
  creneaux: ReadonlyMap<string, Creneau>
  offres: ReadonlyMap<string, Offre>
  tarification: Tarification
  /** Rights of the families that come. */
  familles: ReadonlyMap<string, Droits>
}

/** Reads the days that somebody comes about, what their activities offer, and the families that come. */
export async function lireEnjeu(
  tx: Tx,
  ville: Ville,
  { creneaux, foyers }: { creneaux: readonly string[]; foyers: readonly string[] },
  now: Date,
): Promise<Enjeu> {
  // What activities offer does not wait until it is known which they are.
  const parmi = sql`ANY(ARRAY(SELECT DISTINCT activite_id FROM nommes))`
  const { valeur, comprendre } = ensemble({
    creneaux: creneauxLus(sql`nommes`),
    offres: offresLues(ville.id, parmi),
    tarification: tarificationLue(ville.id, parmi),
  })
  const nommes = creneauxNommes(ville.id, unique(creneaux))
  const [jours, familles] = await Promise.all([
    lire(tx, { valeur: sql`(WITH nommes AS MATERIALIZED (${nommes}) SELECT ${valeur})`, comprendre }),
    droitsOf(tx, ville, unique(foyers), civilDate(now, ville.zone)),
  ])
  return { ...jours, offres: new Map(jours.offres.map((one) => [one.id, one])), familles }
}

/** Whom and what the decisions may reach. */
export interface Portee {
  enfants: readonly string[]
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
 * @param tour the turn taken
 */
export async function auGuichet<T>(
  tx: Tx,
  ville: Ville,
  tour: number,
  now: Date,
  { creneaux, offres, tarification, familles }: Enjeu,
  { enfants, liberables }: Portee,
  act: (registre: Registre) => T,
): Promise<Passage<T>> {
  const freeing = new Set(liberables)
  const served = [...creneaux.values()].filter(
    (one) => one.enAttente > 0 && (freeing.has(one.id) || placesOf(one) > 0),
  )
  const attente = await quiAttend(
    tx,
    ville.id,
    served.map((one) => one.id),
  )
  const others = unique(attente.map((one) => one.foyerId)).filter((foyer) => !familles.has(foyer))
  const [living, autres] = await Promise.all([
    vivantesDesEnfants(tx, ville.id, {
      enfants: unique([...enfants, ...attente.map((one) => one.enfantId)]),
      activites: [...offres.keys()],
      ...etendue([...creneaux.values()], offres),
    }),
    others.length > 0 ? droitsOf(tx, ville, others, civilDate(now, ville.zone)) : [],
  ])
  const known = new Set(living.map((one) => one.id))
  const registre = new Registre(
    {
      zone: ville.zone,
      tour,
      creneaux,
      offres,
      tarification,
      familles: new Map([...familles, ...autres]),
      vivantes: [...living, ...attente.filter((one) => !known.has(one.id))],
    },
    nouvelId,
  )
  const resultat = act(registre)
  const ecrit = ecrire(tx, ville.id, registre, now)
  // Whoever waits for it is told; a caller that fails before leaves no rejection behind.
  ecrit.catch(() => undefined)
  return { resultat, registre, offres, ecrit }
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)]
}
