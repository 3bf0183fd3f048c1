import { createHash } from 'node:crypto'
import type { TypeAccepte } from '@inoe/contract/documents'
import { FichierTeleverse } from '@inoe/contract/televersements'
import { fileTypeFromBuffer } from 'file-type'
import type { Context } from 'hono'
import * as v from 'valibot'
import { isAccepte, nomDeFichier } from '../documents/rules.ts'
import { connecte, inTransaction, systeme } from '../http/acting.ts'
import type { Env } from '../http/env.ts'
import { type Langue, langueDe } from '../http/langue.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { fieldErrors } from '../http/validate.ts'
import { defautPdf } from './pdf.ts'
import { depouiller, PhotoAbimee, PhotoDemesuree } from './photos.ts'
import { type LigneTeleversement, lockTeleversement } from './televersements-store.ts'

type Issues = Parameters<typeof fieldErrors>[0]

/** A file that was sent, seen to be what one may send. */
export interface Fichier {
  nom: string
  type: TypeAccepte
  /** Bytes. */
  taille: number
  /** SHA-256 of the content. */
  empreinte: string
  /** Null for one that was used already: only a request that comes twice may name it. */
  content: Uint8Array | null
  /** The sending in pieces that brought it. */
  televersement: LigneTeleversement | null
}

/**
 * Reads a file and what it is given for: as multipart/form-data (the fields, `fichier`), or as JSON (the fields,
 * `televersement`: a file that came in pieces).
 * @param schema of the fields
 * @throws Refus `requete-invalide`, `fichier-vide`, `trop-gros`, `fichier-refuse`, `fichier-incomplet` and the other
 *   defects of a content
 */
export async function receive<Schema extends v.GenericSchema>(
  c: Context<Env>,
  schema: Schema,
): Promise<{ champs: v.InferOutput<Schema>; fichier: Fichier }> {
  const langue = langueDe(c.req.header('accept-language'))
  const inPieces = c.req.header('content-type')?.startsWith('application/json')
  if (inPieces) {
    const body: unknown = await c.req.json().catch(() => {
      throw new Refus('json-invalide')
    })
    const { televersement } = read(FichierTeleverse, body, langue)
    return { champs: read(schema, body, langue), fichier: await rassembler(c, televersement) }
  }
  const form = await c.req.formData().catch(() => {
    throw new Refus('requete-invalide', { detail: (dit) => dit.fichiers.incomplet })
  })
  const fields = [...form].filter(([name, value]) => name !== 'fichier' && value !== '')
  const champs = read(schema, Object.fromEntries(fields), langue)
  const file = form.get('fichier')
  if (!(file instanceof File))
    throw new Refus('requete-invalide', {
      errors: [{ champ: 'fichier', message: (dit) => dit.fichiers.choisir }],
    })
  checkTaille(file.size, c.var.deps.uploadLimit)
  return { champs, fichier: await examiner(new Uint8Array(await file.arrayBuffer()), file.name) }
}

function read<Schema extends v.GenericSchema>(
  schema: Schema,
  body: unknown,
  langue: Langue,
): v.InferOutput<Schema> {
  const found = v.safeParse(schema, body)
  if (found.success) return found.output
  throw new Refus('requete-invalide', {
    errors: fieldErrors(found.issues as readonly unknown[] as Issues, langue),
  })
}

/** @throws Refus `fichier-vide`, `trop-gros` */
export function checkTaille(taille: number, limit: number): void {
  if (taille === 0) throw new Refus('fichier-vide')
  if (taille > limit) throw tropGros(limit)
}

/** @param limit in bytes, said in megabytes */
export const tropGros = (limit: number) =>
  new Refus('trop-gros', { detail: (dit) => dit.fichiers.tropGros(Math.floor(limit / 1024 / 1024)) })

/** Puts together a file that came in pieces. */
async function rassembler(c: Context<Env>, id: string): Promise<Fichier> {
  const { deps, collectivite } = c.var
  const compte = connecte(c)
  const row = await inTransaction(c, systeme(c), (tx) => lockTeleversement(tx, collectivite.id, compte, id))
  if (!row) throw introuvable()
  if (row.remis) return { ...(row.remis as Omit<Fichier, 'content'>), content: null, televersement: row }
  if (row.recu < row.taille) throw new Refus('fichier-incomplet')
  const parts: Uint8Array[] = []
  for (const one of row.morceaux) parts.push(await deps.fichiers.get(collectivite.id, one))
  return { ...(await examiner(Buffer.concat(parts), row.nom)), televersement: row }
}

/**
 * Looks at what a file holds.
 * Threat: a page or a program under the name of a photo, opened later by an agent. Neither the name nor the announced
 * type is believed: only the content.
 */
async function examiner(sent: Uint8Array, name: string): Promise<Fichier> {
  // A damaged file can make the detector throw; it is refused like unknown content.
  const type = (await fileTypeFromBuffer(sent).catch(() => undefined))?.mime
  if (!isAccepte(type)) throw new Refus('fichier-refuse')
  const content = type === 'application/pdf' ? await pdf(sent) : photo(sent, type)
  return {
    content,
    nom: nomDeFichier(name, type),
    type,
    taille: content.length,
    empreinte: createHash('sha256').update(content).digest('hex'),
    televersement: null,
  }
}

async function pdf(content: Uint8Array): Promise<Uint8Array> {
  const wrong = await defautPdf(content)
  if (wrong) throw new Refus(wrong)
  return content
}

function photo(content: Uint8Array, type: TypeAccepte): Uint8Array {
  try {
    return depouiller(content, type)
  } catch (error) {
    if (error instanceof PhotoAbimee) throw new Refus('fichier-abime')
    if (error instanceof PhotoDemesuree) throw new Refus('fichier-demesure')
    throw error
  }
}
