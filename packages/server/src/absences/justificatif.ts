import type { Context } from 'hono'
import { receiveFichier } from '../documents/reception.ts'
import { download } from '../documents/telechargement.ts'
import { famille, inTransaction, once, systeme } from '../http/acting.ts'
import type { Env } from '../http/env.ts'
import { introuvable } from '../http/problem.ts'
import type { Kept } from '../outside/fichiers.ts'
import { tell } from './annonces.ts'
import { absenceOf, checkOuverte, type Justificatif, type Ligne, lockAbsence, setAbsence } from './store.ts'

/** Keeps a document with an absence that the service has not answered, in place of the one before. */
export async function joindre(c: Context<Env>, id: string): Promise<Response> {
  const { collectivite, foyer } = famille(c)
  const { fichiers } = c.var.deps
  const { content, ...recu } = await receiveFichier(c)
  let kept: Kept | undefined
  let replaced: Justificatif | undefined
  let answer: Response
  try {
    // As `systeme`, since the service is told too.
    answer = await once(c, systeme(c), recu, async (tx) => {
      const absence = await lockAbsence(tx, collectivite, id)
      if (absence?.foyerId !== foyer) throw introuvable()
      checkOuverte(absence)
      kept = await fichiers.put(collectivite, content)
      await setAbsence(tx, collectivite, id, { ...recu, ...kept, taille: content.length })
      await tell(tx, collectivite, absence)
      replaced = absence
      return { status: 200, body: { justificatif: recu.nom } }
    })
  } catch (error) {
    if (kept) await forgetUnlessWritten(c, id, kept)
    throw error
  }
  if (replaced) await effacer(c, replaced)
  return answer
}

/** The document itself, as a download. @throws Refus `introuvable` when there is none */
export function remettre(c: Context<Env>, absence: Ligne): Promise<Response> {
  const { nom, type, emplacement, cle } = absence
  if (nom === null || type === null || emplacement === null || cle === null) throw introuvable()
  return download(c, { nom, type, emplacement, cle })
}

/** Deletes a document that nobody needs any more. What could not be stays encrypted, and no route leads to it. */
export async function effacer(c: Context<Env>, { emplacement, cle }: Justificatif): Promise<void> {
  if (emplacement === null || cle === null) return
  const { fichiers, log } = c.var.deps
  await fichiers
    .delete({ emplacement, cle })
    .catch(() => log.warn({ requestId: c.var.requestId }, 'a supporting document could not be deleted'))
}

/** When only the answer to the commit was lost, the file is the family's document: the row is looked at first. */
async function forgetUnlessWritten(c: Context<Env>, id: string, kept: Kept): Promise<void> {
  const { log } = c.var.deps
  try {
    const acteur = famille(c)
    const row = await inTransaction(c, acteur, (tx) => absenceOf(tx, acteur.collectivite, id))
    if (row?.emplacement !== kept.emplacement) await c.var.deps.fichiers.delete(kept)
  } catch {
    log.warn({ requestId: c.var.requestId }, 'a stored file may be without its row')
  }
}
