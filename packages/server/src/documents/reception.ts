import { createHash } from 'node:crypto'
import { DepotDemande, type TypeAccepte } from '@inoe/contract/documents'
import { fileTypeFromBuffer } from 'file-type'
import type { Context } from 'hono'
import * as v from 'valibot'
import type { Env } from '../http/env.ts'
import { Refus } from '../http/problem.ts'
import { fieldErrors } from '../http/validate.ts'
import { isAccepte, nomDeFichier } from './rules.ts'

type Issues = Parameters<typeof fieldErrors>[0]

/** A file that was sent, seen to be what families may send. */
export interface Fichier {
  content: Uint8Array
  nom: string
  type: TypeAccepte
  /** SHA-256 of the content. */
  empreinte: string
}

/** The same, with the piece that it is given for. */
export interface Recu extends Fichier {
  piece: string
  enfant: string | null
}

/**
 * Reads an upload for a piece.
 * @throws Refus `requete-invalide`, `fichier-vide`, `trop-gros`, `fichier-refuse`
 */
export async function receive(c: Context<Env>): Promise<Recu> {
  const form = await formOf(c)
  const asked = v.safeParse(DepotDemande, {
    piece: form.get('piece') ?? undefined,
    enfant: form.get('enfant') || undefined,
  })
  if (!asked.success)
    throw new Refus('requete-invalide', { errors: fieldErrors(asked.issues as readonly unknown[] as Issues) })
  return {
    ...(await readFichier(c, form)),
    piece: asked.output.piece.toLowerCase(),
    enfant: asked.output.enfant?.toLowerCase() ?? null,
  }
}

/**
 * Reads an upload of one file, for nothing but itself (multipart/form-data: fichier).
 * @throws Refus `requete-invalide`, `fichier-vide`, `trop-gros`, `fichier-refuse`
 */
export async function receiveFichier(c: Context<Env>): Promise<Fichier> {
  return readFichier(c, await formOf(c))
}

function formOf(c: Context<Env>): Promise<FormData> {
  return c.req.formData().catch(() => {
    throw new Refus('requete-invalide', { detail: 'L’envoi est arrivé incomplet. Réessayez.' })
  })
}

/**
 * Looks at what a file holds.
 * Threat: a page or a program under the name of a photo, opened later by an agent. Neither the name nor the announced
 * type is believed: only the content.
 */
async function readFichier(c: Context<Env>, form: FormData): Promise<Fichier> {
  const file = form.get('fichier')
  if (!(file instanceof File))
    throw new Refus('requete-invalide', {
      errors: [{ champ: 'fichier', message: 'Choisissez un fichier.' }],
    })
  if (file.size === 0) throw new Refus('fichier-vide')
  const { uploadLimit } = c.var.deps
  if (file.size > uploadLimit)
    throw new Refus('trop-gros', {
      detail: `Ce fichier dépasse ${Math.floor(uploadLimit / 1024 / 1024)} Mo. Envoyez une photo moins grande ou un PDF plus léger.`,
    })
  const content = new Uint8Array(await file.arrayBuffer())
  // A damaged file can make the detector throw; it is refused as any other unknown content.
  const found = await fileTypeFromBuffer(content).catch(() => undefined)
  if (!isAccepte(found?.mime)) throw new Refus('fichier-refuse')
  return {
    content,
    nom: nomDeFichier(file.name, found.mime),
    type: found.mime,
    empreinte: createHash('sha256').update(content).digest('hex'),
  }
}
