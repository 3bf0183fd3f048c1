// What is past its time in a town today, and what holds it back all the same.
import type { CategorieConservation } from '@inoe/contract/conservation'
import { type SQL, sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import { obstacles } from '../rgpd/obstacles.ts'
import { ensembles, foyersComptables, MANDATS } from './comptabilite.ts'
import { SOURCES, type Source, type Ville } from './sources.ts'

/** One thing whose time is over. */
export interface Echu {
  nature: string
  objet: string
  foyer: string | null
  /** The civil date from which its time counted. */
  depuis: string
  /** Held back: a bill to pay, a dispute, a request that waits. */
  retenu: boolean
}

/** At which day, with which duration. */
export interface Terme extends Ville {
  today: string
  mois: number
}

/** Families of which nothing may go: a dispute, an erasure to answer, something to pay. */
const geles = (collectivite: string): SQL => sql`
  SELECT foyer_id AS foyer FROM gels WHERE collectivite_id = ${collectivite} AND leve_le IS NULL
  UNION SELECT foyer_id FROM effacements WHERE collectivite_id = ${collectivite} AND etat = 'demandee'
  UNION SELECT foyer_id FROM factures WHERE collectivite_id = ${collectivite} AND nature = 'facture' AND etat = 'emise'
  UNION SELECT foyer_id FROM paiements WHERE collectivite_id = ${collectivite} AND etat = 'en-cours'
  UNION SELECT foyer_id FROM prelevements WHERE collectivite_id = ${collectivite} AND etat = 'prevu'`

const passe = (depuis: SQL, { mois, today }: Terme) =>
  sql`(${depuis} + make_interval(months => ${mois}::int))::date <= ${today}::date`

/** The latest day at which something may have begun to count and be over today. */
async function limite(tx: Tx, { mois, today }: Terme): Promise<string> {
  const [found] = await rows<{ jour: string }>(
    tx,
    sql`SELECT (${today}::date - make_interval(months => ${mois}::int))::date::text AS jour`,
  )
  return found?.jour ?? today
}

async function echusDe(tx: Tx, source: Source, terme: Terme, ids?: readonly string[]): Promise<Echu[]> {
  const { nature } = source
  const only = ids
    ? sql`AND x.objet = ANY(${`{${ids.join(',')}}`}::uuid[]) AND ${source.pret?.(terme) ?? sql`true`}`
    : sql``
  return rows<Echu>(
    tx,
    sql`WITH geles AS (${geles(terme.collectivite)})
        SELECT ${nature} AS nature, x.objet, x.foyer, x.depuis::text,
          EXISTS (SELECT FROM geles g WHERE g.foyer = x.foyer) AS retenu
        FROM (${source.candidats(terme)}) x WHERE ${passe(sql`x.depuis`, terme)} ${only} ORDER BY x.depuis, x.objet`,
  )
}

/** The sources of a category, but for what `comptabilite` counts by sets. */
export function sourcesDe(categorie: CategorieConservation): readonly Source[] {
  if (categorie === 'comptabilite') return [MANDATS]
  return categorie === 'connexions' ? [] : SOURCES[categorie]
}

/** All that is past its time in a category. As `systeme`. */
export async function echeances(tx: Tx, categorie: CategorieConservation, terme: Terme): Promise<Echu[]> {
  const found: Echu[] = []
  for (const source of sourcesDe(categorie)) found.push(...(await echusDe(tx, source, terme)))
  if (categorie === 'comptabilite') {
    const foyers = await foyersComptables(tx, terme, await limite(tx, terme))
    for (let rank = 0; rank < foyers.length; rank += 200)
      found.push(...(await comptesEchus(tx, terme, foyers.slice(rank, rank + 200))))
  }
  return categorie === 'dossiers' ? await avecObstacles(tx, terme, found) : found
}

/** Those of these things that are past their time, and held back by nothing, now. Their rows are held by the caller. */
export async function encoreEchus(
  tx: Tx,
  categorie: CategorieConservation,
  source: Source,
  terme: Terme,
  ids: readonly string[],
): Promise<Echu[]> {
  const found = await echusDe(tx, source, terme, ids)
  const said = categorie === 'dossiers' ? await avecObstacles(tx, terme, found) : found
  return said.filter((one) => !one.retenu)
}

/** The accounts of these families that are past their time, article by article. */
async function comptesEchus(tx: Tx, terme: Terme, foyers: readonly string[]): Promise<Echu[]> {
  const limit = await limite(tx, terme)
  const held = await gelesParmi(tx, terme, foyers)
  return (await ensembles(tx, terme, foyers))
    .filter((one) => one.depuis <= limit)
    .flatMap(({ foyer, depuis, ouvert, articles }) =>
      articles.map((one) => ({ ...one, foyer, depuis, retenu: ouvert || held.has(foyer) })),
    )
}

/** Those of these families of which nothing may go. */
export async function gelesParmi(
  tx: Tx,
  { collectivite }: Ville,
  foyers: readonly string[],
): Promise<Set<string>> {
  const found = await rows<{ foyer: string }>(
    tx,
    sql`SELECT foyer FROM (${geles(collectivite)}) g WHERE foyer = ANY(${`{${foyers.join(',')}}`}::uuid[])`,
  )
  return new Set(found.map((one) => one.foyer))
}

/** A file is also held by what an erasure would be: days to come or to bill, credit to give back. */
async function avecObstacles(
  tx: Tx,
  { collectivite, today }: Terme,
  found: readonly Echu[],
): Promise<Echu[]> {
  const said: Echu[] = []
  for (const one of found) {
    const held =
      one.retenu || (await obstacles(tx, { collectivite, foyer: one.objet }, today, 'fr')).length > 0
    said.push({ ...one, retenu: held })
  }
  return said
}
