// What domains know how to read, put together in one query: the welcome page asks all of them at once.
import { type AnyColumn, getTableColumns, type InferSelectModel, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { rows, type Tx } from './open.ts'

/** A value that one SQL expression gives, as json. */
export interface Lecture<T> {
  readonly valeur: SQL
  comprendre(found: unknown): T
}

/** Reads one, or several put together: one query. */
export async function lire<T>(tx: Tx, { valeur, comprendre }: Lecture<T>): Promise<T> {
  const [found] = await rows<{ valeur: unknown }>(tx, sql`SELECT ${valeur} AS valeur`)
  return comprendre(found?.valeur)
}

/** Every row of a query, in its order. Its columns are named as in `Row`; what JSON has no type for is a string. */
export function lignes<Row>(query: SQL): Lecture<Row[]> {
  return {
    valeur: sql`(SELECT coalesce(json_agg(l), '[]'::json) FROM (${query}) l)`,
    comprendre: (found) => found as Row[],
  }
}

/** The number that a query counts. */
export function nombre(query: SQL): Lecture<number> {
  return { valeur: sql`to_json((${query}))`, comprendre: Number }
}

/** Rows of a table, whole. @param clauses WHERE and ORDER BY */
export function rangees<Table extends PgTable>(
  table: Table,
  clauses: SQL,
): Lecture<InferSelectModel<Table>[]> {
  const columns: [string, AnyColumn][] = Object.entries(getTableColumns(table))
  const named = columns.map(([name, column]) => sql`${column} AS ${sql.identifier(name)}`)
  return puis(
    lignes<Record<string, unknown>>(sql`SELECT ${sql.join(named, sql`, `)} FROM ${table} ${clauses}`),
    (found) =>
      found.map(
        (row) =>
          Object.fromEntries(
            columns.map(([name, column]) => {
              const value = row[name]
              return [name, value === null ? null : column.mapFromDriverValue(value)]
            }),
          ) as InferSelectModel<Table>,
      ),
  )
}

/** Several values under their names. */
export function ensemble<Values extends object>(
  parts: {
    [Name in keyof Values]: Lecture<Values[Name]>
  },
): Lecture<Values> {
  const named = Object.entries<Lecture<unknown>>(parts)
  return {
    valeur: sql`json_build_object(${sql.join(
      named.map(([name, { valeur }]) => sql`${name}::text, ${valeur}`),
      sql`, `,
    )})`,
    comprendre: (found) =>
      Object.fromEntries(
        named.map(([name, part]) => [name, part.comprendre((found as Record<string, unknown>)[name])]),
      ) as Values,
  }
}

/** The same value, understood further. */
export function puis<From, To>({ valeur, comprendre }: Lecture<From>, then: (from: From) => To): Lecture<To> {
  return { valeur, comprendre: (found) => then(comprendre(found)) }
}
