// Every night, and whenever one asks: does the ledger balance?
import { sql } from 'drizzle-orm'
import { everyTown } from '../collectivites/store.ts'
import { rows, type Tx } from '../database/open.ts'
import type { Deps } from '../http/env.ts'
import { alerteComptes } from '../regies/alertes.fr.ts'
import { alerter, COMPTES, fermerDisparues } from '../regies/alertes.ts'

/** Something that does not balance: which rule, which row, of which régie and invoice, and by how much. */
export interface Ecart {
  regle: string
  id: string
  regie: string
  /** Number of the invoice, where it is about one. */
  numero: string | null
  centimes: number
}

/**
 * What does not balance in a town, as `systeme`; nothing in a sound one.
 * - `parts`: the parts of an entry sum to its amount;
 * - `paye`: what is paid of an invoice is the sum of the parts that name it;
 * - `etat`: paid exactly when nothing is left to pay;
 * - `paiement`, `avoir`, `prelevement`: each success has one entry of its amount, each entry one success;
 * - `credit`: nobody has less than nothing in advance, but
 * - `avance`: who had a debit given back by the bank once its credit was used: owed to the régie, nothing being wrong.
 */
export async function ecartsDe(tx: Tx, collectivite: string): Promise<Ecart[]> {
  const found = await rows<Omit<Ecart, 'centimes'> & { centimes: number | string }>(
    tx,
    sql`
      SELECT 'parts' AS regle, e.id, e.regie_id AS regie, NULL AS numero,
        e.montant_centimes - coalesce(sum(i.centimes), 0) AS centimes
      FROM encaissements e LEFT JOIN imputations i ON i.collectivite_id = e.collectivite_id AND i.encaissement_id = e.id
      WHERE e.collectivite_id = ${collectivite} GROUP BY e.id, e.regie_id, e.montant_centimes
      HAVING e.montant_centimes <> coalesce(sum(i.centimes), 0)
      UNION ALL
      SELECT 'paye', f.id, f.regie_id, f.numero, f.paye_centimes - coalesce(sum(i.centimes), 0)
      FROM factures f LEFT JOIN imputations i ON i.collectivite_id = f.collectivite_id AND i.facture_id = f.id
      WHERE f.collectivite_id = ${collectivite} GROUP BY f.id, f.regie_id, f.numero, f.paye_centimes
      HAVING f.paye_centimes <> coalesce(sum(i.centimes), 0)
      UNION ALL
      SELECT 'etat', id, regie_id, numero, total_centimes - paye_centimes FROM factures
      WHERE collectivite_id = ${collectivite} AND nature = 'facture' AND (
        (etat = 'payee') <> (paye_centimes = total_centimes) AND NOT (etat = 'annulee' AND paye_centimes = total_centimes))
      UNION ALL
      SELECT 'paiement', p.id, p.regie_id, NULL, p.montant_centimes - coalesce(sum(e.montant_centimes), 0)
      FROM paiements p LEFT JOIN encaissements e ON e.collectivite_id = p.collectivite_id AND e.paiement_id = p.id
      WHERE p.collectivite_id = ${collectivite} GROUP BY p.id, p.regie_id, p.etat, p.montant_centimes
      HAVING coalesce(sum(e.montant_centimes), 0) <> CASE WHEN p.etat = 'paye' THEN p.montant_centimes ELSE 0 END
      UNION ALL
      SELECT 'avoir', f.id, f.regie_id, f.numero, -f.total_centimes - coalesce(sum(e.montant_centimes), 0)
      FROM factures f LEFT JOIN encaissements e ON e.collectivite_id = f.collectivite_id AND e.avoir_id = f.id
      WHERE f.collectivite_id = ${collectivite} AND f.nature = 'avoir' GROUP BY f.id, f.regie_id, f.numero, f.total_centimes
      HAVING coalesce(sum(e.montant_centimes), 0) <> -f.total_centimes
      UNION ALL
      SELECT 'prelevement', p.id, p.regie_id, NULL, p.montant_centimes - coalesce(sum(e.montant_centimes), 0)
      FROM prelevements p LEFT JOIN encaissements e ON e.collectivite_id = p.collectivite_id AND e.prelevement_id = p.id
      WHERE p.collectivite_id = ${collectivite} GROUP BY p.id, p.regie_id, p.etat, p.montant_centimes
      HAVING coalesce(sum(e.montant_centimes), 0) <> CASE WHEN p.etat = 'preleve' THEN p.montant_centimes ELSE 0 END
      UNION ALL
      SELECT CASE WHEN EXISTS (SELECT FROM prelevements p WHERE p.collectivite_id = ${collectivite}
          AND p.foyer_id = i.foyer_id AND p.regie_id = i.regie_id AND p.etat = 'rejete') THEN 'avance' ELSE 'credit' END,
        i.foyer_id, i.regie_id, NULL, sum(i.centimes)
      FROM imputations i WHERE i.collectivite_id = ${collectivite} AND i.facture_id IS NULL
      GROUP BY i.foyer_id, i.regie_id HAVING sum(i.centimes) < 0`,
  )
  return found.map((one) => ({ ...one, centimes: Number(one.centimes) }))
}

/**
 * Job: says what does not balance, town by town: in the log (ids and cents, nothing of anybody), and to the régisseurs,
 * for whom what has come right since is closed.
 */
export async function verifierComptes({
  database,
  clock,
  log,
}: Pick<Deps, 'database' | 'clock' | 'log'>): Promise<void> {
  for (const collectivite of await everyTown(database)) {
    const ecarts = await database.transaction({ collectivite, role: 'systeme' }, async (tx) => {
      const found = await ecartsDe(tx, collectivite)
      const alertes = found.map(({ regle, id, regie, numero, centimes }) => ({
        regie,
        cause: `${COMPTES}${regle} ${id}`,
        message: alerteComptes(regle, centimes, numero),
      }))
      await alerter(tx, collectivite, alertes, clock.now())
      const seen = alertes.map((one) => one.cause)
      await fermerDisparues(tx, collectivite, seen, clock.now())
      return found
    })
    for (const { regle, id, centimes } of ecarts)
      if (regle !== 'avance') log.error({ collectivite, regle, id, centimes }, 'the ledger does not balance')
  }
}
