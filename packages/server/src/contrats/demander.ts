import type { DemandeContrat, DemandeHeures } from '@inoe/contract/contrats'
import { v7 as uuid } from 'uuid'
import { fermeturesEntre } from '../calendrier/store.ts'
import type { Tx } from '../database/open.ts'
import { enfantsOfFoyer, lockFoyer } from '../foyers/store.ts'
import type { Famille } from '../http/acting.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { inscriptionsAccepteesOf } from '../inscriptions/store.ts'
import { ageLe } from '../structures/rules.ts'
import { offresOf } from '../structures/store.ts'
import { erreursContrat, erreursHeures, isFerme } from './rules.ts'
import {
  contratPendant,
  createContrat,
  createHeures,
  heuresDuJour,
  type Ligne,
  type LigneHeures,
  lockContrat,
} from './store.ts'

interface Moment {
  now: Date
  aujourdhui: string
}

/**
 * Asks for a contract. As `systeme`; the family's file is locked, so that two tabs make one.
 * @throws Refus `introuvable`, `contrat-impossible`, `age-non-admis`, `contrat-existant`
 */
export async function demanderContrat(
  tx: Tx,
  { collectivite, foyer, compte }: Famille,
  demande: DemandeContrat,
  { now, aujourdhui }: Pick<Moment, 'now' | 'aujourdhui'>,
): Promise<Ligne> {
  await lockFoyer(tx, collectivite, foyer)
  const asked = { ...demande, enfant: demande.enfant.toLowerCase(), activite: demande.activite.toLowerCase() }
  const enfant = (await enfantsOfFoyer(tx, collectivite, foyer)).find((one) => one.id === asked.enfant)
  const [offre] = await offresOf(tx, collectivite, [asked.activite])
  if (!enfant || !offre) throw introuvable()
  if (offre.mode !== 'contrat')
    throw new Refus('contrat-impossible', {
      errors: [{ champ: 'activite', message: (dit) => dit.contrats.sansContrat(offre.nom) }],
    })
  const accepted = (await inscriptionsAccepteesOf(tx, collectivite, foyer)).filter(
    (one) => one.enfantId === enfant.id && one.activiteId === offre.id,
  )
  if (accepted.length === 0)
    throw new Refus('contrat-impossible', {
      errors: [
        {
          champ: 'enfant',
          message: (dit) => dit.contrats.pasInscrit(enfant.prenom, offre.nom),
        },
      ],
    })
  const errors = erreursContrat(asked, aujourdhui)
  if (errors.length > 0) throw new Refus('contrat-impossible', { errors })
  // Enrolled in some periods only: the contract keeps within one of them.
  const within = accepted.some(({ periodeId }) => {
    if (periodeId === null) return true
    const periode = offre.periodes.find((one) => one.id === periodeId)
    return periode !== undefined && periode.debut <= asked.debut && asked.fin <= periode.fin
  })
  if (!within)
    throw new Refus('contrat-impossible', {
      errors: [
        {
          champ: 'debut',
          message: (dit) => dit.contrats.pasToutesDates(enfant.prenom),
        },
      ],
    })
  const age = ageLe(enfant.dateNaissance, asked.debut)
  if (age < (offre.ageMin ?? 0) || age > (offre.ageMax ?? Number.POSITIVE_INFINITY))
    throw new Refus('age-non-admis', {
      errors: [
        {
          champ: 'debut',
          message: (dit) => dit.contrats.age(enfant.prenom, offre.ageMin ?? 0, offre.ageMax),
        },
      ],
    })
  const other = await contratPendant(tx, collectivite, foyer, asked)
  if (other)
    throw new Refus('contrat-existant', {
      detail: (dit) =>
        dit.contrats.autreContrat(other.etat === 'accepte', enfant.prenom, other.debut, other.fin),
      errors: [{ champ: 'debut', message: (dit) => dit.contrats.memesDates }],
    })
  return createContrat(tx, {
    collectiviteId: collectivite,
    id: uuid(),
    foyerId: foyer,
    enfantId: enfant.id,
    structureId: offre.structure.id,
    activiteId: offre.id,
    debut: asked.debut,
    fin: asked.fin,
    semaine: [...asked.semaine].sort((a, b) => a.jour - b.jour),
    commentaire: asked.commentaire,
    demandeLe: now,
    demandePar: compte,
  })
}

/**
 * Asks for hours of one day beside an accepted contract. As `systeme`; the contract is locked.
 * @throws Refus `introuvable`, `heures-impossibles`
 */
export async function demanderHeures(
  tx: Tx,
  { collectivite, foyer, compte }: Famille,
  id: string,
  demande: DemandeHeures,
  { now, aujourdhui }: Pick<Moment, 'now' | 'aujourdhui'>,
): Promise<{ contrat: Ligne; heures: LigneHeures }> {
  const contrat = await lockContrat(tx, collectivite, id)
  if (contrat?.foyerId !== foyer) throw introuvable()
  if (contrat.etat !== 'accepte')
    throw new Refus('heures-impossibles', {
      detail: (dit) => dit.contrats.pasAccepte,
    })
  // Two contracts of a child can run at once: their hours are looked at together, one request at a time.
  await lockFoyer(tx, collectivite, foyer)
  const fermetures = await fermeturesEntre(tx, collectivite, demande.date, demande.date)
  const errors = erreursHeures(demande, {
    aujourdhui,
    contrat,
    ferme: isFerme(contrat.structureId, demande.date, fermetures),
    autres: await heuresDuJour(tx, collectivite, foyer, contrat.enfantId, demande.date),
  })
  if (errors.length > 0) throw new Refus('heures-impossibles', { errors })
  const heures = await createHeures(tx, {
    collectiviteId: collectivite,
    id: uuid(),
    contratId: contrat.id,
    foyerId: foyer,
    enfantId: contrat.enfantId,
    structureId: contrat.structureId,
    ...demande,
    demandeLe: now,
    demandePar: compte,
  })
  return { contrat, heures }
}
