// A restoration: everything is checked before anything is touched, then files and tables come back whole, or not at all.
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { Consigne } from '../collectivites/consigne.ts'
import { rolesSql } from '../database/migrate.ts'
import { type Database, rows, type Tx } from '../database/open.ts'
import type { JobName, Jobs, Queue } from '../jobs/queue.ts'
import { REPRISES } from '../jobs/reprise.ts'
import type { Magasin } from '../outside/magasin.ts'
import type { Trousseau } from '../outside/trousseau.ts'
import { tablesOf } from './catalogue.ts'
import { charger, partager } from './charger.ts'
import { remettre, retirerAutres } from './fichiers.ts'
import { lirePartie } from './flux.ts'
import { lireManifeste, type Manifeste, TRAVAUX } from './manifeste.ts'
import type { Serrure } from './phrase.ts'
import { verifierArchive } from './verifier.ts'

export interface Restauration {
  archive: string
  phrase?: string | undefined
  /** The keys that the server will have; undefined when it has none yet. */
  trousseau: Trousseau | undefined
  /** Opened as it is, only once the archive is known to be whole. */
  database: () => Promise<Database>
  queue: (database: Database) => Promise<Queue>
  magasin: Magasin
  /** Whatever the database holds goes. */
  remplacer: boolean
  /** E-mails that waited leave too: for a move, where the old server never starts again. */
  courriels: boolean
}

export interface Restauree {
  manifeste: Manifeste
  /** Jobs that wait again, and those that were put aside because they write to people. */
  repris: number
  ecartes: number
}

/** @throws Consigne when nothing was done, and why */
export async function restaurer(demande: Restauration): Promise<Restauree> {
  const { archive, phrase, trousseau, magasin, remplacer, courriels } = demande
  const { manifeste, serrure } = await lireManifeste(archive, phrase)
  const migrations = partager(manifeste)
  verifierCles(manifeste, trousseau)
  const defauts = await verifierArchive(archive, manifeste, serrure)
  if (defauts.length > 0)
    throw new Consigne(
      `Cette sauvegarde est abîmée, rien n’a été touché :\n${defauts.slice(0, 20).join('\n')}`,
      'Prenez-en une autre.',
    )
  const database = await demande.database()
  await seul(database)
  if (!remplacer) await vide(database)
  await database.executeSql(rolesSql())
  const queue = await demande.queue(database)
  const ecrits: string[] = []
  try {
    await remettre(archive, magasin, ecrits)
    const done = await database.owner.transaction(async (tx) => {
      await charger(tx, archive, manifeste, serrure, migrations)
      return reprendre(tx, queue, archive, serrure, courriels)
    })
    if (remplacer) await retirerAutres(archive, magasin)
    // The planner knows nothing of rows that have just come.
    await database.executeSql('ANALYZE')
    return { manifeste, ...done }
  } catch (error) {
    // What could not be taken away has no row.
    for (const emplacement of ecrits) await magasin.effacer(emplacement).catch(() => undefined)
    throw error
  }
}

/** What the archive holds is of no use without the key that sealed it: said before, not by a parent the day after. */
function verifierCles({ cles }: Manifeste, trousseau: Trousseau | undefined): void {
  if (trousseau?.nommee(cles.courante)) return
  throw new Consigne(
    `La clé des fichiers « ${cles.courante} », avec laquelle cette sauvegarde a été faite, n’est pas là : ni document ni IBAN ne pourrait être relu.`,
    'Donnez-la par INOE_FILE_KEY (ou INOE_FILE_KEYS_OLD), ou remettez le fichier « cle-fichiers » dans INOE_DATA.',
  )
}

/** @throws Consigne when another process uses the database */
async function seul({ engine, owner }: Database): Promise<void> {
  if (engine === 'pglite') return
  const others = await rows<{ qui: string; nombre: number }>(
    owner,
    sql`SELECT usename AS qui, count(*)::int AS nombre FROM pg_stat_activity
        WHERE datname = current_database() AND backend_type = 'client backend'
          AND backend_start < (SELECT backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid())
        GROUP BY usename`,
  )
  if (others.length > 0)
    throw new Consigne(
      `La base est ouverte par ${others.map((one) => `${one.qui} (${one.nombre})`).join(', ')}.`,
      'Arrêtez le serveur, et fermez les outils qui l’ouvrent, puis relancez.',
    )
}

/** @throws Consigne when the database holds something */
async function vide({ owner }: Database): Promise<void> {
  const tables = await tablesOf(owner)
  if (tables.length === 0) return
  const ours = tables.some((one) => one.nom === 'collectivites')
  const [found] = ours
    ? await rows<{ n: number }>(owner, sql`SELECT count(*)::int AS n FROM collectivites`)
    : [undefined]
  if (found?.n === 0) return
  throw new Consigne(
    ours
      ? `La base n’est pas vide : elle tient ${found?.n} collectivité${(found?.n ?? 0) > 1 ? 's' : ''}.`
      : 'La base n’est pas vide : elle tient les tables d’un autre logiciel.',
    ours
      ? 'Restaurez dans une base neuve. Pour perdre ce qu’elle tient : sauvegardez-la d’abord, puis ajoutez --remplacer.'
      : 'Restaurez dans une base neuve.',
  )
}

/** What waited, taken up again with the rows that it is about. */
async function reprendre(
  tx: Tx,
  queue: Queue,
  archive: string,
  serrure: Serrure | undefined,
  courriels: boolean,
): Promise<{ repris: number; ecartes: number }> {
  await tx.execute(sql`DELETE FROM pgboss.job`)
  let repris = 0
  let ecartes = 0
  for await (const lot of lirePartie(path.join(archive, TRAVAUX), TRAVAUX, serrure)) {
    for (const line of lot) {
      const [name, data, apres] = JSON.parse(line) as [JobName, Jobs[JobName], string]
      const reprise = REPRISES[name] ?? 'inutile'
      if (reprise === 'inutile') continue
      if (reprise === 'ecarter' && !courriels) {
        ecartes++
        continue
      }
      await queue.resume(tx, name, data, new Date(apres))
      repris++
    }
  }
  return { repris, ecartes }
}
