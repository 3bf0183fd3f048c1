import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import { type Context, Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { introuvable } from '../http/problem.ts'
import { FIGEE, PUBLIEE } from './elements-gardes.ts'

const compressed = promisify(brotliCompress)
/** A name that holds a hash of the content never changes. */
const HASHED = /-[\w-]{6}\.js$/
/** The folder of a pinned version: its number, and a hash of what it holds. */
const DOSSIER = '\\d+\\.\\d+\\.\\d+-[\\w-]{6}'

interface Served {
  modified: number
  plain: Buffer<ArrayBuffer>
  brotli: Buffer<ArrayBuffer>
}

/** What a page writes to load one version of the elements, and no other. */
export interface VersionFigee {
  /** Below `/v1/`. */
  fichier: string
  integrite: string
}

/**
 * The pinned version that a page is offered: the last that was published, which stays. None before the first.
 * @param essai the last build instead, which its successors clean away
 */
export async function versionFigee(
  folder: string | undefined,
  essai: boolean,
): Promise<VersionFigee | undefined> {
  if (!folder) return undefined
  const text = await readFile(path.join(folder, essai ? FIGEE : PUBLIEE), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as VersionFigee)
}

/** The built elements, `/v1/inoe.js` and its chunks, and each pinned version, for any page of any site. */
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
  const give = async (c: Context<Env>, name: string, cache: string) => {
    // On refusals too: a page must see « not there », not a breach of CORS.
    c.header('access-control-allow-origin', '*')
    const { plain, brotli } = await read(name)
    const small = c.req.header('accept-encoding')?.includes('br')
    return c.body(small ? brotli : plain, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': cache,
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      vary: 'Accept-Encoding',
      ...(small ? { 'content-encoding': 'br' } : {}),
    })
  }
  // The patterns are the guard: no name with a slash or a dot more reaches the disk.
  return (
    new Hono<Env>()
      .get('/:file{[\\w-]+\\.js}', (c) => {
        const name = c.req.param('file')
        return give(
          c,
          name,
          HASHED.test(name) ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
        )
      })
      // A proxy that would shrink it would change what its hash says.
      .get(`/:version{${DOSSIER}}/:file{[\\w-]+\\.js}`, (c) =>
        give(
          c,
          `${c.req.param('version')}/${c.req.param('file')}`,
          'public, max-age=31536000, immutable, no-transform',
        ),
      )
  )
}
