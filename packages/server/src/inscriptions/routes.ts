import {
  DemandeInscription,
  Eligibilite,
  Inscriptions,
  QuestionEligibilite,
  ResultatInscription,
} from '@inoe/contract/inscriptions'
import { type Context, Hono } from 'hono'
import { famille, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { langueDe } from '../http/langue.ts'
import { ParamId } from '../http/params.ts'
import { valid } from '../http/validate.ts'
import { accuser } from './accuser.ts'
import { demander, examiner } from './demander.ts'
import { lireInscriptions } from './lecture.ts'
import type { Moment } from './rules.ts'
import { attenteDesActivites, inscriptionsOfFoyer, vivantesDesActivites } from './store.ts'
import { completer, reprendre, retirer } from './suivi.ts'

export const inscriptionsRoutes = new Hono<Env>()
  .get(
    '/inscriptions',
    describe({
      tag: 'inscriptions',
      summary: 'Every request of the family, latest first',
      answers: Inscriptions,
    }),
    async (c) => {
      const acteur = famille(c)
      const { collectivite, deps } = c.var
      const waiting = await inTransaction(c, acteur, (tx) =>
        inscriptionsOfFoyer(tx, acteur.collectivite, acteur.foyer),
      )
      const activites = waiting.filter((one) => one.etat === 'en-attente').map((one) => one.activiteId)
      // As `systeme`, since a rank counts other families; nothing else of them is said.
      const attente =
        activites.length > 0
          ? await inTransaction(c, systeme(c), (tx) =>
              attenteDesActivites(tx, acteur.collectivite, [...new Set(activites)]),
            )
          : []
      const inscriptions = await inTransaction(c, acteur, (tx) =>
        lireInscriptions(tx, collectivite, acteur.foyer, deps.clock.today(collectivite.zone), attente),
      )
      return c.json({ inscriptions } satisfies Inscriptions)
    },
  )
  .get(
    '/inscriptions/eligibilite',
    describe({
      tag: 'inscriptions',
      summary: 'What each child of the family would be answered, and why',
      answers: Eligibilite,
    }),
    valid('query', QuestionEligibilite),
    async (c) => {
      const acteur = famille(c)
      const { activite, periode = null } = c.req.valid('query')
      const { communes } = c.var.collectivite
      // As `systeme`, since the places left are counted over all families.
      const { enfants } = await inTransaction(c, systeme(c), async (tx) => {
        const taken = await vivantesDesActivites(tx, acteur.collectivite, [activite])
        return examiner(tx, { ...acteur, communes }, { activite, periode }, moment(c), taken)
      })
      return c.json({ enfants } satisfies Eligibilite)
    },
  )
  .post(
    '/inscriptions',
    describe({
      tag: 'inscriptions',
      summary: '« Inscrire » one or several children; answers child by child',
      answers: ResultatInscription,
      status: 201,
    }),
    valid('json', DemandeInscription),
    async (c) => {
      const acteur = famille(c)
      const demande = c.req.valid('json')
      // As `systeme`, since the e-mail goes to every login of the family, which a parent may not read.
      return once(c, systeme(c), demande, async (tx) => {
        const { communes } = c.var.collectivite
        const done = await demander(tx, { ...acteur, communes }, demande, moment(c))
        const made = done.demandes.length + done.enAttente.length > 0
        await accuser(tx, c.var.deps, c.var.collectivite, acteur.foyer, done)
        return {
          status: made ? 201 : 200,
          body: { resultats: done.resultats } satisfies ResultatInscription,
        }
      })
    },
  )
  .post(
    '/inscriptions/:id/retrait',
    describe({
      tag: 'inscriptions',
      summary: 'Withdraws a request, or an enrolment that nothing uses yet; its place goes to the next',
    }),
    valid('param', ParamId),
    (c) => bouger(c, c.req.valid('param').id, retirer),
  )
  .post(
    '/inscriptions/:id/reprise',
    describe({ tag: 'inscriptions', summary: 'Takes back a withdrawal, while nothing had been decided' }),
    valid('param', ParamId),
    (c) => bouger(c, c.req.valid('param').id, reprendre),
  )
  .post(
    '/inscriptions/:id/completude',
    describe({ tag: 'inscriptions', summary: 'Says that what the service asked for is done' }),
    valid('param', ParamId),
    (c) => bouger(c, c.req.valid('param').id, completer),
  )

/** As `systeme`, since a move concerns the service and whoever waits. */
async function bouger(c: Context<Env>, id: string, move: typeof retirer): Promise<Response> {
  const acteur = famille(c)
  await inTransaction(c, systeme(c), (tx) =>
    move({ tx, ville: c.var.collectivite, outils: c.var.deps }, acteur, id),
  )
  return c.body(null, 204)
}

function moment(c: Context<Env>): Moment {
  const { deps, collectivite } = c.var
  return {
    now: deps.clock.now(),
    aujourdhui: deps.clock.today(collectivite.zone),
    langue: langueDe(c.req.header('accept-language')),
  }
}
