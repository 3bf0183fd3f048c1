import {
  Alertes,
  EssaiPayFip,
  RegieGeree,
  RegiesGerees,
  ReglagesRegie,
  TraitementAlerte,
} from '@inoe/contract/encaissements'
import { Hono } from 'hono'
import { agent, inTransaction, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { PayFipFault } from '../outside/payfip.ts'
import { compterAlertes, lireAlertes, traiterAlerte } from './alertes.ts'
import { exigerRegisseur, regiesDe } from './droits.ts'
import { erreursReglages, propre, refusPayFip } from './rules.ts'
import { regiesGerees, saveReglages } from './store.ts'

export const regiesRoutes = new Hono<Env>()
  .get(
    '/gestion/regies',
    describe({ tag: 'regies', summary: 'The régies of which the agent is régisseur', answers: RegiesGerees }),
    async (c) => {
      const who = agent(c)
      const { regies, alertes } = await inTransaction(c, systeme(c), async (tx) => {
        const own = await regiesDe(tx, who)
        return {
          regies: await regiesGerees(tx, who.collectivite, own),
          alertes: await compterAlertes(tx, who.collectivite, own),
        }
      })
      const aujourdhui = c.var.deps.clock.today(c.var.collectivite.zone)
      c.header('cache-control', 'no-store')
      return c.json({ aujourdhui, regies, alertes } satisfies RegiesGerees)
    },
  )
  .put(
    '/gestion/regies/:id',
    describe({ tag: 'regies', summary: 'Sets a régie', answers: RegieGeree }),
    valid('param', ParamId),
    valid('json', ReglagesRegie),
    async (c) => {
      const who = agent(c)
      const id = c.req.valid('param').id.toLowerCase()
      const reglages = propre(c.req.valid('json'))
      const saved = await inTransaction(c, systeme(c), async (tx) => {
        await exigerRegisseur(tx, who, id)
        const errors = erreursReglages(reglages)
        if (errors.length > 0) throw new Refus('requete-invalide', { errors })
        await saveReglages(tx, who.collectivite, id, reglages)
        return (await regiesGerees(tx, who.collectivite, [id]))[0]
      })
      if (!saved) throw introuvable()
      return c.json(saved)
    },
  )
  .post(
    '/gestion/regies/:id/essai',
    describe({
      tag: 'regies',
      summary: 'Asks PayFiP who the client number of a régie is: nothing is paid',
      answers: EssaiPayFip,
    }),
    valid('param', ParamId),
    async (c) => {
      const who = agent(c)
      const id = c.req.valid('param').id.toLowerCase()
      const [regie] = await inTransaction(c, systeme(c), async (tx) => {
        await exigerRegisseur(tx, who, id)
        return regiesGerees(tx, who.collectivite, [id])
      })
      if (!regie) throw introuvable()
      return c.json(await essayer(c.var.deps.payfip, regie.numcli))
    },
  )
  .get(
    '/gestion/regies/:id/alertes',
    describe({
      tag: 'regies',
      summary: 'What only a person can settle: oddities of PayFiP, findings of the nightly proof',
      answers: Alertes,
    }),
    valid('param', ParamId),
    async (c) => {
      const who = agent(c)
      const id = c.req.valid('param').id.toLowerCase()
      const alertes = await inTransaction(c, systeme(c), async (tx) => {
        await exigerRegisseur(tx, who, id)
        return lireAlertes(tx, who.collectivite, id, c.var.deps.clock.now())
      })
      c.header('cache-control', 'no-store')
      return c.json({ alertes } satisfies Alertes)
    },
  )
  .put(
    '/gestion/alertes/:id/traitement',
    describe({
      tag: 'regies',
      summary: 'Says that something is settled, or takes it back; answers the list of its régie',
      answers: Alertes,
    }),
    valid('param', ParamId),
    valid('json', TraitementAlerte),
    async (c) => {
      const who = agent(c)
      const id = c.req.valid('param').id.toLowerCase()
      const { traitee } = c.req.valid('json')
      const now = c.var.deps.clock.now()
      const alertes = await inTransaction(c, systeme(c), async (tx) => {
        const own = await regiesDe(tx, who)
        const what = { id, traitee, compte: who.compte, now }
        const regie = await traiterAlerte(tx, who.collectivite, own, what)
        return lireAlertes(tx, who.collectivite, regie, now)
      })
      return c.json({ alertes } satisfies Alertes)
    },
  )

async function essayer(
  payfip: Env['Variables']['deps']['payfip'],
  numcli: string | null,
): Promise<EssaiPayFip> {
  if (numcli === null)
    return { reussi: false, message: 'Aucun numéro de client PayFiP n’est enregistré pour cette régie.' }
  try {
    const libelles = await payfip.client(numcli)
    return { reussi: true, message: `PayFiP connaît ce numéro\u00a0: ${libelles.join(', ')}.` }
  } catch (error) {
    if (!(error instanceof PayFipFault)) throw error
    return { reussi: false, message: refusPayFip(error) }
  }
}
