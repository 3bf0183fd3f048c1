import { createHash, randomBytes } from 'node:crypto'
import type { Langue } from '@inoe/contract/langues'
import { and, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../database/open.ts'
import { createFoyer } from '../foyers/store.ts'
import type { Destinataire } from '../outside/lettre.ts'
import { dispenser } from '../renouvellements/dispenser.ts'
import { LIENS, type UsageLien } from './rules.ts'
import { agents, comptes, jetons } from './tables.ts'

export interface Compte {
  id: string
  courriel: string
  motDePasse: string | null
  confirmeLe: Date | null
  langue: Langue
}

/** The login of an address (lower case), or undefined. */
export async function compteOf(tx: Tx, collectivite: string, courriel: string): Promise<Compte | undefined> {
  const [found] = await tx
    .select({
      id: comptes.id,
      courriel: comptes.courriel,
      motDePasse: comptes.motDePasse,
      confirmeLe: comptes.confirmeLe,
      langue: comptes.langue,
    })
    .from(comptes)
    .where(and(eq(comptes.collectiviteId, collectivite), eq(comptes.courriel, courriel)))
  return found
}

/**
 * Writes what somebody asks under « Créer un compte ». A confirmed login keeps its password.
 * One statement, that writes in every case: its time does not tell whether the address was known.
 */
export async function requestCompte(
  tx: Tx,
  collectivite: string,
  asked: { courriel: string; motDePasse: string; rgpd: string; langue: Langue },
): Promise<void> {
  await tx
    .insert(comptes)
    .values({
      collectiviteId: collectivite,
      id: uuid(),
      courriel: asked.courriel,
      motDePasse: asked.motDePasse,
      rgpdVersion: asked.rgpd,
      langue: asked.langue,
    })
    .onConflictDoUpdate({
      target: [comptes.collectiviteId, comptes.courriel],
      set: {
        motDePasse: sql`CASE WHEN ${comptes.confirmeLe} IS NULL THEN excluded.mot_de_passe ELSE ${comptes.motDePasse} END`,
        rgpdVersion: sql`CASE WHEN ${comptes.confirmeLe} IS NULL THEN excluded.rgpd_version ELSE ${comptes.rgpdVersion} END`,
        langue: sql`CASE WHEN ${comptes.confirmeLe} IS NULL THEN excluded.langue ELSE ${comptes.langue} END`,
      },
    })
}

/**
 * Makes a link.
 * @param pose what a confirmation sets: a password's hash, an identity that opens the account
 * @returns the secret, of which only the SHA-256 is kept
 */
export async function createJeton(
  tx: Tx,
  collectivite: string,
  compte: string,
  usage: UsageLien,
  now: Date,
  pose: { motDePasse?: string | null; franceconnect?: string | undefined } = {},
): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  await tx.insert(jetons).values({
    collectiviteId: collectivite,
    empreinte: print(secret),
    compteId: compte,
    usage,
    ...pose,
    expireLe: new Date(now.getTime() + LIENS[usage]),
  })
  return secret
}

/** The address a link was sent to, while it can serve. */
export async function courrielOfJeton(
  tx: Tx,
  collectivite: string,
  secret: string,
  usages: readonly UsageLien[],
  now: Date,
): Promise<string | undefined> {
  const [found] = await tx
    .select({ courriel: comptes.courriel })
    .from(jetons)
    .innerJoin(
      comptes,
      and(eq(comptes.collectiviteId, jetons.collectiviteId), eq(comptes.id, jetons.compteId)),
    )
    .where(usable(collectivite, secret, usages, now))
  return found?.courriel
}

/** Uses a link up: of two requests at once, one gets it. */
export async function useJeton(
  tx: Tx,
  collectivite: string,
  secret: string,
  usages: readonly UsageLien[],
  now: Date,
): Promise<{ compte: string; motDePasse: string | null; franceconnect: string | null } | undefined> {
  const [used] = await tx
    .update(jetons)
    .set({ utiliseLe: now })
    .where(usable(collectivite, secret, usages, now))
    .returning({
      compte: jetons.compteId,
      motDePasse: jetons.motDePasse,
      franceconnect: jetons.franceconnect,
    })
  return used
}

/** Makes every link of a login useless. */
export async function voidJetons(tx: Tx, collectivite: string, compte: string): Promise<void> {
  await tx.delete(jetons).where(and(eq(jetons.collectiviteId, collectivite), eq(jetons.compteId, compte)))
}

/**
 * Confirms the address of a login, and opens the file of a new family (an agent has none, an invited family has one).
 * @returns false when it was confirmed already
 */
export async function confirmCompte(
  tx: Tx,
  collectivite: string,
  compte: string,
  now: Date,
): Promise<boolean> {
  const own = and(eq(comptes.collectiviteId, collectivite), eq(comptes.id, compte))
  const [confirmed] = await tx
    .update(comptes)
    .set({ confirmeLe: now })
    .where(and(own, isNull(comptes.confirmeLe)))
    .returning({ courriel: comptes.courriel, foyer: comptes.foyerId })
  if (!confirmed) return false
  if (confirmed.foyer === null && (await prenomAgent(tx, collectivite, compte)) === undefined) {
    const foyer = uuid()
    await createFoyer(tx, collectivite, foyer, confirmed.courriel)
    await dispenser(tx, collectivite, foyer, now)
    await tx.update(comptes).set({ foyerId: foyer }).where(own)
  }
  return true
}

/** @param motDePasse its hash */
export async function setMotDePasse(
  tx: Tx,
  collectivite: string,
  compte: string,
  motDePasse: string,
): Promise<void> {
  await tx
    .update(comptes)
    .set({ motDePasse })
    .where(and(eq(comptes.collectiviteId, collectivite), eq(comptes.id, compte)))
}

/** Sets in which language one is written to. */
export async function setLangue(tx: Tx, collectivite: string, compte: string, langue: Langue): Promise<void> {
  await tx
    .update(comptes)
    .set({ langue })
    .where(and(eq(comptes.collectiviteId, collectivite), eq(comptes.id, compte)))
}

/** An address as one writes to it: in the language of its login. @param sinon of one that has none */
export async function destinataireDe(
  tx: Tx,
  collectivite: string,
  courriel: string,
  sinon: Langue = 'fr',
): Promise<Destinataire> {
  const found = await compteOf(tx, collectivite, courriel)
  return { courriel, langue: found?.langue ?? sinon }
}

/** Given name of an agent; undefined for a parent. */
export async function prenomAgent(tx: Tx, collectivite: string, compte: string): Promise<string | undefined> {
  const [found] = await tx
    .select({ prenom: agents.prenom })
    .from(agents)
    .where(and(eq(agents.collectiviteId, collectivite), eq(agents.compteId, compte)))
  return found?.prenom
}

/** Given names of agents, by login. As `systeme`. */
export async function prenomsDesAgents(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await tx
    .select({ id: agents.compteId, prenom: agents.prenom })
    .from(agents)
    .where(and(eq(agents.collectiviteId, collectivite), inArray(agents.compteId, [...ids])))
  return new Map(found.map((one) => [one.id, one.prenom]))
}

/** The address of a login; undefined when it is no more. As `systeme`. */
export async function courrielDuCompte(
  tx: Tx,
  collectivite: string,
  compte: string,
): Promise<string | undefined> {
  const [found] = await tx
    .select({ courriel: comptes.courriel })
    .from(comptes)
    .where(and(eq(comptes.collectiviteId, collectivite), eq(comptes.id, compte)))
  return found?.courriel
}

/** Confirmed logins of a family: to whom one writes. */
export async function courrielsOfFoyer(tx: Tx, collectivite: string, foyer: string): Promise<string[]> {
  return (await courrielsDesFoyers(tx, collectivite, [foyer])).get(foyer) ?? []
}

/** Confirmed logins of each of these families. */
export async function courrielsDesFoyers(
  tx: Tx,
  collectivite: string,
  foyers: readonly string[],
): Promise<Map<string, string[]>> {
  const addresses = new Map<string, string[]>(foyers.map((foyer) => [foyer, []]))
  for (const { courriel, foyer } of await loginsDesFoyers(tx, collectivite, foyers))
    addresses.get(foyer)?.push(courriel)
  return addresses
}

/** The families of some logins. */
export async function foyersDesComptes(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return []
  const found = await tx
    .selectDistinct({ foyer: comptes.foyerId })
    .from(comptes)
    .where(and(eq(comptes.collectiviteId, collectivite), inArray(comptes.id, [...ids])))
  return found.flatMap((one) => one.foyer ?? [])
}

/** A parent's login. */
export interface Login extends Destinataire {
  compte: string
  foyer: string
}

/** Confirmed logins of these families, oldest first. As `systeme`. */
export async function loginsDesFoyers(
  tx: Tx,
  collectivite: string,
  foyers: readonly string[],
): Promise<Login[]> {
  const found = await tx
    .select({
      compte: comptes.id,
      courriel: comptes.courriel,
      foyer: comptes.foyerId,
      langue: comptes.langue,
    })
    .from(comptes)
    .where(
      and(
        eq(comptes.collectiviteId, collectivite),
        inArray(comptes.foyerId, [...foyers]),
        isNotNull(comptes.confirmeLe),
      ),
    )
    .orderBy(comptes.creeLe)
  return found.flatMap(({ foyer, ...one }) => (foyer ? { ...one, foyer } : []))
}

/** Is this address somebody's: confirmed, of a family that is known, or an agent's? */
export async function estPrise(tx: Tx, collectivite: string, courriel: string): Promise<boolean> {
  const found = await tx
    .select({ id: comptes.id })
    .from(comptes)
    .where(
      and(
        eq(comptes.collectiviteId, collectivite),
        eq(comptes.courriel, courriel),
        sql`NOT (${nonConfirme})`,
      ),
    )
  return found.length > 0
}

/** Forgets an address that somebody typed under « Créer un compte » and nobody confirmed. */
export async function oublierDemande(tx: Tx, collectivite: string, courriel: string): Promise<void> {
  const [found] = await tx
    .select({ id: comptes.id })
    .from(comptes)
    .where(and(eq(comptes.collectiviteId, collectivite), eq(comptes.courriel, courriel), nonConfirme))
  if (!found) return
  await voidJetons(tx, collectivite, found.id)
  await tx
    .delete(comptes)
    .where(and(eq(comptes.collectiviteId, collectivite), eq(comptes.id, found.id), nonConfirme))
}

const nonConfirme = sql`${comptes.confirmeLe} IS NULL AND ${comptes.foyerId} IS NULL AND NOT EXISTS (
  SELECT FROM agents a WHERE a.collectivite_id = ${comptes.collectiviteId} AND a.compte_id = ${comptes.id})`

function usable(collectivite: string, secret: string, usages: readonly UsageLien[], now: Date) {
  return and(
    eq(jetons.collectiviteId, collectivite),
    eq(jetons.empreinte, print(secret)),
    inArray(jetons.usage, [...usages]),
    isNull(jetons.utiliseLe),
    gt(jetons.expireLe, now),
  )
}

/** Threat: whoever reads the table must not be able to use the links. */
export function print(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
