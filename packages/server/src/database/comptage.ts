import { getTableName, sql, type Table } from 'drizzle-orm'
import { type Database, rows } from './open.ts'

/** Rows below which how many there are changes no plan. */
const PEU = 500

/**
 * Has PostgreSQL count a table again as soon as it has doubled, not a minute later: what it planned for the table as it
 * was, and kept, is planned anew. At the first opening of bookings a table goes from nothing to tens of thousands of rows
 * in that minute.
 */
export class Comptage {
  readonly #database: Database
  readonly #table: string
  #ecrits = 0
  #seuil = PEU
  #busy = false

  constructor(database: Database, table: Table) {
    this.#database = database
    this.#table = getTableName(table)
  }

  /**
   * So many rows were written and committed. @returns when they are counted, if they are to be; a count that fails is
   * left to PostgreSQL's own, later
   */
  async ecrit(lignes: number): Promise<void> {
    this.#ecrits += lignes
    // PGlite keeps no plan.
    if (this.#ecrits < this.#seuil || this.#busy || this.#database.engine !== 'postgres') return
    this.#busy = true
    try {
      const { owner } = this.#database
      const [known] = await rows<{ lignes: number }>(
        owner,
        sql`SELECT reltuples AS lignes FROM pg_class WHERE oid = ${this.#table}::regclass`,
      )
      // What was counted before the first time is -1. A large table is left alone: counting it reads much of it.
      this.#seuil = Math.max(PEU, known?.lignes ?? 0)
      if (this.#ecrits < this.#seuil) return
      this.#ecrits = 0
      await owner.execute(sql`ANALYZE ${sql.identifier(this.#table)}`)
    } catch {
      this.#seuil *= 2
    } finally {
      this.#busy = false
    }
  }
}
