// A « bordereau d'élimination »: what is past its time in a town, written down by its number, for the archives to see.
import { CATEGORIES_CONSERVATION, type CategorieConservation } from '@inoe/contract/conservation'
import { sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { everyTown, openedTown, sectionUrl } from '../collectivites/store.ts'
import { rows, type Tx } from '../database/open.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { writeCourriel } from '../outside/lettre.ts'
import { CATEGORIES } from './categories.fr.ts'
import { lettreBordereau } from './courriels.ts'
import { dureesDe } from './durees.ts'
import { type Echu, echeances } from './echeances.ts'
import { dire, vivante } from './store.ts'
import { eliminations, eliminationsArticles, eliminationsLignes } from './tables.ts'

/** Things of one category on one bordereau; what is over it comes with the next. */
const AU_PLUS = 20_000
/** Written by one statement. */
const ENSEMBLE = 2_000

/**
 * Proposes what is past its time. As `systeme`.
 * @param par the agent who asks; null for the monthly job
 * @returns its id; undefined when nothing is past its time, or a bordereau is under way
 */
export async function proposer(
  tx: Tx,
  { clock }: Pick<Deps, 'clock'>,
  { id: collectivite, zone }: Pick<Collectivite, 'id' | 'zone'>,
  par: string | null,
): Promise<string | undefined> {
  if (await vivante(tx, collectivite)) return undefined
  const today = clock.today(zone)
  const durees = await dureesDe(tx, collectivite)
  const lignes: { categorie: CategorieConservation; retenus: number; articles: Echu[] }[] = []
  for (const categorie of CATEGORIES_CONSERVATION.filter((code) => CATEGORIES[code].visa)) {
    const found = await echeances(tx, categorie, { collectivite, zone, today, mois: durees[categorie] })
    const ecartes = await ecartesDe(tx, collectivite, categorie, today)
    const free = found.filter((one) => !one.retenu && !ecartes.has(one.objet)).slice(0, AU_PLUS)
    if (free.length > 0)
      lignes.push({ categorie, retenus: found.filter((one) => one.retenu).length, articles: free })
  }
  if (lignes.length === 0) return undefined
  const id = uuid()
  const annee = Number(today.slice(0, 4))
  const [made] = await tx
    .insert(eliminations)
    .values({
      collectiviteId: collectivite,
      id,
      annee,
      rang: sql`(SELECT coalesce(max(rang), 0) + 1 FROM eliminations WHERE collectivite_id = ${collectivite} AND annee = ${annee})`,
      etat: 'proposee',
      proposeeLe: clock.now(),
      proposeePar: par,
      arreteeAu: today,
    })
    .onConflictDoNothing()
    .returning({ id: eliminations.id })
  if (!made) return undefined
  const own = { collectiviteId: collectivite, eliminationId: id }
  for (const { categorie, retenus, articles } of lignes) {
    const dates = articles.map((one) => one.depuis).sort()
    await tx.insert(eliminationsLignes).values({
      ...own,
      categorie,
      mois: durees[categorie],
      nombre: articles.length,
      premiere: dates[0] ?? today,
      derniere: dates.at(-1) ?? today,
      retenus,
    })
    for (let rank = 0; rank < articles.length; rank += ENSEMBLE)
      await tx
        .insert(eliminationsArticles)
        .values(
          articles
            .slice(rank, rank + ENSEMBLE)
            .map(({ nature, objet }) => ({ ...own, categorie, nature, objetId: objet })),
        )
  }
  await dire(tx, collectivite)
  return id
}

/** What the archives put aside, for ever or until a day that has not come. */
async function ecartesDe(
  tx: Tx,
  collectivite: string,
  categorie: CategorieConservation,
  today: string,
): Promise<Set<string>> {
  const found = await rows<{ objet: string }>(
    tx,
    sql`SELECT a.objet_id AS objet FROM eliminations_articles a
        JOIN eliminations_lignes l ON l.collectivite_id = a.collectivite_id AND l.elimination_id = a.elimination_id
          AND l.categorie = a.categorie
        WHERE a.collectivite_id = ${collectivite} AND a.categorie = ${categorie} AND l.ecartee
          AND (l.jusque IS NULL OR l.jusque > ${today}::date)`,
  )
  return new Set(found.map((one) => one.objet))
}

/** Job, once a month: proposes in every town, and tells those who answer for its data. */
export async function proposerPartout(deps: Deps): Promise<void> {
  for (const collectivite of await everyTown(deps.database)) {
    const opened = await openedTown(deps.database, collectivite)
    if (!opened) continue
    await deps.database.transaction({ collectivite, role: 'systeme' }, async (tx) => {
      if (!(await proposer(tx, deps, opened.town, null))) return
      const url = await sectionUrl(tx, deps.publicUrl, collectivite, 'gestion')
      const referents = await rows<{ courriel: string }>(
        tx,
        sql`SELECT c.courriel FROM referents_donnees r JOIN comptes c ON c.collectivite_id = r.collectivite_id
              AND c.id = r.compte_id WHERE r.collectivite_id = ${collectivite} ORDER BY c.courriel`,
      )
      await deps.queue.sendAll(
        tx,
        'courriel',
        referents.map(({ courriel }) => ({
          collectivite,
          ...writeCourriel(courriel, lettreBordereau(opened.town, url)),
        })),
      )
    })
  }
}
