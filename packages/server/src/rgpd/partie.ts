// What each domain gives of a family to an export: rows in French words, and files.
import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import type { Deps } from '../http/env.ts'
import type { Kept } from '../outside/fichiers.ts'

/** Whose data: a login and its family, in a town. */
export interface Titulaire {
  collectivite: string
  compte: string
  foyer: string
  /** Zone in which dates are written. */
  zone: string
}

/** A file of an export; its content is read when its turn comes, never before. */
export interface FichierDonne {
  /** Where it is in the zip: folder, slash, name. */
  chemin: string
  lire(outils: Pick<Deps, 'fichiers' | 'coffre'>): Promise<Uint8Array>
}

export interface Partie {
  donnees: unknown
  fichiers?: readonly FichierDonne[]
}

/**
 * @param tx as the family itself, so that the database keeps out what is another home's; as `systeme` for what only
 * `systeme` reads, where each query names the login
 */
export type DonnerPartie = (tx: Tx, titulaire: Titulaire) => Promise<Partie>

/** SQL: an instant as people of the town read it. */
export const quand = (column: SQL, { zone }: Titulaire): SQL =>
  sql`to_char(${column} AT TIME ZONE ${zone}, 'YYYY-MM-DD HH24:MI')`

/** SQL: cents as euros, « 94.00 ». */
export const enEuros = (column: SQL): SQL => sql`(${column} / 100.0)::numeric(12, 2)::text`

/** A stored file, for the zip. */
export function fichierGarde(
  { collectivite }: Titulaire,
  chemin: string,
  { emplacement, cle }: Kept,
): FichierDonne {
  return { chemin, lire: ({ fichiers }) => fichiers.get(collectivite, { emplacement, cle }) }
}

/** A path of the zip: its parts, without what a file system could misread. */
export const cheminDe = (...parts: readonly string[]): string =>
  parts.map((part) => part.replaceAll(/[/\\:*?"<>|\p{Cc}\p{Cf}]/gu, '-').replace(/^\.+/, '') || '-').join('/')
