// What no route that takes a file keeps, over a real connection: nothing, a bomb, an archive in a PDF's clothes, far too much.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { Agent, request, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { deflateRawSync, deflateSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import { MORCEAU } from '@inoe/contract/documentation'
import { sql } from 'drizzle-orm'
import { openPayingServer } from '../../test/billing.ts'
import { routesDe } from '../../test/contrat.ts'
import { creerMonde, type Monde } from '../../test/monde.ts'
import type { TestServer } from '../../test/server.ts'
import { rows } from '../database/open.ts'

const MO = 1024 * 1024
const TOTAL = 200 * MO

/** An archive whose only file is a thousand times larger once opened. */
function archive(): Buffer {
  const body = deflateRawSync(Buffer.alloc(40 * MO), { level: 9 })
  const head = (signature: string, size: number) => {
    const bytes = Buffer.alloc(size)
    bytes.write(signature, 'latin1')
    return bytes
  }
  const local = head('PK\x03\x04', 30)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(body.length, 18)
  local.writeUInt32LE(40 * MO, 22)
  const central = head('PK\x01\x02', 46)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(body.length, 20)
  central.writeUInt32LE(40 * MO, 24)
  const end = head('PK\x05\x06', 22)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length + body.length, 16)
  return Buffer.concat([local, body, central, end])
}

/** A PDF of some kilobytes whose objects make 45 megabytes. */
function bombe(): Buffer {
  const zeros = deflateSync(Buffer.alloc(45 * MO), { level: 9 })
  const head = '%PDF-1.4\n5 0 obj<</Type/ObjStm/Filter/FlateDecode>>\nstream\n'
  return Buffer.concat([Buffer.from(head), zeros, Buffer.from('\nendstream\n%%EOF\n')])
}

const ARCHIVE = archive()
const BOMBE = bombe()
const REFUSES: [string, Buffer, number, string, RegExp][] = [
  ['nothing', Buffer.alloc(0), 422, 'fichier-vide', /ne contient rien/],
  ['a bomb', BOMBE, 422, 'fichier-demesure', /démesuré/],
  ['an archive', ARCHIVE, 422, 'fichier-refuse', /PDF ou une photo/],
  [
    'an archive that begins and ends as a PDF',
    Buffer.concat([Buffer.from('%PDF-1.4\n'), ARCHIVE, Buffer.from('\n%%EOF\n')]),
    422,
    'fichier-refuse',
    /PDF ou une photo/,
  ],
]

describe('Files that no route keeps, over HTTP', () => {
  let server: TestServer
  let close: () => Promise<void>
  let monde: Monde
  let http: Server
  let base = ''
  const sockets: Socket[] = []
  /** What the next request goes out with. */
  let sent: { route: string; headers: Record<string, string> } | undefined
  before(async () => {
    ;({ server, close } = await openPayingServer())
    monde = await creerMonde(server)
    http = serve({ fetch: server.app.fetch, port: 0, hostname: '127.0.0.1' }) as Server
    http.on('connection', (socket) => sockets.push(socket))
    if (!http.listening) await once(http, 'listening')
    base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
    // From here on everybody's requests go through the network.
    server.app = {
      request: (route: string, init: RequestInit = {}) => {
        sent = { route, headers: { ...(init.headers as Record<string, string>) } }
        return fetch(base + route, init)
      },
    } as unknown as TestServer['app']
  })
  after(async () => {
    http.closeAllConnections()
    http.close()
    await close()
  })

  /** Every route that takes a file, who calls it and the fields that it wants with it. */
  const envois = (): Record<string, { chemin?: string; champs?: Record<string, string> }> => {
    const { ids, town } = monde
    const enfant = ids.enfant ?? ''
    const jugement = {
      enfant,
      ...{ prenom: 'Jean', nom: 'Lebrun', lien: 'oncle', juridiction: 'Bordeaux', reference: '26/01' },
      dateDecision: '2026-01-05',
    }
    return {
      'POST /foyer/interdictions': { champs: jugement },
      'POST /foyer/quotient/declarations': { champs: { valeur: '500', caisse: 'CAF' } },
      'POST /absences/{id}/justificatif': { chemin: `/absences/${ids.absence}/justificatif` },
      'POST /gestion/actualites/images': {},
      'POST /messages/pieces': {},
      'POST /gestion/messages/pieces': {},
      'POST /gestion/eliminations/{id}/visa': {
        chemin: `/gestion/eliminations/${ids.elimination}/visa`,
        champs: { decision: 'accordee', reference: 'AD33-1', date: '2026-11-02' },
      },
      'POST /documents': { champs: { piece: ids.piece ?? '', enfant } },
      'POST /gestion/documentation': {
        champs: { structure: town.structure, titre: 'Règlement', retour: 'foyer' },
      },
    }
  }
  const chacun = () =>
    Object.entries(envois()).map(([nom, { chemin = nom.slice(5), champs = {} }]) => ({
      nom,
      chemin,
      champs,
      qui: chemin.startsWith('/gestion/') ? monde.personnes.agent : monde.personnes.famille,
    }))

  const stored = async () => {
    const folder = path.join(process.env.INOE_TEST_FOLDER ?? '', `fichiers-${process.pid}`)
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries.filter((one) => one.isFile()).length
  }
  /** How many rows each table has, and how many files are kept. */
  const kept = async () => {
    const tables = await rows<{ nom: string }>(
      server.superuser,
      sql`SELECT table_name AS nom FROM information_schema.tables
          WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
    )
    const counts: Record<string, number> = { fichiers: await stored() }
    for (const { nom } of tables) {
      const [found] = await rows<{ n: number }>(
        server.superuser,
        sql`SELECT count(*)::int AS n FROM ${sql.identifier(nom)}`,
      )
      counts[nom] = found?.n ?? 0
    }
    assert.ok(Object.keys(counts).length > 20)
    return counts
  }
  const refusal = async (answer: Response) => {
    const { code, detail } = (await answer.json()) as { code: string; detail: string }
    return { status: answer.status, code, detail }
  }

  test('each route that takes a file is looked at', async () => {
    const takes = (await routesDe(server.app)).filter((one) => one.fichier).map((one) => one.nom)
    assert.deepEqual(Object.keys(envois()).toSorted(), takes.toSorted())
  })

  for (const [what, content, status, code, sentence] of REFUSES)
    test(`${what}: refused with its reason, and nothing of it stays`, async () => {
      const before = await kept()
      for (const { nom, chemin, champs, qui } of chacun()) {
        const form = new FormData()
        for (const [name, value] of Object.entries(champs)) form.set(name, value)
        form.set('fichier', new Blob([new Uint8Array(content)], { type: 'application/pdf' }), 'facture.pdf')
        const said = await refusal(await qui.send('POST', chemin, form))
        assert.deepEqual([said.status, said.code], [status, code], nom)
        assert.match(said.detail, sentence, nom)
      }
      assert.deepEqual(await kept(), before)
    })

  test('in pieces, a bomb and an archive are refused once they are whole; what the page then throws away is gone', async () => {
    const { famille } = monde.personnes
    const before = await kept()
    for (const [, content, status, code] of REFUSES.slice(1)) {
      const begun = await famille.send('POST', '/televersements', {
        nom: 'facture.pdf',
        taille: content.length,
      })
      const { id } = (await begun.json()) as { id: string }
      for (let at = 0; at < content.length; at += MORCEAU) {
        const piece = new Uint8Array(content.subarray(at, at + MORCEAU))
        assert.equal((await famille.send('PUT', `/televersements/${id}?depuis=${at}`, piece)).status, 200)
      }
      const said = await refusal(await famille.send('POST', '/messages/pieces', { televersement: id }))
      assert.deepEqual([said.status, said.code], [status, code])
      assert.equal((await famille.send('DELETE', `/televersements/${id}`)).status, 204)
    }
    assert.deepEqual(await kept(), before)
  })

  /** Sends 200 MB, for as long as nothing is answered. @returns the answer, and how much of it the server took */
  async function inonder(announced: boolean) {
    const { route, headers } = sent ?? { route: '', headers: {} }
    const known = new Set(sockets)
    // As a browser does: its connection is not closed by the answer, which would be lost with what was under way.
    const agent = new Agent({ keepAlive: true })
    const asked = request(base + route, {
      method: 'POST',
      agent,
      headers: {
        ...headers,
        'content-type': 'multipart/form-data; boundary=xyz',
        ...(announced ? { 'content-length': String(TOTAL) } : {}),
      },
    })
    const answered = once(asked, 'response')
    let over = false
    // Cut after the answer: the rest is not wanted.
    asked.on('error', () => {})
    void answered.catch(() => {}).finally(() => (over = true))
    asked.write(
      '--xyz\r\nContent-Disposition: form-data; name="fichier"; filename="gros.pdf"\r\n\r\n%PDF-1.4\n',
    )
    const block = Buffer.alloc(MO, 'x')
    for (let left = TOTAL; left > 0 && !over; left -= MO)
      if (!asked.write(block)) await Promise.race([once(asked, 'drain').catch(() => {}), answered])
    const [answer] = await answered
    const chunks: Buffer[] = []
    for await (const chunk of answer) chunks.push(chunk)
    agent.destroy()
    const taken = sockets.filter((one) => !known.has(one)).map((one) => one.bytesRead)
    return { answer: { status: answer.statusCode, ...JSON.parse(Buffer.concat(chunks).toString()) }, taken }
  }

  for (const announced of [true, false])
    test(`200 MB, ${announced ? 'announced' : 'unannounced'}: refused with the limit, long before they are read`, async () => {
      const before = await kept()
      for (const { nom, chemin, qui } of chacun()) {
        // What the person goes out with.
        await (await qui.send('POST', chemin, new FormData())).text()
        const { answer, taken } = await inonder(announced)
        assert.deepEqual([answer.status, answer.code], [413, 'trop-gros'], nom)
        assert.match(answer.detail, /10 Mo/, nom)
        // The most that is read to be thrown away, so that the answer arrives.
        assert.ok(taken.length === 1 && (taken[0] ?? TOTAL) < 80 * MO, `${nom} ${taken}`)
      }
      assert.deepEqual(await kept(), before)
    })
})
