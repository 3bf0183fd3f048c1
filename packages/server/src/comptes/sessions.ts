// Sessions, through Lucia. Lucia is no longer developed: nothing outside this file knows of it.
import { createHash } from 'node:crypto'
import { and, asc, desc, eq, gt, lte, ne, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia'
import { type Database, rows, type Tx } from '../database/open.ts'
import { parBase } from '../database/rassemblement.ts'
import { noterConnexion } from '../historique/store.ts'
import type { Env } from '../http/env.ts'
import { adresseIp } from './adresse-ip.ts'
import { appareilEnMots, reseauFlou } from './appareil.ts'
import { appareils, sessions } from './tables.ts'

/** Who is signed in, as the server worked it out. */
export interface Session {
  /** SHA-256 of the session id: names it without opening it. */
  empreinte: string
  compte: string
  courriel: string
  role: 'famille' | 'agent'
  /** The family this login reaches; null for an agent. */
  foyer: string | null
  /** The structures an agent answers for. */
  structures: string[]
  /** Given and family name of an agent. */
  nomAgent: string | null
}

/** Without « Rester connecté »: ends after so many hours without a request. */
const IDLE_HOURS = 12
/** « Vue » is said to the hour: one write an hour is enough. */
const VUE_TOUTES_LES = 3_600_000
/** With « Rester connecté ». */
const KEPT_DAYS = 30

interface SessionAttributes {
  reseau: string
  vueLe: Date
  origine: string | null
  persistante: boolean
  appareil: string | null
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes, DatabaseUserAttributes>
    DatabaseSessionAttributes: SessionAttributes
    DatabaseUserAttributes: Omit<Session, 'empreinte' | 'compte'>
  }
}
type DatabaseUserAttributes = Omit<Session, 'empreinte' | 'compte'>

/** Threat: whoever reads the table must not be able to sign in. Session ids are stored as their SHA-256. */
export function print(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex')
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
    const found = await lireSessions(this.#tx, this.#collectivite, [sessionId])
    return found.get(print(sessionId)) ?? [null, null]
  }

  async getUserSessions(): Promise<DatabaseSession[]> {
    throw new Error('sessions are listed by the store')
  }

  async setSession(session: DatabaseSession): Promise<void> {
    const { origine, persistante, appareil, reseau } = session.attributes
    const expireLe = persistante ? new Date(Date.now() + KEPT_DAYS * 86_400_000) : session.expiresAt
    await this.#tx.insert(sessions).values({
      collectiviteId: this.#collectivite,
      empreinte: print(session.id),
      compteId: session.userId,
      origine,
      persistante,
      appareil,
      reseau,
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

type Lue = [DatabaseSession | null, DatabaseUser | null]

/** Sessions and whose they are, by their prints. */
async function lireSessions(tx: Tx, collectivite: string, ids: readonly string[]): Promise<Map<string, Lue>> {
  const found = await rows<{
    empreinte: string
    compte_id: string
    expire_le: string | Date
    origine: string | null
    persistante: boolean
    appareil: string | null
    reseau: string
    vue_le: string | Date
    courriel: string
    foyer_id: string | null
    nom_agent: string | null
    structures: string[] | null
  }>(
    tx,
    sql`SELECT s.empreinte, s.compte_id, s.expire_le, s.origine, s.persistante, s.appareil, s.reseau, s.vue_le, c.courriel, c.foyer_id,
               a.prenom || ' ' || a.nom AS nom_agent,
               CASE WHEN a.compte_id IS NOT NULL THEN
                 (SELECT array_agg(x.structure_id::text) FROM agents_structures x
                   WHERE x.collectivite_id = s.collectivite_id AND x.compte_id = s.compte_id) END AS structures
        FROM sessions s
        JOIN comptes c ON c.collectivite_id = s.collectivite_id AND c.id = s.compte_id
        LEFT JOIN agents a ON a.collectivite_id = s.collectivite_id AND a.compte_id = s.compte_id
        WHERE s.collectivite_id = ${collectivite}
          AND s.empreinte IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids.map(print))}::jsonb))`,
  )
  const byPrint = new Map(ids.map((id) => [print(id), id]))
  return new Map(
    found.map(({ empreinte, origine, persistante, appareil, reseau, ...one }): [string, Lue] => [
      empreinte,
      [
        {
          id: byPrint.get(empreinte) ?? '',
          userId: one.compte_id,
          expiresAt: new Date(one.expire_le),
          attributes: { origine, persistante, appareil, reseau, vueLe: new Date(one.vue_le) },
        },
        {
          id: one.compte_id,
          attributes: {
            courriel: one.courriel,
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
const enCours = parBase(async (database, asked: readonly { collectivite: string; id: string }[]) => {
  const read = new Map<string, Map<string, Lue>>()
  for (const [collectivite, own] of Map.groupBy(asked, (one) => one.collectivite)) {
    const ids = own.map((one) => one.id)
    read.set(
      collectivite,
      await database.transaction({ collectivite, role: 'systeme' }, (tx) =>
        lireSessions(tx, collectivite, ids),
      ),
    )
  }
  return asked.map(({ collectivite, id }): Lue => read.get(collectivite)?.get(print(id)) ?? [null, null])
})

/** Reads with the others; what it must write (an expiry pushed back, a session over) it writes in its own transaction. */
function lecteur(database: Database, collectivite: string): Adapter {
  const alone = <T>(work: (adapter: SessionAdapter) => Promise<T>) =>
    database.transaction({ collectivite, role: 'systeme' }, (tx) =>
      work(new SessionAdapter(tx, collectivite)),
    )
  return {
    getSessionAndUser: (id) => enCours(database).ask({ collectivite, id }),
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
const cookieName = (collectivite: string) => `__Host-inoe-${collectivite}`

/** Reads the session that the request carries, or null. */
export async function readSession(c: Context<Env>): Promise<Session | null> {
  const { collectivite, deps } = c.var
  const bearer = bearerToken(c.req.header('authorization'))
  const id = bearer ?? getCookie(c, cookieName(collectivite.id))
  if (!id) return null
  const { session, user } = await lucia(lecteur(deps.database, collectivite.id)).validateSession(id)
  if (!session || !user) return null
  // Threat: a bearer taken from a page is used from another. It serves only the origin that opened it, and a cookie
  // session is never accepted as a bearer nor the reverse.
  // Without an Origin header (not a page) a bearer opens nothing.
  const origine = bearer ? (c.req.header('origin') ?? 'aucune') : null
  if (session.origine !== origine) return null
  if (Date.now() - session.vueLe.getTime() > VUE_TOUTES_LES)
    await deps.database.transaction({ collectivite: collectivite.id, role: 'systeme' }, (tx) =>
      tx
        .update(sessions)
        .set({ vueLe: new Date() })
        .where(and(eq(sessions.collectiviteId, collectivite.id), eq(sessions.empreinte, print(id)))),
    )
  const { courriel, role, foyer, structures, nomAgent } = user
  return { empreinte: print(id), compte: user.id, courriel, role, foyer, structures, nomAgent }
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
  compte: string,
  persistante: boolean,
): Promise<string | null> {
  const { collectivite } = c.var
  const origin = c.req.header('origin')
  const site = c.req.header('sec-fetch-site')
  const withCookie = origin === undefined || site === 'same-site' || site === 'same-origin'
  const reseau = reseauFlou(adresseIp(c))
  const appareil = appareilEnMots(c.req.header('user-agent'))
  await noterConnexion(tx, collectivite.id, compte, { appareil, reseau }, c.var.deps.clock.now())
  const session = await lucia(new SessionAdapter(tx, collectivite.id)).createSession(compte, {
    origine: withCookie ? null : origin,
    persistante,
    appareil: c.req.header('user-agent')?.slice(0, 300) ?? null,
    reseau,
    vueLe: new Date(),
  })
  if (!withCookie) return session.id
  setCookie(c, cookieName(collectivite.id), session.id, {
    path: '/',
    httpOnly: true,
    secure: true,
    sameSite: 'Lax',
    ...(persistante ? { maxAge: KEPT_DAYS * 86_400 } : {}),
  })
  return null
}

/** Ends the session of the request. */
export async function closeSession(c: Context<Env>, tx: Tx): Promise<void> {
  const { session, collectivite } = c.var
  deleteCookie(c, cookieName(collectivite.id), { path: '/', secure: true })
  if (!session) return
  await tx
    .delete(sessions)
    .where(and(eq(sessions.collectiviteId, collectivite.id), eq(sessions.empreinte, session.empreinte)))
}

/** Ends every session of a login, but the one named. */
export async function closeSessionsOf(
  tx: Tx,
  collectivite: string,
  compte: string,
  but?: string,
): Promise<void> {
  await tx
    .delete(sessions)
    .where(
      and(
        eq(sessions.collectiviteId, collectivite),
        eq(sessions.compteId, compte),
        but === undefined ? undefined : ne(sessions.empreinte, but),
      ),
    )
}

/** A session as its owner knows it. */
export interface SessionConnue {
  id: string
  appareil: string
  reseau: string
  ouverteLe: Date
  vueLe: Date
  courante: boolean
}

/** Open sessions of a login, this one first, then the latest seen. As `systeme`. */
export async function sessionsDe(
  tx: Tx,
  collectivite: string,
  { compte, empreinte }: Pick<Session, 'compte' | 'empreinte'>,
): Promise<SessionConnue[]> {
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
    .orderBy(desc(sessions.vueLe), asc(sessions.id))
  return found
    .map((one) => ({
      id: one.id,
      appareil: appareilEnMots(one.appareil),
      reseau: one.reseau,
      ouverteLe: one.creeLe,
      vueLe: one.vueLe,
      courante: one.empreinte === empreinte,
    }))
    .sort((a, b) => Number(b.courante) - Number(a.courante))
}

/** Ends a session of a login. As `systeme`. @returns false when the login has none of that id */
export async function closeSessionById(
  tx: Tx,
  collectivite: string,
  compte: string,
  id: string,
): Promise<boolean> {
  const ended = await tx
    .delete(sessions)
    .where(and(eq(sessions.collectiviteId, collectivite), eq(sessions.compteId, compte), eq(sessions.id, id)))
    .returning({ id: sessions.id })
  return ended.length > 0
}

/**
 * Remembers the device that signs in. As `systeme`.
 * @returns its name when the login was opened before, but never from such a device
 */
export async function retenirAppareil(
  tx: Tx,
  collectivite: string,
  compte: string,
  userAgent: string | undefined,
  now: Date,
): Promise<string | null> {
  const nom = appareilEnMots(userAgent)
  const known = await tx
    .select({ nom: appareils.nom })
    .from(appareils)
    .where(and(eq(appareils.collectiviteId, collectivite), eq(appareils.compteId, compte)))
  await tx
    .insert(appareils)
    .values({ collectiviteId: collectivite, compteId: compte, nom, vuLe: now })
    .onConflictDoUpdate({
      target: [appareils.collectiviteId, appareils.compteId, appareils.nom],
      set: { vuLe: now },
    })
  return known.length > 0 && !known.some((one) => one.nom === nom) ? nom : null
}
