// What every process that opens the database agrees on: where it is, and that PGlite has one process at a time.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Database, openDatabase } from './open.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** The embedded database is open in another process: it cannot be opened twice. */
export class DataInUse extends Error {
  readonly folder: string
  readonly pid: number

  constructor(folder: string, pid: number) {
    super(
      `${folder} is in use by process ${pid}: stop that server first, or set DATABASE_URL to a PostgreSQL that several processes share`,
    )
    this.folder = folder
    this.pid = pid
  }
}

/** Folder of all that the server keeps: embedded database, files, dev mailbox. */
export function dataFolder(env: Environment): string {
  return path.resolve(env.INOE_DATA ?? '.data')
}

/**
 * Opens the database that the environment names: PostgreSQL at DATABASE_URL, else PGlite in INOE_DATA, locked for
 * this process until `close()`. A lock whose process is gone (killed, machine restarted) is taken over.
 * @param migrated the tables are taken as they are, or not there
 * @throws DataInUse
 */
export async function openFromEnvironment(
  env: Environment,
  { migrated = false }: { migrated?: boolean } = {},
): Promise<Database> {
  if (env.DATABASE_URL)
    return openDatabase({ url: env.DATABASE_URL, ownerUrl: env.DATABASE_OWNER_URL, migrated })
  const folder = dataFolder(env)
  mkdirSync(folder, { recursive: true })
  const release = lock(folder)
  try {
    const database = await openDatabase({ folder: path.join(folder, 'base'), migrated })
    return { ...database, close: () => database.close().finally(release) }
  } catch (error) {
    release()
    throw error
  }
}

function lock(folder: string): () => void {
  const file = path.join(folder, 'base.verrou')
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const pid = Number(readFileSync(file, 'utf8'))
      // Our own number in a lock we do not hold: a container that restarts gives the same numbers again.
      if (pid !== process.pid && isRunning(pid)) throw new DataInUse(folder, pid)
      rmSync(file, { force: true })
    }
  }
}

/** True while a process of this machine has that number. */
export function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
