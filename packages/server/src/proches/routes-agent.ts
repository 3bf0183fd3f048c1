import {
  AutoriteParentale,
  EnfantsAccueillis,
  FicheEnfant,
  FiltreEnfants,
  FiltreInterdictions,
  InterdictionsADecider,
  Motif,
  ReponseInterdiction,
} from '@inoe/contract/proches'
import { Hono } from 'hono'
import * as v from 'valibot'
import type { Tx } from '../database/open.ts'
import { enfantsParId, setAutorite } from '../foyers/familles.ts'
import { enfantsOfFoyer } from '../foyers/store.ts'
import { type Agent, agent, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { enfantsDeStructure } from '../inscriptions/store.ts'
import { tell, write } from './annonces.ts'
import { interdictionAcceptee, interdictionLevee, interdictionRefusee } from './courriels.ts'
import { remettre } from './fichier.ts'
import { interdictionsADecider, lireFiche } from './lecture.ts'
import {
  interdictionsEnEtat,
  type LigneInterdiction,
  lockInterdiction,
  setInterdiction,
  structuresDeEnfant,
} from './store.ts'

const tag = 'personnes'

/** Who may and may not collect a child, for the services that look after it. */
export const prochesAgentRoutes = new Hono<Env>()
  .get(
    '/gestion/enfants',
    describe({ tag, summary: 'The children of a structure, by name', answers: EnfantsAccueillis }),
    valid('query', FiltreEnfants),
    async (c) => {
      const { collectivite, structures } = agent(c)
      const structure = c.req.valid('query').structure.toLowerCase()
      if (!structures.includes(structure)) throw introuvable()
      const found = await inTransaction(c, systeme(c), async (tx) =>
        enfantsParId(tx, collectivite, await enfantsDeStructure(tx, collectivite, structure)),
      )
      const enfants = [...found.values()]
        .map(({ id, prenom, nom }) => ({ id, prenom, nom }))
        .sort((a, b) => a.nom.localeCompare(b.nom, 'fr') || a.prenom.localeCompare(b.prenom, 'fr'))
      c.header('cache-control', 'private, no-store')
      return c.json({ enfants } satisfies EnfantsAccueillis)
    },
  )
  .get(
    '/gestion/enfants/:id/personnes',
    describe({
      tag,
      summary: 'Who may and may not collect a child, whom to call: from both its homes',
      answers: FicheEnfant,
    }),
    valid('param', ParamId),
    async (c) => {
      const acteur = agent(c)
      const id = c.req.valid('param').id.toLowerCase()
      const today = c.var.deps.clock.today(c.var.collectivite.zone)
      // As `systeme`: the home that enrolled the child is not the only one that comes to fetch it.
      const fiche = await inTransaction(c, systeme(c), async (tx) => {
        await exigerEnfant(tx, acteur, id)
        return lireFiche(tx, acteur.collectivite, id, today)
      })
      if (!fiche) throw introuvable()
      c.header('cache-control', 'private, no-store')
      return c.json(fiche)
    },
  )
  .put(
    '/gestion/responsables/:id/autorite',
    describe({
      tag,
      summary: 'Writes whether an adult holds parental authority, and what says so',
      answers: v.object({}),
    }),
    valid('param', ParamId),
    valid('json', AutoriteParentale),
    async (c) => {
      const acteur = agent(c)
      const { collectivite } = acteur
      const id = c.req.valid('param').id.toLowerCase()
      const { autoriteParentale, motif } = c.req.valid('json')
      await inTransaction(c, systeme(c), async (tx) => {
        const foyer = await setAutorite(tx, collectivite, id, {
          autoriteParentale,
          autoriteMotif: motif,
          autoriteLe: c.var.deps.clock.now(),
          autoritePar: acteur.compte,
        })
        if (!foyer) throw introuvable()
        const children = await enfantsOfFoyer(tx, collectivite, foyer)
        let own = false
        for (const one of children) own ||= await estDuService(tx, acteur, one.id)
        if (!own) throw introuvable()
        await tell(
          tx,
          collectivite,
          foyer,
          children.map((one) => one.id),
        )
      })
      return c.json({})
    },
  )
  .get(
    '/gestion/interdictions',
    describe({
      tag,
      summary: 'Courts’ decisions that families sent, for the services that look after these children',
      answers: InterdictionsADecider,
    }),
    valid('query', FiltreInterdictions),
    async (c) => {
      const { collectivite, structures } = agent(c)
      const { etat } = c.req.valid('query')
      const today = c.var.deps.clock.today(c.var.collectivite.zone)
      const found = await inTransaction(c, systeme(c), async (tx): Promise<InterdictionsADecider> => {
        const waiting = await interdictionsEnEtat(tx, collectivite, 'demandee', structures)
        return {
          attente: waiting.length,
          interdictions: await interdictionsADecider(tx, collectivite, structures, etat, today),
        }
      })
      c.header('cache-control', 'private, no-store')
      return c.json(found)
    },
  )
  .get(
    '/gestion/interdictions/:id/fichier',
    describe({ tag, summary: 'The court’s decision itself, for the services of the child' }),
    valid('param', ParamId),
    async (c) => {
      const acteur = agent(c)
      const { id } = c.req.valid('param')
      return remettre(c, await inTransaction(c, systeme(c), (tx) => tenir(tx, acteur, id)))
    },
  )
  .post(
    '/gestion/interdictions/:id/reponse',
    describe({
      tag,
      summary: 'Applies a court’s decision, or does not and says why; the home that asked is told by e-mail',
      answers: v.object({}),
    }),
    valid('param', ParamId),
    valid('json', ReponseInterdiction),
    async (c) => {
      const acteur = agent(c)
      const { deps, collectivite } = c.var
      const id = c.req.valid('param').id.toLowerCase()
      const { decision, motif } = c.req.valid('json')
      return once(c, systeme(c), { decision, motif }, async (tx) => {
        const row = await tenir(tx, acteur, id)
        if (decision === 'refusee' && !motif)
          throw new Refus('motif-requis', {
            errors: [{ champ: 'motif', message: 'Indiquez le motif : la famille le lira.' }],
          })
        if (row.etat !== 'demandee') throw new Refus('deja-repondu')
        await setInterdiction(tx, collectivite.id, id, {
          etat: decision,
          motif: motif || null,
          reponduLe: deps.clock.now(),
          reponduPar: acteur.compte,
        })
        const letter = decision === 'acceptee' ? interdictionAcceptee : interdictionRefusee
        await write(tx, deps, collectivite, row, (sujet) => letter(sujet, motif))
        await tell(tx, collectivite.id, row.foyerId, [row.enfantId])
        return { status: 200, body: {} }
      })
    },
  )
  .post(
    '/gestion/interdictions/:id/levee',
    describe({
      tag,
      summary: 'A decision no longer applies; the home that asked is told why',
      answers: v.object({}),
    }),
    valid('param', ParamId),
    valid('json', Motif),
    async (c) => {
      const acteur = agent(c)
      const { deps, collectivite } = c.var
      const id = c.req.valid('param').id.toLowerCase()
      const { motif } = c.req.valid('json')
      return once(c, systeme(c), { motif }, async (tx) => {
        const row = await tenir(tx, acteur, id)
        if (row.etat !== 'acceptee') throw new Refus('deja-repondu')
        await setInterdiction(tx, collectivite.id, id, {
          etat: 'levee',
          motif,
          reponduLe: deps.clock.now(),
          reponduPar: acteur.compte,
        })
        await write(tx, deps, collectivite, row, (sujet) => interdictionLevee(sujet, motif))
        await tell(tx, collectivite.id, row.foyerId, [row.enfantId])
        return { status: 200, body: {} }
      })
    },
  )

/** A decision about a child of the agent's structures, held. @throws Refus `introuvable` */
async function tenir(tx: Tx, acteur: Agent, id: string): Promise<LigneInterdiction> {
  const found = await lockInterdiction(tx, acteur.collectivite, id)
  if (!found) throw introuvable()
  await exigerEnfant(tx, acteur, found.enfantId)
  return found
}

async function exigerEnfant(tx: Tx, acteur: Agent, enfant: string): Promise<void> {
  if (!(await estDuService(tx, acteur, enfant))) throw introuvable()
}

async function estDuService(tx: Tx, { collectivite, structures }: Agent, enfant: string): Promise<boolean> {
  return (await structuresDeEnfant(tx, collectivite, enfant)).some((one) => structures.includes(one))
}
