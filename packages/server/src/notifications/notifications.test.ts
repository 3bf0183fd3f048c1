import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { AbonnementLu } from '@inoe/contract/notifications'
import { sql } from 'drizzle-orm'
import { asSysteme, hastenJobs } from '../../test/billing.ts'
import { AUTRE_MOT_DE_PASSE, call, MOT_DE_PASSE, withPassword } from '../../test/comptes.ts'
import { type Navigateur, ServicePush } from '../../test/push.ts'
import { NOW, openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  ORIGIN,
  type Town,
} from '../../test/towns.ts'
import { SANS_APPARENCE } from '../collectivites/apparences-store.ts'
import { rows } from '../database/open.ts'
import { annoncer } from './annoncer.ts'

describe('Notices on a parent’s devices', () => {
  let server: TestServer
  let service: ServicePush
  let town: Town
  let agent: Client
  let parent: Awaited<ReturnType<typeof createFamille>>
  let voisin: Awaited<ReturnType<typeof createFamille>>
  before(async () => {
    server = await openTestServer()
    service = await ServicePush.open()
    town = await createTown(server, ENTRE_DEUX_MERS)
    agent = await createAgent(server, town)
    parent = await createFamille(server, town)
    voisin = await createFamille(server, town)
  })
  after(async () => {
    await service.close()
    await server.close()
  })
  beforeEach(async () => {
    await server.superuser.execute(sql`DELETE FROM abonnements`)
  })

  const TOUS = ['demandes', 'messages', 'reservations', 'factures', 'documents', 'actualites']
  const abonner = async (who: Client, browser: Navigateur, sujets: readonly string[] = TOUS) => {
    const answer = await who.send('POST', '/notifications/abonnements', { ...browser.abonnement, sujets })
    assert.equal(answer.status, 201, await answer.clone().text())
    return ((await answer.json()) as { id: string }).id
  }
  const lire = async (who: Client, { abonnement: { adresse } }: Navigateur) => {
    const answer = await who.send('POST', '/notifications/appareil', { adresse })
    assert.equal(answer.status, 200)
    return ((await answer.json()) as AbonnementLu).abonnement
  }
  const combien = async () =>
    (await rows<{ n: number }>(server.superuser, sql`SELECT count(*)::int AS n FROM abonnements`))[0]?.n
  /** The service writes to a family. */
  const ecrire = async (to = parent) => {
    const answer = await agent.send('POST', '/gestion/messages', {
      structure: town.structure,
      foyer: to.foyer,
      enfant: null,
      sujet: 'Otite de Léa',
      texte: 'Un texte que personne d’autre ne lit.',
    })
    assert.equal(answer.status, 201, await answer.clone().text())
    await server.deps.queue.runDue()
  }
  const lettre = () => ({
    sujet: 'Réponse pour Léa',
    collectivite: {
      id: 'ma-ville',
      apparence: SANS_APPARENCE,
      nom: 'Ville',
      courriel: null,
      telephone: null,
    },
    paragraphes: ['Refusé.'],
  })
  /** Tells a family of an answer, by the one way there is. */
  const repondre = (foyers: readonly string[], echouer = false) =>
    asSysteme(server, town.id, async (tx) => {
      await annoncer(
        tx,
        server.deps,
        town.id,
        foyers.map((foyer) => ({
          foyer,
          lettre: { fr: lettre, en: lettre, pt: lettre },
          avis: { quoi: 'reponse', section: 'inscriptions' },
        })),
      )
      if (echouer) throw new Error('rolled back')
    })

  test('a message rings on the devices of the family, and tells nothing of it', async () => {
    const [phone, tablet, other] = [service.navigateur(), service.navigateur(), service.navigateur()]
    await abonner(parent, phone)
    await abonner(parent, tablet)
    await abonner(voisin, other)
    await ecrire()
    for (const { recues } of [phone, tablet])
      assert.deepEqual(
        recues.map(({ contenu }) => JSON.parse(contenu)),
        [
          {
            titre: 'Un nouveau message',
            corps: ENTRE_DEUX_MERS,
            langue: 'fr',
            page: `/${ENTRE_DEUX_MERS}/messages`,
            quoi: 'message',
          },
        ],
      )
    assert.deepEqual(other.recues, [])
    assert.deepEqual(service.fautes, [])
  })

  test('each device is told what it wants; several letters of one kind ring once', async () => {
    const [all, some] = [service.navigateur(), service.navigateur()]
    await abonner(parent, all)
    await abonner(parent, some, ['messages'])
    await repondre([parent.foyer, parent.foyer])
    await server.deps.queue.runDue()
    assert.deepEqual([all.recues.length, some.recues.length], [1, 0])
    assert.deepEqual(JSON.parse(all.recues[0]?.contenu ?? '').titre, 'Une réponse à votre demande')
    await abonner(parent, some, ['messages', 'demandes'])
    assert.equal(await combien(), 2)
    await repondre([parent.foyer])
    await server.deps.queue.runDue()
    assert.equal(some.recues.length, 1)
  })

  test('what is undone is not told', async () => {
    const phone = service.navigateur()
    await abonner(parent, phone)
    await assert.rejects(repondre([parent.foyer], true), /rolled back/)
    await server.deps.queue.runDue()
    assert.deepEqual(phone.recues, [])
  })

  test('a browser that is gone is forgotten; one that cannot be reached is tried again', async () => {
    const [gone, tired] = [service.navigateur(), service.navigateur()]
    await abonner(parent, gone)
    await abonner(parent, tired)
    gone.statut = 410
    tired.statut = 503
    await ecrire()
    assert.equal(await combien(), 1)
    tired.statut = undefined
    await hastenJobs(server)
    await server.deps.queue.runDue()
    assert.equal(tired.recues.length, 1)
  })

  test('a browser is of one login: read by another, it says nothing more of the first', async () => {
    const shared = service.navigateur()
    await abonner(parent, shared, ['messages'])
    assert.deepEqual((await lire(parent, shared))?.sujets, ['messages'])
    assert.equal(await lire(voisin, shared), null)
    await ecrire()
    assert.deepEqual(shared.recues, [])
    await abonner(parent, shared)
    await abonner(voisin, shared)
    assert.equal(await lire(parent, shared), null)
  })

  test('stops by its owner alone', async () => {
    const id = await abonner(parent, service.navigateur())
    assert.equal((await voisin.send('DELETE', `/notifications/abonnements/${id}`)).status, 404)
    assert.equal((await parent.send('DELETE', `/notifications/abonnements/${id}`)).status, 204)
    assert.equal((await parent.send('DELETE', `/notifications/abonnements/${id}`)).status, 404)
  })

  test('an address that is no push service’s is refused, beside its field', async () => {
    const { abonnement } = service.navigateur()
    for (const adresse of ['https://10.0.0.8/push', 'https://localhost/push', 'http://exemple.fr/push']) {
      const answer = await parent.send('POST', '/notifications/abonnements', {
        ...abonnement,
        adresse,
        sujets: TOUS,
      })
      assert.equal(answer.status, 400)
      const { errors } = (await answer.json()) as { errors: { champ: string }[] }
      assert.deepEqual(
        errors.map((one) => one.champ),
        ['adresse'],
      )
    }
    const p256dh = Buffer.alloc(65, 4).toString('base64url')
    const wrong = { ...abonnement, p256dh, sujets: TOUS }
    assert.equal((await parent.send('POST', '/notifications/abonnements', wrong)).status, 400)
  })

  test('ends with the session: signed out here, from elsewhere, by a new password, everywhere', async () => {
    const several = await createFamille(server, town)
    const courriel = await withPassword(server, several)
    const signIn = async () => {
      const { cookie } = await call(server, town.id, '/session', { courriel, motDePasse: MOT_DE_PASSE })
      const send = async (method: string, route: string, body?: unknown) =>
        server.app.request(`/api/${town.id}${route}`, {
          method,
          headers: { origin: ORIGIN, cookie, 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
      return { ...several, send }
    }
    const here = service.navigateur()
    const there = service.navigateur()
    const listed = async () =>
      (
        await rows<{ adresse: string }>(
          server.superuser,
          sql`SELECT adresse FROM abonnements ORDER BY cree_le`,
        )
      ).map((one) => (one.adresse === here.abonnement.adresse ? 'here' : 'there'))
    const both = async () => {
      await server.superuser.execute(sql`DELETE FROM abonnements`)
      const clients = { here: await signIn(), there: await signIn() }
      await abonner(clients.here, here)
      await abonner(clients.there, there)
      return clients
    }
    const done = async (answer: Response | Promise<Response>) => assert.ok((await answer).ok)

    await done((await both()).here.send('DELETE', '/session'))
    assert.deepEqual(await listed(), ['there'])

    const named = await both()
    const last = await rows<{ session: string }>(
      server.superuser,
      sql`SELECT session FROM abonnements WHERE adresse = ${there.abonnement.adresse}`,
    )
    await done(named.here.send('DELETE', `/compte/sessions/${last[0]?.session}`))
    assert.deepEqual(await listed(), ['here'])

    const changed = await both()
    const passwords = { actuel: MOT_DE_PASSE, nouveau: AUTRE_MOT_DE_PASSE }
    await done(changed.there.send('POST', '/compte/mot-de-passe', passwords))
    assert.deepEqual(await listed(), ['there'])
    await withPassword(server, several, courriel)

    await done((await both()).here.send('DELETE', '/compte/sessions'))
    assert.deepEqual(await listed(), [])
  })

  test('a browser that comes back signed in is of its new session', async () => {
    const phone = service.navigateur()
    const back = await createFamille(server, town)
    await abonner(back, phone)
    await server.superuser.execute(sql`UPDATE abonnements SET session = 'over'`)
    assert.ok(await lire(back, phone))
    assert.equal((await back.send('DELETE', '/session')).status, 204)
    assert.equal(await combien(), 0)
  })

  describe('News', () => {
    const publier = async (more: object = {}, id?: string) => {
      const saisie = {
        structure: town.structure,
        titre: 'Grève de jeudi',
        texte: 'L’accueil sera fermé.',
        audience: 'structure',
        debut: '2026-11-01',
        etat: 'publiee',
        ...more,
      }
      const answer = id
        ? await agent.send('PUT', `/gestion/actualites/${id}`, saisie)
        : await agent.send('POST', '/gestion/actualites', saisie)
      assert.ok(answer.ok, await answer.clone().text())
      await server.deps.queue.runDue()
      return id ?? ((await answer.json()) as { id: string }).id
    }

    test('ring once with those they are written to, when they are published', async () => {
      const [reader, stranger, deaf] = [service.navigateur(), service.navigateur(), service.navigateur()]
      const elsewhere = await createFamille(server, town, { enrolled: false })
      await abonner(parent, reader)
      await abonner(parent, deaf, ['messages'])
      await abonner(elsewhere, stranger)
      const id = await publier({ etat: 'brouillon' })
      assert.deepEqual(reader.recues, [])
      await publier({}, id)
      await publier({ etat: 'retiree' }, id)
      await publier({ titre: 'Grève de vendredi' }, id)
      assert.deepEqual(
        reader.recues.map(({ contenu }) => JSON.parse(contenu)),
        [
          {
            titre: 'Une nouvelle actualité',
            corps: ENTRE_DEUX_MERS,
            langue: 'fr',
            page: `/${ENTRE_DEUX_MERS}/actualites`,
            quoi: 'actualite',
          },
        ],
      )
      assert.deepEqual([stranger.recues, deaf.recues], [[], []])
      await publier({ audience: 'tous' })
      assert.equal(stranger.recues.length, 1)
    })

    test('those of tomorrow ring tomorrow, in the morning', async () => {
      const reader = service.navigateur()
      await abonner(parent, reader)
      await publier({ debut: '2026-11-04' })
      assert.deepEqual(reader.recues, [])
      const [job] = await rows<{ seconds: number }>(
        server.superuser,
        sql`SELECT extract(epoch FROM start_after - now())::float8 AS seconds FROM pgboss.job
            WHERE name = 'annoncer-actualite' AND state = 'created'`,
      )
      // From Tuesday 10 h to Wednesday 8 h, in Paris.
      assert.ok(Math.abs((job?.seconds ?? 0) - 22 * 3600) < 60, String(job?.seconds))
      server.clock.set('2026-11-04T07:00:01Z')
      try {
        await hastenJobs(server)
        await server.deps.queue.runDue()
      } finally {
        server.clock.set(NOW)
      }
      assert.equal(reader.recues.length, 1)
    })
  })

  test('a parent has ten devices at most: the oldest gives way', async () => {
    const browsers = Array.from({ length: 11 }, () => service.navigateur())
    for (const browser of browsers) await abonner(parent, browser)
    assert.equal(await combien(), 10)
    const [oldest] = browsers
    assert.equal(oldest && (await lire(parent, oldest)), null)
  })
})
