// What a booking becomes in a calendar, decided without any I/O.
import type { Precision } from './phrases.fr.ts'

/** Hours of a day, hh:mm; an end that is not after the beginning is on the next day. */
export interface Horaires {
  debut: string
  fin: string
}

const SPAN =
  /^(?:de )?(\d{1,2}) ?(?:h|:) ?(\d{2})?(?: ?min)? ?(?:-|–|—|à|au) ?(\d{1,2}) ?(?:h|:) ?(\d{2})?(?: ?min)?\.?$/i

/**
 * Reads the hours of a unit as services write them: « 8 h – 18 h », « 7h30-18h30 », « de 8:00 à 18:00 ».
 * @returns null when they say anything else (nothing, several spans, « selon l’école »): the event takes the whole day
 */
export function lireHoraires(text: string): Horaires | null {
  const found = SPAN.exec(text.replaceAll(/[\s\u00a0\u202f\u2060]+/g, ' ').trim())
  if (!found) return null
  const debut = time(found[1], found[2])
  const fin = time(found[3], found[4])
  return debut && fin && debut !== fin ? { debut, fin } : null
}

function time(hours: string | undefined, minutes = '00'): string | null {
  return Number(hours) < 24 && Number(minutes) < 60 ? `${hours?.padStart(2, '0')}:${minutes}` : null
}

/** How far a booking got; it only ever goes forward, so that a phone never takes an older state for a newer one. */
const RANGS: Record<string, number> = { 'en-attente': 0, demandee: 0, proposee: 1, confirmee: 2 }

export function sequenceOf(etat: string): number {
  return RANGS[etat] ?? 0
}

/** What is added to the name of an event that is not simply booked; null when it is. */
export function precision(etat: string, absence: string | null): Precision | null {
  switch (etat) {
    case 'en-attente':
      return 'attente'
    case 'demandee':
    case 'demande':
      return 'demande'
    case 'proposee':
      return 'proposee'
    default:
      return absence === 'declaree' ? 'absence' : null
  }
}

/** True for what is not sure to take place. */
export function estProvisoire(etat: string): boolean {
  return etat !== 'confirmee' && etat !== 'contrat' && etat !== 'accepte'
}
