import { Id } from '@inoe/contract/commun'
import { EssaiPayFip, RegieGeree, RegiesGerees, ReglagesRegie } from '@inoe/contract/encaissements'
import { Hono } from 'hono'
import * as v from 'valibot'
import { agent, inTransaction, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { PayFipFault } from '../outside/payfip.ts'
import { exigerRegisseur, regiesDe } from './droits.ts'
import { erreursReglages, propre, refusPayFip } from './rules.ts'
import { regiesGerees, saveReglages } from './store.ts'

const ParId = v.object({ id: Id })

export const regiesRoutes = new Hono<Env>()
  .get(
    '/gestion/regies',
    describe({ tag: 'regies', summary: 'The régies of which the agent is régisseur', answers: RegiesGerees }),
    async (c) => {
      const who = agent(c)
      const regies = await inTransaction(c, systeme(c), async (tx) =>
        regiesGerees(tx, who.collectivite, await regiesDe(tx, who)),
      )
      const aujourdhui = c.var.deps.clock.today(c.var.collectivite.zone)
      c.header('cache-control', 'no-store')
      return c.json({ aujourdhui, regies } satisfies RegiesGerees)
    },
  )
  .put(
    '/gestion/regies/:id',
    describe({ tag: 'regies', summary: 'Sets a régie', answers: RegieGeree }),
    valid('param', ParId),
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
    valid('param', ParId),
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
    if (error.technical)
      return { reussi: false, message: 'PayFiP ne répond pas pour l’instant. Réessayez plus tard.' }
    return { reussi: false, message: refusPayFip(error.code) }
  }
}
