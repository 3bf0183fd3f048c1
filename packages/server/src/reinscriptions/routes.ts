import { DemandeReinscription, Reinscriptions, ResultatReinscription } from '@inoe/contract/reinscriptions'
import { Hono } from 'hono'
import { famille, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { langueDe } from '../http/langue.ts'
import { valid } from '../http/validate.ts'
import { accuser } from '../inscriptions/accuser.ts'
import { redemander } from './demander.ts'
import { lireReinscriptions } from './lecture.ts'

const tag = 'reinscriptions'

/** Present enrolments that go on the next year, by the family. */
export const reinscriptionsRoutes = new Hono<Env>()
  .get(
    '/reinscriptions',
    describe({
      tag,
      summary: 'The present enrolments that may go on, with what would be answered',
      answers: Reinscriptions,
    }),
    async (c) => {
      const acteur = famille(c)
      const { deps, collectivite } = c.var
      const moment = {
        now: deps.clock.now(),
        aujourdhui: deps.clock.today(collectivite.zone),
        langue: langueDe(c.req.header('accept-language')),
      }
      // As `systeme`, since the places left are counted over all families.
      const lignes = await inTransaction(c, systeme(c), (tx) =>
        lireReinscriptions(tx, { ...acteur, communes: collectivite.communes }, moment),
      )
      return c.json({ lignes } satisfies Reinscriptions)
    },
  )
  .post(
    '/reinscriptions',
    describe({
      tag,
      summary: 'Has several enrolments go on at once; each is an ordinary request, answered one by one',
      answers: ResultatReinscription,
    }),
    valid('json', DemandeReinscription),
    async (c) => {
      const acteur = famille(c)
      const { deps, collectivite } = c.var
      const asked = c.req.valid('json')
      const moment = {
        now: deps.clock.now(),
        aujourdhui: deps.clock.today(collectivite.zone),
        langue: langueDe(c.req.header('accept-language')),
      }
      return once(c, systeme(c), asked, async (tx) => {
        const who = { ...acteur, communes: collectivite.communes }
        const { resultats, demandees } = await redemander(tx, who, asked, moment)
        for (const one of demandees) await accuser(tx, deps, collectivite, acteur.foyer, one)
        return { status: 200, body: { resultats } satisfies ResultatReinscription }
      })
    },
  )
