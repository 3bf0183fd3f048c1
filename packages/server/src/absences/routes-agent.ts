import { AbsencesADecider, FiltreAbsences, ReponseAbsence } from '@inoe/contract/absences'
import { Hono } from 'hono'
import * as v from 'valibot'
import { agent, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { lecteurOf, noterAcces } from '../rgpd/acces-sante.ts'
import { tell, write } from './annonces.ts'
import { absenceAcceptee, absenceRefusee } from './courriels.ts'
import { remettre } from './justificatif.ts'
import { readAbsences, readAbsencesADecider } from './lecture.ts'
import { isMedicale } from './rules.ts'
import {
  absenceOf,
  absencesOfStructures,
  checkOuverte,
  type Ligne,
  lockAbsence,
  setAbsence,
} from './store.ts'

const tag = 'absences'

const REPONSE = { quoi: 'reponse', section: 'reservations' } as const

/** The absences as the service that answers them meets them. */
export const absencesAgentRoutes = new Hono<Env>()
  .get(
    '/gestion/absences',
    describe({
      tag,
      summary: 'Absences declared to the structures of the agent',
      answers: AbsencesADecider,
    }),
    valid('query', FiltreAbsences),
    async (c) => {
      const acteur = agent(c)
      const { collectivite, structures } = acteur
      const { etat } = c.req.valid('query')
      const absences = await inTransaction(c, acteur, async (tx) => {
        const found = await absencesOfStructures(tx, collectivite, structures, etat)
        for (const [structure, own] of Map.groupBy(found, (one) => one.structureId))
          await noterAcces(
            tx,
            { ...lecteurOf(c, acteur, structure), ecran: 'absences' },
            own.filter(isMedicale).map(lue),
          )
        return readAbsencesADecider(tx, collectivite, found)
      })
      c.header('cache-control', 'private, no-store')
      return c.json({ absences } satisfies AbsencesADecider)
    },
  )
  .get(
    '/gestion/absences/:id/justificatif',
    describe({ tag, summary: 'The supporting document itself, for the service that answers' }),
    valid('param', ParamId),
    async (c) => {
      const acteur = agent(c)
      const { id } = c.req.valid('param')
      const absence = await inTransaction(c, acteur, async (tx) => {
        const found = await absenceOf(tx, acteur.collectivite, id)
        if (!found || !acteur.structures.includes(found.structureId)) throw introuvable()
        if (found.controle === 'libre')
          await noterAcces(tx, { ...lecteurOf(c, acteur, found.structureId), ecran: 'justificatif' }, [
            lue(found),
          ])
        return found
      })
      return remettre(c, absence)
    },
  )
  .post(
    '/gestion/absences/:id/reponse',
    describe({
      tag,
      summary: 'Accepts an absence (its days are not billed), or refuses it with a reason',
      answers: v.object({}),
    }),
    valid('param', ParamId),
    valid('json', ReponseAbsence),
    async (c) => {
      const { collectivite, structures, compte } = agent(c)
      const { id } = c.req.valid('param')
      const { decision, motif } = c.req.valid('json')
      // As `systeme`, since the e-mail goes to every login of the family, which an agent may not read.
      return once(c, systeme(c), { decision, motif }, async (tx) => {
        const absence = await lockAbsence(tx, collectivite, id)
        if (!absence || !structures.includes(absence.structureId)) throw introuvable()
        const reponse = motif || null
        if (decision === 'refusee' && reponse === null)
          throw new Refus('motif-requis', {
            errors: [{ champ: 'motif', message: 'Indiquez le motif : la famille le lira.' }],
          })
        checkOuverte(absence)
        await setAbsence(tx, collectivite, id, {
          etat: decision,
          reponse,
          reponduLe: c.var.deps.clock.now(),
          reponduPar: compte,
        })
        const read = await readAbsences(tx, collectivite, [absence])
        await write(c, tx, absence.foyerId, read, REPONSE, (sujet, url) =>
          decision === 'acceptee'
            ? absenceAcceptee(sujet, reponse, url)
            : absenceRefusee(sujet, reponse ?? '', url),
        )
        await tell(tx, collectivite, absence)
        return { status: 200, body: {} }
      })
    },
  )

const lue = ({ id, enfantId, foyerId, nom }: Ligne) => ({
  enfant: enfantId,
  foyer: foyerId,
  objetId: id,
  objet: nom ?? '',
})
