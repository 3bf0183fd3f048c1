import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Documents } from '@inoe/contract/documents'
import { sql } from 'drizzle-orm'
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
import { lire } from '../database/lecture.ts'
import { rows } from '../database/open.ts'
import { inscriptions } from '../inscriptions/tables.ts'
import { piecesManquantes } from './store.ts'
import { piecesAFournir } from './tableau.ts'
import { pieces } from './tables.ts'

const SECRET = 'Quotient familial de la famille : 742'
const PDF = `%PDF-1.4\n% ${SECRET}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`
const ftyp = (brand: string) => `\0\0\0\x18ftyp${brand}\0\0\0\0mif1${brand}${'\0'.repeat(32)}`
const fixture = (nom: string) =>
  new Uint8Array(readFileSync(new URL(`../../test/fichiers/${nom}`, import.meta.url)))
const bytes = (text: string) => Uint8Array.from(text, (one) => one.charCodeAt(0))

describe('Documents', () => {
  let server: TestServer
  let town: Town
  let other: Town
  const CAF = uuid()
  const VACCINS = uuid()
  const MERCREDI = uuid()
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    other = await createTown(server, CONTREXEVILLE)
    for (const { id, activite } of [town, other])
      await server.deps.database.transaction({ collectivite: id, role: 'systeme' }, (tx) =>
        tx.insert(pieces).values([
          {
            collectiviteId: id,
            id: id === town.id ? CAF : uuid(),
            nom: 'Attestation CAF',
            portee: 'foyer',
            obligatoire: true,
          },
          {
            collectiviteId: id,
            id: id === town.id ? VACCINS : uuid(),
            nom: 'Pages de vaccination',
            portee: 'enfant',
            obligatoire: true,
            ordre: 1,
          },
          {
            collectiviteId: id,
            id: id === town.id ? MERCREDI : uuid(),
            nom: 'Autorisation de sortie',
            portee: 'enfant',
            obligatoire: true,
            activiteId: activite,
            ordre: 2,
          },
        ]),
      )
  })
  after(() => server.close())

  const read = async (client: Client) => (await (await client.get('/documents')).json()) as Documents
  const form = (fields: Record<string, string | Blob>, nom = 'attestation.pdf') => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields))
      if (value instanceof Blob) body.set(name, value, nom)
      else body.set(name, value)
    return body
  }
  const pdf = (text = PDF) => new Blob([text], { type: 'application/pdf' })
  const give = async (client: Client, fields: Record<string, string | Blob> = {}, nom?: string) => {
    const response = await client.send(
      'POST',
      '/documents',
      form({ piece: CAF, fichier: pdf(), ...fields }, nom),
    )
    assert.equal(response.status, 201)
    return ((await response.json()) as { id: string }).id
  }
  const refusal = async (response: Response) => [
    response.status,
    ((await response.json()) as { code: string }).code,
  ]
  const stored = async () => {
    const folder = path.join(process.env.INOE_TEST_FOLDER ?? '', `fichiers-${process.pid}`)
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
    return entries.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name))
  }

  test('says what is asked of the family and of each child', async () => {
    const parent = await createFamille(server, town)
    const { foyer, enfants, tailleMax } = await read(parent)
    assert.equal(tailleMax, server.deps.uploadLimit)
    assert.deepEqual(
      foyer.map((one) => [one.nom, one.etat, one.obligatoire]),
      [['Attestation CAF', 'a-fournir', true]],
    )
    assert.deepEqual(
      enfants.map((one) => [one.prenom, one.pieces.map((piece) => piece.nom)]),
      [
        ['Léa', ['Pages de vaccination', 'Autorisation de sortie']],
        ['Noé', ['Pages de vaccination', 'Autorisation de sortie']],
      ],
    )
  })

  test('a piece of one activity is compulsory for those who ask for it only', async () => {
    const parent = await createFamille(server, town, { enrolled: false, prenoms: ['Léa'] })
    const [piece] = (await read(parent)).enfants[0]?.pieces.filter((one) => one.piece === MERCREDI) ?? []
    assert.deepEqual([piece?.obligatoire, piece?.activite], [false, 'Mercredis'])
    const acteur = {
      collectivite: town.id,
      role: 'famille',
      compte: parent.compte,
      foyer: parent.foyer,
    } as const
    await server.deps.database.transaction(acteur, async (tx) => {
      const child = parent.enfants[0]?.id ?? ''
      const names = async (enfant: string | null, activite: string | null) =>
        (await piecesManquantes(tx, town.id, parent.foyer, enfant, activite, '2026-11-03')).map(
          (one) => one.nom,
        )
      assert.deepEqual(await names(null, town.activite), ['Attestation CAF'])
      assert.deepEqual(await names(child, null), ['Pages de vaccination'])
      assert.deepEqual(await names(child, town.activite), ['Pages de vaccination', 'Autorisation de sortie'])
      assert.deepEqual(await lire(tx, piecesAFournir(town.id, parent.foyer, '2026-11-03')), [
        { nom: 'Attestation CAF', pour: null },
        { nom: 'Pages de vaccination', pour: 'Léa' },
      ])
    })
  })

  test('gives a file, encrypted where it is kept, and gets it back', async () => {
    const parent = await createFamille(server, town)
    const before = new Set(await stored())
    const id = await give(parent, {}, 'Été « CAF ».pdf')
    const [piece] = (await read(parent)).foyer
    assert.deepEqual(
      [piece?.etat, piece?.depot?.id, piece?.depot?.nom, piece?.depot?.taille],
      ['a-verifier', id, 'Été « CAF ».pdf', PDF.length],
    )
    const kept = (await stored()).filter((one) => !before.has(one))
    assert.equal(kept.length, 1)
    const onDisk = await readFile(kept[0] ?? '', 'latin1')
    for (const clear of [SECRET, '%PDF', 'endobj']) assert.ok(!onDisk.includes(clear), clear)
    const back = await parent.get(`/documents/${id}/fichier`)
    assert.equal(await back.text(), PDF)
    assert.equal(back.headers.get('content-type'), 'application/pdf')
    assert.equal(
      back.headers.get('content-disposition'),
      `attachment; filename="Ete _ CAF _.pdf"; filename*=UTF-8''%C3%89t%C3%A9%20%C2%AB%20CAF%20%C2%BB.pdf`,
    )
    assert.equal(back.headers.get('cache-control'), 'private, no-store')
    assert.equal(back.headers.get('x-content-type-options'), 'nosniff')
    assert.match(back.headers.get('content-security-policy') ?? '', /sandbox/)
  })

  test('photos too, whatever the phone calls them', async () => {
    const parent = await createFamille(server, town)
    for (const content of [...['gps.jpg', 'gps.png', 'gps.heic'].map(fixture)]) {
      const fields = form({ piece: CAF, fichier: new Blob([content], { type: 'text/html' }) }, 'page.html')
      assert.equal((await parent.send('POST', '/documents', fields)).status, 201)
    }
  })

  test('a file that is not what it says is refused by its content', async () => {
    const parent = await createFamille(server, town)
    for (const content of [
      '<html><script>alert(1)</script></html>',
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
      'PK\x03\x04\x14\0\0\0',
      'MZ\x90\0\x03',
      'GIF89a\x01\0\x01\0',
      ftyp('avif'),
      'bonjour',
    ]) {
      const response = await parent.send(
        'POST',
        '/documents',
        form({ piece: CAF, fichier: new Blob([bytes(content)], { type: 'application/pdf' }) }),
      )
      assert.deepEqual(await refusal(response), [422, 'fichier-refuse'], content)
    }
    const empty = await parent.send('POST', '/documents', form({ piece: CAF, fichier: pdf('') }))
    assert.deepEqual(await refusal(empty), [422, 'fichier-vide'])
    assert.equal((await read(parent)).foyer[0]?.etat, 'a-fournir')
  })

  test('a file over the limit is a 413, just over as well as far over', async () => {
    const parent = await createFamille(server, town)
    for (const more of [1, 200 * 1024]) {
      const big = pdf(PDF.padEnd(server.deps.uploadLimit + more, ' '))
      const response = await parent.send('POST', '/documents', form({ piece: CAF, fichier: big }))
      assert.deepEqual(await refusal(response), [413, 'trop-gros'])
    }
    const full = pdf(PDF.padEnd(server.deps.uploadLimit, ' '))
    assert.equal((await parent.send('POST', '/documents', form({ piece: CAF, fichier: full }))).status, 201)
  })

  test('an upload that is not one is a refusal, never an error', async () => {
    const parent = await createFamille(server, town)
    const multipart = { 'content-type': 'multipart/form-data; boundary=xyz' }
    for (const [body, headers] of [
      [{ piece: CAF }, {}],
      ['nothing', multipart],
      [form({ piece: CAF }), {}],
      [form({ piece: CAF, fichier: 'texte' }), {}],
      [form({ piece: 'x', fichier: pdf() }), {}],
      [form({ fichier: pdf() }), {}],
    ] as const)
      assert.deepEqual(await refusal(await parent.send('POST', '/documents', body, headers)), [
        400,
        'requete-invalide',
      ])
  })

  test('the same request twice leaves one file, here and on the disk', async () => {
    const parent = await createFamille(server, town)
    const before = (await stored()).length
    const headers = { 'idempotency-key': uuid() }
    const send = () => parent.send('POST', '/documents', form({ piece: CAF, fichier: pdf() }), headers)
    const answers = await Promise.all([send(), send(), send()])
    const bodies = await Promise.all(answers.map((one) => one.text()))
    assert.equal(new Set(bodies).size, 1)
    assert.equal((await stored()).length, before + 1)
    const [count] = await rows<{ n: number }>(
      server.superuser,
      sql`SELECT count(*)::int AS n FROM depots WHERE foyer_id = ${parent.foyer}`,
    )
    assert.equal(count?.n, 1)
    const changed = await parent.send(
      'POST',
      '/documents',
      form({ piece: CAF, fichier: pdf(`${PDF}%`) }),
      headers,
    )
    assert.deepEqual(await refusal(changed), [409, 'cle-deja-utilisee'])
  })

  test('a new file takes the place of the one before, from two tabs at once too', async () => {
    const parent = await createFamille(server, town)
    const first = await give(parent)
    const ids = await Promise.all([give(parent), give(parent)])
    const [piece] = (await read(parent)).foyer
    assert.ok(ids.includes(piece?.depot?.id ?? ''))
    assert.equal((await parent.get(`/documents/${first}/fichier`)).status, 404)
    const [count] = await rows<{ n: number }>(
      server.superuser,
      sql`SELECT count(*)::int AS n FROM depots WHERE foyer_id = ${parent.foyer} AND retire_le IS NULL`,
    )
    assert.equal(count?.n, 1)
  })

  test('a failure after the file was stored leaves nothing behind', async () => {
    const parent = await createFamille(server, town)
    const before = (await stored()).length
    const { put } = server.deps.fichiers
    server.deps.fichiers.put = async (collectivite, content) => ({
      ...(await put(collectivite, content)),
      cle: null as unknown as string,
    })
    try {
      const response = await parent.send('POST', '/documents', form({ piece: CAF, fichier: pdf() }))
      assert.deepEqual(await refusal(response), [500, 'erreur-interne'])
    } finally {
      server.deps.fichiers.put = put
    }
    assert.equal((await stored()).length, before)
    assert.equal((await read(parent)).foyer[0]?.etat, 'a-fournir')
  })

  test('withdraws a file that was not answered, and its content with it', async () => {
    const parent = await createFamille(server, town)
    const before = (await stored()).length
    const id = await give(parent)
    assert.equal((await parent.send('DELETE', `/documents/${id}`)).status, 204)
    assert.equal((await stored()).length, before)
    assert.equal((await read(parent)).foyer[0]?.etat, 'a-fournir')
    assert.equal((await parent.send('DELETE', `/documents/${id}`)).status, 404)
  })

  test('the service reads and answers, the family hears of it', async () => {
    const parent = await createFamille(server, town)
    const agent = await createAgent(server, town)
    const id = await give(parent, { piece: VACCINS, enfant: parent.enfants[0]?.id ?? '' })
    assert.equal(await (await agent.get(`/gestion/documents/${id}/fichier`)).text(), PDF)
    const answer = (body: object) => agent.send('POST', `/gestion/documents/${id}/reponse`, body)
    assert.deepEqual(await refusal(await answer({ decision: 'refuse', motif: '  ' })), [422, 'motif-requis'])
    assert.equal((await answer({ decision: 'refuse', motif: 'La page 2 est illisible.' })).status, 204)
    assert.deepEqual(await refusal(await answer({ decision: 'valide' })), [409, 'deja-repondu'])
    const [piece] = (await read(parent)).enfants[0]?.pieces ?? []
    assert.deepEqual([piece?.etat, piece?.motif], ['refuse', 'La page 2 est illisible.'])
    assert.deepEqual(await refusal(await parent.send('DELETE', `/documents/${id}`)), [409, 'deja-repondu'])
    await server.deps.queue.runDue()
    const letter = server.courriels.find((one) => one.a.startsWith(parent.compte))
    assert.match(letter?.texte ?? '', /Léa[\s\S]*La page 2 est illisible\.[\s\S]*\/documents/)
    const heard = await rows<{ qui: string }>(
      server.superuser,
      sql`SELECT coalesce(foyer_id, structure_id)::text AS qui FROM evenements
          WHERE sujet = 'documents' AND (foyer_id = ${parent.foyer} OR structure_id = ${town.structure}) ORDER BY id DESC LIMIT 2`,
    )
    assert.deepEqual(new Set(heard.map((one) => one.qui)), new Set([parent.foyer, town.structure]))
  })

  test('a valid document expires after its last day', async () => {
    const parent = await createFamille(server, town)
    const agent = await createAgent(server, town)
    const id = await give(parent)
    const response = await agent.send('POST', `/gestion/documents/${id}/reponse`, {
      decision: 'valide',
      valableJusquAu: '2026-11-03',
    })
    assert.equal(response.status, 204)
    assert.equal((await read(parent)).foyer[0]?.etat, 'valide')
    const now = server.clock.now().toISOString()
    server.clock.set('2026-11-03T23:30:00Z')
    assert.equal((await read(parent)).foyer[0]?.etat, 'expire')
    server.clock.set(now)
  })

  test('a valid document holds while the one that replaces it waits, or is refused; then it goes', async () => {
    const parent = await createFamille(server, town)
    const agent = await createAgent(server, town)
    const answer = async (id: string, body: object) =>
      assert.equal((await agent.send('POST', `/gestion/documents/${id}/reponse`, body)).status, 204)
    const missing = () =>
      server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, async (tx) =>
        (await piecesManquantes(tx, town.id, parent.foyer, null, null, '2026-11-03')).map((one) => one.nom),
      )
    const first = await give(parent)
    await answer(first, { decision: 'valide', valableJusquAu: '2026-12-31' })
    const second = await give(parent)
    const [waiting] = (await read(parent)).foyer
    assert.deepEqual([waiting?.etat, waiting?.depot?.id], ['a-verifier', second])
    assert.deepEqual(waiting?.precedent, { valableJusquAu: '2026-12-31' })
    await answer(second, { decision: 'refuse', motif: 'Illisible.' })
    const [refused] = (await read(parent)).foyer
    assert.deepEqual([refused?.etat, refused?.precedent?.valableJusquAu], ['refuse', '2026-12-31'])
    assert.deepEqual(await missing(), [])
    const third = await give(parent)
    assert.equal((await parent.send('DELETE', `/documents/${third}`)).status, 204)
    assert.equal((await read(parent)).foyer[0]?.depot?.id, first)
    const fourth = await give(parent)
    await answer(fourth, { decision: 'valide' })
    const [valid] = (await read(parent)).foyer
    assert.deepEqual([valid?.etat, valid?.depot?.id, valid?.precedent], ['valide', fourth, null])
    assert.equal((await parent.get(`/documents/${first}/fichier`)).status, 404)
  })

  test('another family, another town, another service and a visitor reach nothing', async () => {
    const parent = await createFamille(server, town)
    const id = await give(parent, { piece: VACCINS, enfant: parent.enfants[0]?.id ?? '' })
    for (const stranger of [await createFamille(server, town), await createFamille(server, other)]) {
      assert.equal((await stranger.get(`/documents/${id}/fichier`)).status, 404)
      assert.equal((await stranger.send('DELETE', `/documents/${id}`)).status, 404)
      const theirs = await stranger.send(
        'POST',
        '/documents',
        form({ piece: VACCINS, enfant: parent.enfants[0]?.id ?? '', fichier: pdf() }),
      )
      assert.equal(theirs.status, 404)
    }
    const elsewhere = await createAgent(server, { ...town, structure: other.structure })
    const foreign = await createAgent(server, other)
    for (const agent of [elsewhere, foreign]) {
      assert.equal((await agent.get(`/gestion/documents/${id}/fichier`)).status, 404)
      assert.equal(
        (await agent.send('POST', `/gestion/documents/${id}/reponse`, { decision: 'valide' })).status,
        404,
      )
      assert.equal((await agent.get(`/documents/${id}/fichier`)).status, 401)
    }
    assert.equal((await parent.get(`/gestion/documents/${id}/fichier`)).status, 401)
    const visitor = await server.app.request(`/api/${town.id}/documents/${id}/fichier`, {
      headers: { origin: ORIGIN },
    })
    assert.equal(visitor.status, 401)
    assert.equal((await parent.get('/documents/1%27/fichier')).status, 404)
    for (const fields of [
      { piece: VACCINS },
      { piece: CAF, enfant: parent.enfants[0]?.id ?? '' },
      { piece: uuid() },
    ])
      assert.equal((await parent.send('POST', '/documents', form({ ...fields, fichier: pdf() }))).status, 404)
  })

  test('a service sees the documents of the child that asked it, not of a brother elsewhere', async () => {
    const parent = await createFamille(server, town, { enrolled: false })
    const [lea, noe] = parent.enfants
    await server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, (tx) =>
      tx.insert(inscriptions).values({
        collectiviteId: town.id,
        id: uuid(),
        foyerId: parent.foyer,
        enfantId: lea?.id ?? '',
        structureId: town.structure,
        activiteId: town.activite,
        etat: 'demandee',
        demandeeLe: server.clock.now(),
      }),
    )
    const agent = await createAgent(server, town)
    const asked = await give(parent, { piece: VACCINS, enfant: lea?.id ?? '' })
    const brother = await give(parent, { piece: VACCINS, enfant: noe?.id ?? '' })
    assert.equal((await agent.get(`/gestion/documents/${asked}/fichier`)).status, 200)
    assert.equal((await agent.get(`/gestion/documents/${brother}/fichier`)).status, 404)
  })
})
