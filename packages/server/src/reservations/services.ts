// What the services do at the counter: answer bookings that were asked for, change capacities, end offers not confirmed.
import type { Capacites, DecisionReservations } from '@inoe/contract/gestion'
import { collectiviteOf } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import type { Offre } from '../structures/store.ts'
import { annoncer, ligneOf, placesLiberees, publier } from './annonces.ts'
import { auGuichet, type Enjeu, lireEnjeu, type Passage } from './guichet.ts'
import type { LettreAEcrire } from './lettres.ts'
import type { Creneau } from './rules.ts'
import { creneauxParId, prendreTour, propositionsEchues, reservationsParId } from './store.ts'

type Outils = Pick<Deps, 'queue' | 'clock'>

/** A booking, before its creneau is read. */
interface Nommee {
  id: string
  creneauId: string
  enfantId: string
  foyerId: string
}

const enjeuOf = (tx: Tx, ville: Collectivite, named: readonly Nommee[], now: Date) =>
  lireEnjeu(
    tx,
    ville,
    { creneaux: named.map((one) => one.creneauId), foyers: named.map((one) => one.foyerId) },
    now,
  )

const porteeOf = (named: readonly Nommee[]) => ({
  enfants: named.map((one) => one.enfantId),
  liberables: named.map((one) => one.creneauId),
})

/**
 * An agent's answer to bookings that were asked for, in the caller's transaction (as `systeme`). Those of other
 * structures, and those answered or withdrawn meanwhile, are left as they are.
 * @returns the state of each, in the order asked; undefined for what is not of these structures
 */
export async function repondreReservations(
  tx: Tx,
  outils: Outils,
  ville: Collectivite,
  agent: { compte: string; structures: readonly string[] },
  { ids, decision, motif }: DecisionReservations,
): Promise<(string | undefined)[]> {
  const now = outils.clock.now()
  const tour = await prendreTour(tx, ville.id)
  const found = await reservationsParId(tx, ville.id, ids)
  const named = found.filter((one) => agent.structures.includes(one.structureId))
  const passage = await auGuichet(
    tx,
    ville,
    tour,
    now,
    await enjeuOf(tx, ville, named, now),
    porteeOf(named),
    (registre) =>
      new Set(
        named
          .filter(({ id }) => registre.repondre(id, decision, agent.compte, motif, now))
          .map((one) => one.id),
      ),
  )
  const done = named.filter(({ id }) => passage.resultat.has(id))
  const lettres = await lettresPour(tx, ville.id, done, passage.offres, (foyer, lignes) => ({
    type: 'reponse',
    foyer,
    motif,
    lignes: lignes.map((one) => ({ ...one, etat: decision === 'confirmee' ? 'confirmee' : 'annulee' })),
  }))
  await conclure(tx, outils, ville.id, passage, lettres, now)
  const states = new Map(named.map((one) => [one.id, passage.resultat.has(one.id) ? decision : one.etat]))
  return ids.map((id) => states.get(id))
}

/** Sets numbers of places, in the caller's transaction (as `systeme`): what they add goes to who waits. */
export async function fixerCapacites(
  tx: Tx,
  outils: Outils,
  ville: Collectivite,
  capacites: Capacites['creneaux'],
): Promise<{ promues: number }> {
  const tour = await prendreTour(tx, ville.id)
  const ids = capacites.map((one) => one.id)
  const enjeu = await lireEnjeu(tx, ville, { creneaux: ids, foyers: [] }, outils.clock.now())
  return fixer(tx, outils, ville, { tour, enjeu }, capacites)
}

async function fixer(
  tx: Tx,
  outils: Outils,
  ville: Collectivite,
  { tour, enjeu }: { tour: number; enjeu: Enjeu },
  capacites: Capacites['creneaux'],
): Promise<{ promues: number }> {
  const now = outils.clock.now()
  const passage = await auGuichet(
    tx,
    ville,
    tour,
    now,
    enjeu,
    { enfants: [], liberables: capacites.map((one) => one.id) },
    (registre) => {
      for (const { id, capacite } of capacites) registre.fixerCapacite(id, capacite, now)
    },
  )
  await conclure(tx, outils, ville.id, passage, [], now)
  return { promues: passage.registre.promotions.length }
}

/** Gives what is free on these days to who waits for them, in the caller's transaction (as `systeme`). */
export async function pourvoir(
  tx: Tx,
  outils: Outils,
  ville: Collectivite,
  ids: readonly string[],
): Promise<void> {
  const tour = await prendreTour(tx, ville.id)
  const enjeu = await lireEnjeu(tx, ville, { creneaux: ids, foyers: [] }, outils.clock.now())
  await fixer(
    tx,
    outils,
    ville,
    { tour, enjeu },
    [...enjeu.creneaux.values()].map(({ id, capacite }) => ({ id, capacite })),
  )
}

/** Job: ends the offered places whose time to confirm is over; each goes to the next who waits. */
export async function expirer({ database, queue, clock }: Deps, collectivite: string): Promise<void> {
  const now = clock.now()
  await database.transaction({ collectivite, role: 'systeme' }, async (tx) => {
    const ville = await collectiviteOf(tx, collectivite)
    if (!ville) return
    const tour = await prendreTour(tx, collectivite)
    const late = await propositionsEchues(tx, collectivite, now)
    const enjeu = await enjeuOf(tx, ville, late, now)
    const passage = await auGuichet(tx, ville, tour, now, enjeu, porteeOf(late), (registre) =>
      late.filter(({ id }) => registre.expirer(id, now)),
    )
    const lettres = await lettresPour(
      tx,
      collectivite,
      passage.resultat,
      passage.offres,
      (foyer, lignes) => ({ type: 'proposition-expiree', foyer, lignes }),
    )
    await conclure(tx, { queue }, collectivite, passage, lettres, now)
  })
}

/** One letter a family about bookings that a service, or time, decided. */
async function lettresPour(
  tx: Tx,
  collectivite: string,
  done: readonly Nommee[],
  offres: ReadonlyMap<string, Offre>,
  write: (foyer: string, lignes: ReturnType<typeof ligneOf>[]) => LettreAEcrire,
): Promise<LettreAEcrire[]> {
  const jours: ReadonlyMap<string, Creneau> = await creneauxParId(
    tx,
    collectivite,
    done.map((one) => one.creneauId),
  )
  return [...Map.groupBy(done, (one) => one.foyerId)].map(([foyer, own]) =>
    write(
      foyer,
      own.flatMap(({ creneauId, enfantId }) => {
        const jour = jours.get(creneauId)
        const offre = jour && offres.get(jour.activiteId)
        return offre
          ? [ligneOf(offre, jour, enfantId, { etat: 'confirmee', rang: null, prixCentimes: 0 })]
          : []
      }),
    ),
  )
}

/** Tells of what was decided, and of the places that it freed. */
async function conclure(
  tx: Tx,
  outils: Pick<Deps, 'queue'>,
  collectivite: string,
  { registre, offres, ecrit }: Pick<Passage<unknown>, 'offres' | 'registre' | 'ecrit'>,
  lettres: readonly LettreAEcrire[],
  now: Date,
): Promise<void> {
  await ecrit
  await publier(tx, collectivite, registre, offres)
  await annoncer(tx, outils, collectivite, [...lettres, ...placesLiberees(registre, offres)], now)
}
