import { sql } from 'drizzle-orm'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Env } from './env.ts'
import { Refus } from './problem.ts'

export const healthRoutes = new Hono<Env>().get(
  '/health',
  describeRoute({
    tags: ['exploitation'],
    summary: 'Answers when the database does',
    responses: { 200: { description: 'Ready' }, 503: { description: 'The database does not answer' } },
  }),
  async (c) => {
    const { database } = c.var.deps
    try {
      await database.owner.execute(sql`SELECT 1`)
    } catch {
      throw new Refus('service-indisponible')
    }
    return c.json({ etat: 'ok', base: database.engine })
  },
)
