import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import type { Parole } from './rules.ts'
import { consentements, consentementsTextes } from './tables.ts'

export type LigneTexte = typeof consentementsTextes.$inferSelect

/** Something said, with of whom and of what. */
export interface ParoleLue extends Parole {
  enfant: string
  code: string
  foyer: string
}

/** Every wording there was, latest first. */
export async function lireTextes(tx: Tx, collectivite: string): Promise<LigneTexte[]> {
  return tx
    .select()
    .from(consentementsTextes)
    .where(eq(consentementsTextes.collectiviteId, collectivite))
    .orderBy(asc(consentementsTextes.titre), asc(consentementsTextes.code), desc(consentementsTextes.version))
}

/** The wordings that are asked on a day, one per text. @param textes latest version first */
export function textesDuJour(textes: readonly LigneTexte[], jour: string): LigneTexte[] {
  const found = new Map<string, LigneTexte>()
  for (const one of textes) if (one.depuis <= jour && !found.has(one.code)) found.set(one.code, one)
  return [...found.values()].filter(({ jusque }) => jusque === null || jusque > jour)
}

/** What was said of some children, oldest first. */
export async function parolesDe(
  tx: Tx,
  collectivite: string,
  enfants: readonly string[],
): Promise<ParoleLue[]> {
  if (enfants.length === 0) return []
  return tx
    .select({
      enfant: consentements.enfantId,
      code: consentementsTextes.code,
      version: consentementsTextes.version,
      foyer: consentements.foyerId,
      compte: consentements.compteId,
      accord: consentements.accord,
      le: consentements.le,
    })
    .from(consentements)
    .innerJoin(
      consentementsTextes,
      and(
        eq(consentementsTextes.collectiviteId, consentements.collectiviteId),
        eq(consentementsTextes.id, consentements.texteId),
      ),
    )
    .where(and(eq(consentements.collectiviteId, collectivite), inArray(consentements.enfantId, [...enfants])))
    .orderBy(asc(consentements.le), asc(consentements.id))
}

/** Keeps what somebody says. As `systeme`. */
export async function insertConsentement(tx: Tx, row: typeof consentements.$inferInsert): Promise<void> {
  await tx.insert(consentements).values(row)
}

/** Writes a wording. @returns false when another of the same number was written meanwhile. As `systeme`. */
export async function insertTexte(tx: Tx, row: typeof consentementsTextes.$inferInsert): Promise<boolean> {
  const written = await tx
    .insert(consentementsTextes)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: consentementsTextes.id })
  return written.length > 0
}

/** A text is no longer asked from a day on; what was ended already stays so. As `systeme`. */
export async function finirTexte(tx: Tx, collectivite: string, code: string, jour: string): Promise<void> {
  await tx
    .update(consentementsTextes)
    .set({ jusque: jour })
    .where(
      and(
        eq(consentementsTextes.collectiviteId, collectivite),
        eq(consentementsTextes.code, code),
        isNull(consentementsTextes.jusque),
      ),
    )
}
