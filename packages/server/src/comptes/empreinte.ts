// Passwords, hashed off the event loop.
import { normalize } from '@inoe/contract/mot-de-passe'
import { hash, verify } from '@node-rs/argon2'

/** argon2id with the OWASP parameters: 19 MiB, 2 passes, 1 lane. (`Algorithm` is a const enum, gone with the types.) */
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Of a random password nobody knows. Threat: an address without account would answer faster than one with. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$E66CTmsnA9nfPpqIU3XbMw$As3m+CKloeMNtRXsLF1DBoidDZJykwCOpCMnsUgJRCI'

export function hashMotDePasse(motDePasse: string): Promise<string> {
  return hash(normalize(motDePasse), OPTIONS)
}

/** Takes as long when there is nothing to compare with. */
export async function verifyMotDePasse(
  motDePasse: string,
  empreinte: string | null | undefined,
): Promise<boolean> {
  const same = await verify(empreinte ?? NOBODY, normalize(motDePasse))
  return same && empreinte != null
}
