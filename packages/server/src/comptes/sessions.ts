// Sessions, through Lucia. Lucia is no longer developed: nothing outside this file knows of it.
import { hash } from 'node:crypto'
import type { SessionListee } from '@inoe/contract/comptes'
import type { Langue } from '@inoe/contract/langues'
import { and, eq, gt, gte, inArray, lte, ne, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia'
import { type Database, rows, type Tx } from '../database/open.ts'
import { parBase } from '../database/rassemblement.ts'
import { noterConnexion } from '../historique/store.ts'
import type { Env } from '../http/env.ts'
import { oublierAppareils } from '../notifications/store.ts'
import { adresseIp } from './adresse-ip.ts'
import { nomAppareil, reseauCoupe } from './appareil.ts'
import { appareils, sessions } from './tables.ts'

/** Who is signed in, as the server worked it out. */
export interface Session {
  /** SHA-256 of the session id: names it without opening it. */
  empreinte: string
  compte: string
  courriel: string
  /** That its owner reads. */
  langue: Langue
  role: 'famille' | 'agent'
  /** The family this login reaches; null for an agent. */
  foyer: string | null
  /** The structures an agent answers for. */
  structures: string[]
  /** Given and family name of an agent. */
  nomAgent: string | null
  /** « Rester connecté ». */
  persistante: boolean
}

/** Without « Rester connecté »: ends after so many hours without a request. */
const IDLE_HOURS = 12
/** With « Rester connecté ». */
const KEPT_DAYS = 30
/** « Vue » is as precise as people need: at an opening minute no request waits for it to be written. */
const VUE_TOUTES_LES_MS = 15 * 60_000

interface SessionAttributes {
  origine: string | null
  persistante: boolean
  appareil: string | null
  reseau: string | null
  identite: string | null
  idTokenScelle: string | null
  vueLe: Date
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes, DatabaseUserAttributes>
    DatabaseSessionAttributes: SessionAttributes
    DatabaseUserAttributes: Omit<Session, 'empreinte' | 'compte' | 'persistante'>
  }
}
type DatabaseUserAttributes = Omit<Session, 'empreinte' | 'compte' | 'persistante'>

/** Threat: whoever reads the table must not be able to sign in. Session ids are stored as their SHA-256. */
export function print(sessionId: string): string {
  return hash('sha256', sessionId)
}

class SessionAdapter implements Adapter {
  readonly #tx: Tx
  readonly #collectivite: string

  constructor(tx: Tx, collectivite: string) {
    this.#tx = tx
    this.#collectivite = collectivite
  }

  #is(sessionId: string) {
    return and(eq(sessions.collectiviteId, this.#collectivite), eq(sessions.empreinte, print(sessionId)))
  }

  async getSessionAndUser(sessionId: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const asked = { id: sessionId, empreinte: print(sessionId) }
    const found = await lireSessions(this.#tx, this.#collectivite, [asked])
    return found.get(asked.empreinte) ?? [null, null]
  }

  async getUserSessions(): Promise<DatabaseSession[]> {
    throw new Error('sessions are listed by the store')
  }

  async setSession(session: DatabaseSession): Promise<void> {
    const { vueLe, ...attributes } = session.attributes
    const { persistante } = attributes
    const expireLe = persistante ? new Date(Date.now() + KEPT_DAYS * 86_400_000) : session.expiresAt
    await this.#tx.insert(sessions).values({
      collectiviteId: this.#collectivite,
      empreinte: print(session.id),
      compteId: session.userId,
      ...attributes,
      creeLe: vueLe,
      vueLe,
      expireLe,
    })
  }

  async updateSessionExpiration(sessionId: string, expiresAt: Date): Promise<void> {
    await this.#tx.update(sessions).set({ expireLe: expiresAt }).where(this.#is(sessionId))
  }

  async deleteSession(sessionId: string): Promise<void> {
    await this.#tx.delete(sessions).where(this.#is(sessionId))
  }

  async deleteUserSessions(userId: string): Promise<void> {
    await this.#tx
      .delete(sessions)
      .where(and(eq(sessions.collectiviteId, this.#collectivite), eq(sessions.compteId, userId)))
  }

  async deleteExpiredSessions(): Promise<void> {
    await this.#tx
      .delete(sessions)
      .where(and(eq(sessions.collectiviteId, this.#collectivite), lte(sessions.expireLe, new Date())))
  }
}

/** A session as its cookie or bearer names it, and as the table does. */
interface Nommee {
  id: string
  empreinte: string
}

type Lue = [DatabaseSession | null, DatabaseUser | null]

/** Sessions and whose they are, by their prints. */
async function lireSessions(
  tx: Tx,
  collectivite: string,
  asked: readonly Nommee[],
): Promise<Map<string, Lue>> {
  // Session by session: the plan that is kept must not read all of the town's for each request.
  const found = await rows<{
    empreinte: string
    compte_id: string
    expire_le: string | Date
    origine: string | null
    persistante: boolean
    appareil: string | null
    reseau: string | null
    identite: string | null
    id_token_scelle: string | null
    vue_le: string | Date
    courriel: string
    langue: Langue
    foyer_id: string | null
    nom_agent: string | null
    structures: string[] | null
  }>(
    tx,
    sql`SELECT s.empreinte, s.compte_id, s.expire_le, s.origine, s.persistante, s.appareil, s.reseau,
               s.identite, s.id_token_scelle, coalesce(s.vue_le, s.cree_le) AS vue_le, c.courriel, c.langue, c.foyer_id,
               a.prenom || ' ' || a.nom AS nom_agent,
               CASE WHEN a.compte_id IS NOT NULL THEN
                 (SELECT array_agg(x.structure_id::text) FROM agents_structures x
                   WHERE x.collectivite_id = s.collectivite_id AND x.compte_id = s.compte_id) END AS structures
        FROM unnest(${sql.param(asked.map((one) => one.empreinte))}::text[]) AS x(empreinte)
        CROSS JOIN LATERAL (
          SELECT * FROM sessions s
          WHERE s.collectivite_id = ${collectivite} AND s.empreinte = x.empreinte OFFSET 0
        ) s
        JOIN comptes c ON c.collectivite_id = ${collectivite} AND c.id = s.compte_id
        LEFT JOIN agents a ON a.collectivite_id = ${collectivite} AND a.compte_id = s.compte_id`,
  )
  const byPrint = new Map(asked.map(({ id, empreinte }) => [empreinte, id]))
  return new Map(
    found.map(({ empreinte, origine, persistante, appareil, reseau, identite, ...one }): [string, Lue] => [
      empreinte,
      [
        {
          id: byPrint.get(empreinte) ?? '',
          userId: one.compte_id,
          expiresAt: new Date(one.expire_le),
          attributes: {
            origine,
            persistante,
            appareil,
            reseau,
            identite,
            idTokenScelle: one.id_token_scelle,
            vueLe: new Date(one.vue_le),
          },
        },
        {
          id: one.compte_id,
          attributes: {
            courriel: one.courriel,
            langue: one.langue,
            role: one.nom_agent === null ? 'famille' : 'agent',
            foyer: one.foyer_id,
            structures: one.structures ?? [],
            nomAgent: one.nom_agent,
          },
        },
      ],
    ]),
  )
}

/** Every request of somebody signed in asks this: asked together, a town's sessions are read at once. */
const enCours = parBase(async (database, asked: readonly (Nommee & { collectivite: string })[]) => {
  const read = new Map<string, Map<string, Lue>>()
  for (const [collectivite, own] of Map.groupBy(asked, (one) => one.collectivite)) {
    read.set(
      collectivite,
      await database.transaction(
        { collectivite, role: 'systeme' },
        (tx) => lireSessions(tx, collectivite, own),
        { unSeulPlan: true },
      ),
    )
  }
  return asked.map(
    ({ collectivite, empreinte }): Lue => read.get(collectivite)?.get(empreinte) ?? [null, null],
  )
})

/** When sessions were last seen: written together as well, and seldom. */
const vues = parBase(
  async (database, asked: readonly { collectivite: string; empreinte: string; vueLe: Date }[]) => {
    for (const [collectivite, own] of Map.groupBy(asked, (one) => one.collectivite)) {
      const prints = own.map((one) => one.empreinte)
      await database.transaction({ collectivite, role: 'systeme' }, (tx) =>
        tx
          .update(sessions)
          .set({ vueLe: own[0]?.vueLe })
          .where(and(eq(sessions.collectiviteId, collectivite), inArray(sessions.empreinte, prints))),
      )
    }
    return asked.map(() => undefined)
  },
)

/** Reads with the others; what it must write (an expiry pushed back, a session over) it writes in its own transaction. */
function lecteur(database: Database, collectivite: string, empreinte: string): Adapter {
  const alone = <T>(work: (adapter: SessionAdapter) => Promise<T>) =>
    database.transaction({ collectivite, role: 'systeme' }, (tx) =>
      work(new SessionAdapter(tx, collectivite)),
    )
  return {
    getSessionAndUser: (id) => enCours(database).ask({ collectivite, id, empreinte }),
    getUserSessions: () => alone((adapter) => adapter.getUserSessions()),
    setSession: (session) => alone((adapter) => adapter.setSession(session)),
    updateSessionExpiration: (id, at) => alone((adapter) => adapter.updateSessionExpiration(id, at)),
    deleteSession: (id) => alone((adapter) => adapter.deleteSession(id)),
    deleteUserSessions: (id) => alone((adapter) => adapter.deleteUserSessions(id)),
    deleteExpiredSessions: () => alone((adapter) => adapter.deleteExpiredSessions()),
  }
}

function lucia(adapter: Adapter) {
  return new Lucia(adapter, {
    sessionExpiresIn: new TimeSpan(IDLE_HOURS, 'h'),
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  })
}

/** The cookie of a town: `__Host-` ties it to this exact host. One per town, since several share the API's host. */
export const cookieName = (collectivite: string) => `__Host-inoe-${collectivite}`

/** Reads the session that the request carries, or null. */
export async function readSession(c: Context<Env>): Promise<Session | null> {
  const { collectivite, deps } = c.var
  const bearer = bearerToken(c.req.header('authorization'))
  const id = bearer ?? getCookie(c, cookieName(collectivite.id))
  if (!id) return null
  const empreinte = print(id)
  const { session, user } = await lucia(lecteur(deps.database, collectivite.id, empreinte)).validateSession(
    id,
  )
  if (!session || !user) return null
  // Threat: a bearer taken from a page is used from another. It serves only the origin that opened it, and a cookie
  // session is never accepted as a bearer nor the reverse.
  // Without an Origin header (not a page) a bearer opens nothing.
  const origine = bearer ? (c.req.header('origin') ?? 'aucune') : null
  if (session.origine !== origine) return null
  const now = deps.clock.now()
  if (now.getTime() - session.vueLe.getTime() > VUE_TOUTES_LES_MS)
    await vues(deps.database).ask({ collectivite: collectivite.id, empreinte, vueLe: now })
  const { courriel, langue, role, foyer, structures, nomAgent } = user
  const { persistante } = session
  const lue = { empreinte, compte: user.id, courriel, langue, role, foyer, structures, nomAgent }
  return { ...lue, persistante }
}

function bearerToken(header: string | undefined): string | undefined {
  const [scheme, token] = header?.split(' ') ?? []
  return scheme?.toLowerCase() === 'bearer' ? token : undefined
}

/**
 * Opens a session and hands it over as the two hosts allow: a cookie when the page is same-site with the API, else a
 * bearer bound to the page's origin.
 * @returns the bearer to keep, or null when a cookie was set
 */
export async function openSession(
  c: Context<Env>,
  tx: Tx,
  {
    compte,
    sansCookie,
    ...attributes
  }: { compte: string; sansCookie: boolean } & Pick<
    SessionAttributes,
    'persistante' | 'identite' | 'idTokenScelle'
  >,
): Promise<string | null> {
  const { collectivite, deps } = c.var
  const reseau = reseauCoupe(adresseIp(c))
  const agent = c.req.header('user-agent')
  const le = deps.clock.now()
  await noterConnexion(tx, collectivite.id, compte, { appareil: nomAppareil(agent ?? ''), reseau, le })
  const appareil = agent?.slice(0, 300) ?? null
  return remettre(c, tx, compte, { ...attributes, appareil, reseau, sansCookie })
}

/**
 * Moves a session to the page that asks: it ends where it was. The same sign-in goes on, so nothing is told or noted.
 * @param empreinte print of the session
 * @returns undefined when it is over
 */
export async function deplacerSession(
  c: Context<Env>,
  tx: Tx,
  empreinte: string,
): Promise<{ jeton: string | null; persistante: boolean } | undefined> {
  const { collectivite, session } = c.var
  // The page has it already, where the two hosts share the cookie: nothing that it is reading must fail meanwhile.
  if (session?.empreinte === empreinte && partageLeCookie(c))
    return { jeton: null, persistante: session.persistante }
  const [moved] = await tx
    .delete(sessions)
    .where(
      and(
        eq(sessions.collectiviteId, collectivite.id),
        eq(sessions.empreinte, empreinte),
        gt(sessions.expireLe, new Date()),
      ),
    )
    .returning()
  if (!moved) return undefined
  // Somebody else's, perhaps, in this page.
  if (session && session.empreinte !== empreinte) await closeSession(c, tx)
  const { persistante, appareil, reseau, identite, idTokenScelle } = moved
  return {
    jeton: await remettre(c, tx, moved.compteId, {
      persistante,
      appareil,
      reseau,
      identite,
      idTokenScelle,
      sansCookie: false,
    }),
    persistante,
  }
}

/** The page that asks is same-site with the API: the browser sends our cookie from there. */
function partageLeCookie(c: Context<Env>): boolean {
  const site = c.req.header('sec-fetch-site')
  return site === 'same-site' || site === 'same-origin'
}

/** Makes the session and hands it over. @returns the bearer, or null when a cookie was set */
async function remettre(
  c: Context<Env>,
  tx: Tx,
  compte: string,
  { sansCookie, ...attributes }: Omit<SessionAttributes, 'origine' | 'vueLe'> & { sansCookie: boolean },
): Promise<string | null> {
  const { collectivite, deps } = c.var
  const origin = c.req.header('origin')
  // Threat: a script of the page would rather have a bearer, which it can read, than a cookie, which it cannot. It gets
  // one only with the password, and for its own origin.
  const withCookie = origin === undefined || (!sansCookie && partageLeCookie(c))
  const session = await lucia(new SessionAdapter(tx, collectivite.id)).createSession(compte, {
    ...attributes,
    origine: withCookie ? null : origin,
    vueLe: deps.clock.now(),
  })
  if (!withCookie) return session.id
  setCookie(c, cookieName(collectivite.id), session.id, {
    path: '/',
    httpOnly: true,
    secure: true,
    sameSite: 'Lax',
    ...(attributes.persistante ? { maxAge: KEPT_DAYS * 86_400 } : {}),
  })
  return null
}

/** Ends the session of the request. @returns what signs out of FranceConnect, sealed, where it had opened it */
export async function closeSession(c: Context<Env>, tx: Tx): Promise<string | null> {
  const { session, collectivite } = c.var
  deleteCookie(c, cookieName(collectivite.id), { path: '/', secure: true })
  if (!session) return null
  const [closed] = await tx
    .delete(sessions)
    .where(sessionNommee(collectivite.id, session.empreinte))
    .returning({ idTokenScelle: sessions.idTokenScelle })
  await oublierAppareils(tx, collectivite.id, session.compte, { session: session.empreinte })
  return closed?.idTokenScelle ?? null
}

/** Was this session opened since? */
export async function ouverteDepuis(
  tx: Tx,
  collectivite: string,
  empreinte: string,
  instant: Date,
): Promise<boolean> {
  const found = await tx
    .select({ empreinte: sessions.empreinte })
    .from(sessions)
    .where(and(sessionNommee(collectivite, empreinte), gte(sessions.creeLe, instant)))
  return found.length > 0
}

/** FranceConnect has identified who is signed in: signing out will sign out of it too. */
export async function retenirIdToken(
  tx: Tx,
  collectivite: string,
  empreinte: string,
  idTokenScelle: string,
): Promise<void> {
  await tx.update(sessions).set({ idTokenScelle }).where(sessionNommee(collectivite, empreinte))
}

const sessionNommee = (collectivite: string, empreinte: string) =>
  and(eq(sessions.collectiviteId, collectivite), eq(sessions.empreinte, empreinte))

/**
 * Ends every session of a login, but the one named, and forgets the browsers they were of, which say nothing any more.
 * Threat: a thief who was signed out comes back; from a browser that is still known nothing would be told.
 */
export async function closeSessionsOf(
  tx: Tx,
  collectivite: string,
  compte: string,
  but?: string,
): Promise<void> {
  const own = and(eq(sessions.collectiviteId, collectivite), eq(sessions.compteId, compte))
  const kept = but === undefined ? undefined : and(own, eq(sessions.empreinte, but))
  const [here] = kept ? await tx.select({ identite: sessions.identite }).from(sessions).where(kept) : []
  await tx.delete(sessions).where(and(own, but === undefined ? undefined : ne(sessions.empreinte, but)))
  await oublierAppareils(tx, collectivite, compte, { sauf: but })
  await tx
    .delete(appareils)
    .where(
      and(
        eq(appareils.collectiviteId, collectivite),
        eq(appareils.compteId, compte),
        here?.identite ? ne(appareils.empreinte, here.identite) : undefined,
      ),
    )
}

/** Ends one session of a login, and forgets its browser. @returns false when it is not one of theirs */
export async function closeSessionNamed(
  tx: Tx,
  collectivite: string,
  compte: string,
  empreinte: string,
): Promise<boolean> {
  const [closed] = await tx
    .delete(sessions)
    .where(
      and(
        eq(sessions.collectiviteId, collectivite),
        eq(sessions.compteId, compte),
        eq(sessions.empreinte, empreinte),
      ),
    )
    .returning({ identite: sessions.identite })
  if (closed) await oublierAppareils(tx, collectivite, compte, { session: empreinte })
  if (closed?.identite)
    await tx
      .delete(appareils)
      .where(
        and(
          eq(appareils.collectiviteId, collectivite),
          eq(appareils.compteId, compte),
          eq(appareils.empreinte, closed.identite),
        ),
      )
  return closed !== undefined
}

/** The open sessions of a login, last seen first. @param courante print of the one that asks */
export async function listSessions(
  tx: Tx,
  collectivite: string,
  compte: string,
  courante: string,
  langue: Langue,
): Promise<SessionListee[]> {
  const found = await tx
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.collectiviteId, collectivite),
        eq(sessions.compteId, compte),
        gt(sessions.expireLe, new Date()),
      ),
    )
  return found
    .map((one) => ({
      id: one.empreinte,
      appareil: nomAppareil(one.appareil ?? '', langue),
      reseau: one.reseau,
      ouverteLe: one.creeLe.toISOString(),
      vueLe: (one.vueLe ?? one.creeLe).toISOString(),
      courante: one.empreinte === courante,
    }))
    .sort((a, b) => Number(b.courante) - Number(a.courante) || b.vueLe.localeCompare(a.vueLe))
}
