// Signing in: the session, and what its owner is told of it.
import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Context } from 'hono'
import { sectionUrl } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import type { Env } from '../http/env.ts'
import { courrielPour } from '../outside/lettre.ts'
import { adresseIp } from './adresse-ip.ts'
import { appareilDe, reseauCoupe } from './appareil.ts'
import { lettreNouvelAppareil } from './courriels.ts'
import { closeSession, openSession } from './sessions.ts'
import { appareils, comptes } from './tables.ts'

export interface Ouverture {
  compte: string
  persistante?: boolean
  /** A bearer, even where a cookie would do. */
  sansCookie?: boolean | undefined
  /** What the browser names itself by. */
  appareil: string | undefined
  /** By a link received by e-mail: whoever would be told is who did it. */
  parLien?: boolean
  /** By FranceConnect: what signs out of it, sealed. */
  idTokenScelle?: string | null
}

/**
 * Opens a session; the one that the request came with, somebody else's perhaps, ends. From a browser that this login
 * was never used from, its owner is told by e-mail.
 */
export async function openAfresh(c: Context<Env>, tx: Tx, ouverture: Ouverture): Promise<string | null> {
  const { compte, persistante = false, sansCookie = false, appareil, parLien = false } = ouverture
  const { idTokenScelle = null } = ouverture
  await closeSession(c, tx)
  const identite = appareil === undefined ? null : empreinteAppareil(c.var.collectivite.id, compte, appareil)
  const inconnu = await noter(tx, c.var.collectivite.id, compte, identite, c.var.deps.clock.now())
  if (inconnu && !parLien) await prevenir(c, tx, compte)
  return openSession(c, tx, { compte, persistante, sansCookie, identite, idTokenScelle })
}

/** This browser is this login's own: the next sign-in from it is not told. */
export async function reconnaitre(c: Context<Env>, tx: Tx, compte: string, appareil: string): Promise<void> {
  const { collectivite, deps } = c.var
  await noter(
    tx,
    collectivite.id,
    compte,
    empreinteAppareil(collectivite.id, compte, appareil),
    deps.clock.now(),
  )
}

/** One browser used by two people has a print for each: the table does not tie their logins together. */
function empreinteAppareil(collectivite: string, compte: string, appareil: string): string {
  return createHash('sha256').update(`${collectivite}\n${compte}\n${appareil}`).digest('hex')
}

/**
 * Remembers a browser.
 * @returns true when this login was used before, never from it. The first of all is its owner's: the link that opened
 * the account was followed there.
 */
async function noter(
  tx: Tx,
  collectivite: string,
  compte: string,
  empreinte: string | null,
  now: Date,
): Promise<boolean> {
  const known = await tx
    .select({ empreinte: appareils.empreinte })
    .from(appareils)
    .where(and(eq(appareils.collectiviteId, collectivite), eq(appareils.compteId, compte)))
  if (empreinte)
    await tx
      .insert(appareils)
      .values({ collectiviteId: collectivite, compteId: compte, empreinte, connuLe: now, vuLe: now })
      .onConflictDoUpdate({
        target: [appareils.collectiviteId, appareils.compteId, appareils.empreinte],
        set: { vuLe: now },
      })
  return known.length > 0 && !known.some((one) => one.empreinte === empreinte)
}

async function prevenir(c: Context<Env>, tx: Tx, compte: string): Promise<void> {
  const { collectivite, deps } = c.var
  const [owner] = await tx
    .select({ courriel: comptes.courriel, langue: comptes.langue })
    .from(comptes)
    .where(and(eq(comptes.collectiviteId, collectivite.id), eq(comptes.id, compte)))
  if (!owner) return
  const lettre = lettreNouvelAppareil(collectivite, {
    appareil: appareilDe(c.req.header('user-agent') ?? ''),
    reseau: reseauCoupe(adresseIp(c)),
    quand: deps.clock.now(),
    page: await sectionUrl(tx, deps.publicUrl, collectivite.id, 'compte'),
  })
  await deps.queue.send(tx, 'courriel', {
    collectivite: collectivite.id,
    ...courrielPour(owner, lettre),
  })
}
