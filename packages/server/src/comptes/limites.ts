// How many attempts, counted in the database so that all processes share them. Never called inside a transaction: a
// refused attempt must stay counted when the transaction rolls back.
import { createHash } from 'node:crypto'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import type { Database } from '../database/open.ts'
import { Refus } from '../http/problem.ts'
import { limites } from './tables.ts'

const QUART_HEURE = 15 * 60
const HEURE = 60 * 60

const LIMITES = {
  /** Wrong passwords for one address. */
  'connexion-adresse': { points: 5, duration: QUART_HEURE },
  /**
   * Addresses for which wrong passwords came from one place: a mobile operator puts thousands of people behind one, so
   * who mistypes his own again and again counts once. With the limit above, a thousand tries at most.
   */
  'connexion-ip': { points: 200, duration: QUART_HEURE },
  /** E-mails that anybody can have sent to one address, and from one place. */
  'courriel-adresse': { points: 5, duration: HEURE },
  'courriel-ip': { points: 100, duration: HEURE },
  /** Codes that sign a mandate, sent for one family: with five tries each, a guess has no chance. */
  'code-mandat': { points: 5, duration: HEURE },
  /** Civil statuses sent to API Particulier for one family: it is no place to try other people's. */
  'quotient-foyer': { points: 5, duration: HEURE },
  /** Challenges for passkeys asked from one place: each is a row that rests until the night. */
  'defi-ip': { points: 300, duration: QUART_HEURE },
  /** People sent to FranceConnect from one place. */
  'franceconnect-ip': { points: 300, duration: QUART_HEURE },
  /** Calendars' addresses tried from one place that never were ours. */
  'agenda-ip': { points: 100, duration: QUART_HEURE },
} as const
export type Limite = keyof typeof LIMITES

/** One counter: of a town, for a purpose, of an address or a place. */
export interface Compteur {
  collectivite: string
  limite: Limite
  qui: string
}

/**
 * Counts an attempt before it is made, so that many at once cannot all pass.
 * @returns whether it is the first, how many are left after it, and in how many minutes all are again
 * @throws Refus `trop-de-tentatives` with Retry-After
 */
export async function compter(
  database: Database,
  compteur: Compteur,
): Promise<{ premier: boolean; restants: number; minutes: number }> {
  try {
    const counted = await limiter(database, compteur.limite).consume(key(compteur))
    return {
      premier: counted.consumedPoints === 1,
      restants: counted.remainingPoints,
      minutes: minutesOf(counted),
    }
  } catch (refused) {
    throw refused instanceof RateLimiterRes ? tropDeTentatives(refused) : refused
  }
}

/** Looks without counting. @throws Refus `trop-de-tentatives` once nothing is left */
export async function verifier(database: Database, compteur: Compteur): Promise<void> {
  const counted = await limiter(database, compteur.limite).get(key(compteur))
  if (counted && counted.remainingPoints <= 0) throw tropDeTentatives(counted)
}

/** Begins again from nothing. */
export async function oublier(database: Database, compteur: Compteur): Promise<void> {
  await limiter(database, compteur.limite).delete(key(compteur))
}

function limiter(database: Database, limite: Limite): RateLimiterDrizzle {
  return new RateLimiterDrizzle({
    storeClient: database.owner,
    schema: limites,
    keyPrefix: '',
    clearExpiredByTimeout: false,
    ...LIMITES[limite],
  })
}

function tropDeTentatives(counted: RateLimiterRes): Refus {
  const minutes = minutesOf(counted)
  return new Refus('trop-de-tentatives', {
    detail: (dit) => dit.comptes.attendre(minutes),
    headers: { 'retry-after': String(Math.ceil(counted.msBeforeNext / 1000)) },
  })
}

/** Threat: the table must not say who tried. */
function key({ collectivite, limite, qui }: Compteur): string {
  return createHash('sha256').update(`${collectivite}\n${limite}\n${qui}`).digest('hex')
}

function minutesOf(counted: RateLimiterRes): number {
  return Math.max(1, Math.ceil(counted.msBeforeNext / 60_000))
}
