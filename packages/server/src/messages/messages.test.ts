import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Fil, Fils } from '@inoe/contract/messages'
import type { Contacts } from '@inoe/contract/structures'
import type { TableauDeBord } from '@inoe/contract/tableau-de-bord'
import { eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
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
import { comptes } from '../comptes/tables.ts'
import { rows } from '../database/open.ts'
import { foyersEnfants, responsables } from '../foyers/tables.ts'
import { structures } from '../structures/tables.ts'

const SECRET = 'Léa ne viendra pas : otite.'

describe('Messages', () => {
  let server: TestServer
  let town: Town
  let other: Town
  /** A second structure of the town, with an address to write to. */
  const CRECHE = uuid()
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    other = await createTown(server, CONTREXEVILLE)
    await server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, async (tx) => {
      await tx.insert(structures).values({
        collectiviteId: town.id,
        id: CRECHE,
        nom: 'Pirouette',
        type: 'multi-accueil',
        adresse: '2 rue du Parc, 33760 Targon',
        telephone: '05 36 49 00 01',
        courriel: 'pirouette@exemple.fr',
        horaires: ['Du lundi au vendredi : 7 h 30 – 18 h 30'],
        regieId: town.regie,
        ordre: 1,
      })
    })
  })
  after(() => server.close())

  const json = async <T>(response: Response, status = 200): Promise<T> => {
    const text = await response.text()
    assert.equal(response.status, status, text)
    return JSON.parse(text) as T
  }
  const refusal = async (response: Response) => {
    const { code, errors } = (await response.json()) as {
      code: string
      errors?: { champ: string; message: string }[]
    }
    return [response.status, code, errors?.[0]?.message] as const
  }
  const open = async (client: Client, more: object = {}, headers = {}) =>
    (
      await json<{ id: string }>(
        await client.send(
          'POST',
          '/messages',
          { structure: town.structure, sujet: 'Mercredi prochain', texte: SECRET, ...more },
          headers,
        ),
        201,
      )
    ).id
  const say = (client: Client, id: string, texte: string, more: object = {}, headers = {}) =>
    client.send('POST', `${prefix(client)}/${id}/reponses`, { texte, ...more }, headers)
  const prefix = (client: Client) => (client.foyer === '' ? '/gestion/messages' : '/messages')
  const list = async (client: Client, query = '') => json<Fils>(await client.get(`${prefix(client)}${query}`))
  const read = async (client: Client, id: string, query = '') =>
    json<Fil>(await client.get(`${prefix(client)}/${id}${query}`))
  const seen = async (client: Client, id: string, jusqua: number) =>
    assert.equal((await client.send('POST', `${prefix(client)}/${id}/lecture`, { jusqua })).status, 204)
  const letters = async () => {
    await server.deps.queue.runDue()
    return server.courriels.splice(0)
  }
  const give = async (client: Client, nom = 'ordonnance.pdf', content = '%PDF-1.4\n%%EOF', headers = {}) => {
    const form = new FormData()
    form.set('fichier', new Blob([content]), nom)
    return client.send('POST', `${prefix(client)}/pieces`, form, headers)
  }
  const given = async (client: Client, nom?: string) =>
    (await json<{ id: string }>(await give(client, nom), 201)).id

  describe('A thread', () => {
    test('goes from a family to a service and back, signed, with what each has seen', async () => {
      const parent = await createFamille(server, town)
      const agent = await createAgent(server, town)
      const id = await open(parent, { enfant: parent.enfants[0]?.id })
      const received = (await list(agent)).fils.find((one) => one.id === id)
      assert.deepEqual(
        [
          received?.sujet,
          received?.famille,
          received?.enfant?.prenom,
          received?.nonLus,
          received?.dernier.extrait,
        ],
        ['Mercredi prochain', 'Camille Durand', 'Léa', 1, SECRET],
      )
      await seen(agent, id, 1)
      server.clock.advance(60_000)
      await json(await say(agent, id, 'Merci de nous prévenir.\n\nBon rétablissement !'), 201)
      const mine = await list(parent)
      assert.deepEqual([mine.attente, mine.fils[0]?.nonLus, mine.fils[0]?.dernier.de], [1, 1, 'service'])
      assert.deepEqual(mine.enfants, parent.enfants)
      const fil = await read(parent, id)
      assert.deepEqual(
        fil.messages.map((one) => [one.rang, one.de, one.auteur, one.texte]),
        [
          [1, 'famille', 'Camille Durand', SECRET],
          [2, 'service', 'L’arbre à paumes — Sophie', 'Merci de nous prévenir.\n\nBon rétablissement !'],
        ],
      )
      // Opening a page is not reading: a link scanner opens pages too.
      assert.equal((await read(agent, id)).messages[1]?.luLe, null)
      await seen(parent, id, 2)
      const service = await read(agent, id)
      assert.equal(service.messages[1]?.luLe, server.clock.now().toISOString())
      assert.equal((await list(parent)).attente, 0)
      // When an agent reads is not the family's to know.
      assert.equal((await read(parent, id)).messages[0]?.luLe, null)
    })

    test('never shows the address of an agent to a family', async () => {
      const parent = await createFamille(server, town)
      const agent = await createAgent(server, town)
      const id = await open(parent)
      await json(await say(agent, id, 'Bonjour'), 201)
      const text = JSON.stringify([await read(parent, id), await list(parent)])
      assert.ok(!text.includes(agent.compte) && !text.includes('@mairie'))
    })

    test('is signed by the parent who writes; by the family where it is not known which', async () => {
      const parent = await createFamille(server, town)
      const own = { collectiviteId: town.id, foyerId: parent.foyer }
      const names = async (courriel: string) => {
        await server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, (tx) =>
          tx
            .update(responsables)
            .set({ courriel })
            .where(eq(responsables.prenom, `Julien-${parent.foyer}`)),
        )
        return (await read(parent, await open(parent))).messages[0]?.auteur
      }
      assert.equal(await names(''), 'Camille Durand')
      await server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, (tx) =>
        tx.insert(responsables).values({
          ...own,
          id: uuid(),
          nom: 'Roux',
          prenom: `Julien-${parent.foyer}`,
          courriel: '',
          ordre: 1,
        }),
      )
      assert.equal(await names(''), 'Famille Durand')
      assert.equal(await names(`${parent.compte}@EXEMPLE.fr`), `Julien-${parent.foyer} Roux`)
    })

    test('keeps the text as it was typed, HTML and line breaks included', async () => {
      const parent = await createFamille(server, town)
      const typed = '  <b>Bonjour</b> & <script>alert(1)</script>\n\n👩‍👧 « ça »\t; DROP TABLE fils --  '
      const id = await open(parent, { texte: typed, sujet: '<i>Objet</i>' })
      const fil = await read(parent, id)
      assert.equal(fil.messages[0]?.texte, typed)
      assert.equal(fil.sujet, '<i>Objet</i>')
    })

    test('what is no message is refused, in words', async () => {
      const parent = await createFamille(server, town)
      const id = await open(parent)
      const before = (await read(parent, id)).messages.length
      assert.deepEqual(await refusal(await say(parent, id, '')), [
        400,
        'requete-invalide',
        'Ce champ est obligatoire.',
      ])
      assert.deepEqual(await refusal(await say(parent, id, ' \n ')), [
        422,
        'message-vide',
        'Écrivez votre message.',
      ])
      assert.deepEqual(await refusal(await say(parent, id, 'a'.repeat(5001))), [
        400,
        'requete-invalide',
        '5000 caractères au plus.',
      ])
      assert.deepEqual((await refusal(await say(parent, id, 'nul\0'))).slice(0, 2), [400, 'requete-invalide'])
      await json(await say(parent, id, 'a'.repeat(5000)), 201)
      assert.equal((await read(parent, id)).messages.length, before + 1)
      for (const sujet of ['', '   ', 'a'.repeat(121), 'deux\nlignes'])
        assert.equal(
          (await parent.send('POST', '/messages', { structure: town.structure, sujet, texte: 'x' })).status,
          400,
        )
    })

    test('sent twice under a key, it is there once', async () => {
      const parent = await createFamille(server, town)
      const key = { 'idempotency-key': uuid() }
      const id = await open(parent, {}, key)
      assert.equal(await open(parent, {}, key), id)
      assert.equal((await list(parent)).fils.length, 1)
      const again = { 'idempotency-key': uuid() }
      const answers = await Promise.all([
        say(parent, id, 'Deux clics', {}, again),
        say(parent, id, 'Deux clics', {}, again),
      ])
      const [one, two] = await Promise.all(answers.map((answer) => json<{ id: string }>(answer, 201)))
      assert.equal(one?.id, two?.id)
      assert.equal((await read(parent, id)).messages.length, 2)
      assert.deepEqual((await refusal(await say(parent, id, 'Autre chose', {}, again))).slice(0, 2), [
        409,
        'cle-deja-utilisee',
      ])
    })

    test('messages that meet take their ranks one after the other', async () => {
      const parent = await createFamille(server, town)
      const agent = await createAgent(server, town)
      const id = await open(parent)
      const sent = await Promise.all(
        Array.from({ length: 6 }, (_, n) => say(n % 2 ? parent : agent, id, `Message ${n}`)),
      )
      assert.deepEqual(
        sent.map((one) => one.status),
        sent.map(() => 201),
      )
      assert.deepEqual(
        (await read(parent, id)).messages.map((one) => one.rang),
        [1, 2, 3, 4, 5, 6, 7],
      )
    })

    test('is closed and opened by the service, and opens when the family writes again', async () => {
      const parent = await createFamille(server, town)
      const agent = await createAgent(server, town)
      const id = await open(parent)
      const set = (client: Client, etat: string) =>
        client.send('PUT', `/gestion/messages/${id}/etat`, { etat })
      const before = (await list(agent)).attente
      assert.equal((await set(agent, 'clos')).status, 204)
      assert.equal((await set(agent, 'clos')).status, 204)
      assert.equal((await read(parent, id)).etat, 'clos')
      assert.equal((await list(agent)).attente, before - 1)
      assert.ok((await list(agent, '?vue=clos')).fils.some((one) => one.id === id))
      assert.equal((await set(parent, 'ouvert')).status, 401)
      await json(await say(parent, id, 'Encore une question'), 201)
      assert.equal((await read(agent, id)).etat, 'ouvert')
      assert.equal((await list(agent)).attente, before)
    })
  })

  describe('Who may read and write', () => {
    test('another family, another town, the agent of another structure: there is no such thread', async () => {
      const parent = await createFamille(server, town)
      const piece = await given(parent)
      const id = await open(parent, { pieces: [piece] })
      const strangers = [
        await createFamille(server, town),
        await createFamille(server, other),
        await createAgent(server, town, [CRECHE]),
        await createAgent(server, other),
      ]
      for (const who of strangers) {
        const at = prefix(who)
        const answers = [
          await who.get(`${at}/${id}`),
          await who.get(`${at}/pieces/${piece}/fichier`),
          await who.send('POST', `${at}/${id}/reponses`, { texte: 'Je passais' }),
          await who.send('POST', `${at}/${id}/lecture`, { jusqua: 1 }),
          await who.send('DELETE', `${at}/pieces/${piece}`),
          ...(who.foyer === ''
            ? [await who.send('PUT', `/gestion/messages/${id}/etat`, { etat: 'clos' })]
            : []),
        ]
        for (const answer of answers)
          assert.deepEqual((await refusal(answer)).slice(0, 2), [404, 'introuvable'])
        assert.ok((await list(who)).fils.every((one) => one.id !== id))
        assert.ok((await list(who, '?q=otite')).fils.every((one) => one.id !== id))
      }
      assert.equal((await read(parent, id)).messages.length, 1)
    })

    test('the other foyer of a child in garde alternée has no part in it', async () => {
      const mother = await createFamille(server, town, { prenoms: ['Mila'] })
      const father = await createFamille(server, town, { prenoms: [] })
      const mila = mother.enfants[0]?.id ?? ''
      await server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, (tx) =>
        tx.insert(foyersEnfants).values({ collectiviteId: town.id, foyerId: father.foyer, enfantId: mila }),
      )
      const id = await open(mother, { enfant: mila })
      assert.equal((await father.get(`/messages/${id}`)).status, 404)
      assert.deepEqual((await list(father)).fils, [])
      // Each writes about the child on its own side.
      const his = await open(father, { enfant: mila, texte: 'Bonjour' })
      assert.equal((await mother.get(`/messages/${his}`)).status, 404)
    })

    test('behind the checks, the database shows nobody else’s rows', async () => {
      const parent = await createFamille(server, town)
      const stranger = await createFamille(server, town)
      await open(parent, { pieces: [await given(parent)] })
      for (const table of ['fils', 'messages', 'pieces_jointes']) {
        const count = (acteur: Parameters<typeof server.deps.database.transaction>[0]) =>
          server.deps.database.transaction(acteur, async (tx) => {
            const [found] = await rows<{ n: number }>(
              tx,
              sql`SELECT count(*)::int AS n FROM ${sql.identifier(table)}`,
            )
            return found?.n
          })
        const town1 = { collectivite: town.id, compte: parent.compte }
        assert.equal(await count({ ...town1, role: 'famille', foyer: parent.foyer }), 1, table)
        assert.equal(await count({ ...town1, role: 'famille', foyer: stranger.foyer }), 0, table)
        assert.equal(await count({ ...town1, role: 'agent', structures: [CRECHE] }), 0, table)
        assert.equal(await count({ collectivite: other.id, role: 'systeme' }), 0, table)
        assert.equal(await count({ collectivite: town.id, role: 'public' }), 0, table)
      }
    })

    test('a family writes to any structure of its town, about its own children', async () => {
      const parent = await createFamille(server, town, { enrolled: false })
      const id = await open(parent, { structure: CRECHE })
      const agent = await createAgent(server, town, [CRECHE])
      const [found] = (await list(agent)).fils.filter((one) => one.id === id)
      assert.equal(found?.famille, 'Camille Durand')
      const ask = (more: object) =>
        parent.send('POST', '/messages', { structure: town.structure, sujet: 'S', texte: 'T', ...more })
      const neighbour = await createFamille(server, town)
      assert.equal((await ask({ structure: other.structure })).status, 404)
      assert.equal((await ask({ enfant: neighbour.enfants[0]?.id })).status, 404)
      assert.equal((await ask({ structure: 'x' })).status, 400)
      assert.equal((await list(parent)).fils.length, 1)
    })

    test('an agent opens one with a family of the structure, and no other', async () => {
      const parent = await createFamille(server, town)
      const stranger = await createFamille(server, town, { enrolled: false })
      const agent = await createAgent(server, town)
      const write = (foyer: string, structure = town.structure) =>
        agent.send('POST', '/gestion/messages', {
          foyer,
          structure,
          enfant: null,
          sujet: 'Sortie de vendredi',
          texte: 'Pensez au pique-nique.',
        })
      const { id } = await json<{ id: string }>(await write(parent.foyer), 201)
      assert.equal((await read(parent, id)).messages[0]?.auteur, 'L’arbre à paumes — Sophie')
      assert.equal((await write(stranger.foyer)).status, 404)
      assert.equal((await write(parent.foyer, CRECHE)).status, 404)
      const asked = { foyer: parent.foyer, structure: town.structure, sujet: 'S', texte: 'T' }
      assert.equal((await parent.send('POST', '/gestion/messages', asked)).status, 401)
      // Whoever wrote first may be written to.
      await open(stranger)
      await json(await write(stranger.foyer), 201)
    })

    test('an agent finds the families of the structure by name', async () => {
      const parent = await createFamille(server, town, { prenoms: ['Zélie'] })
      const agent = await createAgent(server, town)
      const ask = (query: string) => agent.get(`/gestion/messages/destinataires?${query}`)
      const { familles } = await json<{ familles: { nom: string; enfants: { prenom: string }[] }[] }>(
        await ask(`structure=${town.structure}&q=DURAND`),
      )
      assert.ok(familles.length > 0 && familles.every((one) => one.nom === 'Camille Durand'))
      assert.equal(
        (await json<{ familles: [] }>(await ask(`structure=${town.structure}&q=zzz`))).familles.length,
        0,
      )
      assert.equal((await ask(`structure=${CRECHE}`)).status, 404)
      assert.equal(
        (await parent.get(`/gestion/messages/destinataires?structure=${town.structure}`)).status,
        401,
      )
    })

    test('nobody without a session, nobody from the wrong side', async () => {
      const parent = await createFamille(server, town)
      const agent = await createAgent(server, town)
      const anonymous = await server.app.request(`/api/${town.id}/messages`)
      assert.equal(anonymous.status, 401)
      assert.equal((await agent.get('/messages')).status, 401)
      assert.equal((await parent.get('/gestion/messages')).status, 401)
      assert.equal((await parent.get('/gestion/messages/attente')).status, 401)
    })
  })

  describe('E-mails', () => {
    test('say that a message waits, not what it says, once until it is read', async () => {
      const parent = await createFamille(server, town)
      const agent = await createAgent(server, town)
      const id = await open(parent)
      await letters()
      await json(await say(agent, id, 'Le secret du service'), 201)
      const [letter, ...none] = await letters()
      assert.equal(none.length, 0)
      assert.equal(letter?.a, `${parent.compte}@exemple.fr`)
      assert.equal(letter?.sujet, 'Un message vous attend')
      const whole = `${letter?.texte}${letter?.html}`
      assert.ok(whole.includes(`/messages#inoe-fil=${id}`))
      for (const told of ['secret', 'otite', 'Mercredi prochain', 'Sophie', 'Léa'])
        assert.ok(!whole.includes(told), told)
      await json(await say(agent, id, 'Deuxième'), 201)
      await json(await say(agent, id, 'Troisième'), 201)
      assert.deepEqual(await letters(), [])
      // Part of it read: still one that waits, and that was told.
      await seen(parent, id, 2)
      await json(await say(agent, id, 'Quatrième'), 201)
      assert.deepEqual(await letters(), [])
      await seen(parent, id, 5)
      await json(await say(agent, id, 'Cinquième'), 201)
      assert.equal((await letters()).length, 1)
    })

    test('go to every confirmed login of the family', async () => {
      const parent = await createFamille(server, town)
      const agent = await createAgent(server, town)
      await server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, (tx) =>
        tx.insert(comptes).values([
          {
            collectiviteId: town.id,
            id: uuid(),
            courriel: `second-${parent.compte}@exemple.fr`,
            foyerId: parent.foyer,
            confirmeLe: server.clock.now(),
          },
          {
            collectiviteId: town.id,
            id: uuid(),
            courriel: `non-${parent.compte}@exemple.fr`,
            foyerId: parent.foyer,
          },
        ]),
      )
      const id = await open(parent)
      await letters()
      await json(await say(agent, id, 'Bonjour'), 201)
      assert.deepEqual(
        (await letters()).map((one) => one.a).toSorted(),
        [`${parent.compte}@exemple.fr`, `second-${parent.compte}@exemple.fr`].toSorted(),
      )
    })

    test('go to the structure’s address, else to nobody', async () => {
      const parent = await createFamille(server, town)
      await open(parent)
      assert.deepEqual(await letters(), [])
      const id = await open(parent, { structure: CRECHE })
      const [letter, ...none] = await letters()
      assert.equal(none.length, 0)
      assert.equal(letter?.a, 'pirouette@exemple.fr')
      assert.ok(!`${letter?.texte}${letter?.html}`.includes('otite'))
      assert.ok(!`${letter?.texte}`.includes('Durand'))
      await json(await say(parent, id, 'Encore'), 201)
      assert.deepEqual(await letters(), [])
      await seen(await createAgent(server, town, [CRECHE]), id, 2)
      await json(await say(parent, id, 'Encore'), 201)
      assert.equal((await letters()).length, 1)
    })

    test('a message that is refused tells nobody', async () => {
      const parent = await createFamille(server, town)
      assert.equal(
        (
          await parent.send('POST', '/messages', {
            structure: CRECHE,
            sujet: 'S',
            texte: 'T',
            pieces: [uuid()],
          })
        ).status,
        400,
      )
      assert.deepEqual(await letters(), [])
      assert.deepEqual((await list(parent)).fils, [])
    })
  })

  describe('Files', () => {
    test('go with a message and come back whole, to the members of the thread', async () => {
      const parent = await createFamille(server, town)
      const agent = await createAgent(server, town)
      const pieces = [await given(parent, 'ordonnance.pdf'), await given(parent, 'virus.exe')]
      const id = await open(parent, { pieces })
      const joined = (await read(agent, id)).messages[0]?.pieces
      assert.deepEqual(
        joined?.map((one) => [one.nom, one.type]),
        [
          ['ordonnance.pdf', 'application/pdf'],
          ['virus.exe.pdf', 'application/pdf'],
        ],
      )
      for (const [who, at] of [
        [parent, '/messages'],
        [agent, '/gestion/messages'],
      ] as const) {
        const file = await who.get(`${at}/pieces/${pieces[0]}/fichier`)
        assert.equal(file.status, 200)
        assert.equal(await file.text(), '%PDF-1.4\n%%EOF')
        assert.match(file.headers.get('content-disposition') ?? '', /^attachment/)
        assert.equal(file.headers.get('cache-control'), 'private, no-store')
      }
      const stored = await rows<{ emplacement: string }>(
        server.superuser,
        sql`SELECT emplacement FROM pieces_jointes WHERE id = ${pieces[0] ?? ''}`,
      )
      assert.match(stored[0]?.emplacement ?? '', new RegExp(`^${town.id}/`))
    })

    test('are looked at before they are kept', async () => {
      const parent = await createFamille(server, town)
      assert.deepEqual(
        (await refusal(await give(parent, 'page.pdf', '<script>alert(1)</script>'))).slice(0, 2),
        [422, 'fichier-refuse'],
      )
      assert.deepEqual((await refusal(await give(parent, 'vide.pdf', ''))).slice(0, 2), [422, 'fichier-vide'])
      assert.deepEqual(
        (await refusal(await give(parent, 'gros.pdf', `%PDF-1.4\n${'a'.repeat(10 * 1024 * 1024)}`))).slice(
          0,
          2,
        ),
        [413, 'trop-gros'],
      )
    })

    test('five at most, each sent once, by whoever gave it', async () => {
      const parent = await createFamille(server, town)
      const agent = await createAgent(server, town)
      const id = await open(parent)
      const six = await Promise.all(Array.from({ length: 6 }, () => given(parent)))
      assert.deepEqual(await refusal(await say(parent, id, 'Voici', { pieces: six })), [
        400,
        'requete-invalide',
        '5 éléments au plus : faites-le en plusieurs fois.',
      ])
      await json(await say(parent, id, 'Voici', { pieces: six.slice(0, 5) }), 201)
      for (const pieces of [six.slice(0, 1), [six[5], six[5]], [await given(agent)], [uuid()]])
        assert.deepEqual(await refusal(await say(parent, id, 'Encore', { pieces })), [
          400,
          'requete-invalide',
          'Joignez ce fichier de nouveau.',
        ])
      assert.equal((await read(parent, id)).messages.length, 2)
      // The refusal took nothing: the last one can still be sent.
      await json(await say(parent, id, 'Et le dernier', { pieces: six.slice(5) }), 201)
    })

    test('not sent yet, they are nobody’s to read; taken back, they are gone', async () => {
      const parent = await createFamille(server, town)
      const id = await open(parent)
      const piece = await given(parent)
      assert.equal((await parent.get(`/messages/pieces/${piece}/fichier`)).status, 404)
      const neighbour = await createFamille(server, town)
      assert.equal((await neighbour.send('DELETE', `/messages/pieces/${piece}`)).status, 404)
      assert.equal((await parent.send('DELETE', `/messages/pieces/${piece}`)).status, 204)
      assert.equal((await parent.send('DELETE', `/messages/pieces/${piece}`)).status, 404)
      assert.equal((await say(parent, id, 'Voici', { pieces: [piece] })).status, 400)
    })

    test('given twice under a key, there is one; too many that wait are refused', async () => {
      const parent = await createFamille(server, town)
      const key = { 'idempotency-key': uuid() }
      const first = await json<{ id: string }>(await give(parent, 'a.pdf', undefined, key), 201)
      const second = await json<{ id: string }>(await give(parent, 'a.pdf', undefined, key), 201)
      assert.equal(first.id, second.id)
      for (let n = 1; n < 20; n++) await given(parent)
      assert.deepEqual((await refusal(await give(parent))).slice(0, 2), [422, 'trop-de-pieces'])
    })

    test('forgotten, they are thrown away after a week; those that were sent stay', async () => {
      const parent = await createFamille(server, town)
      const sent = await given(parent)
      const forgotten = await given(parent)
      await open(parent, { pieces: [sent] })
      const later = new Date(server.clock.now().getTime() + 8 * 86_400_000)
      const before = server.clock.now()
      server.clock.set(later.toISOString())
      await server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, (tx) =>
        server.deps.queue.send(tx, 'menage', {}),
      )
      await server.deps.queue.runDue()
      server.clock.set(before.toISOString())
      const left = await rows<{ id: string }>(
        server.superuser,
        sql`SELECT id FROM pieces_jointes WHERE id IN (${sent}, ${forgotten})`,
      )
      assert.deepEqual(left, [{ id: sent }])
      assert.equal((await parent.get(`/messages/pieces/${sent}/fichier`)).status, 200)
    })
  })

  describe('Lists', () => {
    test('by structure, child, state and words, each one’s own', async () => {
      const parent = await createFamille(server, town)
      const agent = await createAgent(server, town, [town.structure, CRECHE])
      const [lea, noe] = parent.enfants
      const a = await open(parent, { enfant: lea?.id, sujet: 'Cantine' })
      const b = await open(parent, { enfant: noe?.id, structure: CRECHE, texte: 'Le 100 % bio_logique' })
      await json(await say(agent, a, 'Réponse'), 201)
      const ids = async (client: Client, query: string) =>
        (await list(client, query)).fils.filter((one) => one.id === a || one.id === b).map((one) => one.id)
      assert.deepEqual(await ids(parent, `?structure=${CRECHE}`), [b])
      assert.deepEqual(await ids(parent, `?enfant=${lea?.id}`), [a])
      assert.deepEqual(await ids(parent, '?vue=non-lus'), [a])
      assert.deepEqual(await ids(parent, '?q=CANTINE'), [a])
      assert.deepEqual(await ids(parent, `?q=${encodeURIComponent('0 % b')}`), [b])
      assert.deepEqual(await ids(parent, `?q=${encodeURIComponent('REPONSE')}`), [a])
      // No wildcard: « % » and « _ » are what was typed.
      assert.deepEqual(await ids(parent, `?q=${encodeURIComponent('bio%logique')}`), [])
      assert.deepEqual(await ids(agent, '?vue=a-repondre'), [b])
      assert.deepEqual(
        (await ids(agent, `?q=${encodeURIComponent('camille dur')}`)).toSorted(),
        [a, b].toSorted(),
      )
      assert.deepEqual(await ids(agent, `?structure=${CRECHE}`), [b])
      for (const query of ['?vue=zzz', '?avant=x', '?structure=%00', `?q=${'a'.repeat(101)}`])
        assert.equal((await parent.get(`/messages${query}`)).status, 400, query)
    })

    test('in pages, threads and messages alike', async () => {
      const parent = await createFamille(server, town)
      const opened: string[] = []
      for (let n = 0; n < 23; n++) opened.push(await open(parent, { texte: `Fil ${n}` }))
      const first = await list(parent)
      assert.deepEqual([first.fils.length, first.suite], [20, true])
      const second = await list(parent, `?avant=${first.fils.at(-1)?.id}`)
      assert.deepEqual([second.fils.length, second.suite], [3, false])
      assert.deepEqual(
        [...first.fils, ...second.fils].map((one) => one.id),
        opened.toReversed(),
      )
      const id = opened[0] ?? ''
      for (let n = 2; n <= 40; n++) await json(await say(parent, id, `Message ${n}`), 201)
      const latest = await read(parent, id)
      assert.deepEqual(
        [latest.messages[0]?.rang, latest.messages.at(-1)?.rang, latest.plusAnciens],
        [11, 40, true],
      )
      const older = await read(parent, id, '?avant=11')
      assert.deepEqual(
        [older.messages[0]?.rang, older.messages.at(-1)?.rang, older.plusAnciens],
        [1, 10, false],
      )
    })
  })

  test('the dashboard counts the conversations with something unread', async () => {
    const parent = await createFamille(server, town)
    const agent = await createAgent(server, town)
    const unread = async () =>
      (await json<TableauDeBord>(await parent.get('/tableau-de-bord'))).messages.nonLus
    const id = await open(parent)
    assert.equal(await unread(), 0)
    await json(await say(agent, id, 'Un'), 201)
    await json(await say(agent, id, 'Deux'), 201)
    assert.equal(await unread(), 1)
    const other = await open(parent)
    await json(await say(agent, other, 'Trois'), 201)
    assert.equal(await unread(), 2)
    await seen(parent, id, 3)
    assert.equal(await unread(), 1)
    await seen(parent, other, 2)
    assert.equal(await unread(), 0)
  })

  test('open pages of both sides hear of it, and no others', async () => {
    const parent = await createFamille(server, town)
    const heard: (string | null)[][] = []
    const stop = server.deps.direct.subscribe(town.id, ({ sujet, foyer, structure }) =>
      heard.push([sujet, foyer, structure]),
    )
    await open(parent)
    // Notices travel by the database: the next one that comes proves that these came before.
    while (heard.length < 2) await server.superuser.execute(sql`SELECT 1`)
    stop()
    assert.deepEqual(heard, [
      ['messages', parent.foyer, null],
      ['messages', null, town.structure],
    ])
  })

  test('a child with a thread is not taken out of the file', async () => {
    const parent = await createFamille(server, town, { enrolled: false, prenoms: ['Ana'] })
    const ana = parent.enfants[0]?.id
    await open(parent, { enfant: ana })
    assert.equal((await parent.send('DELETE', `/foyer/enfants/${ana}`)).status, 409)
  })

  test('« Contacter la structure »: hours, phone, address, without an account', async () => {
    const response = await server.app.request(`/api/${town.id}/contacts`)
    const { structures: found } = await json<Contacts>(response)
    assert.deepEqual(
      found.map((one) => one.nom),
      ['L’arbre à paumes', 'Pirouette'],
    )
    assert.deepEqual(found[1], {
      id: CRECHE,
      nom: 'Pirouette',
      type: 'multi-accueil',
      adresse: '2 rue du Parc, 33760 Targon',
      telephone: '05 36 49 00 01',
      courriel: 'pirouette@exemple.fr',
      horaires: ['Du lundi au vendredi : 7 h 30 – 18 h 30'],
    })
    assert.match(response.headers.get('cache-control') ?? '', /public/)
  })
})
