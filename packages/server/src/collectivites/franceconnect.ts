// What `npm run collectivite` does of FranceConnect: what the town was given when it registered.
import { readFile } from 'node:fs/promises'
import { adressesDeclarees } from '../franceconnect/parcours.ts'
import { reglerFranceConnect, retirerFranceConnect } from '../franceconnect/reglages.ts'
import { NIVEAUX } from '../outside/franceconnect.ts'
import { addressOf, readArguments } from './arguments.ts'
import type { CommandDeps } from './commands.ts'
import { Consigne } from './consigne.ts'
import { townOf } from './named.ts'

/** https://docs.partenaires.franceconnect.gouv.fr */
const EMETTEURS = {
  eidas1: 'https://oidc.franceconnect.gouv.fr/api/v2',
  eidas2: 'https://auth.franceconnect.gouv.fr/api/v2',
  eidas3: 'https://auth.franceconnect.gouv.fr/api/v2',
} as const

/** Threat: the secret is read from a file, since a command line is seen by every process and kept in a history. */
export async function franceconnect(
  { database, coffre, publicUrl }: CommandDeps,
  args: string[],
): Promise<string[]> {
  const { id, values } = readArguments(args, ['client', 'secret-fichier', 'niveau', 'emetteur'], ['retirer'])
  await townOf(database, id)
  const acteur = { collectivite: id, role: 'systeme' } as const
  if (values.retirer) {
    const gone = await database.transaction(acteur, (tx) => retirerFranceConnect(tx, id))
    return [gone ? 'FranceConnect n’est plus proposé.' : 'FranceConnect n’était pas proposé.']
  }
  const { client = '', niveau: asked = 'eidas1' } = values
  const niveau = NIVEAUX.find((one) => one === asked)
  if (!niveau) throw new Consigne(`Niveau inconnu : « ${asked} ».`, `--niveau ${NIVEAUX.join(' | ')}`)
  const file = values['secret-fichier']
  const secret = file === undefined ? '' : (await readFile(file, 'utf8').catch(() => '')).trim()
  if (!/^\S{8,200}$/.test(client) || !/^\S{16,300}$/.test(secret))
    throw new Consigne(
      'L’identifiant ou le secret manque, ou n’en est pas un.',
      `npm run collectivite -- franceconnect ${id} --client … --secret-fichier secret.txt (tels que FranceConnect les a donnés)`,
    )
  const emetteur = values.emetteur ? addressOf(values.emetteur).href.replace(/\/$/, '') : EMETTEURS[niveau]
  await database.transaction(acteur, (tx) =>
    reglerFranceConnect(tx, coffre(), id, { emetteur, clientId: client, secret, niveau }),
  )
  const { retour, sortie } = adressesDeclarees(publicUrl, id)
  return [
    `« S’identifier avec FranceConnect » est proposé (${emetteur}, ${niveau}).`,
    'À déclarer chez FranceConnect, à la lettre, avec une signature ES256 du jeton et de l’identité :',
    `  URL de redirection de connexion   ${retour}`,
    `  URL de redirection de déconnexion ${sortie}`,
    'Le secret est gardé chiffré : le fichier peut être supprimé.',
  ]
}
