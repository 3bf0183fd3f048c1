// Reminders of documents whose end comes, at the days that the town set for each piece.
import { sql } from 'drizzle-orm'
import { everyTown, openedTown, sectionUrl } from '../collectivites/store.ts'
import { rows, type Tx } from '../database/open.ts'
import { enfantsParId } from '../foyers/familles.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { annoncer } from '../notifications/annoncer.ts'
import { documentExpire } from './courriels.ts'
import { rappelDu } from './rules.ts'
import { setDepot } from './store.ts'

interface Finissant {
  id: string
  piece: string
  foyer: string
  enfant: string | null
  fin: string
  reste: number
  rappels: number[]
  dernier: number | null
}

/**
 * Job: reminds the families of every town, each in its own transaction; not those whose new document waits for its
 * answer. Done again the same day, it sends nothing.
 */
export async function rappelerDocuments(deps: Deps): Promise<void> {
  for (const collectivite of await everyTown(deps.database)) {
    const opened = await openedTown(deps.database, collectivite)
    if (!opened) continue
    await deps.database.transaction({ collectivite, role: 'systeme' }, (tx) =>
      rappelerVille(tx, deps, opened.town),
    )
  }
}

async function rappelerVille(tx: Tx, { clock, queue, publicUrl }: Deps, town: Collectivite): Promise<void> {
  const today = clock.today(town.zone)
  const found = await rows<Finissant>(
    tx,
    sql`SELECT d.id, p.nom AS piece, d.foyer_id AS foyer, d.enfant_id AS enfant, d.valable_jusqu_au::text AS fin,
          d.valable_jusqu_au - ${today}::date AS reste, p.rappels, d.dernier_rappel AS dernier
        FROM depots d JOIN pieces p ON p.collectivite_id = d.collectivite_id AND p.id = d.piece_id
        WHERE d.collectivite_id = ${town.id} AND d.retire_le IS NULL AND d.etat = 'valide' AND p.retiree_le IS NULL
          AND d.valable_jusqu_au BETWEEN ${today}::date AND ${today}::date + 365
          AND NOT EXISTS (SELECT FROM depots n WHERE n.collectivite_id = d.collectivite_id AND n.foyer_id = d.foyer_id
            AND n.piece_id = d.piece_id AND n.enfant_id IS NOT DISTINCT FROM d.enfant_id AND n.retire_le IS NULL
            AND n.etat = 'a-verifier')
        FOR UPDATE OF d`,
  )
  const due = found.flatMap((one) => {
    const rappel = rappelDu(one.rappels, one.reste, one.dernier)
    return rappel === undefined ? [] : [{ ...one, rappel }]
  })
  if (due.length === 0) return
  const url = await sectionUrl(tx, publicUrl, town.id, 'documents')
  const enfants = await enfantsParId(tx, town.id, [...new Set(due.flatMap((one) => one.enfant ?? []))])
  for (const { id, rappel } of due) await setDepot(tx, town.id, id, { dernierRappel: rappel })
  await annoncer(
    tx,
    { queue },
    town.id,
    due.map(({ foyer, enfant, piece, fin }) => {
      const prenom = (enfant && enfants.get(enfant)?.prenom) || null
      const lettre = documentExpire({ collectivite: town, piece, enfant: prenom }, fin, url)
      return { foyer, lettre, avis: { quoi: 'echeance', section: 'documents' } }
    }),
  )
}
