import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Actualites, GestionActualites, ImageDonnee } from '@inoe/contract/actualites'
import { eq } from 'drizzle-orm'
import { addService, asSysteme } from '../../test/billing.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  ORIGIN,
  type Town,
} from '../../test/towns.ts'
import { inscriptions } from '../inscriptions/tables.ts'
import { menage } from '../jobs/menage.ts'
import { structures } from '../structures/tables.ts'
import { actualitesImages } from './tables.ts'

const photo = (nom: string) => readFile(new URL(`../../test/fichiers/${nom}`, import.meta.url))

describe('Pictures of news', () => {
  let server: TestServer
  let town: Town
  let agent: Client
  let elsewhere: Client
  let parent: Awaited<ReturnType<typeof createFamille>>
  let voisin: Awaited<ReturnType<typeof createFamille>>
  let jpeg: Buffer
  let png: Buffer
  before(async () => {
    ;[jpeg, png] = await Promise.all([photo('gps.jpg'), photo('gps.png')])
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    agent = await createAgent(server, town)
    elsewhere = await createAgent(server, town, [await addService(server, town, null)])
    parent = await createFamille(server, town)
    voisin = await createFamille(server, town)
    // The neighbour is enrolled in nothing.
    await asSysteme(server, town.id, async (tx) => {
      await tx.update(inscriptions).set({ etat: 'retiree' }).where(eq(inscriptions.foyerId, voisin.foyer))
      await tx.update(structures).set({ courriel: 'accueil@ville.example' })
    })
  })
  after(() => server.close())

  const visiteur: Pick<Client, 'get'> = {
    get: async (route) => server.app.request(`/api/${town.id}${route}`, { headers: { origin: ORIGIN } }),
  }
  const envoyer = (who: Client, content: Uint8Array, nom: string) => {
    const form = new FormData()
    form.set('fichier', new Blob([new Uint8Array(content)]), nom)
    return who.send('POST', '/gestion/actualites/images', form)
  }
  const donner = async (content: Uint8Array = jpeg, nom = 'ferme.jpg', who = agent) => {
    const answer = await envoyer(who, content, nom)
    assert.equal(answer.status, 201, await answer.clone().text())
    return (await answer.json()) as ImageDonnee
  }
  const decrite = (id: string, alternative: string | null = 'Une vache', legende: string | null = null) => ({
    id,
    alternative,
    legende,
  })
  const saisie = (images: object[], more: object = {}) => ({
    structure: town.structure,
    titre: 'Sortie à la ferme',
    texte: 'Bottes et pique-nique.',
    audience: 'tous',
    debut: '2026-01-01',
    etat: 'publiee',
    images,
    ...more,
  })
  const ecrire = async (images: object[], more: object = {}) => {
    const answer = await agent.send('POST', '/gestion/actualites', saisie(images, more))
    assert.equal(answer.status, 201, await answer.clone().text())
    return ((await answer.json()) as { id: string }).id
  }
  const code = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code]
  const lues = async (who: Pick<Client, 'get'>, id: string) =>
    ((await (await who.get('/actualites')).json()) as Actualites).actualites.find((one) => one.id === id)
      ?.images
  const gerees = async (id: string) =>
    ((await (await agent.get('/gestion/actualites')).json()) as GestionActualites).actualites.find(
      (one) => one.id === id,
    )?.images
  const fichier = (who: Pick<Client, 'get'>, id: string) => who.get(`/actualites/images/${id}/fichier`)
  const stored = async () => {
    const folder = path.join(process.env.INOE_TEST_FOLDER ?? '', `fichiers-${process.pid}`)
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
    return entries.filter((one) => one.isFile()).length
  }

  test('are shown in their order, with what is said of them and their size as it is seen', async () => {
    const [turned, flat] = [await donner(), await donner(png, 'logo.png')]
    const id = await ecrire([
      decrite(flat.id, null, 'Photo : mairie'),
      decrite(turned.id, '  Une vache devant sa grange '),
    ])
    const images = await lues(visiteur, id)
    assert.deepEqual(images, [
      {
        id: flat.id,
        alternative: null,
        legende: 'Photo : mairie',
        largeur: 16,
        hauteur: 12,
        controle: 'libre',
      },
      {
        id: turned.id,
        alternative: 'Une vache devant sa grange',
        legende: null,
        // 16 × 12, held upright.
        largeur: 12,
        hauteur: 16,
        controle: 'libre',
      },
    ])
    const answer = await fichier(visiteur, turned.id)
    assert.equal(answer.headers.get('content-type'), 'image/jpeg')
    const given = Buffer.from(await answer.arrayBuffer())
    assert.ok(jpeg.includes('TelephoneDeLea') && !given.includes('TelephoneDeLea'), 'tells of its taking')
  })

  test('follow their piece of news: whoever may not read it does not see them, whoever asks', async () => {
    const { id: image } = await donner()
    const news = await ecrire([decrite(image)], { audience: 'structure' })
    assert.equal((await fichier(parent, image)).status, 200)
    for (const who of [voisin, visiteur, agent])
      assert.deepEqual(await code(await fichier(who, image)), [404, 'introuvable'])
    const put = (more: object) =>
      agent.send('PUT', `/gestion/actualites/${news}`, saisie([decrite(image)], more))
    for (const more of [{ etat: 'retiree' }, { etat: 'brouillon' }, { debut: '2099-01-01' }]) {
      assert.equal((await put({ audience: 'tous', ...more })).status, 204)
      for (const who of [parent, visiteur])
        assert.deepEqual(await code(await fichier(who, image)), [404, 'introuvable'], JSON.stringify(more))
      assert.equal((await agent.get(`/gestion/actualites/images/${image}/fichier`)).status, 200)
      assert.equal((await elsewhere.get(`/gestion/actualites/images/${image}/fichier`)).status, 404)
    }
  })

  test('the wall: the database itself gives a stranger none', async () => {
    const { id: image } = await donner()
    await ecrire([decrite(image)], { audience: 'structure' })
    const seen = async (acteur: Parameters<TestServer['deps']['database']['transaction']>[0]) =>
      (
        await server.deps.database.transaction(acteur, (tx) =>
          tx.select({ id: actualitesImages.id }).from(actualitesImages),
        )
      ).some((one) => one.id === image)
    const family = (one: typeof parent) =>
      ({ collectivite: town.id, role: 'famille', compte: one.compte, foyer: one.foyer }) as const
    assert.deepEqual(
      [
        await seen(family(parent)),
        await seen(family(voisin)),
        await seen({ collectivite: town.id, role: 'public' }),
      ],
      [true, false, false],
    )
  })

  test('its alternative is always said, or that it decorates', async () => {
    const { id } = await donner()
    const refused = async (image: object) =>
      (await agent.send('POST', '/gestion/actualites', saisie([image]))).status
    assert.equal(await refused({ id }), 400)
    assert.equal(await refused(decrite(id, '   ')), 400)
    assert.equal(await refused(decrite(id, 'a'.repeat(251))), 400)
    const seven = Array.from({ length: 7 }, () => decrite(id))
    assert.equal((await agent.send('POST', '/gestion/actualites', saisie(seven))).status, 400)
    await ecrire([decrite(id, null)])
  })

  test('only pictures that every browser shows, made small: what a file holds is looked at, not its name', async () => {
    const large = Buffer.from(png)
    large.writeUInt32BE(2001, 16)
    const heavy = Buffer.concat([jpeg.subarray(0, -2), Buffer.alloc(1024 * 1024, 0x20), jpeg.subarray(-2)])
    for (const [nom, content] of [
      ['a.jpg', Buffer.from('%PDF-1.4\n%%EOF\n')],
      ['a.jpg', await photo('gps.heic')],
      ['a.png', large],
      ['a.jpg', heavy],
    ] as const)
      assert.deepEqual(await code(await envoyer(agent, content, nom)), [422, 'image-refusee'], nom)
    assert.deepEqual(await code(await envoyer(agent, Buffer.from('<svg/>'), 'a.png')), [
      422,
      'fichier-refuse',
    ])
    assert.deepEqual(await code(await envoyer(agent, png.subarray(0, 40), 'a.png')), [422, 'fichier-abime'])
    assert.equal((await envoyer(parent, jpeg, 'a.jpg')).status, 401)
  })

  test('one that is somebody else’s, of other news or gone is put nowhere, and nothing is written', async () => {
    const theirs = await donner(jpeg, 'a.jpg', elsewhere)
    const used = await donner()
    const own = await ecrire([decrite(used.id)])
    const before = await gerees(own)
    for (const id of [theirs.id, used.id, '0190a0c0-0000-7000-8000-00000000ffff'])
      assert.deepEqual(await code(await agent.send('POST', '/gestion/actualites', saisie([decrite(id)]))), [
        404,
        'introuvable',
      ])
    assert.deepEqual(await gerees(own), before)
    assert.equal((await agent.get(`/gestion/actualites/images/${theirs.id}/fichier`)).status, 404)
    assert.equal((await elsewhere.get(`/gestion/actualites/images/${theirs.id}/fichier`)).status, 200)
  })

  test('corrected, it keeps, says anew, moves and drops; what is dropped is gone for good', async () => {
    const [a, b] = [await donner(), await donner(png, 'b.png')]
    const kept = await stored()
    const id = await ecrire([decrite(a.id), decrite(b.id)])
    const c = await donner(png, 'c.png')
    const changed = [decrite(c.id, 'Un âne'), decrite(a.id, null)]
    assert.equal((await agent.send('PUT', `/gestion/actualites/${id}`, saisie(changed))).status, 204)
    assert.deepEqual(
      (await lues(visiteur, id))?.map((one) => [one.id, one.alternative]),
      [
        [c.id, 'Un âne'],
        [a.id, null],
      ],
    )
    assert.equal(await stored(), kept)
    assert.equal((await fichier(visiteur, b.id)).status, 404)
  })

  test('deleted with its piece of news, by the service that wrote it alone', async () => {
    const kept = await stored()
    const { id: image } = await donner()
    const id = await ecrire([decrite(image)])
    await parent.send('POST', '/actualites/lecture', { ids: [id] })
    assert.equal((await elsewhere.send('DELETE', `/gestion/actualites/${id}`)).status, 404)
    assert.equal((await agent.send('DELETE', `/gestion/actualites/${id}`)).status, 204)
    assert.equal(await stored(), kept)
    assert.equal(await lues(visiteur, id), undefined)
    assert.equal(await gerees(id), undefined)
    assert.equal((await fichier(visiteur, image)).status, 404)
    assert.equal((await agent.send('DELETE', `/gestion/actualites/${id}`)).status, 404)
  })

  test('given and put nowhere, it is thrown away after two days', async () => {
    const { id: used } = await donner()
    await ecrire([decrite(used)])
    const { id: left } = await donner()
    const kept = await stored()
    const now = server.clock.now().toISOString()
    server.clock.advance(3 * 86_400_000)
    await menage(server.deps)
    server.clock.set(now)
    assert.ok((await stored()) < kept)
    assert.equal((await fichier(visiteur, used)).status, 200)
    assert.equal((await agent.get(`/gestion/actualites/images/${left}/fichier`)).status, 404)
  })

  test('quarantined, it is nobody’s until it was seen; then families see it, or the service is told', async () => {
    let virus: string | null = null
    server.deps.antivirus = { examiner: async () => virus }
    try {
      const { id: image, controle } = await donner()
      assert.equal(controle, 'attente')
      const id = await ecrire([decrite(image)])
      assert.deepEqual(await lues(visiteur, id), [])
      assert.deepEqual(await code(await fichier(visiteur, image)), [404, 'introuvable'])
      assert.deepEqual(await code(await agent.get(`/gestion/actualites/images/${image}/fichier`)), [
        409,
        'fichier-en-controle',
      ])
      await server.deps.queue.runDue()
      assert.equal((await lues(visiteur, id))?.length, 1)
      assert.equal((await fichier(visiteur, image)).status, 200)

      virus = 'Inoe.Essai'
      const bad = await donner(jpeg, 'virus.jpg')
      const infected = await ecrire([decrite(bad.id)])
      server.courriels.length = 0
      await server.deps.queue.runDue()
      assert.deepEqual(await lues(visiteur, infected), [])
      assert.equal((await gerees(infected))?.[0]?.controle, 'infecte')
      const told = server.courriels.find((one) => one.a === 'accueil@ville.example')
      assert.match(told?.texte ?? '', /Inoe\.Essai[\s\S]*virus\.jpg[\s\S]*Sortie à la ferme/)
    } finally {
      server.deps.antivirus = undefined
    }
  })
})
