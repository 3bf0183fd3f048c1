// Writes what was decided at the counter, by sets.
import { sql } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import type { Fiche, Registre } from './registre.ts'
import { json, tableau } from './store.ts'

/** What many rows have in common, said once: its distinct values, and for each row the rank of its own, from 1. */
function communs<T>(list: readonly T[], keyOf: (one: T) => string): { distincts: T[]; rangs: number[] } {
  const rangOf = new Map<string, number>()
  const distincts: T[] = []
  const rangs = list.map((one) => {
    const key = keyOf(one)
    const rang = rangOf.get(key) ?? distincts.push(one)
    rangOf.set(key, rang)
    return rang
  })
  return { distincts, rangs }
}

/**
 * New bookings. This statement is most of what a full opening minute costs: arrays rather than JSON, and what all the
 * bookings of a day, or all those of a child in one save, have in common is sent once.
 */
function insertion(
  collectivite: string,
  made: readonly (Fiche & { nouvelle: NonNullable<Fiche['nouvelle']> })[],
) {
  type Faite = (typeof made)[number]
  const jours = communs(made, ({ vivante }) => vivante.creneauId)
  const demandes = communs(
    made,
    ({ vivante, nouvelle }) =>
      `${vivante.enfantId} ${vivante.foyerId} ${nouvelle.creePar} ${nouvelle.creeLe.getTime()}`,
  )
  type Valeur = (one: Faite) => string | number | null | undefined
  const own = (value: Valeur, type: string) => tableau(made.map(value), type)
  const ofDay = (value: Valeur, type: string) => sql`(${tableau(jours.distincts.map(value), type)})[x.jour]`
  const ofDemande = (value: Valeur, type: string) =>
    sql`(${tableau(demandes.distincts.map(value), type)})[x.demande]`
  return sql`
    INSERT INTO reservations (collectivite_id, id, creneau_id, structure_id, activite_id, date, fin, enfant_id,
      foyer_id, etat, prix_centimes, cree_le, cree_par, ordre_attente, expire_le, annulee_le, annulee_par)
    SELECT ${collectivite}, x.id, ${ofDay(({ vivante }) => vivante.creneauId, 'uuid')},
      ${ofDay(({ nouvelle }) => nouvelle.structureId, 'uuid')}, ${ofDay(({ vivante }) => vivante.activiteId, 'uuid')},
      ${ofDay(({ vivante }) => vivante.date, 'date')}, ${ofDay(({ vivante }) => vivante.fin, 'date')},
      ${ofDemande(({ vivante }) => vivante.enfantId, 'uuid')}, ${ofDemande(({ vivante }) => vivante.foyerId, 'uuid')},
      x.etat, x.prix, ${ofDemande(({ nouvelle }) => nouvelle.creeLe.toISOString(), 'timestamptz')},
      ${ofDemande(({ nouvelle }) => nouvelle.creePar, 'uuid')}, x.ordre, x.expire, x.fini, x.par
    FROM unnest(
      ${own(({ vivante }) => vivante.id, 'uuid')}, ${tableau(jours.rangs, 'integer')},
      ${tableau(demandes.rangs, 'integer')}, ${own(({ fin, vivante }) => fin?.etat ?? vivante.etat, 'text')},
      ${own(({ vivante }) => vivante.prixCentimes, 'integer')}, ${own(({ vivante }) => vivante.ordreAttente, 'bigint')},
      ${own(({ vivante }) => vivante.expireLe?.toISOString(), 'timestamptz')},
      ${own(({ fin }) => fin?.le.toISOString(), 'timestamptz')}, ${own(({ fin }) => fin?.par, 'uuid')}
    ) AS x(id, jour, demande, etat, prix, ordre, expire, fini, par)`
}

/**
 * Writes what the books have become: bookings that moved, new ones, then counters, one statement each.
 * @param now when a booking that was asked for is accepted; it ends at an instant of its own
 */
export async function ecrire(
  tx: Tx,
  collectivite: string,
  { fiches, touches }: Pick<Registre, 'fiches' | 'touches'>,
  now: Date,
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
        motif = x.motif,
        repondu_le = CASE WHEN r.etat = 'demandee' AND x.etat <> 'demandee'
          THEN coalesce(x.fini, ${now.toISOString()}::timestamptz) ELSE r.repondu_le END
      FROM jsonb_to_recordset(${json(moved)}) AS x(id uuid, etat text, expire timestamptz, fini timestamptz, par uuid,
        motif text)
      WHERE r.collectivite_id = ${collectivite} AND r.id = x.id`)
  }
  const made = all.flatMap(({ nouvelle, ...fiche }) => (nouvelle ? [{ ...fiche, nouvelle }] : []))
  const writing: PromiseLike<unknown>[] = []
  if (made.length > 0) writing.push(tx.execute(insertion(collectivite, made)))
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
