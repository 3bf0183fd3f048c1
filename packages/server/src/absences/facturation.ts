// What billing asks of absences.
import { sql } from 'drizzle-orm'

/**
 * Condition on `reservations`: true unless an absence covers the booking that the service accepted (it is not billed)
 * or has not answered (it is billed by a later run, once refused).
 * Said as « refused », not as « neither accepted nor waiting »: a billing that waited for the lock of a booking reads
 * that row again, but not the absence that was declared meanwhile; what it cannot see must not be billed.
 */
export const sansAbsence = sql`(reservations.absence_id IS NULL OR EXISTS (SELECT FROM absences
  WHERE absences.collectivite_id = reservations.collectivite_id AND absences.id = reservations.absence_id
    AND absences.etat = 'refusee'))`
