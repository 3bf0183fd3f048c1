// What a family that let the renewal pass is kept from.
import type { Blocage, ReglageRenouvellement } from '@inoe/contract/renouvellements'
import type { Tx } from '../database/open.ts'
import { bloqueDepuis, estDemande } from './rules.ts'
import { reglageOf, renouveles } from './store.ts'

/** Of the school year `annee`, which begins on `depuis`. */
export interface RenouvellementRequis {
  annee: number
  depuis: string
}

/** Those of these families that must renew their file first, with what for. Under row-level security, its own. */
export async function renouvellementsRequis(
  tx: Tx,
  collectivite: string,
  foyers: readonly string[],
  quoi: Exclude<Blocage, 'rien'>,
  today: string,
): Promise<Map<string, RenouvellementRequis>> {
  return requisSelon(tx, collectivite, await reglageOf(tx, collectivite), foyers, quoi, today)
}

/** The same, from what the town asks, now, before or after its time. */
export async function requisSelon(
  tx: Tx,
  collectivite: string,
  reglage: ReglageRenouvellement | undefined,
  foyers: readonly string[],
  quoi: Exclude<Blocage, 'rien'>,
  today: string,
): Promise<Map<string, RenouvellementRequis>> {
  const asked = reglage && estDemande(reglage, today) ? reglage : undefined
  const depuis = asked ? bloqueDepuis(asked, quoi, today) : null
  if (!asked || depuis === null) return new Map()
  const done = await renouveles(tx, collectivite, asked.annee, foyers)
  return new Map(
    foyers.filter((foyer) => !done.has(foyer)).map((foyer) => [foyer, { annee: asked.annee, depuis }]),
  )
}
