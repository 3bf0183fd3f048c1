import { Configuration } from '@inoe/contract/collectivites'
import { SECTIONS } from '@inoe/contract/commun'
import { Hono } from 'hono'
import { offreFranceConnect } from '../franceconnect/reglages.ts'
import { anyone, inTransaction, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { logoDe } from './apparences-store.ts'
import { hostedUrl, isDeclared, readPages } from './store.ts'

export const collectiviteRoutes = new Hono<Env>().get(
  '/configuration',
  describe({ tag: 'collectivites', summary: 'What a widget must know of its town', answers: Configuration }),
  async (c) => {
    const { collectivite, deps } = c.var
    const origine = c.req.header('origin') ?? null
    const franceconnect = await inTransaction(c, systeme(c), (tx) => offreFranceConnect(tx, collectivite.id))
    const [pages, declared] = await inTransaction(c, anyone(c), async (tx) => [
      await readPages(tx, collectivite.id),
      origine === null || origine === deps.publicUrl || (await isDeclared(tx, collectivite.id, origine)),
    ])
    const { apparence, communes: _, ...town } = collectivite
    const { marque, police } = apparence
    const configuration: Configuration = {
      ...town,
      apparence: { marque, police },
      logo: logoDe(deps.publicUrl, collectivite),
      origine,
      origineDeclaree: declared,
      franceconnect,
      pages: Object.fromEntries(
        SECTIONS.map((section) => [
          section,
          pages[section] ?? hostedUrl(deps.publicUrl, collectivite.id, section),
        ]),
      ) as Configuration['pages'],
    }
    c.header('cache-control', 'public, max-age=60')
    return c.json(configuration)
  },
)
