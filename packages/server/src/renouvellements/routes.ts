import { Renouvellement, ResultatConfirmation, SectionConfirmee } from '@inoe/contract/renouvellements'
import { Hono } from 'hono'
import { famille, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { langueDe } from '../http/langue.ts'
import { valid } from '../http/validate.ts'
import { confirmer } from './confirmer.ts'
import { lireRenouvellement } from './lecture.ts'

const tag = 'renouvellements'

/** The yearly renewal of the family file, by the family. */
export const renouvellementsRoutes = new Hono<Env>()
  .get(
    '/foyer/renouvellement',
    describe({
      tag,
      summary: 'What is to be confirmed of the file this year, filled with what is known',
      answers: Renouvellement,
    }),
    async (c) => {
      const acteur = famille(c)
      const { deps, collectivite } = c.var
      const langue = langueDe(c.req.header('accept-language'))
      // As `systeme`: the parental authority of a child's other home counts, and who confirmed has a name.
      const renouvellement = await inTransaction(c, systeme(c), (tx) =>
        lireRenouvellement(tx, { ...acteur, langue }, deps.clock.today(collectivite.zone)),
      )
      c.header('cache-control', 'private, no-store')
      return c.json({ renouvellement } satisfies Renouvellement)
    },
  )
  .post(
    '/foyer/renouvellement/sections',
    describe({
      tag,
      summary: 'Confirms a part of the file as it was read; the last one renews the file',
      answers: ResultatConfirmation,
    }),
    valid('json', SectionConfirmee),
    async (c) => {
      const { foyer, compte } = famille(c)
      const { deps, collectivite } = c.var
      const asked = c.req.valid('json')
      const section = { ...asked, enfant: asked.enfant?.toLowerCase() ?? null }
      const today = deps.clock.today(collectivite.zone)
      const langue = langueDe(c.req.header('accept-language'))
      return once(c, systeme(c), section, async (tx) => {
        const who = { ville: collectivite, foyer, compte, langue, now: deps.clock.now(), today }
        const complet = await confirmer(tx, deps, who, section)
        return { status: 200, body: { complet } satisfies ResultatConfirmation }
      })
    },
  )
