import {
  ChangementMandat,
  Mandat,
  Mandats,
  NouveauMandat,
  SignatureMandat,
} from '@inoe/contract/prelevements'
import { type Context, Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { compter } from '../comptes/limites.ts'
import { type Famille, famille, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { electronique } from './iban.ts'
import { mandatPdf } from './mandat-pdf.ts'
import {
  changerMandat,
  demanderCode,
  demanderMandat,
  lireMandats,
  signerMandat,
  verifierCompte,
} from './mandater.ts'
import { mandatOf } from './store.ts'

export const prelevementsRoutes = new Hono<Env>()
  .get(
    '/mandats',
    describe({ tag: 'prelevements', summary: 'A family’s mandates, and what it can sign', answers: Mandats }),
    async (c) => {
      const parent = famille(c)
      const found = await inTransaction(c, parent, (tx) => lireMandats(tx, parent))
      c.header('cache-control', 'no-store')
      return c.json(found)
    },
  )
  .post(
    '/mandats',
    describe({
      tag: 'prelevements',
      summary: 'A mandate to sign; its code goes by e-mail to the login that asks',
      answers: Mandat,
      status: 201,
    }),
    valid('json', NouveauMandat),
    async (c) => {
      const parent = famille(c)
      const demande = c.req.valid('json')
      const { deps, session } = c.var
      // What is mistyped is said before any code is counted.
      verifierCompte(demande)
      await compterCode(c, parent)
      // The key of a request keeps a plain print of what it asks: the account goes in it as a keyed one.
      const content = { ...demande, iban: deps.coffre.empreinte(electronique(demande.iban)) }
      return once(c, systeme(c), content, async (tx) => ({
        status: 201,
        body: await demanderMandat(tx, deps, parent, session?.courriel ?? '', demande),
      }))
    },
  )
  .post(
    '/mandats/:id/code',
    describe({
      tag: 'prelevements',
      summary: 'Sends another code; the former no longer signs',
      answers: Mandat,
    }),
    valid('param', ParamId),
    async (c) => {
      const parent = famille(c)
      const { deps, session } = c.var
      const id = c.req.valid('param').id.toLowerCase()
      await compterCode(c, parent)
      return c.json(
        await inTransaction(c, systeme(c), (tx) =>
          demanderCode(tx, deps, parent, session?.courriel ?? '', id),
        ),
      )
    },
  )
  .post(
    '/mandats/:id/signature',
    describe({ tag: 'prelevements', summary: 'Signs a mandate by the code received', answers: Mandat }),
    valid('param', ParamId),
    valid('json', SignatureMandat),
    async (c) => {
      const parent = famille(c)
      const { deps, collectivite, session } = c.var
      const asked = { id: c.req.valid('param').id.toLowerCase(), code: c.req.valid('json').code }
      // A wrong try stays counted: the refusal is thrown after the transaction, not in it.
      const signed = await inTransaction(c, systeme(c), (tx) =>
        signerMandat(tx, deps, collectivite, parent, session?.courriel ?? '', asked),
      )
      if (signed instanceof Refus) throw signed
      return c.json(signed)
    },
  )
  .post(
    '/mandats/:id/etat',
    describe({
      tag: 'prelevements',
      summary:
        'Suspends a mandate, takes it up again or ends it; what the bank does not have yet is withdrawn',
      answers: Mandat,
    }),
    valid('param', ParamId),
    valid('json', ChangementMandat),
    async (c) => {
      const parent = famille(c)
      const { deps, collectivite } = c.var
      const id = c.req.valid('param').id.toLowerCase()
      return c.json(
        await inTransaction(c, systeme(c), (tx) =>
          changerMandat(tx, deps, collectivite, parent, id, c.req.valid('json')),
        ),
      )
    },
  )
  .get(
    '/mandats/:id/pdf',
    describeRoute({
      tags: ['prelevements'],
      summary: 'A mandate as a tagged PDF, with the whole IBAN; for its family alone',
      responses: { 200: { description: 'The PDF', content: { 'application/pdf': {} } } },
    }),
    valid('param', ParamId),
    async (c) => {
      const parent = famille(c)
      const { deps, collectivite } = c.var
      const mandat = await inTransaction(c, parent, (tx) =>
        mandatOf(tx, parent.collectivite, c.req.valid('param').id.toLowerCase()),
      )
      if (mandat?.foyerId !== parent.foyer) throw introuvable()
      const iban = deps.coffre.ouvrir(mandat.ibanScelle, `${mandat.collectiviteId} ${mandat.id}`)
      c.header('content-type', 'application/pdf')
      c.header('content-disposition', `inline; filename="mandat-${mandat.rum}.pdf"`)
      c.header('cache-control', 'no-store')
      return c.body(await mandatPdf(mandat, iban, collectivite.zone))
    },
  )

/** Threat: who took a session over tries codes again and again, or floods a mailbox. */
async function compterCode(c: Context<Env>, { collectivite, foyer }: Famille): Promise<void> {
  await compter(c.var.deps.database, { collectivite, limite: 'code-mandat', qui: foyer })
}
