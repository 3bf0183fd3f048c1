// Who may collect a child, and who may not. Pure.

import type { InterdictionDemandee, ProcheSaisi } from '@inoe/contract/proches'
import { isTelephone } from '../foyers/rules.ts'
import type { ChampRefuse } from '../http/regles.ts'

export interface Nomme {
  prenom: string
  nom: string
}

/** True for the same name, however it is typed: accents, case, hyphens and order of the two parts aside. */
export function estLaMemePersonne(one: Nomme, other: Nomme): boolean {
  const [prenom, nom] = [plain(one.prenom), plain(one.nom)]
  const [autrePrenom, autreNom] = [plain(other.prenom), plain(other.nom)]
  return (prenom === autrePrenom && nom === autreNom) || (prenom === autreNom && nom === autrePrenom)
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()

/** A decision holds from its acceptance by a service to its last day. @param today civil date of the town */
export function estEnVigueur({ etat, fin }: { etat: string; fin: string | null }, today: string): boolean {
  return etat === 'acceptee' && (fin === null || fin >= today)
}

/** What is wrong in somebody who is named. */
export function erreursProche({ telephone, peutChercher, aPrevenir }: ProcheSaisi): ChampRefuse[] {
  const errors: ChampRefuse[] = []
  if (!isTelephone(telephone))
    errors.push({
      champ: 'telephone',
      message: (dit) => dit.commun.telephone,
    })
  if (!peutChercher && !aPrevenir)
    errors.push({
      champ: 'peutChercher',
      message: (dit) => dit.proches.role,
    })
  return errors
}

/** What is wrong in a decision. @param today civil date of the town */
export function erreursInterdiction(
  { dateDecision, fin }: InterdictionDemandee,
  today: string,
): ChampRefuse[] {
  const errors: ChampRefuse[] = []
  if (dateDecision > today) errors.push({ champ: 'dateDecision', message: (dit) => dit.commun.futur })
  if (fin !== null && fin < today) errors.push({ champ: 'fin', message: (dit) => dit.proches.plusEnVigueur })
  return errors
}
