// A backup's encryption by a passphrase: AES-256-GCM over each part, under a key that scrypt makes slow to guess.
import {
  type CipherGCM,
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  scryptSync,
} from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { PassThrough, Readable, Transform, type TransformCallback } from 'node:stream'

/** How the key is made of the passphrase: written in the clear, of no use without it. */
export interface Chiffrement {
  sel: string
  n: number
  r: number
  p: number
}

const IV = 12
const TAG = 16

export class Serrure {
  readonly chiffrement: Chiffrement
  readonly #cle: Buffer

  /** @param chiffrement that of the archive to open; a new one without */
  constructor(
    phrase: string,
    chiffrement: Chiffrement = { sel: randomBytes(16).toString('base64'), n: 2 ** 17, r: 8, p: 1 },
  ) {
    const { sel, n, r, p } = chiffrement
    this.chiffrement = chiffrement
    this.#cle = scryptSync(phrase.normalize('NFC'), Buffer.from(sel, 'base64'), 32, {
      N: n,
      r,
      p,
      maxmem: 256 * 1024 * 1024,
    })
  }

  /** @param nom what the content is tied to: a part under another part's name does not open */
  fermer(nom: string): Transform {
    const iv = randomBytes(IV)
    const cipher: CipherGCM = createCipheriv('aes-256-gcm', this.#cle, iv).setAAD(Buffer.from(nom))
    let begun = false
    return new Transform({
      transform(chunk: Buffer, _encoding, done: TransformCallback) {
        if (!begun) this.push(iv)
        begun = true
        done(null, cipher.update(chunk))
      },
      flush(done) {
        if (!begun) this.push(iv)
        this.push(cipher.final())
        done(null, cipher.getAuthTag())
      },
    })
  }

  /** The clear content of a sealed file; the stream fails at its end when the content was altered. */
  async ouvrir(fichier: string, nom: string): Promise<Readable> {
    const { size } = await stat(fichier)
    if (size < IV + TAG) throw new Error(`${nom} is cut`)
    const handle = await open(fichier)
    const ends = Buffer.alloc(IV + TAG)
    try {
      await handle.read(ends, 0, IV, 0)
      await handle.read(ends, IV, TAG, size - TAG)
    } finally {
      await handle.close()
    }
    const decipher = createDecipheriv('aes-256-gcm', this.#cle, ends.subarray(0, IV))
      .setAAD(Buffer.from(nom))
      .setAuthTag(ends.subarray(IV))
    const body =
      size === IV + TAG ? Readable.from([]) : createReadStream(fichier, { start: IV, end: size - TAG - 1 })
    return body.on('error', (error: Error) => decipher.destroy(error)).pipe(decipher)
  }

  /** A seal that nobody makes without the passphrase. */
  sceau(texte: string): string {
    return createHmac('sha256', this.#cle).update(texte).digest('hex')
  }
}

/** What a part goes through, without a passphrase too. */
export const fermer = (serrure: Serrure | undefined, nom: string) =>
  serrure ? serrure.fermer(nom) : new PassThrough()

export const ouvrir = async (serrure: Serrure | undefined, fichier: string, nom: string) =>
  serrure ? serrure.ouvrir(fichier, nom) : createReadStream(fichier)

/** Without a passphrase it only tells what was cut or altered by accident. */
export const sceau = (serrure: Serrure | undefined, texte: string) =>
  serrure ? serrure.sceau(texte) : createHash('sha256').update(texte).digest('hex')
