import { and, asc, eq, sql } from 'drizzle-orm'
import { collectiviteOf } from '../collectivites/store.ts'
import { rows, type Tx } from '../database/open.ts'
import { enfantsDesFoyers, situationsDesFoyers } from '../foyers/store.ts'
import { inscriptionsAcceptees } from '../inscriptions/store.ts'
import type { Situation } from './rules.ts'
import { rangsDuFoyer, situationOf } from './situation.ts'
import { tarifs } from './tables.ts'
import { type BaremeDate, type TarifDate, Tarification } from './tarification.ts'

/** Ids as one parameter. */
const among = (ids: readonly string[]) => sql`ANY(${`{${ids.join(',')}}`}::uuid[])`

/** The rules of some activities, past and future, with the national rates: one reading. */
export async function tarificationOf(
  tx: Tx,
  collectivite: string,
  activites: readonly string[],
): Promise<Tarification> {
  const found = await rows<{ tarif: TarifDate | null; bareme: BaremeDate | null }>(
    tx,
    sql`SELECT jsonb_build_object('activite', activite_id, 'unite', unite, 'debut', debut, 'regle', regle) AS tarif,
          NULL::jsonb AS bareme
        FROM tarifs WHERE collectivite_id = ${collectivite} AND activite_id = ${among(activites)}
        UNION ALL SELECT NULL, jsonb_build_object('debut', debut, 'plancherCentimes', plancher_centimes,
          'plafondCentimes', plafond_centimes, 'taux', taux) FROM baremes_cnaf`,
  )
  return new Tarification(
    found.flatMap(({ tarif }) => tarif ?? []),
    found.flatMap(({ bareme }) => bareme ?? []),
  )
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
