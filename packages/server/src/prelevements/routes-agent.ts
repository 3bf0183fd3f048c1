import { NouvelleRemise, RejetPrelevement, Remise, Remises } from '@inoe/contract/prelevements'
import { type Context, Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Tx } from '../database/open.ts'
import { agent, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { exigerRegisseur } from '../regies/droits.ts'
import { cloreRemise } from './clore.ts'
import { annulerRemise, deposerRemise } from './deposer.ts'
import { lireFichier, lireRemise, lireRemises } from './lecture.ts'
import { preparerRemise } from './preparer.ts'
import { rejeterPrelevement } from './rejeter.ts'
import { lockRemise, prelevementOf, type RemiseRow, remiseOf } from './remises-store.ts'

export const prelevementsAgentRoutes = new Hono<Env>()
  .get(
    '/gestion/regies/:id/remises',
    describe({
      tag: 'prelevements',
      summary: 'The batches of debits of a régie, latest first',
      answers: Remises,
    }),
    valid('param', ParamId),
    async (c) => {
      const regie = c.req.valid('param').id.toLowerCase()
      const who = agent(c)
      const found = await inTransaction(c, systeme(c), async (tx) => {
        await exigerRegisseur(tx, who, regie)
        return lireRemises(tx, who.collectivite, regie)
      })
      c.header('cache-control', 'no-store')
      return c.json(found)
    },
  )
  .post(
    '/gestion/remises',
    describe({
      tag: 'prelevements',
      summary: 'Prepares a batch: what is owed by then under active mandates; families are told at once',
      answers: Remise,
      status: 201,
    }),
    valid('json', NouvelleRemise),
    async (c) => {
      const who = agent(c)
      const demande = c.req.valid('json')
      const { deps, collectivite } = c.var
      return once(c, systeme(c), demande, async (tx) => {
        await exigerRegisseur(tx, who, demande.regie)
        const id = await preparerRemise(tx, deps, collectivite, demande)
        return { status: 201, body: await relire(tx, collectivite.id, id) }
      })
    },
  )
  .get(
    '/gestion/remises/:id',
    describe({ tag: 'prelevements', summary: 'One batch with its debits', answers: Remise }),
    valid('param', ParamId),
    async (c) => {
      const found = await lire(c, c.req.valid('param').id, lireRemise)
      c.header('cache-control', 'no-store')
      return c.json(found)
    },
  )
  .delete(
    '/gestion/remises/:id',
    describe({
      tag: 'prelevements',
      summary: 'Throws away a batch that was not handed over; families are told',
    }),
    valid('param', ParamId),
    async (c) => {
      const { deps, collectivite } = c.var
      await changer(c, c.req.valid('param').id, (tx, remise) => annulerRemise(tx, deps, collectivite, remise))
      return c.body(null, 204)
    },
  )
  .post(
    '/gestion/remises/:id/depot',
    describe({
      tag: 'prelevements',
      summary: 'Makes the file of a batch, what was paid meanwhile withdrawn; it changes no more',
      answers: Remise,
    }),
    valid('param', ParamId),
    async (c) => {
      const { deps, collectivite } = c.var
      return c.json(
        await changer(c, c.req.valid('param').id, async (tx, remise) => {
          await deposerRemise(tx, deps, collectivite, remise)
          return relire(tx, collectivite.id, remise.id)
        }),
      )
    },
  )
  .get(
    '/gestion/remises/:id/fichier',
    describeRoute({
      tags: ['prelevements'],
      summary: 'The pain.008 file of a batch, the same bytes each time',
      responses: { 200: { description: 'The file', content: { 'application/xml': {} } } },
    }),
    valid('param', ParamId),
    async (c) => {
      const { deps, collectivite } = c.var
      const { nom, xml } = await lire(c, c.req.valid('param').id, (tx, remise) =>
        lireFichier(tx, deps, collectivite, remise),
      )
      c.header('content-type', 'application/xml; charset=utf-8')
      c.header('content-disposition', `attachment; filename="${nom}"`)
      c.header('cache-control', 'no-store')
      return c.body(xml)
    },
  )
  .post(
    '/gestion/remises/:id/cloture',
    describe({
      tag: 'prelevements',
      summary: 'Closes a batch on its date or after: each debit is entered once in the ledger',
      answers: Remise,
    }),
    valid('param', ParamId),
    async (c) => {
      const { compte } = agent(c)
      const { deps, collectivite } = c.var
      return c.json(
        await changer(c, c.req.valid('param').id, async (tx, remise) => {
          await cloreRemise(tx, deps, collectivite, remise, compte)
          return relire(tx, collectivite.id, remise.id)
        }),
      )
    },
  )
  .post(
    '/gestion/prelevements/:id/rejet',
    describe({
      tag: 'prelevements',
      summary: 'Notes that the bank gave a debit back: its invoices are to pay again, its family is told',
      answers: Remise,
    }),
    valid('param', ParamId),
    valid('json', RejetPrelevement),
    async (c) => {
      const who = agent(c)
      const prelevement = c.req.valid('param').id.toLowerCase()
      const { code } = c.req.valid('json')
      const { deps, collectivite } = c.var
      return c.json(
        await inTransaction(c, systeme(c), async (tx) => {
          const found = await prelevementOf(tx, collectivite.id, prelevement)
          if (!found) throw introuvable()
          await exigerRegisseur(tx, who, found.regieId)
          await rejeterPrelevement(tx, deps, collectivite, { prelevement, code, agent: who.compte })
          return relire(tx, collectivite.id, found.remiseId)
        }),
      )
    },
  )

/** Reads a batch for the régisseur who asks. @throws Refus `introuvable` */
function lire<T>(c: Context<Env>, id: string, read: (tx: Tx, remise: RemiseRow) => Promise<T>): Promise<T> {
  const who = agent(c)
  return inTransaction(c, systeme(c), async (tx) => {
    const remise = await remiseOf(tx, who.collectivite, id.toLowerCase())
    if (!remise) throw introuvable()
    await exigerRegisseur(tx, who, remise.regieId)
    return read(tx, remise)
  })
}

/** Changes a batch under its lock, for the régisseur who asks: of two clicks the second finds it done. @throws Refus */
function changer<T>(
  c: Context<Env>,
  id: string,
  change: (tx: Tx, remise: RemiseRow) => Promise<T>,
): Promise<T> {
  const who = agent(c)
  return inTransaction(c, systeme(c), async (tx) => {
    const remise = await lockRemise(tx, who.collectivite, id.toLowerCase())
    if (!remise) throw introuvable()
    await exigerRegisseur(tx, who, remise.regieId)
    return change(tx, remise)
  })
}

async function relire(tx: Tx, collectivite: string, id: string): Promise<Remise> {
  const remise = await remiseOf(tx, collectivite, id)
  if (!remise) throw introuvable()
  return lireRemise(tx, remise)
}
