import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { collectiviteOf } from '../collectivites/store.ts'
import { ensemble, type Lecture, lignes, lire, puis } from '../database/lecture.ts'
import type { Tx } from '../database/open.ts'
import { enfantsDesFoyers, situationsDesFoyers } from '../foyers/store.ts'
import { inscriptionsAcceptees } from '../inscriptions/store.ts'
import type { Situation } from './rules.ts'
import { rangsDuFoyer, situationOf } from './situation.ts'
import { tarifs } from './tables.ts'
import { type BaremeDate, type TarifDate, Tarification } from './tarification.ts'

/** Ids as one parameter. */
const among = (ids: readonly string[]) => sql`ANY(${`{${ids.join(',')}}`}::uuid[])`

/** The rules of some activities, past and future, with the national rates: one reading. */
export function tarificationOf(
  tx: Tx,
  collectivite: string,
  activites: readonly string[],
): Promise<Tarification> {
  return lire(tx, tarificationLue(collectivite, among(activites)))
}

/** @param parmi SQL: the activity is `= …` */
export function tarificationLue(collectivite: string, parmi: SQL): Lecture<Tarification> {
  const found = ensemble({
    tarifs: lignes<TarifDate>(
      sql`SELECT activite_id AS activite, unite, debut, regle FROM tarifs
          WHERE collectivite_id = ${collectivite} AND activite_id = ${parmi}`,
    ),
    baremes: lignes<BaremeDate>(
      sql`SELECT debut, plancher_centimes AS "plancherCentimes", plafond_centimes AS "plafondCentimes", taux
          FROM baremes_cnaf`,
    ),
  })
  return puis(found, ({ tarifs, baremes }) => new Tarification(tarifs, baremes))
}

/** What prices depend on of some families, by foyer. */
export async function situationsDe(
  tx: Tx,
  collectivite: string,
  foyers: readonly string[],
): Promise<Map<string, Situation>> {
  const [town, declared, children] = await Promise.all([
    collectiviteOf(tx, collectivite),
    situationsDesFoyers(tx, collectivite, foyers),
    enfantsDesFoyers(tx, collectivite, foyers),
  ])
  return new Map(
    foyers.map((foyer) => [
      foyer,
      situationOf(declared.get(foyer), children.get(foyer)?.length ?? 0, town?.communes ?? []),
    ]),
  )
}

/** Rank of each child of some families in a structure, by `${foyer} ${enfant}`: the oldest enrolled there is 1. */
export async function rangsDe(
  tx: Tx,
  collectivite: string,
  structure: string,
  foyers: readonly string[],
): Promise<Map<string, number>> {
  const [children, enrolled] = await Promise.all([
    enfantsDesFoyers(tx, collectivite, foyers),
    inscriptionsAcceptees(tx, collectivite, foyers),
  ])
  return new Map(
    foyers.flatMap((foyer) => {
      const rang = rangsDuFoyer(children.get(foyer) ?? [], enrolled.get(foyer) ?? [])
      return (children.get(foyer) ?? []).map(({ id }) => [`${foyer} ${id}`, rang(structure, id)] as const)
    }),
  )
}

/** The rules of some activities, in order of units and dates. */
export async function tarifsOf(tx: Tx, collectivite: string, activites: readonly string[]) {
  return tx
    .select()
    .from(tarifs)
    .where(and(eq(tarifs.collectiviteId, collectivite), sql`${tarifs.activiteId} = ${among(activites)}`))
    .orderBy(asc(tarifs.activiteId), asc(tarifs.unite), asc(tarifs.debut))
}
