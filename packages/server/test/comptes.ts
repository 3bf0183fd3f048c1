// Logins for server tests: with a password, and what reaches their mailbox.
import assert from 'node:assert/strict'
import { and, eq } from 'drizzle-orm'
import { hashMotDePasse } from '../src/comptes/empreinte.ts'
import { comptes } from '../src/comptes/tables.ts'
import type { TestServer } from './server.ts'
import { type Client, ORIGIN } from './towns.ts'

export const MOT_DE_PASSE = 'girafe ! nuance 47 patio'
export const AUTRE_MOT_DE_PASSE = 'un tout autre mot de passe, vraiment'

let people = 0
export const someone = (name = 'camille') => `${name}.${people++}@exemple.fr`

/** Gives a login an address and a password. @returns the address */
export async function withPassword(
  server: TestServer,
  { collectivite, compte }: Pick<Client, 'collectivite' | 'compte'>,
  courriel = someone(),
): Promise<string> {
  const motDePasse = await hashMotDePasse(MOT_DE_PASSE)
  await server.deps.database.transaction({ collectivite, role: 'systeme' }, (tx) =>
    tx
      .update(comptes)
      .set({ courriel, motDePasse })
      .where(and(eq(comptes.collectiviteId, collectivite), eq(comptes.id, compte))),
  )
  return courriel
}

/** Asks as nobody, from a page of the town (same site unless the headers say otherwise). */
export async function call(
  server: TestServer,
  collectivite: string,
  route: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, unknown>; cookie: string }> {
  const response = await server.app.request(`/api/${collectivite}${route}`, {
    method: 'POST',
    headers: {
      origin: ORIGIN,
      'sec-fetch-site': 'same-site',
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify(body ?? {}),
  })
  const text = await response.text()
  const set = response.headers.getSetCookie().filter((one) => !one.includes('Max-Age=0'))
  return {
    status: response.status,
    body: text ? JSON.parse(text) : {},
    cookie: set.at(-1)?.split(';')[0] ?? '',
  }
}

/** The letters to an address so far, oldest first; due jobs done first. */
export async function letters(server: TestServer, courriel: string) {
  await server.deps.queue.runDue()
  return server.courriels.filter((one) => one.a === courriel)
}

/** The secret of the last link of that kind sent to an address. */
export async function secret(server: TestServer, courriel: string, fragment: string): Promise<string> {
  const found = (await letters(server, courriel))
    .map(({ texte }) => new RegExp(`#${fragment}=([\\w-]+)`).exec(texte)?.[1])
    .findLast((one) => one !== undefined)
  assert.ok(found, `no link « ${fragment} » to ${courriel}`)
  return found
}
