// A pinned version, in the three engines: all that it loads is what its `integrity` answers for, or does not run.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { after, afterEach, before, describe, test } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import {
  elementRoutes,
  type VersionFigee,
  versionFigee,
} from '../../packages/server/src/hebergement/elements.ts'
import type { Env } from '../../packages/server/src/http/env.ts'
import { answerError } from '../../packages/server/src/http/problem.ts'
import { buildCdn, cdnFolder } from '../../workshop/build.ts'
import { MOTEURS, type Moteur } from './navigateurs.ts'

/** What somebody who took the server over would answer in place of a file, or nothing. */
type Pirate = (file: string, times: number) => string | undefined
const PIRATE = 'globalThis.pirate = true'
const REPLI = '<a href="/ailleurs">Se connecter ailleurs</a>'

let figee: VersionFigee
let pirate: Pirate = () => undefined
/** How often each file was asked for since the page was opened. */
const asked = new Map<string, number>()
let page = { headers: {} as Record<string, string>, body: '' }
const servers: Server[] = []
let cdn: string
let site: string

before(async () => {
  await buildCdn()
  const found = await versionFigee(cdnFolder, true)
  assert.ok(found)
  figee = found
  const app = new Hono<Env>()
    .onError(answerError)
    .use('/v1/*', async (c, next) => {
      const file = c.req.path.split('/').at(-1) ?? ''
      asked.set(file, (asked.get(file) ?? 0) + 1)
      const code = pirate(file, asked.get(file) ?? 0)
      if (code === undefined) return next()
      // Nothing kept: a browser that looks twice asks twice.
      return c.body(code, 200, {
        'content-type': 'text/javascript',
        'access-control-allow-origin': '*',
        'cache-control': 'no-store',
      })
    })
    .route('/v1', elementRoutes(cdnFolder))
  cdn = await listen(createServer(getRequestListener(app.fetch)))
  site = await listen(
    createServer((request, response) => {
      if (request.url !== '/') return response.writeHead(404).end()
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.body)
    }),
  )
})
after(() => {
  for (const one of servers) one.close()
})

async function listen(server: Server): Promise<string> {
  servers.push(server.listen(0, '127.0.0.1'))
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** The tag as the « Générateur » writes it. */
const pinned = (more = '') =>
  `<script type="module" src="${cdn}/v1/${figee.fichier}" integrity="${figee.integrite}" crossorigin="anonymous" ${more}></script>`
const floating = () => `<script type="module" src="${cdn}/v1/inoe.js"></script>`

const version = () => figee.fichier.split('-')[0]

/** A file of the version that follows, as another version would have it. */
function anotherDay(file: string): string {
  const code = readFileSync(path.join(cdnFolder, file), 'utf8')
  assert.ok(code.includes(`\`${version()}\``))
  return code.replace(`\`${version()}\``, '`9.9.9`')
}

/** What the page itself notes: scripts that did not come, and what the console was told. */
const NOTES = `globalThis.notes = { refused: [], warned: [] }
addEventListener('error', ({ target }) => { if (target.localName === 'script') notes.refused.push(target.src) }, true)
console.warn = (text) => notes.warned.push(String(text))`

const NOTES_HASH = createHash('sha256').update(NOTES).digest('base64')

interface Seen {
  defined: boolean
  pirate: boolean
  refused: string[]
  warned: string[]
  repli: boolean
}

/** Runs in the page. */
const look = (): Seen => {
  const { pirate = false, notes } = globalThis as unknown as { pirate?: boolean; notes: Seen }
  const link = document.querySelector('inoe-login a')
  return {
    defined: customElements.get('inoe-login') !== undefined,
    pirate,
    refused: notes.refused.map((one) => one.split('/').at(-1) ?? ''),
    warned: notes.warned,
    repli: (link?.getClientRects().length ?? 0) > 0,
  }
}

/** Asks the loader for a part of a widget that comes later, as a chunk does. */
const later = async (symbol: string, file: string): Promise<string> => {
  const get = (globalThis as unknown as Record<symbol, (file: string) => Promise<object>>)[Symbol.for(symbol)]
  if (!get) return 'no loader'
  return get(file).then(
    (module) => Object.keys(module).join(),
    () => 'refused',
  )
}

for (const [name, start] of Object.entries(MOTEURS))
  describe(`a pinned version in ${name}`, () => {
    let engine: Moteur
    let opened: Awaited<ReturnType<Moteur['open']>>
    before(async () => {
      engine = await start()
    })
    after(() => engine?.close())
    afterEach(async () => {
      pirate = () => undefined
      await opened?.close()
    })

    async function open(
      tags: string,
      headers: Record<string, string> = {},
      script = '',
      place = `<inoe-login>${REPLI}</inoe-login>`,
    ): Promise<void> {
      page = {
        headers,
        body: `<!doctype html><html lang="fr"><title>Essai</title><script ${script}>${NOTES}</script>${tags}${place}`,
      }
      opened = await engine.open()
      asked.clear()
      await opened.goto(`${site}/`)
    }

    /** Looks until there is something to see: the widget, or a file that was refused. */
    async function outcome(done = (seen: Seen) => seen.defined || seen.refused.length > 0): Promise<Seen> {
      for (let tries = 0; tries < 400; tries++) {
        const seen = await opened.evaluate(look)
        if (done(seen)) return seen
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
      assert.fail(`nothing came: ${JSON.stringify(await opened.evaluate(look))}`)
    }

    const symbol = () => `inoe ${figee.fichier.split('/')[0]}`
    /** That of a widget's part that shares a chunk of its own with others. */
    const LATER = 'absence.js'

    test('its widget comes, and what comes later, each file asked for once', async () => {
      await open(pinned())
      const seen = await outcome()
      assert.deepEqual([seen.defined, seen.refused], [true, []])
      assert.notEqual(await opened.evaluate(later, symbol(), LATER), 'refused')
      const own = [...asked].filter(([file]) => file !== 'favicon.ico')
      assert.deepEqual(
        own.filter(([, times]) => times > 1),
        [],
      )
      for (const file of ['commun.js', 'login.js', 'suite_.js', LATER]) assert.equal(asked.get(file), 1, file)
    })

    for (const file of ['inoe.js', 'commun.js', 'login.js'])
      test(`${file} is not the one of this version: it does not run, the link stays`, async () => {
        pirate = (one) => (one === file ? PIRATE : undefined)
        await open(pinned())
        const seen = await outcome()
        assert.deepEqual(seen, { defined: false, pirate: false, refused: [file], warned: [], repli: true })
      })

    for (const file of ['commun.js', 'login.js'])
      test(`${file} changes once it was looked at: what runs is what was looked at`, async () => {
        pirate = (one, times) => (one === file && times > 1 ? PIRATE : undefined)
        await open(pinned())
        assert.equal((await outcome()).pirate, false)
        // Other ways to the same file: what widgets import, and what comes later.
        await opened.evaluate(later, symbol(), LATER)
        assert.equal((await opened.evaluate(look)).pirate, false)
      })

    for (const file of ['suite_.js', 'panneaux.js', LATER])
      test(`${file}, which comes later, is not the one of this version: it does not run`, async () => {
        pirate = (one) => (one === file ? PIRATE : undefined)
        await open(pinned())
        await outcome()
        assert.equal(await opened.evaluate(later, symbol(), LATER), 'refused')
        const seen = await opened.evaluate(look)
        assert.deepEqual([seen.defined, seen.pirate, seen.refused], [true, false, [file]])
        // Nor when it is asked for again; once it is itself again, it comes.
        assert.equal(await opened.evaluate(later, symbol(), LATER), 'refused')
        assert.equal((await opened.evaluate(look)).pirate, false)
      })

    /** Read when the tests run: the server has its address then. */
    const POLICIES: Record<string, () => [headers: Record<string, string>, nonce: string]> = {
      'that asks a hash of each script, names the server, and trusts types': () => [
        {
          'integrity-policy': 'blocked-destinations=(script)',
          'content-security-policy': `script-src 'sha256-${NOTES_HASH}' ${cdn}; require-trusted-types-for 'script'; trusted-types lit-html inoe`,
        },
        '',
      ],
      'by nonce, strict-dynamic': () => [
        { 'content-security-policy': "script-src 'nonce-c2VjcmV0' 'strict-dynamic'" },
        'nonce="c2VjcmV0"',
      ],
      'by nonce alone': () => [
        { 'content-security-policy': "script-src 'nonce-c2VjcmV0'" },
        'nonce="c2VjcmV0"',
      ],
    }
    for (const [policy, given] of Object.entries(POLICIES))
      test(`in a page with a policy ${policy}`, async () => {
        const [headers, nonce] = given()
        await open(pinned(nonce), headers, nonce)
        const seen = await outcome()
        assert.deepEqual([seen.defined, seen.refused], [true, []])
        assert.notEqual(await opened.evaluate(later, symbol(), LATER), 'refused')
      })

    for (const [order, tags] of Object.entries({
      first: () => pinned() + floating(),
      last: () => floating() + pinned(),
    }))
      test(`with another version in the page, ${order}: the first that comes serves, the other says so`, async () => {
        // The version that follows is one of another day.
        pirate = (file) => (/^commun-/.test(file) ? anotherDay(file) : undefined)
        // The tag comes once both loaders are there: one that finds its files kept could else be done before the other.
        const place = `<script>addEventListener('load', () => document.body.insertAdjacentHTML('beforeend', '<inoe-login>${REPLI}</inoe-login>'))</script>`
        await open(tags(), {}, '', place)
        const seen = await outcome(({ warned }) => warned.length > 0)
        assert.deepEqual([seen.defined, seen.refused, seen.warned.length], [true, [], 1])
        assert.match(
          seen.warned[0] ?? '',
          new RegExp(
            `<inoe-login> (9.9.9 is not registered: version ${version()}|${version()} is not registered: version 9.9.9) is there`,
          ),
        )
        // Each keeps to its own files.
        for (const file of ['commun.js', 'login.js']) assert.equal(asked.get(file), 1, file)
        assert.equal([...asked.keys()].filter((file) => /^(commun|login)-/.test(file)).length, 2)
      })
  })
