// Settles saves: the families' in a gathered batch, the services' answers, capacities and expiries one by one.
import type { EnregistrementRepondu } from '@inoe/contract/reservations'
import type { Tx } from '../database/open.ts'
import type { Langue } from '../http/langue.ts'
import type { Offre } from '../structures/store.ts'
import type { Droits } from './droits.ts'
import { auGuichet, type Enjeu, type Ville } from './guichet.ts'
import { repondre } from './refus.fr.ts'
import type { Decision, Registre, Save } from './registre.ts'

/** What a batch came to: each save's decisions in its own order, and what is needed to tell of them. */
export interface Settled {
  decisions: Decision[][]
  registre: Registre
  offres: ReadonlyMap<string, Offre>
  /** Under way: to be waited for. */
  ecrit: Promise<void>
}

/**
 * Settles the saves of any number of families in the caller's transaction (as `systeme`), in the order given: the same
 * answers as one by one. Answers hold exactly when the transaction commits.
 */
export async function settle(
  tx: Tx,
  ville: Ville,
  { tour, enjeu }: { tour: number; enjeu: Enjeu },
  saves: readonly Save[],
): Promise<Settled> {
  const cellules = saves.flatMap((save) => save.cellules)
  const portee = {
    enfants: cellules.map((one) => one.enfant),
    liberables: cellules.filter((one) => one.action === 'retirer').map((one) => one.creneau),
  }
  const latest = saves.at(-1)?.recu ?? new Date(0)
  const { resultat, registre, offres, ecrit } = await auGuichet(
    tx,
    ville,
    tour,
    latest,
    enjeu,
    portee,
    (books) => saves.map((save) => books.enregistrer(save)),
  )
  return { decisions: resultat, registre, offres, ecrit }
}

/** One save's answer, with its totals. */
export function answer(
  decisions: readonly Decision[],
  droits: Droits | undefined,
  zone: string,
  langue?: Langue,
): EnregistrementRepondu {
  const cellules = decisions.map((decision) => repondre(decision, droits, zone, langue))
  const count = (etat: (typeof cellules)[number]['etat']) =>
    cellules.filter((one) => one.etat === etat).length
  return {
    cellules,
    confirmees: count('confirmee'),
    enAttente: count('en-attente'),
    demandees: count('demandee'),
    annulees: count('annulee'),
    refusees: count('refusee'),
    prixCentimes: cellules.reduce((sum, cellule) => sum + cellule.prixCentimes, 0),
  }
}
