// The database that both readings are made in: the demo's town, as of a Tuesday in school time.
import path from 'node:path'
import { pino } from 'pino'
import { MOT_DE_PASSE } from '../../demo/data/families.ts'
import { seedDemo } from '../../demo/data/seed.ts'
import { SECTION_PAGES } from '../../demo/town-site.ts'
import { openFromEnvironment } from '../../packages/server/src/database/from-environment.ts'
import type { Database } from '../../packages/server/src/database/open.ts'
import { openQueue } from '../../packages/server/src/jobs/queue.ts'
import { openClock } from '../../packages/server/src/outside/clock.ts'
import { openFileStore } from '../../packages/server/src/outside/fichiers.ts'
import { trousseauFromEnvironment } from '../../packages/server/src/outside/from-environment.ts'
import { ouvrirDossier } from '../../packages/server/src/outside/magasin.ts'

export const NOW = '2026-11-03T09:00:00Z'
export const TOWN = 'rurales-entre-deux-mers'
const COURRIEL = 'camille.durand@exemple.fr'

export interface Span {
  name: string
  du: string
  au: string
}

/** What the planning shows on a phone and on a wide screen, and the most that one may ask for. */
export const SPANS: readonly Span[] = [
  { name: 'one week', du: '2026-11-02', au: '2026-11-08' },
  { name: '62 days', du: '2026-11-02', au: '2027-01-02' },
]

/** Opens the database of a folder in this process; no server may have it open. */
export const openFolder = (folder: string): Promise<Database> => openFromEnvironment({ INOE_DATA: folder })

/** Makes the demo's towns in a new folder. */
export async function makeTown(folder: string): Promise<void> {
  const database = await openFolder(folder)
  const queue = await openQueue(database, pino({ level: 'warn' }))
  await seedDemo({
    database,
    clock: openClock(NOW),
    fichiers: openFileStore(
      ouvrirDossier(path.join(folder, 'fichiers')),
      trousseauFromEnvironment({}, folder),
    ),
    origines: ['http://localhost:5173'],
    pages: SECTION_PAGES,
    publicUrl: 'http://localhost:8787',
    queue: async () => queue,
  })
  await queue.stop()
  await database.close()
}

/** Signs the demo's family in. @returns the cookie to send */
export async function signIn(origin: string): Promise<string> {
  const response = await fetch(`${origin}/api/${TOWN}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ courriel: COURRIEL, motDePasse: MOT_DE_PASSE }),
  })
  // The last one holds: the ones before it only make the browser forget an older session.
  const cookie = response.headers.getSetCookie().at(-1)?.split(';')[0]
  if (!response.ok || cookie === undefined) throw new Error(`signing in was answered ${response.status}`)
  return cookie
}

/** The family file of that login. */
export async function foyerOf(database: Database): Promise<string> {
  const found = await database.executeSql(
    'SELECT foyer_id FROM comptes WHERE collectivite_id = $1 AND courriel = $2',
    [TOWN, COURRIEL],
  )
  const foyer = found.rows[0]?.foyer_id
  if (typeof foyer !== 'string') throw new Error('the family is not in the database')
  return foyer
}
