import { createHmac, hkdfSync } from 'node:crypto'
import { seal, unseal } from './fichiers.ts'

/** What the database keeps without being able to read it: bank accounts (sealed, AES-256-GCM), short codes (keyed prints). */
export interface Coffre {
  /** @param lie what the sealed text is tied to: copied to another row, it no longer opens */
  sceller(clair: string, lie: string): string
  /** @throws Error when it was altered or belongs elsewhere */
  ouvrir(scelle: string, lie: string): string
  /** Threat: six digits are found from a plain hash in no time; from this print, not without the server's key. */
  empreinte(texte: string): string
}

/** @param serverKey the key of the files, 32 bytes in base64; keys of its own are derived from it */
export function openCoffre(serverKey: string): Coffre {
  const derived = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(serverKey, 'base64'), '', `inoe ${purpose}`, 32))
  const [sealing, printing] = [derived('coffre'), derived('empreinte')]
  return {
    sceller: (clair, lie) => seal(sealing, Buffer.from(clair), lie).toString('base64'),
    ouvrir: (scelle, lie) => unseal(sealing, Buffer.from(scelle, 'base64'), lie).toString(),
    empreinte: (texte) => createHmac('sha256', printing).update(texte).digest('hex'),
  }
}
