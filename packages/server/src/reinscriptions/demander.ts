// A family has enrolments go on, all at once: each becomes an ordinary request.
import type { DemandeReinscription, ResultatReinscription } from '@inoe/contract/reinscriptions'
import type { Tx } from '../database/open.ts'
import { introuvable } from '../http/problem.ts'
import { type Demandees, type Demandeur, demander } from '../inscriptions/demander.ts'
import type { Moment } from '../inscriptions/rules.ts'
import { nomPeriode } from '../structures/rules.ts'
import { lireReinscriptions } from './lecture.ts'

/**
 * As `systeme`.
 * @returns the answers in the order asked, and what was asked for of each activity, to acknowledge
 * @throws Refus `introuvable` when one of them is not to be gone on with by this family, and nothing is written
 */
export async function redemander(
  tx: Tx,
  demandeur: Demandeur,
  { choix }: DemandeReinscription,
  moment: Moment,
): Promise<{ resultats: ResultatReinscription['resultats']; demandees: Demandees[] }> {
  const lignes = await lireReinscriptions(tx, demandeur, moment)
  const asked = choix.map((one) => {
    const ligne = lignes.find(
      ({ reinscription, enfant }) =>
        reinscription === one.reinscription.toLowerCase() && enfant.id === one.enfant.toLowerCase(),
    )
    if (!ligne) throw introuvable()
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
