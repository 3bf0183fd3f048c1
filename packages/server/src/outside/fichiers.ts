import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto'
import type { Magasin } from './magasin.ts'
import { lireNom, nommer, ouvrirAvec, type Trousseau } from './trousseau.ts'

/** Where a file is kept and what opens it: stored with the row that owns the file. */
export interface Kept {
  emplacement: string
  /** The file's own key, wrapped by one of the server's: its name, a colon, base64. */
  cle: string
}

/** Where files are, encrypted one by one (AES-256-GCM; each file's key is wrapped by the server's). */
export interface FileStore {
  /** Answers once it is kept. @throws MagasinInjoignable */
  put(collectivite: string, content: Uint8Array): Promise<Kept>
  /** @throws Error when the content is missing, was altered, or belongs to another collectivite @throws MagasinInjoignable */
  get(collectivite: string, kept: Kept): Promise<Uint8Array>
  delete(kept: Kept): Promise<void>
  /** The file's key wrapped by the newest of the server's; null when it is already. The content is not touched. */
  renouveler(kept: Kept): string | null
}

const IV = 12
const TAG = 16

/** @param bound what the ciphertext is tied to: moved under another name, it no longer opens */
export function seal(key: Buffer, clear: Uint8Array, bound: string): Buffer {
  const iv = randomBytes(IV)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(bound))
  const body = Buffer.concat([cipher.update(clear), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/** @throws Error when it was altered, or was sealed under another key or name */
export function unseal(key: Buffer, sealed: Uint8Array, bound: string): Buffer {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV))
    .setAAD(Buffer.from(bound))
    .setAuthTag(bytes.subarray(IV, IV + TAG))
  return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()])
}

/** @param magasin gets sealed bytes only */
export function openFileStore(magasin: Magasin, trousseau: Trousseau): FileStore {
  const envelopper = (fileKey: Buffer, emplacement: string) =>
    nommer(trousseau.courante.nom, seal(trousseau.courante.cle, fileKey, emplacement).toString('base64'))
  const desenvelopper = ({ emplacement, cle }: Kept) =>
    ouvrirAvec(trousseau, cle, (key, sealed) => unseal(key, Buffer.from(sealed, 'base64'), emplacement))
  return {
    async put(collectivite, content) {
      const fileKey = randomBytes(32)
      const name = randomUUID()
      const emplacement = `${collectivite}/${name.slice(0, 2)}/${name}`
      await magasin.ecrire(emplacement, seal(fileKey, content, emplacement))
      return { emplacement, cle: envelopper(fileKey, emplacement) }
    },
    async get(collectivite, kept) {
      const { emplacement } = kept
      if (!emplacement.startsWith(`${collectivite}/`)) throw new Error('file of another collectivite')
      return unseal(desenvelopper(kept), await magasin.lire(emplacement), emplacement)
    },
    delete: ({ emplacement }) => magasin.effacer(emplacement),
    renouveler(kept) {
      if (lireNom(kept.cle).nom === trousseau.courante.nom) return null
      return envelopper(desenvelopper(kept), kept.emplacement)
    },
  }
}
