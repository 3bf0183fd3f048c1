import type {
  DemandeInscription,
  Eligibilite,
  EnfantNomme,
  ResultatInscription,
} from '@inoe/contract/inscriptions'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../database/open.ts'
import { piecesManquantes } from '../documents/store.ts'
import { enfantsOfFoyer, foyerComplet } from '../foyers/store.ts'
import { introuvable } from '../http/problem.ts'
import { type ActiviteDemandee, activiteOf, type PeriodeDemandee, periodesOf } from '../structures/store.ts'
import { dejaInscrit, empechementsOf, type Moment } from './rules.ts'
import { createInscription, vivantesOf } from './store.ts'

/** Whose family asks. */
export interface Demandeur {
  collectivite: string
  foyer: string
  compte: string
}

/** An activity as it was asked for, and what each child of the family would be answered. */
interface Examen {
  activite: ActiviteDemandee
  periode: PeriodeDemandee | null
  enfants: Eligibilite['enfants']
}

/** Examines a request for every child of a family. @throws Refus `introuvable` */
export async function examiner(
  tx: Tx,
  { collectivite, foyer }: Demandeur,
  demande: { activite: string; periode: string | null },
  moment: Moment,
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
    periodes: periode ? [periode] : periodes,
  }
  const vivantes = await vivantesOf(tx, collectivite, foyer, demande.activite, demande.periode)
  const champsManquants = await foyerComplet(tx, collectivite, foyer)
  const piecesDuFoyer = await piecesManquantes(
    tx,
    collectivite,
    foyer,
    null,
    demande.activite,
    moment.aujourdhui,
  )
  const enfants: Eligibilite['enfants'] = []
  for (const { id, nom, prenom, dateNaissance } of await enfantsOfFoyer(tx, collectivite, foyer)) {
    const deLEnfant = await piecesManquantes(tx, collectivite, foyer, id, demande.activite, moment.aujourdhui)
    const pieces = new Map([...piecesDuFoyer, ...deLEnfant].map((piece) => [piece.id, piece]))
    const candidat = {
      prenom,
      dateNaissance,
      vivante: vivantes.get(id) ?? null,
      piecesManquantes: [...pieces.values()],
      champsManquants,
    }
    const empechements = empechementsOf(candidat, offre, moment)
    enfants.push({ enfant: { id, nom, prenom }, possible: empechements.length === 0, empechements })
  }
  return { activite, periode, enfants }
}

/** What was asked for: enough to write to the family and to tell the service. */
export interface Demandees {
  resultats: ResultatInscription['resultats']
  demandes: EnfantNomme[]
  activite: ActiviteDemandee
  periode: PeriodeDemandee | null
}

/**
 * Makes the requests that can be made, child by child.
 * @throws Refus `introuvable` when one of the children is not of the family, and nothing is written
 */
export async function demander(
  tx: Tx,
  demandeur: Demandeur,
  demande: DemandeInscription,
  moment: Moment,
): Promise<Demandees> {
  const { activite, periode, enfants } = await examiner(tx, demandeur, demande, moment)
  const resultats: Demandees['resultats'] = []
  const demandes: EnfantNomme[] = []
  const asked = [...new Set(demande.enfants)].map((id) => enfants.find((one) => one.enfant.id === id))
  for (const one of asked) {
    if (!one) throw introuvable()
    const { enfant, empechements } = one
    if (empechements.length > 0) {
      resultats.push({ enfant, inscription: null, empechements })
      continue
    }
    const id = uuid()
    const written = await createInscription(tx, {
      collectiviteId: demandeur.collectivite,
      id,
      foyerId: demandeur.foyer,
      enfantId: enfant.id,
      structureId: activite.structure.id,
      activiteId: activite.id,
      periodeId: periode?.id ?? null,
      demandeeLe: moment.now,
      demandeePar: demandeur.compte,
    })
    if (written) demandes.push(enfant)
    resultats.push(
      written
        ? { enfant, inscription: id, empechements: [] }
        : { enfant, inscription: null, empechements: [dejaInscrit(enfant.prenom, 'demandee')] },
    )
  }
  return { resultats, demandes, activite, periode }
}
