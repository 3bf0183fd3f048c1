import type { PgTable } from 'drizzle-orm/pg-core'

/** What one may do to the rows of a table. */
export type Verb = 'select' | 'insert' | 'update' | 'delete'

/** SQL conditions on a row, per verb. They come on top of « the row is of this collectivite », which is always there. */
export type Conditions = Partial<Record<Verb, string>>

/**
 * Who may touch a tenant table: the wall behind the application's own checks (row-level security).
 * - `systeme`: work that crosses families; bound to one collectivite, any row of it.
 * - `anyone`: the public too.
 * - `famille`: a parent's request; `inoe_foyer()` and `inoe_compte()` say whose, `inoe_est_courriel()` whether an address
 *   is theirs, where the request says so.
 * - `agent`: an agent's request; `inoe_structures()` lists theirs.
 */
export interface Rights {
  table: PgTable
  systeme: readonly Verb[]
  /** The only columns that `systeme` may update, where the rest of a row is written once and for all. */
  modifiables?: readonly string[]
  /**
   * Its rows are never deleted but by the destruction of what the archives' visa allows (decision 0030): the database
   * refuses it to any other work of `systeme`.
   */
  eliminable?: true
  anyone?: Pick<Conditions, 'select'>
  famille?: Conditions
  agent?: Conditions
}

/** A table shared by all tenants: no collectivite_id in its key, readable by everyone, written by `systeme` where said. */
export interface ReferenceRights {
  table: PgTable
  /** Why it is outside the tenants. */
  reference: string
  systeme: readonly Verb[]
  anyone: readonly Verb[]
}

/** Every row of the collectivite. */
export const every = 'true'
/** Rows of the family that asks. */
export const ownFoyer = 'foyer_id = inoe_foyer()'
/** Rows of a structure of the agent that asks. */
export const ownStructure = 'structure_id = ANY(inoe_structures())'
/** Rows of a structure where the family that asks has an inscription. */
export const structureOfFoyer = (column = 'structure_id') =>
  `EXISTS (SELECT 1 FROM inscriptions i WHERE i.collectivite_id = inoe_collectivite() AND i.structure_id = ${column} AND i.foyer_id = inoe_foyer())`
/** Rows of a foyer that has an inscription in a structure of the agent that asks. */
export const foyerOfStructure = (column = 'foyer_id') =>
  `EXISTS (SELECT 1 FROM inscriptions i WHERE i.collectivite_id = inoe_collectivite() AND i.foyer_id = ${column} AND i.structure_id = ANY(inoe_structures()))`
