import { Id } from '@inoe/contract/commun'
import { FiltreConsentements, GestionConsentements, TexteSaisi } from '@inoe/contract/consentements'
import { Hono } from 'hono'
import { v7 as uuid } from 'uuid'
import * as v from 'valibot'
import { publishAll } from '../direct/publish.ts'
import { agent, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { lireGestion } from './lecture.ts'
import { finirTexte, insertTexte, lireTextes } from './store.ts'

const tag = 'consentements'

/** The texts that parents agree to, and what each child has. */
export const consentementsAgentRoutes = new Hono<Env>()
  .get(
    '/gestion/consentements',
    describe({
      tag,
      summary: 'Every wording of the town’s texts, and what each child of a structure has',
      answers: GestionConsentements,
    }),
    valid('query', FiltreConsentements),
    async (c) => {
      const { collectivite, structures } = agent(c)
      const structure = c.req.valid('query').structure.toLowerCase()
      if (!structures.includes(structure)) throw introuvable()
      const today = c.var.deps.clock.today(c.var.collectivite.zone)
      const found = await inTransaction(c, systeme(c), (tx) =>
        lireGestion(tx, collectivite, structure, today),
      )
      c.header('cache-control', 'private, no-store')
      return c.json(found)
    },
  )
  .post(
    '/gestion/consentements/textes',
    describe({
      tag,
      summary: 'Writes a text, or words one otherwise: what was agreed to before stays as it was worded then',
      answers: v.object({ id: Id }),
      status: 201,
    }),
    valid('json', TexteSaisi),
    async (c) => {
      const { collectivite, compte } = agent(c)
      const { code, ...saisi } = c.req.valid('json')
      const { clock } = c.var.deps
      if (saisi.depuis < clock.today(c.var.collectivite.zone))
        throw new Refus('requete-invalide', {
          errors: [{ champ: 'depuis', message: 'Un texte ne se change pas dans le passé.' }],
        })
      return once(c, systeme(c), { code, ...saisi }, async (tx) => {
        const id = uuid()
        const former =
          code && (await lireTextes(tx, collectivite)).find((one) => one.code === code.toLowerCase())
        if (code && !former) throw introuvable()
        const written = await insertTexte(tx, {
          ...saisi,
          collectiviteId: collectivite,
          id,
          code: former ? former.code : id,
          version: former ? former.version + 1 : 1,
          ecritLe: clock.now(),
          ecritPar: compte,
        })
        if (!written) throw new Refus('modifie-ailleurs')
        await publishAll(tx, [{ collectivite, sujet: 'foyer' }])
        return { status: 201, body: { id } }
      })
    },
  )
  .delete(
    '/gestion/consentements/textes/:code',
    describe({ tag, summary: 'No longer asks a text; what was agreed to is kept' }),
    valid('param', v.object({ code: Id })),
    async (c) => {
      const { collectivite } = agent(c)
      const code = c.req.valid('param').code.toLowerCase()
      const today = c.var.deps.clock.today(c.var.collectivite.zone)
      await inTransaction(c, systeme(c), async (tx) => {
        if (!(await lireTextes(tx, collectivite)).some((one) => one.code === code)) throw introuvable()
        await finirTexte(tx, collectivite, code, today)
        await publishAll(tx, [{ collectivite, sujet: 'foyer' }])
      })
      return c.body(null, 204)
    },
  )
