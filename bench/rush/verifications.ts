// What must be true once a round is over, asked of the rows themselves and of what the families were answered.
import pg from 'pg'
import type { Recue } from './charge.ts'

export interface Constat {
  /** Places given, on all days. */
  places: number
  /** Days with more children than places. */
  surbooked: number
  /** Days whose counters are not those of their rows. */
  wrongCounters: number
}

/** Reads the days back. */
export async function constater(superUrl: string): Promise<Constat> {
  const [found] = await ask<Record<keyof Constat, number>>(
    superUrl,
    `WITH lues AS (
       SELECT c.id, c.capacite, c.occupees, c.en_attente,
         count(r.id) FILTER (WHERE r.etat = 'confirmee')::int AS confirmees,
         count(r.id) FILTER (WHERE r.etat = 'en-attente')::int AS attente
       FROM creneaux c LEFT JOIN reservations r ON r.collectivite_id = c.collectivite_id AND r.creneau_id = c.id
       GROUP BY c.collectivite_id, c.id
     )
     SELECT sum(confirmees)::int AS places, (count(*) FILTER (WHERE confirmees > capacite))::int AS surbooked,
       (count(*) FILTER (WHERE confirmees <> occupees OR attente <> en_attente))::int AS "wrongCounters"
     FROM lues`,
  )
  if (!found) throw new Error('no day to read back')
  return found
}

/** Cells written otherwise than they were answered, or not answered. */
export async function ecarts(superUrl: string, recues: readonly Recue[]): Promise<number> {
  const written = await ask<{ cellule: string }>(
    superUrl,
    `SELECT foyer_id || ' ' || creneau_id || ' ' || etat AS cellule FROM reservations`,
  )
  const answered = new Set(
    recues.flatMap(({ foyer, confirmees, attente }) => [
      ...confirmees.map((creneau) => `${foyer} ${creneau} confirmee`),
      ...attente.map(({ creneau }) => `${foyer} ${creneau} en-attente`),
    ]),
  )
  const both = written.filter(({ cellule }) => answered.has(cellule)).length
  return written.length + answered.size - 2 * both
}

/**
 * Places given, or ranks, that break the order of arrival as the rows tell it: on each day, nobody who waits was
 * received before somebody who has a place, nor ranks before somebody received earlier.
 */
export async function desordresEcrits(superUrl: string): Promise<number> {
  const [found] = await ask<{ desordres: number }>(
    superUrl,
    `SELECT (count(*) FILTER (WHERE cree_le < avant))::int AS desordres FROM (
       SELECT cree_le, max(cree_le) OVER (
         PARTITION BY creneau_id ORDER BY (etat = 'en-attente'), ordre_attente NULLS FIRST
         GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
       ) AS avant
       FROM reservations
     ) AS file`,
  )
  return found?.desordres ?? 0
}

interface Vue {
  /** 0 with a place, the rank in the waiting list, infinite when refused. */
  rang: number
  parti: number
  repondu: number
}

/**
 * The same as the families themselves could tell it, whatever the server says it did: on each day, cells served worse
 * than another that left after they were answered already.
 */
export function desordresVus(recues: readonly Recue[]): number {
  const byDay = new Map<string, Vue[]>()
  const see = (creneau: string, rang: number, { parti, repondu }: Recue) => {
    const list = byDay.get(creneau) ?? []
    list.push({ rang, parti, repondu })
    byDay.set(creneau, list)
  }
  for (const one of recues) {
    for (const creneau of one.confirmees) see(creneau, 0, one)
    for (const { creneau, rang } of one.attente) see(creneau, rang, one)
    for (const creneau of one.refusees) see(creneau, Number.POSITIVE_INFINITY, one)
  }
  let wrong = 0
  for (const list of byDay.values()) {
    // Best served first; the latest departure among those strictly better served than the one looked at.
    list.sort((a, b) => (a.rang === b.rang ? 0 : a.rang - b.rang))
    let latest = Number.NEGATIVE_INFINITY
    for (let from = 0; from < list.length; ) {
      const rang = list[from]?.rang
      const equals = list.slice(from).filter((one) => one.rang === rang)
      wrong += equals.filter((one) => one.repondu < latest).length
      latest = Math.max(latest, ...equals.map((one) => one.parti))
      from += equals.length
    }
  }
  return wrong
}

async function ask<Row extends object>(superUrl: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  try {
    return (await client.query(statement)).rows as Row[]
  } finally {
    await client.end()
  }
}
