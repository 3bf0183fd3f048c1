// Web push: how a browser that is closed is told (RFC 8030, 8291, 8292).
import { createECDH, randomBytes } from 'node:crypto'
import { lookup as resolve } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import webpush from 'web-push'

/** Where and with which keys one writes to a browser. */
export interface Destinataire {
  adresse: string
  p256dh: string
  auth: string
}

export interface Push {
  /** The server's public key. */
  cle: string
  /** May this server send there? */
  accepte(adresse: string): boolean
  /**
   * @param topic of two notices of one topic that wait for a browser, the latest is shown
   * @returns `perdue` when the browser is not there any more, `refusee` when trying again is of no use
   * @throws Error when the service cannot take it now
   */
  envoyer(to: Destinataire, contenu: string, topic: string): Promise<'remise' | 'perdue' | 'refusee'>
}

/** What is said to a phone that is switched off waits so long, seconds. */
const GARDE = 3 * 86_400
const TIMEOUT_MS = 15_000

/**
 * @param cle the server's private key (P-256), 32 bytes in base64url: another one, and every browser must subscribe again
 * @param contact https: or mailto: address that a push service writes to when we do harm
 * @param locales also takes services of this very machine, in the clear: for tests
 * @throws RangeError when the key has another size
 */
export function openPush({
  cle,
  contact,
  locales = false,
}: {
  cle: string
  contact: string
  locales?: boolean
}): Push {
  const secret = Buffer.from(cle.trim(), 'base64url')
  if (secret.length !== 32) throw new RangeError('INOE_PUSH_KEY must be 32 bytes in base64url')
  const paire = createECDH('prime256v1')
  paire.setPrivateKey(secret)
  const vapidDetails = {
    subject: contact,
    publicKey: paire.getPublicKey('base64url', 'uncompressed'),
    privateKey: secret.toString('base64url'),
  }
  const accepte = (adresse: string) => isPublic(adresse) || (locales && isLocal(adresse))
  return {
    cle: vapidDetails.publicKey,
    accepte,
    async envoyer({ adresse, p256dh, auth }, contenu, topic) {
      // Looked at again: what was taken once may be refused since.
      if (!accepte(adresse)) return 'perdue'
      const { headers, body } = webpush.generateRequestDetails(
        { endpoint: adresse, keys: { p256dh, auth } },
        contenu,
        { vapidDetails, TTL: GARDE, topic, urgency: 'normal', contentEncoding: 'aes128gcm' },
      )
      const status = await poster(adresse, headers, body)
      if (status >= 200 && status < 300) return 'remise'
      if (status === 404 || status === 410) return 'perdue'
      // The address is a secret: it is in no message.
      if (status === 408 || status === 429 || status >= 500)
        throw new Error(`the push service answered ${status}`)
      return 'refusee'
    },
  }
}

/** Is this the public key of a browser: a point of P-256? */
export function isClePublique(p256dh: string): boolean {
  try {
    const own = createECDH('prime256v1')
    own.generateKeys()
    own.computeSecret(Buffer.from(p256dh, 'base64url'))
    return true
  } catch {
    return false
  }
}

/** A private key for a server that was given none. */
export const nouvelleCle = (): string => {
  const paire = createECDH('prime256v1')
  for (;;) {
    const secret = randomBytes(32)
    try {
      paire.setPrivateKey(secret)
      return secret.toString('base64url')
    } catch {
      // Not below the order of the curve: one draw in four billion.
    }
  }
}

/** Redirections are not followed, what is answered is not read: only its status says something. */
function poster(adresse: string, headers: http.OutgoingHttpHeaders, body: Buffer | null): Promise<number> {
  const local = isLocal(adresse)
  return new Promise((done, failed) => {
    const request = (local ? http : https).request(
      adresse,
      { method: 'POST', headers, timeout: TIMEOUT_MS, ...(local ? {} : { lookup: publique }) },
      (answer) => {
        answer.destroy()
        done(answer.statusCode ?? 0)
      },
    )
    request.on('timeout', () => request.destroy(new Error('the push service does not answer')))
    request.on('error', (error: NodeJS.ErrnoException) =>
      failed(new Error(`the push service cannot be reached: ${error.code ?? error.message}`)),
    )
    request.end(body)
  })
}

function parse(adresse: string): URL | undefined {
  return URL.canParse(adresse) ? new URL(adresse) : undefined
}

/** Https, by a public name, on its usual port. */
function isPublic(adresse: string): boolean {
  const url = parse(adresse)
  if (url?.protocol !== 'https:' || url.port || url.username || url.password) return false
  const { hostname } = url
  return (
    isIP(hostname.replace(/^\[|\]$/g, '')) === 0 &&
    hostname.includes('.') &&
    !/\.(local|internal|localhost)\.?$/.test(hostname)
  )
}

function isLocal(adresse: string): boolean {
  const url = parse(adresse)
  return url?.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname)
}

// One list each: an IPv4 address is also looked for as IPv6, where all of them are below ::/3.
const interieures = { 4: new BlockList(), 6: new BlockList() }
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  interieures[4].addSubnet(net, prefix, 'ipv4')
// All that is not global unicast, and the ways back to IPv4.
for (const [net, prefix] of [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2002::', 16],
] as const)
  interieures[6].addSubnet(net, prefix, 'ipv6')

/** Is this address of our own networks, or of this machine? */
export function isInterieure(address: string): boolean {
  return isIP(address) === 6 ? interieures[6].check(address, 'ipv6') : interieures[4].check(address)
}

/** Threat: a public name may lead to a machine of our own. What it is resolved to is what is called. */
const publique: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, [])
    if (found.length === 0 || found.some(({ address }) => isInterieure(address)))
      return callback(Object.assign(new Error('an address of our own'), { code: 'EINTERNAL' }), [])
    if (options.all) return callback(null, found)
    callback(null, found[0]?.address ?? '', found[0]?.family)
  })
}
