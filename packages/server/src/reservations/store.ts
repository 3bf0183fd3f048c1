import { and, asc, eq, gte, inArray, isNull, lt, sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import { enfantsNommes } from '../foyers/store.ts'
import { offresOf } from '../structures/store.ts'
import type { Droits } from './droits.ts'
import type { Fiche, Registre } from './registre.ts'
import type { Creneau, Vivante } from './rules.ts'
import { creneaux, reservations } from './tables.ts'

const COLONNES = {
  id: creneaux.id,
  activiteId: creneaux.activiteId,
  periodeId: creneaux.periodeId,
  date: creneaux.date,
  fin: creneaux.fin,
  unite: creneaux.unite,
  groupe: creneaux.groupe,
  capacite: creneaux.capacite,
  ferme: creneaux.ferme,
  occupees: creneaux.occupees,
  enAttente: creneaux.enAttente,
}

/** Rows as one JSON parameter: the same text on both engines, whatever their number. */
const json = (list: readonly unknown[]) => sql`${JSON.stringify(list)}::jsonb`
/**
 * Values of one type as one parameter, an array: written here rather than by the driver, whose escaping of each value
 * costs a full opening minute dearly. For values that hold no quote, comma, brace or backslash.
 */
const tableau = (values: readonly (string | number | null | undefined)[], type: string) =>
  sql`${`{${values.map((one) => one ?? 'NULL').join(',')}}`}::${sql.raw(type)}[]`
/** Ids as a set, from one parameter, that an index can be looked up by whatever the planner knows of the table. */
const among = (ids: readonly string[]) => sql`ANY(${tableau(ids, 'uuid')})`

const VIVANTES = sql`r.etat IN ('confirmee', 'demandee', 'en-attente', 'proposee')`

/** A living booking, from `reservations r`, its creneau `c` and its absence `a`. */
const COLONNES_VIVANTE = sql`r.id, r.creneau_id AS "creneauId", r.activite_id AS "activiteId",
  c.periode_id AS "periodeId", r.date::text, r.fin::text, c.unite, r.enfant_id AS "enfantId",
  r.foyer_id AS "foyerId", r.etat, r.prix_centimes AS "prixCentimes", r.ordre_attente AS "ordreAttente",
  r.expire_le AS "expireLe", r.ligne_id IS NOT NULL AS facturee,
  CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'etat', a.etat, 'reponse', a.reponse) END AS absence`
const DEPUIS_VIVANTE = sql`reservations r
  JOIN creneaux c ON c.collectivite_id = r.collectivite_id AND c.id = r.creneau_id
  LEFT JOIN absences a ON a.collectivite_id = r.collectivite_id AND a.id = r.absence_id`

type VivanteLue = Omit<Vivante, 'ordreAttente' | 'expireLe'> & {
  ordreAttente: string | number | null
  expireLe: string | Date | null
}

/** The two engines hand over bigints and instants each in its own way. */
const vivanteOf = (one: VivanteLue): Vivante => ({
  ...one,
  ordreAttente: one.ordreAttente === null ? null : Number(one.ordreAttente),
  expireLe: one.expireLe === null ? null : new Date(one.expireLe),
})

/**
 * Takes the town's turn at the counter and keeps it until the transaction ends: whoever gives, frees or counts places
 * waits for it, so that what is read after it is what will be written upon. Turns follow one another.
 */
export async function prendreTour(tx: Tx, collectivite: string): Promise<number> {
  const [taken] = await rows<{ tour: string | number }>(
    tx,
    sql`INSERT INTO guichets (collectivite_id, tour) VALUES (${collectivite}, 1)
        ON CONFLICT (collectivite_id) DO UPDATE SET tour = guichets.tour + 1 RETURNING tour`,
  )
  return Number(taken?.tour)
}

/** Creneaux by their ids. */
export async function creneauxParId(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<Map<string, Creneau>> {
  const found = await tx
    .select(COLONNES)
    .from(creneaux)
    .where(and(eq(creneaux.collectiviteId, collectivite), sql`${creneaux.id} = ${among(ids)}`))
  return new Map(found.map((creneau) => [creneau.id, creneau]))
}

/** Living bookings of some children in some activities, between two dates. */
export async function vivantesDesEnfants(
  tx: Tx,
  collectivite: string,
  {
    enfants,
    activites,
    du,
    au,
  }: { enfants: readonly string[]; activites: readonly string[]; du: string; au: string },
): Promise<Vivante[]> {
  const found = await rows<VivanteLue>(
    tx,
    sql`SELECT ${COLONNES_VIVANTE} FROM ${DEPUIS_VIVANTE}
        WHERE r.collectivite_id = ${collectivite} AND ${VIVANTES} AND r.enfant_id = ${among(enfants)}
          AND r.activite_id = ${among(activites)} AND r.date BETWEEN ${du} AND ${au}`,
  )
  return found.map(vivanteOf)
}

/** Who waits for some creneaux. */
export async function quiAttend(tx: Tx, collectivite: string, ids: readonly string[]): Promise<Vivante[]> {
  if (ids.length === 0) return []
  const found = await rows<VivanteLue>(
    tx,
    sql`SELECT ${COLONNES_VIVANTE} FROM ${DEPUIS_VIVANTE}
        WHERE r.collectivite_id = ${collectivite} AND r.etat = 'en-attente' AND r.creneau_id = ${among(ids)}`,
  )
  return found.map(vivanteOf)
}

/** Bookings by their ids, in any state, of some structures or all: what an agent names. */
export async function reservationsParId(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<
  { id: string; creneauId: string; structureId: string; enfantId: string; foyerId: string; etat: string }[]
> {
  return tx
    .select({
      id: reservations.id,
      creneauId: reservations.creneauId,
      structureId: reservations.structureId,
      enfantId: reservations.enfantId,
      foyerId: reservations.foyerId,
      etat: reservations.etat,
    })
    .from(reservations)
    .where(and(eq(reservations.collectiviteId, collectivite), sql`${reservations.id} = ${among(ids)}`))
}

/** The offered places whose time to confirm is over. */
export async function propositionsEchues(
  tx: Tx,
  collectivite: string,
  now: Date,
): Promise<{ id: string; creneauId: string; enfantId: string; foyerId: string }[]> {
  return tx
    .select({
      id: reservations.id,
      creneauId: reservations.creneauId,
      enfantId: reservations.enfantId,
      foyerId: reservations.foyerId,
    })
    .from(reservations)
    .where(
      and(
        eq(reservations.collectiviteId, collectivite),
        eq(reservations.etat, 'proposee'),
        lt(reservations.expireLe, now),
      ),
    )
}

/** Writes what the books have become: bookings that moved, new ones, then counters, one statement each. */
export async function write(
  tx: Tx,
  collectivite: string,
  { fiches, touches }: Pick<Registre, 'fiches' | 'touches'>,
): Promise<void> {
  const all = [...fiches.values()]
  const rowOf = ({ vivante, fin }: Fiche) => ({
    id: vivante.id,
    etat: fin?.etat ?? vivante.etat,
    expire: vivante.expireLe,
    fini: fin?.le ?? null,
    par: fin?.par ?? null,
    motif: fin?.motif ?? null,
  })
  const moved = all.filter((one) => !one.nouvelle).map(rowOf)
  if (moved.length > 0) {
    await tx.execute(sql`
      UPDATE reservations r SET etat = x.etat, expire_le = x.expire, annulee_le = x.fini, annulee_par = x.par,
        motif = x.motif
      FROM jsonb_to_recordset(${json(moved)}) AS x(id uuid, etat text, expire timestamptz, fini timestamptz, par uuid,
        motif text)
      WHERE r.collectivite_id = ${collectivite} AND r.id = x.id`)
  }
  const made = all.filter((fiche) => fiche.nouvelle)
  const writing: PromiseLike<unknown>[] = []
  if (made.length > 0) {
    const of = (value: (fiche: Fiche) => string | number | null | undefined, type: string) =>
      tableau(made.map(value), type)
    // Arrays rather than JSON: this statement is most of what a full opening minute costs.
    const inserted = sql`
      INSERT INTO reservations (collectivite_id, id, creneau_id, structure_id, activite_id, date, fin, enfant_id,
        foyer_id, etat, prix_centimes, cree_le, cree_par, ordre_attente, expire_le, annulee_le, annulee_par)
      SELECT ${collectivite}, x.* FROM unnest(
        ${of(({ vivante }) => vivante.id, 'uuid')}, ${of(({ vivante }) => vivante.creneauId, 'uuid')},
        ${of(({ nouvelle }) => nouvelle?.structureId, 'uuid')}, ${of(({ vivante }) => vivante.activiteId, 'uuid')},
        ${of(({ vivante }) => vivante.date, 'date')}, ${of(({ vivante }) => vivante.fin, 'date')},
        ${of(({ vivante }) => vivante.enfantId, 'uuid')}, ${of(({ vivante }) => vivante.foyerId, 'uuid')},
        ${of(({ fin, vivante }) => fin?.etat ?? vivante.etat, 'text')},
        ${of(({ vivante }) => vivante.prixCentimes, 'integer')},
        ${of(({ nouvelle }) => nouvelle?.creeLe.toISOString(), 'timestamptz')},
        ${of(({ nouvelle }) => nouvelle?.creePar, 'uuid')}, ${of(({ vivante }) => vivante.ordreAttente, 'bigint')},
        ${of(({ vivante }) => vivante.expireLe?.toISOString() ?? null, 'timestamptz')},
        ${of(({ fin }) => fin?.le.toISOString() ?? null, 'timestamptz')},
        ${of(({ fin }) => fin?.par ?? null, 'uuid')}) AS x`
    writing.push(tx.execute(inserted))
  }
  if (touches.size > 0) {
    const list = [...touches].map(({ id, capacite, occupees, enAttente }) => ({
      id,
      capacite,
      occupees,
      attente: enAttente,
    }))
    const counted = sql`
      UPDATE creneaux c SET capacite = x.capacite, occupees = x.occupees, en_attente = x.attente
      FROM jsonb_to_recordset(${json(list)}) AS x(id uuid, capacite integer, occupees integer, attente integer)
      WHERE c.collectivite_id = ${collectivite} AND c.id = x.id`
    writing.push(tx.execute(counted))
  }
  await Promise.all(writing)
}

/** Every creneau of some activities between two dates, both included, in order of dates. */
export async function creneauxEntre(
  tx: Tx,
  collectivite: string,
  activites: readonly string[],
  du: string,
  au: string,
): Promise<Creneau[]> {
  return tx
    .select(COLONNES)
    .from(creneaux)
    .where(
      and(
        eq(creneaux.collectiviteId, collectivite),
        sql`${creneaux.activiteId} = ${among(activites)}`,
        // A sejour that began before is at most 31 days long.
        sql`${creneaux.date} BETWEEN ${du}::date - 31 AND ${au}`,
        gte(creneaux.fin, du),
      ),
    )
    .orderBy(asc(creneaux.date))
}

/** A family's living bookings between two dates, sejours that began before included. */
export async function vivantesEntre(
  tx: Tx,
  collectivite: string,
  foyer: string,
  du: string,
  au: string,
): Promise<Vivante[]> {
  const found = await rows<VivanteLue>(
    tx,
    sql`SELECT ${COLONNES_VIVANTE} FROM ${DEPUIS_VIVANTE}
        WHERE r.collectivite_id = ${collectivite} AND r.foyer_id = ${foyer} AND ${VIVANTES}
          AND r.date BETWEEN ${du}::date - 31 AND ${au} AND r.fin >= ${du}`,
  )
  return found.map(vivanteOf)
}

/**
 * Ranks in their waiting lists of some bookings that wait (1: the next one). As `systeme`: a family does not see who is
 * before it.
 */
export async function rangsOf(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const found = await rows<{ id: string; rang: number }>(
    tx,
    sql`SELECT r.id, (SELECT count(*)::int FROM reservations b WHERE b.collectivite_id = ${collectivite}
          AND b.creneau_id = r.creneau_id AND b.etat = 'en-attente' AND b.ordre_attente <= r.ordre_attente) AS rang
        FROM reservations r WHERE r.collectivite_id = ${collectivite} AND r.id = ${among(ids)}`,
  )
  return new Map(found.map(({ id, rang }) => [id, rang]))
}

/** The nearest days, before and after two dates, on which something that the family is enrolled in takes place. */
export async function joursVoisins(
  tx: Tx,
  collectivite: string,
  inscriptions: Droits['inscriptions'],
  du: string,
  au: string,
): Promise<{ jourPrecedent: string | null; jourSuivant: string | null }> {
  const list = inscriptions.map(({ activiteId, periodeId }) => ({ activite: activiteId, periode: periodeId }))
  const [found] = await rows<{ avant: string | null; apres: string | null }>(
    tx,
    sql`
      SELECT max(n.avant)::text AS avant, min(n.apres)::text AS apres
      FROM (SELECT DISTINCT activite, periode FROM jsonb_to_recordset(${json(list)}) AS y(activite uuid, periode uuid)) x,
      LATERAL (SELECT
        (SELECT max(date) FROM creneaux c WHERE c.collectivite_id = ${collectivite} AND c.activite_id = x.activite
          AND c.date < ${du}::date AND (x.periode IS NULL OR c.periode_id = x.periode)) AS avant,
        (SELECT min(date) FROM creneaux c WHERE c.collectivite_id = ${collectivite} AND c.activite_id = x.activite
          AND c.date > ${au}::date AND (x.periode IS NULL OR c.periode_id = x.periode)) AS apres) n`,
  )
  return { jourPrecedent: found?.avant ?? null, jourSuivant: found?.apres ?? null }
}

/** Bookings of some structures that wait for an answer, oldest first. */
export async function aDecider(tx: Tx, collectivite: string, structures: readonly string[], limit: number) {
  return tx
    .select({
      id: reservations.id,
      foyerId: reservations.foyerId,
      enfantId: reservations.enfantId,
      activiteId: reservations.activiteId,
      date: reservations.date,
      fin: reservations.fin,
      creeLe: reservations.creeLe,
      unite: creneaux.unite,
      capacite: creneaux.capacite,
      occupees: creneaux.occupees,
    })
    .from(reservations)
    .innerJoin(
      creneaux,
      and(eq(creneaux.collectiviteId, reservations.collectiviteId), eq(creneaux.id, reservations.creneauId)),
    )
    .where(
      and(
        eq(reservations.collectiviteId, collectivite),
        eq(reservations.etat, 'demandee'),
        sql`${reservations.structureId} = ${among(structures)}`,
      ),
    )
    .orderBy(asc(reservations.creeLe), asc(reservations.id))
    .limit(limit)
}

/** A booking as billing and the dashboard name it. */
interface Nommee {
  activite: string
  unite: string
}

async function nommer(
  tx: Tx,
  collectivite: string,
  found: readonly { activiteId: string; unite: string }[],
): Promise<Nommee[]> {
  const offres = await offresOf(
    tx,
    collectivite,
    found.map((one) => one.activiteId),
  )
  return found.map(({ activiteId, unite }) => {
    const offre = offres.find((one) => one.id === activiteId)
    return {
      activite: offre?.nom ?? '',
      unite: offre?.unites.find((one) => one.code === unite)?.nom ?? '',
    }
  })
}

/** A confirmed booking that no invoice bills yet. */
export interface AFacturer extends Nommee {
  id: string
  foyer: string
  enfant: { id: string; prenom: string }
  date: string
  prixCentimes: number
}

/**
 * The confirmed bookings of a service and a month (YYYY-MM) that are not billed. They stay locked until the
 * transaction ends, so that none is cancelled between this reading and `marquerFacturees`.
 */
export async function aFacturer(
  tx: Tx,
  collectivite: string,
  structure: string,
  mois: string,
): Promise<AFacturer[]> {
  const found = await tx
    .select({
      id: reservations.id,
      foyer: reservations.foyerId,
      enfantId: reservations.enfantId,
      activiteId: reservations.activiteId,
      unite: creneaux.unite,
      date: reservations.date,
      prixCentimes: reservations.prixCentimes,
    })
    .from(reservations)
    .innerJoin(
      creneaux,
      and(eq(creneaux.collectiviteId, reservations.collectiviteId), eq(creneaux.id, reservations.creneauId)),
    )
    .where(
      and(
        eq(reservations.collectiviteId, collectivite),
        eq(reservations.structureId, structure),
        eq(reservations.etat, 'confirmee'),
        isNull(reservations.ligneId),
        // An absence decides whether the day is billed: not while it waits for its answer.
        sql`NOT EXISTS (SELECT FROM absences a WHERE a.collectivite_id = ${collectivite}
          AND a.id = ${reservations.absenceId} AND a.etat IN ('declaree', 'acceptee'))`,
        gte(reservations.date, `${mois}-01`),
        sql`${reservations.date} < (${`${mois}-01`}::date + interval '1 month')`,
      ),
    )
    .orderBy(asc(reservations.id))
    .for('update', { of: reservations })
  const noms = await nommer(tx, collectivite, found)
  const prenoms = await enfantsNommes(
    tx,
    collectivite,
    found.map((one) => one.enfantId),
  )
  return found
    .map(({ id, foyer, enfantId, date, prixCentimes }, index) => ({
      id,
      foyer,
      enfant: { id: enfantId, prenom: prenoms.get(enfantId) ?? '' },
      date,
      prixCentimes,
      activite: noms[index]?.activite ?? '',
      unite: noms[index]?.unite ?? '',
    }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

/**
 * Writes which invoice line bills each booking.
 * @throws Error when one of them was billed or cancelled in between: the whole billing must then be undone
 */
export async function marquerFacturees(
  tx: Tx,
  collectivite: string,
  factures: readonly { reservation: string; ligne: string }[],
): Promise<void> {
  if (factures.length === 0) return
  const marked = await rows(
    tx,
    sql`
      UPDATE reservations r SET ligne_id = x.ligne
      FROM jsonb_to_recordset(${json(factures)}) AS x(reservation uuid, ligne uuid)
      WHERE r.collectivite_id = ${collectivite} AND r.id = x.reservation AND r.ligne_id IS NULL AND r.etat = 'confirmee'
      RETURNING r.id`,
  )
  if (marked.length !== factures.length) throw new Error('a booking is billed or cancelled already')
}

/** The next days booked by a family, today included: for the dashboard. */
export async function prochainsJours(
  tx: Tx,
  collectivite: string,
  foyer: string,
  today: string,
  limit: number,
): Promise<{ date: string; enfant: string; activite: string; unite: string }[]> {
  const found = await tx
    .select({
      date: reservations.date,
      enfantId: reservations.enfantId,
      activiteId: reservations.activiteId,
      unite: creneaux.unite,
    })
    .from(reservations)
    .innerJoin(
      creneaux,
      and(eq(creneaux.collectiviteId, reservations.collectiviteId), eq(creneaux.id, reservations.creneauId)),
    )
    .where(
      and(
        eq(reservations.collectiviteId, collectivite),
        eq(reservations.foyerId, foyer),
        inArray(reservations.etat, ['confirmee', 'demandee', 'proposee']),
        gte(reservations.fin, today),
      ),
    )
    .orderBy(asc(reservations.date), asc(reservations.enfantId))
    .limit(limit)
  const noms = await nommer(tx, collectivite, found)
  const prenoms = await enfantsNommes(
    tx,
    collectivite,
    found.map((one) => one.enfantId),
  )
  return found.map(({ date, enfantId }, index) => ({
    date,
    enfant: prenoms.get(enfantId) ?? '',
    activite: noms[index]?.activite ?? '',
    unite: noms[index]?.unite ?? '',
  }))
}
