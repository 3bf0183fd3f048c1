import { Id } from '@inoe/contract/commun'
import {
  AccesFamille,
  FusionDemandee,
  FusionPrevue,
  InvitationAcces,
  RetourAcces,
  RetraitAcces,
  Separation,
} from '@inoe/contract/familles'
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import type { Tx } from '../database/open.ts'
import { exigerFamille } from '../gardes/routes-agent.ts'
import { agent, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { valid } from '../http/validate.ts'
import { lireAcces, ouvrirAcces, rendreAcces, retirerAcces } from './acces.ts'
import { noterComparaison } from './comparaison.ts'
import { fusionner } from './fusion.ts'
import { prevoir } from './prevue.ts'
import { separer } from './separation.ts'

const tag = 'familles'
const ParamFusion = v.object({ id: Id, autre: Id })
const ParamAcces = v.object({ id: Id, compte: Id })

/** Families as the services that answer for them put them right: merged, split, who has access. */
export const famillesAgentRoutes = new Hono<Env>()
  .get(
    '/gestion/familles/:id/fusion/:autre',
    describe({
      tag,
      summary: 'What merging another family into this one would do, and what is in the way',
      answers: FusionPrevue,
    }),
    valid('param', ParamFusion),
    async (c) => {
      const acteur = agent(c)
      const { id, autre } = c.req.valid('param')
      const [garde, absorbe] = [id.toLowerCase(), autre.toLowerCase()]
      const found = await inTransaction(c, systeme(c), async (tx) => {
        await exigerFamille(tx, acteur, garde)
        await exigerFamille(tx, acteur, absorbe)
        const read = await prevoir(contexte(c, tx), garde, absorbe)
        for (const one of read.paires) await noterComparaison(c, tx, acteur, one)
        return read
      })
      c.header('cache-control', 'private, no-store')
      return c.json(found satisfies FusionPrevue)
    },
  )
  .post(
    '/gestion/familles/:id/fusion',
    describe({
      tag,
      summary: 'Merges another family into this one: every table, in one transaction, written in a journal',
      answers: v.object({}),
    }),
    valid('param', ParamId),
    valid('json', FusionDemandee),
    async (c) => {
      const acteur = agent(c)
      const garde = c.req.valid('param').id.toLowerCase()
      const asked = c.req.valid('json')
      const autre = asked.autre.toLowerCase()
      const paires = asked.paires.map((one) => ({
        ...one,
        garde: one.garde.toLowerCase(),
        absorbe: one.absorbe.toLowerCase(),
      }))
      return once(c, systeme(c), { garde, ...asked }, async (tx) => {
        await exigerFamille(tx, acteur, garde)
        await exigerFamille(tx, acteur, autre)
        await fusionner(contexte(c, tx), garde, { ...asked, autre, paires }, acteur.compte)
        return { status: 200, body: {} }
      })
    },
  )
  .post(
    '/gestion/familles/:id/separation',
    describe({
      tag,
      summary: 'One adult leaves with a file of their own; children stay, go with them, or have both homes',
      answers: v.object({ id: Id }),
      status: 201,
    }),
    valid('param', ParamId),
    valid('json', Separation),
    async (c) => {
      const acteur = agent(c)
      const foyer = c.req.valid('param').id.toLowerCase()
      const asked = c.req.valid('json')
      return once(c, systeme(c), { foyer, ...asked }, async (tx) => {
        await exigerFamille(tx, acteur, foyer)
        const responsable = asked.responsable.toLowerCase()
        return {
          status: 201,
          body: { id: await separer(contexte(c, tx), foyer, { ...asked, responsable }, acteur.compte) },
        }
      })
    },
  )
  .get(
    '/gestion/familles/:id/acces',
    describe({
      tag,
      summary: 'Who has access to a family, and what agents did of its file',
      answers: AccesFamille,
    }),
    valid('param', ParamId),
    async (c) => {
      const acteur = agent(c)
      const id = c.req.valid('param').id.toLowerCase()
      const found = await inTransaction(c, systeme(c), async (tx) => {
        await exigerFamille(tx, acteur, id)
        return lireAcces(tx, acteur.collectivite, id)
      })
      c.header('cache-control', 'private, no-store')
      return c.json(found satisfies AccesFamille)
    },
  )
  .post(
    '/gestion/familles/:id/acces',
    describe({
      tag,
      summary: 'Opens an access for an address: a link by which its reader chooses a password, sent again',
      answers: v.object({}),
      status: 201,
    }),
    valid('param', ParamId),
    valid('json', InvitationAcces),
    async (c) => {
      const acteur = agent(c)
      const id = c.req.valid('param').id.toLowerCase()
      const asked = c.req.valid('json')
      return once(c, systeme(c), { id, ...asked }, async (tx) => {
        await exigerFamille(tx, acteur, id)
        await ouvrirAcces(contexte(c, tx), id, asked, acteur.compte)
        return { status: 201, body: {} }
      })
    },
  )
  .post(
    '/gestion/familles/:id/acces/:compte/retrait',
    describe({
      tag,
      summary:
        'Takes a login’s access away: signed out at once, the others told; the last one only if it is said',
      answers: v.object({}),
    }),
    valid('param', ParamAcces),
    valid('json', RetraitAcces),
    async (c) => {
      const acteur = agent(c)
      const { id, compte } = enLettres(c.req.valid('param'))
      const asked = c.req.valid('json')
      return once(c, systeme(c), { id, compte, ...asked }, async (tx) => {
        await exigerFamille(tx, acteur, id)
        await retirerAcces(contexte(c, tx), id, compte, asked, acteur.compte)
        return { status: 200, body: {} }
      })
    },
  )
  .post(
    '/gestion/familles/:id/acces/:compte/retour',
    describe({ tag, summary: 'Gives a login back the access that was taken away', answers: v.object({}) }),
    valid('param', ParamAcces),
    valid('json', RetourAcces),
    async (c) => {
      const acteur = agent(c)
      const { id, compte } = enLettres(c.req.valid('param'))
      const { motif } = c.req.valid('json')
      return once(c, systeme(c), { id, compte, motif }, async (tx) => {
        await exigerFamille(tx, acteur, id)
        await rendreAcces(contexte(c, tx), id, compte, motif, acteur.compte)
        return { status: 200, body: {} }
      })
    },
  )

const contexte = (c: Context<Env>, tx: Tx) => ({ tx, outils: c.var.deps, ville: c.var.collectivite })
const enLettres = ({ id, compte }: { id: string; compte: string }) => ({
  id: id.toLowerCase(),
  compte: compte.toLowerCase(),
})
