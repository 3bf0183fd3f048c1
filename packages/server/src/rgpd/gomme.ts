import { type SQL, sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'

/** How many rows went, by table, and where the files are that went with them. */
export interface Bilan {
  lignes: Record<string, number>
  fichiers: string[]
}

/** Deletes rows and remembers how many, and their files. */
export class Gomme {
  readonly bilan: Bilan = { lignes: {}, fichiers: [] }
  readonly #tx: Tx
  readonly #collectivite: string

  constructor(tx: Tx, collectivite: string) {
    this.#tx = tx
    this.#collectivite = collectivite
  }

  async oter(table: string, which: SQL): Promise<void> {
    const [done] = await rows<{ n: number; fichiers: string[] }>(
      this.#tx,
      sql`WITH gone AS (DELETE FROM ${sql.identifier(table)} t WHERE collectivite_id = ${this.#collectivite} AND (${which})
            RETURNING to_jsonb(t) AS ligne)
          SELECT count(*)::int AS n,
            coalesce(jsonb_agg(ligne->'emplacement') FILTER (WHERE ligne->>'emplacement' IS NOT NULL), '[]') AS fichiers
          FROM gone`,
    )
    if (!done?.n) return
    this.bilan.lignes[table] = (this.bilan.lignes[table] ?? 0) + done.n
    this.bilan.fichiers.push(...done.fichiers)
  }
}
