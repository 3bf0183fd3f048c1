// How one enrols in an activity: its places, the territory, the rank that a family reads.
import type { ActiviteReglee, ReglageInscriptions } from '@inoe/contract/gestion'
import type { Tx } from '../database/open.ts'
import { introuvable } from '../http/problem.ts'
import { activiteOf, lockActivite, periodesOf, reglagesOf, saveReglage } from '../structures/store.ts'
import { occupees } from './places.ts'
import { vivantesDesActivites } from './store.ts'
import { type Bureau, donnerPlaces } from './suivi.ts'

/** The activities of some structures, with how many children hold a place and how many wait for one. */
export async function lireReglages(
  tx: Tx,
  collectivite: string,
  structures: readonly string[],
  aujourdhui: string,
): Promise<ActiviteReglee[]> {
  const found = await reglagesOf(tx, collectivite, structures)
  const vivantes = await vivantesDesActivites(
    tx,
    collectivite,
    found.map((one) => one.id),
  )
  const byActivite = Map.groupBy(vivantes, (one) => one.activiteId)
  const reglees: ActiviteReglee[] = []
  for (const one of found) {
    const own = byActivite.get(one.id) ?? []
    const open = (await periodesOf(tx, collectivite, one.id)).filter(({ fin }) => fin >= aujourdhui)
    reglees.push({
      ...one,
      occupees: occupees(
        own,
        open.map(({ id }) => id),
      ),
      enAttente: own.filter(({ etat }) => etat === 'en-attente').length,
    })
  }
  return reglees
}

/**
 * Changes how one enrols in an activity: places that it adds go to who waits, nobody loses the one it has.
 * @returns how many children got a place
 * @throws Refus `introuvable` when it is not of these structures
 */
export async function regler(
  bureau: Bureau,
  structures: readonly string[],
  id: string,
  reglage: ReglageInscriptions,
): Promise<number> {
  const { tx, ville } = bureau
  const seen = await activiteOf(tx, ville.id, id)
  if (!seen || !structures.includes(seen.structure.id)) throw introuvable()
  await lockActivite(tx, ville.id, id)
  const avant = (await activiteOf(tx, ville.id, id)) ?? seen
  await saveReglage(tx, ville.id, id, reglage)
  // Without a limit an agent alone puts children on the list, and they stay; those whom the limit kept out come in.
  const { placesInscription: places } = reglage
  const given = places ?? (avant.placesInscription === null ? null : Number.POSITIVE_INFINITY)
  return donnerPlaces(bureau, {
    activite: { ...avant, ...reglage, placesInscription: given },
    periodes: await periodesOf(tx, ville.id, id),
  })
}
