import type { Demande } from '@inoe/contract/gestion'
import type { Tx } from '../database/open.ts'
import { isDemandable } from '../documents/rules.ts'
import { depotsManquants, documentsOf, piecesManquantes, piecesOf } from '../documents/store.ts'
import { enfantsParId, nomsDesFamilles } from '../foyers/familles.ts'
import { etapesDe, finDe } from '../inscriptions/lecture.ts'
import { ACCEPTEES, placesRestantes, rangDe } from '../inscriptions/places.ts'
import { DECISIONS } from '../inscriptions/rules.ts'
import { etapesOf, inscriptionsOfStructures, vivantesDesActivites } from '../inscriptions/store.ts'
import { ageLe } from '../structures/rules.ts'
import { activitesPlaces, offresSuivies } from '../structures/store.ts'

/** More than an agent answers in one sitting; the next ones come up as these are answered. */
const PAGE = 100

/** The queue of some structures, with all that it takes to answer: oldest first while they wait, else latest first. @param aujourdhui for the ages */
export async function readDemandes(
  tx: Tx,
  collectivite: string,
  structures: readonly string[],
  etat: Demande['etat'],
  aujourdhui: string,
): Promise<Demande[]> {
  const offres = await offresSuivies(tx, collectivite)
  const over = (one: { fin: string }) => one.fin < aujourdhui
  const found = await inscriptionsOfStructures(tx, collectivite, structures, etat, PAGE, {
    periodes: [...offres.values()].flatMap(({ periodes }) => periodes.filter(over).map((one) => one.id)),
    activites: [...offres]
      .filter(([, { periodes }]) => periodes.length > 0 && periodes.every(over))
      .map(([id]) => id),
  })
  const familles = await nomsDesFamilles(tx, collectivite, [...new Set(found.map((row) => row.foyerId))])
  const enfants = await enfantsParId(tx, collectivite, [...new Set(found.map((row) => row.enfantId))])
  const activites = [...new Set(found.map((row) => row.activiteId))]
  const vivantes = await vivantesDesActivites(tx, collectivite, activites)
  const places = await activitesPlaces(tx, collectivite, activites)
  const pieces = await piecesOf(tx, collectivite)
  const steps = await etapesOf(
    tx,
    collectivite,
    found.map((row) => row.id),
  )
  const documents = new Map<string, Awaited<ReturnType<typeof documentsOf>>>()
  const demandes: Demande[] = []
  for (const row of found) {
    const enfant = enfants.get(row.enfantId)
    const offre = offres.get(row.activiteId)
    if (!enfant || !offre) continue
    const own = vivantes.filter((one) => one.activiteId === row.activiteId)
    const periode = offre.periodes.find((one) => one.id === row.periodeId)
    const missing =
      etat === 'demandee' || etat === 'en-attente'
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
        : etat === 'incomplete'
          ? await depotsManquants(tx, collectivite, row, aujourdhui)
          : []
    const given = documents.get(row.foyerId) ?? (await documentsOf(tx, collectivite, row.foyerId, aujourdhui))
    documents.set(row.foyerId, given)
    const donnees = [...given.foyer, ...(given.enfants.find((one) => one.id === row.enfantId)?.pieces ?? [])]
    demandes.push({
      id: row.id,
      etat,
      motif: row.motif,
      demandeeLe: row.demandeeLe.toISOString(),
      reponduLe: row.reponduLe?.toISOString() ?? null,
      famille: familles.get(row.foyerId) ?? '',
      enfant: { ...enfant, age: ageLe(enfant.dateNaissance, aujourdhui) },
      structure: { id: offre.structure.id, nom: offre.structure.nom },
      activite: { id: row.activiteId, nom: offre.nom },
      periode: periode ? { id: periode.id, nom: periode.nom } : null,
      rang: rangDe(own, row.id),
      places: placesRestantes(
        places.get(row.activiteId) ?? null,
        own,
        row,
        offre.periodes.filter((one) => !over(one)).map((one) => one.id),
        ACCEPTEES,
      ),
      decisions: [...DECISIONS[etat]],
      etapes: etapesDe(row, steps.get(row.id) ?? [], finDe(row, offre.periodes, aujourdhui)),
      piecesPossibles: pieces.filter((piece) => isDemandable(piece, row)).map(({ id, nom }) => ({ id, nom })),
      piecesManquantes: [...new Map(missing.map(({ id, nom }) => [id, { id, nom }])).values()],
      documents: donnees.flatMap(({ depot, nom, etat }) => (depot ? [{ depot: depot.id, nom, etat }] : [])),
    })
  }
  return demandes
}
