// A push service of our own on loopback: takes what RFC 8030 says, and reads it as the browser would (RFC 8188, 8291,
// 8292), with keys made apart from the library under test.
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AbonnementDemande } from '@inoe/contract/notifications'

export interface Recue {
  /** What the browser's service worker is given. */
  contenu: string
  ttl: number
  topic: string | undefined
}

/** A browser as a push service knows it. */
export interface Navigateur {
  abonnement: Omit<AbonnementDemande, 'sujets'>
  recues: Recue[]
  /** What is answered from now on instead of 201. */
  statut: number | undefined
  /** The raw bodies: what the service itself could read. */
  corps: Buffer[]
}

export class ServicePush {
  readonly #server: Server
  readonly #origin: string
  readonly #browsers = new Map<string, Navigateur & { read(body: Buffer): string }>()
  /** What was wrong with requests that were refused. */
  readonly fautes: string[] = []

  private constructor(server: Server) {
    this.#server = server
    this.#origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  static async open(): Promise<ServicePush> {
    const server = createServer()
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const service = new ServicePush(server)
    server.on('request', async (request, response) => {
      response.statusCode = await service.#take(request).catch((error: unknown) => {
        service.fautes.push(String(error))
        return 400
      })
      response.setHeader('location', `${service.#origin}/message/1`)
      response.end()
    })
    return service
  }

  /** A browser that subscribes. */
  navigateur(): Navigateur {
    const name = randomBytes(16).toString('base64url')
    const keys = createECDH('prime256v1')
    const publique = keys.generateKeys()
    const auth = randomBytes(16)
    const browser: Navigateur & { read(body: Buffer): string } = {
      abonnement: {
        adresse: `${this.#origin}/push/${name}`,
        p256dh: publique.toString('base64url'),
        auth: auth.toString('base64url'),
      },
      recues: [],
      statut: undefined,
      corps: [],
      read: (body) => {
        const [salt, size] = [body.subarray(0, 16), body.readUInt32BE(16)]
        const sender = body.subarray(21, 21 + (body[20] ?? 0))
        if (body.length > size + 21 + sender.length) throw new Error('more than one record')
        const info = Buffer.concat([Buffer.from('WebPush: info\0'), publique, sender])
        const ikm = Buffer.from(hkdfSync('sha256', keys.computeSecret(sender), auth, info, 32))
        const derive = (label: string, length: number) =>
          Buffer.from(hkdfSync('sha256', ikm, salt, `Content-Encoding: ${label}\0`, length))
        const sealed = body.subarray(21 + sender.length)
        const open = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12))
        open.setAuthTag(sealed.subarray(-16))
        const clear = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()])
        const end = clear.lastIndexOf(2)
        if (end === -1) throw new Error('no delimiter')
        return clear.subarray(0, end).toString()
      },
    }
    this.#browsers.set(`/push/${name}`, browser)
    return browser
  }

  async #take(request: IncomingMessage): Promise<number> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const browser = this.#browsers.get(request.url ?? '')
    if (!browser) return 404
    if (browser.statut) return browser.statut
    const { ttl, topic, authorization = '', 'content-encoding': encoding } = request.headers
    if (request.method !== 'POST' || encoding !== 'aes128gcm') throw new Error('not a push message')
    if (!/^\d+$/.test(String(ttl))) throw new Error('no TTL')
    if (topic !== undefined && !/^[\w-]{1,32}$/.test(String(topic))) throw new Error('a wrong topic')
    this.#prove(authorization)
    browser.corps.push(body)
    browser.recues.push({ contenu: browser.read(body), ttl: Number(ttl), topic: topic as string | undefined })
    return 201
  }

  /** VAPID: a token for this service, not over, signed by the key that comes with it. */
  #prove(authorization: string): void {
    const [, token = '', key = ''] = /^vapid t=([^,\s]+), ?k=(\S+)$/.exec(authorization) ?? []
    const [header = '', claims = '', signature = ''] = token.split('.')
    const point = Buffer.from(key, 'base64url')
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    }
    const right = verify(
      'sha256',
      Buffer.from(`${header}.${claims}`),
      { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    )
    if (!right) throw new Error('a wrong signature')
    const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<
      string,
      unknown
    >
    const left = Number(exp) - Date.now() / 1000
    if (aud !== this.#origin || !(left > 0 && left <= 86_400)) throw new Error('a wrong token')
    if (!/^(mailto|https):/.test(String(sub))) throw new Error('nobody to write to')
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((done) => this.#server.close(done))
  }
}
