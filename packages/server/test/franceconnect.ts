// A town with FranceConnect, and a browser that goes there and back.
import assert from 'node:assert/strict'
import {
  createFranceConnectSimulator,
  type FranceConnectSimulator,
} from '../../../demo/franceconnect/simulator.ts'
import { adressesDeclarees } from '../src/franceconnect/parcours.ts'
import { reglerFranceConnect } from '../src/franceconnect/reglages.ts'
import type { TestServer } from './server.ts'

const SECRET = 'un secret de client assez long pour HS256'

/** A FranceConnect that listens, where these towns are registered. */
export async function openFranceConnectFor(
  server: TestServer,
  towns: readonly string[],
): Promise<FranceConnectSimulator> {
  const { publicUrl, database, coffre } = server.deps
  const simulator = await createFranceConnectSimulator(() =>
    towns.map((id) => {
      const { retour, sortie } = adressesDeclarees(publicUrl, id)
      return { id, secret: SECRET, retours: [retour], apresSortie: [sortie] }
    }),
  ).listen(0)
  for (const id of towns)
    await database.transaction({ collectivite: id, role: 'systeme' }, (tx) =>
      reglerFranceConnect(tx, coffre, id, {
        emetteur: simulator.emetteur,
        clientId: id,
        secret: SECRET,
        niveau: 'eidas1',
      }),
    )
  return simulator
}

/** A browser: keeps cookies by host, follows redirections, answers FranceConnect's page. */
export class Navigateur {
  readonly #server: TestServer
  readonly #cookies = new Map<string, Map<string, string>>()

  constructor(server: TestServer) {
    this.#server = server
  }

  cookies(origin: string): string {
    return [...(this.#cookies.get(origin) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** One request, to our API or over the network. */
  async demander(adresse: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(adresse)
    const { publicUrl } = this.#server.deps
    const headers = { ...(init.headers as Record<string, string>), cookie: this.cookies(url.origin) }
    const asked = { ...init, headers, redirect: 'manual' } as const
    const response = await (url.origin === publicUrl
      ? this.#server.app.request(url.pathname + url.search, asked)
      : fetch(url, asked))
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      const jar = this.#cookies.get(url.origin) ?? new Map<string, string>()
      if (/Max-Age=0|expires=Thu, 01 Jan 1970/i.test(cookie)) jar.delete(name)
      else jar.set(name, value)
      this.#cookies.set(url.origin, jar)
    }
    return response
  }

  /** Goes on until a page; the address where it stops. */
  async suivre(adresse: string, init?: RequestInit, arret = (_: string) => false): Promise<string> {
    let next = adresse
    for (let hops = 0; hops < 12; hops++) {
      if (arret(next)) return next
      const response = await this.demander(next, hops === 0 ? init : {})
      const location = response.headers.get('location')
      if (!location) return next
      next = new URL(location, next).href
    }
    throw new Error(`round and round: ${next}`)
  }

  /** From the button to FranceConnect's page, and back as somebody. @returns the address one comes back to */
  async identifier(depart: string, identite: string, arret?: (adresse: string) => boolean): Promise<string> {
    // FranceConnect remembers who was there; here each visit is somebody's first.
    for (const origin of this.#cookies.keys())
      if (origin !== this.#server.deps.publicUrl) this.#cookies.delete(origin)
    const page = await this.suivre(depart)
    assert.match(page, /\/interaction\//, `never reached FranceConnect: ${page}`)
    const body = new URLSearchParams({ identite })
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return this.suivre(page, { method: 'POST', body: String(body), headers }, arret)
  }
}
