import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { SessionsOuvertes } from '@inoe/contract/comptes'
import { eq, sql } from 'drizzle-orm'
import { asSysteme } from '../../test/billing.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  ORIGIN,
  type Town,
} from '../../test/towns.ts'
import { hashMotDePasse } from './empreinte.ts'
import { comptes } from './tables.ts'

const MOT_DE_PASSE = 'girafe ! nuance 47 patio'
const AUTRE = 'un tout autre mot de passe, vraiment'
const FIREFOX = 'Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0'
const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1'

describe('« Mon compte »', () => {
  let server: TestServer
  let town: Town
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
  })
  after(() => server.close())
  beforeEach(async () => {
    await server.superuser.execute(sql`DELETE FROM limites`)
    server.courriels.length = 0
  })

  const call = (
    method: string,
    route: string,
    cookie: string,
    body?: unknown,
    more: Record<string, string> = {},
  ) =>
    server.app.request(`/api/${town.id}${route}`, {
      method,
      headers: {
        origin: ORIGIN,
        'sec-fetch-site': 'same-site',
        'content-type': 'application/json',
        ...(cookie ? { cookie } : {}),
        ...more,
      },
      body: body === undefined ? null : JSON.stringify(body),
    })
  const signIn = async (courriel: string, agent = FIREFOX, motDePasse = MOT_DE_PASSE) => {
    const answer = await call('POST', '/session', '', { courriel, motDePasse }, { 'user-agent': agent })
    const cookies = answer.headers.getSetCookie().filter((one) => !one.includes('Max-Age=0'))
    return { status: answer.status, cookie: cookies.at(-1)?.split(';')[0] ?? '' }
  }
  const list = async (cookie: string) =>
    ((await (await call('GET', '/compte/sessions', cookie)).json()) as SessionsOuvertes).sessions
  /** A login with a password. */
  async function login(): Promise<string> {
    const { compte } = await createFamille(server, town)
    const motDePasse = await hashMotDePasse(MOT_DE_PASSE)
    await asSysteme(server, town.id, (tx) =>
      tx.update(comptes).set({ motDePasse }).where(eq(comptes.id, compte)),
    )
    return `${compte}@exemple.fr`
  }
  const letters = async (sujet: RegExp) => {
    await server.deps.queue.runDue()
    return server.courriels.filter((one) => sujet.test(one.sujet))
  }

  test('lists where one is signed in, this device first, and ends any of them', async () => {
    const courriel = await login()
    const phone = await signIn(courriel)
    const other = await signIn(courriel, SAFARI)
    const seen = await list(other.cookie)
    assert.deepEqual(
      seen
        .filter((one) => one.appareil !== 'Appareil inconnu')
        .map(({ appareil, courante }) => [appareil, courante]),
      [
        ['Safari sur iPhone', true],
        ['Firefox sur Android', false],
      ],
    )
    const lost = seen.find((one) => one.appareil === 'Firefox sur Android')
    const ended = await call('DELETE', `/compte/sessions/${lost?.id}`, other.cookie)
    assert.equal(ended.status, 200)
    assert.equal((await call('GET', '/compte/sessions', phone.cookie)).status, 401)
    assert.equal((await call('DELETE', `/compte/sessions/${lost?.id}`, other.cookie)).status, 404)
  })

  test('nobody ends, or lists, the sessions of somebody else', async () => {
    const [one, two] = [await signIn(await login()), await signIn(await login())]
    const [own] = await list(one.cookie)
    assert.equal((await call('DELETE', `/compte/sessions/${own?.id}`, two.cookie)).status, 404)
    assert.equal((await call('GET', '/compte/sessions', '')).status, 401)
    assert.equal((await list(one.cookie)).length > 0, true)
    const agent = await createAgent(server, town)
    assert.equal((await agent.get('/compte/sessions')).status, 200)
  })

  test('the password changes with the current one only; other devices are signed out, and it is told', async () => {
    const courriel = await login()
    const [here, there] = [await signIn(courriel), await signIn(courriel, SAFARI)]
    const change = (actuel: string, nouveau: string) =>
      call('PUT', '/compte/mot-de-passe', here.cookie, { actuel, nouveau })
    const wrong = (await (await change('autre chose', AUTRE)).json()) as { code: string; errors: object[] }
    assert.deepEqual([wrong.code, wrong.errors.length], ['identifiants-incorrects', 1])
    const weak = (await (await change(MOT_DE_PASSE, 'azerty123456')).json()) as {
      errors: { champ: string }[]
    }
    assert.equal(weak.errors[0]?.champ, 'nouveau')
    assert.equal((await call('GET', '/compte/sessions', there.cookie)).status, 200)
    const done = await change(MOT_DE_PASSE, AUTRE)
    assert.equal(done.status, 200)
    assert.deepEqual(
      ((await done.json()) as SessionsOuvertes).sessions.map((one) => one.courante),
      [true],
    )
    assert.equal((await call('GET', '/compte/sessions', there.cookie)).status, 401)
    assert.equal((await signIn(courriel)).status, 401)
    assert.equal((await signIn(courriel, FIREFOX, AUTRE)).status, 200)
    assert.equal((await letters(/mot de passe a changé/)).length, 1)
  })

  test('five wrong passwords, and one waits: an open page is no place to guess', async () => {
    const courriel = await login()
    const { cookie } = await signIn(courriel)
    for (let times = 0; times < 5; times++)
      await call('PUT', '/compte/mot-de-passe', cookie, { actuel: 'non', nouveau: AUTRE })
    const late = await call('PUT', '/compte/mot-de-passe', cookie, { actuel: MOT_DE_PASSE, nouveau: AUTRE })
    assert.equal(late.status, 429)
  })

  test('a sign-in from a new device is told once; the first one of a login, and the same again, are not', async () => {
    const courriel = await login()
    await signIn(courriel)
    await signIn(courriel)
    assert.equal((await letters(/Nouvelle connexion/)).length, 0)
    await signIn(courriel, SAFARI)
    await signIn(courriel, SAFARI)
    const [letter, ...others] = await letters(/Nouvelle connexion/)
    assert.deepEqual([letter?.a, others.length], [courriel, 0])
    assert.match(letter?.texte ?? '', /Safari sur iPhone, le 3 novembre 2026 à 10\s?[:h]\s?00/)
    assert.match(letter?.texte ?? '', /Ce n’est pas vous|Si ce n’est pas vous/)
  })
})
