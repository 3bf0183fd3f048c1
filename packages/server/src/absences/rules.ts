// Which booked days may be declared absent, decided without any I/O.
import type { RegleDelai } from '@inoe/contract/structures'
import { Temporal } from 'temporal-polyfill'
import { echeance } from '../structures/rules.ts'

/** What decides of one booked day. `absence`: one covers it already, whatever the service answered. */
export interface JourReserve {
  etat: string
  date: string
  /** Last day: that of the booking itself but for a sejour. */
  fin: string
  facturee: boolean
  absence: boolean
}

/** The rules of its activity. */
export interface ReglesAbsence {
  delaiAnnulation: RegleDelai
  absenceJours: number
}

/** `annulable`: it can still be cancelled, which costs nothing. `trop-tard`: it should have been declared before. */
export type Empechement =
  | { code: 'non-reserve' | 'non-confirmee' | 'deja-facture' | 'deja-absent' }
  | { code: 'annulable'; jusquA: Date }
  | { code: 'trop-tard'; jusquAu: string }

/** The last civil day (included) on which an absence may be declared. @param fin last day of what was booked */
export function absenceJusquAu(fin: string, absenceJours: number): string {
  return Temporal.PlainDate.from(fin).add({ days: absenceJours }).toString()
}

/** Why the absence of a day may not be declared now; null when it may. @param jour null: the family has no booking */
export function empechementOf(
  jour: JourReserve | null,
  regles: ReglesAbsence,
  moment: { now: Date; aujourdhui: string; zone: string },
): Empechement | null {
  if (!jour) return { code: 'non-reserve' }
  if (jour.absence) return { code: 'deja-absent' }
  if (jour.facturee) return { code: 'deja-facture' }
  const annulable = echeance(regles.delaiAnnulation, jour.date, moment.zone)
  if (moment.now <= annulable) return { code: 'annulable', jusquA: annulable }
  if (jour.etat !== 'confirmee') return { code: 'non-confirmee' }
  const jusquAu = absenceJusquAu(jour.fin, regles.absenceJours)
  return moment.aujourdhui > jusquAu ? { code: 'trop-tard', jusquAu } : null
}

/** True when reading an absence says something of the child's health: an illness, or words that may tell of one. */
export const isMedicale = ({ motif, commentaire }: { motif: string; commentaire: string }): boolean =>
  motif === 'maladie' || commentaire !== ''
