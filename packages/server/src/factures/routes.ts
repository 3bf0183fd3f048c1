import { FacturesDemandees, ListeFactures } from '@inoe/contract/factures'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { agent, famille, inTransaction } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { lireFactures } from './lecture.ts'
import { facturePdf } from './pdf.ts'
import { factureOf, lignesOf } from './store.ts'

export const facturesRoutes = new Hono<Env>()
  .get(
    '/factures',
    describe({ tag: 'factures', summary: 'A family’s invoices, to pay or paid', answers: ListeFactures }),
    valid('query', FacturesDemandees),
    async (c) => {
      const parent = famille(c)
      const liste = await inTransaction(c, parent, (tx) =>
        lireFactures(tx, c.var.deps, c.var.collectivite, parent.foyer, c.req.valid('query')),
      )
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
    valid('param', ParamId),
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
