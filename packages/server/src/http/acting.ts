// How a route reaches the database: as somebody, in one transaction.
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Acteur } from '../database/acteur.ts'
import { rows, type Tx } from '../database/open.ts'
import type { Env } from './env.ts'
import { Refus } from './problem.ts'

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

/** Anybody, reading what is public. */
export function anyone(c: Context<Env>): Acteur {
  return { collectivite: c.var.collectivite.id, role: 'public' }
}

/** Work that crosses families; the route checked their rights before. */
export function systeme(c: Context<Env>): Acteur {
  return { collectivite: c.var.collectivite.id, role: 'systeme' }
}

/** One transaction as somebody. */
export function inTransaction<T>(c: Context<Env>, acteur: Acteur, work: (tx: Tx) => Promise<T>): Promise<T> {
  return c.var.deps.database.transaction(acteur, work)
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
  work: (tx: Tx) => Promise<{ status: 200 | 201 | 202; body: object }>,
): Promise<Response> {
  const key = c.req.header('idempotency-key')
  const auteur = 'compte' in acteur ? acteur.compte : c.var.session?.compte
  const answer = await inTransaction(c, acteur, async (tx) => {
    if (!key || !auteur) return work(tx)
    if (key.length > 200)
      throw new Refus('requete-invalide', {
        errors: [{ champ: 'idempotency-key', message: '200 caractères au plus.' }],
      })
    const { collectivite } = acteur
    const print = createHash('sha256')
      .update(`${c.req.method} ${c.req.path}\n${JSON.stringify(content)}`)
      .digest('hex')
    const first = await rows(
      tx,
      sql`INSERT INTO requetes (collectivite_id, auteur, cle, empreinte) VALUES (${collectivite}, ${auteur}, ${key}, ${print})
          ON CONFLICT DO NOTHING RETURNING cle`,
    )
    const where = sql`collectivite_id = ${collectivite} AND auteur = ${auteur} AND cle = ${key}`
    if (first.length === 0) {
      const [kept] = await rows<{ empreinte: string; statut: string; reponse: object }>(
        tx,
        sql`SELECT empreinte, statut, reponse FROM requetes WHERE ${where}`,
      )
      if (!kept || kept.empreinte !== print) throw new Refus('cle-deja-utilisee')
      return { status: Number(kept.statut), body: kept.reponse }
    }
    const done = await work(tx)
    await tx.execute(
      sql`UPDATE requetes SET statut = ${String(done.status)}, reponse = ${JSON.stringify(done.body)}::jsonb WHERE ${where}`,
    )
    return done
  })
  return c.json(answer.body, answer.status as ContentfulStatusCode)
}
