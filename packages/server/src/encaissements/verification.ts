// Every night, and whenever one asks: does the ledger balance?
import { sql } from 'drizzle-orm'
import { everyTown } from '../collectivites/store.ts'
import { rows, type Tx } from '../database/open.ts'
import type { Deps } from '../http/env.ts'

/** Something that does not balance: which rule, which row, and by how much. */
export interface Ecart {
  regle: string
  id: string
  centimes: number
}

/**
 * What does not balance in a town, as `systeme`; nothing in a sound one.
 * - `parts`: the parts of an entry sum to its amount;
 * - `paye`: what is paid of an invoice is the sum of the parts that name it;
 * - `etat`: paid exactly when nothing is left to pay;
 * - `paiement`, `avoir`, `prelevement`: each success has one entry of its amount, each entry one success;
 * - `credit`: nobody has less than nothing in advance.
 */
export async function ecartsDe(tx: Tx, collectivite: string): Promise<Ecart[]> {
  const found = await rows<{ regle: string; id: string; centimes: number | string }>(
    tx,
    sql`
      SELECT 'parts' AS regle, e.id, e.montant_centimes - coalesce(sum(i.centimes), 0) AS centimes
      FROM encaissements e LEFT JOIN imputations i ON i.collectivite_id = e.collectivite_id AND i.encaissement_id = e.id
      WHERE e.collectivite_id = ${collectivite} GROUP BY e.id, e.montant_centimes
      HAVING e.montant_centimes <> coalesce(sum(i.centimes), 0)
      UNION ALL
      SELECT 'paye', f.id, f.paye_centimes - coalesce(sum(i.centimes), 0)
      FROM factures f LEFT JOIN imputations i ON i.collectivite_id = f.collectivite_id AND i.facture_id = f.id
      WHERE f.collectivite_id = ${collectivite} GROUP BY f.id, f.paye_centimes
      HAVING f.paye_centimes <> coalesce(sum(i.centimes), 0)
      UNION ALL
      SELECT 'etat', id, total_centimes - paye_centimes FROM factures
      WHERE collectivite_id = ${collectivite} AND nature = 'facture' AND (
        (etat = 'payee') <> (paye_centimes = total_centimes) AND NOT (etat = 'annulee' AND paye_centimes = total_centimes))
      UNION ALL
      SELECT 'paiement', p.id, p.montant_centimes - coalesce(sum(e.montant_centimes), 0)
      FROM paiements p LEFT JOIN encaissements e ON e.collectivite_id = p.collectivite_id AND e.paiement_id = p.id
      WHERE p.collectivite_id = ${collectivite} GROUP BY p.id, p.etat, p.montant_centimes
      HAVING coalesce(sum(e.montant_centimes), 0) <> CASE WHEN p.etat = 'paye' THEN p.montant_centimes ELSE 0 END
      UNION ALL
      SELECT 'avoir', f.id, -f.total_centimes - coalesce(sum(e.montant_centimes), 0)
      FROM factures f LEFT JOIN encaissements e ON e.collectivite_id = f.collectivite_id AND e.avoir_id = f.id
      WHERE f.collectivite_id = ${collectivite} AND f.nature = 'avoir' GROUP BY f.id, f.total_centimes
      HAVING coalesce(sum(e.montant_centimes), 0) <> -f.total_centimes
      UNION ALL
      SELECT 'prelevement', p.id, p.montant_centimes - coalesce(sum(e.montant_centimes), 0)
      FROM prelevements p LEFT JOIN encaissements e ON e.collectivite_id = p.collectivite_id AND e.prelevement_id = p.id
      WHERE p.collectivite_id = ${collectivite} GROUP BY p.id, p.etat, p.montant_centimes
      HAVING coalesce(sum(e.montant_centimes), 0) <> CASE WHEN p.etat = 'preleve' THEN p.montant_centimes ELSE 0 END
      UNION ALL
      SELECT 'credit', foyer_id, sum(centimes) FROM imputations
      WHERE collectivite_id = ${collectivite} AND facture_id IS NULL GROUP BY foyer_id, regie_id HAVING sum(centimes) < 0`,
  )
  return found.map(({ regle, id, centimes }) => ({ regle, id, centimes: Number(centimes) }))
}

/** Job: says in the log what does not balance, town by town: ids and cents, nothing of anybody. */
export async function verifierComptes({ database, log }: Pick<Deps, 'database' | 'log'>): Promise<void> {
  for (const collectivite of await everyTown(database)) {
    const ecarts = await database.transaction({ collectivite, role: 'systeme' }, (tx) =>
      ecartsDe(tx, collectivite),
    )
    for (const ecart of ecarts) log.error({ collectivite, ...ecart }, 'the ledger does not balance')
  }
}
