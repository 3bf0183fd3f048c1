// Before a court's decision ends, and on its last day: who may collect a child is about to change.
import { sql } from 'drizzle-orm'
import { everyTown, openedTown, sectionUrl } from '../collectivites/store.ts'
import { rows, type Tx } from '../database/open.ts'
import { rappelDu } from '../documents/rules.ts'
import { enfantsParId } from '../foyers/familles.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { writeCourriel } from '../outside/lettre.ts'
import { contactOf } from '../structures/contact.ts'
import { write } from './annonces.ts'
import { interdictionFinitService } from './courriel-service.ts'
import { interdictionFinit } from './courriels.ts'
import { setInterdiction, structuresDeEnfant } from './store.ts'

/** Days before the last one. */
const RAPPELS = [14, 3, 0]

/** Job: tells the services of the child, and the home that gave the decision; once for each date. */
export async function rappelerDecisions(deps: Deps): Promise<void> {
  for (const collectivite of await everyTown(deps.database)) {
    const opened = await openedTown(deps.database, collectivite)
    if (!opened) continue
    await deps.database.transaction({ collectivite, role: 'systeme' }, (tx) =>
      rappelerVille(tx, deps, opened.town),
    )
  }
}

async function rappelerVille(tx: Tx, deps: Deps, town: Collectivite): Promise<void> {
  const today = deps.clock.today(town.zone)
  const found = await rows<{
    id: string
    foyerId: string | null
    enfantId: string
    fin: string
    reste: number
    dernier: number | null
  }>(
    tx,
    sql`SELECT id, foyer_id AS "foyerId", enfant_id AS "enfantId", fin::text AS fin, fin - ${today}::date AS reste,
          dernier_rappel AS dernier
        FROM interdictions WHERE collectivite_id = ${town.id} AND etat = 'acceptee'
          AND fin BETWEEN ${today}::date AND ${today}::date + 30 ORDER BY fin, id FOR UPDATE`,
  )
  const due = found.flatMap((one) => {
    const rappel = rappelDu(RAPPELS, one.reste, one.dernier)
    return rappel === undefined ? [] : [{ ...one, rappel }]
  })
  if (due.length === 0) return
  const enfants = await enfantsParId(tx, town.id, [...new Set(due.map((one) => one.enfantId))])
  const url = await sectionUrl(tx, deps.publicUrl, town.id, 'gestion')
  for (const one of due) {
    await setInterdiction(tx, town.id, one.id, { dernierRappel: one.rappel })
    await write(tx, deps, town, one, (sujet) => interdictionFinit(sujet, one.fin))
    const addresses = new Set<string>()
    for (const structure of await structuresDeEnfant(tx, town.id, one.enfantId)) {
      const { courriel } = await contactOf(tx, town.id, structure)
      if (courriel) addresses.add(courriel)
    }
    const { prenom = '' } = enfants.get(one.enfantId) ?? {}
    const lettre = interdictionFinitService(town, { enfant: prenom, fin: one.fin, url })
    await deps.queue.sendAll(
      tx,
      'courriel',
      [...addresses].map((address) => ({ collectivite: town.id, ...writeCourriel(address, lettre) })),
    )
  }
}
