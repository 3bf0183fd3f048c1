import { createHash } from 'node:crypto'

/** The server's keys: what is written is sealed with the newest; the ones before still open what they sealed. */
export interface Trousseau {
  /** Name and key of the newest. */
  courante: Cle
  /** A key by its name; undefined when it is not there any more. */
  nommee(nom: string): Buffer | undefined
  /** All, the newest first: for what was sealed before keys had names. */
  toutes: readonly Cle[]
}

export interface Cle {
  nom: string
  cle: Buffer
}

/**
 * @param keys each 32 bytes in base64, the newest first: lost, all that it sealed is lost
 * @throws RangeError when one has another size, or there is none
 */
export function openTrousseau(keys: readonly string[]): Trousseau {
  const toutes = keys.map((one) => {
    const cle = Buffer.from(one.trim(), 'base64')
    if (cle.length !== 32)
      throw new RangeError(
        'INOE_FILE_KEY and INOE_FILE_KEYS_OLD must be 32 bytes in base64 each (openssl rand -base64 32)',
      )
    return { nom: nomOf(cle), cle }
  })
  const [courante] = toutes
  if (!courante) throw new RangeError('INOE_FILE_KEY must be 32 bytes in base64 (openssl rand -base64 32)')
  const byName = new Map(toutes.map(({ nom, cle }) => [nom, cle]))
  return { courante, nommee: (nom) => byName.get(nom), toutes }
}

/** Says which key, and nothing of it. */
const nomOf = (cle: Buffer) =>
  createHash('sha256').update('inoe key name').update(cle).digest('hex').slice(0, 12)

/** What a key sealed, with the key's name before it. */
export const nommer = (nom: string, sealed: string) => `${nom}:${sealed}`

/** The name of the key that sealed something, and what it sealed. No name: sealed before keys had any. */
export function lireNom(written: string): { nom: string | undefined; sealed: string } {
  const at = written.indexOf(':')
  return at === -1
    ? { nom: undefined, sealed: written }
    : { nom: written.slice(0, at), sealed: written.slice(at + 1) }
}

/**
 * Opens what one of the keys sealed.
 * @throws Error when the key is not there any more, or the content was altered or belongs elsewhere
 */
export function ouvrirAvec<T>(
  trousseau: Trousseau,
  written: string,
  open: (cle: Buffer, sealed: string) => T,
): T {
  const { nom, sealed } = lireNom(written)
  if (nom !== undefined) {
    const cle = trousseau.nommee(nom)
    if (!cle) throw new Error(`the key ${nom} is not in INOE_FILE_KEY or INOE_FILE_KEYS_OLD`)
    return open(cle, sealed)
  }
  let failure: unknown
  for (const { cle } of trousseau.toutes) {
    try {
      return open(cle, sealed)
    } catch (error) {
      failure = error
    }
  }
  throw failure
}
