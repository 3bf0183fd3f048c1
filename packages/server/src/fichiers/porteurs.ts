// The tables whose rows own a file: those that have its columns (`database/fichier.ts`).

import { getTableColumns, getTableName } from 'drizzle-orm'
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core'
import { tenantTables } from '../database/tables.ts'

export type PorteurDeFichier = PgTable & {
  collectiviteId: AnyPgColumn
  id: AnyPgColumn
  emplacement: AnyPgColumn
  cle: AnyPgColumn
}
/** Its files were given by people: an antivirus looks at them. */
export type PorteurControle = PorteurDeFichier & { controle: AnyPgColumn }

/** Found rather than listed: keys are renewed wherever there is a file. */
export function porteursDeFichiers(): PorteurDeFichier[] {
  return tenantTables
    .map((one) => one.table)
    .filter((table): table is PorteurDeFichier => {
      const columns = getTableColumns(table)
      return 'emplacement' in columns && 'cle' in columns
    })
}

export function porteursControles(): PorteurControle[] {
  return porteursDeFichiers().filter(
    (table): table is PorteurControle => 'controle' in getTableColumns(table),
  )
}

/** @throws Error for a name that no such table has */
export function porteurNomme(nom: string): PorteurControle {
  const found = porteursControles().find((one) => getTableName(one) === nom)
  if (!found) throw new Error(`${nom} holds no file that was given`)
  return found
}
