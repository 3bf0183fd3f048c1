// An address that changes: asked for, agreed to by the one that is left, proved by the new one, and only then done.
import type { ChangementCourriel, SuiteCourriel } from '@inoe/contract/comptes'
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { DrizzleQueryError } from 'drizzle-orm/errors'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../database/open.ts'
import { suivreCourriel } from '../foyers/store.ts'
import { Refus } from '../http/problem.ts'
import { DUREE_CHANGEMENT } from './rules.ts'
import { oublierDemande, print, voidJetons } from './store.ts'
import { changementsCourriel as changements, comptes } from './tables.ts'

export type Cote = 'ancien' | 'nouveau'
type Ligne = typeof changements.$inferSelect

/** Asks for another address, in place of what was asked before. @returns its id */
export async function demanderChangement(
  tx: Tx,
  collectivite: string,
  compte: { compte: string; courriel: string },
  nouveau: string,
  now: Date,
): Promise<string> {
  const asked = {
    id: uuid(),
    ancien: compte.courriel,
    nouveau,
    empreinteAncien: null,
    empreinteNouveau: null,
    accordeLe: null,
    prouveLe: null,
    expireLe: new Date(now.getTime() + DUREE_CHANGEMENT),
  }
  await tx
    .insert(changements)
    .values({ collectiviteId: collectivite, compteId: compte.compte, ...asked })
    .onConflictDoUpdate({ target: [changements.collectiviteId, changements.compteId], set: asked })
  return asked.id
}

/** The change that a login waits for. */
export async function changementDe(
  tx: Tx,
  collectivite: string,
  compte: string,
  now: Date,
): Promise<ChangementCourriel | null> {
  const [found] = await tx
    .select()
    .from(changements)
    .where(
      and(
        eq(changements.collectiviteId, collectivite),
        eq(changements.compteId, compte),
        gt(changements.expireLe, now),
      ),
    )
  if (!found) return null
  return {
    nouveau: found.nouveau,
    accorde: found.accordeLe !== null,
    prouve: found.prouveLe !== null,
    expireLe: found.expireLe.toISOString(),
  }
}

export async function annulerChangement(tx: Tx, collectivite: string, compte: string): Promise<void> {
  await tx
    .delete(changements)
    .where(and(eq(changements.collectiviteId, collectivite), eq(changements.compteId, compte)))
}

/**
 * Writes the print of the secret that is about to be sent to one of the two.
 * @returns the change, or undefined when it was cancelled, done or replaced meanwhile
 */
export async function armer(
  tx: Tx,
  collectivite: string,
  id: string,
  cote: Cote,
  secret: string,
  now: Date,
): Promise<Ligne | undefined> {
  const [found] = await tx
    .update(changements)
    .set(cote === 'ancien' ? { empreinteAncien: print(secret) } : { empreinteNouveau: print(secret) })
    .where(
      and(
        eq(changements.collectiviteId, collectivite),
        eq(changements.id, id),
        gt(changements.expireLe, now),
      ),
    )
    .returning()
  return found
}

/**
 * Takes the answer of one of the two addresses; the second that agrees makes it effective.
 * @returns what became of it, and the change; undefined when the link has served or is over
 * @throws Refus when the new address has become somebody else's meanwhile
 */
export async function repondre(
  tx: Tx,
  collectivite: string,
  secret: string,
  accepte: boolean,
  now: Date,
): Promise<{ suite: SuiteCourriel; changement: Ligne } | undefined> {
  const mine = print(secret)
  const usable = and(
    eq(changements.collectiviteId, collectivite),
    gt(changements.expireLe, now),
    or(
      and(eq(changements.empreinteAncien, mine), isNull(changements.accordeLe)),
      and(eq(changements.empreinteNouveau, mine), isNull(changements.prouveLe)),
    ),
  )
  if (!accepte) {
    const [refused] = await tx.delete(changements).where(usable).returning()
    return refused && { suite: { etat: 'refuse', nouveau: refused.nouveau }, changement: refused }
  }
  // Both may be clicked at once: the row's lock puts one after the other, and the second sees the first.
  const at = sql`${now.toISOString()}::timestamptz`
  const [answered] = await tx
    .update(changements)
    .set({
      accordeLe: sql`CASE WHEN ${changements.empreinteAncien} = ${mine} THEN ${at} ELSE ${changements.accordeLe} END`,
      prouveLe: sql`CASE WHEN ${changements.empreinteNouveau} = ${mine} THEN ${at} ELSE ${changements.prouveLe} END`,
    })
    .where(usable)
    .returning()
  if (!answered) return undefined
  const { nouveau } = answered
  if (!answered.accordeLe || !answered.prouveLe)
    return { suite: { etat: 'attente', nouveau }, changement: answered }
  await changer(tx, answered)
  return { suite: { etat: 'fait', nouveau }, changement: answered }
}

async function changer(tx: Tx, { collectiviteId, compteId, ancien, nouveau }: Ligne): Promise<void> {
  // Somebody may have typed this address under « Créer un compte » and never confirmed it: it is not theirs.
  await oublierDemande(tx, collectiviteId, nouveau)
  const own = and(eq(comptes.collectiviteId, collectiviteId), eq(comptes.id, compteId))
  const [changed] = await tx
    .update(comptes)
    .set({ courriel: nouveau })
    .where(own)
    .returning({ foyer: comptes.foyerId })
    .catch((error: unknown) => {
      const cause = error instanceof DrizzleQueryError ? error.cause : undefined
      if (cause && 'code' in cause && cause.code === '23505')
        throw new Refus('lien-invalide', {
          detail: (dit) => dit.comptes.adressePrise,
        })
      throw error
    })
  // Links that were sent to the address that is left open nothing any more.
  await voidJetons(tx, collectiviteId, compteId)
  await annulerChangement(tx, collectiviteId, compteId)
  if (changed?.foyer) await suivreCourriel(tx, collectiviteId, changed.foyer, ancien, nouveau)
}
