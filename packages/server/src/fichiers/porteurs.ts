// The tables whose rows own a file: those that have its columns (`database/fichier.ts`).

import { getTableColumns, getTableName } from 'drizzle-orm'
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core'
import { tenantTables } from '../database/tables.ts'

export type PorteurDeFichier = PgTable & {
  collectiviteId: AnyPgColumn
  id: AnyPgColumn
  emplacement: AnyPgColumn
  cle: AnyPgColumn
  controle: AnyPgColumn
}

/** Found rather than listed: keys are renewed wherever there is a file. */
export function porteursDeFichiers(): PorteurDeFichier[] {
  return tenantTables
    .map((one) => one.table)
    .filter((table): table is PorteurDeFichier => {
      const columns = getTableColumns(table)
      return 'emplacement' in columns && 'cle' in columns && 'controle' in columns
    })
}

/** @throws Error for a name that no such table has */
export function porteurNomme(nom: string): PorteurDeFichier {
  const found = porteursDeFichiers().find((one) => getTableName(one) === nom)
  if (!found) throw new Error(`${nom} holds no file`)
  return found
}
