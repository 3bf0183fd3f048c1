// What the counter reads: what families owe, what came in.
import type { Dus, Encaissement, Journal } from '@inoe/contract/encaissements'
import { and, asc, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import { facturesParId } from '../factures/store.ts'
import { nomsDesFamilles } from '../foyers/familles.ts'
import { regies } from '../structures/tables.ts'
import { encaissements, imputations } from './tables.ts'

type EncaissementRow = typeof encaissements.$inferSelect

/** Families shown at once. */
const FAMILLES_MAX = 50

/** Letters alone, as people type them: no accent, no case, one kind of apostrophe. */
const simple = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .replaceAll('œ', 'oe')
    .toLocaleLowerCase('fr')
    .trim()

/** What families owe a régie or have in advance there, those that are late first; as `systeme`. */
export async function lireDus(
  tx: Tx,
  collectivite: string,
  regie: string,
  { recherche, today, depuis }: { recherche: string; today: string; depuis: Date },
): Promise<Dus> {
  const found = await rows<{ foyer: string; numeros: string; retard: boolean; credit: number }>(
    tx,
    sql`SELECT foyer_id AS foyer, string_agg(numero, ' ') AS numeros, coalesce(bool_or(retard), false) AS retard,
          sum(credit)::int AS credit FROM (
            SELECT foyer_id, numero, echeance < ${today} AS retard, 0 AS credit FROM factures
            WHERE collectivite_id = ${collectivite} AND regie_id = ${regie} AND etat = 'emise'
            UNION ALL
            SELECT foyer_id, NULL, NULL, centimes FROM imputations
            WHERE collectivite_id = ${collectivite} AND regie_id = ${regie} AND facture_id IS NULL
          ) x GROUP BY foyer_id HAVING count(numero) > 0 OR sum(credit) > 0`,
  )
  const noms = await nomsDesFamilles(
    tx,
    collectivite,
    found.map((one) => one.foyer),
  )
  const words = simple(recherche).split(/\s+/).filter(Boolean)
  const wanted = found
    .map((one) => ({ ...one, nom: noms.get(one.foyer) ?? '' }))
    .filter(({ nom, numeros }) => {
      const text = simple(`${nom} ${numeros ?? ''}`)
      return words.every((word) => text.includes(word))
    })
    .sort((a, b) => Number(b.retard) - Number(a.retard) || a.nom.localeCompare(b.nom, 'fr'))
    .slice(0, FAMILLES_MAX)
  const foyers = wanted.map((one) => one.foyer)
  if (foyers.length === 0) return { familles: [] }
  const due = await rows<{
    id: string
    foyer: string
    numero: string
    structure: string
    total: number
    reste: number
    echeance: string
    en_cours: 'payfip' | 'prelevement' | null
  }>(
    tx,
    sql`SELECT f.id, f.foyer_id AS foyer, f.numero, s.nom AS structure, f.total_centimes AS total,
          f.total_centimes - f.paye_centimes AS reste, f.echeance::text AS echeance,
          CASE WHEN EXISTS (SELECT FROM prelevements_factures d WHERE d.collectivite_id = f.collectivite_id
                 AND d.facture_id = f.id AND d.en_cours) THEN 'prelevement'
               WHEN EXISTS (SELECT FROM paiements_factures x JOIN paiements p ON p.collectivite_id = x.collectivite_id
                 AND p.id = x.paiement_id WHERE x.collectivite_id = f.collectivite_id AND x.facture_id = f.id
                 AND p.etat = 'en-cours' AND p.cree_le > ${depuis.toISOString()}::timestamptz) THEN 'payfip' END AS en_cours
        FROM factures f JOIN structures s ON s.collectivite_id = f.collectivite_id AND s.id = f.structure_id
        WHERE f.collectivite_id = ${collectivite} AND f.regie_id = ${regie} AND f.etat = 'emise'
          AND f.foyer_id = ANY(${sql.param(foyers)}::uuid[])
        ORDER BY f.echeance, f.rang`,
  )
  return {
    familles: wanted.map(({ foyer, nom, credit }) => ({
      foyer,
      nom,
      creditCentimes: credit,
      factures: due
        .filter((one) => one.foyer === foyer)
        .map(({ id, numero, structure, total, reste, echeance, en_cours }) => ({
          id,
          numero,
          structure,
          totalCentimes: total,
          resteCentimes: reste,
          echeance,
          enRetard: echeance < today,
          enCours: en_cours,
        })),
    })),
  }
}

/** Entries as the régisseur reads them, in the order given; as `systeme`. */
export async function detailler(
  tx: Tx,
  collectivite: string,
  found: readonly EncaissementRow[],
): Promise<Encaissement[]> {
  if (found.length === 0) return []
  const ids = found.map((one) => one.id)
  const parts = await tx
    .select({
      encaissement: imputations.encaissementId,
      facture: imputations.factureId,
      centimes: imputations.centimes,
    })
    .from(imputations)
    .where(and(eq(imputations.collectiviteId, collectivite), inArray(imputations.encaissementId, ids)))
    .orderBy(asc(imputations.id))
  const numeros = new Map(
    (
      await facturesParId(tx, collectivite, [
        ...new Set(parts.flatMap(({ facture }) => (facture ? [facture] : []))),
      ])
    ).map((one) => [one.id, one.numero]),
  )
  const noms = await nomsDesFamilles(tx, collectivite, [...new Set(found.map((one) => one.foyerId))])
  const known = await tx
    .select({ id: regies.id, nom: regies.nom })
    .from(regies)
    .where(eq(regies.collectiviteId, collectivite))
  const reversed = await tx
    .select({ id: encaissements.id, annule: encaissements.annuleId })
    .from(encaissements)
    .where(and(eq(encaissements.collectiviteId, collectivite), inArray(encaissements.annuleId, ids)))
  return found.map((one) => ({
    id: one.id,
    regie: { id: one.regieId, nom: known.find((regie) => regie.id === one.regieId)?.nom ?? '' },
    famille: { foyer: one.foyerId, nom: noms.get(one.foyerId) ?? '' },
    moyen: one.moyen,
    montantCentimes: one.montantCentimes,
    reference: one.reference,
    recuLe: one.recuLe.toISOString(),
    parts: parts
      .filter((part) => part.encaissement === one.id)
      .map(({ facture, centimes }) => ({
        facture: facture ? { id: facture, numero: numeros.get(facture) ?? '' } : null,
        centimes,
      })),
    annule: one.annuleId,
    motif: one.motif,
    annulePar: reversed.find((other) => other.annule === one.id)?.id ?? null,
  }))
}

/** What came into a régie between two instants, latest first; as `systeme`. */
export async function lireJournal(
  tx: Tx,
  collectivite: string,
  regie: string,
  since: Date,
  before: Date,
): Promise<Journal> {
  const found = await tx
    .select()
    .from(encaissements)
    .where(
      and(
        eq(encaissements.collectiviteId, collectivite),
        eq(encaissements.regieId, regie),
        gte(encaissements.recuLe, since),
        lt(encaissements.recuLe, before),
      ),
    )
    .orderBy(desc(encaissements.recuLe), desc(encaissements.id))
  const byMoyen = Map.groupBy(found, (one) => one.moyen)
  const [credits] = await rows<{ centimes: number }>(
    tx,
    sql`SELECT coalesce(sum(centimes), 0)::int AS centimes FROM imputations
        WHERE collectivite_id = ${collectivite} AND regie_id = ${regie} AND facture_id IS NULL`,
  )
  return {
    encaissements: await detailler(tx, collectivite, found),
    totaux: [...byMoyen].map(([moyen, own]) => ({
      moyen,
      nombre: own.length,
      centimes: own.reduce((sum, one) => sum + one.montantCentimes, 0),
    })),
    creditsCentimes: credits?.centimes ?? 0,
  }
}
