import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import { encaissements, imputations } from '../encaissements/tables.ts'
import type { Emetteur } from '../factures/tables.ts'
import { factures, lignes } from '../factures/tables.ts'
import { civilDate } from '../outside/clock.ts'
import type { Document, Mouvement } from './rules.ts'

/** A line that has care in it: of which service and activity. */
export interface LigneGarde {
  facture: string
  enfant: string
  structure: string
  libelle: string
}

export interface Dossier {
  mouvements: Mouvement[]
  documents: Map<string, Document>
  lignes: LigneGarde[]
  /** Who billed, by invoice, as printed on it. */
  emetteurs: Map<string, Emetteur>
}

/** Every movement of a family's money with what it paid. As `systeme` (a child that left the file is still counted). */
export async function dossierDe(tx: Tx, collectivite: string, foyer: string, zone: string): Promise<Dossier> {
  const moved = await tx
    .select({
      recuLe: encaissements.recuLe,
      facture: imputations.factureId,
      centimes: imputations.centimes,
      avoir: encaissements.avoirId,
    })
    .from(imputations)
    .innerJoin(
      encaissements,
      and(
        eq(encaissements.collectiviteId, imputations.collectiviteId),
        eq(encaissements.id, imputations.encaissementId),
      ),
    )
    .where(and(eq(imputations.collectiviteId, collectivite), eq(imputations.foyerId, foyer)))
    .orderBy(encaissements.recuLe, imputations.id)
  const mouvements = moved.map(({ recuLe, ...one }) => ({ ...one, date: civilDate(recuLe, zone) }))
  const ids = [
    ...new Set(
      moved.flatMap(({ facture, avoir }) => [facture, avoir]).filter((id): id is string => id !== null),
    ),
  ]
  if (ids.length === 0) return { mouvements, documents: new Map(), lignes: [], emetteurs: new Map() }
  const billed = await tx
    .select({ id: factures.id, totalCentimes: factures.totalCentimes, emetteur: factures.emetteur })
    .from(factures)
    .where(
      and(eq(factures.collectiviteId, collectivite), eq(factures.foyerId, foyer), inArray(factures.id, ids)),
    )
  const cared = await tx
    .select({
      facture: lignes.factureId,
      enfant: lignes.enfantId,
      libelle: lignes.libelle,
      gardeCentimes: lignes.gardeCentimes,
    })
    .from(lignes)
    .where(
      and(
        eq(lignes.collectiviteId, collectivite),
        inArray(
          lignes.factureId,
          billed.map((one) => one.id),
        ),
        isNotNull(lignes.enfantId),
        sql`${lignes.gardeCentimes} <> 0`,
      ),
    )
    .orderBy(lignes.factureId, lignes.ordre)
  const emetteurs = new Map(billed.map(({ id, emetteur }) => [id, emetteur]))
  const documents = new Map<string, Document>()
  for (const { id, totalCentimes } of billed) {
    const gardes = new Map<string, number>()
    for (const { facture, enfant, gardeCentimes } of cared)
      if (facture === id && enfant) gardes.set(enfant, (gardes.get(enfant) ?? 0) + gardeCentimes)
    documents.set(id, { totalCentimes, gardes })
  }
  return {
    mouvements,
    documents,
    emetteurs,
    lignes: cared.flatMap(({ facture, enfant, libelle }) =>
      enfant ? [{ facture, enfant, libelle, structure: emetteurs.get(facture)?.structure ?? '' }] : [],
    ),
  }
}

/** Which of these children live in two foyers by turns (garde alternée). As `systeme`. */
export async function enAlternance(
  tx: Tx,
  collectivite: string,
  enfants: readonly string[],
): Promise<Set<string>> {
  if (enfants.length === 0) return new Set()
  const found = await rows<{ enfant: string }>(
    tx,
    sql`SELECT enfant_id AS enfant FROM foyers_enfants
        WHERE collectivite_id = ${collectivite} AND enfant_id = ANY(${sql.param([...enfants])}::uuid[])
        GROUP BY enfant_id HAVING count(*) > 1`,
  )
  return new Set(found.map((one) => one.enfant))
}
