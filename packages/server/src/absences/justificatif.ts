import type { Context } from 'hono'
import * as v from 'valibot'
import { avecFichier } from '../fichiers/garder.ts'
import { jeter } from '../fichiers/jeter.ts'
import { receive } from '../fichiers/reception.ts'
import { download } from '../fichiers/telechargement.ts'
import { famille } from '../http/acting.ts'
import type { Env } from '../http/env.ts'
import { introuvable } from '../http/problem.ts'
import { tell } from './annonces.ts'
import { checkOuverte, type Justificatif, type Ligne, lockAbsence, setAbsence } from './store.ts'
import { absences } from './tables.ts'

/** Keeps a document with an absence that the service has not answered, in place of the one before. */
export async function joindre(c: Context<Env>, id: string): Promise<Response> {
  const { collectivite, foyer } = famille(c)
  const { fichier } = await receive(c, v.object({}))
  let replaced: Justificatif | undefined
  // As `systeme`, since the service is told too.
  const answer = await avecFichier(c, { porteur: absences, id, demande: {}, fichier }, async (tx, garder) => {
    const absence = await lockAbsence(tx, collectivite, id)
    if (absence?.foyerId !== foyer) throw introuvable()
    checkOuverte(absence)
    await setAbsence(tx, collectivite, id, await garder())
    await tell(tx, collectivite, absence)
    replaced = absence
    return { status: 200, body: { justificatif: fichier.nom } }
  })
  if (replaced) await effacer(c, replaced)
  return answer
}

/** The document itself, as a download. @throws Refus `introuvable` when there is none */
export function remettre(c: Context<Env>, absence: Ligne): Promise<Response> {
  const { nom, type, emplacement, cle, controle } = absence
  if (nom === null || type === null || emplacement === null || cle === null) throw introuvable()
  return download(c, { nom, type, emplacement, cle, controle })
}

/** Deletes a document that nobody needs any more. */
export async function effacer(c: Context<Env>, { emplacement, cle }: Justificatif): Promise<void> {
  if (emplacement !== null && cle !== null) await jeter(c, [{ emplacement, cle }])
}
