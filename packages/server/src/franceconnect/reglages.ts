// What a town was given by FranceConnect.
import { eq, sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import type { Coffre } from '../outside/coffre.ts'
import { type Fournisseur, NIVEAUX } from '../outside/franceconnect.ts'
import { franceconnectReglages as reglages } from './tables.ts'

/** The town's FranceConnect; undefined where it has none. As `systeme`. */
export async function fournisseurDe(
  tx: Tx,
  coffre: Coffre,
  collectivite: string,
): Promise<Fournisseur | undefined> {
  const [found] = await tx.select().from(reglages).where(eq(reglages.collectiviteId, collectivite))
  if (!found) return undefined
  const { emetteur, clientId, secretScelle } = found
  const niveau = NIVEAUX.find((one) => one === found.niveau) ?? 'eidas1'
  return { emetteur, clientId, niveau, secret: coffre.ouvrir(secretScelle, lie(collectivite)) }
}

/** As `systeme`. */
export async function offreFranceConnect(tx: Tx, collectivite: string): Promise<boolean> {
  const found = await tx
    .select({ id: reglages.collectiviteId })
    .from(reglages)
    .where(eq(reglages.collectiviteId, collectivite))
  return found.length > 0
}

export async function reglerFranceConnect(
  tx: Tx,
  coffre: Coffre,
  collectivite: string,
  { secret, ...others }: Fournisseur,
): Promise<void> {
  const set = { ...others, secretScelle: coffre.sceller(secret, lie(collectivite)) }
  await tx
    .insert(reglages)
    .values({ collectiviteId: collectivite, ...set })
    .onConflictDoUpdate({ target: [reglages.collectiviteId], set })
}

export async function retirerFranceConnect(tx: Tx, collectivite: string): Promise<boolean> {
  const gone = await tx
    .delete(reglages)
    .where(eq(reglages.collectiviteId, collectivite))
    .returning({ id: reglages.collectiviteId })
  return gone.length > 0
}

const lie = (collectivite: string) => `${collectivite} franceconnect`
/** What an identity is sealed for. */
export const lieIdentite = (collectivite: string, sub: string) => `${collectivite} ${sub}`

/**
 * Seals again what an older key sealed for a town. As `systeme`.
 * @param newest how what the newest key sealed begins
 * @returns how much there was
 */
export async function renouvelerFranceConnect(
  tx: Tx,
  collectivite: string,
  coffre: Coffre,
  newest: string,
): Promise<number> {
  let done = 0
  const mine = sql`collectivite_id = ${collectivite}`
  const [secret] = await rows<{ scelle: string }>(
    tx,
    sql`SELECT secret_scelle AS scelle FROM franceconnect_reglages
        WHERE ${mine} AND NOT starts_with(secret_scelle, ${newest}) FOR UPDATE`,
  )
  if (secret) {
    const again = coffre.renouveler(secret.scelle, lie(collectivite))
    await tx.execute(sql`UPDATE franceconnect_reglages SET secret_scelle = ${again} WHERE ${mine}`)
    done++
  }
  const old = await rows<{ sub: string; scelle: string }>(
    tx,
    sql`SELECT sub, identite_scellee AS scelle FROM franceconnect_liens
        WHERE ${mine} AND NOT starts_with(identite_scellee, ${newest}) FOR UPDATE`,
  )
  for (const { sub, scelle } of old)
    await tx.execute(
      sql`UPDATE franceconnect_liens SET identite_scellee = ${coffre.renouveler(scelle, lieIdentite(collectivite, sub))}
          WHERE ${mine} AND sub = ${sub}`,
    )
  // What waits and what is signed in do not outlive a key that is going: they are asked again.
  await tx.execute(
    sql`DELETE FROM franceconnect_attentes WHERE ${mine} AND NOT starts_with(identite_scellee, ${newest})`,
  )
  await tx.execute(
    sql`UPDATE sessions SET id_token_scelle = NULL WHERE ${mine} AND NOT starts_with(id_token_scelle, ${newest})`,
  )
  return done + old.length
}
