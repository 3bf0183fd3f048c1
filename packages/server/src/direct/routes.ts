import {
  type Changements,
  Changements as ChangementsSchema,
  DepuisQuery,
  SUJETS,
  type Sujet,
} from '@inoe/contract/direct'
import { and, eq, gt, max, min } from 'drizzle-orm'
import { type Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { describeRoute } from 'hono-openapi'
import { readSession } from '../comptes/sessions.ts'
import type { Acteur } from '../database/acteur.ts'
import { agent, famille, inTransaction } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { valid } from '../http/validate.ts'
import type { Heard } from './hub.ts'
import { evenements } from './tables.ts'

/** How far before the last event seen a resumed page reads again: ids are given before commit, so order may cross. */
const OVERLAP = 200
/** Seconds between two signs of life, below the idle limit of usual proxies. */
const HEARTBEAT = 25_000

/** What changed after (about) that event, as far as this person may know. */
function changesSince(c: Context<Env>, acteur: Acteur, last: number | undefined): Promise<Changements> {
  const mine = eq(evenements.collectiviteId, acteur.collectivite)
  return inTransaction(c, acteur, async (tx) => {
    const [ends] = await tx
      .select({ premier: min(evenements.id).mapWith(Number), dernier: max(evenements.id).mapWith(Number) })
      .from(evenements)
      .where(mine)
    const dernier = Math.max(ends?.dernier ?? 0, last ?? 0)
    const changements = await tx
      .select({ id: evenements.id, sujet: evenements.sujet })
      .from(evenements)
      .where(and(mine, gt(evenements.id, (last ?? dernier) - OVERLAP)))
      .orderBy(evenements.id)
    return {
      dernier,
      changements: changements.map(({ id, sujet }) => [id, sujet as Sujet]),
      // Events are kept for a day: a page that slept longer cannot know what they were.
      tout: last !== undefined && last > 0 && !(ends?.premier && ends.premier <= last),
    }
  })
}

export const directRoutes = new Hono<Env>()
  .get(
    '/direct',
    describeRoute({
      tags: ['direct'],
      summary: 'What changes, as it changes (server-sent events); the page reads again what the event names',
      responses: {
        200: {
          description:
            'text/event-stream of `changement` events, data = subject; after `places`, a space and what is left by creneau (JSON)',
          content: { 'text/event-stream': {} },
        },
      },
    }),
    async (c) => {
      const acteur = c.var.session?.role === 'agent' ? agent(c) : famille(c)
      const concerns = (change: Heard) =>
        (change.foyer === null && change.structure === null) ||
        (acteur.role === 'famille'
          ? change.foyer === acteur.foyer
          : change.structure !== null && acteur.structures.includes(change.structure))
      const last = Number(c.req.header('last-event-id'))
      c.header('x-accel-buffering', 'no')
      c.header('cache-control', 'no-store')
      return streamSSE(c, async (stream) => {
        const pending: { id: number; data: string }[] = []
        let wake = () => {}
        const stop = c.var.deps.direct.subscribe(acteur.collectivite, (change) => {
          if (!concerns(change)) return
          const detail = change.detail ? ` ${JSON.stringify(change.detail)}` : ''
          pending.push({ id: change.id, data: change.sujet + detail })
          wake()
        })
        stream.onAbort(() => {
          stop()
          wake()
        })
        // Listening comes before reading what was missed: a change in between is told twice rather than never.
        if (Number.isSafeInteger(last) && last > 0) {
          const { changements, dernier, tout } = await changesSince(c, acteur, last)
          const missed = tout
            ? SUJETS.map((sujet) => [sujet, dernier] as const)
            : // Once per subject.
              new Map(changements.map(([id, sujet]) => [sujet, id]))
          pending.unshift(...[...missed].map(([data, id]) => ({ id, data })))
        }
        await stream.writeSSE({ event: 'pret', data: '' })
        while (!stream.aborted) {
          const next = pending.shift()
          // Threat: a login whose access was taken away while its page was open. That is said as a change of the file.
          if (next?.data === 'foyer' && (await readSession(c))?.foyer !== c.var.session?.foyer) break
          if (next) {
            await stream.writeSSE({ event: 'changement', id: String(next.id), data: next.data })
            continue
          }
          const timer = await new Promise<boolean>((resolve) => {
            const beat = setTimeout(() => resolve(true), HEARTBEAT)
            wake = () => {
              clearTimeout(beat)
              resolve(false)
            }
          })
          if (!timer || stream.aborted) continue
          // Whoever signed out elsewhere, or lost their rights, hears nothing more.
          if ((await readSession(c))?.empreinte !== c.var.session?.empreinte) break
          await stream.write(': \n\n')
        }
        stop()
      })
    },
  )
  .get(
    '/direct/changements',
    describe({
      tag: 'direct',
      summary: 'What changed after an event: for pages that the stream does not reach',
      answers: ChangementsSchema,
    }),
    valid('query', DepuisQuery),
    async (c) => {
      const acteur = c.var.session?.role === 'agent' ? agent(c) : famille(c)
      c.header('cache-control', 'no-store')
      return c.json(await changesSince(c, acteur, c.req.valid('query').depuis))
    },
  )
