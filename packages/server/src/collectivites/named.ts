// Finds what a person names in a terminal, and says what there is when it is not found.

import { isSlug } from '../database/acteur.ts'
import type { Database, Tx } from '../database/open.ts'
import type { Collectivite } from '../http/env.ts'
import { catalogue, type Offre, offresOf } from '../structures/store.ts'
import { listTowns } from './administration.ts'
import { Consigne } from './consigne.ts'
import { openedTown } from './store.ts'

/** The town of that id. @throws Consigne */
export async function townOf(database: Database, id: string): Promise<Collectivite> {
  const town = isSlug(id) ? (await openedTown(database, id))?.town : undefined
  if (town) return town
  const known = (await listTowns(database)).map((one) => one.id).join(', ')
  throw new Consigne(
    `Aucune collectivité « ${id} ».`,
    known
      ? `Connues : ${known}.`
      : `Créez-la : npm run collectivite -- creer ${id || 'ma-ville'} --nom "Ma ville"`,
  )
}

/** The structures of these names, or every one without any. @throws Consigne */
export async function structuresOf(
  tx: Tx,
  id: string,
  wanted: readonly string[],
  now: Date,
): Promise<{ id: string; nom: string }[]> {
  const all = (await catalogue(tx, id, now)).map((one) => ({ id: one.id, nom: one.nom }))
  if (wanted.length === 0) return all
  return wanted.map((nom) => {
    const found = all.find((one) => simplified(one.nom) === simplified(nom))
    if (!found)
      throw new Consigne(
        `Aucune structure « ${nom} ».`,
        `Connues : ${all.map((one) => one.nom).join(', ') || 'aucune'}.`,
      )
    return found
  })
}

/** An activity of a structure, by their names. @throws Consigne */
export async function activiteOf(
  tx: Tx,
  id: string,
  { structure, activite }: { structure?: string | undefined; activite?: string | undefined },
  now: Date,
): Promise<Offre> {
  const places = await catalogue(tx, id, now)
  const place = named(places, structure, 'structure')
  const found = named(place.activites, activite, 'activite')
  const [offre] = await offresOf(tx, id, [found.id])
  if (!offre) throw new Error('an activity of the catalogue is offered')
  return offre
}

/** The one of that name. @param option what names it @throws Consigne */
export function named<T extends { nom: string; code?: string }>(
  all: readonly T[],
  nom: string | undefined,
  option: string,
): T {
  const found = all.find(
    (one) =>
      nom !== undefined && [one.nom, one.code].some((word) => word && simplified(word) === simplified(nom)),
  )
  if (found) return found
  throw new Consigne(
    nom === undefined ? `« --${option} » manque.` : `« ${nom} » est inconnu (--${option}).`,
    `Connus : ${all.map((one) => one.nom).join(', ') || 'aucun'}.`,
  )
}

/** As typed in a terminal: without accents, capitals or curly apostrophes. */
export function simplified(nom: string): string {
  return nom
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll('’', "'")
    .toLowerCase()
    .trim()
}
