// An authenticator made of node's own cryptography: real attestation objects and signatures, no browser.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

interface Options {
  challenge: string
  rpId?: string
  rp?: { id: string }
  user?: { id: string }
}

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const ATTESTED = 0x40

/** One passkey on somebody's phone. */
export class Authentificateur {
  readonly id = randomBytes(32)
  /** Raised at each use; a copy of the key would fall behind. */
  compteur = 0
  /** Kept in step between devices by its maker: such keys count nothing. */
  synchronisee = false
  /** Whether its owner gave a finger or a code. */
  verifie = true
  readonly #privee: KeyObject
  readonly #publique: Uint8Array

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    this.#privee = privateKey
    // COSE: EC2 key, ES256, P-256.
    this.#publique = isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
        [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
      ]),
    )
  }

  creer({ options }: { options: Options }, origin: string): object {
    const length = Buffer.alloc(2)
    length.writeUInt16BE(this.id.length)
    const authData = Buffer.concat([
      this.#authData(options.rp?.id ?? '', ATTESTED),
      Buffer.alloc(16),
      length,
      this.id,
      this.#publique,
    ])
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ])
    return this.#reponse({
      clientDataJSON: clientData('webauthn.create', options.challenge, origin).toString('base64url'),
      attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url'),
      transports: ['internal'],
    })
  }

  signer({ options }: { options: Options }, origin: string): object {
    if (!this.synchronisee) this.compteur++
    const client = clientData('webauthn.get', options.challenge, origin)
    const authData = this.#authData(options.rpId ?? '', 0)
    const signed = Buffer.concat([authData, createHash('sha256').update(client).digest()])
    return this.#reponse({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: sign('sha256', signed, this.#privee).toString('base64url'),
    })
  }

  #authData(site: string, more: number): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.compteur)
    const flags = USER_PRESENT | (this.verifie ? USER_VERIFIED : 0) | more
    return Buffer.concat([createHash('sha256').update(site).digest(), Buffer.from([flags]), counter])
  }

  #reponse(response: object): object {
    const id = this.id.toString('base64url')
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
  }
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
}
