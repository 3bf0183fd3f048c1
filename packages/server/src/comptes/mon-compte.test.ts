import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { MonCompte } from '@inoe/contract/comptes'
import { MonCompte as Schema } from '@inoe/contract/comptes'
import { sql } from 'drizzle-orm'
import * as v from 'valibot'
import {
  AUTRE_MOT_DE_PASSE,
  call,
  letters,
  MOT_DE_PASSE,
  secret,
  someone,
  withPassword,
} from '../../test/comptes.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  CONTREXEVILLE,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  type Town,
} from '../../test/towns.ts'

const ANDROID = 'Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0'
const WINDOWS =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36'
const ICI = '0190a000-0000-7000-8000-000000000001'
const AILLEURS = '0190a000-0000-7000-8000-000000000002'

describe('My account', () => {
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

  const read = async (client: Client): Promise<MonCompte> =>
    v.parse(v.strictObject(Schema.entries), await (await client.get('/compte')).json())
  const signIn = (address: string, appareil?: string, agent = ANDROID, motDePasse = MOT_DE_PASSE) =>
    call(
      server,
      town.id,
      '/session',
      { courriel: address, motDePasse, ...(appareil ? { appareil } : {}) },
      { 'user-agent': agent },
    )
  const connecte = async (cookie: string) =>
    (
      (await (await server.app.request(`/api/${town.id}/session`, { headers: { cookie } })).json()) as {
        connecte: boolean
      }
    ).connecte

  test('shows the devices that are signed in, the one that asks first, and of the network only a part', async () => {
    await signIn(courriel, ICI)
    const mine = await read(famille)
    assert.equal(mine.courriel, courriel)
    assert.deepEqual(
      mine.sessions.map(({ appareil, courante }) => [appareil, courante]),
      [
        ['Appareil inconnu', true],
        ['Firefox sur Android', false],
      ],
    )
    assert.equal(mine.sessions[1]?.vueLe, server.clock.now().toISOString())
    const agent = await createAgent(server, town)
    assert.deepEqual((await read(agent)).autresParents, [])
    assert.equal((await server.app.request(`/api/${town.id}/compte`)).status, 401)
  })

  test('a session says when it was last seen, within a quarter of an hour', async () => {
    const start = server.clock.now()
    const { cookie } = await signIn(courriel, ICI)
    try {
      server.clock.set(new Date(start.getTime() + 14 * 60_000).toISOString())
      await connecte(cookie)
      assert.equal((await read(famille)).sessions[1]?.vueLe, start.toISOString())
      const later = new Date(start.getTime() + 16 * 60_000).toISOString()
      server.clock.set(later)
      await connecte(cookie)
      assert.equal((await read(famille)).sessions.find((one) => !one.courante)?.vueLe, later)
    } finally {
      server.clock.set(start.toISOString())
    }
  })

  test('« Déconnecter cet appareil » ends that one alone; somebody else’s is not found', async () => {
    const { cookie } = await signIn(courriel, ICI)
    const other = await createFamille(server, town)
    const mine = (await read(famille)).sessions.find((one) => !one.courante)
    assert.equal((await other.send('DELETE', `/compte/sessions/${mine?.id}`)).status, 404)
    assert.equal(await connecte(cookie), true)
    assert.equal((await famille.send('DELETE', `/compte/sessions/${mine?.id}`)).status, 204)
    assert.equal(await connecte(cookie), false)
    assert.equal((await read(famille)).sessions.length, 1)
  })

  test('« Déconnecter partout » ends every session, this one too', async () => {
    const { cookie } = await signIn(courriel, ICI)
    assert.equal((await famille.send('DELETE', '/compte/sessions')).status, 204)
    assert.equal(await connecte(cookie), false)
    assert.equal((await famille.get('/compte')).status, 401)
  })

  test('a sign-in from a browser the account was never used from is told, once', async () => {
    await signIn(courriel, ICI)
    assert.equal((await letters(server, courriel)).length, 0, 'the first is the owner’s')
    await signIn(courriel, ICI)
    assert.equal((await letters(server, courriel)).length, 0)
    await signIn(courriel, AILLEURS, WINDOWS)
    const told = await letters(server, courriel)
    assert.equal(told.length, 1)
    assert.match(told[0]?.texte ?? '', /Chrome sur Windows.*3 novembre 2026/)
    assert.match(told[0]?.texte ?? '', /Mot de passe oublié/)
    await signIn(courriel, AILLEURS, WINDOWS)
    assert.equal((await letters(server, courriel)).length, 1)
    // A browser that says nothing of itself is never a known one.
    await signIn(courriel)
    assert.equal((await letters(server, courriel)).length, 2)
  })

  test('a browser that was signed out is told again when it comes back', async () => {
    await signIn(courriel, ICI)
    await signIn(courriel, AILLEURS, WINDOWS)
    const thief = (await read(famille)).sessions.find((one) => one.appareil === 'Chrome sur Windows')
    await famille.send('DELETE', `/compte/sessions/${thief?.id}`)
    await signIn(courriel, AILLEURS, WINDOWS)
    assert.equal((await letters(server, courriel)).length, 2)
  })

  test('the password changes for who knows it; other devices are signed out, and the owner is told', async () => {
    const { cookie } = await signIn(courriel, ICI)
    const changed = await famille.send('POST', '/compte/mot-de-passe', {
      actuel: MOT_DE_PASSE,
      nouveau: AUTRE_MOT_DE_PASSE,
    })
    assert.equal(changed.status, 204)
    assert.equal(await connecte(cookie), false)
    assert.equal((await read(famille)).sessions.length, 1)
    assert.match((await letters(server, courriel)).at(-1)?.sujet ?? '', /mot de passe a changé/)
    assert.equal((await signIn(courriel, ICI)).status, 401)
    assert.equal((await signIn(courriel, ICI, ANDROID, AUTRE_MOT_DE_PASSE)).status, 200)
  })

  test('a wrong current password, or a weak new one, changes nothing and says which', async () => {
    const wrong = await famille.send('POST', '/compte/mot-de-passe', {
      actuel: 'non',
      nouveau: AUTRE_MOT_DE_PASSE,
    })
    const refused = (await wrong.json()) as { code: string; errors: { champ: string }[] }
    assert.deepEqual(
      [wrong.status, refused.code, refused.errors[0]?.champ],
      [422, 'mot-de-passe-actuel', 'actuel'],
    )
    const weak = await famille.send('POST', '/compte/mot-de-passe', {
      actuel: MOT_DE_PASSE,
      nouveau: 'motdepasse123',
    })
    const reason = (await weak.json()) as { code: string; errors: { champ: string }[] }
    assert.deepEqual([reason.code, reason.errors[0]?.champ], ['mot-de-passe-faible', 'nouveau'])
    assert.equal((await signIn(courriel, ICI)).status, 200)
  })

  test('a session gives no more tries at the password than the sign-in does', async () => {
    const attempt = () =>
      famille.send('POST', '/compte/mot-de-passe', { actuel: 'non', nouveau: AUTRE_MOT_DE_PASSE })
    const answers = []
    for (let one = 0; one < 6; one++) answers.push((await attempt()).status)
    assert.deepEqual(answers, [422, 422, 422, 422, 422, 429])
  })
  describe('change of address', () => {
    const ask = async (nouveau: string) => {
      const asked = await famille.send('POST', '/compte/courriel', {
        courriel: nouveau,
        motDePasse: MOT_DE_PASSE,
      })
      return { status: asked.status, body: (await asked.json()) as Record<string, unknown> }
    }
    const answer = (jeton: string, accepte = true) =>
      call(server, town.id, '/comptes/courriel', { jeton, accepte })

    for (const first of ['inoe-accord', 'inoe-preuve'] as const) {
      test(`is done when both addresses answered, ${first} first`, async () => {
        const nouveau = someone('nouvelle')
        assert.equal((await ask(nouveau.toUpperCase())).status, 202)
        const links = {
          'inoe-accord': await secret(server, courriel, 'inoe-accord'),
          'inoe-preuve': await secret(server, nouveau, 'inoe-preuve'),
        }
        const second = first === 'inoe-accord' ? 'inoe-preuve' : 'inoe-accord'
        assert.deepEqual((await answer(links[first])).body, { etat: 'attente', nouveau })
        assert.equal((await signIn(nouveau)).status, 401, 'not yet')
        const pending = (await read(famille)).changement
        assert.deepEqual(
          [pending?.accorde, pending?.prouve],
          [first === 'inoe-accord', first !== 'inoe-accord'],
        )
        assert.equal((await answer(links[first])).body.code, 'lien-invalide', 'a link serves once')
        assert.deepEqual((await answer(links[second])).body, { etat: 'fait', nouveau })
        assert.equal((await signIn(nouveau)).status, 200)
        assert.equal((await signIn(courriel)).status, 401)
        assert.equal((await read(famille)).changement, null)
        for (const address of [courriel, nouveau])
          assert.match((await letters(server, address)).at(-1)?.sujet ?? '', /a changé/)
        assert.equal((await answer(links[second])).status, 410)
      })
    }

    test('both answered at the same time: done once', async () => {
      const nouveau = someone('nouvelle')
      await ask(nouveau)
      const answers = await Promise.all([
        answer(await secret(server, courriel, 'inoe-accord')),
        answer(await secret(server, nouveau, 'inoe-preuve')),
      ])
      assert.deepEqual(answers.map((one) => one.body.etat).sort(), ['attente', 'fait'])
    })

    test('the address that is left can refuse, and nothing changes', async () => {
      const nouveau = someone('voleur')
      await ask(nouveau)
      const preuve = await secret(server, nouveau, 'inoe-preuve')
      const accord = await secret(server, courriel, 'inoe-accord')
      assert.equal((await answer(accord, false)).body.etat, 'refuse')
      assert.equal((await answer(preuve)).status, 410)
      assert.equal((await signIn(courriel)).status, 200)
    })

    test('opening a link uses nothing up: only the button’s POST does', async () => {
      const nouveau = someone('nouvelle')
      await ask(nouveau)
      const jeton = await secret(server, nouveau, 'inoe-preuve')
      const page = await server.app.request(`/${town.id}/connexion`)
      assert.equal(page.status, 200)
      assert.equal((await server.app.request(`/api/${town.id}/comptes/courriel?jeton=${jeton}`)).status, 404)
      assert.equal((await answer(jeton)).body.etat, 'attente')
    })

    test('it ends after three days, when it is given up, asked anew, or when the password is chosen anew', async () => {
      const start = server.clock.now()
      const nouveau = someone('nouvelle')
      await ask(nouveau)
      const late = await secret(server, nouveau, 'inoe-preuve')
      try {
        server.clock.set(new Date(start.getTime() + 3 * 86_400_000 + 1000).toISOString())
        assert.equal((await answer(late)).status, 410)
        assert.equal((await read(famille)).changement, null)
      } finally {
        server.clock.set(start.toISOString())
      }
      await ask(nouveau)
      assert.equal((await answer(late)).status, 410)
      const given = await secret(server, nouveau, 'inoe-preuve')
      assert.equal((await famille.send('DELETE', '/compte/courriel')).status, 204)
      assert.equal((await answer(given)).status, 410)
      await ask(nouveau)
      const stolen = await secret(server, nouveau, 'inoe-preuve')
      await call(server, town.id, '/mot-de-passe/oubli', { courriel })
      const jeton = await secret(server, courriel, 'inoe-mot-de-passe')
      assert.equal(
        (await call(server, town.id, '/mot-de-passe', { jeton, motDePasse: AUTRE_MOT_DE_PASSE })).status,
        200,
      )
      assert.equal((await answer(stolen)).status, 410)
    })

    test('an address that is taken: the asker sees the same, its owner is told', async () => {
      const other = await createFamille(server, town)
      const taken = await withPassword(server, other)
      const free = someone('libre')
      const answers = [await ask(taken), await ask(free)]
      assert.deepEqual(answers[0], answers[1])
      await ask(taken)
      const told = await letters(server, taken)
      assert.match(told.at(-1)?.sujet ?? '', /déjà un compte/)
      assert.ok(!told.some((one) => one.texte.includes('#inoe-preuve')))
      const pending = (await read(famille)).changement
      assert.equal(pending?.nouveau, taken)
      assert.equal((await answer(await secret(server, courriel, 'inoe-accord'))).body.etat, 'attente')
      assert.equal((await signIn(taken)).status, 200)
    })

    test('an address that becomes somebody’s meanwhile is not taken from them', async () => {
      const nouveau = someone('nouvelle')
      await ask(nouveau)
      const preuve = await secret(server, nouveau, 'inoe-preuve')
      await answer(await secret(server, courriel, 'inoe-accord'))
      await withPassword(server, await createFamille(server, town), nouveau)
      const refused = await answer(preuve)
      assert.deepEqual([refused.status, refused.body.code], [410, 'lien-invalide'])
      assert.match(String(refused.body.detail), /autre compte/)
      assert.equal((await signIn(courriel)).status, 200)
    })

    test('an address that a stranger typed and never confirmed is not in the way', async () => {
      const nouveau = someone('nouvelle')
      await call(server, town.id, '/comptes', {
        courriel: nouveau,
        motDePasse: AUTRE_MOT_DE_PASSE,
        rgpd: '1',
      })
      await ask(nouveau)
      await answer(await secret(server, courriel, 'inoe-accord'))
      assert.equal((await answer(await secret(server, nouveau, 'inoe-preuve'))).body.etat, 'fait')
      assert.equal((await signIn(nouveau)).status, 200)
    })

    test('asks for the password, and for another address than one’s own', async () => {
      const nouveau = someone()
      const wrong = await famille.send('POST', '/compte/courriel', { courriel: nouveau, motDePasse: 'non' })
      assert.equal(wrong.status, 422)
      const same = await famille.send('POST', '/compte/courriel', { courriel, motDePasse: MOT_DE_PASSE })
      assert.equal(same.status, 400)
      assert.equal((await letters(server, nouveau)).length, 0)
    })

    test('a link of one town opens nothing in another', async () => {
      const nouveau = someone()
      await ask(nouveau)
      const jeton = await secret(server, nouveau, 'inoe-preuve')
      assert.equal(
        (await call(server, CONTREXEVILLE, '/comptes/courriel', { jeton, accepte: true })).status,
        410,
      )
    })
  })
})
