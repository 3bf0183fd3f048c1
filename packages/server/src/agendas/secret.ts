import { createHash, randomBytes } from 'node:crypto'

/** The part of a calendar's address that nobody can guess. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Threat: whoever reads the table must not be able to read the calendars. */
export function empreinteOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

const SECRET = /^[\w-]{43}$/

/** True for what has the form of a secret. */
export function isSecret(text: string): boolean {
  return SECRET.test(text)
}

/** A path as the request log may keep it. Threat: whoever reads the logs must not be able to read the calendars. */
export function withoutSecret(path: string): string {
  return path.replace(/(\/agendas\/).+/i, '$1…')
}
