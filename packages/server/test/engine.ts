// Runs once before the server tests (node --test-global-setup): starts a PostgreSQL when the tests are to run on it,
// and prepares on each engine a database that test files copy instead of migrating again.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pino } from 'pino'
import { startPostgres, VOLATILE } from '../../../workshop/postgres.ts'
import { openDatabase } from '../src/database/open.ts'
import { openQueue } from '../src/jobs/queue.ts'

let stop: () => Promise<void> = async () => {}

export async function globalSetup(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'inoe-tests-'))
  if (process.env.INOE_TEST_ENGINE === 'postgres') {
    const server = await startPostgres('modele', { ...VOLATILE, max_connections: '200' })
    process.env.INOE_TEST_POSTGRES = server.ownerUrl.replace('/modele', '')
    stop = server.stop
  } else {
    const database = await openDatabase({ folder: path.join(folder, 'modele') })
    const queue = await openQueue(database, pino({ level: 'silent' }))
    await queue.stop()
    await database.close()
    const again = await PGlite.create({ dataDir: path.join(folder, 'modele') })
    const dump = await again.dumpDataDir('none')
    await again.close()
    const file = path.join(folder, 'modele.tar')
    writeFileSync(file, Buffer.from(await dump.arrayBuffer()))
    process.env.INOE_TEST_TEMPLATE = file
  }
  process.env.INOE_TEST_FOLDER = folder
}

export async function globalTeardown(): Promise<void> {
  await stop()
  if (process.env.INOE_TEST_FOLDER) rmSync(process.env.INOE_TEST_FOLDER, { recursive: true, force: true })
}
