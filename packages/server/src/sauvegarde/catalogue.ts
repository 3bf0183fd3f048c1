// What the database itself says that it holds: a backup lists no table, so none can be forgotten.
import { sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'

export interface Table {
  nom: string
  colonnes: { nom: string; type: string }[]
}

export interface Sequence {
  nom: string
  valeur: string
}

/** Every table that holds rows, with the columns that are written (a computed one is computed again). */
export async function tablesOf(tx: Tx): Promise<Table[]> {
  const found = await rows<{ table: string; colonne: string; type: string }>(
    tx,
    sql`SELECT c.relname AS table, a.attname AS colonne, format_type(a.atttypid, a.atttypmod) AS type
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
          AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        ORDER BY c.relname, a.attnum`,
  )
  const tables = new Map<string, Table>()
  for (const { table, colonne, type } of found) {
    const one = tables.get(table) ?? { nom: table, colonnes: [] }
    one.colonnes.push({ nom: colonne, type })
    tables.set(table, one)
  }
  return [...tables.values()]
}

/** Every sequence with the last number that it gave; one that gave none is left out. */
export async function sequencesOf(tx: Tx): Promise<Sequence[]> {
  return rows<Sequence>(
    tx,
    sql`SELECT sequencename AS nom, last_value::text AS valeur FROM pg_sequences
        WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY sequencename`,
  )
}

export interface CleEtrangere {
  table: string
  nom: string
  definition: string
}

export async function clesEtrangeresOf(tx: Tx): Promise<CleEtrangere[]> {
  return rows<CleEtrangere>(
    tx,
    sql`SELECT c.relname AS table, k.conname AS nom, pg_get_constraintdef(k.oid) AS definition
        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
        WHERE k.contype = 'f' AND k.conparentid = 0 AND k.connamespace = 'public'::regnamespace
        ORDER BY c.relname, k.conname`,
  )
}

/** The migrations that made these tables, oldest first. */
export async function migrationsOf(tx: Tx): Promise<string[]> {
  const found = await rows<{ hash: string }>(
    tx,
    sql`SELECT hash FROM drizzle.__drizzle_migrations ORDER BY created_at`,
  )
  return found.map((one) => one.hash)
}

/** A name as SQL text. It comes from the catalogue or an archive's manifest: always quoted, never trusted. */
export const q = (nom: string) => `"${nom.replaceAll('"', '""')}"`
