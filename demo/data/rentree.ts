// What the demo's first town prepares for the school year that comes, whatever the day it runs.

import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../packages/server/src/database/open.ts'
import { insertReinscription } from '../../packages/server/src/reinscriptions/store.ts'
import { saveReglage } from '../../packages/server/src/renouvellements/store.ts'
import { activites } from '../../packages/server/src/structures/tables.ts'
import { type Calendar, plusDays, type Span } from './calendar.ts'

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

/** What takes over from the evenings of the year under way. */
export const SOIRS_DE_LA_RENTREE = 'Soirs de la rentrée'

/** The school year that comes; its days open in June. */
export function rentreeProchaine(calendar: Pick<Calendar, 'today'>): Span {
  const annee = anneeProchaine(calendar)
  return {
    nom: `Année ${annee}-${annee + 1}`,
    debut: `${annee}-09-01`,
    fin: `${annee + 1}-07-05`,
    ouverture: new Date(`${annee}-06-15T07:00:00Z`),
  }
}

/** Those who come in the evening may go on, where the town has both. */
export async function ouvrirReinscription(tx: Tx, collectivite: string, { today }: Calendar): Promise<void> {
  const idOf = async (nom: string) => {
    const [found] = await tx
      .select({ id: activites.id })
      .from(activites)
      .where(and(eq(activites.collectiviteId, collectivite), eq(activites.nom, nom)))
    return found?.id
  }
  const [source, cible, jeunes] = [
    await idOf('Accueil du soir'),
    await idOf(SOIRS_DE_LA_RENTREE),
    await idOf('Mercredis et samedis'),
  ]
  if (!source || !cible) return
  await insertReinscription(tx, collectivite, {
    source: { activite: source, periode: null },
    cible: { activite: cible, periode: null },
    releve: jeunes ? { activite: jeunes, periode: null } : null,
    du: plusDays(today, -5),
    jusquAu: plusDays(today, 45),
    prioritaire: true,
  })
}
