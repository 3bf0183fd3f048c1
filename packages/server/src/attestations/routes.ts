import { Attestations } from '@inoe/contract/attestations'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { famille, inTransaction, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { lireAttestation, lireAttestations } from './lecture.ts'
import { attestationPdf } from './pdf.ts'

const ParAnnee = v.object({ annee: v.pipe(v.string(), v.regex(/^\d{4}$/)) })

export const attestationsRoutes = new Hono<Env>()
  .get(
    '/attestations',
    describe({
      tag: 'attestations',
      summary: 'The years in which a family paid for the care of a child under 6',
      answers: Attestations,
    }),
    async (c) => {
      const parent = famille(c)
      const { deps, collectivite } = c.var
      const today = deps.clock.today(collectivite.zone)
      const found = await inTransaction(c, systeme(c), (tx) =>
        lireAttestations(tx, collectivite, parent, today),
      )
      c.header('cache-control', 'no-store')
      return c.json(found)
    },
  )
  .get(
    '/attestations/:annee/pdf',
    describeRoute({
      tags: ['attestations'],
      summary: 'The attestation fiscale of a year as a tagged PDF',
      responses: { 200: { description: 'The PDF', content: { 'application/pdf': {} } } },
    }),
    valid('param', ParAnnee),
    async (c) => {
      const parent = famille(c)
      const annee = Number(c.req.valid('param').annee)
      const { deps, collectivite } = c.var
      const today = deps.clock.today(collectivite.zone)
      const found = await inTransaction(c, systeme(c), (tx) =>
        lireAttestation(tx, collectivite, parent, annee, today),
      )
      if (!found)
        throw new Refus('introuvable', {
          detail: (dit) => dit.documents.pasDAttestation(annee),
        })
      c.header('content-type', 'application/pdf')
      c.header('content-disposition', `inline; filename="attestation-fiscale-${annee}.pdf"`)
      c.header('cache-control', 'no-store')
      return c.body(await attestationPdf(found))
    },
  )
