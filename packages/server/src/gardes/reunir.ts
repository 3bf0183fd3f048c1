// Each parent made a sheet of their child: an agent makes one of the two, in both homes.
import type { Choix } from '@inoe/contract/familles'
import { reunirEnfants } from '../familles/enfants.ts'
import { deuxContrats } from '../familles/prevue.ts'
import { foyersOfEnfant, lockEnfant } from '../foyers/store.ts'
import { Refus } from '../http/problem.ts'
import { pourvoir } from '../reservations/services.ts'
import { prendreTour } from '../reservations/store.ts'
import { type Contexte, exigerPlace, noterRattachement } from './rattacher.ts'

/**
 * As `systeme`. What both say of the child's health is kept as the first home has it, unless the second's is chosen; what
 * goes is in the history.
 * @param double the sheet of the second home, which is no more
 * @throws Refus `rattachement-impossible`
 */
export async function reunirFiches(
  contexte: Contexte,
  {
    enfant,
    double,
    foyer,
    accord,
    par,
    sante = {},
  }: {
    enfant: string
    double: string
    foyer: string
    accord: string
    par: string
    sante?: Readonly<Record<string, Choix>>
  },
): Promise<void> {
  const { tx, outils, ville } = contexte
  await prendreTour(tx, ville.id)
  for (const one of [enfant, double].sort()) await lockEnfant(tx, ville.id, one)
  await exigerPlace(contexte, enfant, foyer)
  const [premier = ''] = await foyersOfEnfant(tx, ville.id, enfant)
  if ((await foyersOfEnfant(tx, ville.id, double)).length !== 1)
    throw new Refus('rattachement-impossible', {
      detail: 'La fiche de ce dossier a déjà deux foyers. Retirez d’abord l’un d’eux.',
    })
  const [contrats] = await deuxContrats(tx, ville.id, [
    { garde: enfant, absorbe: double, prenom: 'Cet enfant' },
  ])
  if (contrats) throw new Refus('rattachement-impossible', { detail: contrats })
  const freed = await reunirEnfants(tx, {
    collectivite: ville.id,
    garde: enfant,
    absorbe: double,
    sante,
    foyer: premier,
    par,
    now: outils.clock.now(),
  })
  if (freed.length > 0) await pourvoir(tx, outils, ville, [...new Set(freed)])
  await noterRattachement(contexte, { enfant, premier, foyer, accord, par })
}
