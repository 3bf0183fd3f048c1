// What `npm run collectivite` does of API Particulier: the token that the State gave to the authority.
import { readFile } from 'node:fs/promises'
import { deshabiliter, habiliter } from '../quotients/store.ts'
import { readArguments } from './arguments.ts'
import type { CommandDeps } from './commands.ts'
import { Consigne } from './consigne.ts'
import { townOf } from './named.ts'

/** Threat: the token is read from a file, since a command line is seen by every process and kept in a history. */
export async function particulier(
  { database, clock, coffre }: CommandDeps,
  args: string[],
): Promise<string[]> {
  const { id, values } = readArguments(args, ['siret', 'jeton-fichier'], ['retirer'])
  await townOf(database, id)
  const acteur = { collectivite: id, role: 'systeme' } as const
  if (values.retirer) {
    const gone = await database.transaction(acteur, (tx) => deshabiliter(tx, id))
    return [gone ? 'Le jeton est retiré : les familles écrivent leur quotient.' : 'Aucun jeton à retirer.']
  }
  const siret = (values.siret ?? '').replaceAll(/\s/g, '')
  if (!isSiret(siret))
    throw new Consigne(
      `« ${values.siret ?? ''} » n’est pas un SIRET.`,
      '--siret suivi de ses 14 chiffres : celui de la collectivité pour laquelle le jeton a été donné.',
    )
  const file = values['jeton-fichier']
  const jeton = file === undefined ? '' : (await lire(file)).trim()
  if (!/^[\w.~+/=-]{10,4000}$/.test(jeton))
    throw new Consigne(
      'Le jeton manque, ou n’en est pas un.',
      '--jeton-fichier suivi d’un fichier qui ne contient que lui, tel que le donne particulier.api.gouv.fr.',
    )
  await database.transaction(acteur, (tx) => habiliter(tx, coffre(), id, { siret, jeton }, clock.now()))
  return [
    'Les familles peuvent demander leur quotient familial à la CAF ou à la MSA depuis « Mon foyer ».',
    'Le jeton est gardé chiffré : le fichier peut être supprimé.',
  ]
}

async function lire(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    throw new Consigne(`« ${file} » ne se lit pas.`, 'Vérifiez le chemin et les droits du fichier.')
  }
}

/** Fourteen digits whose sum, every other one doubled, is a multiple of ten (Luhn); La Poste's are simply summed. */
function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text)) return false
  const digits = [...text].map(Number)
  const plain = digits.reduce((sum, one) => sum + one, 0)
  const luhn = digits.reduce((sum, one, index) => {
    const value = index % 2 === 0 ? one * 2 : one
    return sum + (value > 9 ? value - 9 : value)
  }, 0)
  return luhn % 10 === 0 || (text.startsWith('356000000') && plain % 5 === 0)
}
