// Credit notes made by hand: of a whole invoice, or of some of its lines.
import type { AvoirEmis, FactureARendre, NouvelAvoir } from '@inoe/contract/facturations'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../database/open.ts'
import { publish } from '../direct/publish.ts'
import { payeHorsAvoirs } from '../encaissements/avances.ts'
import { encaisser } from '../encaissements/inscrire.ts'
import type { Agent } from '../http/acting.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { exigerRegisseur } from '../regies/droits.ts'
import { structuresFacturees } from '../structures/facturation.ts'
import { ecrireAuxFamilles } from './annoncer.ts'
import { type LigneRendue, rendreLignes } from './avoirs-rules.ts'
import { numeroDe } from './rules.ts'
import {
  annulerFacture,
  type FactureRow,
  factureOf,
  insertFactures,
  lignesARendre,
  lignesOf,
  lockFactures,
  lockNumero,
  saveNumero,
} from './store.ts'

/**
 * An invoice with what is left of each line to give back, as `systeme`.
 * @throws Refus `introuvable` unless the agent is its régisseur
 */
export async function lireARendre(tx: Tx, agent: Agent, id: string): Promise<FactureARendre> {
  const facture = await factureOf(tx, agent.collectivite, id)
  if (facture?.nature !== 'facture') throw introuvable()
  await exigerRegisseur(tx, agent, facture.regieId)
  const lignes = await lignesOf(tx, agent.collectivite, [id])
  const left = await lignesARendre(
    tx,
    agent.collectivite,
    lignes.map((one) => one.id),
  )
  return {
    id,
    numero: facture.numero,
    lignes: lignes.map(({ id: ligne, libelle, montantCentimes }) => ({
      id: ligne,
      libelle,
      montantCentimes,
      resteCentimes: left.get(ligne)?.resteCentimes ?? 0,
    })),
  }
}

/**
 * Issues an avoir, in the caller's transaction, as `systeme`. What the invoice does not owe any more becomes the
 * family's credit; one that nobody paid, given back whole, is annulled.
 * @throws Refus `introuvable` unless the agent is its régisseur; `avoir-impossible` beyond what is left of it
 */
export async function emettreAvoir(
  tx: Tx,
  deps: Pick<Deps, 'clock' | 'queue' | 'publicUrl'>,
  town: Collectivite,
  agent: Agent,
  id: string,
  demande: NouvelAvoir,
): Promise<AvoirEmis> {
  const known = await factureOf(tx, town.id, id)
  if (!known) throw introuvable()
  await exigerRegisseur(tx, agent, known.regieId)
  const prefixe = await prefixeOf(tx, town.id, known.regieId)
  const now = deps.clock.now()
  const today = deps.clock.today(town.zone)
  const annee = Number(today.slice(0, 4))
  // As a run does: the régie's number first, then invoices, so that no two wait for each other.
  const rang = (await lockNumero(tx, town.id, known.regieId, annee)) + 1
  const [facture] = await lockFactures(tx, town.id, [id])
  if (facture?.nature !== 'facture' || facture.etat === 'annulee') throw new Refus('avoir-impossible')
  const { lignes, totalCentimes, entiere } = await aRendre(tx, facture, demande)

  const { mandat: _mandat, avanceCentimes: _avance, ...emetteur } = facture.emetteur
  const avoir: FactureRow = {
    ...facture,
    id: uuid(),
    facturationId: null,
    nature: 'avoir',
    origineId: facture.id,
    motif: demande.motif,
    etat: 'payee',
    annee,
    rang,
    numero: numeroDe(prefixe, annee, rang),
    titreReference: null,
    totalCentimes,
    payeCentimes: 0,
    emiseLe: now,
    echeance: today,
    emetteur: { ...emetteur, origine: facture.numero },
    payeeLe: now,
  }
  const own = {
    collectiviteId: town.id,
    factureId: avoir.id,
    foyerId: facture.foyerId,
    structureId: facture.structureId,
  }
  await insertFactures(
    tx,
    [avoir],
    lignes.map((one, ordre) => ({ ...own, ...one, id: uuid(), ordre })),
  )
  await saveNumero(tx, town.id, facture.regieId, annee, rang)
  const { creditCentimes } = await encaisser(
    tx,
    {
      collectiviteId: town.id,
      regieId: facture.regieId,
      foyerId: facture.foyerId,
      moyen: 'avoir',
      montantCentimes: -totalCentimes,
      reference: avoir.numero,
      recuLe: now,
      saisiPar: agent.compte,
      avoirId: avoir.id,
    },
    [{ facture: facture.id, centimes: -totalCentimes }],
    now,
  )
  if (entiere && (await payeHorsAvoirs(tx, town.id, facture.id)) === 0)
    await annulerFacture(tx, town.id, facture.id)
  await ecrireAuxFamilles(tx, deps, town, [avoir])
  await publish(tx, { collectivite: town.id, foyer: facture.foyerId, sujet: 'factures' })
  return { id: avoir.id, numero: avoir.numero, totalCentimes, creditCentimes }
}

/** The lines of an avoir, its total, and whether nothing is left of the invoice. @throws Refus `avoir-impossible` */
async function aRendre(
  tx: Tx,
  facture: FactureRow,
  demande: NouvelAvoir,
): Promise<{ lignes: LigneRendue[]; totalCentimes: number; entiere: boolean }> {
  const lignes = await lignesOf(tx, facture.collectiviteId, [facture.id])
  const ids = lignes.map((one) => one.id)
  const left = await lignesARendre(tx, facture.collectiviteId, ids)
  const restes = new Map([...left].map(([id, one]) => [id, one.resteCentimes]))
  const asked = demande.lignes?.map((one) => ({ ...one, ligne: one.ligne.toLowerCase() }))
  const rendu = rendreLignes(facture.numero, lignes, restes, asked)
  if ('errors' in rendu)
    throw new Refus('avoir-impossible', rendu.errors.length > 0 ? { errors: rendu.errors } : {})
  return rendu
}

async function prefixeOf(tx: Tx, collectivite: string, regie: string): Promise<string> {
  const services = await structuresFacturees(tx, collectivite)
  const found = services.find((one) => one.regie.id === regie)
  if (!found) throw introuvable()
  return found.regie.prefixe
}
