// Requests sent under an `Idempotency-Key`: each is done once, a replay gets the answer of the first.
import { hash } from 'node:crypto'
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

/** An answer as it was kept: its body is the text that was sent. */
export interface ReponseGardee {
  status: Reponse['status']
  json: string
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
  const empreinte = hash('sha256', `${c.req.method} ${c.req.path}\n${JSON.stringify(content)}`)
  return { auteur, cle, empreinte }
}

/**
 * Takes the key of a request until the transaction ends; one that another transaction is using is waited for.
 * @returns the answer kept when it was done already; a `Refus` when its key served another request
 */
export async function prendreCle(
  tx: Tx,
  collectivite: string,
  { auteur, cle, empreinte }: Demande,
): Promise<ReponseGardee | Refus | undefined> {
  const taken = await rows(
    tx,
    sql`INSERT INTO requetes (collectivite_id, auteur, cle, empreinte)
        VALUES (${collectivite}, ${auteur}, ${cle}, ${empreinte}) ON CONFLICT DO NOTHING RETURNING cle`,
  )
  if (taken.length > 0) return undefined
  return (await reponsesGardees(tx, collectivite, [{ auteur, cle, empreinte }])).get(0)
}

/**
 * What was answered to requests that were done already, by their rank among those asked about; a `Refus` when a key
 * served another request. For callers that a lock keeps from meeting: it takes no key.
 */
export async function reponsesGardees(
  tx: Tx,
  collectivite: string,
  demandes: readonly (Demande | null)[],
): Promise<Map<number, ReponseGardee | Refus>> {
  const asked = demandes.flatMap((one, rang) => (one ? [{ ...one, rang }] : []))
  if (asked.length === 0) return new Map()
  // Key by key: whatever a kept plan knows of the table, it is looked up by its key.
  const found = await rows<{ rang: number; meme: boolean; statut: string; reponse: string }>(
    tx,
    sql`SELECT x.rang, r.empreinte = x.empreinte AS meme, r.statut, r.reponse
        FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS x(rang int, auteur text, cle text, empreinte text)
        CROSS JOIN LATERAL (
          SELECT * FROM requetes r
          WHERE r.collectivite_id = ${collectivite} AND r.auteur = x.auteur AND r.cle = x.cle OFFSET 0
        ) r`,
  )
  return new Map<number, ReponseGardee | Refus>(
    found.map(({ rang, meme, statut, reponse }) => [
      rang,
      meme ? { status: Number(statut) as Reponse['status'], json: reponse } : new Refus('cle-deja-utilisee'),
    ]),
  )
}

/** « Record separator »: JSON writes it as an escape. */
const SEPARATEUR = '\u001e'

/** Keeps answers, for replays; in the transaction of what they answer. */
export async function garderReponses(
  tx: Tx,
  collectivite: string,
  reponses: readonly (ReponseGardee & { demande: Demande | null })[],
): Promise<void> {
  const list = reponses.flatMap(({ demande, status, json }) =>
    demande ? [{ ...demande, status, json }] : [],
  )
  if (list.length === 0) return
  const texts = (of: (one: (typeof list)[number]) => string) => sql`${sql.param(list.map(of))}::text[]`
  // Bodies are long and full of quotes: cut at a character that JSON never holds as such, they need no escaping.
  const bodies = sql`string_to_array(${list.map((one) => one.json).join(SEPARATEUR)}, ${SEPARATEUR})`
  await tx.execute(sql`
    INSERT INTO requetes (collectivite_id, auteur, cle, empreinte, statut, reponse)
    SELECT ${collectivite}, x.* FROM unnest(${texts((one) => one.auteur)}, ${texts((one) => one.cle)},
      ${texts((one) => one.empreinte)}, ${texts((one) => String(one.status))}, ${bodies}) AS x
    ON CONFLICT (collectivite_id, auteur, cle) DO UPDATE SET statut = excluded.statut, reponse = excluded.reponse`)
}
