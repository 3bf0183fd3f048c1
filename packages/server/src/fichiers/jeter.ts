import type { Context } from 'hono'
import type { Env } from '../http/env.ts'
import type { Kept } from '../outside/fichiers.ts'

/** Deletes files that nobody needs any more. What could not be deleted stays encrypted, and no route leads to it. */
export async function jeter(c: Context<Env>, files: readonly Kept[]): Promise<void> {
  const { fichiers, log } = c.var.deps
  for (const one of files)
    await fichiers
      .delete(one)
      .catch(() => log.warn({ requestId: c.var.requestId }, 'a file that is not needed could not be deleted'))
}
