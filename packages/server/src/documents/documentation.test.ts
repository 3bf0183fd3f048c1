import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Documents, DocumentsAVerifier, GestionDocuments } from '@inoe/contract/documents'
import { eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { addService, asSysteme } from '../../test/billing.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  type Town,
} from '../../test/towns.ts'
import { rappelerDocuments } from './rappels.ts'
import { piecesManquantes } from './store.ts'
import { depots, pieces } from './tables.ts'

const PDF = '%PDF-1.4\n% règlement\n%%EOF\n'

describe('Documentation structure', () => {
  let server: TestServer
  let town: Town
  let agent: Client
  let elsewhere: Client
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    agent = await createAgent(server, town)
    elsewhere = await createAgent(server, town, [await addService(server, town, null)])
  })
  after(() => server.close())

  const form = (fields: Record<string, string>, nom = 'autorisation.pdf') => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    body.set('fichier', new Blob([PDF]), nom)
    return body
  }
  const publish = async (fields: Record<string, string>) => {
    const answer = await agent.send(
      'POST',
      '/gestion/documentation',
      form({ structure: town.structure, ...fields }),
    )
    assert.equal(answer.status, 201, await answer.clone().text())
    return ((await answer.json()) as { id: string }).id
  }
  const json = async <T>(answer: Promise<Response>) => (await (await answer).json()) as T
  const read = (who: Client) => json<Documents>(who.get('/documents'))

  test('is downloaded by the families that the structure welcomes, and by them alone', async () => {
    const parent = await createFamille(server, town)
    const stranger = await createFamille(server, town, { enrolled: false })
    const id = await publish({
      titre: 'Règlement intérieur',
      consigne: 'À lire avant la rentrée.',
      retour: 'non',
    })
    const [offered] = (await read(parent)).documentation
    assert.deepEqual([offered?.id, offered?.titre, offered?.piece], [id, 'Règlement intérieur', null])
    assert.equal(await (await parent.get(`/documentation/${id}/fichier`)).text(), PDF)
    assert.deepEqual((await read(stranger)).documentation, [])
    assert.equal((await stranger.get(`/documentation/${id}/fichier`)).status, 404)
    assert.equal((await elsewhere.send('DELETE', `/gestion/documentation/${id}`)).status, 404)
    assert.equal((await agent.send('DELETE', `/gestion/documentation/${id}`)).status, 204)
    assert.deepEqual((await read(parent)).documentation, [])
    assert.equal((await parent.get(`/documentation/${id}/fichier`)).status, 404)
  })

  test('is sent back filled, for each child, and answered by that structure', async () => {
    const parent = await createFamille(server, town)
    const id = await publish({ titre: 'Autorisation de baignade', retour: 'enfant' })
    const [lea] = (await read(parent)).enfants
    const asked = lea?.pieces.find((one) => one.nom === 'Autorisation de baignade')
    assert.deepEqual([asked?.etat, asked?.obligatoire, asked?.modele?.id], ['a-fournir', true, id])
    const back = form({ piece: asked?.piece ?? '', enfant: lea?.id ?? '' }, 'signee.pdf')
    assert.equal((await parent.send('POST', '/documents', back)).status, 201)
    const listed = await json<DocumentsAVerifier>(agent.get('/gestion/documents'))
    const waiting = listed.documents.find((one) => one.piece === 'Autorisation de baignade')
    assert.deepEqual([waiting?.enfant, waiting?.depot.nom], [lea?.prenom, 'signee.pdf'])
    assert.equal(listed.attente, listed.documents.length)
    assert.deepEqual(await json(elsewhere.get('/gestion/documents')), {
      documents: [],
      attente: 0,
      arretes: [],
    })
    const managed = await json<GestionDocuments>(agent.get('/gestion/documentation'))
    assert.equal(managed.documentation.find((one) => one.id === id)?.retours, 1)
    const answer = (who: Client) =>
      who.send('POST', `/gestion/documents/${waiting?.id}/reponse`, { decision: 'valide' })
    assert.equal((await answer(elsewhere)).status, 404)
    assert.equal((await answer(agent)).status, 204)
    assert.equal((await json<DocumentsAVerifier>(agent.get('/gestion/documents'))).attente, 0)
    // Withdrawn: no longer asked; what came back stays.
    await agent.send('DELETE', `/gestion/documentation/${id}`)
    const [after] = (await read(parent)).enfants
    assert.ok(!after?.pieces.some((one) => one.piece === asked?.piece))
    assert.equal((await agent.get(`/gestion/documents/${waiting?.id}/fichier`)).status, 200)
  })

  test('keeps nobody from enrolling, and is asked of nobody else', async () => {
    const stranger = await createFamille(server, town, { enrolled: false })
    await publish({ titre: 'Fiche sanitaire', retour: 'foyer' })
    const { foyer } = await read(stranger)
    assert.ok(!foyer.some((one) => one.nom === 'Fiche sanitaire'))
    const [row] = await asSysteme<{ id: string }[]>(server, town.id, (tx) =>
      tx.select().from(pieces).where(eq(pieces.nom, 'Fiche sanitaire')),
    )
    const given = await stranger.send('POST', '/documents', form({ piece: row?.id ?? '' }))
    assert.equal(given.status, 404)
    const missing = await asSysteme<{ nom: string }[]>(server, town.id, (tx) =>
      piecesManquantes(tx, town.id, stranger.foyer, null, town.activite, '2026-11-03'),
    )
    assert.ok(!missing.some((one) => one.nom === 'Fiche sanitaire'))
  })

  test('reminders go once each at the days that are set, late rather than never, to who can still do something', async () => {
    const parent = await createFamille(server, town)
    const piece = uuid()
    await asSysteme(server, town.id, async (tx) => {
      const own = { collectiviteId: town.id }
      await tx
        .insert(pieces)
        .values({ ...own, id: piece, nom: 'Assurance', portee: 'foyer', obligatoire: true })
      await tx.insert(depots).values({
        ...own,
        id: uuid(),
        pieceId: piece,
        foyerId: parent.foyer,
        etat: 'valide',
        nom: 'a.pdf',
        type: 'application/pdf',
        taille: 1,
        empreinte: 'x',
        emplacement: 'x',
        cle: 'x',
        valableJusquAu: '2026-12-31',
        transmisLe: server.clock.now(),
        transmisPar: parent.compte,
      })
    })
    const set = await agent.send('PUT', `/gestion/pieces/${piece}/rappels`, { rappels: [7, 30, 30, 1] })
    assert.deepEqual(await set.json(), { rappels: [30, 7, 1] })
    assert.equal((await agent.send('PUT', `/gestion/pieces/${piece}/rappels`, { rappels: [0] })).status, 400)
    const now = server.clock.now().toISOString()
    const lettersOn = async (day: string) => {
      server.courriels.length = 0
      server.clock.set(`${day}T06:07:00Z`)
      await rappelerDocuments(server.deps)
      await rappelerDocuments(server.deps)
      await server.deps.queue.runDue()
      return server.courriels.filter((one) => one.a.startsWith(parent.compte)).map((one) => one.texte)
    }
    assert.equal((await lettersOn('2026-11-30')).length, 0)
    const [letter, ...more] = await lettersOn('2026-12-01')
    assert.match(letter ?? '', /Assurance[\s\S]*31 décembre 2026[\s\S]*\/documents/)
    assert.equal(more.length, 0)
    assert.equal((await lettersOn('2026-12-20')).length, 0)
    // The server was down on the 24th.
    assert.equal((await lettersOn('2026-12-26')).length, 1)
    assert.equal((await lettersOn('2026-12-31')).length, 1)
    assert.equal((await lettersOn('2027-01-01')).length, 0)
    server.clock.set(now)
  })
})
