import { Id } from '@inoe/contract/commun'
import {
  FiltrePaiements,
  NouveauPaiement,
  Paiement,
  PaiementOuvert,
  Paiements,
} from '@inoe/contract/paiements'
import { type Context, Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { sectionUrl } from '../collectivites/store.ts'
import { plusJours } from '../factures/rules.ts'
import { type Famille, famille, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { instantOf } from '../outside/clock.ts'
import { lirePaiements } from './lecture.ts'
import { openAtPayFip, preparePaiement } from './open.ts'
import { settle } from './settle.ts'
import { type PaiementRow, paiementOf, paiementsEntre } from './store.ts'

/** Milliseconds between two questions to PayFiP that one open page may cause. */
const PAUSE = 9000
/** Milliseconds the browser waits for PayFiP's answer on its way back; the page watches on. */
const PATIENCE = 3000
/** Longest span of a history. */
const JOURS_MAX = 366

const isId = (text: string) => v.is(Id, text)

export const paiementsRoutes = new Hono<Env>()
  .post(
    '/paiements',
    describe({
      tag: 'paiements',
      summary: 'Opens an online payment of one or several invoices of one régie; answers PayFiP’s page',
      answers: PaiementOuvert,
      status: 201,
    }),
    valid('json', NouveauPaiement),
    async (c) => {
      const parent = famille(c)
      const demande = c.req.valid('json')
      const { deps, collectivite, session } = c.var
      const prepared = await once(c, systeme(c), demande, async (tx) => ({
        status: 201,
        body: { paiement: await preparePaiement(tx, deps, collectivite, parent, demande) },
      }))
      const { paiement } = (await prepared.json()) as { paiement: string }
      return c.json(await openAtPayFip(deps, collectivite, session?.courriel ?? '', paiement), 201)
    },
  )
  .get(
    '/paiements',
    describe({
      tag: 'paiements',
      summary: 'The online payments that a family tried between two days, latest first',
      answers: Paiements,
    }),
    valid('query', FiltrePaiements),
    async (c) => {
      const parent = famille(c)
      const { du, au } = c.req.valid('query')
      if (au < du || Date.parse(au) - Date.parse(du) > JOURS_MAX * 86_400_000)
        throw new Refus('requete-invalide', {
          errors: [{ champ: 'au', message: (dit) => dit.commun.joursAuPlus(JOURS_MAX) }],
        })
      const { zone } = c.var.collectivite
      const [since, before] = [instantOf(du, '00:00', zone), instantOf(plusJours(au, 1), '00:00', zone)]
      const paiements = await inTransaction(c, parent, async (tx) =>
        lirePaiements(
          tx,
          parent.collectivite,
          await paiementsEntre(tx, parent.collectivite, parent.foyer, since, before),
        ),
      )
      c.header('cache-control', 'no-store')
      return c.json({ paiements } satisfies Paiements)
    },
  )
  .get(
    '/paiements/:id',
    describe({
      tag: 'paiements',
      summary: 'What became of a payment, asked of PayFiP if need be',
      answers: Paiement,
    }),
    valid('param', ParamId),
    async (c) => {
      const parent = famille(c)
      const id = c.req.valid('param').id.toLowerCase()
      const found = await readOwn(c, parent, id)
      c.header('cache-control', 'no-store')
      if (!isToAsk(found, c.var.deps.clock.now())) return c.json(await answer(c, parent, found))
      await settle(c.var.deps, parent.collectivite, id)
      return c.json(await answer(c, parent, await readOwn(c, parent, id)))
    },
  )
  .post(
    '/payfip/notification/:paiement',
    describeRoute({
      tags: ['paiements'],
      summary: 'PayFiP says that something happened: it is asked what. Always 200, empty',
      responses: { 200: { description: 'Empty' } },
    }),
    async (c) => {
      // Threat: unsigned, anybody can send it. It carries nothing we believe, and answers the same whatever it names.
      const paiement = c.req.param('paiement').toLowerCase()
      if (isId(paiement)) {
        const { deps, collectivite } = c.var
        await inTransaction(c, systeme(c), async (tx) => {
          if ((await paiementOf(tx, collectivite.id, paiement))?.idOp) {
            await deps.queue.send(tx, 'suivre-paiement', { collectivite: collectivite.id, paiement })
          }
        })
      }
      return c.body(null, 200)
    },
  )
  .on(
    ['GET', 'POST'],
    '/payfip/retour/:paiement',
    describeRoute({
      tags: ['paiements'],
      summary: 'The browser comes back from PayFiP: sent on to the page it left, with `inoe-paiement`',
      responses: { 303: { description: 'To the page' } },
    }),
    async (c) => {
      const { deps, collectivite } = c.var
      const paiement = c.req.param('paiement').toLowerCase()
      const [found, page] = await inTransaction(c, systeme(c), async (tx) => [
        isId(paiement) ? await paiementOf(tx, collectivite.id, paiement) : undefined,
        await sectionUrl(tx, deps.publicUrl, collectivite.id, 'factures'),
      ])
      if (!found) return c.redirect(page, 303)
      const asked = settle(deps, collectivite.id, paiement).catch((error: unknown) =>
        deps.log.error({ paiement, err: { message: String(error) } }, 'a return could not be settled'),
      )
      await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, PATIENCE).unref())])
      const back = new URL(found.retour)
      back.searchParams.set('inoe-paiement', paiement)
      return c.redirect(back.href, 303)
    },
  )

async function readOwn(c: Context<Env>, parent: Famille, id: string): Promise<PaiementRow> {
  const found = await inTransaction(c, parent, (tx) => paiementOf(tx, parent.collectivite, id))
  if (found?.foyerId !== parent.foyer) throw introuvable()
  return found
}

function isToAsk({ etat, idOp, verifieLe }: PaiementRow, now: Date): boolean {
  return etat === 'en-cours' && idOp !== null && (!verifieLe || now.getTime() - verifieLe.getTime() >= PAUSE)
}

async function answer(c: Context<Env>, parent: Famille, row: PaiementRow): Promise<Paiement> {
  const [read] = await inTransaction(c, parent, (tx) => lirePaiements(tx, parent.collectivite, [row]))
  if (!read) throw introuvable()
  return read
}
