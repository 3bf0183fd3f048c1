// A file in pieces: begun, gone on with from where the server is, thrown away. What it is for is said afterwards.
import { MORCEAU } from '@inoe/contract/documentation'
import { Position, Televersement, TeleversementNouveau } from '@inoe/contract/televersements'
import { Hono } from 'hono'
import { v7 as uuid } from 'uuid'
import * as v from 'valibot'
import type { Tx } from '../database/open.ts'
import { connecte, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { jeter } from './jeter.ts'
import { checkTaille } from './reception.ts'
import {
  deleteTeleversement,
  enChemin,
  insertTeleversement,
  type LigneTeleversement,
  lockTeleversement,
  setTeleversement,
} from './televersements-store.ts'

const tag = 'fichiers'
const Parametres = v.looseObject({ id: v.string() })
/** Files that somebody began to send: more is not somebody who sends documents. */
const EN_CHEMIN_MAX = 30

export const fichiersRoutes = new Hono<Env>()
  .post(
    '/televersements',
    describe({ tag, summary: 'Begins to send a file in pieces', answers: Televersement, status: 201 }),
    valid('json', TeleversementNouveau),
    async (c) => {
      const compte = connecte(c)
      const { nom, taille } = c.req.valid('json')
      const { deps, collectivite } = c.var
      checkTaille(taille, deps.uploadLimit)
      return once(c, systeme(c), { nom, taille }, async (tx) => {
        if ((await enChemin(tx, collectivite.id, compte)) >= EN_CHEMIN_MAX)
          throw new Refus('trop-de-pieces', {
            detail: (dit) => dit.fichiers.tropEnCours,
          })
        const row = {
          collectiviteId: collectivite.id,
          id: uuid(),
          compteId: compte,
          nom: [...nom.toWellFormed().replaceAll('\0', '')].slice(0, 255).join(''),
          taille,
          commenceLe: deps.clock.now(),
        }
        await insertTeleversement(tx, row)
        return { status: 201, body: { id: row.id, taille, recu: 0 } satisfies Televersement }
      })
    },
  )
  .get(
    '/televersements/:id',
    describe({ tag, summary: 'How far a file has come', answers: Televersement }),
    valid('param', Parametres),
    async (c) => {
      const compte = connecte(c)
      const row = await inTransaction(c, systeme(c), (tx) =>
        lockTeleversement(tx, c.var.collectivite.id, compte, c.req.valid('param').id),
      )
      if (!row) throw introuvable()
      c.header('cache-control', 'private, no-store')
      return c.json(seen(row))
    },
  )
  .put(
    '/televersements/:id',
    describe({
      tag,
      summary: `Sends the next piece (application/octet-stream, ${MORCEAU} bytes at most); answers where to go on`,
      answers: Televersement,
    }),
    valid('param', Parametres),
    valid('query', Position),
    async (c) => {
      const compte = connecte(c)
      const { deps, collectivite } = c.var
      const depuis = Number(c.req.valid('query').depuis)
      const piece = new Uint8Array(await c.req.arrayBuffer())
      const attendu = async (tx: Tx) => {
        const found = await lockTeleversement(tx, collectivite.id, compte, c.req.valid('param').id)
        if (!found) throw introuvable()
        // Sent twice after a lost answer, or from another place: the sender is told where to go on.
        if (found.remis || found.recu !== depuis || piece.length === 0) return { found, suite: false }
        if (piece.length > Math.min(MORCEAU, found.taille - found.recu)) throw new Refus('trop-gros')
        return { found, suite: true }
      }
      const avant = await inTransaction(c, systeme(c), attendu)
      if (!avant.suite) return c.json(seen(avant.found))
      // Between two transactions: a store that is slow keeps no connection of the database, and nobody else waits for it.
      const kept = await deps.fichiers.put(collectivite.id, piece)
      let owned = false
      try {
        const row = await inTransaction(c, systeme(c), async (tx) => {
          const { found, suite } = await attendu(tx)
          owned = suite
          if (!suite) return found
          const change = { recu: found.recu + piece.length, morceaux: [...found.morceaux, kept] }
          await setTeleversement(tx, found, change)
          return { ...found, ...change }
        })
        if (!owned) await jeter(c, [kept])
        return c.json(seen(row))
      } catch (error) {
        // When only the answer to the commit was lost the row keeps a piece that is gone: it cannot be put together, and
        // the file is sent again. The contrary would leave content that no row leads to.
        await jeter(c, [kept])
        throw error
      }
    },
  )
  .delete(
    '/televersements/:id',
    describe({ tag, summary: 'Stops sending a file: what had come is thrown away' }),
    valid('param', Parametres),
    async (c) => {
      const compte = connecte(c)
      const { collectivite } = c.var
      const gone = await inTransaction(c, systeme(c), async (tx) => {
        const found = await lockTeleversement(tx, collectivite.id, compte, c.req.valid('param').id)
        if (!found) throw introuvable()
        await deleteTeleversement(tx, found)
        return found
      })
      await jeter(c, gone.morceaux)
      return c.body(null, 204)
    },
  )

const seen = ({ id, taille, recu }: LigneTeleversement): Televersement => ({ id, taille, recu })
