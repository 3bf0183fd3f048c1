import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Env } from './env.ts'
import { problem, type Refus } from './problem.ts'

/** The most that a request's body may weigh, in bytes, and what is said to one that weighs more. */
export interface Limite {
  octets: number
  refus(): Refus
}

/**
 * Refuses bodies that weigh too much. One that says its length is judged by it, and left untouched: looking at it through
 * the web's own streams, as the library does, costs a save more than reading it. Node lets no more through than was said.
 */
export function taille(limiteOf: (c: Context<Env>) => Limite): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { octets, refus } = limiteOf(c)
    const said = c.req.header('content-length')
    if (said !== undefined && c.req.header('transfer-encoding') === undefined)
      return Number(said) > octets ? problem(c, refus()) : next()
    return bodyLimit({ maxSize: octets, onError: (limited) => problem(limited, refus()) })(c, next)
  }
}
