import type {
  DemandeInscription,
  Eligibilite,
  EnfantNomme,
  ResultatInscription,
} from '@inoe/contract/inscriptions'
import { v7 as uuid } from 'uuid'
import { lire } from '../database/lecture.ts'
import type { Tx } from '../database/open.ts'
import { piecesManquantes } from '../documents/store.ts'
import { estResident } from '../foyers/rules.ts'
import { enfantsOfFoyer, situationsDesFoyers } from '../foyers/store.ts'
import { champsManquants } from '../foyers/tableau.ts'
import { introuvable } from '../http/problem.ts'
import { renouvellementsRequis } from '../renouvellements/droits.ts'
import { anneeEnMots } from '../renouvellements/rules.ts'
import {
  type ActiviteDemandee,
  activiteOf,
  lockActivite,
  type PeriodeDemandee,
  periodesOf,
} from '../structures/store.ts'
import { placesRestantes } from './places.ts'
import { anneeScolaire, dejaInscrit, empechementsOf, type Moment } from './rules.ts'
import { createInscription, type LigneVivante, noter, vivantesDesActivites, vivantesOf } from './store.ts'

/** Whose family asks. */
export interface Demandeur {
  collectivite: string
  foyer: string
  compte: string
  /** Communes of the town's territory. */
  communes: readonly string[]
}

/** An activity as it was asked for, and what each child of the family would be answered. */
interface Examen {
  activite: ActiviteDemandee
  periode: PeriodeDemandee | null
  enfants: Eligibilite['enfants']
  /** Periods that are not over. */
  ouvertes: string[]
}

/**
 * Examines a request for every child of a family, each alone.
 * @param occupation who is enrolled or asks to be, of every family
 * @throws Refus `introuvable`
 */
export async function examiner(
  tx: Tx,
  { collectivite, foyer, communes }: Demandeur,
  demande: { activite: string; periode: string | null },
  moment: Moment,
  occupation: readonly Pick<LigneVivante, 'enfantId' | 'periodeId' | 'etat'>[],
): Promise<Examen> {
  const activite = await activiteOf(tx, collectivite, demande.activite)
  if (!activite) throw introuvable()
  const periodes = await periodesOf(tx, collectivite, demande.activite)
  const periode = demande.periode === null ? null : periodes.find((one) => one.id === demande.periode)
  if (periode === undefined) throw introuvable()
  const offre = {
    nom: activite.nom,
    ageMin: activite.ageMin,
    ageMax: activite.ageMax,
    reserveTerritoire: activite.reserveTerritoire,
    periodes: periode ? [periode] : periodes,
  }
  const vivantes = await vivantesOf(tx, collectivite, foyer, demande.activite, demande.periode)
  const manquants = await lire(tx, champsManquants(collectivite, foyer))
  const piecesDuFoyer = await piecesManquantes(
    tx,
    collectivite,
    foyer,
    null,
    demande.activite,
    moment.aujourdhui,
  )
  const requis = (
    await renouvellementsRequis(tx, collectivite, [foyer], 'inscriptions', moment.aujourdhui)
  ).get(foyer)
  const annee = anneeScolaire(demande.periode, periodes, moment.aujourdhui)
  const aRenouveler = requis && annee >= requis.annee ? anneeEnMots(requis.annee) : null
  const commune = (await situationsDesFoyers(tx, collectivite, [foyer])).get(foyer)?.commune ?? ''
  // A town that has not said its communes has nobody to keep out.
  const resident = communes.length === 0 || estResident(commune, communes)
  const ouvertes = periodes.filter((one) => one.fin >= moment.aujourdhui).map((one) => one.id)
  const enfants: Eligibilite['enfants'] = []
  for (const { id, nom, prenom, dateNaissance } of await enfantsOfFoyer(tx, collectivite, foyer)) {
    const deLEnfant = await piecesManquantes(tx, collectivite, foyer, id, demande.activite, moment.aujourdhui)
    const pieces = new Map([...piecesDuFoyer, ...deLEnfant].map((piece) => [piece.id, piece]))
    const candidat = {
      prenom,
      dateNaissance,
      vivante: vivantes.get(id) ?? null,
      resident,
      piecesManquantes: [...pieces.values()],
      champsManquants: manquants,
      aRenouveler,
    }
    const empechements = empechementsOf(candidat, offre, moment)
    const left = placesRestantes(
      activite.placesInscription,
      occupation,
      { enfantId: id, periodeId: demande.periode },
      ouvertes,
    )
    const possible = empechements.length === 0
    enfants.push({
      enfant: { id, nom, prenom },
      possible,
      attente: possible && left !== null && left <= 0,
      empechements,
    })
  }
  return { activite, periode, enfants, ouvertes }
}

/** What was asked for: enough to write to the family and to tell the service. */
export interface Demandees {
  resultats: ResultatInscription['resultats']
  demandes: EnfantNomme[]
  /** Those who went on the waiting list. */
  enAttente: EnfantNomme[]
  activite: ActiviteDemandee
  periode: PeriodeDemandee | null
}

/**
 * Makes the requests that can be made, child by child: each takes a place, or waits for one where none is left.
 * @param tx as `systeme`: places are counted over all families
 * @param prioritaire they wait, if they must, before those who are new
 * @throws Refus `introuvable` when one of the children is not of the family, and nothing is written
 */
export async function demander(
  tx: Tx,
  demandeur: Demandeur,
  demande: DemandeInscription,
  moment: Moment,
  prioritaire = false,
): Promise<Demandees> {
  const { collectivite, foyer, compte } = demandeur
  await lockActivite(tx, collectivite, demande.activite)
  const occupation: Pick<LigneVivante, 'enfantId' | 'periodeId' | 'etat'>[] = await vivantesDesActivites(
    tx,
    collectivite,
    [demande.activite],
  )
  const { activite, periode, enfants, ouvertes } = await examiner(tx, demandeur, demande, moment, occupation)
  const asked = [...new Set(demande.enfants)].map((id) => enfants.find((one) => one.enfant.id === id))
  const done: Demandees = { resultats: [], demandes: [], enAttente: [], activite, periode }
  for (const one of asked) {
    if (!one) throw introuvable()
    const { enfant, empechements } = one
    const refuse = (found: typeof empechements) =>
      done.resultats.push({ enfant, inscription: null, attente: false, empechements: found })
    if (empechements.length > 0) {
      refuse(empechements)
      continue
    }
    const own = { enfantId: enfant.id, periodeId: periode?.id ?? null }
    const left = placesRestantes(activite.placesInscription, occupation, own, ouvertes)
    const attente = left !== null && left <= 0
    const row = {
      ...own,
      collectiviteId: collectivite,
      id: uuid(),
      foyerId: foyer,
      structureId: activite.structure.id,
      activiteId: activite.id,
      etat: attente ? ('en-attente' as const) : ('demandee' as const),
      attenteDepuis: attente ? moment.now : null,
      prioritaire,
      demandeeLe: moment.now,
      demandeePar: compte,
    }
    if (!(await createInscription(tx, row))) {
      refuse([dejaInscrit(enfant.prenom, 'demandee', moment.langue)])
      continue
    }
    occupation.push(row)
    await noter(tx, row, 'demandee', { type: 'demandee', le: moment.now, par: 'famille', compteId: compte })
    if (attente)
      await noter(tx, row, 'en-attente', { type: 'mise-en-attente', le: moment.now, par: 'systeme' })
    done[attente ? 'enAttente' : 'demandes'].push(enfant)
    done.resultats.push({ enfant, inscription: row.id, attente, empechements: [] })
  }
  return done
}
