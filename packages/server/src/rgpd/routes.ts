import { Id } from '@inoe/contract/commun'
import { FiltreAccesSante, JournalSante, MesDonnees } from '@inoe/contract/mes-donnees'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { publish } from '../direct/publish.ts'
import { contentDisposition } from '../documents/rules.ts'
import { famille, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { lireAcces, nommerAgents } from './acces-sante.ts'
import { dernierEffacement } from './effacements-store.ts'
import { demanderExport, exportOf, exportsOf } from './exports-store.ts'

const tag = 'rgpd'

/** « Mes données », of a parent. */
export const mesDonneesRoutes = new Hono<Env>()
  .get('/mes-donnees', describe({ tag, summary: '« Mes données »', answers: MesDonnees }), async (c) => {
    const acteur = famille(c)
    const now = c.var.deps.clock.now()
    const answer = await inTransaction(c, acteur, async (tx) => {
      const last = await dernierEffacement(tx, acteur.collectivite, acteur.compte)
      return {
        exports: await exportsOf(tx, acteur.collectivite, acteur.compte, now),
        effacement: last
          ? {
              etat: last.etat,
              demandeLe: last.demandeLe.toISOString(),
              reponduLe: last.reponduLe?.toISOString() ?? null,
              motif: last.motif,
            }
          : null,
      }
    })
    c.header('cache-control', 'private, no-store')
    return c.json(answer satisfies MesDonnees)
  })
  .get(
    '/mes-donnees/acces-sante',
    describe({
      tag,
      summary: 'Who of the services read what is known of the health of one’s children, latest first',
      answers: JournalSante,
    }),
    valid('query', FiltreAccesSante),
    async (c) => {
      const acteur = famille(c)
      const page = await inTransaction(c, acteur, (tx) => lireAcces(tx, acteur, c.req.valid('query')))
      const journal = await inTransaction(c, systeme(c), (tx) => nommerAgents(tx, acteur.collectivite, page))
      c.header('cache-control', 'private, no-store')
      return c.json(journal satisfies JournalSante)
    },
  )
  .post(
    '/mes-donnees/exports',
    describe({
      tag,
      summary:
        'Asks for everything held on one’s family; an e-mail says when it is ready. One is made at a time',
      answers: v.object({ id: Id }),
      status: 202,
    }),
    async (c) => {
      const acteur = famille(c)
      const { deps } = c.var
      // As `systeme`: a family writes no export by itself.
      return once(c, systeme(c), {}, async (tx) => {
        const { id, nouveau } = await demanderExport(tx, acteur, deps.clock.now())
        if (nouveau) {
          await deps.queue.send(tx, 'export-donnees', { collectivite: acteur.collectivite, id })
          await publish(tx, { collectivite: acteur.collectivite, foyer: acteur.foyer, sujet: 'mes-donnees' })
        }
        return { status: 202, body: { id } }
      })
    },
  )
  .get(
    '/mes-donnees/exports/:id/fichier',
    describeRoute({
      tags: [tag],
      summary: 'The zip itself, for the login that asked for it',
      responses: { 200: { description: 'The zip', content: { 'application/zip': {} } } },
    }),
    valid('param', ParamId),
    async (c) => {
      const acteur = famille(c)
      const { deps, collectivite } = c.var
      const id = c.req.valid('param').id.toLowerCase()
      const found = await inTransaction(c, acteur, (tx) => exportOf(tx, acteur.collectivite, id))
      const ligne = found?.ligne
      // Threat: the other parent of the same family, or the next one of a login, must not have it.
      if (!found || ligne?.compteId !== acteur.compte || ligne.foyerId !== acteur.foyer) throw introuvable()
      if (ligne.etat !== 'pret' || !ligne.expireLe || ligne.expireLe <= deps.clock.now()) throw introuvable()
      const rest = found.morceaux.values()
      const stream = new ReadableStream<Uint8Array>({
        async pull(controller) {
          const { value, done } = rest.next()
          if (done) controller.close()
          else controller.enqueue(await deps.fichiers.get(collectivite.id, value))
        },
      })
      return c.body(stream, 200, {
        'content-type': 'application/zip',
        'content-length': String(ligne.taille ?? 0),
        'content-disposition': contentDisposition(`mes-donnees-${deps.clock.today(collectivite.zone)}.zip`),
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      })
    },
  )
