import { QuotientDemande, QuotientEnLigne, QuotientObtenu } from '@inoe/contract/quotients'
import { Hono } from 'hono'
import { dossierOf } from '../foyers/store.ts'
import { famille, inTransaction, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { introuvable } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { obtenirQuotient } from './obtenir.ts'
import { quotientEnLigne } from './store.ts'

const tag = 'quotients'

/** The quotient familial, asked of the CAF or the MSA instead of typed from an attestation. */
export const quotientsRoutes = new Hono<Env>()
  .get(
    '/foyer/quotient',
    describe({
      tag,
      summary: 'Whether the quotient can be asked of the CAF or the MSA, and the last one got',
      answers: QuotientEnLigne,
    }),
    async (c) => {
      const { collectivite, foyer } = famille(c)
      const found = await inTransaction(c, systeme(c), async (tx) => {
        const file = await dossierOf(tx, collectivite, foyer)
        if (!file) throw introuvable()
        return quotientEnLigne(tx, collectivite, foyer, file.revenus.quotientFamilial)
      })
      c.header('cache-control', 'private, no-store')
      return c.json(found)
    },
  )
  .post(
    '/foyer/quotient',
    describe({
      tag,
      summary: 'Asks the CAF or the MSA for the quotient of the family, and writes it in its file',
      answers: QuotientObtenu,
    }),
    valid('json', QuotientDemande),
    async (c) => {
      const found = await obtenirQuotient(c.var.deps, famille(c), c.req.valid('json'))
      c.header('cache-control', 'private, no-store')
      return c.json(found)
    },
  )
