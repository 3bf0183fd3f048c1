import { Id } from '@inoe/contract/commun'
import { type Facture, FacturesDemandees, ListeFactures } from '@inoe/contract/factures'
import { type Context, Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import type { Tx } from '../database/open.ts'
import { agent, famille, inTransaction } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { introuvable } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { DELAI_REPRISE, reprisePossibleLe } from '../paiements/rules.ts'
import { enCoursPour } from '../paiements/store.ts'
import { structuresFacturees } from '../structures/facturation.ts'
import { facturePdf } from './pdf.ts'
import { MAX_CENTIMES, MIN_CENTIMES } from './rules.ts'
import { type FactureRow, factureOf, facturesOf, lignesOf } from './store.ts'

const ParId = v.object({ id: Id })

export const facturesRoutes = new Hono<Env>()
  .get(
    '/factures',
    describe({ tag: 'factures', summary: 'A family’s invoices, to pay or paid', answers: ListeFactures }),
    valid('query', FacturesDemandees),
    async (c) => {
      const parent = famille(c)
      const etat = c.req.valid('query').etat === 'payees' ? 'payee' : 'emise'
      const factures = await inTransaction(c, parent, async (tx) =>
        detailed(tx, c, await facturesOf(tx, parent.collectivite, parent.foyer, etat)),
      )
      const resteCentimes = factures.reduce((sum, one) => sum + one.resteCentimes, 0)
      const liste: ListeFactures = {
        factures,
        resteCentimes,
        minCentimes: MIN_CENTIMES,
        maxCentimes: MAX_CENTIMES,
        credits: [],
        filtres: { structures: [], enfants: [], annees: [] },
      }
      c.header('cache-control', 'no-store')
      return c.json(liste)
    },
  )
  .get(
    '/factures/:id/pdf',
    describeRoute({
      tags: ['factures'],
      summary: 'An invoice as a tagged PDF, the same each time; for its family and the agents of its service',
      responses: { 200: { description: 'The PDF', content: { 'application/pdf': {} } } },
    }),
    valid('param', ParId),
    async (c) => {
      const reader = c.var.session?.role === 'agent' ? agent(c) : famille(c)
      const { facture, lignes } = await inTransaction(c, reader, async (tx) => {
        const found = await factureOf(tx, reader.collectivite, c.req.valid('param').id.toLowerCase())
        const own =
          reader.role === 'famille'
            ? found?.foyerId === reader.foyer
            : reader.structures.includes(found?.structureId ?? '')
        if (!found || !own) throw introuvable()
        return { facture: found, lignes: await lignesOf(tx, reader.collectivite, [found.id]) }
      })
      c.header('content-type', 'application/pdf')
      c.header(
        'content-disposition',
        `inline; filename="facture-${facture.numero.replaceAll(/[^\w-]/g, '')}.pdf"`,
      )
      c.header('cache-control', 'no-store')
      return c.body(await facturePdf(facture, lignes, c.var.collectivite.zone))
    },
  )

/** Invoices as the family reads them. */
async function detailed(tx: Tx, c: Context<Env>, found: readonly FactureRow[]): Promise<Facture[]> {
  const { deps, collectivite } = c.var
  const now = deps.clock.now()
  const today = deps.clock.today(collectivite.zone)
  const ids = found.map((one) => one.id)
  const services = await structuresFacturees(tx, collectivite.id)
  const lignes = await lignesOf(tx, collectivite.id, ids)
  const underWay = await enCoursPour(tx, collectivite.id, ids, new Date(now.getTime() - DELAI_REPRISE))
  return found.map((facture) => {
    const service = services.find((one) => one.id === facture.structureId)
    const regie = services.find((one) => one.regie.id === facture.regieId)?.regie
    const open = underWay.find((one) => one.factureId === facture.id && one.idOp)
    const due = facture.etat === 'emise'
    return {
      id: facture.id,
      numero: facture.numero,
      nature: facture.nature,
      motif: facture.motif,
      origine: null,
      enfants: [],
      encaissements: [],
      prelevement: null,
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
      lignes: lignes
        .filter((ligne) => ligne.factureId === facture.id)
        .map(({ id, enfantId, libelle, explication, quantite, prixCentimes, montantCentimes }) => ({
          id,
          enfant: enfantId,
          libelle,
          explication,
          quantite,
          prixCentimes,
          montantCentimes,
        })),
      paiementEnCours: open?.idOp
        ? {
            paiement: open.paiement,
            url: open.resultrans === 'A' ? null : deps.payfip.pageUrl(open.idOp),
            jusqua: reprisePossibleLe(open.creeLe).toISOString(),
          }
        : null,
    }
  })
}
