// Signing in with real passwords, everybody behind one address, as the subscribers of a mobile carrier are.

import { eq } from 'drizzle-orm'
import { hashMotDePasse } from '../../packages/server/src/comptes/empreinte.ts'
import { comptes } from '../../packages/server/src/comptes/tables.ts'
import type { Database } from '../../packages/server/src/database/open.ts'
import { Connexion } from './charge.ts'
import { TOWN, type VilleRush } from './ville.ts'

const MOT_DE_PASSE = 'la girafe range ses parapluies'
/** Wrong passwords of the careless neighbour: more than any limit lets through. */
const ESSAIS_DU_VOISIN = 200
const ENSEMBLE = 64

export interface Connexions {
  /** How many of the neighbour's tries were stopped. */
  voisinArretes: number
  /** Families signed in, how many were refused, and how long it took. */
  ouvertes: number
  refusees: number
  seconds: number
}

/** @param nombre families who sign in once a neighbour has typed wrong passwords from their address */
export async function signerTous(
  database: Database,
  origin: string,
  { familles }: VilleRush,
  nombre: number,
): Promise<Connexions> {
  const hash = await hashMotDePasse(MOT_DE_PASSE)
  await database.transaction({ collectivite: TOWN, role: 'systeme' }, (tx) =>
    tx.update(comptes).set({ motDePasse: hash }).where(eq(comptes.collectiviteId, TOWN)),
  )
  const [voisin, ...others] = familles
  if (!voisin) throw new Error('nobody to sign in')
  const connexions = await Promise.all(Array.from({ length: ENSEMBLE }, () => Connexion.open(origin)))
  const typed = await parTous(connexions, Array(ESSAIS_DU_VOISIN).fill(voisin), (famille) =>
    identifiants(origin, `${famille.compte}@exemple.fr`, 'ce n’est pas celui-là'),
  )
  const start = performance.now()
  const statuses = await parTous(connexions, others.slice(0, nombre), (famille) =>
    identifiants(origin, `${famille.compte}@exemple.fr`, MOT_DE_PASSE),
  )
  const seconds = (performance.now() - start) / 1000
  for (const connexion of connexions) connexion.close()
  return {
    voisinArretes: typed.filter((status) => status === 429).length,
    ouvertes: statuses.filter((status) => status === 200).length,
    refusees: statuses.filter((status) => status !== 200).length,
    seconds,
  }
}

/** Sends one request for each, over all the connections. @returns their statuses */
async function parTous<One>(
  connexions: readonly Connexion[],
  list: readonly One[],
  bytesOf: (one: One) => Buffer,
): Promise<number[]> {
  const statuses: number[] = []
  let next = 0
  await Promise.all(
    connexions.map(async (connexion) => {
      for (let one = list[next++]; one !== undefined; one = list[next++])
        statuses.push(Number((await connexion.send(bytesOf(one))).toString('latin1', 9, 12)))
    }),
  )
  return statuses
}

function identifiants(origin: string, courriel: string, motDePasse: string): Buffer {
  const body = JSON.stringify({ courriel, motDePasse })
  const head = [
    `POST /api/${TOWN}/session HTTP/1.1`,
    `host: ${new URL(origin).host}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'origin: http://ville.localhost',
    'sec-fetch-site: same-site',
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
}
