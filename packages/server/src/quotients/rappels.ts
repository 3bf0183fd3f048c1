// Reminders of a declared quotient whose end comes.
import { sql } from 'drizzle-orm'
import { everyTown, openedTown, sectionUrl } from '../collectivites/store.ts'
import { rows } from '../database/open.ts'
import { rappelDu } from '../documents/rules.ts'
import type { Deps } from '../http/env.ts'
import { annoncer } from '../notifications/annoncer.ts'
import { quotientFinit } from './courriels.ts'
import { setDeclaration } from './declarations-store.ts'

/** Days before the end at which the family is reminded. */
const RAPPELS = [30, 7]

/** Job: reminds the families whose accepted quotient ends soon, if no newer one waits or holds. Once for each reminder. */
export async function rappelerQuotients(deps: Deps): Promise<void> {
  for (const collectivite of await everyTown(deps.database)) {
    const opened = await openedTown(deps.database, collectivite)
    if (!opened) continue
    const { town } = opened
    const today = deps.clock.today(town.zone)
    await deps.database.transaction({ collectivite, role: 'systeme' }, async (tx) => {
      const found = await rows<{
        id: string
        foyer: string
        fin: string
        reste: number
        dernier: number | null
      }>(
        tx,
        sql`SELECT q.id, q.foyer_id AS foyer, q.valable_jusqu_au::text AS fin, q.valable_jusqu_au - ${today}::date AS reste,
              q.dernier_rappel AS dernier
            FROM quotients_declares q WHERE q.collectivite_id = ${collectivite} AND q.etat = 'acceptee'
              AND q.valable_jusqu_au BETWEEN ${today}::date AND ${today}::date + 365
              AND NOT EXISTS (SELECT FROM quotients_declares n WHERE n.collectivite_id = q.collectivite_id
                AND n.foyer_id = q.foyer_id AND n.demandee_le > q.demandee_le AND n.etat IN ('demandee', 'acceptee'))
            FOR UPDATE OF q`,
      )
      const due = found.flatMap((one) => {
        const rappel = rappelDu(RAPPELS, one.reste, one.dernier)
        return rappel === undefined ? [] : [{ ...one, rappel }]
      })
      if (due.length === 0) return
      const url = await sectionUrl(tx, deps.publicUrl, collectivite, 'foyer')
      for (const { id, rappel } of due) await setDeclaration(tx, collectivite, id, { dernierRappel: rappel })
      await annoncer(
        tx,
        deps,
        collectivite,
        due.map(({ foyer, fin }) => ({
          foyer,
          lettre: quotientFinit(town, fin, url),
          avis: { quoi: 'echeance', section: 'foyer' },
        })),
      )
    })
  }
}
