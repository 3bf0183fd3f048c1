import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'

/** Where a file is kept and what opens it: stored with the row that owns the file. */
export interface Kept {
  emplacement: string
  /** The file's own key, wrapped by the server's (base64). */
  cle: string
}

/** Where files are, encrypted one by one (AES-256-GCM; each file's key is wrapped by the server's). */
export interface FileStore {
  put(collectivite: string, content: Uint8Array): Promise<Kept>
  /** @throws Error when the content is missing, was altered, or belongs to another collectivite */
  get(collectivite: string, kept: Kept): Promise<Uint8Array>
  delete(kept: Kept): Promise<void>
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

/**
 * Files in a folder.
 * @param serverKey 32 bytes in base64: lost, every file is lost
 * @throws RangeError when the key has another size
 */
export function openFileStore(folder: string, serverKey: string): FileStore {
  const key = Buffer.from(serverKey, 'base64')
  if (key.length !== 32)
    throw new RangeError('INOE_FILE_KEY must be 32 bytes in base64 (openssl rand -base64 32)')
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }))
  return {
    async put(collectivite, content) {
      const fileKey = randomBytes(32)
      const name = randomUUID()
      const emplacement = `${collectivite}/${name.slice(0, 2)}/${name}`
      await disk.put(emplacement, seal(fileKey, content, emplacement))
      return { emplacement, cle: seal(key, fileKey, emplacement).toString('base64') }
    },
    async get(collectivite, { emplacement, cle }) {
      if (!emplacement.startsWith(`${collectivite}/`)) throw new Error('file of another collectivite')
      const fileKey = unseal(key, Buffer.from(cle, 'base64'), emplacement)
      return unseal(fileKey, await disk.getBytes(emplacement), emplacement)
    },
    delete: ({ emplacement }) => disk.delete(emplacement),
  }
}

/** The key kept in a file of the data folder, made at the first start; production gives INOE_FILE_KEY instead. */
export function readOrMakeKey(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
  return readFileSync(file, 'utf8')
}
