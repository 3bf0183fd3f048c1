import type { Controle } from '@inoe/contract/televersements'
import type { Context } from 'hono'
import { contentDisposition } from '../documents/rules.ts'
import type { Env } from '../http/env.ts'
import { Refus } from '../http/problem.ts'
import type { Kept } from '../outside/fichiers.ts'

/**
 * Hands a file back, as a download.
 * Threat: a document that a browser would run as a page of the API's origin, where sessions are. It is always an
 * attachment, of the type its content had, in a sandbox, and no cache keeps it.
 * @throws Refus `fichier-en-controle`, `fichier-infecte`: nobody gets a file before the antivirus has seen it
 */
export async function download(
  c: Context<Env>,
  fichier: Kept & { nom: string; type: string; controle: Controle | null },
): Promise<Response> {
  if (fichier.controle === 'attente') throw new Refus('fichier-en-controle')
  if (fichier.controle === 'infecte') throw new Refus('fichier-infecte')
  const content = await c.var.deps.fichiers.get(c.var.collectivite.id, fichier)
  return c.body(new Uint8Array(content), 200, {
    'content-type': fichier.type,
    'content-disposition': contentDisposition(fichier.nom),
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
}
