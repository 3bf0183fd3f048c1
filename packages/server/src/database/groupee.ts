import type { Writable } from 'node:stream'
import type pg from 'pg'

/**
 * A connection whose statements leave together when they are asked for together: pg writes each on its own, and what a
 * short transaction costs this process is mostly those system calls.
 */
export function groupee(client: pg.PoolClient): pg.PoolClient {
  // Not in pg's types: where it writes, encrypted or not.
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  return new Proxy(client, {
    get: (target, key) => {
      const found: unknown = Reflect.get(target, key)
      if (key !== 'query') return found
      return (...asked: Parameters<pg.PoolClient['query']>) => {
        stream.cork()
        // Once whatever is ready to ask has asked.
        process.nextTick(() => stream.uncork())
        return target.query(...asked)
      }
    },
  })
}
