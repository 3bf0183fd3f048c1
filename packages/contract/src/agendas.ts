import * as v from 'valibot'
import { avec, Id, Instant } from './commun.ts'

/** A calendar that a phone subscribes to: of one child, or of the whole family. */
export const Agenda = v.object({
  id: Id,
  /** Null: every child. */
  enfant: v.nullable(Id),
  creeLe: Instant,
})
export type Agenda = v.InferOutput<typeof Agenda>

export const Agendas = v.object({ agendas: v.array(Agenda) })
export type Agendas = v.InferOutput<typeof Agendas>

export const DemandeAgenda = v.object({ enfant: v.nullable(Id) })
export type DemandeAgenda = v.InferOutput<typeof DemandeAgenda>

/** The private address, said this once: only its print is kept. Asking again for the same child replaces it. */
export const AgendaCree = avec(Agenda, { url: v.string() })
export type AgendaCree = v.InferOutput<typeof AgendaCree>
