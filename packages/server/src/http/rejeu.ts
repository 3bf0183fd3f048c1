// Requests sent under an `Idempotency-Key`: each is done once, a replay gets the answer of the first.
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { rows, type Tx } from '../database/open.ts'
import type { Env } from './env.ts'
import { Refus } from './problem.ts'

/** What tells one request from another: who sent it, under which key, and the print of what it asks. */
export interface Demande {
  auteur: string
  cle: string
  empreinte: string
}

export interface Reponse {
  status: 200 | 201 | 202
  body: object
}

/**
 * The key of a request, or null when it has none (or nobody is known to have sent it).
 * @param content what was asked, to tell a replay from another request under the same key
 * @throws Refus `requete-invalide` when the key is too long
 */
export function demandeOf(c: Context<Env>, auteur: string | undefined, content: unknown): Demande | null {
  const cle = c.req.header('idempotency-key')
  if (!cle || !auteur) return null
  if (cle.length > 200)
    throw new Refus('requete-invalide', {
      errors: [{ champ: 'idempotency-key', message: '200 caractères au plus.' }],
    })
  const empreinte = createHash('sha256')
    .update(`${c.req.method} ${c.req.path}\n${JSON.stringify(content)}`)
    .digest('hex')
  return { auteur, cle, empreinte }
}

const nameOf = ({ auteur, cle }: Pick<Demande, 'auteur' | 'cle'>) => JSON.stringify([auteur, cle])

/**
 * Takes the keys of some requests (each named once) until the transaction ends; a key that another transaction is using
 * is waited for. Keys are taken in one order, so that two processes never wait for each other.
 * @returns the answer kept for each request that was done already, by its rank; a `Refus` when its key served another
 */
export async function prendreCles(
  tx: Tx,
  collectivite: string,
  demandes: readonly (Demande | null)[],
): Promise<Map<number, Reponse | Refus>> {
  const asked = demandes.flatMap((one, rang) => (one ? [{ ...one, rang }] : []))
  if (asked.length === 0) return new Map()
  const list = sql`jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS x(auteur text, cle text, empreinte text)`
  const taken = await rows<{ auteur: string; cle: string }>(
    tx,
    sql`INSERT INTO requetes (collectivite_id, auteur, cle, empreinte)
        SELECT ${collectivite}, auteur, cle, empreinte FROM ${list} ORDER BY auteur, cle
        ON CONFLICT DO NOTHING RETURNING auteur, cle`,
  )
  const first = new Set(taken.map(nameOf))
  const again = asked.filter((one) => !first.has(nameOf(one)))
  if (again.length === 0) return new Map()
  const found = await rows<Demande & { statut: string; reponse: object }>(
    tx,
    sql`SELECT r.auteur, r.cle, r.empreinte, r.statut, r.reponse FROM requetes r
        JOIN ${list} ON x.auteur = r.auteur AND x.cle = r.cle WHERE r.collectivite_id = ${collectivite}`,
  )
  const kept = new Map(found.map((one) => [nameOf(one), one]))
  return new Map<number, Reponse | Refus>(
    again.map((one) => {
      const former = kept.get(nameOf(one))
      return former?.empreinte === one.empreinte
        ? [one.rang, { status: Number(former.statut) as Reponse['status'], body: former.reponse }]
        : [one.rang, new Refus('cle-deja-utilisee')]
    }),
  )
}

/** Keeps the answers of requests whose keys were taken in this transaction. */
export async function garderReponses(
  tx: Tx,
  collectivite: string,
  reponses: readonly (Reponse & { demande: Demande | null })[],
): Promise<void> {
  const list = reponses.flatMap(({ demande, status, body }) =>
    demande ? [{ auteur: demande.auteur, cle: demande.cle, statut: String(status), reponse: body }] : [],
  )
  if (list.length === 0) return
  await tx.execute(sql`
    UPDATE requetes r SET statut = x.statut, reponse = x.reponse
    FROM jsonb_to_recordset(${JSON.stringify(list)}::jsonb) AS x(auteur text, cle text, statut text, reponse jsonb)
    WHERE r.collectivite_id = ${collectivite} AND r.auteur = x.auteur AND r.cle = x.cle`)
}
