import type { DeclarationAbsence } from '@inoe/contract/absences'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../database/open.ts'
import { enfantsOfFoyer } from '../foyers/store.ts'
import type { Famille } from '../http/acting.ts'
import { introuvable, Refus } from '../http/problem.ts'
import type { Dite } from '../http/regles.ts'
import { couvrir } from '../reservations/couvrir.ts'
import { lockReservations } from '../reservations/lecture.ts'
import { cleOf } from '../reservations/rules.ts'
import { offresOf } from '../structures/store.ts'
import { type Empechement, empechementOf } from './rules.ts'
import { createAbsences, type Ligne } from './store.ts'

/**
 * Declares absent every cell asked for, or none: one absence per child and service. As `systeme`; the bookings are
 * locked, so that none is cancelled or billed meanwhile.
 * @throws Refus `introuvable` when a child is not of the family; `absence-impossible` with each wrong cell and why
 */
export async function declarer(
  tx: Tx,
  { collectivite, foyer, compte }: Famille,
  demande: DeclarationAbsence,
  moment: { now: Date; aujourdhui: string; zone: string },
): Promise<Ligne[]> {
  const cellules = demande.cellules.map(({ creneau, enfant }) => ({
    creneau: creneau.toLowerCase(),
    enfant: enfant.toLowerCase(),
  }))
  const enfants = new Map((await enfantsOfFoyer(tx, collectivite, foyer)).map((one) => [one.id, one]))
  if (!cellules.every(({ enfant }) => enfants.has(enfant))) throw introuvable()
  const locked = await lockReservations(tx, collectivite, foyer, cellules)
  const reservations = new Map(locked.map((one) => [cleOf(one.creneauId, one.enfantId), one]))
  const offres = await offresOf(
    tx,
    collectivite,
    locked.map((one) => one.activiteId),
  )
  const errors = cellules.flatMap(({ creneau, enfant }, index) => {
    const booked = reservations.get(cleOf(creneau, enfant))
    const offre = offres.find((one) => one.id === booked?.activiteId)
    const empechement =
      booked && offre
        ? empechementOf({ ...booked, absence: booked.absenceId !== null }, offre, moment)
        : ({ code: 'non-reserve' } as const)
    if (!empechement) return []
    const prenom = enfants.get(enfant)?.prenom ?? ''
    return {
      champ: `cellules.${index}`,
      message: phrase(empechement, prenom, booked?.date ?? null, moment.zone),
    }
  })
  if (errors.length > 0) throw new Refus('absence-impossible', { errors })

  const groups = Map.groupBy(locked, (one) => `${one.enfantId} ${one.structureId}`)
  const rows = [...groups.values()].flatMap(([first]) =>
    first
      ? {
          collectiviteId: collectivite,
          id: uuid(),
          foyerId: foyer,
          enfantId: first.enfantId,
          structureId: first.structureId,
          motif: demande.motif,
          commentaire: demande.commentaire,
          declareeLe: moment.now,
          declareePar: compte,
        }
      : [],
  )
  const declared = await createAbsences(tx, rows)
  for (const { id, enfantId, structureId } of declared) {
    const covered = groups.get(`${enfantId} ${structureId}`) ?? []
    await couvrir(
      tx,
      collectivite,
      covered.map((one) => one.id),
      id,
    )
  }
  return declared
}

/** Why the absence of a day cannot be declared. @param date null when the day is not known @param zone of the instants */
const phrase =
  (empechement: Empechement, prenom: string, date: string | null, zone: string): Dite =>
  ({ absences: dit }) => {
    const qui = dit.jour(prenom, date)
    switch (empechement.code) {
      case 'annulable':
        return dit.annulable(qui, empechement.jusquA, zone)
      case 'trop-tard':
        return dit['trop-tard'](qui, empechement.jusquAu)
      default:
        return dit[empechement.code](qui)
    }
  }
