import {
  Annulation,
  Dus,
  Encaissement,
  FiltreDus,
  FiltreEncaissements,
  Journal,
  NouvelEncaissement,
  UsageCredit,
} from '@inoe/contract/encaissements'
import { type Context, Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Tx } from '../database/open.ts'
import { plusJours } from '../factures/rules.ts'
import { agent, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { instantOf } from '../outside/clock.ts'
import { DELAI_REPRISE } from '../paiements/rules.ts'
import { exigerRegisseur, regiesDe } from '../regies/droits.ts'
import { annulerEncaissement, encaisserAuGuichet, utiliserLeCredit } from './caisse.ts'
import { detailler, lireDus, lireJournal } from './caisse-store.ts'
import { lireRecu } from './lecture.ts'
import { repondreRecu } from './routes.ts'
import { encaissementOf } from './store.ts'

/** Longest span of a journal, days. */
const JOURS_MAX = 366

export const encaissementsAgentRoutes = new Hono<Env>()
  .get(
    '/gestion/regies/:id/dus',
    describe({
      tag: 'encaissements',
      summary: 'What families owe a régie, found by name or invoice number; late ones first',
      answers: Dus,
    }),
    valid('param', ParamId),
    valid('query', FiltreDus),
    async (c) => {
      const regie = c.req.valid('param').id.toLowerCase()
      const who = agent(c)
      const { clock } = c.var.deps
      const dus = await inTransaction(c, systeme(c), async (tx) => {
        await exigerRegisseur(tx, who, regie)
        return lireDus(tx, who.collectivite, regie, {
          recherche: c.req.valid('query').recherche,
          today: clock.today(c.var.collectivite.zone),
          depuis: new Date(clock.now().getTime() - DELAI_REPRISE),
        })
      })
      c.header('cache-control', 'no-store')
      return c.json(dus)
    },
  )
  .get(
    '/gestion/regies/:id/encaissements',
    describe({
      tag: 'encaissements',
      summary: 'What came into a régie between two days, with totals by means',
      answers: Journal,
    }),
    valid('param', ParamId),
    valid('query', FiltreEncaissements),
    async (c) => {
      const regie = c.req.valid('param').id.toLowerCase()
      const who = agent(c)
      const { du, au } = c.req.valid('query')
      if (au < du || Date.parse(au) - Date.parse(du) > JOURS_MAX * 86_400_000)
        throw new Refus('requete-invalide', {
          errors: [{ champ: 'au', message: `Choisissez une période de ${JOURS_MAX} jours au plus.` }],
        })
      const { zone } = c.var.collectivite
      const journal = await inTransaction(c, systeme(c), async (tx) => {
        await exigerRegisseur(tx, who, regie)
        const [since, before] = [instantOf(du, '00:00', zone), instantOf(plusJours(au, 1), '00:00', zone)]
        return lireJournal(tx, who.collectivite, regie, since, before)
      })
      c.header('cache-control', 'no-store')
      return c.json(journal)
    },
  )
  .post(
    '/gestion/encaissements',
    describe({
      tag: 'encaissements',
      summary: 'Records money handed over at the counter; the family gets its receipt',
      answers: Encaissement,
      status: 201,
    }),
    valid('json', NouvelEncaissement),
    async (c) => {
      const who = agent(c)
      const demande = lower(c.req.valid('json'))
      const { deps, collectivite } = c.var
      return once(c, systeme(c), demande, async (tx) => {
        await exigerRegisseur(tx, who, demande.regie)
        const id = await encaisserAuGuichet(tx, deps, collectivite, who.compte, demande)
        return { status: 201, body: await relire(tx, c, id) }
      })
    },
  )
  .post(
    '/gestion/encaissements/:id/annulation',
    describe({
      tag: 'encaissements',
      summary: 'Reverses an entry of the counter, with a reason: its invoices are to pay again',
      answers: Encaissement,
      status: 201,
    }),
    valid('param', ParamId),
    valid('json', Annulation),
    async (c) => {
      const who = agent(c)
      const asked = { encaissement: c.req.valid('param').id.toLowerCase(), ...c.req.valid('json') }
      const { deps, collectivite } = c.var
      return once(c, systeme(c), asked, async (tx) => {
        const id = await annulerEncaissement(tx, deps, collectivite, who.compte, asked, (regie) =>
          exigerRegisseur(tx, who, regie),
        )
        return { status: 201, body: await relire(tx, c, id) }
      })
    },
  )
  .post(
    '/gestion/credits',
    describe({
      tag: 'encaissements',
      summary: 'Uses what a family has in advance for its invoices, or gives it back',
      answers: Encaissement,
      status: 201,
    }),
    valid('json', UsageCredit),
    async (c) => {
      const who = agent(c)
      const demande = lower(c.req.valid('json'))
      const { deps, collectivite } = c.var
      return once(c, systeme(c), demande, async (tx) => {
        await exigerRegisseur(tx, who, demande.regie)
        const id = await utiliserLeCredit(tx, deps, collectivite, who.compte, demande)
        return { status: 201, body: await relire(tx, c, id) }
      })
    },
  )
  .get(
    '/gestion/encaissements/:id/recu',
    describeRoute({
      tags: ['encaissements'],
      summary: 'The receipt of an entry, for its régisseur, as a tagged PDF',
      responses: { 200: { description: 'The PDF', content: { 'application/pdf': {} } } },
    }),
    valid('param', ParamId),
    async (c) => {
      const who = agent(c)
      const id = c.req.valid('param').id.toLowerCase()
      const recu = await inTransaction(c, systeme(c), async (tx) => {
        const own = await regiesDe(tx, who)
        return lireRecu(tx, c.var.collectivite, id, ({ regieId }) => own.includes(regieId))
      })
      return repondreRecu(c, recu)
    },
  )

async function relire(tx: Tx, c: Context<Env>, id: string): Promise<Encaissement> {
  const { collectivite } = c.var
  const entree = await encaissementOf(tx, collectivite.id, id)
  const [found] = entree ? await detailler(tx, collectivite.id, [entree]) : []
  if (!found) throw introuvable()
  return found
}

/** Ids as they are written. */
function lower<
  T extends { regie: string; foyer: string; parts: readonly { facture: string; centimes: number }[] },
>(asked: T): T {
  return {
    ...asked,
    regie: asked.regie.toLowerCase(),
    foyer: asked.foyer.toLowerCase(),
    parts: asked.parts.map((part) => ({ ...part, facture: part.facture.toLowerCase() })),
  }
}
