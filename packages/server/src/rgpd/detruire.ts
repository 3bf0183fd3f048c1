import type { Deps } from '../http/env.ts'

/**
 * Job: deletes files whose rows, and the keys that opened them, are gone. A file that is gone already is no failure; one
 * that could not be deleted is tried again.
 */
export async function detruireFichiers(
  { fichiers }: Pick<Deps, 'fichiers'>,
  { emplacements }: { emplacements: readonly string[] },
): Promise<void> {
  for (const emplacement of emplacements) await fichiers.delete({ emplacement, cle: '' })
}
