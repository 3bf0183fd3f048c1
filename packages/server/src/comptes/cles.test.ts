import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { MonCompte } from '@inoe/contract/comptes'
import { sql } from 'drizzle-orm'
import { Authentificateur } from '../../test/authentificateur.ts'
import { AUTRE_MOT_DE_PASSE, call, letters, MOT_DE_PASSE, withPassword } from '../../test/comptes.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  CONTREXEVILLE,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  ORIGIN,
  type Town,
} from '../../test/towns.ts'

const SITE = new URL(ORIGIN).hostname
const CINQ_MINUTES = 5 * 60_000

describe('Passkeys', () => {
  let server: TestServer
  let town: Town
  let famille: Client
  let courriel: string
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    await createTown(server, CONTREXEVILLE)
  })
  after(() => server.close())
  beforeEach(async () => {
    await server.superuser.execute(sql`DELETE FROM limites`)
    server.courriels.length = 0
    famille = await createFamille(server, town)
    courriel = await withPassword(server, famille)
  })

  const cles = async (client: Client) => ((await (await client.get('/compte')).json()) as MonCompte).cles
  const optionsOf = async (client: Client, motDePasse = MOT_DE_PASSE) =>
    (await (await client.send('POST', '/compte/cles/options', { motDePasse })).json()) as { options: never }
  const keep = async (client: Client, reponse: object) =>
    client.send('POST', '/compte/cles', { nom: 'Téléphone', reponse })
  async function register(client = famille, key = new Authentificateur()): Promise<Authentificateur> {
    assert.equal((await keep(client, key.creer(await optionsOf(client), ORIGIN))).status, 204)
    return key
  }
  const challenge = async (collectivite = town.id, headers = {}) =>
    (await call(server, collectivite, '/session/cle/options', {}, headers)).body as { options: never }
  const signIn = (reponse: object, collectivite = town.id, headers = {}) =>
    call(server, collectivite, '/session/cle', { reponse }, headers)
  const refused = async (answer: Promise<{ status: number; body: Record<string, unknown> }>) => {
    const { status, body } = await answer
    assert.deepEqual([status, body.code], [422, 'cle-acces-refusee'])
  }

  test('a key is added with the password, told by e-mail, listed, and signs in without one', async () => {
    const key = await register()
    assert.match((await letters(server, courriel)).at(-1)?.texte ?? '', /Téléphone/)
    assert.deepEqual(
      (await cles(famille)).map(({ nom, site, utiliseeLe }) => ({ nom, site, utiliseeLe })),
      [{ nom: 'Téléphone', site: SITE, utiliseeLe: null }],
    )
    const { status, cookie } = await signIn(key.signer(await challenge(), ORIGIN))
    assert.equal(status, 200)
    const who = await server.app.request(`/api/${town.id}/session`, { headers: { cookie } })
    assert.equal(((await who.json()) as { courriel: string }).courriel, courriel)
    assert.equal((await cles(famille))[0]?.utiliseeLe, server.clock.now().toISOString())
  })

  test('the letter of a changed password speaks of keys to who has some', async () => {
    const change = async (nouveau: string, actuel: string) => {
      assert.equal((await famille.send('POST', '/compte/mot-de-passe', { actuel, nouveau })).status, 204)
      return (
        (await letters(server, courriel)).findLast((one) => /mot de passe a changé/.test(one.sujet))?.texte ??
        ''
      )
    }
    assert.doesNotMatch(await change(AUTRE_MOT_DE_PASSE, MOT_DE_PASSE), /clés d’accès/)
    await change(MOT_DE_PASSE, AUTRE_MOT_DE_PASSE)
    await register()
    assert.match(await change(AUTRE_MOT_DE_PASSE, MOT_DE_PASSE), /clés d’accès/)
  })

  test('an agent’s key signs the agent in', async () => {
    const agent = await createAgent(server, town)
    await withPassword(server, agent)
    const key = await register(agent)
    assert.equal((await signIn(key.signer(await challenge(), ORIGIN))).status, 200)
  })

  test('without the password no key is made; without a session neither', async () => {
    assert.equal((await famille.send('POST', '/compte/cles/options', { motDePasse: 'non' })).status, 422)
    assert.equal(
      (await call(server, town.id, '/compte/cles/options', { motDePasse: MOT_DE_PASSE })).status,
      401,
    )
  })

  for (const synchronisee of [false, true])
    test(`an answer serves once, even sent twice at the same time${synchronisee ? ', by a key that counts nothing' : ''}`, async () => {
      const key = await register()
      key.synchronisee = synchronisee
      const answer = key.signer(await challenge(), ORIGIN)
      const answers = await Promise.all([signIn(answer), signIn(answer)])
      assert.deepEqual(answers.map((one) => one.status).sort(), [200, 422])
      await refused(signIn(answer))
    })

  test('a challenge ends after five minutes', async () => {
    const key = await register()
    const given = await challenge()
    const start = server.clock.now()
    try {
      server.clock.set(new Date(start.getTime() + CINQ_MINUTES + 1000).toISOString())
      await refused(signIn(key.signer(given, ORIGIN)))
    } finally {
      server.clock.set(start.toISOString())
    }
  })

  test('a challenge for signing in makes no key, and one for a key is its asker’s alone', async () => {
    const other = await createFamille(server, town)
    await withPassword(server, other)
    const key = new Authentificateur()
    const registering = (await optionsOf(famille)) as { options: { challenge: string; rp: { id: string } } }
    assert.equal((await keep(other, key.creer(registering, ORIGIN))).status, 422)
    const { options } = (await challenge()) as { options: { challenge: string } }
    const wrong = { options: { ...registering.options, challenge: options.challenge } }
    assert.equal((await keep(famille, key.creer(wrong, ORIGIN))).status, 422)
    assert.deepEqual(await cles(other), [])
  })

  test('what was signed for another page is refused', async () => {
    const key = await register()
    await refused(signIn(key.signer(await challenge(), 'https://hameconnage.example')))
    const given = (await challenge()) as { options: { challenge: string } }
    const elsewhere = { options: { ...given.options, rpId: 'hameconnage.example' } }
    await refused(signIn(key.signer(elsewhere, ORIGIN)))
  })

  test('a page that the town has not declared gets no challenge', async () => {
    const { status, body } = await call(
      server,
      town.id,
      '/session/cle/options',
      {},
      {
        origin: 'https://hameconnage.example',
      },
    )
    assert.deepEqual([status, body.code], [403, 'origine-non-declaree'])
  })

  test('a key used without its owner’s finger or code is refused', async () => {
    const key = await register()
    key.verifie = false
    await refused(signIn(key.signer(await challenge(), ORIGIN)))
  })

  test('a copy of a key, whose counter is behind, is refused', async () => {
    const key = await register()
    assert.equal((await signIn(key.signer(await challenge(), ORIGIN))).status, 200)
    key.compteur = 0
    await refused(signIn(key.signer(await challenge(), ORIGIN)))
  })

  test('a signature of another key under this one’s name is refused', async () => {
    const key = await register()
    const forged = new Authentificateur().signer(await challenge(), ORIGIN)
    const id = key.id.toString('base64url')
    await refused(signIn({ ...forged, id, rawId: id }))
  })

  test('a key registered by somebody else opens their account only', async () => {
    const key = await register()
    const other = await createFamille(server, town)
    await withPassword(server, other)
    assert.equal((await keep(other, key.creer(await optionsOf(other), ORIGIN))).status, 422)
    assert.deepEqual(await cles(other), [])
    const { cookie } = await signIn(key.signer(await challenge(), ORIGIN))
    const who = await server.app.request(`/api/${town.id}/session`, { headers: { cookie } })
    assert.equal(((await who.json()) as { courriel: string }).courriel, courriel)
  })

  test('a key of one town is unknown in another on the same site', async () => {
    const key = await register()
    await refused(signIn(key.signer(await challenge(CONTREXEVILLE), ORIGIN), CONTREXEVILLE))
  })

  test('a removed key opens nothing; somebody else’s is not found', async () => {
    const key = await register()
    const [own] = await cles(famille)
    const other = await createFamille(server, town)
    assert.equal((await other.send('DELETE', `/compte/cles/${own?.id}`)).status, 404)
    assert.equal((await famille.send('DELETE', `/compte/cles/${own?.id}`)).status, 204)
    assert.deepEqual(await cles(famille), [])
    await refused(signIn(key.signer(await challenge(), ORIGIN)))
  })

  test('from another site a key gives a bearer, as a password does', async () => {
    const key = await register()
    const headers = { 'sec-fetch-site': 'cross-site' }
    const { body, cookie } = await signIn(
      key.signer(await challenge(town.id, headers), ORIGIN),
      town.id,
      headers,
    )
    assert.match(String(body.jeton), /^\w{20,}$/)
    assert.equal(cookie, '')
  })

  test('rubbish is refused, never a fault', async () => {
    await register()
    for (const reponse of [
      { id: 'x', rawId: 'x', type: 'public-key', response: { clientDataJSON: '' } },
      { id: '../..', rawId: '', type: 'public-key', response: { clientDataJSON: 'e30' } },
      {},
    ]) {
      const status = [(await signIn(reponse)).status, (await keep(famille, reponse)).status]
      assert.ok(
        status.every((one) => one === 400 || one === 422),
        String(status),
      )
    }
  })
})
