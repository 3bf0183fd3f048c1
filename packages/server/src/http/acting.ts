// How a route reaches the database: as somebody, in one transaction.
import type { Context } from 'hono'
import type { Acteur } from '../database/acteur.ts'
import type { TransactionOptions, Tx } from '../database/open.ts'
import type { Env } from './env.ts'
import { Refus } from './problem.ts'
import { demandeOf, garderReponses, prendreCle, type Reponse, type ReponseGardee } from './rejeu.ts'

export type Famille = Extract<Acteur, { role: 'famille' }>
export type Agent = Extract<Acteur, { role: 'agent' }>

/** The parent who asks. @throws Refus `non-connecte` */
export function famille(c: Context<Env>): Famille {
  const { session, collectivite } = c.var
  if (session?.role !== 'famille' || !session.foyer) throw new Refus('non-connecte')
  return { collectivite: collectivite.id, role: 'famille', compte: session.compte, foyer: session.foyer }
}

/** The agent who asks. @throws Refus `non-connecte` */
export function agent(c: Context<Env>): Agent {
  const { session, collectivite } = c.var
  if (session?.role !== 'agent') throw new Refus('non-connecte')
  return {
    collectivite: collectivite.id,
    role: 'agent',
    compte: session.compte,
    structures: session.structures,
  }
}

/** The login of whoever is signed in, parent or agent. @throws Refus `non-connecte` */
export function connecte(c: Context<Env>): string {
  const { session } = c.var
  if (!session) throw new Refus('non-connecte')
  return session.compte
}

/** Anybody, reading what is public. */
export function anyone(c: Context<Env>): Acteur {
  return { collectivite: c.var.collectivite.id, role: 'public' }
}

/** Work that crosses families; the route checked their rights before. */
export function systeme(c: Context<Env>): Acteur {
  return { collectivite: c.var.collectivite.id, role: 'systeme' }
}

/** One transaction as somebody. */
export function inTransaction<T>(
  c: Context<Env>,
  acteur: Acteur,
  work: (tx: Tx) => Promise<T>,
  options?: TransactionOptions,
): Promise<T> {
  return c.var.deps.database.transaction(acteur, work, options)
}

/** An answer whose body is JSON already. */
export function json(c: Context<Env>, answer: ReponseGardee): Response {
  return c.body(answer.json, answer.status, { 'content-type': 'application/json' })
}

/**
 * Runs a request that creates something once per `Idempotency-Key`: a replay waits for the first and gets its answer.
 * The answer commits with the work, so a crash loses both or neither.
 * @param content what was asked, to tell a replay from another request under the same key
 * @throws Refus `cle-deja-utilisee`
 */
export async function once(
  c: Context<Env>,
  acteur: Acteur,
  content: unknown,
  work: (tx: Tx) => Promise<Reponse>,
): Promise<Response> {
  const auteur = 'compte' in acteur ? acteur.compte : c.var.session?.compte
  const demande = demandeOf(c, auteur, content)
  const { collectivite } = acteur
  const answer = await inTransaction(c, acteur, async (tx) => {
    const former = demande ? await prendreCle(tx, collectivite, demande) : undefined
    if (former instanceof Refus) throw former
    if (former) return former
    const { status, body } = await work(tx)
    const done = { status, json: JSON.stringify(body) }
    await garderReponses(tx, collectivite, [{ ...done, demande }])
    return done
  })
  return json(c, answer)
}
