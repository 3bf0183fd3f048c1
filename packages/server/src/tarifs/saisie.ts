// Adding and taking back a price rule: what an agent does by the API, and the town's administrator by the command line.
import type { NouveauTarif } from '@inoe/contract/tarifs'
import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { rows, type Tx } from '../database/open.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { prendreTour } from '../reservations/store.ts'
import { type Offre, offresOf } from '../structures/store.ts'
import { erreursRegle } from './coherence.ts'
import { leJour } from './phrases.fr.ts'
import { tarifs } from './tables.ts'

/**
 * Writes a rule, in the caller's transaction (as `systeme`). A rule of the same day is replaced. Takes the town's turn:
 * nothing is billed between the check and the end of the transaction.
 * @param structures those that the caller may price; all of them without it
 * @throws Refus `introuvable`, `tarif-incoherent` (per field), `tarif-deja-facture`
 */
export async function ajouterTarif(
  tx: Tx,
  collectivite: string,
  { activite, unite, debut, regle }: NouveauTarif,
  structures?: readonly string[],
): Promise<{ id: string; offre: Offre }> {
  const [offre] = await offresOf(tx, collectivite, [activite])
  if (!offre || structures?.includes(offre.structure.id) === false) throw introuvable()
  const errors = [
    ...erreursUnite(offre, unite),
    ...erreursRegle(regle).map(({ champ, message }) => ({ champ: `regle.${champ}`, message })),
  ]
  if (errors.length > 0) throw new Refus('tarif-incoherent', { errors })
  await prendreTour(tx, collectivite)
  const billed = await dernierJourFacture(tx, collectivite, activite, unite)
  if (billed !== null && billed >= debut)
    throw new Refus('tarif-deja-facture', {
      detail: `Des jours sont déjà facturés jusqu’au ${leJour(billed)}\u00a0: ce tarif doit commencer après.`,
      errors: [{ champ: 'debut', message: `Choisissez une date après le ${leJour(billed)}.` }],
    })
  const [written] = await tx
    .insert(tarifs)
    .values({ collectiviteId: collectivite, id: uuid(), activiteId: activite, unite, debut, regle })
    .onConflictDoUpdate({
      target: [tarifs.collectiviteId, tarifs.activiteId, tarifs.unite, tarifs.debut],
      set: { regle },
    })
    .returning({ id: tarifs.id })
  if (!written) throw new Error('a rule written has an id')
  return { id: written.id, offre }
}

/**
 * Takes back a rule that has not begun, in the caller's transaction (as `systeme`).
 * @throws Refus `introuvable`, `tarif-deja-facture`
 */
export async function retirerTarif(
  tx: Tx,
  collectivite: string,
  id: string,
  today: string,
  structures: readonly string[],
): Promise<void> {
  await prendreTour(tx, collectivite)
  const [found] = await tx
    .select()
    .from(tarifs)
    .where(and(eq(tarifs.collectiviteId, collectivite), eq(tarifs.id, id)))
  const [offre] = found ? await offresOf(tx, collectivite, [found.activiteId]) : []
  if (!found || !offre || !structures.includes(offre.structure.id)) throw introuvable()
  if (found.debut <= today)
    throw new Refus('tarif-deja-facture', {
      detail:
        'Ce tarif est en vigueur ou l’a été\u00a0: il ne se retire plus. Ajoutez-en un autre, qui prendra sa suite.',
    })
  const billed = await dernierJourFacture(tx, collectivite, found.activiteId, found.unite)
  if (billed !== null && billed >= found.debut) throw new Refus('tarif-deja-facture')
  await tx.delete(tarifs).where(and(eq(tarifs.collectiviteId, collectivite), eq(tarifs.id, id)))
}

function erreursUnite({ mode, unites }: Offre, unite: string) {
  const known = unite === '' ? mode === 'contrat' : unites.some((one) => one.code === unite)
  if (known) return []
  const message =
    unite === ''
      ? 'Indiquez l’unité\u00a0: seuls les contrats n’en ont pas.'
      : `Cette unité n’existe pas. Connues\u00a0: ${unites.map((one) => one.code).join(', ') || 'aucune'}.`
  return [{ champ: 'unite', message }]
}

/** The last day that an invoice bills of a unit: a booking, a presence or a month of a contract. */
async function dernierJourFacture(
  tx: Tx,
  collectivite: string,
  activite: string,
  unite: string,
): Promise<string | null> {
  const [found] = await rows<{ jour: string | null }>(
    tx,
    sql`SELECT max(jour)::text AS jour FROM (
          SELECT max(r.date) AS jour FROM reservations r
            JOIN creneaux c ON c.collectivite_id = r.collectivite_id AND c.id = r.creneau_id
            WHERE r.collectivite_id = ${collectivite} AND r.activite_id = ${activite} AND c.unite = ${unite}
              AND r.ligne_id IS NOT NULL
          UNION ALL SELECT max(date) FROM pointages
            WHERE collectivite_id = ${collectivite} AND activite_id = ${activite} AND unite = ${unite}
              AND ligne_id IS NOT NULL
          UNION ALL SELECT max((f.mois || '-01')::date + interval '1 month - 1 day')::date FROM contrats_factures f
            JOIN contrats k ON k.collectivite_id = f.collectivite_id AND k.id = f.contrat_id
            WHERE f.collectivite_id = ${collectivite} AND k.activite_id = ${activite} AND ${unite} = '') AS factures`,
  )
  return found?.jour ?? null
}
