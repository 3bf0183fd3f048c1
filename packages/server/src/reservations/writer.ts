import type { EnregistrementRepondu } from '@inoe/contract/reservations'
import { v7 as uuid } from 'uuid'
import { sectionUrl } from '../collectivites/store.ts'
import { courrielsOfFoyer } from '../comptes/store.ts'
import type { Tx } from '../database/open.ts'
import { publish } from '../direct/publish.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { writeCourriel } from '../outside/lettre.ts'
import { offresOf } from '../structures/store.ts'
import { type Decision, decideBatch, type OffreReservable, type Save } from './batch.ts'
import { type Ligne, recapitulatif } from './courriels.ts'
import { repondre } from './refus.fr.ts'
import { lockCreneaux, lockVivantes, write } from './store.ts'

/** What a batch came to: each save's decisions in its own order, and what is needed to tell of them. */
export interface Settled {
  decisions: Decision[][]
  offres: ReadonlyMap<string, OffreReservable>
}

/**
 * Settles the saves of any number of families in the caller's transaction (as `systeme`), in the order given: locks
 * every creneau concerned, reads the state again behind the locks, decides in memory, writes by sets. Answers hold
 * exactly when the transaction commits.
 * The families' rights were read before: `save.droits`.
 */
export async function settle(
  tx: Tx,
  collectivite: Pick<Collectivite, 'id' | 'zone'>,
  saves: readonly Save[],
): Promise<Settled> {
  const cellules = saves.flatMap((save) => save.cellules)
  const creneaux = await lockCreneaux(tx, collectivite.id, [...new Set(cellules.map((one) => one.creneau))])
  const vivantes = await lockVivantes(tx, collectivite.id, cellules)
  const found = await offresOf(
    tx,
    collectivite.id,
    [...creneaux.values()].map((creneau) => creneau.activiteId),
  )
  const offres = new Map(found.map((offre) => [offre.id, offre]))
  const { decisions, ecritures } = decideBatch(
    saves,
    { zone: collectivite.zone, creneaux, vivantes, offres },
    uuid,
  )
  await write(tx, collectivite.id, ecritures)
  return { decisions, offres }
}

/** Tells of settled saves, in the same transaction: live notices, and a recap by e-mail to each family. */
export async function announce(
  tx: Tx,
  deps: Pick<Deps, 'queue' | 'publicUrl'>,
  collectivite: Collectivite,
  saves: readonly Save[],
  { decisions, offres }: Settled,
): Promise<void> {
  const structures = new Set<string>()
  let url: string | undefined
  for (const [index, save] of saves.entries()) {
    const lignes: Ligne[] = []
    for (const { refus, jour, enfant, action, prixCentimes } of decisions[index] ?? []) {
      const offre = jour && offres.get(jour.activiteId)
      if (refus || !offre) continue
      structures.add(offre.structure.id)
      lignes.push({
        enfant: save.droits.enfants.find((one) => one.id === enfant)?.prenom ?? '',
        action,
        date: jour.date,
        activite: `${offre.structure.nom}, ${offre.nom}`,
        unite: offre.unites.find((one) => one.code === jour.unite)?.nom ?? '',
        prixCentimes,
      })
    }
    if (lignes.length === 0) continue
    await publish(tx, { collectivite: collectivite.id, foyer: save.foyer, sujet: 'reservations' })
    url ??= await sectionUrl(tx, deps.publicUrl, collectivite.id, 'reservations')
    const lettre = recapitulatif(collectivite, lignes, url)
    for (const courriel of await courrielsOfFoyer(tx, collectivite.id, save.foyer)) {
      await deps.queue.send(tx, 'courriel', {
        collectivite: collectivite.id,
        ...writeCourriel(courriel, lettre),
      })
    }
  }
  for (const structure of structures) {
    await publish(tx, { collectivite: collectivite.id, structure, sujet: 'reservations' })
  }
  if (structures.size > 0) await publish(tx, { collectivite: collectivite.id, sujet: 'places' })
}

/** One save's answer, with its totals. */
export function answer(save: Save, decisions: readonly Decision[], zone: string): EnregistrementRepondu {
  const cellules = decisions.map((decision) => repondre(decision, save.droits, zone))
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
