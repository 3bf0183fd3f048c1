import type { TableauDeBord } from '@inoe/contract/tableau-de-bord'
import { tableauFr as t } from './messages.fr.ts'
import { tuilesOf } from './tuiles.ts'

/** The tiles where what waits changed between two readings, in their own words. */
export function nouvelles(
  avant: TableauDeBord,
  apres: TableauDeBord,
  locale: string,
  zone: string,
): string[] {
  const before = tuilesOf(avant, locale, zone)
  return tuilesOf(apres, locale, zone)
    .filter(({ nombre, quoi }, rang) => {
      const was = before[rang]
      return was?.nombre !== nombre || (nombre > 0 && was.quoi !== quoi)
    })
    .map(({ section, quoi }) => t.changee(t.tuiles[section], quoi))
}
