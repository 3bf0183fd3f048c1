import type { TableauDeBord } from '@inoe/contract/tableau-de-bord'
import { tableauFr as t } from './messages.fr.ts'
import { tuilesOf } from './tuiles.ts'

/** The tiles whose number changed between two readings, in their own words. */
export function nouvelles(avant: TableauDeBord, apres: TableauDeBord, locale: string): string[] {
  const before = tuilesOf(avant, locale)
  return tuilesOf(apres, locale)
    .filter(({ section, nombre }) => before.find((one) => one.section === section)?.nombre !== nombre)
    .map(({ section, quoi }) => t.changee(t.tuiles[section], quoi))
}
