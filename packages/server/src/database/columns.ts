// The columns that every tenant table shares, so that all of them are spelled the same.
import { text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** The tenant: first column of every key (Citus distributes by it, row-level security filters by it). */
export const collectiviteId = () => text('collectivite_id').notNull()

/** A row's own id: a UUID v7 made by the application, so that a row has its id before it is written. */
export const id = () => uuid('id').notNull()

/** An instant, in UTC. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
