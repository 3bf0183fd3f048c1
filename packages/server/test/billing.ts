// Bookings to bill and PayFiP to pay them, for tests of invoices and payments.
import { serve } from '@hono/node-server'
import { sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { createPayFipSimulator, type PayFipSimulator } from '../../../demo/payfip/simulator.ts'
import type { Tx } from '../src/database/open.ts'
import { rows } from '../src/database/open.ts'
import { paiements } from '../src/paiements/tables.ts'
import { reservations } from '../src/reservations/tables.ts'
import { regies, structures } from '../src/structures/tables.ts'
import { openTestServer, type TestServer } from './server.ts'
import type { Client, Town } from './towns.ts'

/** Books days of the town's activity for a child, as the planning would have. @returns their ids */
export async function book(
  server: TestServer,
  town: Town,
  famille: Client,
  enfant: string,
  dates: string[],
  structureId = town.structure,
): Promise<string[]> {
  const booked = dates.map((date) => {
    const creneau = town.creneaux.find((one) => one.date === date)
    if (!creneau) throw new Error(`no creneau on ${date}`)
    return {
      collectiviteId: town.id,
      id: uuid(),
      creneauId: creneau.id,
      structureId,
      activiteId: town.activite,
      date,
      fin: date,
      enfantId: enfant,
      foyerId: famille.foyer,
      etat: 'confirmee',
      prixCentimes: 940,
      creeLe: server.clock.now(),
    }
  })
  await asSysteme(server, town.id, (tx) => tx.insert(reservations).values(booked))
  return booked.map((one) => one.id)
}

/** A second service of the town; cashed by a régie of its own, with PayFiP or without. */
export async function addService(server: TestServer, town: Town, numcli: string | null): Promise<string> {
  const [regie, structure] = [uuid(), uuid()]
  const own = { collectiviteId: town.id }
  await asSysteme(server, town.id, async (tx) => {
    const mentions = {
      adresse: '2 rue des Écoles',
      siret: '20006967400018',
      autresMoyens: 'Chèque à la mairie.',
    }
    await tx
      .insert(regies)
      .values({ ...own, id: regie, nom: 'Régie restauration', numcli, prefixe: 'RES', mentions })
    await tx
      .insert(structures)
      .values({ ...own, id: structure, nom: 'Restauration', type: 'restauration', regieId: regie })
  })
  return structure
}

export function asSysteme<T>(
  server: TestServer,
  collectivite: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return server.deps.database.transaction({ collectivite, role: 'systeme' }, work)
}

/** Every payment of a town as it is written. */
export function paymentsOf(
  server: TestServer,
  collectivite: string,
): Promise<(typeof paiements.$inferSelect)[]> {
  return asSysteme(server, collectivite, (tx) => tx.select().from(paiements))
}

/** The application and a PayFiP simulator, each listening, so that they call each other over HTTP. */
export async function openPayingServer(): Promise<{
  server: TestServer
  payfip: PayFipSimulator
  close(): Promise<void>
}> {
  let server: TestServer | undefined
  const payfip = createPayFipSimulator({ now: () => server?.clock.now() ?? new Date() })
  const listening = await payfip.listen()
  const opened = await openTestServer({ payfipUrl: listening.url })
  server = opened
  const http = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const made = serve({ fetch: opened.app.fetch, port: 0, hostname: '127.0.0.1' }, (address) => {
      opened.deps.publicUrl = `http://127.0.0.1:${address.port}`
      resolve(made)
    })
  })
  return {
    server: opened,
    payfip,
    close: async () => {
      await listening.close()
      http.close()
      await opened.close()
    },
  }
}

/** Makes every waiting job due: the queue runs on the database's clock, which tests do not move. */
export async function hastenJobs(server: TestServer): Promise<void> {
  await server.deps.database.executeSql(
    `UPDATE pgboss.job SET start_after = now() - interval '1 second' WHERE state = 'created'`,
  )
}

/** The numbers of a town's invoices, in order. */
export async function numerosOf(server: TestServer, collectivite: string): Promise<string[]> {
  const found = await asSysteme<{ numero: string }[]>(server, collectivite, (tx) =>
    rows(
      tx,
      sql`SELECT numero FROM factures WHERE collectivite_id = ${collectivite} ORDER BY regie_id, annee, rang`,
    ),
  )
  return found.map((one) => one.numero)
}
