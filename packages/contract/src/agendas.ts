import * as v from 'valibot'
import { Id, Instant } from './commun.ts'

// Plain entries, not `.entries` of a schema: reading a property of one would keep valibot in the browser's download.
const agenda = {
  id: Id,
  /** Null: every child. */
  enfant: v.nullable(Id),
  creeLe: Instant,
}

/** A calendar that a phone subscribes to: of one child, or of the whole family. */
export const Agenda = v.object(agenda)
export type Agenda = v.InferOutput<typeof Agenda>

export const Agendas = v.object({ agendas: v.array(Agenda) })
export type Agendas = v.InferOutput<typeof Agendas>

export const DemandeAgenda = v.object({ enfant: v.nullable(Id) })
export type DemandeAgenda = v.InferOutput<typeof DemandeAgenda>

/** The private address, said this once: only its print is kept. Asking again for the same child replaces it. */
export const AgendaCree = v.object({ ...agenda, url: v.string() })
export type AgendaCree = v.InferOutput<typeof AgendaCree>
