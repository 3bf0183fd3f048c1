// A page where no password is typed: the hosted page signs in, and the session moves to it by a code.
// Why it moves: docs/decisions/0022-a-session-moves.md.
import { createHash, randomBytes } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { DUREE_CODE } from './rules.ts'
import { print } from './store.ts'
import { codesConnexion } from './tables.ts'

interface Demande {
  /** Print of the session that will move. */
  session: string
  /** The origin that it moves to. */
  origine: string
  /** PKCE: `S256` of what only the asking page knows. */
  defi: string
}

/** @returns the code, of which only the SHA-256 is kept */
export async function donnerCode(tx: Tx, collectivite: string, demande: Demande, now: Date): Promise<string> {
  const code = randomBytes(32).toString('base64url')
  await tx.insert(codesConnexion).values({
    collectiviteId: collectivite,
    empreinte: print(code),
    ...demande,
    expireLe: new Date(now.getTime() + DUREE_CODE),
  })
  return code
}

/**
 * The session that a code is for. Taken out whoever brings it: a code that was seen elsewhere serves nobody any more,
 * its page included.
 * @returns its print; undefined when it has served, is too old, or is brought by another page than the one that asked
 */
export async function prendreCode(
  tx: Tx,
  collectivite: string,
  apporte: { code: string; origine: string; verificateur: string },
  now: Date,
): Promise<string | undefined> {
  const [taken] = await tx
    .delete(codesConnexion)
    .where(
      and(eq(codesConnexion.collectiviteId, collectivite), eq(codesConnexion.empreinte, print(apporte.code))),
    )
    .returning()
  if (!taken || taken.expireLe <= now || taken.origine !== apporte.origine) return undefined
  return taken.defi === defiDe(apporte.verificateur) ? taken.session : undefined
}

/** `S256` of RFC 7636. */
export function defiDe(verificateur: string): string {
  return createHash('sha256').update(verificateur).digest('base64url')
}
