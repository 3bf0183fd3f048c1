// The opening minute, by the server and by SQL, one after the other, again and again.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { BenchPostgres } from '../report/postgres.ts'
import type { Charge, Envoi, Recue } from './charge.ts'
import { rushSql } from './sql.ts'
import { constater, desordresEcrits, desordresVus, ecarts } from './verifications.ts'
import { JOURS, JOURS_PAR_FAMILLE, laisserEcrire, type VilleRush, vider } from './ville.ts'

/** Requests under way at once: everybody presses « Enregistrer » in the same second. */
const ENSEMBLE = 1000
/** Before what is measured: a server that opens a period has been up for a while. */
const ECHAUFFEMENTS = 2

/** Of what was wanted, what there is a place for. */
const PART = 1 / 5

export interface Ouverture {
  /** Families a second, one figure per round. */
  http: number[]
  sql: number[]
  /** The bookings and counters alone. */
  nu: number[]
  /** Requests a second that have nothing to do: no save over HTTP can be faster. */
  rien: number[]
  /** Milliseconds of each save over HTTP, all rounds together. */
  temps: number[]
  /** Places given in each round, by both. */
  placesHttp: number[]
  placesSql: number[]
  /** Over all the rounds over HTTP; each is nought when the promises are kept. */
  surbooked: number
  wrongCounters: number
  ecarts: number
  desordres: number
}

/** @param attente whether full days can be waited for */
export async function ouvrir(
  postgres: BenchPostgres,
  origin: string,
  ville: VilleRush,
  { attente, tours }: { attente: boolean; tours: number },
): Promise<Ouverture> {
  const { database, superUrl } = postgres
  const places = Math.round(((ville.familles.length * JOURS_PAR_FAMILLE) / JOURS) * PART)
  const found: Ouverture = {
    http: [],
    sql: [],
    nu: [],
    rien: [],
    temps: [],
    placesHttp: [],
    placesSql: [],
    surbooked: 0,
    wrongCounters: 0,
    ecarts: 0,
    desordres: 0,
  }
  const generateur = fork(path.join(import.meta.dirname, 'charge.ts'))
  try {
    for (let tour = -ECHAUFFEMENTS; tour < tours; tour++) {
      await vider(superUrl, places, attente)
      const nu = await rushSql(superUrl, ville, { attente, entiers: false })
      await vider(superUrl, places, attente)
      const sql = await rushSql(superUrl, ville, { attente, entiers: true })
      await vider(superUrl, places, attente)
      const envoi: Envoi = {
        origin,
        familles: ville.familles,
        ensemble: ENSEMBLE,
        tour: `${attente ? 'attente' : 'complet'} ${tour}`,
      }
      const { seconds, recues } = await envoyer(generateur, envoi)
      const wrong = recues.find((one) => one.status !== 200)
      if (wrong) throw new Error(`a save was answered ${wrong.status}: ${wrong.erreur}`)
      const read = await constater(superUrl)
      found.surbooked += read.surbooked
      found.wrongCounters += read.wrongCounters
      found.ecarts += await ecarts(superUrl, recues)
      found.desordres += (await desordresEcrits(superUrl)) + desordresVus(recues)
      await laisserEcrire(database)
      if (tour < 0) continue
      found.http.push(ville.familles.length / seconds)
      found.rien.push(ville.familles.length / (await envoyer(generateur, { ...envoi, rien: true })).seconds)
      found.sql.push(sql.parSeconde)
      found.nu.push(nu.parSeconde)
      found.placesHttp.push(read.places)
      found.placesSql.push(sql.places)
      found.temps.push(...recues.map((one: Recue) => one.repondu - one.parti))
    }
    return found
  } finally {
    generateur.kill()
  }
}

async function envoyer(generateur: ChildProcess, envoi: Envoi): Promise<Charge> {
  generateur.send(envoi)
  const stopped = new AbortController()
  const charge = once(generateur, 'message', { signal: stopped.signal })
  const exited = once(generateur, 'exit', { signal: stopped.signal })
  charge.catch(() => undefined)
  exited.catch(() => undefined)
  const [answer] = (await Promise.race([charge, exited.then(() => [])])) as [Charge?]
  stopped.abort()
  if (!answer) throw new Error('the load generator stopped')
  return answer
}
