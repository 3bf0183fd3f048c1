import { sql } from 'drizzle-orm'
import { suiviDesDemandes } from '../foyers/tableau.ts'

/** Quotients that a family declared and a service compares with their proofs. */
export const quotientsDuFoyer = (collectivite: string, foyer: string, now: Date) =>
  suiviDesDemandes(collectivite, foyer, now, sql`quotients_declares`, sql`foyer_id`)
