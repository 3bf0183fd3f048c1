import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createConnection, type Socket } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Env } from './env.ts'
import { Refus } from './problem.ts'
import { taille } from './taille.ts'

/** Bytes that the test's route takes. */
const OCTETS = 1000

describe('a body too heavy', () => {
  let server: ServerType
  let origin: string

  before(async () => {
    const app = new Hono<Env>()
    app.use(async (c, next) => {
      c.set('requestId', 'essai')
      await next()
    })
    app.use(taille(() => ({ octets: OCTETS, refus: () => new Refus('trop-gros') })))
    app.post('/', async (c) => c.text(String((await c.req.text()).length)))
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
    await once(server, 'listening')
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  after(() => server.close())

  const sent = async (body: string, piecemeal: boolean) => {
    const stream = piecemeal ? new Blob([body]).stream() : body
    const answer = await fetch(origin, { method: 'POST', body: stream, duplex: 'half' } as RequestInit)
    return { status: answer.status, text: await answer.text() }
  }

  for (const piecemeal of [false, true]) {
    const how = piecemeal ? 'sent piece by piece, its length unsaid' : 'whose length is said'
    it(`is refused in words, ${how}`, async () => {
      const { status, text } = await sent('x'.repeat(OCTETS + 1), piecemeal)
      assert.equal(status, 413)
      assert.equal(JSON.parse(text).code, 'trop-gros')
    })

    it(`is read whole when it is not, ${how}`, async () => {
      assert.deepEqual(await sent('x'.repeat(OCTETS), piecemeal), { status: 200, text: String(OCTETS) })
    })
  }

  it('is not let in by a length that says less', async () => {
    const socket: Socket = createConnection((server.address() as AddressInfo).port, '127.0.0.1')
    const parts: Buffer[] = []
    socket.on('data', (part) => parts.push(part))
    socket.write(
      `POST / HTTP/1.1\r\nhost: essai\r\nconnection: close\r\ncontent-length: 3\r\n\r\n${'x'.repeat(OCTETS * 2)}`,
    )
    await once(socket, 'close')
    // What comes after the length that was said is not of this request, and no request at all.
    const answer = Buffer.concat(parts).toString()
    assert.match(answer, /^HTTP\/1.1 (200|400) /)
    assert.doesNotMatch(answer, new RegExp(`\r\n\r\n${OCTETS * 2}$`))
  })
})
