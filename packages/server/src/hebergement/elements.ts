import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { introuvable } from '../http/problem.ts'

const compressed = promisify(brotliCompress)
/** A name that holds a hash of the content never changes. */
const HASHED = /-[\w-]{6}\.js$/

interface Served {
  modified: number
  plain: Buffer<ArrayBuffer>
  brotli: Buffer<ArrayBuffer>
}

/** The built elements, `/v1/inoe.js` and its chunks, for any page of any site. */
export function elementRoutes(folder: string): Hono<Env> {
  const kept = new Map<string, Served>()
  const read = async (name: string): Promise<Served> => {
    const file = path.join(folder, name)
    const found = await stat(file).catch(() => undefined)
    if (!found?.isFile()) throw introuvable()
    let served = kept.get(name)
    if (served?.modified !== found.mtimeMs) {
      const plain = await readFile(file)
      served = { modified: found.mtimeMs, plain, brotli: Buffer.from(await compressed(plain)) }
      kept.set(name, served)
    }
    return served
  }
  // The pattern is the guard: no name with a slash or a dot more reaches the disk.
  return new Hono<Env>().get('/:file{[\\w-]+\\.js}', async (c) => {
    // On refusals too: a page must see « not there », not a breach of CORS.
    c.header('access-control-allow-origin', '*')
    const name = c.req.param('file')
    const { plain, brotli } = await read(name)
    const small = c.req.header('accept-encoding')?.includes('br')
    return c.body(small ? brotli : plain, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': HASHED.test(name) ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      vary: 'Accept-Encoding',
      ...(small ? { 'content-encoding': 'br' } : {}),
    })
  })
}
