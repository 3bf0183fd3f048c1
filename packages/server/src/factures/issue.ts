import type { EmissionFaite } from '@inoe/contract/factures'
import { v7 as uuid } from 'uuid'
import { sectionUrl } from '../collectivites/store.ts'
import { courrielsOfFoyer } from '../comptes/store.ts'
import type { Tx } from '../database/open.ts'
import { publish } from '../direct/publish.ts'
import { destinatairesOf } from '../foyers/destinataires.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { writeCourriel } from '../outside/lettre.ts'
import { aFacturer, marquerFacturees } from '../reservations/facturation.ts'
import type { StructureFacturee } from '../structures/facturation.ts'
import { factureEmise } from './courriels.ts'
import { DELAI_PAIEMENT, type FactureAEmettre, facturesDe, numeroDe, plusJours } from './rules.ts'
import { insertFactures, lockNumero, saveNumero } from './store.ts'
import type { Emetteur, factures, lignes } from './tables.ts'

type Facture = typeof factures.$inferInsert

/**
 * Issues the invoices of one service and one month, in the caller's transaction, as `systeme`: all of them or none.
 * Restartable: what is billed is marked, so running again bills only what was booked since, as further invoices.
 */
export async function issueFactures(
  tx: Tx,
  deps: Pick<Deps, 'clock' | 'queue' | 'publicUrl'>,
  collectivite: Collectivite,
  structure: StructureFacturee,
  mois: string,
): Promise<EmissionFaite> {
  const emiseLe = deps.clock.now()
  const today = deps.clock.today(collectivite.zone)
  const annee = Number(today.slice(0, 4))
  const { regie } = structure
  // The lock comes first: a second run of the same régie waits here, then reads what the first has left.
  const dernier = await lockNumero(tx, collectivite.id, regie.id, annee)
  const aEmettre = facturesDe(await aFacturer(tx, collectivite.id, structure.id, mois))
  if (aEmettre.length === 0) return { factures: 0, reservations: 0, totalCentimes: 0 }

  const destinataires = await destinatairesOf(
    tx,
    collectivite.id,
    aEmettre.map((one) => one.foyer),
  )
  const written: Facture[] = []
  const details: (typeof lignes.$inferInsert)[] = []
  const marques: { reservation: string; ligne: string }[] = []
  for (const [index, { foyer, totalCentimes, ...rest }] of aEmettre.entries()) {
    const rang = dernier + index + 1
    const own = { collectiviteId: collectivite.id, foyerId: foyer, structureId: structure.id }
    const facture: Facture = {
      ...own,
      id: uuid(),
      regieId: regie.id,
      mois,
      etat: 'emise',
      annee,
      rang,
      numero: numeroDe(regie.prefixe, annee, rang),
      totalCentimes,
      emiseLe,
      echeance: plusJours(today, DELAI_PAIEMENT),
      destinataire: destinataires.get(foyer) ?? '',
      emetteur: emetteurDe(collectivite, structure),
    }
    written.push(facture)
    for (const [ordre, { enfant, reservations, ...ligne }] of rest.lignes.entries()) {
      const id = uuid()
      details.push({ ...own, id, factureId: facture.id, enfantId: enfant, ordre, ...ligne })
      for (const reservation of reservations) marques.push({ reservation, ligne: id })
    }
  }
  await insertFactures(tx, written, details)
  await marquerFacturees(tx, collectivite.id, marques)
  await saveNumero(tx, collectivite.id, regie.id, annee, dernier + written.length)
  await announce(tx, deps, collectivite, structure, written)
  return { factures: written.length, reservations: marques.length, totalCentimes: sum(aEmettre) }
}

/** Tells each family, by e-mail and in its open pages. */
async function announce(
  tx: Tx,
  deps: Pick<Deps, 'queue' | 'publicUrl'>,
  collectivite: Collectivite,
  structure: StructureFacturee,
  issued: readonly Facture[],
): Promise<void> {
  const url = await sectionUrl(tx, deps.publicUrl, collectivite.id, 'factures')
  const enLigne = structure.regie.numcli !== null
  for (const facture of issued) {
    const lettre = factureEmise(collectivite, { ...facture, structure: structure.nom, enLigne }, url)
    for (const address of await courrielsOfFoyer(tx, collectivite.id, facture.foyerId)) {
      await deps.queue.send(tx, 'courriel', {
        collectivite: collectivite.id,
        ...writeCourriel(address, lettre),
      })
    }
    await publish(tx, { collectivite: collectivite.id, foyer: facture.foyerId, sujet: 'factures' })
  }
}

function emetteurDe(collectivite: Collectivite, { nom, regie }: StructureFacturee): Emetteur {
  return {
    collectivite: collectivite.nom,
    structure: nom,
    regie: regie.nom,
    ...regie.mentions,
    enLigne: regie.numcli !== null,
  }
}

function sum(aEmettre: readonly FactureAEmettre[]): number {
  return aEmettre.reduce((total, facture) => total + facture.totalCentimes, 0)
}
