import assert from 'node:assert/strict'
import { globSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { SECTIONS } from '@inoe/contract/commun'
import { eq } from 'drizzle-orm'
import { Hono } from 'hono'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { createTown, ENTRE_DEUX_MERS, ORIGIN } from '../../test/towns.ts'
import { collectivites } from '../collectivites/tables.ts'
import type { Env } from '../http/env.ts'
import { answerError } from '../http/problem.ts'
import { elementRoutes } from './elements.ts'

const browser = { headers: { accept: 'text/html,*/*' } }

const racine = path.join(import.meta.dirname, '../../../..')

test('each widget has its WordPress block', () => {
  const elements = path.join(racine, 'packages/elements/src')
  assert.deepEqual(
    readdirSync(path.join(racine, 'integrations/wordpress/blocs')).toSorted(),
    globSync('*/define.ts', { cwd: elements })
      .map((file) => path.dirname(file))
      // The frame around the others, which pages of the town carry but a CMS does not lay out; what `connexion` loads;
      // what only the hosted page carries.
      .filter((name) => !['espace', 'redirection', 'retour', 'application'].includes(name))
      .toSorted(),
  )
})

describe('The hosted page', () => {
  let server: TestServer
  before(async () => {
    server = await openTestServer()
    await createTown(server, ENTRE_DEUX_MERS)
  })
  after(() => server.close())

  test('shows every section with its widgets, under a policy that forbids what is inline', async () => {
    for (const section of ['', ...SECTIONS]) {
      const response = await server.app.request(`/${ENTRE_DEUX_MERS}/${section}`, browser)
      assert.equal(response.status, 200, section)
      const page = await response.text()
      assert.match(
        page,
        new RegExp(`<script type="module" src="/v1/inoe.js" data-collectivite="${ENTRE_DEUX_MERS}">`),
      )
      assert.match(page, /<inoe-[a-z-]+><p class="avis">[^<]+<a href="mailto:/)
      assert.doesNotMatch(page, / style=| on\w+=|<style/)
      const policy = response.headers.get('content-security-policy') ?? ''
      assert.match(policy, /default-src 'none'/)
      assert.doesNotMatch(policy, /unsafe/)
    }
  })

  test('keeps room for the form where nobody is signed in, so that what is below does not move', async () => {
    const home = async (cookie: string) => {
      const response = await server.app.request(`/${ENTRE_DEUX_MERS}/`, {
        headers: { ...browser.headers, cookie },
      })
      assert.equal(response.headers.get('vary'), 'Cookie, Accept-Language')
      return response.text()
    }
    assert.match(await home(''), /<main id="contenu" class="large visiteur"/)
    assert.match(await home('__Host-inoe-contrexeville=x'), /<main id="contenu" class="large visiteur"/)
    assert.match(await home(`__Host-inoe-${ENTRE_DEUX_MERS}=x`), /<main id="contenu" class="large"/)
  })

  test('« Générateur » offers each widget that a town may paste, once', async () => {
    const response = await server.app.request(`/${ENTRE_DEUX_MERS}/generateur`, browser)
    const page = await response.text()
    const offered = [...page.matchAll(/<option value="([\w-]+)" data-section="([\w-]+)">/g)]
    assert.deepEqual(
      offered.map(([, widget]) => widget).toSorted(),
      readdirSync(path.join(racine, 'integrations/wordpress/blocs')).toSorted(),
    )
    for (const [, , section] of offered) assert.ok((SECTIONS as readonly string[]).includes(section ?? ''))
    assert.doesNotMatch(page, / style=| on\w+=|<style/)
    assert.equal((await server.app.request('/_page/generateur.js')).status, 200)
    assert.equal((await server.app.request('/nulle-part/generateur', browser)).status, 404)
  })

  test('its menu leads to every section that is a family’s, once in each of its two forms', async () => {
    const page = await (await server.app.request(`/${ENTRE_DEUX_MERS}/mes-donnees`)).text()
    for (const section of SECTIONS) {
      const links = page.split(`href="/${ENTRE_DEUX_MERS}/${section}"`).length - 1
      assert.equal(links, ['gestion', 'pointage'].includes(section) ? 1 : 2, section)
    }
    assert.match(page, /<summary class="ici">Plus/)
  })

  test('keeps what the address carries when it lacks a slash, or has one too many', async () => {
    const home = await server.app.request(`/${ENTRE_DEUX_MERS}?a=1`, browser)
    assert.deepEqual([home.status, home.headers.get('location')], [301, `/${ENTRE_DEUX_MERS}/?a=1`])
    const section = await server.app.request(`/${ENTRE_DEUX_MERS}/factures/?paiement=1`, browser)
    assert.equal(section.headers.get('location'), `/${ENTRE_DEUX_MERS}/factures?paiement=1`)
  })

  test('« Connexion » leads back to a page of a declared site, and to no other', async () => {
    const open = (more: Record<string, string>) =>
      server.app.request(
        `/${ENTRE_DEUX_MERS}/connexion?${new URLSearchParams({ etat: 'a'.repeat(22), defi: 'b'.repeat(43), ...more })}`,
        browser,
      )
    const good = await open({ retour: `${ORIGIN}/espace-famille/?page_id=12` })
    assert.equal(good.status, 200)
    assert.match(await good.text(), /<inoe-retour>/)
    assert.doesNotMatch(await (await open({})).text(), /<inoe-retour>/)
    for (const retour of [
      'https://ailleurs.example/',
      `${ORIGIN}@ailleurs.example/`,
      `${ORIGIN}.ailleurs.example/`,
      ORIGIN.replace('5173', '5174'),
      ORIGIN.replace('http:', 'https:'),
      `//${new URL(ORIGIN).host}/`,
      'javascript:alert(1)',
      `${ORIGIN}/#fragment`,
      '',
    ]) {
      const refused = await open({ retour })
      assert.equal(refused.status, 400, retour)
      const page = await refused.text()
      assert.doesNotMatch(page, /<inoe-|ailleurs/, retour)
      assert.match(page, /n’est pas déclaré/)
    }
    assert.equal((await open({ retour: `${ORIGIN}/`, defi: 'court' })).status, 400)
  })

  test('an unknown town and an unknown section are the same 404, a page for a browser', async () => {
    const pages = []
    for (const address of ['/nulle-part/', '/nulle-part/foyer', `/${ENTRE_DEUX_MERS}/secret`, '/%3Cb%3E/']) {
      const response = await server.app.request(address, browser)
      assert.equal(response.status, 404, address)
      pages.push(await response.text())
    }
    assert.equal(new Set(pages).size, 1)
    const program = await server.app.request('/nulle-part/')
    assert.equal(((await program.json()) as { code: string }).code, 'introuvable')
  })

  test('is an application that one installs: for this town alone, on its own pages', async () => {
    const page = await (await server.app.request(`/${ENTRE_DEUX_MERS}/foyer`, browser)).text()
    assert.match(
      page,
      new RegExp(
        `<link rel="manifest" href="/${ENTRE_DEUX_MERS}/application.webmanifest" crossorigin="use-credentials">`,
      ),
    )
    const answer = await server.app.request(`/${ENTRE_DEUX_MERS}/application.webmanifest`)
    assert.equal(answer.headers.get('content-type'), 'application/manifest+json')
    const { name, scope, start_url, icons } = (await answer.json()) as {
      name: string
      scope: string
      start_url: string
      icons: { src: string; sizes: string; purpose: string }[]
    }
    assert.equal(name, `Espace famille, ${ENTRE_DEUX_MERS}`)
    assert.deepEqual([scope, start_url], [`/${ENTRE_DEUX_MERS}/`, `/${ENTRE_DEUX_MERS}/tableau-de-bord`])
    assert.deepEqual(
      icons.map((one) => [one.sizes, one.purpose]),
      [
        ['192x192', 'any'],
        ['512x512', 'any'],
        ['512x512', 'maskable'],
      ],
    )
    for (const { src, sizes } of icons) {
      const png = Buffer.from(await (await server.app.request(src)).arrayBuffer())
      assert.equal(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, sizes, src)
    }
    const policy = (await server.app.request(`/${ENTRE_DEUX_MERS}/foyer`, browser)).headers.get(
      'content-security-policy',
    )
    assert.match(policy ?? '', /manifest-src 'self'; worker-src 'self'/)
  })

  test('its service worker keeps what the page without a network is made of, and is another when that changes', async () => {
    const worker = async (town: string) => {
      const answer = await server.app.request(`/${town}/service.js`)
      assert.equal(answer.headers.get('content-type'), 'text/javascript; charset=utf-8')
      assert.equal(answer.headers.get('cache-control'), 'no-cache')
      const text = await answer.text()
      // Pages that are open keep the worker they have.
      assert.doesNotMatch(text, /skipWaiting/)
      const [, inoe = ''] = /^const INOE = (.*)$/m.exec(text) ?? []
      return JSON.parse(inoe) as { ville: string; version: string; coquille: string[] }
    }
    const first = await worker(ENTRE_DEUX_MERS)
    assert.equal(first.ville, ENTRE_DEUX_MERS)
    for (const address of first.coquille) {
      const answer = await server.app.request(address, browser)
      assert.equal(answer.status, 200, address)
      assert.doesNotMatch(address, /\/api\//)
    }
    assert.deepEqual(await worker(ENTRE_DEUX_MERS), first)
    await server.superuser
      .update(collectivites)
      .set({ telephone: '05 56 99 88 77' })
      .where(eq(collectivites.id, ENTRE_DEUX_MERS))
    assert.notEqual((await worker(ENTRE_DEUX_MERS)).version, first.version)
    for (const file of ['service.js', 'application.webmanifest', 'hors-ligne'])
      assert.equal((await server.app.request(`/nulle-part/${file}`)).status, 404, file)
  })

  test('without a network, it says so, whom to call, and asks the server for nothing', async () => {
    const answer = await server.app.request(`/${ENTRE_DEUX_MERS}/hors-ligne`, browser)
    const page = await answer.text()
    assert.match(page, /Vous êtes hors connexion/)
    assert.match(page, /href="tel:0556/)
    assert.doesNotMatch(page, /inoe\.js|application\.js|<inoe-/)
    assert.doesNotMatch(page, / style=| on\w+=|<style/)
  })

  test('serves its own font and styles', async () => {
    for (const [file, type] of [
      ['page.css', 'text/css; charset=utf-8'],
      ['atkinson-400.woff2', 'font/woff2'],
      ['atkinson-700.woff2', 'font/woff2'],
    ]) {
      const response = await server.app.request(`/_page/${file}`)
      assert.deepEqual([response.status, response.headers.get('content-type')], [200, type])
    }
    assert.equal((await server.app.request('/_page/routes.ts')).status, 404)
  })
})

describe('The built elements', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'inoe-v1-'))
  const app = new Hono<Env>().onError(answerError).route('/v1', elementRoutes(folder))
  before(() => {
    writeFileSync(path.join(folder, 'inoe.js'), 'export {}')
    writeFileSync(path.join(folder, 'login-Ab_12-.js'), 'export const a = 1')
    writeFileSync(path.join(folder, 'secret.txt'), 'no')
    mkdirSync(path.join(folder, '1.2.3-Ab_12-'))
    writeFileSync(path.join(folder, '1.2.3-Ab_12-/inoe.js'), 'export const figee = 1')
    writeFileSync(path.join(folder, '1.2.3-Ab_12-/publiee.json'), '{}')
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  test('go to any site, small, and for ever when their name says what is inside', async () => {
    const loader = await app.request('/v1/inoe.js', {
      headers: { origin: 'https://ville.example', 'accept-encoding': 'gzip, br' },
    })
    assert.equal(loader.headers.get('access-control-allow-origin'), '*')
    assert.equal(loader.headers.get('cache-control'), 'public, max-age=300')
    assert.equal(loader.headers.get('content-encoding'), 'br')
    assert.equal(brotliDecompressSync(Buffer.from(await loader.arrayBuffer())).toString(), 'export {}')
    const chunk = await app.request('/v1/login-Ab_12-.js')
    assert.match(chunk.headers.get('cache-control') ?? '', /immutable/)
    assert.equal(await chunk.text(), 'export const a = 1')
  })

  test('a pinned version goes to any site for ever, and as it is', async () => {
    const address = '/v1/1.2.3-Ab_12-/inoe.js'
    const loader = await app.request(address, { headers: { origin: 'https://ville.example' } })
    assert.equal(await loader.text(), 'export const figee = 1')
    // A browser checks no hash of what another origin does not open to it.
    assert.equal(loader.headers.get('access-control-allow-origin'), '*')
    assert.equal(loader.headers.get('cache-control'), 'public, max-age=31536000, immutable, no-transform')
    const small = await app.request(address, { headers: { 'accept-encoding': 'br' } })
    assert.equal(
      brotliDecompressSync(Buffer.from(await small.arrayBuffer())).toString(),
      'export const figee = 1',
    )
  })

  test('nothing else leaves their folder', async () => {
    for (const address of [
      '/v1/1.2.3-Ab_12-/publiee.json',
      '/v1/1.2.3-Ab_12-/absent.js',
      '/v1/1.2.3-Ab_12-/..%2finoe.js',
      '/v1/..%2f..%2f..%2finoe.js',
      '/v1/../inoe.js',
      '/v1/secret.txt',
      '/v1/../main.ts',
      '/v1/%2e%2e%2finoe.js',
      '/v1/absent.js',
      '/v1/',
    ]) {
      assert.equal((await app.request(address)).status, 404, address)
    }
    assert.equal((await app.request('/v1/absent.js')).headers.get('access-control-allow-origin'), '*')
  })
})
