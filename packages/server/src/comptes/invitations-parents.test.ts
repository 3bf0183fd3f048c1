import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { MonCompte } from '@inoe/contract/comptes'
import type { Foyer } from '@inoe/contract/foyers'
import { VERSION_RGPD } from '@inoe/contract/rgpd'
import { sql } from 'drizzle-orm'
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
  ORIGIN,
  type Town,
} from '../../test/towns.ts'
import { inviteParent } from './invitations.ts'

const DEUX_SEMAINES = 14 * 86_400_000

describe('The other parent', () => {
  let server: TestServer
  let town: Town
  let famille: Client & { enfants: { id: string }[] }
  let courriel: string
  let invite: string
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
    invite = someone('alex')
  })

  const ask = (address = invite, from: Client = famille) =>
    from.send('POST', '/compte/invitations', { courriel: address, prenom: 'Alex', nom: 'Martin' })
  const link = (address = invite) => secret(server, address, 'inoe-invitation')
  const readLink = (jeton: string) => call(server, town.id, '/comptes/invitation/lecture', { jeton })
  const join = (jeton: string, motDePasse?: string) =>
    call(server, town.id, '/comptes/invitation', { jeton, ...(motDePasse ? { motDePasse } : {}) })
  const invitations = async (from: Client = famille) =>
    ((await (await from.get('/compte')).json()) as MonCompte).invitations
  const foyerOf = async (cookie: string) =>
    (await (
      await server.app.request(`/api/${town.id}/foyer`, { headers: { cookie, origin: ORIGIN } })
    ).json()) as Foyer
  /** Somebody who signed up alone: an account with an empty file. */
  async function signUp(address: string): Promise<void> {
    await call(server, town.id, '/comptes', {
      courriel: address,
      motDePasse: AUTRE_MOT_DE_PASSE,
      rgpd: VERSION_RGPD,
    })
    await call(server, town.id, '/comptes/confirmation', {
      jeton: await secret(server, address, 'inoe-confirmation'),
    })
  }

  test('is invited, chooses a password, and both act for the same family', async () => {
    assert.equal((await ask()).status, 201)
    const [pending] = await invitations()
    assert.deepEqual([pending?.courriel, pending?.etat], [invite, 'envoyee'])
    const jeton = await link()
    const letter = (await letters(server, invite)).at(-1)
    assert.match(letter?.texte ?? '', /jusqu’au mardi 17 novembre 2026/)
    assert.deepEqual((await readLink(jeton)).body, {
      courriel: invite,
      par: 'Camille Durand',
      cas: 'nouveau',
      expireLe: new Date(server.clock.now().getTime() + DEUX_SEMAINES).toISOString(),
    })
    const joined = await join(jeton, MOT_DE_PASSE)
    assert.equal(joined.status, 200)
    const foyer = await foyerOf(joined.cookie)
    assert.deepEqual(foyer.enfants.map((one) => one.id).sort(), famille.enfants.map((one) => one.id).sort())
    assert.deepEqual([foyer.parents.second?.prenom, foyer.parents.second?.courriel], ['Alex', invite])
    const mine = (await (await famille.get('/compte')).json()) as MonCompte
    assert.deepEqual([mine.autresParents, mine.invitations], [[invite], []])
    assert.match((await letters(server, courriel)).at(-1)?.texte ?? '', /Alex Martin a maintenant accès/)
    assert.equal(
      (await call(server, town.id, '/session', { courriel: invite, motDePasse: MOT_DE_PASSE })).status,
      200,
    )
    const greeted = await server.app.request(`/api/${town.id}/session`, {
      headers: { cookie: joined.cookie },
    })
    assert.equal(((await greeted.json()) as { prenom: string }).prenom, 'Alex')
  })

  test('an invitation used twice, even at the same time, serves once and says why', async () => {
    await ask()
    const jeton = await link()
    const answers = await Promise.all([join(jeton, MOT_DE_PASSE), join(jeton, MOT_DE_PASSE)])
    assert.deepEqual(answers.map((one) => one.status).sort(), [200, 410])
    const again = await join(jeton, MOT_DE_PASSE)
    assert.match(String(again.body.detail), /a déjà servi.*connectez-vous/)
    assert.equal((await readLink(jeton)).status, 410)
  })

  test('opening it uses nothing up, and a weak password does not cost it', async () => {
    await ask()
    const jeton = await link()
    await readLink(jeton)
    await readLink(jeton)
    assert.equal((await join(jeton)).body.code, 'mot-de-passe-faible')
    assert.equal((await join(jeton, 'motdepasse123')).body.code, 'mot-de-passe-faible')
    assert.equal((await join(jeton, MOT_DE_PASSE)).status, 200)
  })

  test('ends after two weeks; sent again, only the new link serves', async () => {
    await ask()
    const old = await link()
    const start = server.clock.now()
    try {
      server.clock.set(new Date(start.getTime() + DEUX_SEMAINES + 1000).toISOString())
      assert.equal((await join(old, MOT_DE_PASSE)).status, 410)
      const [over] = await invitations()
      assert.equal(over?.etat, 'expiree')
      assert.equal((await famille.send('POST', `/compte/invitations/${over?.id}/renvoi`)).status, 204)
      const fresh = await link()
      assert.equal((await join(old, MOT_DE_PASSE)).status, 410)
      assert.equal((await join(fresh, MOT_DE_PASSE)).status, 200)
      assert.equal((await famille.send('POST', `/compte/invitations/${over?.id}/renvoi`)).status, 404)
    } finally {
      server.clock.set(start.toISOString())
    }
  })

  test('cancelled, it opens nothing; another family can neither cancel it nor send it again', async () => {
    await ask()
    const jeton = await link()
    const [pending] = await invitations()
    const other = await createFamille(server, town)
    const agent = await createAgent(server, town)
    assert.equal((await other.send('DELETE', `/compte/invitations/${pending?.id}`)).status, 404)
    assert.equal((await other.send('POST', `/compte/invitations/${pending?.id}/renvoi`)).status, 404)
    assert.equal((await agent.send('DELETE', `/compte/invitations/${pending?.id}`)).status, 401)
    assert.equal((await famille.send('DELETE', '/compte/invitations/rien')).status, 400)
    assert.equal((await famille.send('DELETE', `/compte/invitations/${pending?.id}`)).status, 204)
    assert.equal((await join(jeton, MOT_DE_PASSE)).status, 410)
    assert.equal((await ask(invite, agent)).status, 401)
  })

  test('an account whose file is empty joins with its own password', async () => {
    await signUp(invite)
    await ask()
    const jeton = await link()
    assert.equal((await readLink(jeton)).body.cas, 'existant')
    const joined = await join(jeton)
    assert.equal(joined.status, 200)
    assert.equal((await foyerOf(joined.cookie)).enfants.length, 2)
    const signedIn = await call(server, town.id, '/session', {
      courriel: invite,
      motDePasse: AUTRE_MOT_DE_PASSE,
    })
    assert.equal((await foyerOf(signedIn.cookie)).enfants.length, 2)
  })

  test('an account with children of its own, or an agent’s, does not change family; who invites sees no difference', async () => {
    const theirs = await createFamille(server, town)
    const parent = await withPassword(server, theirs)
    const agent = await withPassword(server, await createAgent(server, town), someone('agent'))
    const seen = []
    for (const address of [parent, agent, invite]) {
      const asked = await ask(address)
      seen.push(asked.status)
      assert.equal((await letters(server, address)).length, 1)
    }
    assert.deepEqual(seen, [201, 201, 201])
    for (const address of [parent, agent]) {
      const jeton = await link(address)
      assert.equal((await readLink(jeton)).body.cas, 'impossible')
      const refused = await join(jeton, MOT_DE_PASSE)
      assert.deepEqual([refused.status, refused.body.code], [409, 'invitation-impossible'])
    }
    assert.equal(((await (await theirs.get('/foyer')).json()) as Foyer).enfants.length, 2)
  })

  test('who acts for the family already is not invited', async () => {
    assert.equal((await ask(courriel)).status, 409)
    await ask()
    await join(await link(), MOT_DE_PASSE)
    const again = await ask()
    assert.deepEqual(
      [again.status, ((await again.json()) as { code: string }).code],
      [409, 'invitation-impossible'],
    )
  })

  test('an address that somebody typed under « Créer un compte » keeps nothing of it', async () => {
    await call(server, town.id, '/comptes', {
      courriel: invite,
      motDePasse: AUTRE_MOT_DE_PASSE,
      rgpd: VERSION_RGPD,
    })
    const theirs = await secret(server, invite, 'inoe-confirmation')
    await ask()
    assert.equal((await join(await link(), MOT_DE_PASSE)).status, 200)
    assert.equal((await call(server, town.id, '/comptes/confirmation', { jeton: theirs })).status, 410)
    assert.equal(
      (await call(server, town.id, '/session', { courriel: invite, motDePasse: AUTRE_MOT_DE_PASSE })).status,
      401,
    )
  })

  test('an invitation of one town opens nothing in another', async () => {
    await ask()
    const jeton = await link()
    assert.equal((await call(server, CONTREXEVILLE, '/comptes/invitation/lecture', { jeton })).status, 410)
    assert.equal(
      (await call(server, CONTREXEVILLE, '/comptes/invitation', { jeton, motDePasse: MOT_DE_PASSE })).status,
      410,
    )
  })

  describe('a family that the authority knows', () => {
    /** As the import of families does. */
    async function invited(address: string): Promise<void> {
      await server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, async (tx) => {
        await inviteParent(tx, town.id, famille.foyer, address)
        const job = {
          collectivite: town.id,
          courriel: address,
          usage: 'invitation',
          motDePasse: null,
        } as const
        await server.deps.queue.send(tx, 'lien', job)
      })
    }

    test('enters by the link received: the password chosen, its children there', async () => {
      await invited(invite)
      const jeton = await secret(server, invite, 'inoe-mot-de-passe')
      const entered = await call(server, town.id, '/mot-de-passe', { jeton, motDePasse: MOT_DE_PASSE })
      assert.equal(entered.status, 200)
      assert.equal((await foyerOf(entered.cookie)).enfants.length, 2)
      assert.equal(
        (await call(server, town.id, '/mot-de-passe', { jeton, motDePasse: MOT_DE_PASSE })).status,
        410,
      )
    })

    test('after two weeks « Mot de passe oublié » brings another link', async () => {
      await invited(invite)
      const late = await secret(server, invite, 'inoe-mot-de-passe')
      const start = server.clock.now()
      try {
        server.clock.set(new Date(start.getTime() + DEUX_SEMAINES + 1000).toISOString())
        assert.equal(
          (await call(server, town.id, '/mot-de-passe', { jeton: late, motDePasse: MOT_DE_PASSE })).status,
          410,
        )
        await call(server, town.id, '/mot-de-passe/oubli', { courriel: invite })
        const jeton = await secret(server, invite, 'inoe-mot-de-passe')
        assert.notEqual(jeton, late)
        const entered = await call(server, town.id, '/mot-de-passe', { jeton, motDePasse: MOT_DE_PASSE })
        assert.equal((await foyerOf(entered.cookie)).enfants.length, 2)
      } finally {
        server.clock.set(start.toISOString())
      }
    })

    test('who types that address under « Créer un compte » gets no file but by its mailbox', async () => {
      await invited(invite)
      await call(server, town.id, '/comptes', {
        courriel: invite,
        motDePasse: AUTRE_MOT_DE_PASSE,
        rgpd: VERSION_RGPD,
      })
      assert.equal(
        (await call(server, town.id, '/session', { courriel: invite, motDePasse: AUTRE_MOT_DE_PASSE })).body
          .code,
        'compte-non-confirme',
      )
    })
  })
})
