import { type Context, Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { famille, inTransaction, systeme } from '../http/acting.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { lireRecu } from './lecture.ts'
import { type Recu, recuPdf } from './recu.ts'

export const encaissementsRoutes = new Hono<Env>().get(
  '/encaissements/:id/recu',
  describeRoute({
    tags: ['encaissements'],
    summary: 'The receipt of what a family paid, as a tagged PDF',
    responses: { 200: { description: 'The PDF', content: { 'application/pdf': {} } } },
  }),
  valid('param', ParamId),
  async (c) => {
    const { foyer } = famille(c)
    const id = c.req.valid('param').id.toLowerCase()
    return repondreRecu(
      c,
      await inTransaction(c, systeme(c), (tx) =>
        lireRecu(tx, c.var.collectivite, id, (entree) => entree.foyerId === foyer),
      ),
    )
  },
)

/** A receipt, or 404. */
export async function repondreRecu(c: Context<Env>, recu: Recu | undefined): Promise<Response> {
  if (!recu) throw introuvable()
  c.header('content-type', 'application/pdf')
  c.header('content-disposition', `inline; filename="recu-${recu.id.slice(-12)}.pdf"`)
  c.header('cache-control', 'no-store')
  return c.body(await recuPdf(recu, c.var.collectivite.zone))
}
