// One entry as its receipt shows it.
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { facturesParId } from '../factures/store.ts'
import { destinatairesOf } from '../foyers/destinataires.ts'
import type { Collectivite } from '../http/env.ts'
import { regies } from '../structures/tables.ts'
import { partsOf } from './inscrire.ts'
import type { Recu } from './recu.ts'
import { contrePasseeDe, encaissementOf } from './store.ts'

/**
 * What the receipt of an entry says, as `systeme`; undefined when there is no such entry, or none that has a receipt (a
 * reversal, a credit used, a credit note).
 * @param lisible whether who asks may read it
 */
export async function lireRecu(
  tx: Tx,
  town: Collectivite,
  encaissement: string,
  lisible: (entree: { foyerId: string; regieId: string }) => boolean,
): Promise<Recu | undefined> {
  const entree = await encaissementOf(tx, town.id, encaissement)
  if (!entree || !lisible(entree)) return undefined
  if (entree.montantCentimes <= 0 || entree.moyen === 'avoir') return undefined
  const [regie] = await tx
    .select({ nom: regies.nom, mentions: regies.mentions })
    .from(regies)
    .where(and(eq(regies.collectiviteId, town.id), eq(regies.id, entree.regieId)))
  const parts = await partsOf(tx, town.id, entree.id)
  const factures = await facturesParId(
    tx,
    town.id,
    parts.flatMap(({ facture }) => (facture ? [facture] : [])),
  )
  const numeros = new Map(factures.map((one) => [one.id, one.numero]))
  const destinataires = await destinatairesOf(tx, town.id, [entree.foyerId])
  return {
    id: entree.id,
    collectivite: town.nom,
    regie: {
      nom: regie?.nom ?? '',
      adresse: regie?.mentions.adresse ?? '',
      siret: regie?.mentions.siret ?? '',
    },
    destinataire: destinataires.get(entree.foyerId) ?? '',
    moyen: entree.moyen,
    montantCentimes: entree.montantCentimes,
    reference: entree.reference,
    recuLe: entree.recuLe,
    parts: parts.map(({ facture, centimes }) => ({
      numero: facture ? (numeros.get(facture) ?? null) : null,
      centimes,
    })),
    annule: (await contrePasseeDe(tx, town.id, entree.id)) !== undefined,
  }
}
