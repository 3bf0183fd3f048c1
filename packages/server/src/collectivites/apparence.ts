// What `npm run collectivite` does of a town's look.
import { readFile } from 'node:fs/promises'
import { Couleur, Police } from '@inoe/contract/apparence'
import * as v from 'valibot'
import { refusMarque } from './apparence-rules.ts'
import { apparenceOf, saveApparence } from './apparences-store.ts'
import { readArguments } from './arguments.ts'
import type { CommandDeps } from './commands.ts'
import { Consigne } from './consigne.ts'
import { type LogoLu, lireLogo } from './logo.ts'
import { townOf } from './named.ts'

/** Colour, font, logo: what is given changes, « aucune » takes away, nothing given shows them. */
export async function apparence({ database, clock }: CommandDeps, args: string[]): Promise<string[]> {
  const { id, values } = readArguments(args, ['marque', 'police', 'logo'])
  await townOf(database, id)
  const marque = values.marque && marqueOf(values.marque)
  const police = values.police && policeOf(values.police)
  const logo = values.logo === undefined ? undefined : await logoOf(values.logo)
  return database.transaction({ collectivite: id, role: 'systeme' }, async (tx) => {
    const former = await apparenceOf(tx, id)
    const given = Object.values(values).some((one) => one !== undefined)
    if (given)
      await saveApparence(
        tx,
        id,
        {
          marque: marque === undefined || marque === '' ? former.marque : choisi(marque),
          police: police === undefined || police === '' ? former.police : choisi(police),
          logo,
        },
        clock.now(),
      )
    const now = given ? await apparenceOf(tx, id) : former
    return [
      `Couleur : ${now.marque ?? 'celle du produit'}`,
      `Police : ${now.police ?? 'celle de la page'}`,
      `Logo : ${now.logo ? `${now.logo.largeur} × ${now.logo.hauteur} pixels` : 'aucun'}`,
      ...(given ? ['Les pages ouvertes le voient en les rechargeant, d’ici une minute.'] : []),
    ]
  })
}

const AUCUNE = 'aucune'
const choisi = (value: string) => (value === AUCUNE ? null : value)

/** @throws Consigne */
function marqueOf(text: string): string {
  const asked = text.toLowerCase()
  if (asked === AUCUNE) return asked
  if (!v.is(Couleur, asked))
    throw new Consigne(`« ${text} » n’est pas une couleur.`, 'Six chiffres hexadécimaux : --marque "#17616b"')
  const refus = refusMarque(asked)
  if (refus) throw new Consigne('Cette couleur n’est pas gardée.', refus)
  return asked
}

/** @throws Consigne */
function policeOf(text: string): string {
  const parsed = v.safeParse(Police, text)
  if (parsed.success) return parsed.output
  throw new Consigne(
    `« ${text} » n’est pas un nom de police.`,
    'Des noms séparés par des virgules : --police "Marianne, Arial, sans-serif"',
  )
}

/** @throws Consigne */
async function logoOf(file: string): Promise<LogoLu | null> {
  if (file === 'aucun' || file === AUCUNE) return null
  const bytes = await readFile(file).catch(() => {
    throw new Consigne(`Fichier illisible : ${file}`, 'Vérifiez son nom et son dossier.')
  })
  const logo = lireLogo(bytes)
  if (typeof logo === 'string') throw new Consigne('Ce logo n’est pas gardé.', logo)
  return logo
}
