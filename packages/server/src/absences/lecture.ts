// Lays absences out as families and agents read them.
import type { Absence, AbsenceADecider } from '@inoe/contract/absences'
import type { Tx } from '../database/open.ts'
import { enfantsParId, nomsDesFamilles } from '../foyers/familles.ts'
import { reservationsOfAbsences } from '../reservations/lecture.ts'
import { nomsOf, offresOf } from '../structures/store.ts'
import type { Ligne } from './store.ts'

/** Absences with the days that they cover, in the order given. */
export async function readAbsences(
  tx: Tx,
  collectivite: string,
  found: readonly Ligne[],
): Promise<Absence[]> {
  const covered = await reservationsOfAbsences(
    tx,
    collectivite,
    found.map((row) => row.id),
  )
  const offres = await offresOf(
    tx,
    collectivite,
    covered.map((one) => one.activiteId),
  )
  const enfants = await enfantsParId(tx, collectivite, [...new Set(found.map((row) => row.enfantId))])
  const noms = await nomsOf(tx, collectivite)
  const structures = new Map([...noms.activites.values()].map(({ structure }) => [structure.id, structure]))
  return found.flatMap((row) => {
    const enfant = enfants.get(row.enfantId)
    const structure = structures.get(row.structureId)
    if (!enfant || !structure) return []
    return {
      id: row.id,
      enfant: { id: enfant.id, prenom: enfant.prenom, nom: enfant.nom },
      structure,
      etat: row.etat as Absence['etat'],
      motif: row.motif as Absence['motif'],
      commentaire: row.commentaire,
      jours: covered
        .filter((one) => one.absenceId === row.id)
        .map((one) => {
          const offre = offres.find(({ id }) => id === one.activiteId)
          return {
            creneau: one.creneauId,
            date: one.date,
            activite: offre?.nom ?? '',
            unite: offre?.unites.find(({ code }) => code === one.unite)?.nom ?? '',
          }
        }),
      justificatif: row.nom,
      declareeLe: row.declareeLe.toISOString(),
      reponse: row.reponse,
      reponduLe: row.reponduLe?.toISOString() ?? null,
    }
  })
}

/** The same, with the families' names: what an agent answers. */
export async function readAbsencesADecider(
  tx: Tx,
  collectivite: string,
  found: readonly Ligne[],
): Promise<AbsenceADecider[]> {
  const familles = await nomsDesFamilles(tx, collectivite, [...new Set(found.map((row) => row.foyerId))])
  const foyers = new Map(found.map((row) => [row.id, row.foyerId]))
  return (await readAbsences(tx, collectivite, found)).map((absence) => ({
    ...absence,
    famille: familles.get(foyers.get(absence.id) ?? '') ?? '',
  }))
}
