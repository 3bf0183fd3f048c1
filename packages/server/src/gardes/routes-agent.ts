import { Id } from '@inoe/contract/commun'
import {
  Detachement,
  FamilleGeree,
  FamillesTrouvees,
  FiltreFamilles,
  GardeSaisie,
  Rattachement,
  RegleGardes,
} from '@inoe/contract/gardes'
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import type { Tx } from '../database/open.ts'
import { structuresDeFoyer } from '../foyers/modifications.ts'
import { foyerConnu } from '../foyers/store.ts'
import { type Agent, agent, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { structuresDeEnfant } from '../proches/store.ts'
import { fixer } from './calendrier.ts'
import { chercherFamilles, lireFamille } from './lecture.ts'
import { detacher, memeEnfant, rattacher } from './rattacher.ts'
import { reunirFiches } from './reunir.ts'
import { chacunSesJours, setChacunSesJours } from './store.ts'

const tag = 'gardes'
const ParamEnfant = v.object({ id: Id, enfant: Id })

/** Families as the services that answer for them arrange them: which homes a child has, and on which days. */
export const gardesAgentRoutes = new Hono<Env>()
  .get(
    '/gestion/familles',
    describe({
      tag,
      summary: 'Families that the agent’s structures answer for, by words of a name or a login’s address',
      answers: FamillesTrouvees,
    }),
    valid('query', FiltreFamilles),
    async (c) => {
      const { collectivite, structures } = agent(c)
      const { nom } = c.req.valid('query')
      const familles = await inTransaction(c, systeme(c), (tx) =>
        chercherFamilles(tx, collectivite, structures, nom),
      )
      c.header('cache-control', 'private, no-store')
      return c.json({ familles } satisfies FamillesTrouvees)
    },
  )
  .get(
    '/gestion/familles/:id',
    describe({
      tag,
      summary: 'A family: its children, their other homes, their calendars',
      answers: FamilleGeree,
    }),
    valid('param', ParamId),
    async (c) => {
      const acteur = agent(c)
      const id = c.req.valid('param').id.toLowerCase()
      const found = await inTransaction(c, systeme(c), async (tx) => {
        await exigerFamille(tx, acteur, id)
        return lireFamille(tx, acteur, id, aujourdhui(c))
      })
      if (!found) throw introuvable()
      c.header('cache-control', 'private, no-store')
      return c.json(found satisfies FamilleGeree)
    },
  )
  .post(
    '/gestion/familles/:id/enfants',
    describe({
      tag,
      summary: 'Puts a child of one family in this one’s file too, with what says so',
      answers: v.object({}),
      status: 201,
    }),
    valid('param', ParamId),
    valid('json', Rattachement),
    async (c) => {
      const acteur = agent(c)
      const foyer = c.req.valid('param').id.toLowerCase()
      const asked = c.req.valid('json')
      const enfant = asked.enfant.toLowerCase()
      return once(c, systeme(c), { foyer, ...asked }, async (tx) => {
        await exigerFamille(tx, acteur, foyer)
        await exigerEnfant(tx, acteur, enfant)
        const contexte = { tx, outils: c.var.deps, ville: c.var.collectivite }
        const own = await memeEnfant(contexte, enfant, foyer)
        if (own && asked.reunir) {
          await reunirFiches(contexte, {
            enfant,
            double: own.id,
            foyer,
            accord: asked.accord,
            par: acteur.compte,
          })
          return { status: 201, body: {} }
        }
        if (own)
          throw new Refus('rattachement-impossible', {
            detail: `Ce dossier a déjà une fiche de ${own.prenom}, du même jour de naissance. Réunissez d’abord les deux fiches.`,
          })
        await rattacher(contexte, { enfant, foyer, accord: asked.accord, par: acteur.compte })
        return { status: 201, body: {} }
      })
    },
  )
  .post(
    '/gestion/familles/:id/enfants/:enfant/retrait',
    describe({
      tag,
      summary:
        'Takes a child out of this family, which is one of its two homes; says what becomes of days to come',
      answers: v.object({}),
    }),
    valid('param', ParamEnfant),
    valid('json', Detachement),
    async (c) => {
      const acteur = agent(c)
      const { id, enfant } = enLettres(c.req.valid('param'))
      const asked = c.req.valid('json')
      return once(c, systeme(c), { id, enfant, ...asked }, async (tx) => {
        await exigerFamille(tx, acteur, id)
        await exigerEnfant(tx, acteur, enfant)
        const contexte = { tx, outils: c.var.deps, ville: c.var.collectivite }
        await detacher(contexte, { enfant, foyer: id, ...asked, par: acteur.compte })
        return { status: 200, body: {} }
      })
    },
  )
  .post(
    '/gestion/familles/:id/enfants/:enfant/garde',
    describe({
      tag,
      summary: 'Sets the calendar of a child’s two homes, told from this one',
      answers: v.object({ id: Id }),
      status: 201,
    }),
    valid('param', ParamEnfant),
    valid('json', GardeSaisie),
    async (c) => {
      const acteur = agent(c)
      const { id, enfant } = enLettres(c.req.valid('param'))
      const asked = c.req.valid('json')
      return once(c, systeme(c), { id, enfant, ...asked }, async (tx) => {
        await exigerFamille(tx, acteur, id)
        await exigerEnfant(tx, acteur, enfant)
        const contexte = { tx, outils: c.var.deps, ville: c.var.collectivite }
        return {
          status: 201,
          body: { id: await fixer(contexte, { enfant, foyer: id, par: acteur.compte }, asked) },
        }
      })
    },
  )
  .get(
    '/gestion/gardes',
    describe({
      tag,
      summary: 'What the town decides of days that are the other home’s',
      answers: RegleGardes,
    }),
    async (c) => {
      const acteur = agent(c)
      const read = await inTransaction(c, acteur, (tx) => chacunSesJours(tx, acteur.collectivite))
      return c.json({ chacunSesJours: read } satisfies RegleGardes)
    },
  )
  .put(
    '/gestion/gardes',
    describe({
      tag,
      summary: 'Lets a home book the other’s days, with a word that says so, or refuses it',
      answers: RegleGardes,
    }),
    valid('json', RegleGardes),
    async (c) => {
      const acteur = agent(c)
      const asked = c.req.valid('json')
      await inTransaction(c, systeme(c), (tx) =>
        setChacunSesJours(tx, acteur.collectivite, asked.chacunSesJours),
      )
      return c.json(asked satisfies RegleGardes)
    },
  )

const aujourdhui = (c: Context<Env>) => c.var.deps.clock.today(c.var.collectivite.zone)
const enLettres = ({ id, enfant }: { id: string; enfant: string }) => ({
  id: id.toLowerCase(),
  enfant: enfant.toLowerCase(),
})

/** A family that the agent's structures answer for. @throws Refus `introuvable` */
export async function exigerFamille(tx: Tx, acteur: Agent, foyer: string): Promise<void> {
  if (!(await foyerConnu(tx, acteur.collectivite, foyer))) throw introuvable()
  const answering = await structuresDeFoyer(tx, acteur.collectivite, foyer)
  if (!answering.some((one) => acteur.structures.includes(one))) throw introuvable()
}

async function exigerEnfant(tx: Tx, acteur: Agent, enfant: string): Promise<void> {
  const answering = await structuresDeEnfant(tx, acteur.collectivite, enfant)
  if (!answering.some((one) => acteur.structures.includes(one))) throw introuvable()
}
