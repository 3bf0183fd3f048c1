// What a backup says of itself: written last, so that a folder without it is not a backup.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { Consigne } from '../collectivites/consigne.ts'
import { ecrireDurablement } from './flux.ts'
import { Serrure, sceau } from './phrase.ts'

export const MANIFESTE = 'manifeste.json'
export const TRAVAUX = 'travaux.jsonl.gz'
export const LISTE_FICHIERS = 'fichiers.jsonl.gz'
export const DOSSIER_FICHIERS = 'fichiers'

/** Of a table's part in an archive. Threat: the name comes from the archive, and becomes a path. */
export const partieTable = (nom: string) => `base/${nom}.jsonl.gz`

const Nom = v.pipe(v.string(), v.regex(/^[a-z_][a-z0-9_]*$/))
const Partie = v.object({ lignes: v.number(), octets: v.number(), sha256: v.string() })

const Contenu = v.object({
  format: v.literal(1),
  faiteLe: v.pipe(v.string(), v.isoTimestamp()),
  moteur: v.picklist(['pglite', 'postgres']),
  /** The migrations that made the tables, oldest first. */
  migrations: v.array(v.string()),
  tables: v.array(
    v.object({
      nom: Nom,
      colonnes: v.array(v.object({ nom: v.string(), type: v.string() })),
      ...Partie.entries,
    }),
  ),
  sequences: v.array(v.object({ nom: v.string(), valeur: v.pipe(v.string(), v.regex(/^\d+$/)) })),
  /** What waited to be done. */
  travaux: Partie,
  fichiers: v.object({
    nombre: v.number(),
    octets: v.number(),
    /** Those that the backup before did not have. */
    nouveaux: v.number(),
    /** Named by a row, and not there when they were copied. */
    absents: v.number(),
    liste: Partie,
  }),
  /** Names of the keys that open the files and the bank accounts; the keys are elsewhere. */
  cles: v.object({ courante: v.string(), toutes: v.array(v.string()) }),
  chiffrement: v.optional(v.object({ sel: v.string(), n: v.number(), r: v.number(), p: v.number() })),
})

export type Manifeste = v.InferOutput<typeof Contenu>
export type Partie = v.InferOutput<typeof Partie>

export async function ecrireManifeste(
  dossier: string,
  manifeste: Manifeste,
  serrure: Serrure | undefined,
): Promise<void> {
  const texte = JSON.stringify(manifeste, null, 1)
  await ecrireDurablement(path.join(dossier, MANIFESTE), `${sceau(serrure, texte)}\n${texte}\n`)
}

/**
 * Reads what an archive says of itself, and proves that it was not altered.
 * @throws Consigne when it is no backup, is cut, or does not open with this passphrase
 */
export async function lireManifeste(
  dossier: string,
  phrase: string | undefined,
): Promise<{ manifeste: Manifeste; serrure: Serrure | undefined }> {
  const ecrit = await readFile(path.join(dossier, MANIFESTE), 'utf8').catch(() => {
    throw new Consigne(
      `${dossier} n’est pas une sauvegarde entière : « ${MANIFESTE} » n’y est pas.`,
      'Donnez un dossier fait par « npm run sauvegarde », nommé par sa date.',
    )
  })
  const [sceauLu, ...reste] = ecrit.trimEnd().split('\n')
  const texte = reste.join('\n')
  const abime = new Consigne(`Le manifeste de ${dossier} est abîmé.`, 'Prenez une autre sauvegarde.')
  let json: unknown
  try {
    json = JSON.parse(texte)
  } catch {
    throw abime
  }
  const lu = v.safeParse(Contenu, json)
  if (!lu.success) throw abime
  const manifeste = lu.output
  if (manifeste.chiffrement && phrase === undefined)
    throw new Consigne('Cette sauvegarde est chiffrée.', 'Donnez sa phrase de passe : --phrase-fichier …')
  const serrure = manifeste.chiffrement && new Serrure(phrase ?? '', manifeste.chiffrement)
  if (sceau(serrure, texte) !== sceauLu)
    throw manifeste.chiffrement
      ? new Consigne(
          'La phrase de passe n’est pas celle de cette sauvegarde, ou son manifeste a été modifié.',
          'Vérifiez la phrase de passe ; sinon, prenez une autre sauvegarde.',
        )
      : abime
  return { manifeste, serrure }
}
