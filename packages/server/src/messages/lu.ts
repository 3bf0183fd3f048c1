import type { Context } from 'hono'
import { inTransaction, systeme } from '../http/acting.ts'
import type { Env } from '../http/env.ts'
import { introuvable } from '../http/problem.ts'
import { tell } from './annonces.ts'
import { estMembre, lockFil, type Membre, marquerLus, setFil } from './store.ts'

/**
 * Marks what a member has seen of a thread. Once nothing is left unread, the next message is told by e-mail again.
 * @throws Refus `introuvable`
 */
export async function lu(c: Context<Env>, membre: Membre, id: string, jusqua: number): Promise<Response> {
  const { deps, collectivite } = c.var
  await inTransaction(c, systeme(c), async (tx) => {
    const fil = await lockFil(tx, collectivite.id, id)
    if (!estMembre(fil, membre)) throw introuvable()
    const { lus, reste } = await marquerLus(tx, collectivite.id, id, membre.cote, jusqua, deps.clock.now())
    if (lus === 0) return
    if (!reste)
      await setFil(
        tx,
        collectivite.id,
        id,
        membre.cote === 'famille' ? { avisFamilleLe: null } : { avisServiceLe: null },
      )
    await tell(tx, collectivite.id, fil)
  })
  return c.body(null, 204)
}
