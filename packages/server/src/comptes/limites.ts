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
  /** Wrong passwords from one place: generous, a mobile operator puts thousands of people behind one address. */
  'connexion-ip': { points: 100, duration: QUART_HEURE },
  /** E-mails that anybody can have sent to one address, and from one place. */
  'courriel-adresse': { points: 5, duration: HEURE },
  'courriel-ip': { points: 100, duration: HEURE },
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
 * @returns how many are left after this one, and in how many minutes all are again
 * @throws Refus `trop-de-tentatives` with Retry-After
 */
export async function compter(
  database: Database,
  compteur: Compteur,
): Promise<{ restants: number; minutes: number }> {
  try {
    const counted = await limiter(database, compteur.limite).consume(key(compteur))
    return { restants: counted.remainingPoints, minutes: minutesOf(counted) }
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    const minutes = minutesOf(refused)
    throw new Refus('trop-de-tentatives', {
      detail: `Trop de tentatives. Réessayez dans ${minutes} minute${minutes > 1 ? 's' : ''}.`,
      headers: { 'retry-after': String(Math.ceil(refused.msBeforeNext / 1000)) },
    })
  }
}

/** Gives back an attempt that was not one: only failures count. */
export async function rendre(database: Database, compteur: Compteur): Promise<void> {
  await limiter(database, compteur.limite).reward(key(compteur))
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

/** Threat: the table must not say who tried. */
function key({ collectivite, limite, qui }: Compteur): string {
  return createHash('sha256').update(`${collectivite}\n${limite}\n${qui}`).digest('hex')
}

function minutesOf(counted: RateLimiterRes): number {
  return Math.max(1, Math.ceil(counted.msBeforeNext / 60_000))
}
