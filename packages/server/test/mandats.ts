// A régie that debits accounts, and families that signed, for tests of direct debit.

import type { Mandat } from '@inoe/contract/prelevements'
import { sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { asSysteme, book } from './billing.ts'
import type { TestServer } from './server.ts'
import { type Client, createFamille, type Town } from './towns.ts'

export const IBAN = 'FR7630006000011234567890189'

/** Gives the town's régie what it debits accounts with. */
export async function ouvrirPrelevement(server: TestServer, town: Town): Promise<void> {
  const sepa = {
    ics: 'FR12ZZZ123456',
    iban: 'FR7610071330000000200000080',
    bic: 'TRPUFRP1',
    titulaire: 'Trésorerie de l’Entre-Deux-Mers',
    adresse: '1 place de la Mairie, 33760 Targon',
  }
  await asSysteme(server, town.id, (tx) =>
    tx.execute(
      sql`UPDATE regies SET sepa = ${JSON.stringify(sepa)}::jsonb WHERE collectivite_id = ${town.id} AND id = ${town.regie}`,
    ),
  )
}

/** Asks for a mandate as the page does. */
export function demander(
  parent: Client,
  town: Town,
  more: object = {},
  key: string = uuid(),
): Promise<Response> {
  const body = { regie: town.regie, iban: IBAN, titulaire: 'Camille Durand', ...more }
  return parent.send('POST', '/mandats', body, { 'idempotency-key': key })
}

/** The last code that a login received. */
export async function codeRecu(server: TestServer, parent: Client): Promise<string> {
  await server.deps.queue.runDue()
  const sent = server.courriels.filter((one) => one.a.startsWith(parent.compte) && one.sujet.includes('code'))
  return (sent.at(-1)?.texte.match(/(\d{3})\s(\d{3})/) ?? []).slice(1).join('')
}

/** Signs a mandate, code and all. */
export async function signer(
  server: TestServer,
  parent: Client,
  town: Town,
  more: object = {},
): Promise<Mandat> {
  const asked = (await (await demander(parent, town, more)).json()) as Mandat
  const code = await codeRecu(server, parent)
  const signed = await parent.send('POST', `/mandats/${asked.id}/signature`, { code })
  return (await signed.json()) as Mandat
}

/** A family with one issued invoice per list of dates (9,40 € a day). */
export async function familleFacturee(
  server: TestServer,
  town: Town,
  agent: Client,
  ...lists: string[][]
): Promise<Awaited<ReturnType<typeof createFamille>>> {
  const parent = await createFamille(server, town, { prenoms: ['Léa'] })
  for (const dates of lists) {
    await book(server, town, parent, parent.enfants[0]?.id ?? '', dates)
    const mois = dates[0]?.slice(0, 7)
    await agent.send('POST', '/gestion/factures', { structure: town.structure, mois })
  }
  return parent
}
