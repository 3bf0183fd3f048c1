import type { Langue } from '@inoe/contract/langues'
import type { AbonnementDemande } from '@inoe/contract/notifications'
import type { SujetNotification } from '@inoe/contract/sujets-notification'
import { and, arrayContains, asc, eq, inArray, ne } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { comptes } from '../comptes/tables.ts'
import type { Tx } from '../database/open.ts'
import { abonnements } from './tables.ts'

/** More browsers than anybody uses: the oldest gives way. */
const APPAREILS_MAX = 10

export type LigneAbonnement = typeof abonnements.$inferSelect

/** Whose the subscription is: a login, and the session that its browser uses. */
interface Titulaire {
  compte: string
  session: string
}

/**
 * Notifies a browser, or changes what it wants. A browser is of one login: the one before gives way.
 * @returns its id
 */
export async function abonner(
  tx: Tx,
  collectivite: string,
  { compte, session }: Titulaire,
  { adresse, p256dh, auth, sujets }: AbonnementDemande,
  now: Date,
): Promise<string> {
  const row = { compteId: compte, session, p256dh, auth, sujets: [...new Set(sujets)] }
  const [written] = await tx
    .insert(abonnements)
    .values({ collectiviteId: collectivite, id: uuid(), adresse, creeLe: now, ...row })
    .onConflictDoUpdate({ target: [abonnements.collectiviteId, abonnements.adresse], set: row })
    .returning({ id: abonnements.id })
  const own = and(eq(abonnements.collectiviteId, collectivite), eq(abonnements.compteId, compte))
  const all = await tx
    .select({ id: abonnements.id })
    .from(abonnements)
    .where(own)
    .orderBy(asc(abonnements.id))
  const over = all.slice(0, -APPAREILS_MAX).map((one) => one.id)
  if (over.length > 0) await tx.delete(abonnements).where(and(own, inArray(abonnements.id, over)))
  return written?.id ?? ''
}

/**
 * What a browser is notified of, for who uses it now. Threat: on a shared computer it would go on saying what is for
 * whoever used it before; theirs ends.
 */
export async function relire(
  tx: Tx,
  collectivite: string,
  { compte, session }: Titulaire,
  adresse: string,
): Promise<LigneAbonnement | undefined> {
  const here = and(eq(abonnements.collectiviteId, collectivite), eq(abonnements.adresse, adresse))
  await tx.delete(abonnements).where(and(here, ne(abonnements.compteId, compte)))
  const [found] = await tx.update(abonnements).set({ session }).where(here).returning()
  return found
}

/** @returns false when the login has no such subscription */
export async function desabonner(tx: Tx, collectivite: string, compte: string, id: string): Promise<boolean> {
  const gone = await tx
    .delete(abonnements)
    .where(
      and(
        eq(abonnements.collectiviteId, collectivite),
        eq(abonnements.compteId, compte),
        eq(abonnements.id, id),
      ),
    )
    .returning({ id: abonnements.id })
  return gone.length > 0
}

/** Ends the notices of the browsers of a login that are signed out: all, but that of a session, or that of one alone. */
export async function oublierAppareils(
  tx: Tx,
  collectivite: string,
  compte: string,
  which: { sauf: string | undefined } | { session: string },
): Promise<void> {
  const { session } = abonnements
  await tx
    .delete(abonnements)
    .where(
      and(
        eq(abonnements.collectiviteId, collectivite),
        eq(abonnements.compteId, compte),
        'session' in which
          ? eq(session, which.session)
          : which.sauf === undefined
            ? undefined
            : ne(session, which.sauf),
      ),
    )
}

/** The browsers of some logins, and what each wants. */
export async function appareilsDe(
  tx: Tx,
  collectivite: string,
  comptes: readonly string[],
): Promise<{ id: string; compte: string; sujets: SujetNotification[] }[]> {
  if (comptes.length === 0) return []
  return tx
    .select({ id: abonnements.id, compte: abonnements.compteId, sujets: abonnements.sujets })
    .from(abonnements)
    .where(and(eq(abonnements.collectiviteId, collectivite), inArray(abonnements.compteId, [...comptes])))
}

/** The logins that have a device which wants to be told of a subject. */
export async function comptesAbonnes(
  tx: Tx,
  collectivite: string,
  sujet: SujetNotification,
): Promise<string[]> {
  const found = await tx
    .selectDistinct({ compte: abonnements.compteId })
    .from(abonnements)
    .where(and(eq(abonnements.collectiviteId, collectivite), arrayContains(abonnements.sujets, [sujet])))
  return found.map((one) => one.compte)
}

/** A browser, and the language of whose it is. As `systeme`. */
export async function abonnementOf(
  tx: Tx,
  collectivite: string,
  id: string,
): Promise<(LigneAbonnement & { langue: Langue }) | undefined> {
  const [found] = await tx
    .select({ abonnement: abonnements, langue: comptes.langue })
    .from(abonnements)
    .innerJoin(
      comptes,
      and(eq(comptes.collectiviteId, abonnements.collectiviteId), eq(comptes.id, abonnements.compteId)),
    )
    .where(and(eq(abonnements.collectiviteId, collectivite), eq(abonnements.id, id)))
  return found && { ...found.abonnement, langue: found.langue }
}

/** The push service says that the browser is not there any more. */
export async function effacerAbonnement(tx: Tx, collectivite: string, id: string): Promise<void> {
  await tx
    .delete(abonnements)
    .where(and(eq(abonnements.collectiviteId, collectivite), eq(abonnements.id, id)))
}
