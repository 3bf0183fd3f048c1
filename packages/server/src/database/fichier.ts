// The columns of a file that a row owns, the same wherever one is: keys are renewed and files checked by them.
import type { Controle } from '@inoe/contract/televersements'
import { integer, text } from 'drizzle-orm/pg-core'

/** A file, encrypted in the file store; here is its key, itself wrapped. */
export const colonnesFichier = () => ({
  nom: text().notNull(),
  type: text().notNull(),
  taille: integer().notNull(),
  /** SHA-256 of the clear content. */
  empreinte: text().notNull(),
  /** Where the file store keeps it, and the file's own key wrapped by the server's. */
  emplacement: text().notNull(),
  cle: text().notNull(),
  /** attente: quarantined until the antivirus has seen it. */
  controle: text().$type<Controle>().notNull().default('libre'),
})

/** The same where a row may have none: all of them, or none. */
export const colonnesFichierFacultatif = () => ({
  nom: text(),
  type: text(),
  taille: integer(),
  empreinte: text(),
  emplacement: text(),
  cle: text(),
  controle: text().$type<Controle>(),
})

/** A row without its file. */
export const SANS_FICHIER = {
  nom: null,
  type: null,
  taille: null,
  empreinte: null,
  emplacement: null,
  cle: null,
  controle: null,
} as const
