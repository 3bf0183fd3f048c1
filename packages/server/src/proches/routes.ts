import { Id } from '@inoe/contract/commun'
import { OrdreAppel, Personnes, PROCHES_MAX, ProcheSaisi } from '@inoe/contract/proches'
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import type { Tx } from '../database/open.ts'
import { enfantsOfFoyer, lockFoyer } from '../foyers/store.ts'
import { type Famille, famille, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { tell } from './annonces.ts'
import { lirePersonnes } from './lecture.ts'
import { erreursProche } from './rules.ts'
import { deleteProche, insertProche, prochesDesFoyers, setOrdre, setProche } from './store.ts'

const tag = 'personnes'

/** Whom a family trusts with its children. */
export const prochesRoutes = new Hono<Env>()
  .get(
    '/foyer/personnes',
    describe({
      tag,
      summary: 'Who may, and who may not, collect the children of the family; whom to call, in order',
      answers: Personnes,
    }),
    async (c) => {
      const acteur = famille(c)
      const today = c.var.deps.clock.today(c.var.collectivite.zone)
      const found = await inTransaction(c, acteur, (tx) =>
        lirePersonnes(tx, acteur.collectivite, acteur.foyer, today),
      )
      c.header('cache-control', 'private, no-store')
      return c.json(found)
    },
  )
  .post(
    '/foyer/proches',
    describe({
      tag,
      summary: 'Names somebody more, called last',
      answers: v.object({ id: Id }),
      status: 201,
    }),
    valid('json', ProcheSaisi),
    async (c) => {
      const acteur = famille(c)
      const { collectivite, foyer } = acteur
      const saisi = lower(c.req.valid('json'))
      return once(c, systeme(c), saisi, async (tx) => {
        await lockFoyer(tx, collectivite, foyer)
        await verifier(tx, acteur, saisi)
        const there = await prochesDesFoyers(tx, collectivite, [foyer])
        if (there.length >= PROCHES_MAX)
          throw new Refus('requete-invalide', {
            detail: (dit) => dit.proches.listePleine(PROCHES_MAX),
          })
        const rang = Math.max(-1, ...there.map((one) => one.rang)) + 1
        const id = await insertProche(tx, collectivite, foyer, saisi, rang)
        await tell(tx, collectivite, foyer, saisi.enfants)
        return { status: 201, body: { id } }
      })
    },
  )
  .put(
    '/foyer/proches/:id',
    describe({ tag, summary: 'Corrects somebody of the list' }),
    valid('param', ParamId),
    valid('json', ProcheSaisi),
    async (c) => {
      const acteur = famille(c)
      const { collectivite, foyer } = acteur
      const saisi = lower(c.req.valid('json'))
      await inTransaction(c, systeme(c), async (tx) => {
        const former = await own(c, tx, acteur)
        await verifier(tx, acteur, saisi)
        await setProche(tx, former, saisi)
        await tell(tx, collectivite, foyer, [...former.enfants, ...saisi.enfants])
      })
      return c.body(null, 204)
    },
  )
  .delete(
    '/foyer/proches/:id',
    describe({ tag, summary: 'Takes somebody off the list' }),
    valid('param', ParamId),
    async (c) => {
      const acteur = famille(c)
      await inTransaction(c, systeme(c), async (tx) => {
        const former = await own(c, tx, acteur)
        await deleteProche(tx, acteur.collectivite, former.id)
        await tell(tx, acteur.collectivite, acteur.foyer, former.enfants)
      })
      return c.body(null, 204)
    },
  )
  .put(
    '/foyer/urgences',
    describe({ tag, summary: 'Says in which order people are called' }),
    valid('json', OrdreAppel),
    async (c) => {
      const { collectivite, foyer } = famille(c)
      const ordre = c.req.valid('json').ordre.map((one) => one.toLowerCase())
      await inTransaction(c, systeme(c), async (tx) => {
        await lockFoyer(tx, collectivite, foyer)
        const there = await prochesDesFoyers(tx, collectivite, [foyer])
        const known = there.map((one) => one.id)
        // Somebody was added or taken off meanwhile.
        const whole = ordre.every((one) => known.includes(one)) && new Set(ordre).size === known.length
        if (!whole) throw new Refus('modifie-ailleurs')
        await setOrdre(tx, collectivite, ordre)
        await tell(
          tx,
          collectivite,
          foyer,
          there.flatMap((one) => one.enfants),
        )
      })
      return c.body(null, 204)
    },
  )

const lower = (saisi: ProcheSaisi): ProcheSaisi => ({
  ...saisi,
  enfants: saisi.enfants.map((one) => one.toLowerCase()),
})

/** @throws Refus `introuvable`, `requete-invalide` */
async function verifier(tx: Tx, { collectivite, foyer }: Famille, saisi: ProcheSaisi): Promise<void> {
  const theirs = (await enfantsOfFoyer(tx, collectivite, foyer)).map((one) => one.id)
  if (saisi.enfants.some((one) => !theirs.includes(one))) throw introuvable()
  const errors = erreursProche(saisi)
  if (errors.length > 0) throw new Refus('requete-invalide', { errors })
}

/** The one that the path names, of this family alone. */
async function own(c: Context<Env>, tx: Tx, { collectivite, foyer }: Famille) {
  await lockFoyer(tx, collectivite, foyer)
  const id = c.req.param('id')?.toLowerCase()
  const found = (await prochesDesFoyers(tx, collectivite, [foyer])).find((one) => one.id === id)
  if (!found) throw introuvable()
  return found
}
