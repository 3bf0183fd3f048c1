// The renewal of family files that the demo's first town asks for, whatever the day it runs.
import type { Tx } from '../../packages/server/src/database/open.ts'
import { saveReglage } from '../../packages/server/src/renouvellements/store.ts'
import { type Calendar, plusDays } from './calendar.ts'

/** First civil year of the school year that comes. */
export const anneeProchaine = ({ today }: Pick<Calendar, 'today'>): number =>
  Number(today.slice(0, 4)) + (today.slice(5) < '09-01' ? 0 : 1)

export async function demanderRenouvellement(
  tx: Tx,
  collectivite: string,
  calendar: Calendar,
): Promise<void> {
  const { today } = calendar
  await saveReglage(tx, collectivite, {
    annee: anneeProchaine(calendar),
    du: plusDays(today, -10),
    jusquAu: plusDays(today, 40),
    blocage: 'inscriptions',
    rappelJours: 7,
  })
}
