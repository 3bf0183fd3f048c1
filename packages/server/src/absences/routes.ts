import { Absences, DeclarationAbsence } from '@inoe/contract/absences'
import { Hono } from 'hono'
import * as v from 'valibot'
import { SANS_FICHIER } from '../database/fichier.ts'
import { famille, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { decouvrir } from '../reservations/couvrir.ts'
import { tell, write } from './annonces.ts'
import { accuseAbsence } from './courriels.ts'
import { declarer } from './declarer.ts'
import { effacer, joindre, remettre } from './justificatif.ts'
import { readAbsences } from './lecture.ts'
import { absencesAgentRoutes } from './routes-agent.ts'
import { absenceOf, absencesOfFoyer, checkOuverte, lockAbsence, setAbsence } from './store.ts'

const tag = 'absences'

/** Absences that a family declares once it is too late to cancel. */
export const absencesRoutes = new Hono<Env>()
  .get(
    '/absences',
    describe({ tag, summary: 'The family’s absences, latest first', answers: Absences }),
    async (c) => {
      const acteur = famille(c)
      const { collectivite, foyer } = acteur
      const absences = await inTransaction(c, acteur, async (tx) =>
        readAbsences(tx, collectivite, await absencesOfFoyer(tx, collectivite, foyer)),
      )
      c.header('cache-control', 'private, no-store')
      return c.json({ absences } satisfies Absences)
    },
  )
  .post(
    '/absences',
    describe({
      tag,
      summary: 'Declares booked days absent, all of them or none; one absence per child and service',
      answers: Absences,
      status: 201,
    }),
    valid('json', DeclarationAbsence),
    async (c) => {
      const acteur = famille(c)
      const { deps, collectivite } = c.var
      const demande = c.req.valid('json')
      const moment = {
        now: deps.clock.now(),
        aujourdhui: deps.clock.today(collectivite.zone),
        zone: collectivite.zone,
      }
      // As `systeme`, since bookings change and every login of the family is written to.
      return once(c, systeme(c), demande, async (tx) => {
        const declared = await declarer(tx, acteur, demande, moment)
        const absences = await readAbsences(tx, collectivite.id, declared)
        await write(c, tx, acteur.foyer, absences, null, accuseAbsence)
        for (const one of declared) await tell(tx, collectivite.id, one)
        return { status: 201, body: { absences } satisfies Absences }
      })
    },
  )
  .delete(
    '/absences/:id',
    describe({ tag, summary: 'Withdraws an absence that the service has not answered, and its document' }),
    valid('param', ParamId),
    async (c) => {
      const { collectivite, foyer } = famille(c)
      const { id } = c.req.valid('param')
      const withdrawn = await inTransaction(c, systeme(c), async (tx) => {
        const absence = await lockAbsence(tx, collectivite, id)
        if (absence?.foyerId !== foyer) throw introuvable()
        if (absence.etat === 'retiree') return SANS_FICHIER
        checkOuverte(absence)
        await decouvrir(tx, collectivite, id)
        await setAbsence(tx, collectivite, id, {
          etat: 'retiree',
          reponduLe: c.var.deps.clock.now(),
          ...SANS_FICHIER,
        })
        await tell(tx, collectivite, absence)
        return absence
      })
      await effacer(c, withdrawn)
      return c.body(null, 204)
    },
  )
  .post(
    '/absences/:id/justificatif',
    describe({
      tag,
      summary:
        'Joins a document (JSON: televersement; or multipart/form-data: fichier), in place of the one before',
      answers: v.object({ justificatif: v.string() }),
    }),
    valid('param', ParamId),
    (c) => joindre(c, c.req.valid('param').id),
  )
  .get(
    '/absences/:id/justificatif',
    describe({ tag, summary: 'The document itself' }),
    valid('param', ParamId),
    async (c) => {
      const acteur = famille(c)
      const { id } = c.req.valid('param')
      const absence = await inTransaction(c, acteur, (tx) => absenceOf(tx, acteur.collectivite, id))
      if (absence?.foyerId !== acteur.foyer) throw introuvable()
      return remettre(c, absence)
    },
  )
  .route('/', absencesAgentRoutes)
