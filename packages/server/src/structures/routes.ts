import { createHash } from 'node:crypto'
import { Catalogue, Contacts } from '@inoe/contract/structures'
import { Hono } from 'hono'
import { anyone, inTransaction } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { langueDe } from '../http/langue.ts'
import { civilDate } from '../outside/clock.ts'
import { contacts } from './contact.ts'
import { catalogue } from './store.ts'

export const structuresRoutes = new Hono<Env>()
  .get(
    '/contacts',
    describe({
      tag: 'structures',
      summary: '« Contacter la structure »: hours, phone, address; public',
      answers: Contacts,
    }),
    async (c) => {
      const structures = await inTransaction(c, anyone(c), (tx) => contacts(tx, c.var.collectivite.id))
      c.header('cache-control', 'public, max-age=300')
      return c.json({ structures } satisfies Contacts)
    },
  )
  .get(
    '/catalogue',
    describe({
      tag: 'structures',
      summary: '« Nos services »: structures, activities, prices, periods; public',
      answers: Catalogue,
    }),
    async (c) => {
      const now = c.var.deps.clock.now()
      const { id, zone } = c.var.collectivite
      const structures = await inTransaction(c, anyone(c), (tx) =>
        catalogue(tx, id, now, civilDate(now, zone), langueDe(c.req.header('accept-language'))),
      )
      // Not of `maintenant`, which differs each time: the same services are the same answer.
      const etag = `"${createHash('sha256').update(JSON.stringify(structures)).digest('base64url').slice(0, 27)}"`
      c.header('cache-control', 'public, max-age=30')
      c.header('vary', 'Accept-Language', { append: true })
      c.header('etag', etag)
      if (
        c.req
          .header('if-none-match')
          ?.split(/,\s*/)
          .some((known) => known.replace(/^W\//, '') === etag)
      )
        return c.body(null, 304)
      return c.json({ maintenant: now.toISOString(), structures } satisfies Catalogue)
    },
  )
