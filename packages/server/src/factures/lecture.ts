// A family's invoices as « Mes paiements » shows them, read by sets.
import type { Facture, FacturesDemandees, ListeFactures } from '@inoe/contract/factures'
import type * as v from 'valibot'
import type { Tx } from '../database/open.ts'
import { creditsDe, encaissementsDe } from '../encaissements/store.ts'
import { enfantsNommes } from '../foyers/store.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { DELAI_REPRISE, reprisePossibleLe } from '../paiements/rules.ts'
import { enCoursPour } from '../paiements/store.ts'
import { mandatsActifs, prelevementsPrevus } from '../prelevements/store.ts'
import { type StructureFacturee, structuresFacturees } from '../structures/facturation.ts'
import { MAX_CENTIMES, MIN_CENTIMES } from './rules.ts'
import { dejaFacture, type FactureRow, facturesOf, facturesParId, lignesOf } from './store.ts'

type Outils = Pick<Deps, 'clock' | 'payfip'>

/** What a family asked for, as that family. */
export async function lireFactures(
  tx: Tx,
  outils: Outils,
  town: Collectivite,
  foyer: string,
  demande: v.InferOutput<typeof FacturesDemandees>,
): Promise<ListeFactures> {
  const { enfant, structure } = demande
  const found = await facturesOf(tx, town.id, foyer, {
    ...demande,
    enfant: enfant?.toLowerCase(),
    structure: structure?.toLowerCase(),
  })
  const services = await structuresFacturees(tx, town.id)
  const deja = await dejaFacture(tx, town.id, foyer)
  const prenoms = await enfantsNommes(tx, town.id, deja.enfants)
  const nommer = (ids: readonly string[]) =>
    ids
      .map((id) => ({ id, prenom: prenoms.get(id) ?? '' }))
      .filter((one) => one.prenom !== '')
      .sort((a, b) => a.prenom.localeCompare(b.prenom, 'fr'))
  const factures = await detailler(tx, outils, town, foyer, { found, services, nommer })
  const credits = await creditsDe(tx, town.id, foyer)
  const regies = new Map(services.map(({ regie }) => [regie.id, regie.nom]))
  return {
    factures,
    resteCentimes: factures.reduce((sum, one) => sum + one.resteCentimes, 0),
    credits: [...credits].map(([id, centimes]) => ({ regie: { id, nom: regies.get(id) ?? '' }, centimes })),
    filtres: {
      structures: services
        .filter((one) => deja.structures.includes(one.id))
        .map(({ id, nom }) => ({ id, nom })),
      enfants: nommer(deja.enfants),
      annees: deja.annees.toSorted((a, b) => b - a),
    },
    minCentimes: MIN_CENTIMES,
    maxCentimes: MAX_CENTIMES,
  }
}

async function detailler(
  tx: Tx,
  { clock, payfip }: Outils,
  town: Collectivite,
  foyer: string,
  {
    found,
    services,
    nommer,
  }: {
    found: readonly FactureRow[]
    services: readonly StructureFacturee[]
    nommer: (ids: readonly string[]) => Facture['enfants']
  },
): Promise<Facture[]> {
  if (found.length === 0) return []
  const today = clock.today(town.zone)
  const ids = found.map((one) => one.id)
  const lignes = Map.groupBy(await lignesOf(tx, town.id, ids), (ligne) => ligne.factureId)
  const since = new Date(clock.now().getTime() - DELAI_REPRISE)
  const underWay = await enCoursPour(tx, town.id, ids, since)
  const entrees = await encaissementsDe(tx, town.id, ids)
  const mandats = await mandatsActifs(tx, town.id, foyer)
  const prevus = await prelevementsPrevus(tx, town.id, ids)
  const origines = await facturesParId(
    tx,
    town.id,
    found.flatMap(({ origineId }) => (origineId ? [origineId] : [])),
  )
  return found.map((facture): Facture => {
    const service = services.find((one) => one.id === facture.structureId)
    const regie = services.find((one) => one.regie.id === facture.regieId)?.regie
    const own = lignes.get(facture.id) ?? []
    const open = underWay.find((one) => one.factureId === facture.id && one.idOp)
    const origine = origines.find((one) => one.id === facture.origineId)
    const due = facture.etat === 'emise'
    const debit = prevus.get(facture.id)
    return {
      id: facture.id,
      numero: facture.numero,
      nature: facture.nature,
      motif: facture.motif,
      origine: origine ? { id: origine.id, numero: origine.numero } : null,
      structure: { id: facture.structureId, nom: service?.nom ?? facture.emetteur.structure },
      regie: {
        id: facture.regieId,
        nom: regie?.nom ?? facture.emetteur.regie,
        enLigne: Boolean(regie?.numcli),
        mode: regie?.mode ?? 'regie',
        moyens: regie?.moyens ?? [],
        autresMoyens: regie?.mentions.autresMoyens ?? facture.emetteur.autresMoyens,
      },
      mois: facture.mois,
      etat: facture.etat as Facture['etat'],
      totalCentimes: facture.totalCentimes,
      resteCentimes: due ? facture.totalCentimes - facture.payeCentimes : 0,
      emiseLe: facture.emiseLe.toISOString(),
      echeance: facture.echeance,
      enRetard: due && facture.echeance < today,
      payeeLe: facture.payeeLe?.toISOString() ?? null,
      lignes: own.map(({ id, enfantId, libelle, explication, quantite, prixCentimes, montantCentimes }) => ({
        id,
        enfant: enfantId,
        libelle,
        explication,
        quantite,
        prixCentimes,
        montantCentimes,
      })),
      enfants: nommer([...new Set(own.flatMap(({ enfantId }) => (enfantId ? [enfantId] : [])))]),
      encaissements: (entrees.get(facture.id) ?? []).map(({ recuLe, ...entry }) => ({
        ...entry,
        recuLe: recuLe.toISOString(),
      })),
      prelevement: due && (debit || mandats.has(facture.regieId)) ? { date: debit?.date ?? null } : null,
      paiementEnCours: open?.idOp
        ? {
            paiement: open.paiement,
            url: open.resultrans === 'A' ? null : payfip.pageUrl(open.idOp),
            jusqua: reprisePossibleLe(open.creeLe).toISOString(),
          }
        : null,
    }
  })
}
