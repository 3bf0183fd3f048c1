import type { ModeReservation, Structure } from '@inoe/contract/structures'
import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { ensemble, type Lecture, lignes, lire, puis, rangees } from '../database/lecture.ts'
import type { Tx } from '../database/open.ts'
import type { Langue } from '../http/langue.ts'
import { parolesPrix } from '../tarifs/phrases.ts'
import { resumer } from '../tarifs/resume.ts'
import { tarificationOf } from '../tarifs/store.ts'
import { criteresDe, prixMaximal } from '../tarifs/unite.ts'
import { delaisDits } from './delais.ts'
import { etatPeriode } from './rules.ts'
import { activites, periodes, structures, unites } from './tables.ts'

/**
 * The whole catalogue, in the town's order, periods that are over included.
 * @param today the town's civil date, whose prices are said
 */
export async function catalogue(
  tx: Tx,
  collectivite: string,
  now: Date,
  today = now.toISOString().slice(0, 10),
  langue: Langue = 'fr',
): Promise<Structure[]> {
  const delais = delaisDits(langue)
  const places = await tx
    .select()
    .from(structures)
    .where(eq(structures.collectiviteId, collectivite))
    .orderBy(asc(structures.ordre), asc(structures.nom))
  const offers = await tx
    .select()
    .from(activites)
    .where(eq(activites.collectiviteId, collectivite))
    .orderBy(asc(activites.ordre), asc(activites.nom))
  const units = await tx
    .select()
    .from(unites)
    .where(eq(unites.collectiviteId, collectivite))
    .orderBy(asc(unites.ordre), asc(unites.nom))
  const spans = await tx
    .select()
    .from(periodes)
    .where(eq(periodes.collectiviteId, collectivite))
    .orderBy(asc(periodes.debut), asc(periodes.nom))
  const prices = await tarificationOf(
    tx,
    collectivite,
    offers.map((one) => one.id),
  )
  return places.map((structure) => ({
    id: structure.id,
    nom: structure.nom,
    type: structure.type,
    description: structure.description,
    adresse: structure.adresse,
    telephone: structure.telephone,
    courriel: structure.courriel,
    activites: offers
      .filter((activite) => activite.structureId === structure.id)
      .map((activite) => ({
        id: activite.id,
        nom: activite.nom,
        type: activite.type,
        description: activite.description,
        ageMin: activite.ageMin,
        ageMax: activite.ageMax,
        mode: activite.mode,
        groupes: activite.groupes,
        delaiReservation: delais.jusquA(activite.delaiReservation),
        delaiAnnulation: delais.jusquA(activite.delaiAnnulation),
        unites: units
          .filter((unite) => unite.activiteId === activite.id)
          .map(({ code, nom, horaires }) => {
            const regle = prices.regle(activite.id, code, today)
            return {
              code,
              nom,
              horaires,
              prixCentimes: prixMaximal(prices, activite.id, code, today),
              tranches: regle?.base.type === 'tranches' ? regle.base.tranches : [],
              tarif: regle ? resumer(regle, parolesPrix(langue)) : [],
            }
          }),
        criteres: criteresDe(
          [
            '',
            ...units.filter((unite) => unite.activiteId === activite.id).map((unite) => unite.code),
          ].flatMap((unite) => prices.regle(activite.id, unite, today) ?? []),
        ),
        periodes: spans
          .filter((periode) => periode.activiteId === activite.id)
          .map((periode) => ({
            id: periode.id,
            nom: periode.nom,
            debut: periode.debut,
            fin: periode.fin,
            ouverture: periode.ouverture.toISOString(),
            ouvertureResidents: periode.ouvertureResidents?.toISOString() ?? null,
            fermeture: periode.fermeture?.toISOString() ?? null,
            etat: etatPeriode(periode, now),
          })),
      })),
  }))
}

/** A structure, and how to reach it. */
const joignable = {
  id: structures.id,
  nom: structures.nom,
  courriel: structures.courriel,
  telephone: structures.telephone,
}

/** What an inscription must know of an activity. */
export interface ActiviteDemandee {
  id: string
  nom: string
  ageMin: number | null
  ageMax: number | null
  reserveTerritoire: boolean
  placesInscription: number | null
  rangAffiche: boolean
  structure: { id: string; nom: string; courriel: string | null; telephone: string | null }
}

/** One activity of the town with its structure, or undefined. */
export async function activiteOf(
  tx: Tx,
  collectivite: string,
  activite: string,
): Promise<ActiviteDemandee | undefined> {
  const [found] = await tx
    .select({
      id: activites.id,
      nom: activites.nom,
      ageMin: activites.ageMin,
      ageMax: activites.ageMax,
      reserveTerritoire: activites.reserveTerritoire,
      placesInscription: activites.placesInscription,
      rangAffiche: activites.rangAffiche,
      structure: joignable,
    })
    .from(activites)
    .innerJoin(
      structures,
      and(eq(structures.collectiviteId, activites.collectiviteId), eq(structures.id, activites.structureId)),
    )
    .where(and(eq(activites.collectiviteId, collectivite), eq(activites.id, activite)))
  return found
}

/**
 * Holds who is enrolled in an activity until the end of the transaction: places are given, freed and counted one
 * transaction after the other. Bookings of the activity do not wait for it.
 */
export async function lockActivite(tx: Tx, collectivite: string, activite: string): Promise<void> {
  await tx
    .select({ id: activites.id })
    .from(activites)
    .where(and(eq(activites.collectiviteId, collectivite), eq(activites.id, activite)))
    .for('no key update')
}

/** The dates an inscription may be asked for. */
export type PeriodeDemandee = Pick<
  typeof periodes.$inferSelect,
  'id' | 'nom' | 'debut' | 'fin' | 'ouverture' | 'fermeture'
>

/** The periods of one activity, in order of dates. */
export async function periodesOf(tx: Tx, collectivite: string, activite: string): Promise<PeriodeDemandee[]> {
  return tx
    .select({
      id: periodes.id,
      nom: periodes.nom,
      debut: periodes.debut,
      fin: periodes.fin,
      ouverture: periodes.ouverture,
      fermeture: periodes.fermeture,
    })
    .from(periodes)
    .where(and(eq(periodes.collectiviteId, collectivite), eq(periodes.activiteId, activite)))
    .orderBy(asc(periodes.debut))
}

/** What booking must know of an activity: its rules as data, its units, its periods. */
export type Offre = Omit<
  typeof activites.$inferSelect,
  'collectiviteId' | 'structureId' | 'type' | 'description' | 'ordre'
> & {
  structure: { id: string; nom: string }
  unites: Omit<typeof unites.$inferSelect, 'collectiviteId' | 'activiteId' | 'ordre'>[]
  periodes: Omit<typeof periodes.$inferSelect, 'collectiviteId' | 'activiteId'>[]
}

/** The offers of the activities named, in the town's order. */
export async function offresOf(tx: Tx, collectivite: string, ids: readonly string[]): Promise<Offre[]> {
  if (ids.length === 0) return []
  return lire(tx, offresLues(collectivite, sql`ANY(${`{${[...new Set(ids)].join(',')}}`}::uuid[])`))
}

/** @param parmi SQL: the activity is `= …` */
export function offresLues(collectivite: string, parmi: SQL): Lecture<Offre[]> {
  const inTown = sql`collectivite_id = ${collectivite}`
  const found = ensemble({
    activites: rangees(activites, sql`WHERE ${inTown} AND id = ${parmi} ORDER BY ordre, nom`),
    structures: lignes<{ id: string; nom: string }>(
      sql`SELECT id, nom FROM structures
          WHERE ${inTown} AND id IN (SELECT structure_id FROM activites WHERE ${inTown} AND id = ${parmi})
          ORDER BY ordre, nom, id`,
    ),
    unites: rangees(unites, sql`WHERE ${inTown} AND activite_id = ${parmi} ORDER BY ordre, nom`),
    periodes: rangees(periodes, sql`WHERE ${inTown} AND activite_id = ${parmi} ORDER BY debut`),
  })
  return puis(found, (read) =>
    read.structures.flatMap((structure) =>
      read.activites
        .filter((activite) => activite.structureId === structure.id)
        .map((activite) => ({
          ...activite,
          structure,
          unites: read.unites.filter((unite) => unite.activiteId === activite.id),
          periodes: read.periodes.filter((periode) => periode.activiteId === activite.id),
        })),
    ),
  )
}

/** What making the days of a period must know of it and of its activity. */
export interface PeriodeOfferte {
  id: string
  nom: string
  debut: string
  fin: string
  activite: { id: string; nom: string; mode: ModeReservation; structureId: string }
}

/** One period of the town with its activity, or undefined. */
export async function periodeOf(
  tx: Tx,
  collectivite: string,
  periode: string,
): Promise<PeriodeOfferte | undefined> {
  const [found] = await tx
    .select({
      id: periodes.id,
      nom: periodes.nom,
      debut: periodes.debut,
      fin: periodes.fin,
      activite: {
        id: activites.id,
        nom: activites.nom,
        mode: activites.mode,
        structureId: activites.structureId,
      },
    })
    .from(periodes)
    .innerJoin(
      activites,
      and(eq(activites.collectiviteId, periodes.collectiviteId), eq(activites.id, periodes.activiteId)),
    )
    .where(and(eq(periodes.collectiviteId, collectivite), eq(periodes.id, periode)))
  return found
}

/** How services, activities and periods are called, by id. */
export interface Noms {
  activites: ReadonlyMap<string, { id: string; nom: string; structure: { id: string; nom: string } }>
  periodes: ReadonlyMap<string, { id: string; nom: string }>
}

/** Every name of the town's catalogue. */
export async function nomsOf(tx: Tx, collectivite: string): Promise<Noms> {
  const offers = await tx
    .select({ id: activites.id, nom: activites.nom, structure: { id: structures.id, nom: structures.nom } })
    .from(activites)
    .innerJoin(
      structures,
      and(eq(structures.collectiviteId, activites.collectiviteId), eq(structures.id, activites.structureId)),
    )
    .where(eq(activites.collectiviteId, collectivite))
  const spans = await tx
    .select({ id: periodes.id, nom: periodes.nom })
    .from(periodes)
    .where(eq(periodes.collectiviteId, collectivite))
  return {
    activites: new Map(offers.map((one) => [one.id, one])),
    periodes: new Map(spans.map((one) => [one.id, one])),
  }
}

/** Ids of the activities of a structure. */
export async function activitesDeStructure(
  tx: Tx,
  collectivite: string,
  structure: string,
): Promise<string[]> {
  const found = await tx
    .select({ id: activites.id })
    .from(activites)
    .where(and(eq(activites.collectiviteId, collectivite), eq(activites.structureId, structure)))
  return found.map((one) => one.id)
}

/** What one reads of the whole catalogue beside a request: whom to call, dates, what the authority shows. */
export interface OffreSuivie {
  nom: string
  structure: { id: string; nom: string; courriel: string | null; telephone: string | null }
  rangAffiche: boolean
  periodes: { id: string; nom: string; debut: string; fin: string }[]
}

/** Every activity of the town, by id. */
export async function offresSuivies(tx: Tx, collectivite: string): Promise<Map<string, OffreSuivie>> {
  const offers = await tx
    .select({
      id: activites.id,
      nom: activites.nom,
      rangAffiche: activites.rangAffiche,
      structure: joignable,
    })
    .from(activites)
    .innerJoin(
      structures,
      and(eq(structures.collectiviteId, activites.collectiviteId), eq(structures.id, activites.structureId)),
    )
    .where(eq(activites.collectiviteId, collectivite))
  const spans = await tx
    .select({
      id: periodes.id,
      activite: periodes.activiteId,
      nom: periodes.nom,
      debut: periodes.debut,
      fin: periodes.fin,
    })
    .from(periodes)
    .where(eq(periodes.collectiviteId, collectivite))
    .orderBy(asc(periodes.debut))
  const byActivite = Map.groupBy(spans, (one) => one.activite)
  return new Map(offers.map(({ id, ...one }) => [id, { ...one, periodes: byActivite.get(id) ?? [] }]))
}

/** How many children may be enrolled at once in some activities; null where there is no limit. */
export async function activitesPlaces(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<Map<string, number | null>> {
  if (ids.length === 0) return new Map()
  const found = await tx
    .select({ id: activites.id, places: activites.placesInscription })
    .from(activites)
    .where(and(eq(activites.collectiviteId, collectivite), inArray(activites.id, [...ids])))
  return new Map(found.map((one) => [one.id, one.places]))
}

/** How one enrols in an activity. */
type Reglage = Pick<typeof activites.$inferSelect, 'placesInscription' | 'reserveTerritoire' | 'rangAffiche'>

/** The activities of some structures and how one enrols in them, in the town's order. */
export async function reglagesOf(
  tx: Tx,
  collectivite: string,
  ofStructures: readonly string[],
): Promise<(Reglage & { id: string; nom: string; structure: { id: string; nom: string } })[]> {
  return tx
    .select({
      id: activites.id,
      nom: activites.nom,
      structure: { id: structures.id, nom: structures.nom },
      placesInscription: activites.placesInscription,
      reserveTerritoire: activites.reserveTerritoire,
      rangAffiche: activites.rangAffiche,
    })
    .from(activites)
    .innerJoin(
      structures,
      and(eq(structures.collectiviteId, activites.collectiviteId), eq(structures.id, activites.structureId)),
    )
    .where(and(eq(activites.collectiviteId, collectivite), inArray(structures.id, [...ofStructures])))
    .orderBy(asc(structures.ordre), asc(structures.nom), asc(activites.ordre), asc(activites.nom))
}

/** Changes how one enrols in an activity. Whoever does it holds the activity. */
export async function saveReglage(
  tx: Tx,
  collectivite: string,
  activite: string,
  reglage: Reglage,
): Promise<void> {
  await tx
    .update(activites)
    .set(reglage)
    .where(and(eq(activites.collectiviteId, collectivite), eq(activites.id, activite)))
}
