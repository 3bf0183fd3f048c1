// The destruction that the archives' visa allows: in batches, each whole in its transaction, gone on with after a cut.
import type { CategorieConservation } from '@inoe/contract/conservation'
import { sql } from 'drizzle-orm'
import { everyTown, openedTown } from '../collectivites/store.ts'
import { rows, type Tx } from '../database/open.ts'
import { lockFoyer } from '../foyers/store.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { prendreTour } from '../reservations/store.ts'
import { Gomme } from '../rgpd/gomme.ts'
import { detruireComptes, type Ensemble, ensembles, NATURES } from './comptabilite.ts'
import { dureesDe } from './durees.ts'
import { encoreEchus, gelesParmi, sourcesDe, type Terme } from './echeances.ts'
import { dire, lockElimination, setElimination } from './store.ts'

/** Things of one batch: a family's booking waits for one at most. */
export const LOT = 50
/** Batches of one job: a longer destruction is gone on with by the next one. */
const LOTS = 40

interface Article {
  categorie: CategorieConservation
  nature: string
  objet: string
}

/** Job: destroys what is on a bordereau, batch after batch. */
export async function eliminer(
  deps: Deps,
  { collectivite, id }: { collectivite: string; id: string },
): Promise<void> {
  const opened = await openedTown(deps.database, collectivite)
  if (!opened) return
  for (let rank = 0; rank < LOTS; rank++) if (!(await eliminerLot(deps, opened.town, id))) return
  await deps.database.transaction({ collectivite, role: 'systeme' }, (tx) =>
    deps.queue.send(tx, 'eliminer', { collectivite, id }),
  )
}

/** Job, every night: goes on with what a cut left. */
export async function reprendreEliminations(deps: Deps): Promise<void> {
  for (const collectivite of await everyTown(deps.database))
    await deps.database.transaction({ collectivite, role: 'systeme' }, async (tx) => {
      const found = await rows<{ id: string }>(
        tx,
        sql`SELECT id FROM eliminations WHERE collectivite_id = ${collectivite} AND etat = 'en-cours'`,
      )
      await deps.queue.sendAll(
        tx,
        'eliminer',
        found.map(({ id }) => ({ collectivite, id })),
      )
    })
}

/** One batch, in one transaction. @returns false once nothing is left to do */
export function eliminerLot(
  deps: Deps,
  town: Pick<Collectivite, 'id' | 'zone'>,
  id: string,
): Promise<boolean> {
  const { id: collectivite, zone } = town
  return deps.database.transaction({ collectivite, role: 'elimination' }, async (tx) => {
    // The counter first, as whoever books; then the bordereau: two workers do one batch after the other.
    await prendreTour(tx, collectivite)
    const held = await lockElimination(tx, collectivite, id)
    // Threat: a destruction without the archives' visa. It is asked again here, whatever sent the job.
    if (held?.etat !== 'en-cours' || !held.visaReference) return false
    const lot = await lotSuivant(tx, collectivite, id)
    const [first] = lot
    if (!first) {
      await setElimination(tx, held, { etat: 'terminee', termineeLe: deps.clock.now() })
      await dire(tx, collectivite)
      return false
    }
    const { categorie } = first
    const mois = (await dureesDe(tx, collectivite))[categorie]
    const terme: Terme = { collectivite, zone, today: deps.clock.today(zone), mois }
    const gomme = new Gomme(tx, collectivite)
    const gone = (NATURES as readonly string[]).includes(first.nature)
      ? await detruireEnsembles(tx, gomme, terme, id, lot)
      : await detruireSimples(tx, gomme, terme, lot)
    await solder(tx, terme, id, { categorie, ...gone })
    if (gomme.bilan.fichiers.length > 0)
      await deps.queue.send(tx, 'detruire-fichiers', { collectivite, emplacements: gomme.bilan.fichiers })
    return true
  })
}

/** The next things of one kind, those that the archives did not put aside. */
function lotSuivant(tx: Tx, collectivite: string, id: string): Promise<Article[]> {
  return rows<Article>(
    tx,
    sql`WITH mine AS (
          SELECT a.categorie, a.nature, a.objet_id AS objet FROM eliminations_articles a
          JOIN eliminations_lignes l ON l.collectivite_id = a.collectivite_id AND l.elimination_id = a.elimination_id
            AND l.categorie = a.categorie AND NOT l.ecartee
          WHERE a.collectivite_id = ${collectivite} AND a.elimination_id = ${id})
        SELECT m.* FROM mine m JOIN (SELECT categorie, nature FROM mine ORDER BY categorie, nature LIMIT 1) f
          ON f.categorie = m.categorie AND f.nature = m.nature
        ORDER BY m.objet LIMIT ${LOT}`,
  )
}

interface Fait {
  detruits: Article[]
  laisses: Article[]
}

/** Things that go one by one: those still due, once nobody else can touch them. */
async function detruireSimples(tx: Tx, gomme: Gomme, terme: Terme, lot: readonly Article[]): Promise<Fait> {
  const [first] = lot
  const source = first && sourcesDe(first.categorie).find((one) => one.nature === first.nature)
  if (!first || !source) return { detruits: [], laisses: [...lot] }
  const ids = lot.map((one) => one.objet)
  const array = sql`ANY(${`{${ids.join(',')}}`}::uuid[])`
  const before = await encoreEchus(tx, first.categorie, source, terme, ids)
  for (const foyer of [...new Set(before.flatMap((one) => one.foyer ?? []))].sort())
    await lockFoyer(tx, terme.collectivite, foyer)
  if (!source.figee)
    await tx.execute(
      sql`SELECT 1 FROM ${sql.identifier(source.nature)} WHERE collectivite_id = ${terme.collectivite}
        AND ${sql.identifier(source.cle)} = ${array} ORDER BY ${sql.identifier(source.cle)} FOR UPDATE`,
    )
  const due = new Set((await encoreEchus(tx, first.categorie, source, terme, ids)).map((one) => one.objet))
  const detruits = lot.filter((one) => due.has(one.objet))
  if (detruits.length > 0)
    await source.detruire(
      tx,
      gomme,
      terme,
      sql`ANY(${`{${detruits.map((one) => one.objet).join(',')}}`}::uuid[])`,
    )
  return { detruits, laisses: lot.filter((one) => !due.has(one.objet)) }
}

/** Accounts go by whole sets, all of which must be on the bordereau. */
async function detruireEnsembles(
  tx: Tx,
  gomme: Gomme,
  terme: Terme,
  id: string,
  lot: readonly Article[],
): Promise<Fait> {
  const { collectivite } = terme
  const nature = lot[0]?.nature ?? ''
  const owners = await rows<{ foyer: string }>(
    tx,
    sql`SELECT DISTINCT foyer_id AS foyer FROM ${sql.identifier(nature)} WHERE collectivite_id = ${collectivite}
        AND id = ANY(${`{${lot.map((one) => one.objet).join(',')}}`}::uuid[]) ORDER BY 1`,
  )
  const foyers = owners.map((one) => one.foyer)
  for (const foyer of foyers) await lockFoyer(tx, collectivite, foyer)
  const listed = await rows<Article>(
    tx,
    sql`SELECT categorie, nature, objet_id AS objet FROM eliminations_articles
        WHERE collectivite_id = ${collectivite} AND elimination_id = ${id} AND categorie = 'comptabilite' AND nature <> 'mandats'`,
  )
  const known = new Map(listed.map((one) => [one.nature + one.objet, one]))
  const held = await gelesParmi(tx, terme, foyers)
  const [limit] = await rows<{ jour: string }>(
    tx,
    sql`SELECT (${terme.today}::date - make_interval(months => ${terme.mois}::int))::date::text AS jour`,
  )
  const found = await ensembles(tx, terme, foyers)
  const due = (one: Ensemble) =>
    !one.ouvert &&
    !held.has(one.foyer) &&
    one.depuis <= (limit?.jour ?? '') &&
    one.articles.every((article) => known.has(article.nature + article.objet))
  const goes = found.filter(due)
  await detruireComptes(tx, gomme, terme, goes)
  const listees = (sets: readonly Ensemble[]) =>
    sets.flatMap((one) => one.articles.flatMap((article) => known.get(article.nature + article.objet) ?? []))
  const detruits = listees(goes)
  const laisses = listees(found.filter((one) => !due(one)))
  const settled = new Set([...detruits, ...laisses].map((one) => one.nature + one.objet))
  // What is on the bordereau and no longer anywhere.
  return { detruits, laisses: [...laisses, ...lot.filter((one) => !settled.has(one.nature + one.objet))] }
}

/** Counts what was done, and takes it off the list. */
async function solder(
  tx: Tx,
  { collectivite }: Terme,
  id: string,
  { categorie, detruits, laisses }: Fait & { categorie: CategorieConservation },
): Promise<void> {
  await tx.execute(sql`
    UPDATE eliminations_lignes SET detruits = detruits + ${detruits.length}, laisses = laisses + ${laisses.length}
    WHERE collectivite_id = ${collectivite} AND elimination_id = ${id} AND categorie = ${categorie}`)
  const done = [...detruits, ...laisses].map(({ nature, objet }) => ({ nature, objet }))
  await tx.execute(sql`
    DELETE FROM eliminations_articles a USING jsonb_to_recordset(${JSON.stringify(done)}::jsonb) AS x(nature text, objet uuid)
    WHERE a.collectivite_id = ${collectivite} AND a.elimination_id = ${id} AND a.nature = x.nature AND a.objet_id = x.objet`)
}
