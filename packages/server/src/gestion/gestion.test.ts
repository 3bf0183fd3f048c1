import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Demandes } from '@inoe/contract/gestion'
import type { Inscriptions } from '@inoe/contract/inscriptions'
import { v7 as uuid } from 'uuid'
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
import { comptes } from '../comptes/tables.ts'
import { depots, pieces } from '../documents/tables.ts'
import { activites, structures } from '../structures/tables.ts'

describe('Answering requests', () => {
  let server: TestServer
  let town: Town
  let agent: Client
  /** Of the same town, for another structure. */
  let colleague: Client
  let elsewhere: Town
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    elsewhere = await createTown(server, CONTREXEVILLE)
    agent = await createAgent(server, town)
    const other = { ...town, structure: uuid(), activite: uuid() }
    await asSysteme(async (tx) => {
      const own = { collectiviteId: town.id }
      await tx.insert(structures).values({
        ...own,
        id: other.structure,
        nom: 'Les tortues 2 mers',
        type: 'alsh',
        regieId: town.regie,
        courriel: 'tortues@ville.example',
        telephone: '05 57 11 22 33',
      })
      const delai = { type: 'jours', jours: 1, heure: '12:00', compte: 'ouvres' } as const
      await tx.insert(activites).values({
        ...own,
        id: other.activite,
        structureId: other.structure,
        nom: 'Vacances',
        type: 'vacances',
        delaiReservation: delai,
        delaiAnnulation: delai,
      })
    })
    colleague = await createAgent(server, other)
    await asSysteme((tx) =>
      tx.insert(pieces).values({
        collectiviteId: town.id,
        id: uuid(),
        nom: 'Fiche sanitaire',
        portee: 'enfant',
        activiteId: other.activite,
        obligatoire: false,
      }),
    )
    vacances = other.activite
  })
  after(() => server.close())
  let vacances: string

  const asSysteme = <T>(work: Parameters<typeof server.deps.database.transaction<T>>[1]) =>
    server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, work)
  const code = async (response: Response) => [
    response.status,
    ((await response.json()) as { code: string }).code,
  ]
  const queue = async (who: Client, etat = 'demandee') => {
    const response = await who.get(`/gestion/demandes?etat=${etat}`)
    assert.equal(response.status, 200)
    return ((await response.json()) as Demandes).demandes
  }
  const answer = (who: Client, id: string, body: object, headers: Record<string, string> = {}) =>
    who.send('POST', `/gestion/demandes/${id}/reponse`, body, headers)

  /** A family that has just asked, and its request. */
  async function asking(activite = town.activite, prenom = 'Léa') {
    const famille = await createFamille(server, town, { prenoms: [prenom], enrolled: false })
    const response = await famille.send('POST', '/inscriptions', {
      activite,
      periode: null,
      enfants: famille.enfants.map((one) => one.id),
    })
    const { resultats } = (await response.json()) as { resultats: { inscription: string }[] }
    await server.deps.queue.runDue()
    server.courriels.length = 0
    return { famille, id: resultats[0]?.inscription ?? '' }
  }
  const stateOf = async (famille: Client) => {
    const { inscriptions } = (await (await famille.get('/inscriptions')).json()) as Inscriptions
    return [inscriptions[0]?.etat, inscriptions[0]?.motif]
  }
  const sent = async () => {
    server.courriels.length = 0
    await server.deps.queue.runDue()
    return server.courriels
  }

  test('what was answered is found again, latest answer first', async () => {
    const first = await asking(town.activite, 'Zoé')
    server.clock.advance(60_000)
    const second = await asking(town.activite, 'Yann')
    for (const { id } of [second, first]) {
      server.clock.advance(60_000)
      assert.equal((await answer(agent, id, { decision: 'refusee', motif: 'Complet.' })).status, 200)
    }
    const found = await queue(agent, 'refusee')
    assert.deepEqual(
      found.slice(0, 2).map((one) => one.id),
      [first.id, second.id],
    )
  })

  test('the queue has what it takes to answer, oldest first, of the agent’s structures only', async () => {
    const first = await asking(town.activite, 'Ana')
    server.clock.advance(60_000)
    const second = await asking(town.activite, 'Bob')
    const foreign = await asking(vacances, 'Cléo')
    const found = await queue(agent)
    assert.deepEqual(
      found.map((one) => one.id),
      [first.id, second.id],
    )
    const [oldest] = found
    assert.deepEqual(
      [
        oldest?.famille,
        oldest?.enfant.prenom,
        oldest?.enfant.age,
        oldest?.activite.nom,
        oldest?.structure.nom,
      ],
      ['Camille Durand', 'Ana', 8, 'Mercredis', 'L’arbre à paumes'],
    )
    assert.deepEqual(
      (await queue(colleague)).map((one) => one.id),
      [foreign.id],
    )
  })

  test('names the documents that became missing since', async () => {
    const { id } = await asking()
    const piece = uuid()
    await asSysteme((tx) =>
      tx.insert(pieces).values({
        collectiviteId: town.id,
        id: piece,
        nom: 'Attestation CAF',
        portee: 'foyer',
        obligatoire: true,
      }),
    )
    const demande = (await queue(agent)).find((one) => one.id === id)
    assert.deepEqual(demande?.piecesManquantes, [{ id: piece, nom: 'Attestation CAF' }])
    await asSysteme((tx) => tx.update(pieces).set({ obligatoire: false }))
  })

  test('shows what the family gave for this child, whose file the agent can open', async () => {
    const { famille, id } = await asking()
    const own = { collectiviteId: town.id }
    const [piece, depot] = [uuid(), uuid()]
    await asSysteme(async (tx) => {
      await tx
        .insert(pieces)
        .values({ ...own, id: piece, nom: 'Vaccins', portee: 'enfant', obligatoire: false })
      await tx.insert(depots).values({
        ...own,
        id: depot,
        pieceId: piece,
        foyerId: famille.foyer,
        enfantId: famille.enfants[0]?.id ?? null,
        etat: 'a-verifier',
        nom: 'vaccins.pdf',
        type: 'application/pdf',
        taille: 4,
        empreinte: 'x',
        ...(await server.deps.fichiers.put(town.id, Buffer.from('%PDF'))),
        transmisLe: server.clock.now(),
        transmisPar: famille.compte,
      })
    })
    const demande = (await queue(agent)).find((one) => one.id === id)
    assert.deepEqual(demande?.documents, [{ depot, nom: 'Vaccins', etat: 'a-verifier' }])
    assert.equal((await agent.get(`/gestion/documents/${depot}/fichier`)).status, 200)
    assert.equal((await colleague.get(`/gestion/documents/${depot}/fichier`)).status, 404)
  })

  test('accepts: the family sees it, every login gets an e-mail, it leaves the queue', async () => {
    const { famille, id } = await asking()
    const second = `${uuid()}@exemple.fr`
    await asSysteme((tx) =>
      tx.insert(comptes).values([
        {
          collectiviteId: town.id,
          id: uuid(),
          courriel: second,
          foyerId: famille.foyer,
          confirmeLe: server.clock.now(),
        },
        { collectiviteId: town.id, id: uuid(), courriel: `pas-confirme-${second}`, foyerId: famille.foyer },
      ]),
    )
    assert.equal((await answer(agent, id, { decision: 'acceptee' })).status, 200)
    assert.deepEqual(await stateOf(famille), ['acceptee', null])
    const courriels = await sent()
    assert.deepEqual(courriels.map((one) => one.a).sort(), [`${famille.compte}@exemple.fr`, second].sort())
    assert.match(courriels[0]?.texte ?? '', /Léa.*est acceptée/)
    assert.ok((await queue(agent)).every((one) => one.id !== id))
    assert.ok((await queue(agent, 'acceptee')).some((one) => one.id === id))
  })

  test('refuses with a reason, and says how to contest it: the structure, else the town', async () => {
    const { famille, id } = await asking()
    const motif = 'Le groupe des 3-5 ans est complet.'
    assert.equal((await answer(agent, id, { decision: 'refusee', motif })).status, 200)
    assert.deepEqual(await stateOf(famille), ['refusee', motif])
    const [courriel] = await sent()
    assert.ok(courriel?.texte.includes(motif))
    assert.ok(courriel?.texte.includes(`contact@${town.id}.example · 05 56 00 00 00`), courriel?.texte)
    assert.match(courriel?.texte ?? '', /recours gracieux/)

    const foreign = await asking(vacances)
    await answer(colleague, foreign.id, { decision: 'refusee', motif })
    const [other] = await sent()
    assert.ok(
      other?.texte.includes('Les tortues 2 mers, tortues@ville.example · 05 57 11 22 33'),
      other?.texte,
    )
  })

  test('a refusal needs a reason: on its field, nothing is sent', async () => {
    const { famille, id } = await asking()
    for (const motif of [undefined, null, '', '   ']) {
      const response = await answer(agent, id, { decision: 'refusee', motif })
      const problem = (await response.json()) as { code: string; errors: { champ: string }[] }
      assert.deepEqual(
        [response.status, problem.code, problem.errors[0]?.champ],
        [422, 'motif-requis', 'motif'],
      )
    }
    assert.deepEqual(await stateOf(famille), ['demandee', null])
    assert.deepEqual(await sent(), [])
  })

  test('two agents at once: one answer stands, one e-mail goes; the other is told', async () => {
    const { famille, id } = await asking()
    const partner = await createAgent(server, town)
    const answers = await Promise.all([
      answer(agent, id, { decision: 'acceptee' }),
      answer(partner, id, { decision: 'refusee', motif: 'Complet.' }),
    ])
    assert.deepEqual(answers.map((one) => one.status).sort(), [200, 409])
    const refused = answers.find((one) => one.status === 409)
    assert.ok(refused)
    assert.deepEqual(await code(refused), [409, 'deja-repondu'])
    assert.equal((await sent()).length, 1)
    const [etat] = await stateOf(famille)
    assert.equal(etat, answers[0]?.status === 200 ? 'acceptee' : 'refusee')
  })

  test('sent twice under one key: done once, answered the same', async () => {
    const { id } = await asking()
    const key = { 'idempotency-key': uuid() }
    const statuses = await Promise.all(
      [1, 2].map(async () => (await answer(agent, id, { decision: 'acceptee' }, key)).status),
    )
    assert.deepEqual(statuses, [200, 200])
    assert.equal((await sent()).length, 1)
  })

  test('a request withdrawn meanwhile can no longer be answered', async () => {
    const { famille, id } = await asking()
    await famille.send('POST', `/inscriptions/${id}/retrait`)
    assert.deepEqual(await code(await answer(agent, id, { decision: 'acceptee' })), [409, 'deja-repondu'])
  })

  test('another structure’s request, another town’s, an unknown one: the same 404', async () => {
    const { famille, id } = await asking()
    const foreign = await asking(vacances)
    const stranger = await createAgent(server, elsewhere)
    for (const [who, which] of [
      [colleague, id],
      [agent, foreign.id],
      [stranger, id],
      [agent, uuid()],
    ] as const) {
      assert.deepEqual(await code(await answer(who, which, { decision: 'acceptee' })), [404, 'introuvable'])
    }
    assert.deepEqual(await stateOf(famille), ['demandee', null])
    assert.ok((await queue(stranger)).every((one) => one.id !== id))
  })

  test('a family and a visitor have no queue', async () => {
    const { famille, id } = await asking()
    for (const response of [
      await famille.get('/gestion/demandes'),
      await answer(famille, id, { decision: 'acceptee' }),
      await server.app.request(`/api/${town.id}/gestion/demandes`, { headers: { origin: ORIGIN } }),
    ]) {
      assert.deepEqual(await code(response), [401, 'non-connecte'])
    }
  })

  test('lists the structures of the agent, no other; a family has none', async () => {
    const response = await agent.get('/gestion/structures')
    assert.equal(response.status, 200)
    assert.deepEqual(await response.json(), {
      aujourdhui: server.clock.today('Europe/Paris'),
      structures: [{ id: town.structure, nom: 'L’arbre à paumes' }],
    })
    const famille = await createFamille(server, town, { prenoms: ['Léa'] })
    assert.deepEqual(await code(await famille.get('/gestion/structures')), [401, 'non-connecte'])
    const visitor = await server.app.request(`/api/${town.id}/gestion/structures`, {
      headers: { origin: ORIGIN },
    })
    assert.deepEqual(await code(visitor), [401, 'non-connecte'])
  })

  test('bad input is said on its field', async () => {
    const { id } = await asking()
    for (const body of [{}, { decision: 'peut-etre' }, { decision: 'refusee', motif: 'x'.repeat(1001) }]) {
      assert.deepEqual(await code(await answer(agent, id, body)), [400, 'requete-invalide'])
    }
    assert.equal((await agent.get('/gestion/demandes?etat=x')).status, 400)
    assert.equal((await answer(agent, 'x', { decision: 'acceptee' })).status, 400)
  })
})
