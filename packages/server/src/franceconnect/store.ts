// Who went to FranceConnect, who came back, and whose login each identity opens.

import { randomBytes } from 'node:crypto'
import type { LienFranceConnect } from '@inoe/contract/comptes'
import { and, eq, gt, isNotNull } from 'drizzle-orm'
import { prenomAgent, print } from '../comptes/store.ts'
import { comptes } from '../comptes/tables.ts'
import type { Tx } from '../database/open.ts'
import { parentsDe } from '../foyers/familles.ts'
import { Refus } from '../http/problem.ts'
import type { Dite } from '../http/regles.ts'
import type { Coffre } from '../outside/coffre.ts'
import type { Identite, Secrets } from '../outside/franceconnect.ts'
import { lieIdentite } from './reglages.ts'
import { concordance, DUREE_ATTENTE, DUREE_ATTENTE_CREATION, DUREE_DEMANDE } from './rules.ts'
import {
  franceconnectAttentes as attentes,
  franceconnectDemandes as demandes,
  franceconnectLiens as liens,
} from './tables.ts'

/** Remembers who leaves. @param navigateur what their browser holds @param suite the page that awaits them */
export async function noterDepart(
  tx: Tx,
  collectivite: string,
  { etat, nonce, verificateur }: Secrets,
  { navigateur, suite }: { navigateur: string; suite: string },
  now: Date,
): Promise<void> {
  await tx.insert(demandes).values({
    collectiviteId: collectivite,
    empreinte: print(etat),
    navigateur: print(navigateur),
    nonce,
    verificateur,
    suite,
    expireLe: new Date(now.getTime() + DUREE_DEMANDE),
  })
}

/**
 * Who comes back, once. Threat: somebody has another's browser open the return of their own identification, to see what
 * that person then writes: it must be the browser that left.
 */
export async function prendreDepart(
  tx: Tx,
  collectivite: string,
  etat: string,
  navigateur: string,
  now: Date,
): Promise<{ secrets: Secrets; suite: string } | undefined> {
  const [taken] = await tx
    .delete(demandes)
    .where(and(eq(demandes.collectiviteId, collectivite), eq(demandes.empreinte, print(etat))))
    .returning()
  if (!taken || taken.navigateur !== print(navigateur) || taken.expireLe <= now) return undefined
  const { nonce, verificateur, suite } = taken
  return { secrets: { etat, nonce, verificateur }, suite }
}

/** The login that an identity opens. */
export async function compteDuSub(
  tx: Tx,
  collectivite: string,
  sub: string,
  now: Date,
): Promise<string | undefined> {
  const [used] = await tx
    .update(liens)
    .set({ utiliseLe: now })
    .where(and(eq(liens.collectiviteId, collectivite), eq(liens.sub, sub)))
    .returning({ compte: liens.compteId })
  return used?.compte
}

/** Keeps an identity for its owner to say which login is theirs. @returns the secret to bring back */
export async function faireAttendre(
  tx: Tx,
  coffre: Coffre,
  collectivite: string,
  { identite, idToken }: { identite: Identite; idToken: string },
  now: Date,
): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const lie = lieIdentite(collectivite, identite.sub)
  await tx.insert(attentes).values({
    collectiviteId: collectivite,
    empreinte: print(secret),
    sub: identite.sub,
    identiteScellee: coffre.sceller(JSON.stringify(identite), lie),
    idTokenScelle: coffre.sceller(idToken, `${collectivite} session`),
    creeLe: now,
    expireLe: new Date(now.getTime() + DUREE_ATTENTE),
  })
  return secret
}

/** An identity that waits; nothing is used up. @param empreinte print of its secret */
export async function attenteDe(
  tx: Tx,
  coffre: Coffre,
  collectivite: string,
  empreinte: string,
  now: Date,
): Promise<{ identite: Identite; creeLe: Date; idTokenScelle: string } | undefined> {
  const [found] = await tx
    .select()
    .from(attentes)
    .where(waiting(collectivite, empreinte, now))
  if (!found) return undefined
  const { creeLe, idTokenScelle, identiteScellee, sub } = found
  const identite = JSON.parse(coffre.ouvrir(identiteScellee, lieIdentite(collectivite, sub))) as Identite
  return { identite, creeLe, idTokenScelle }
}

/** An account is asked for with this identity: it waits as long as the link of the e-mail. @returns false when it is over */
export async function prolongerAttente(
  tx: Tx,
  collectivite: string,
  empreinte: string,
  now: Date,
): Promise<boolean> {
  const kept = await tx
    .update(attentes)
    .set({ expireLe: new Date(now.getTime() + DUREE_ATTENTE_CREATION) })
    .where(waiting(collectivite, empreinte, now))
    .returning({ sub: attentes.sub })
  return kept.length > 0
}

/**
 * From now on this identity opens this login, whose owner has just proved it.
 * @returns what signs out of FranceConnect, sealed; undefined when the identity no longer waits
 * @throws Refus `franceconnect-refuse`: an agent's login, somebody else's identity, a file that names other people
 */
export async function lier(
  tx: Tx,
  coffre: Coffre,
  collectivite: string,
  compte: string,
  empreinte: string,
  now: Date,
): Promise<{ idTokenScelle: string; courriel: string } | undefined> {
  const attente = await attenteDe(tx, coffre, collectivite, empreinte, now)
  if (!attente) return undefined
  const [own] = await tx
    .select({ courriel: comptes.courriel, foyer: comptes.foyerId })
    .from(comptes)
    .where(
      and(eq(comptes.collectiviteId, collectivite), eq(comptes.id, compte), isNotNull(comptes.confirmeLe)),
    )
  if (!own?.foyer || (await prenomAgent(tx, collectivite, compte)) !== undefined)
    refuser((dit) => dit.franceconnect.agent)
  const { identite, idTokenScelle } = attente
  const said = concordance(identite, await parentsDe(tx, collectivite, own.foyer))
  if (said === 'differente') refuser((dit) => dit.franceconnect.autrePersonne)
  const [linked] = await tx
    .insert(liens)
    .values({
      collectiviteId: collectivite,
      compteId: compte,
      sub: identite.sub,
      identiteScellee: coffre.sceller(JSON.stringify(identite), lieIdentite(collectivite, identite.sub)),
      concordance: said,
      lieLe: now,
      utiliseLe: now,
    })
    .onConflictDoNothing()
    .returning({ sub: liens.sub })
  if (!linked) refuser((dit) => dit.franceconnect.dejaRelie)
  await tx.delete(attentes).where(waiting(collectivite, empreinte, now))
  return { idTokenScelle, courriel: own.courriel }
}

function refuser(detail: Dite): never {
  throw new Refus('franceconnect-refuse', { detail })
}

/** @returns false when there was no link */
export async function delier(tx: Tx, collectivite: string, compte: string): Promise<boolean> {
  const gone = await tx
    .delete(liens)
    .where(and(eq(liens.collectiviteId, collectivite), eq(liens.compteId, compte)))
    .returning({ sub: liens.sub })
  return gone.length > 0
}

export async function lienDe(
  tx: Tx,
  collectivite: string,
  compte: string,
): Promise<LienFranceConnect | null> {
  const [found] = await tx
    .select()
    .from(liens)
    .where(and(eq(liens.collectiviteId, collectivite), eq(liens.compteId, compte)))
  return found
    ? { lieLe: found.lieLe.toISOString(), utiliseLe: found.utiliseLe?.toISOString() ?? null }
    : null
}

function waiting(collectivite: string, empreinte: string, now: Date) {
  return and(
    eq(attentes.collectiviteId, collectivite),
    eq(attentes.empreinte, empreinte),
    gt(attentes.expireLe, now),
  )
}
