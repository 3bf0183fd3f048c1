import type { QuotientEnLigne, QuotientObtenu } from '@inoe/contract/quotients'
import { and, desc, eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../database/open.ts'
import type { Coffre } from '../outside/coffre.ts'
import type { Habilitation } from '../outside/particulier.ts'
import { habilitations, quotients } from './tables.ts'

/** What the sealed token is tied to. */
const lien = (collectivite: string) => `particulier ${collectivite}`

/** How a town is known to API Particulier; undefined when it is not. As `systeme`. */
export async function habilitationOf(
  tx: Tx,
  coffre: Coffre,
  collectivite: string,
): Promise<Habilitation | undefined> {
  const [found] = await tx.select().from(habilitations).where(eq(habilitations.collectiviteId, collectivite))
  return found && { siret: found.siret, jeton: coffre.ouvrir(found.jetonScelle, lien(collectivite)) }
}

/** Gives a town its token, in place of the one before. As `systeme`. */
export async function habiliter(
  tx: Tx,
  coffre: Coffre,
  collectivite: string,
  { siret, jeton }: Habilitation,
  now: Date,
): Promise<void> {
  const given = { siret, jetonScelle: coffre.sceller(jeton, lien(collectivite)), depuis: now }
  await tx
    .insert(habilitations)
    .values({ collectiviteId: collectivite, ...given })
    .onConflictDoUpdate({ target: [habilitations.collectiviteId], set: given })
}

/** The town asks API Particulier no more. As `systeme`. @returns whether it did */
export async function deshabiliter(tx: Tx, collectivite: string): Promise<boolean> {
  const gone = await tx
    .delete(habilitations)
    .where(eq(habilitations.collectiviteId, collectivite))
    .returning({ collectivite: habilitations.collectiviteId })
  return gone.length > 0
}

/** The town's token sealed again by the newest key. As `systeme`. @returns how many were */
export async function renouvelerHabilitation(tx: Tx, collectivite: string, coffre: Coffre): Promise<number> {
  const [found] = await tx
    .select()
    .from(habilitations)
    .where(eq(habilitations.collectiviteId, collectivite))
    .for('update')
  const jetonScelle = found && coffre.renouveler(found.jetonScelle, lien(collectivite))
  if (!jetonScelle) return 0
  await tx.update(habilitations).set({ jetonScelle }).where(eq(habilitations.collectiviteId, collectivite))
  return 1
}

export async function noterQuotient(
  tx: Tx,
  qui: { collectivite: string; foyer: string; compte: string },
  { valeur, caisse, annee, mois }: Omit<QuotientObtenu, 'obtenuLe'>,
  now: Date,
): Promise<void> {
  await tx.insert(quotients).values({
    collectiviteId: qui.collectivite,
    id: uuid(),
    foyerId: qui.foyer,
    compteId: qui.compte,
    valeur,
    caisse,
    annee,
    mois,
    obtenuLe: now,
  })
}

/**
 * What a family may ask, and the last that it got, as long as it is the one of its file. As `systeme`: the town's token is
 * nobody else's to look for.
 */
export async function quotientEnLigne(
  tx: Tx,
  collectivite: string,
  foyer: string,
  actuel: number | null,
): Promise<QuotientEnLigne> {
  const [town] = await tx
    .select({ siret: habilitations.siret })
    .from(habilitations)
    .where(eq(habilitations.collectiviteId, collectivite))
  const [last] = await tx
    .select()
    .from(quotients)
    .where(and(eq(quotients.collectiviteId, collectivite), eq(quotients.foyerId, foyer)))
    .orderBy(desc(quotients.obtenuLe), desc(quotients.id))
    .limit(1)
  const obtenu =
    last && last.valeur === actuel
      ? {
          valeur: last.valeur,
          caisse: last.caisse,
          annee: last.annee,
          mois: last.mois,
          obtenuLe: last.obtenuLe.toISOString(),
        }
      : null
  return { enLigne: town !== undefined, obtenu }
}
