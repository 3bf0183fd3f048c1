// Reminders of late invoices, at the dates that each régie set.
import { everyTown, openedTown, sectionUrl } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { annoncer } from '../notifications/annoncer.ts'
import { enCoursPour } from '../paiements/store.ts'
import { mandatsDeRegie } from '../prelevements/facturation.ts'
import { prelevementsPrevus } from '../prelevements/store.ts'
import { type Regie, structuresFacturees } from '../structures/facturation.ts'
import { relance } from './courriels.ts'
import { aRelancer } from './relances-rules.ts'
import { facturesEnRetard, inscrireRelances, relancesDe } from './store.ts'

/** Job: reminds the families of every town, each in its own transaction. */
export async function relancer(
  deps: Pick<Deps, 'database' | 'clock' | 'queue' | 'publicUrl'>,
): Promise<void> {
  for (const collectivite of await everyTown(deps.database)) {
    const opened = await openedTown(deps.database, collectivite)
    if (!opened) continue
    await deps.database.transaction({ collectivite, role: 'systeme' }, async (tx) => {
      const services = await structuresFacturees(tx, collectivite)
      const regies = new Map(services.map(({ regie }) => [regie.id, regie]))
      for (const regie of regies.values())
        if (regie.relances.length > 0) await relancerRegie(tx, deps, opened.town, regie)
    })
  }
}

async function relancerRegie(
  tx: Tx,
  { clock, queue, publicUrl }: Pick<Deps, 'clock' | 'queue' | 'publicUrl'>,
  town: Collectivite,
  regie: Regie,
): Promise<void> {
  const today = clock.today(town.zone)
  const late = await facturesEnRetard(tx, town.id, regie.id, today)
  const ids = late.map((one) => one.id)
  // A payment that nobody knows the end of is perhaps paid: no reminder before PayFiP has said.
  const open = new Set((await enCoursPour(tx, town.id, ids, new Date(0))).map((one) => one.factureId))
  const [mandats, prevus] = [
    await mandatsDeRegie(tx, town.id, regie.id),
    await prelevementsPrevus(tx, town.id, ids),
  ]
  const due = late.filter((one) => !open.has(one.id) && !mandats.has(one.foyerId) && !prevus.has(one.id))
  const steps = aRelancer(due, regie.relances, await relancesDe(tx, town.id, ids), today)
  // Only what this transaction wrote is sent: a job done again finds it written, and sends nothing.
  const written = await inscrireRelances(tx, town.id, steps, clock.now())
  const reminded = new Set(due.filter((one) => written.has(one.id)).map((one) => one.foyerId))
  if (reminded.size === 0) return
  const url = await sectionUrl(tx, publicUrl, town.id, 'factures')
  const families = Map.groupBy(due, (one) => one.foyerId)
  await annoncer(
    tx,
    { queue },
    town.id,
    [...reminded].map((foyer) => {
      const lettre = relance(
        town,
        {
          regie: regie.nom,
          enLigne: regie.numcli !== null,
          autresMoyens: regie.mentions.autresMoyens,
          factures: (families.get(foyer) ?? []).map((one) => ({
            numero: one.numero,
            structure: one.emetteur.structure,
            mois: one.mois,
            resteCentimes: one.totalCentimes - one.payeCentimes,
            echeance: one.echeance,
          })),
        },
        url,
      )
      return { foyer, lettre, avis: { quoi: 'relance', section: 'factures' } }
    }),
  )
}
