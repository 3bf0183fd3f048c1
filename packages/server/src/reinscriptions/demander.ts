// A family has enrolments go on, all at once: each becomes an ordinary request.
import type { DemandeReinscription, ResultatReinscription } from '@inoe/contract/reinscriptions'
import type { Tx } from '../database/open.ts'
import { enfantsOfFoyer } from '../foyers/store.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { type Demandees, type Demandeur, demander } from '../inscriptions/demander.ts'
import type { Moment } from '../inscriptions/rules.ts'
import { nomPeriode } from '../structures/rules.ts'
import { lireReinscriptions } from './lecture.ts'

/**
 * As `systeme`.
 * @returns the answers in the order asked, and what was asked for of each activity, to acknowledge
 * @throws Refus `introuvable` for a child that is not of this family, `inscription-close` for what may not go on any more;
 * nothing is written then
 */
export async function redemander(
  tx: Tx,
  demandeur: Demandeur,
  { choix }: DemandeReinscription,
  moment: Moment,
): Promise<{ resultats: ResultatReinscription['resultats']; demandees: Demandees[] }> {
  const lignes = await lireReinscriptions(tx, demandeur, moment)
  const own = new Set((await enfantsOfFoyer(tx, demandeur.collectivite, demandeur.foyer)).map(({ id }) => id))
  const asked = choix.map((one) => {
    const ligne = lignes.find(
      ({ reinscription, enfant }) =>
        reinscription === one.reinscription.toLowerCase() && enfant.id === one.enfant.toLowerCase(),
    )
    if (!ligne) throw own.has(one.enfant.toLowerCase()) ? new Refus('inscription-close') : introuvable()
    return ligne
  })
  const groupes = Map.groupBy(
    asked,
    ({ suite, prioritaire }) => `${suite.activite.id} ${suite.periode?.id ?? ''} ${prioritaire}`,
  )
  const demandees = new Map<string, Demandees>()
  // Always in one order: two families may go on with the same activities.
  for (const [key, group] of [...groupes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [first] = group
    if (!first) continue
    const { suite, prioritaire } = first
    const enfants = group.map((one) => one.enfant.id)
    const demande = { activite: suite.activite.id, periode: suite.periode?.id ?? null, enfants }
    demandees.set(key, await demander(tx, demandeur, demande, moment, prioritaire))
  }
  const resultats = asked.map(({ reinscription, enfant, suite, prioritaire }) => {
    const key = `${suite.activite.id} ${suite.periode?.id ?? ''} ${prioritaire}`
    const found = demandees.get(key)?.resultats.find((one) => one.enfant.id === enfant.id)
    return {
      reinscription,
      enfant: enfant.id,
      prenom: enfant.prenom,
      suite: suite.periode ? nomPeriode(suite.activite.nom, suite.periode.nom) : suite.activite.nom,
      inscription: found?.inscription ?? null,
      attente: found?.attente ?? false,
      empechements: found?.empechements ?? [],
    }
  })
  return { resultats, demandees: [...demandees.values()] }
}
