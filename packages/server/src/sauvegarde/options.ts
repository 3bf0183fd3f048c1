// What is typed after the two commands, read.
import { readFile } from 'node:fs/promises'
import { Consigne } from '../collectivites/consigne.ts'

/** @throws Consigne with what can be typed */
export function readOptions<T>(aide: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new Consigne(`Ordre non compris : ${error instanceof Error ? error.message : error}`, aide)
  }
}

/** The passphrase, of a file or of the environment; never of the command line, that every user of the machine can read. */
export async function readPhrase(
  fichier: string | undefined,
  environnement: string | undefined,
): Promise<string | undefined> {
  if (fichier === undefined) return environnement || undefined
  const lu = await readFile(fichier, 'utf8').catch(() => {
    throw new Consigne(`Fichier illisible : ${fichier}`, 'Vérifiez son nom et ses droits.')
  })
  const phrase = lu.trim()
  if (phrase.length < 12)
    throw new Consigne(
      'La phrase de passe est trop courte.',
      'Douze caractères au moins ; mieux, cinq mots tirés au hasard.',
    )
  return phrase
}
