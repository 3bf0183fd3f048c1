// Passkeys, through @simplewebauthn/server: nothing outside this file knows of it.
// Why the site of a key is the host of the page: docs/decisions/0012-a-passkey-is-of-the-page.md.
import { createHash } from 'node:crypto'
import type { CleAcces, ConnexionCle, NouvelleCle } from '@inoe/contract/comptes'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { isoBase64URL } from '@simplewebauthn/server/helpers'
import { and, asc, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { Refus } from '../http/problem.ts'
import { DUREE_DEFI } from './rules.ts'
import { clesAcces, comptes, defis } from './tables.ts'

/** Keys that one login may have: a family has fewer devices. */
const CLES_MAX = 20

/** Where a key is used: a page of a declared origin. */
export interface Page {
  collectivite: string
  origine: string
}

/** RP ID. A browser lets a page use only its own host or a suffix of it. */
export function siteDe(origine: string): string {
  return new URL(origine).hostname
}

/** What a browser needs to make a key for a login on this site. */
export async function optionsCreation(
  tx: Tx,
  { collectivite, origine }: Page,
  compte: { compte: string; courriel: string },
  ville: string,
  now: Date,
) {
  const own = await tx
    .select({ id: clesAcces.id, site: clesAcces.site })
    .from(clesAcces)
    .where(and(eq(clesAcces.collectiviteId, collectivite), eq(clesAcces.compteId, compte.compte)))
  const site = siteDe(origine)
  const options = await generateRegistrationOptions({
    rpName: ville,
    rpID: site,
    userID: new TextEncoder().encode(compte.compte),
    // Several towns may share a host: the browser's list says of which town each key is.
    userName: `${compte.courriel} (${ville})`,
    userDisplayName: compte.courriel,
    attestationType: 'none',
    excludeCredentials: own.filter((one) => one.site === site).map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    timeout: DUREE_DEFI,
  })
  await retenir(tx, collectivite, options.challenge, compte.compte, now)
  return options
}

/** What a browser needs to offer the keys it has for this site; nobody is named. */
export async function optionsConnexion(tx: Tx, { collectivite, origine }: Page, now: Date) {
  const options = await generateAuthenticationOptions({
    rpID: siteDe(origine),
    userVerification: 'required',
    timeout: DUREE_DEFI,
  })
  await retenir(tx, collectivite, options.challenge, null, now)
  return options
}

/** Keeps the public half of a key. @throws Refus `cle-acces-refusee` */
export async function ajouterCle(
  tx: Tx,
  { collectivite, origine }: Page,
  compte: string,
  { nom, reponse }: NouvelleCle,
  now: Date,
): Promise<void> {
  const site = siteDe(origine)
  const verified = await verifyRegistrationResponse({
    response: reponse as unknown as RegistrationResponseJSON,
    expectedChallenge: (challenge) => consommer(tx, collectivite, challenge, compte, now),
    expectedOrigin: origine,
    expectedRPID: site,
  }).catch(refuser)
  if (!verified.verified) throw new Refus('cle-acces-refusee')
  const { credential } = verified.registrationInfo
  const own = and(eq(clesAcces.collectiviteId, collectivite), eq(clesAcces.compteId, compte))
  const there = await tx.select({ id: clesAcces.id }).from(clesAcces).where(own)
  if (there.length >= CLES_MAX)
    throw new Refus('cle-acces-refusee', {
      detail: (dit) => dit.comptes.tropDeCles(CLES_MAX),
    })
  // Threat: a key that is another login's, registered again to open this one's as well.
  const [added] = await tx
    .insert(clesAcces)
    .values({
      collectiviteId: collectivite,
      id: credential.id,
      compteId: compte,
      site,
      nom,
      clePublique: isoBase64URL.fromBuffer(credential.publicKey),
      compteur: credential.counter,
      transports: (credential.transports ?? []).slice(0, 10),
      creeLe: now,
    })
    .onConflictDoNothing()
    .returning({ id: clesAcces.id })
  if (!added) throw new Refus('cle-acces-refusee')
}

/** Whose key answered. @throws Refus `cle-acces-refusee`, the same for a key that is unknown and one that lies */
export async function compteDeLaCle(
  tx: Tx,
  { collectivite, origine }: Page,
  { reponse }: ConnexionCle,
  now: Date,
): Promise<string> {
  const own = and(eq(clesAcces.collectiviteId, collectivite), eq(clesAcces.id, reponse.id))
  // Locked: an answer seen twice at once must not be taken twice.
  const [key] = await tx
    .select()
    .from(clesAcces)
    .innerJoin(
      comptes,
      and(eq(comptes.collectiviteId, clesAcces.collectiviteId), eq(comptes.id, clesAcces.compteId)),
    )
    .where(and(own, isNotNull(comptes.confirmeLe)))
    .for('update', { of: clesAcces })
  if (!key) throw new Refus('cle-acces-refusee')
  const { id, clePublique, compteur, compteId, site } = key.cles_acces
  const verified = await verifyAuthenticationResponse({
    response: reponse as unknown as AuthenticationResponseJSON,
    expectedChallenge: (challenge) => consommer(tx, collectivite, challenge, null, now),
    expectedOrigin: origine,
    expectedRPID: site,
    credential: { id, publicKey: isoBase64URL.toBuffer(clePublique), counter: compteur },
  }).catch(refuser)
  if (!verified.verified) throw new Refus('cle-acces-refusee')
  await tx
    .update(clesAcces)
    .set({ compteur: verified.authenticationInfo.newCounter, utiliseeLe: now })
    .where(own)
  return compteId
}

export async function clesDe(tx: Tx, collectivite: string, compte: string): Promise<CleAcces[]> {
  const found = await tx
    .select()
    .from(clesAcces)
    .where(and(eq(clesAcces.collectiviteId, collectivite), eq(clesAcces.compteId, compte)))
    .orderBy(asc(clesAcces.creeLe))
  return found.map(({ id, nom, site, creeLe, utiliseeLe }) => ({
    id,
    nom,
    site,
    creeLe: creeLe.toISOString(),
    utiliseeLe: utiliseeLe?.toISOString() ?? null,
  }))
}

/** @returns false when it is not one of theirs */
export async function retirerCle(tx: Tx, collectivite: string, compte: string, id: string): Promise<boolean> {
  const gone = await tx
    .delete(clesAcces)
    .where(
      and(eq(clesAcces.collectiviteId, collectivite), eq(clesAcces.compteId, compte), eq(clesAcces.id, id)),
    )
    .returning({ id: clesAcces.id })
  return gone.length > 0
}

async function retenir(
  tx: Tx,
  collectivite: string,
  challenge: string,
  compte: string | null,
  now: Date,
): Promise<void> {
  await tx.insert(defis).values({
    collectiviteId: collectivite,
    empreinte: empreinte(challenge),
    compteId: compte,
    expireLe: new Date(now.getTime() + DUREE_DEFI),
  })
}

/** Takes a challenge out: a second answer to it finds nothing. */
async function consommer(
  tx: Tx,
  collectivite: string,
  challenge: string,
  compte: string | null,
  now: Date,
): Promise<boolean> {
  const gone = await tx
    .delete(defis)
    .where(
      and(
        eq(defis.collectiviteId, collectivite),
        eq(defis.empreinte, empreinte(challenge)),
        compte === null ? isNull(defis.compteId) : eq(defis.compteId, compte),
        gt(defis.expireLe, now),
      ),
    )
    .returning({ empreinte: defis.empreinte })
  return gone.length > 0
}

function empreinte(challenge: string): string {
  return createHash('sha256').update(challenge).digest('hex')
}

/** What the library finds wrong is the client's; what the database does is not. */
function refuser(error: unknown): never {
  if (error instanceof Error && error.name === 'DrizzleQueryError') throw error
  throw new Refus('cle-acces-refusee')
}
