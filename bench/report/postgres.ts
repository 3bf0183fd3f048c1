// A PostgreSQL for a bench, with the settings that a host has: what is committed is on disk.
import { type Database, openDatabase } from '../../packages/server/src/database/open.ts'
import { type Postgres, startPostgres } from '../../workshop/postgres.ts'

export interface BenchPostgres extends Postgres {
  /** Tables are there, nothing in them. */
  database: Database
}

export async function startBenchPostgres(): Promise<BenchPostgres> {
  const server = await startPostgres('inoe', { max_connections: '60', shared_buffers: '512MB' })
  const database = await openDatabase({ url: server.url, ownerUrl: server.ownerUrl, migrated: true })
  return {
    ...server,
    database,
    stop: async () => {
      await database.close()
      await server.stop()
    },
  }
}
