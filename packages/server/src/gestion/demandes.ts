import type { Demande } from '@inoe/contract/gestion'
import type { Tx } from '../database/open.ts'
import { documentsOf, piecesManquantes } from '../documents/store.ts'
import { enfantsParId, nomsDesFamilles } from '../foyers/familles.ts'
import { inscriptionsOfStructures } from '../inscriptions/store.ts'
import { ageLe } from '../structures/rules.ts'
import { nomsOf } from '../structures/store.ts'

/** More than an agent answers in one sitting; the next ones come up as these are answered. */
const PAGE = 100

/** The queue of some structures, oldest first, with all that it takes to answer. @param aujourdhui for the ages */
export async function readDemandes(
  tx: Tx,
  collectivite: string,
  structures: readonly string[],
  etat: Demande['etat'],
  aujourdhui: string,
): Promise<Demande[]> {
  const found = await inscriptionsOfStructures(tx, collectivite, structures, etat, PAGE)
  const familles = await nomsDesFamilles(tx, collectivite, [...new Set(found.map((row) => row.foyerId))])
  const enfants = await enfantsParId(tx, collectivite, [...new Set(found.map((row) => row.enfantId))])
  const noms = await nomsOf(tx, collectivite)
  const documents = new Map<string, Awaited<ReturnType<typeof documentsOf>>>()
  const demandes: Demande[] = []
  for (const row of found) {
    const enfant = enfants.get(row.enfantId)
    const activite = noms.activites.get(row.activiteId)
    if (!enfant || !activite) continue
    const missing =
      etat === 'demandee'
        ? [
            ...(await piecesManquantes(tx, collectivite, row.foyerId, null, row.activiteId, aujourdhui)),
            ...(await piecesManquantes(
              tx,
              collectivite,
              row.foyerId,
              row.enfantId,
              row.activiteId,
              aujourdhui,
            )),
          ]
        : []
    const given = documents.get(row.foyerId) ?? (await documentsOf(tx, collectivite, row.foyerId, aujourdhui))
    documents.set(row.foyerId, given)
    const pieces = [...given.foyer, ...(given.enfants.find((one) => one.id === row.enfantId)?.pieces ?? [])]
    demandes.push({
      id: row.id,
      etat,
      motif: row.motif,
      demandeeLe: row.demandeeLe.toISOString(),
      reponduLe: row.reponduLe?.toISOString() ?? null,
      famille: familles.get(row.foyerId) ?? '',
      enfant: { ...enfant, age: ageLe(enfant.dateNaissance, aujourdhui) },
      structure: activite.structure,
      activite: { id: activite.id, nom: activite.nom },
      periode: (row.periodeId && noms.periodes.get(row.periodeId)) || null,
      piecesManquantes: [...new Map(missing.map(({ id, nom }) => [id, { id, nom }])).values()],
      documents: pieces.flatMap(({ depot, nom, etat }) => (depot ? [{ depot: depot.id, nom, etat }] : [])),
    })
  }
  return demandes
}
