import { type SQL, sql } from 'drizzle-orm'
import { oublierImages } from '../actualites/menage.ts'
import { everyTown } from '../collectivites/store.ts'
import { dureesDe } from '../conservation/durees.ts'
import { relancerControles } from '../fichiers/controle.ts'
import { oublierTeleversements } from '../fichiers/menage.ts'
import type { Deps } from '../http/env.ts'
import { oublierPieces } from '../messages/menage.ts'
import { oublierExports } from '../rgpd/exporter.ts'

/**
 * Throws away what is only kept for a while, town by town, each in its own transaction: a busy day is not held up.
 * Links follow the application's clock; what the database dates itself follows the database's.
 */
export async function menage(deps: Deps): Promise<void> {
  const { database, clock } = deps
  const yesterday = new Date(clock.now().getTime() - 86_400_000)
  for (const collectivite of await everyTown(database)) {
    const mine = sql`collectivite_id = ${collectivite}`
    const statements: SQL[] = [
      sql`DELETE FROM jetons WHERE ${mine} AND expire_le < ${yesterday.toISOString()}::timestamptz`,
      sql`DELETE FROM sessions WHERE ${mine} AND expire_le < now()`,
      sql`DELETE FROM changements_courriel WHERE ${mine} AND expire_le < ${yesterday.toISOString()}::timestamptz`,
      sql`DELETE FROM defis WHERE ${mine} AND expire_le < ${yesterday.toISOString()}::timestamptz`,
      sql`DELETE FROM franceconnect_demandes WHERE ${mine} AND expire_le < ${yesterday.toISOString()}::timestamptz`,
      sql`DELETE FROM franceconnect_attentes WHERE ${mine} AND expire_le < ${yesterday.toISOString()}::timestamptz`,
      sql`DELETE FROM codes_connexion WHERE ${mine} AND expire_le < ${yesterday.toISOString()}::timestamptz`,
      sql`DELETE FROM invitations_parents WHERE ${mine} AND coalesce(utilisee_le, expire_le) < ${yesterday.toISOString()}::timestamptz - interval '60 days'`,
      // Of who did not answer, the address goes with the request.
      sql`DELETE FROM rattachements WHERE ${mine} AND etat = 'invite' AND expire_le < ${yesterday.toISOString()}::timestamptz`,
      sql`DELETE FROM appareils WHERE ${mine} AND vu_le < ${yesterday.toISOString()}::timestamptz - interval '400 days'`,
      sql`DELETE FROM requetes WHERE ${mine} AND recue_le < now() - interval '2 days'`,
      sql`DELETE FROM evenements WHERE ${mine} AND cree_le < now() - interval '1 day'`,
      // An address that somebody typed and nobody confirmed is not ours to keep.
      sql`DELETE FROM comptes c WHERE c.collectivite_id = ${collectivite} AND confirme_le IS NULL AND foyer_id IS NULL
            AND cree_le < now() - interval '7 days'
            AND NOT EXISTS (SELECT FROM agents a WHERE a.collectivite_id = c.collectivite_id AND a.compte_id = c.id)
            AND NOT EXISTS (SELECT FROM jetons j WHERE j.collectivite_id = c.collectivite_id AND j.compte_id = c.id)`,
    ]
    await database.transaction({ collectivite, role: 'systeme' }, async (tx) => {
      for (const statement of statements) await tx.execute(statement)
      // The one of these durations that families read, and that their town may set.
      const { connexions } = await dureesDe(tx, collectivite)
      await tx.execute(
        sql`DELETE FROM connexions WHERE ${mine} AND le < ${clock.now().toISOString()}::timestamptz - make_interval(months => ${connexions}::int)`,
      )
    })
    await oublierPieces(deps, collectivite)
    await oublierImages(deps, collectivite)
    await oublierTeleversements(deps, collectivite)
    await oublierExports(deps, collectivite)
    await relancerControles(deps, collectivite)
  }
  await database.owner.execute(sql`DELETE FROM limites WHERE expire < now()`)
}
