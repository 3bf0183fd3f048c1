import assert from 'node:assert/strict'
import { createHook } from 'node:async_hooks'
import { after, before, beforeEach, describe, test } from 'node:test'
import { VERSION_RGPD } from '@inoe/contract/rgpd'
import { sql } from 'drizzle-orm'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  CONTREXEVILLE,
  createAgent,
  createTown,
  ENTRE_DEUX_MERS,
  ORIGIN,
  type Town,
} from '../../test/towns.ts'
import { rows } from '../database/open.ts'
import { courrielsOfFoyer } from './store.ts'

const MOT_DE_PASSE = 'girafe ! nuance 47 patio'
const AUTRE = 'un tout autre mot de passe, vraiment'

interface Answer {
  status: number
  body: Record<string, unknown>
  cookie: string | null
  headers: Headers
}

describe('Accounts', () => {
  let server: TestServer
  let town: Town
  let people = 0
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    await createTown(server, CONTREXEVILLE)
  })
  after(() => server.close())
  beforeEach(async () => {
    await server.superuser.execute(sql`DELETE FROM limites`)
    server.courriels.length = 0
  })

  const someone = () => `camille.${people++}@exemple.fr`

  async function call(
    method: string,
    route: string,
    body?: unknown,
    headers: Record<string, string> = { 'sec-fetch-site': 'same-site' },
    collectivite = town.id,
  ): Promise<Answer> {
    const response = await server.app.request(`/api/${collectivite}${route}`, {
      method,
      headers: { origin: ORIGIN, 'content-type': 'application/json', ...headers },
      body: body === undefined ? null : JSON.stringify(body),
    })
    const text = await response.text()
    const cookies = response.headers.getSetCookie().filter((one) => !one.includes('Max-Age=0'))
    return {
      status: response.status,
      body: text ? JSON.parse(text) : {},
      cookie: cookies.at(-1)?.split(';')[0] ?? null,
      headers: response.headers,
    }
  }
  const signUp = (courriel: string, motDePasse = MOT_DE_PASSE) =>
    call('POST', '/comptes', { courriel, motDePasse, rgpd: VERSION_RGPD })
  const signIn = (courriel: string, motDePasse = MOT_DE_PASSE, headers?: Record<string, string>, more = {}) =>
    call('POST', '/session', { courriel, motDePasse, ...more }, headers)
  const session = async (headers: Record<string, string>, collectivite = town.id) =>
    (await call('GET', '/session', undefined, headers, collectivite)).body

  /** The secret of the link of the last e-mail to somebody. */
  async function secret(courriel: string): Promise<string> {
    await server.deps.queue.runDue()
    const letter = server.courriels.findLast((one) => one.a === courriel)
    const found = /#inoe-(?:confirmation|mot-de-passe)=([\w-]+)/.exec(letter?.texte ?? '')?.[1]
    assert.ok(found, `no link to ${courriel}`)
    return found
  }
  async function createAccount(courriel = someone(), motDePasse = MOT_DE_PASSE) {
    assert.equal((await signUp(courriel, motDePasse)).status, 202)
    const jeton = await secret(courriel)
    const { cookie, status } = await call('POST', '/comptes/confirmation', { jeton })
    assert.equal(status, 200)
    return { courriel, jeton, cookie: cookie ?? '' }
  }

  test('from « Créer un compte » to signed in, and out again', async () => {
    const courriel = someone()
    const asked = await signUp(courriel)
    assert.equal(asked.status, 202)
    const jeton = await secret(courriel)
    const letter = server.courriels.at(-1)
    assert.match(letter?.sujet ?? '', /Activez votre compte/)
    assert.match(
      letter?.texte ?? '',
      new RegExp(`http://localhost:8787/${town.id}/connexion#inoe-confirmation=${jeton}`),
    )
    assert.equal((await signIn(courriel)).body.code, 'compte-non-confirme')

    const confirmed = await call('POST', '/comptes/confirmation', { jeton })
    assert.deepEqual([confirmed.status, confirmed.body], [200, { jeton: null }])
    const cookie = confirmed.cookie ?? ''
    assert.match(cookie, /^__Host-inoe-rurales-entre-deux-mers=/)
    assert.deepEqual(await session({ cookie }), { connecte: true, courriel, role: 'famille', prenom: '' })

    const [compte] = await rows<{ foyer_id: string; rgpd_version: string; mot_de_passe: string }>(
      server.superuser,
      sql`SELECT foyer_id, rgpd_version, mot_de_passe FROM comptes WHERE courriel = ${courriel}`,
    )
    assert.equal(compte?.rgpd_version, VERSION_RGPD)
    assert.match(compte?.mot_de_passe ?? '', /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const acteur = { collectivite: town.id, role: 'systeme' } as const
    assert.deepEqual(
      await server.deps.database.transaction(acteur, (tx) =>
        courrielsOfFoyer(tx, town.id, compte?.foyer_id ?? ''),
      ),
      [courriel],
    )

    assert.equal((await call('DELETE', '/session', undefined, { cookie })).status, 204)
    assert.deepEqual(await session({ cookie }), { connecte: false })
    assert.equal((await call('DELETE', '/session')).status, 204)
  })

  test('an agent is greeted by given name', async () => {
    const agent = await createAgent(server, town)
    const answer = (await (await agent.get('/session')).json()) as Record<string, unknown>
    assert.deepEqual([answer.role, answer.prenom], ['agent', 'Sophie'])
  })

  test('nothing tells whether an address has an account', async () => {
    const { courriel: known } = await createAccount()
    const pending = someone()
    await signUp(pending)
    const unknown = someone()
    const answers = async (send: (courriel: string) => Promise<Answer>) => {
      const seen = []
      for (const courriel of [known, pending, unknown]) {
        const { status, body } = await send(courriel)
        seen.push({ status, body: { ...body, requestId: '' } })
      }
      return seen
    }
    for (const send of [
      (courriel: string) => call('POST', '/mot-de-passe/oubli', { courriel }),
      (courriel: string) =>
        call('POST', '/comptes/confirmation/renvoi', { courriel, motDePasse: MOT_DE_PASSE }),
      (courriel: string) => signIn(courriel, 'ce n’est pas celui-là'),
      (courriel: string) => signUp(courriel, AUTRE),
    ]) {
      const [first, ...others] = await answers(send)
      for (const other of others) assert.deepEqual(other, first)
    }
  })

  test('one hash is computed, for a known address as for an unknown one', async () => {
    const { courriel } = await createAccount()
    // argon2 works in the thread pool, as native work without a name: async_hooks sees each begin.
    let hashes = 0
    const hook = createHook({
      init: (_id, type) => {
        if (type === 'undefined') hashes++
      },
    }).enable()
    try {
      for (const address of [courriel, someone()]) {
        for (const send of [() => signIn(address, 'ce n’est pas celui-là'), () => signUp(address, AUTRE)]) {
          hashes = 0
          await send()
          assert.equal(hashes, 1)
        }
      }
    } finally {
      hook.disable()
    }
  })

  test('an address that has an account is told so by e-mail only, and its password stays', async () => {
    const { courriel } = await createAccount()
    await signUp(courriel, AUTRE)
    await server.deps.queue.runDue()
    assert.match(server.courriels.at(-1)?.sujet ?? '', /déjà un compte/)
    assert.equal((await signIn(courriel, AUTRE)).status, 401)
    assert.equal((await signIn(courriel)).status, 200)
  })

  test('a stranger cannot slip a password under somebody’s confirmation', async () => {
    const courriel = someone()
    await signUp(courriel)
    const mine = await secret(courriel)
    await signUp(courriel, AUTRE)
    const theirs = await secret(courriel)
    assert.equal((await call('POST', '/comptes/confirmation', { jeton: mine })).status, 200)
    assert.equal((await signIn(courriel)).status, 200)
    assert.equal((await call('POST', '/comptes/confirmation', { jeton: theirs })).body.code, 'lien-invalide')
    assert.equal((await signIn(courriel, AUTRE)).status, 401)
  })

  test('the confirmation can be sent again, and for no account nothing leaves', async () => {
    const courriel = someone()
    await signUp(courriel)
    const first = await secret(courriel)
    await call('POST', '/comptes/confirmation/renvoi', { courriel, motDePasse: MOT_DE_PASSE })
    const second = await secret(courriel)
    assert.notEqual(first, second)
    assert.equal((await call('POST', '/comptes/confirmation', { jeton: second })).status, 200)
    assert.equal((await call('POST', '/comptes/confirmation', { jeton: first })).status, 410)

    const unknown = someone()
    await call('POST', '/comptes/confirmation/renvoi', { courriel: unknown, motDePasse: MOT_DE_PASSE })
    await call('POST', '/mot-de-passe/oubli', { courriel: unknown })
    await server.deps.queue.runDue()
    assert.ok(!server.courriels.some((one) => one.a === unknown))
  })

  test('a confirmation link serves once, even clicked twice at the same time', async () => {
    const courriel = someone()
    await signUp(courriel)
    const jeton = await secret(courriel)
    const answers = await Promise.all([1, 2, 3].map(() => call('POST', '/comptes/confirmation', { jeton })))
    assert.deepEqual(answers.map((one) => one.status).sort(), [200, 410, 410])
    const refused = answers.find((one) => one.status === 410)
    assert.match(String(refused?.body.detail), /connectez-vous/)
    const [{ n } = { n: 0 }] = await rows<{ n: number }>(
      server.superuser,
      sql`SELECT count(*)::int AS n FROM responsables WHERE courriel = ${courriel}`,
    )
    assert.equal(n, 1)
  })

  test('links expire: 24 hours to confirm, 30 minutes for a password', async () => {
    const { now } = server.clock
    const start = now.call(server.clock).toISOString()
    const courriel = someone()
    await signUp(courriel)
    const confirmation = await secret(courriel)
    server.clock.advance(24 * 3_600_000)
    assert.equal((await call('POST', '/comptes/confirmation', { jeton: confirmation })).status, 410)
    await call('POST', '/mot-de-passe/oubli', { courriel })
    const jeton = await secret(courriel)
    server.clock.advance(30 * 60_000)
    assert.equal((await call('POST', '/mot-de-passe', { jeton, motDePasse: AUTRE })).status, 410)
    server.clock.set(start)
    assert.equal((await call('POST', '/mot-de-passe', { jeton, motDePasse: AUTRE })).status, 200)
  })

  test('a link of a town does nothing in another, nor a link for another purpose', async () => {
    const courriel = someone()
    await signUp(courriel)
    const jeton = await secret(courriel)
    const elsewhere = await call('POST', '/comptes/confirmation', { jeton }, {}, CONTREXEVILLE)
    assert.equal(elsewhere.status, 410)
    assert.equal((await call('POST', '/mot-de-passe', { jeton, motDePasse: AUTRE })).status, 410)
    assert.equal((await call('POST', '/comptes/confirmation', { jeton: 'x'.repeat(43) })).status, 410)
    assert.equal((await call('POST', '/comptes/confirmation', { jeton })).status, 200)
  })

  test('only the SHA-256 of a link is kept, also by the queue', async () => {
    const courriel = someone()
    await signUp(courriel)
    const jeton = await secret(courriel)
    for (const table of ['jetons', 'pgboss.job']) {
      const [found] = await rows<{ n: number }>(
        server.superuser,
        sql`SELECT count(*)::int AS n FROM ${sql.raw(table)} t WHERE t::text LIKE ${`%${jeton}%`}`,
      )
      assert.equal(found?.n, 0, table)
    }
  })

  test('a new password closes the other sessions, opens one, and is told by e-mail', async () => {
    const { courriel, cookie } = await createAccount()
    await call('POST', '/mot-de-passe/oubli', { courriel: courriel.toUpperCase() })
    const first = await secret(courriel)
    await call('POST', '/mot-de-passe/oubli', { courriel })
    const second = await secret(courriel)

    const weak = await call('POST', '/mot-de-passe', { jeton: second, motDePasse: 'motdepasse2026' })
    assert.equal(weak.body.code, 'mot-de-passe-faible')
    const answers = await Promise.all(
      [1, 2].map(() => call('POST', '/mot-de-passe', { jeton: second, motDePasse: AUTRE })),
    )
    assert.deepEqual(answers.map((one) => one.status).sort(), [200, 410])
    assert.equal((await call('POST', '/mot-de-passe', { jeton: first, motDePasse: AUTRE })).status, 410)

    assert.deepEqual(await session({ cookie }), { connecte: false })
    const opened = answers.find((one) => one.status === 200)?.cookie ?? ''
    assert.equal((await session({ cookie: opened })).connecte, true)
    assert.equal((await signIn(courriel)).status, 401)
    assert.equal((await signIn(courriel, AUTRE)).status, 200)
    await server.deps.queue.runDue()
    assert.match(server.courriels.at(-1)?.sujet ?? '', /mot de passe a changé/)
  })

  test('« Mot de passe oublié » also activates an account whose confirmation was lost', async () => {
    const courriel = someone()
    await signUp(courriel)
    await server.deps.queue.runDue()
    await call('POST', '/mot-de-passe/oubli', { courriel })
    const { cookie } = await call('POST', '/mot-de-passe', {
      jeton: await secret(courriel),
      motDePasse: AUTRE,
    })
    assert.equal((await session({ cookie: cookie ?? '' })).connecte, true)
  })

  test('« Rester connecté » outlives the browser, else not', async () => {
    const { courriel } = await createAccount()
    for (const resterConnecte of [true, false]) {
      const { headers } = await call('POST', '/session', {
        courriel,
        motDePasse: MOT_DE_PASSE,
        resterConnecte,
      })
      const set = headers.getSetCookie().at(-1) ?? ''
      assert.match(set, /HttpOnly; Secure; SameSite=Lax/)
      assert.equal(/Max-Age=/.test(set), resterConnecte)
    }
  })

  test('cross-site, the session is a bearer bound to the page’s origin', async () => {
    const { courriel } = await createAccount()
    const opened = await signIn(courriel, MOT_DE_PASSE, { 'sec-fetch-site': 'cross-site' })
    assert.equal(opened.cookie, null)
    const jeton = String(opened.body.jeton)
    const authorization = `Bearer ${jeton}`
    assert.equal((await session({ authorization })).connecte, true)
    // Another origin (the API's own page, which is always declared), no origin at all, the cookie's place, another town.
    assert.equal((await session({ authorization, origin: 'http://localhost:8787' })).connecte, false)
    const bare = await server.app.request(`/api/${town.id}/session`, { headers: { authorization } })
    assert.deepEqual(await bare.json(), { connecte: false })
    assert.equal((await session({ cookie: `__Host-inoe-${town.id}=${jeton}` })).connecte, false)
    assert.equal((await session({ authorization }, CONTREXEVILLE)).connecte, false)
  })

  test('a browser that did not keep the cookie gets a bearer of the page’s origin, with the password', async () => {
    const { courriel } = await createAccount()
    const same = { 'sec-fetch-site': 'same-site' }
    const opened = await signIn(courriel, MOT_DE_PASSE, same, { sansCookie: true })
    assert.equal(opened.cookie, null)
    const authorization = `Bearer ${opened.body.jeton}`
    assert.equal((await session({ authorization, ...same })).connecte, true)
    assert.equal((await session({ authorization, origin: 'http://localhost:8787' })).connecte, false)
  })

  test('a cookie is not a bearer, and serves its own town only', async () => {
    const { cookie } = await createAccount()
    const id = cookie.split('=')[1] ?? ''
    for (const headers of [
      { authorization: `Bearer ${id}`, origin: ORIGIN },
      { authorization: `Bearer ${id}` },
    ]) {
      const response = await server.app.request(`/api/${town.id}/session`, { headers })
      assert.deepEqual(await response.json(), { connecte: false })
    }
    assert.equal(
      (await session({ cookie: `__Host-inoe-${CONTREXEVILLE}=${id}` }, CONTREXEVILLE)).connecte,
      false,
    )
  })

  test('a page that is not declared cannot sign anybody in', async () => {
    const { courriel } = await createAccount()
    const answer = await signIn(courriel, MOT_DE_PASSE, { origin: 'https://ailleurs.example' })
    assert.equal(answer.body.code, 'origine-non-declaree')
  })

  test('the same address in capitals is the same account', async () => {
    const { courriel } = await createAccount()
    assert.equal((await signIn(courriel.toUpperCase())).status, 200)
    await signUp(courriel.toUpperCase(), AUTRE)
    await server.deps.queue.runDue()
    assert.match(server.courriels.at(-1)?.sujet ?? '', /déjà un compte/)
  })

  test('long, spaced and non-Latin passwords work, however the keyboard composes them', async () => {
    for (const motDePasse of [
      'trente caractères et plus : oui, vraiment !',
      '  des espaces autour, gardés  ',
      '🦒🌊🪁🎻🧶🍐🛶🪐🦔🎡🧵🪵',
      'пароль-с-кириллицей-и-ещё',
      'é'.normalize('NFD').concat('lan vif, crème, œuf & frênes'),
      'ж'.repeat(3).concat('ш'.repeat(3), 'q!8 vw,zt ?k').padEnd(200, 'uv-x;'),
    ]) {
      const { courriel } = await createAccount(someone(), motDePasse)
      assert.equal((await signIn(courriel, motDePasse.normalize('NFC'))).status, 200, motDePasse)
      assert.equal((await signIn(courriel, motDePasse.slice(0, -1))).status, 401, motDePasse)
      await server.superuser.execute(sql`DELETE FROM limites`)
    }
  })

  test('weak passwords and wrong addresses are refused on their field, without repeating them', async () => {
    for (const motDePasse of [
      'court',
      'azertyuiop123',
      'MotDePasse2026!',
      'aaaaaaaaaaaaaaaa',
      'x!4'.repeat(70),
    ]) {
      const { status, body } = await signUp(someone(), motDePasse)
      assert.deepEqual([status, body.code], [422, 'mot-de-passe-faible'], motDePasse)
      assert.equal((body.errors as { champ: string }[])[0]?.champ, 'motDePasse')
      assert.ok(!JSON.stringify(body).includes(motDePasse))
    }
    const { status, body } = await signUp('pas une adresse')
    assert.equal(status, 400)
    assert.equal((body.errors as { champ: string }[])[0]?.champ, 'courriel')
    assert.equal((await call('POST', '/session', { courriel: 12 })).status, 400)
  })

  test('five wrong passwords, then a pause, for known and unknown alike; the right one begins again', async () => {
    const { courriel } = await createAccount()
    for (let wrong = 1; wrong <= 4; wrong++) await signIn(courriel, 'ce n’est pas celui-là')
    assert.equal((await signIn(courriel)).status, 200)

    const unknown = someone()
    for (const address of [courriel, unknown]) {
      const words: string[] = []
      for (let wrong = 1; wrong <= 5; wrong++) {
        const { status, body } = await signIn(address, 'ce n’est pas celui-là')
        assert.equal(status, 401)
        words.push(String(body.detail))
      }
      assert.match(words[0] ?? '', /Il reste 4 essais avant une pause de 15 minutes/)
      assert.match(words[3] ?? '', /Il reste 1 essai avant/)
      assert.match(words[4] ?? '', /Attendez 15 minutes/)
      const stopped = await signIn(address)
      assert.deepEqual([stopped.status, stopped.body.code], [429, 'trop-de-tentatives'])
      assert.match(String(stopped.body.detail), /15 minutes/)
      assert.ok(Number(stopped.headers.get('retry-after')) > 800)
    }
    const elsewhere = await call(
      'POST',
      '/session',
      { courriel, motDePasse: MOT_DE_PASSE },
      {},
      CONTREXEVILLE,
    )
    assert.equal(elsewhere.status, 401)
    await server.superuser.execute(sql`UPDATE limites SET expire = now() - interval '1 second'`)
    assert.equal((await signIn(courriel)).status, 200)
  })

  test('many attempts at once are counted one by one', async () => {
    const { courriel } = await createAccount()
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => signIn(courriel, 'ce n’est pas celui-là')),
    )
    assert.equal(answers.filter((one) => one.status === 401).length, 5)
    assert.equal(answers.filter((one) => one.status === 429).length, 7)
  })

  test('a place is stopped once two hundred addresses failed from it; successes do not count', async () => {
    const { courriel } = await createAccount()
    const { superuser: owner } = server
    const points = async () =>
      (await rows<{ points: number }>(owner, sql`SELECT points FROM limites ORDER BY points`)).map((one) =>
        Number(one.points),
      )
    await owner.execute(sql`DELETE FROM limites`)
    await signIn(courriel)
    assert.deepEqual(await points(), [])
    for (let address = 0; address < 3; address++) await signIn(someone(), 'ce n’est pas celui-là')
    assert.deepEqual(await points(), [1, 1, 1, 3])
    await owner.execute(sql`UPDATE limites SET points = 200 WHERE points = 3`)
    assert.equal((await signIn(courriel)).status, 429)
    // Stopped before the address is counted: one caller cannot close everybody's door.
    assert.deepEqual(await points(), [1, 1, 1, 200])
  })

  test('a place that has one try left does not let many at once through', async () => {
    const { superuser: owner } = server
    await owner.execute(sql`DELETE FROM limites`)
    await signIn(someone(), 'ce n’est pas celui-là')
    await signIn(someone(), 'ce n’est pas celui-là')
    await owner.execute(sql`UPDATE limites SET points = 199 WHERE points = 2`)
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => signIn(someone(), 'ce n’est pas celui-là')),
    )
    // One is told it failed; the few that were looked at with it are stopped as they fail.
    assert.equal(answers.filter((one) => one.status === 401).length, 1)
    assert.equal(answers.filter((one) => one.status === 429).length, 59)
    const tried = await rows(owner, sql`SELECT 1 FROM limites`)
    assert.ok(tried.length < 20, `${tried.length} were looked at`)
  })

  test('a careless neighbour behind the same address locks nobody out but himself', async () => {
    const { courriel } = await createAccount()
    const neighbour = someone()
    await server.superuser.execute(sql`DELETE FROM limites`)
    const typed = await Promise.all(
      Array.from({ length: 250 }, () => signIn(neighbour, 'ce n’est pas celui-là')),
    )
    assert.equal(typed.filter((one) => one.status === 401).length, 5)
    assert.equal((await signIn(neighbour)).status, 429)
    assert.equal((await signIn(courriel)).status, 200)
    for (let asked = 0; asked < 110; asked++)
      await call('POST', '/mot-de-passe/oubli', { courriel: neighbour })
    assert.equal((await call('POST', '/mot-de-passe/oubli', { courriel })).status, 202)
  })

  test('the caller’s address is what our own proxies saw, not what the caller says', async () => {
    const counters = async (proxies: number, ...forwarded: string[]) => {
      await server.superuser.execute(sql`DELETE FROM limites`)
      server.deps.trustedProxies = proxies
      for (const one of forwarded)
        await signIn(someone(), 'ce n’est pas celui-là', { 'x-forwarded-for': one })
      server.deps.trustedProxies = 0
      const found = await rows(server.superuser, sql`SELECT 1 FROM limites`)
      return found.length - forwarded.length
    }
    assert.equal(await counters(0, '203.0.113.1', '203.0.113.2'), 1)
    assert.equal(await counters(1, '203.0.113.1', '203.0.113.2'), 2)
    assert.equal(await counters(1, '198.51.100.1, 203.0.113.1', '198.51.100.2, 203.0.113.1'), 1)
    assert.equal(await counters(2, '198.51.100.1, 203.0.113.1', '198.51.100.2, 203.0.113.1'), 2)
  })

  test('an address receives five e-mails an hour at most', async () => {
    const courriel = someone()
    for (let sent = 0; sent < 5; sent++)
      assert.equal((await call('POST', '/mot-de-passe/oubli', { courriel })).status, 202)
    assert.equal((await signUp(courriel)).status, 429)
  })

  test('no request of a person reads logins, links, sessions or counters: only `systeme` does', async () => {
    const { courriel } = await createAccount()
    const [compte] = await rows<{ id: string; foyer_id: string }>(
      server.superuser,
      sql`SELECT id, foyer_id FROM comptes WHERE courriel = ${courriel}`,
    )
    const famille = { role: 'famille', compte: compte?.id ?? '', foyer: compte?.foyer_id ?? '' } as const
    for (const table of ['comptes', 'jetons', 'sessions', 'limites', 'agents']) {
      for (const acteur of [famille, { role: 'public' } as const]) {
        const read = server.deps.database.transaction({ collectivite: town.id, ...acteur }, (tx) =>
          tx.execute(sql`SELECT 1 FROM ${sql.identifier(table)}`),
        )
        await assert.rejects(read, table)
      }
    }
  })

  test('the counters keep no address', async () => {
    const courriel = someone()
    await signIn(courriel, 'ce n’est pas celui-là')
    const found = await rows<{ key: string }>(server.superuser, sql`SELECT key FROM limites`)
    assert.ok(found.length >= 2)
    for (const { key } of found) assert.match(key, /^[0-9a-f]{64}$/)
  })

  test('the nightly clearing keeps what still serves', async () => {
    const { courriel, cookie } = await createAccount()
    const pending = someone()
    await signUp(pending)
    await signUp(someone())
    await server.deps.queue.runDue()
    const { superuser: owner } = server
    const lost = someone()
    await signUp(lost)
    await server.deps.queue.runDue()
    await owner.execute(
      sql`UPDATE jetons SET expire_le = '2026-01-01' WHERE compte_id = (SELECT id FROM comptes WHERE courriel = ${lost})`,
    )
    await owner.execute(sql`UPDATE comptes SET cree_le = now() - interval '8 days'`)
    await owner.execute(sql`UPDATE limites SET expire = now() - interval '1 minute'`)
    const acteur = { collectivite: town.id, role: 'systeme' } as const
    await server.deps.database.transaction(acteur, (tx) => server.deps.queue.send(tx, 'menage', {}))
    await server.deps.queue.runDue()
    const left = await rows<{ courriel: string }>(owner, sql`SELECT courriel FROM comptes`)
    const addresses = left.map((one) => one.courriel)
    assert.ok(addresses.includes(courriel) && addresses.includes(pending) && !addresses.includes(lost))
    assert.deepEqual(await rows(owner, sql`SELECT 1 FROM limites`), [])
    assert.equal((await session({ cookie })).connecte, true)
    assert.equal((await call('POST', '/comptes/confirmation', { jeton: await secret(pending) })).status, 200)
  })
})
