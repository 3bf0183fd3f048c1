// A parent invites the other to act for the same family, each with a login of their own.
import type { InvitationLue, InvitationParent } from '@inoe/contract/comptes'
import type { Langue } from '@inoe/contract/langues'
import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { rows, type Tx } from '../database/open.ts'
import { nomDuParent } from '../foyers/familles.ts'
import { noterSecondParent } from '../foyers/store.ts'
import { Refus } from '../http/problem.ts'
import { DUREE_INVITATION } from './rules.ts'
import { print } from './store.ts'
import { comptes, invitationsParents as invitations } from './tables.ts'

type Ligne = typeof invitations.$inferSelect
export interface Invite {
  courriel: string
  prenom: string
  nom: string
}

/**
 * Invites an address, or again. @returns the id of the invitation
 * @throws Refus `invitation-impossible` when it acts for this family already
 */
export async function inviter(
  tx: Tx,
  collectivite: string,
  par: { compte: string; foyer: string },
  invite: Invite,
  now: Date,
): Promise<string> {
  const cas = await casDe(tx, collectivite, par.foyer, invite.courriel)
  if (cas.cas === 'membre')
    throw new Refus('invitation-impossible', {
      errors: [{ champ: 'courriel', message: (dit) => dit.comptes.dejaMembre }],
    })
  const own = { collectiviteId: collectivite, foyerId: par.foyer }
  const asked = {
    ...invite,
    compteId: par.compte,
    empreinte: null,
    expireLe: new Date(now.getTime() + DUREE_INVITATION),
    utiliseeLe: null,
  }
  const [written] = await tx
    .insert(invitations)
    .values({ ...own, id: uuid(), ...asked })
    .onConflictDoUpdate({
      target: [invitations.collectiviteId, invitations.foyerId, invitations.courriel],
      set: asked,
    })
    .returning({ id: invitations.id })
  if (!written) throw new Error('an invitation that was written is there')
  return written.id
}

/** The invitations of a family that nobody has used. */
export async function invitationsDe(
  tx: Tx,
  collectivite: string,
  foyer: string,
  now: Date,
): Promise<InvitationParent[]> {
  const found = await tx
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.collectiviteId, collectivite),
        eq(invitations.foyerId, foyer),
        isNull(invitations.utiliseeLe),
      ),
    )
    .orderBy(asc(invitations.courriel))
  return found.map(({ id, courriel, prenom, expireLe }) => ({
    id,
    courriel,
    prenom,
    etat: expireLe > now ? 'envoyee' : 'expiree',
    expireLe: expireLe.toISOString(),
  }))
}

/** One invitation of a family, to send again. */
export async function invitationDe(
  tx: Tx,
  collectivite: string,
  foyer: string,
  id: string,
): Promise<Invite | undefined> {
  const [found] = await tx
    .select()
    .from(invitations)
    .where(ofFamily(collectivite, foyer, id))
  return found
}

/** @returns false when there is none */
export async function annulerInvitation(
  tx: Tx,
  collectivite: string,
  foyer: string,
  id: string,
): Promise<boolean> {
  const gone = await tx
    .delete(invitations)
    .where(ofFamily(collectivite, foyer, id))
    .returning()
  return gone.length > 0
}

function ofFamily(collectivite: string, foyer: string, id: string) {
  return and(
    eq(invitations.collectiviteId, collectivite),
    eq(invitations.foyerId, foyer),
    eq(invitations.id, id),
    isNull(invitations.utiliseeLe),
  )
}

/** Writes the print of the secret about to be sent: a link sent before no longer serves. */
export async function armerInvitation(
  tx: Tx,
  collectivite: string,
  id: string,
  secret: string,
  now: Date,
): Promise<(Ligne & { par: string; langue: Langue }) | undefined> {
  const [found] = await tx
    .update(invitations)
    .set({ empreinte: print(secret) })
    .where(
      and(
        eq(invitations.collectiviteId, collectivite),
        eq(invitations.id, id),
        isNull(invitations.utiliseeLe),
        gt(invitations.expireLe, now),
      ),
    )
    .returning()
  return found && { ...found, ...(await inviteur(tx, found)) }
}

/** What an invitation says; nothing is used up. */
export async function lireInvitation(
  tx: Tx,
  collectivite: string,
  secret: string,
  now: Date,
): Promise<InvitationLue | undefined> {
  const [found] = await tx
    .select()
    .from(invitations)
    .where(usable(collectivite, secret, now))
  if (!found) return undefined
  const { cas } = await casDe(tx, collectivite, found.foyerId, found.courriel)
  return {
    courriel: found.courriel,
    par: (await inviteur(tx, found)).par,
    cas: cas === 'membre' ? 'impossible' : cas,
    expireLe: found.expireLe.toISOString(),
  }
}

/**
 * « Rejoindre »: the login of the invited address acts for the family from now on.
 * @param motDePasse hash, for an address that has no account; `langue`: what its owner reads
 * @returns undefined when the link has served, was cancelled or is over
 * @throws Refus `invitation-impossible` when the account that is there has a file of its own
 */
export async function accepterInvitation(
  tx: Tx,
  collectivite: string,
  secret: string,
  { motDePasse, langue }: { motDePasse: string | undefined; langue: Langue },
  now: Date,
): Promise<{ compte: string; foyer: string; courriel: string; qui: string } | undefined> {
  // Of two requests at once, one gets it.
  const [used] = await tx
    .update(invitations)
    .set({ utiliseeLe: now })
    .where(usable(collectivite, secret, now))
    .returning()
  if (!used) return undefined
  const { foyerId, courriel, prenom, nom } = used
  const { cas, compte } = await casDe(tx, collectivite, foyerId, courriel)
  if (cas === 'impossible' || cas === 'membre')
    throw new Refus('invitation-impossible', { detail: (dit) => dit.comptes.autreDossier })
  if (cas === 'nouveau' && !motDePasse)
    throw new Refus('mot-de-passe-faible', {
      errors: [{ champ: 'motDePasse', message: (dit) => dit.comptes.choisir }],
    })
  const id = compte ?? uuid()
  const joined = { foyerId, ...(cas === 'nouveau' ? { motDePasse, langue, confirmeLe: now } : {}) }
  if (compte)
    await tx
      .update(comptes)
      .set(joined)
      .where(and(eq(comptes.collectiviteId, collectivite), eq(comptes.id, compte)))
  else await tx.insert(comptes).values({ collectiviteId: collectivite, id, courriel, ...joined })
  await noterSecondParent(tx, collectivite, foyerId, { nom, prenom, courriel })
  return { compte: id, foyer: foyerId, courriel, qui: `${prenom} ${nom}` }
}

/** Who invites: as they are named, and the language they are written to in. */
async function inviteur(tx: Tx, { collectiviteId, foyerId, compteId }: Ligne) {
  const [own] = await tx
    .select({ courriel: comptes.courriel, langue: comptes.langue })
    .from(comptes)
    .where(and(eq(comptes.collectiviteId, collectiviteId), eq(comptes.id, compteId)))
  const courriel = own?.courriel ?? ''
  const par = (await nomDuParent(tx, collectiviteId, foyerId, courriel)) || courriel
  return { par, langue: own?.langue ?? ('fr' as const) }
}

function usable(collectivite: string, secret: string, now: Date) {
  return and(
    eq(invitations.collectiviteId, collectivite),
    eq(invitations.empreinte, print(secret)),
    isNull(invitations.utiliseeLe),
    gt(invitations.expireLe, now),
  )
}

/**
 * What the invited address is here. A login whose own file holds nothing (opened by « Créer un compte », never filled
 * in) can join; one with children, requests, documents or invoices cannot leave them behind: the service merges files.
 */
async function casDe(
  tx: Tx,
  collectivite: string,
  foyer: string,
  courriel: string,
): Promise<{ cas: 'nouveau' | 'existant' | 'impossible' | 'membre'; compte?: string }> {
  const [there] = await rows<{
    id: string
    confirme: boolean
    foyer_id: string | null
    agent: boolean
    vide: boolean
  }>(
    tx,
    sql`SELECT c.id, c.confirme_le IS NOT NULL AS confirme, c.foyer_id,
               EXISTS (SELECT FROM agents a WHERE a.collectivite_id = c.collectivite_id AND a.compte_id = c.id) AS agent,
               NOT EXISTS (SELECT FROM foyers_enfants f WHERE f.collectivite_id = c.collectivite_id AND f.foyer_id = c.foyer_id)
               AND NOT EXISTS (SELECT FROM inscriptions i WHERE i.collectivite_id = c.collectivite_id AND i.foyer_id = c.foyer_id)
               AND NOT EXISTS (SELECT FROM depots d WHERE d.collectivite_id = c.collectivite_id AND d.foyer_id = c.foyer_id)
               AND NOT EXISTS (SELECT FROM factures x WHERE x.collectivite_id = c.collectivite_id AND x.foyer_id = c.foyer_id)
               AS vide
        FROM comptes c WHERE c.collectivite_id = ${collectivite} AND c.courriel = ${courriel}`,
  )
  if (!there) return { cas: 'nouveau' }
  const compte = there.id
  if (there.agent) return { cas: 'impossible', compte }
  if (there.foyer_id === foyer) return { cas: there.confirme ? 'membre' : 'nouveau', compte }
  if (!there.confirme && there.foyer_id === null) return { cas: 'nouveau', compte }
  return { cas: there.confirme && there.vide ? 'existant' : 'impossible', compte }
}
