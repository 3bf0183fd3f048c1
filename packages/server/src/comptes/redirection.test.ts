// The session of the hosted page moves to the page of the town's site that asked, and to nobody else.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { SessionEchangee } from '@inoe/contract/comptes'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import * as v from 'valibot'
import { call, letters, MOT_DE_PASSE, withPassword } from '../../test/comptes.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  CONTREXEVILLE,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  ORIGIN,
  type Town,
} from '../../test/towns.ts'
import { origines } from '../collectivites/tables.ts'
import { rows } from '../database/open.ts'
import { defiDe } from './redirection.ts'
import { adresseDeRetour, pageDeRetour } from './rules.ts'

/** Another site of the town, on another host than the API: its pages get bearers. */
const SITE = 'https://www.ville.example'
const ETAT = 'e'.repeat(22)
const VERIFICATEUR = 'v'.repeat(43)

describe('Signing in on the hosted page for another', () => {
  let server: TestServer
  let town: Town
  let courriel: string
  let hosted: Record<string, string>
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    await createTown(server, CONTREXEVILLE)
    hosted = { origin: server.deps.publicUrl, 'sec-fetch-site': 'same-origin' }
    for (const id of [ENTRE_DEUX_MERS, CONTREXEVILLE])
      await server.deps.database.transaction({ collectivite: id, role: 'systeme' }, (tx) =>
        tx.insert(origines).values({ collectiviteId: id, origine: SITE }),
      )
  })
  after(() => server.close())
  beforeEach(async () => {
    await server.superuser.execute(sql`DELETE FROM limites`)
    server.courriels.length = 0
    courriel = await withPassword(server, await createFamille(server, town))
  })

  /** Signs in on the hosted page, and asks to go back. */
  async function codeFor(page = `${SITE}/espace/`, more: object = {}) {
    const { cookie } = await call(
      server,
      town.id,
      '/session',
      { courriel, motDePasse: MOT_DE_PASSE, ...more },
      hosted,
    )
    assert.ok(cookie)
    const given = await call(
      server,
      town.id,
      '/session/code',
      { retour: page, etat: ETAT, defi: defiDe(VERIFICATEUR) },
      { ...hosted, cookie },
    )
    const url = new URL(String(given.body.adresse ?? 'about:blank'))
    return { given, cookie, url, code: url.searchParams.get('inoe-code') ?? '' }
  }
  const exchange = (body: object, headers: Record<string, string> = {}, id = town.id) =>
    call(
      server,
      id,
      '/session/echange',
      { verificateur: VERIFICATEUR, ...body },
      {
        origin: SITE,
        'sec-fetch-site': 'cross-site',
        ...headers,
      },
    )
  const whoIs = async (headers: Record<string, string>) =>
    (await (await server.app.request(`/api/${town.id}/session`, { headers })).json()) as {
      connecte: boolean
      courriel?: string
    }

  test('the session moves: the page has it, the hosted page no more, and nothing is told twice', async () => {
    const { given, url, cookie, code } = await codeFor(`${SITE}/espace/?page_id=12`)
    assert.equal(given.status, 200)
    assert.equal(url.origin + url.pathname, `${SITE}/espace/`)
    assert.deepEqual(
      [...url.searchParams].filter(([nom]) => nom !== 'inoe-code'),
      [
        ['page_id', '12'],
        ['inoe-etat', ETAT],
      ],
    )
    const moved = await exchange({ code })
    assert.equal(moved.status, 200)
    const { jeton, persistante } = v.parse(v.strictObject(SessionEchangee.entries), moved.body)
    assert.equal(persistante, false)
    assert.equal((await whoIs({ origin: SITE, authorization: `Bearer ${jeton}` })).courriel, courriel)
    assert.equal((await whoIs({ ...hosted, cookie })).connecte, false)
    // The bearer is that page's own, as any other.
    assert.equal((await whoIs({ origin: ORIGIN, authorization: `Bearer ${jeton}` })).connecte, false)
    const [count] = await rows<{ notees: number; ouvertes: number }>(
      server.superuser,
      sql`SELECT (SELECT count(*)::int FROM connexions x WHERE x.compte_id = c.id) AS notees,
                 (SELECT count(*)::int FROM sessions s WHERE s.compte_id = c.id AND s.vue_le IS NOT NULL) AS ouvertes
          FROM comptes c WHERE c.courriel = ${courriel}`,
    )
    assert.deepEqual(count, { notees: 1, ouvertes: 1 })
    assert.deepEqual(await letters(server, courriel), [])
  })

  test('a page of the API’s own site keeps the cookie that it shares; « Rester connecté » goes along', async () => {
    const { code, cookie } = await codeFor(`${ORIGIN}/espace/`, { resterConnecte: true })
    const moved = await exchange({ code }, { origin: ORIGIN, 'sec-fetch-site': 'same-site', cookie })
    assert.deepEqual(moved.body, { jeton: null, persistante: true })
    assert.equal(moved.cookie, '')
    assert.equal((await whoIs({ origin: ORIGIN, cookie })).courriel, courriel)
  })

  test('a session that this page had for somebody else ends', async () => {
    const first = await codeFor()
    const other = (await exchange({ code: first.code })).body.jeton
    const { code } = await codeFor()
    const bearer = { authorization: `Bearer ${other}` }
    assert.equal((await exchange({ code }, bearer)).status, 200)
    assert.equal((await whoIs({ origin: SITE, ...bearer })).connecte, false)
  })

  test('a stolen code opens nothing, and the theft leaves it worth nothing', async () => {
    for (const [threat, body, headers] of [
      ['without the verifier', { verificateur: 'w'.repeat(43) }, {}],
      ['the challenge in its place', { verificateur: defiDe(VERIFICATEUR) }, {}],
      ['from another origin of the town', {}, { origin: ORIGIN, 'sec-fetch-site': 'same-site' }],
    ] as const) {
      const { code } = await codeFor()
      const stolen = await exchange({ code, ...body }, headers)
      assert.deepEqual([stolen.status, stolen.body.code], [410, 'lien-invalide'], threat)
      assert.equal((await exchange({ code })).status, 410, `${threat}: still good`)
    }
  })

  test('an undeclared origin is not even heard', async () => {
    const { code } = await codeFor()
    const refused = await exchange({ code }, { origin: 'https://ailleurs.example' })
    assert.deepEqual([refused.status, refused.body.code], [403, 'origine-non-declaree'])
    assert.equal((await exchange({ code })).status, 200)
  })

  test('in another town it is unknown; at home it still serves', async () => {
    const { code } = await codeFor()
    assert.equal((await exchange({ code }, {}, CONTREXEVILLE)).status, 410)
    assert.equal((await exchange({ code })).status, 200)
  })

  test('it serves once, even asked twice at the same time', async () => {
    const { code } = await codeFor()
    const both = await Promise.all([exchange({ code }), exchange({ code })])
    assert.deepEqual(both.map((one) => one.status).toSorted(), [200, 410])
    assert.equal((await exchange({ code })).status, 410)
  })

  test('it serves for one minute', async () => {
    const { code } = await codeFor()
    const late = await codeFor()
    server.clock.advance(59_000)
    assert.equal((await exchange({ code })).status, 200)
    server.clock.advance(2_000)
    assert.equal((await exchange({ code: late.code })).status, 410)
  })

  test('a session that ended meanwhile moves nowhere', async () => {
    const { code, cookie } = await codeFor()
    await server.app.request(`/api/${town.id}/session`, { method: 'DELETE', headers: { ...hosted, cookie } })
    assert.equal((await exchange({ code })).status, 410)
  })

  test('two tabs: each comes back with its own', async () => {
    const first = await codeFor()
    const second = await codeFor()
    assert.equal((await exchange({ code: second.code })).status, 200)
    assert.equal((await exchange({ code: first.code })).status, 200)
  })

  test('only the hosted page gives codes, and only for pages of declared sites', async () => {
    const { cookie } = await codeFor()
    const asked = { retour: `${SITE}/`, etat: ETAT, defi: defiDe(VERIFICATEUR) }
    const ask = (body: object, headers: Record<string, string>) =>
      call(server, town.id, '/session/code', body, { cookie, ...headers })
    assert.equal((await ask(asked, { origin: ORIGIN })).status, 403)
    for (const retour of [
      'https://ailleurs.example/',
      `${SITE}@ailleurs.example/`,
      'javascript:alert(1)',
      `${SITE}/#x`,
    ])
      assert.equal((await ask({ ...asked, retour }, hosted)).status, 403, retour)
    assert.equal((await call(server, town.id, '/session/code', asked, hosted)).status, 401)
    assert.equal((await ask(asked, hosted)).status, 200)
  })

  test('whatever is asked for, one goes back to the origin that was checked', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'https:',
        'http:',
        'javascript:',
        '//',
        '/',
        '\\',
        '@',
        ':',
        '?',
        '#',
        '..',
        '%2e',
        'ville.fr',
      ),
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.string({ maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.string(), (pieces, code) => {
        const page = pageDeRetour(pieces.join(''))
        if (!page) return
        const back = new URL(adresseDeRetour(page, { code }))
        assert.equal(back.origin, page.origin)
        assert.equal(back.pathname, page.pathname)
        assert.match(back.protocol, /^https?:$/)
        assert.equal(back.username + back.password + back.hash, '')
        assert.equal(back.searchParams.get('inoe-code'), code)
      }),
      { numRuns: 500 },
    )
  })
})
