// A file and the row that owns it: both are there, or neither.
import type { Controle } from '@inoe/contract/televersements'
import { and, eq, getTableName } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Tx } from '../database/open.ts'
import { inTransaction, once, systeme } from '../http/acting.ts'
import type { Env } from '../http/env.ts'
import { introuvable } from '../http/problem.ts'
import type { Reponse } from '../http/rejeu.ts'
import type { Kept } from '../outside/fichiers.ts'
import { jeter } from './jeter.ts'
import type { PorteurDeFichier } from './porteurs.ts'
import type { Fichier } from './reception.ts'
import { setTeleversement } from './televersements-store.ts'

/** What is written of a file in the row that owns it. */
export interface FichierGarde extends Kept {
  nom: string
  type: string
  taille: number
  empreinte: string
  controle: Controle
}

/**
 * Stores a file with the row that will own it, once per `Idempotency-Key`, as `systeme`: the caller has checked whose it
 * is, and checks the rest in `work` before it calls `garder`. Where there is an antivirus, the file is quarantined.
 * @param demande what is asked, beside the file
 * @param porteur table of the row, @param id of the row
 */
export async function avecFichier(
  c: Context<Env>,
  {
    porteur,
    id,
    demande,
    fichier,
  }: { porteur: PorteurDeFichier; id: string; demande: object; fichier: Fichier },
  work: (tx: Tx, garder: () => Promise<FichierGarde>) => Promise<Reponse>,
): Promise<Response> {
  const { deps, collectivite } = c.var
  const { content, televersement, ...print } = fichier
  // Before the transaction: a store that is slow keeps no connection of the database, and nobody else waits for it.
  const kept = content ? await deps.fichiers.put(collectivite.id, content) : undefined
  let owned = false
  let answer: Response
  try {
    answer = await once(c, systeme(c), { ...demande, ...print }, (tx) =>
      work(tx, async () => {
        if (!kept) throw introuvable()
        owned = true
        if (televersement) await setTeleversement(tx, televersement, { morceaux: [], remis: print })
        if (deps.antivirus)
          await deps.queue.send(tx, 'controler-fichier', {
            collectivite: collectivite.id,
            porteur: getTableName(porteur),
            id,
          })
        return { ...print, ...kept, controle: deps.antivirus ? 'attente' : 'libre' }
      }),
    )
  } catch (error) {
    if (kept && owned) await forget(c, porteur, id, kept)
    else if (kept) await jeter(c, [kept])
    throw error
  }
  // A replay: the first has its own.
  if (kept && !owned) await jeter(c, [kept])
  else if (kept && televersement) await jeter(c, televersement.morceaux)
  return answer
}

/** When only the answer to the commit was lost, the file is the row's: the row is looked for first. */
async function forget(c: Context<Env>, porteur: PorteurDeFichier, id: string, kept: Kept): Promise<void> {
  const { deps, collectivite } = c.var
  try {
    const written = await inTransaction(c, systeme(c), (tx) =>
      tx
        .select({ id: porteur.id })
        .from(porteur)
        .where(
          and(
            eq(porteur.collectiviteId, collectivite.id),
            eq(porteur.id, id),
            eq(porteur.emplacement, kept.emplacement),
          ),
        ),
    )
    if (written.length === 0) await deps.fichiers.delete(kept)
  } catch {
    deps.log.warn({ requestId: c.var.requestId }, 'a stored file may be without its row')
  }
}
