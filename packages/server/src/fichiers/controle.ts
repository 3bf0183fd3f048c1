// Quarantine: a file is handed to nobody until the antivirus has seen it.
import { and, eq, getTableColumns, getTableName, sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import type { Deps } from '../http/env.ts'
import type { Kept } from '../outside/fichiers.ts'
import { type PorteurControle, porteurNomme, porteursControles } from './porteurs.ts'

/** What the owner of a file does once it is known; in the transaction that writes it. `virus`: its name, null if none. */
export type SuiteControle = (
  deps: Deps,
  tx: Tx,
  concerned: { collectivite: string; id: string; virus: string | null },
) => Promise<void>

interface EnAttente extends Kept {
  controle: string | null
}

/**
 * Job: looks at one file.
 * @param suites by name of table
 * @throws Error when the antivirus does not answer: the queue asks again, the file stays where it is
 */
export async function controler(
  deps: Deps,
  { collectivite, porteur, id }: { collectivite: string; porteur: string; id: string },
  suites: Readonly<Record<string, SuiteControle>>,
): Promise<void> {
  if (!deps.antivirus) throw new Error('a file waits for an antivirus, and none is configured (INOE_CLAMD)')
  const acteur = { collectivite, role: 'systeme' } as const
  const fichier = await deps.database.transaction(acteur, (tx) => read(tx, collectivite, porteur, id))
  if (fichier?.controle !== 'attente') return
  const virus = await deps.antivirus.examiner(await deps.fichiers.get(collectivite, fichier))
  const decided = await deps.database.transaction(acteur, async (tx) => {
    const now = await read(tx, collectivite, porteur, id)
    // Replaced or withdrawn meanwhile.
    if (now?.controle !== 'attente' || now.emplacement !== fichier.emplacement) return false
    const table = porteurNomme(porteur)
    await tx
      .update(table)
      .set({ controle: virus === null ? 'libre' : 'infecte' } as never)
      .where(and(eq(table.collectiviteId, collectivite), eq(table.id, id)))
    await suites[porteur]?.(deps, tx, { collectivite, id, virus })
    return true
  })
  if (decided && virus !== null) {
    deps.log.warn({ collectivite, porteur, id, virus }, 'an infected file was destroyed')
    await deps.fichiers.delete(fichier).catch(() => deps.log.warn('an infected file could not be deleted'))
  }
}

/** Rows that are withdrawn keep their history, not their file. */
const present = (table: PorteurControle) =>
  'retireLe' in getTableColumns(table) ? sql` AND retire_le IS NULL` : sql``

async function read(
  tx: Tx,
  collectivite: string,
  porteur: string,
  id: string,
): Promise<EnAttente | undefined> {
  const [found] = await rows<EnAttente>(
    tx,
    sql`SELECT emplacement, cle, controle FROM ${porteurNomme(porteur)}
        WHERE collectivite_id = ${collectivite} AND id = ${id}${present(porteurNomme(porteur))} FOR UPDATE`,
  )
  return found
}

/** Asks again for the files of a town whose job was lost: nightly. Asked twice, a file is looked at once. */
export async function relancerControles({ database, queue }: Deps, collectivite: string): Promise<void> {
  await database.transaction({ collectivite, role: 'systeme' }, async (tx) => {
    for (const table of porteursControles()) {
      const porteur = getTableName(table)
      const waiting = await rows<{ id: string }>(
        tx,
        sql`SELECT id FROM ${table} WHERE collectivite_id = ${collectivite} AND controle = 'attente'${present(table)} LIMIT 1000`,
      )
      await queue.sendAll(
        tx,
        'controler-fichier',
        waiting.map(({ id }) => ({ collectivite, porteur, id })),
      )
    }
  })
}
