import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { DeclarationsQuotient, QuotientsAVerifier } from '@inoe/contract/quotients'
import { sql } from 'drizzle-orm'
import { addService } from '../../test/billing.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  type Town,
} from '../../test/towns.ts'
import { rows } from '../database/open.ts'

const PDF = '%PDF-1.4\n%%EOF'

describe('A quotient typed by hand, with its proof', () => {
  let server: TestServer
  let town: Town
  let famille: Client
  let agent: Client
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    agent = await createAgent(server, town)
  })
  after(() => server.close())

  const declarer = (valeur: string, who = famille, key?: string) => {
    const form = new FormData()
    form.set('valeur', valeur)
    form.set('caisse', 'CAF')
    form.set('fichier', new Blob([PDF], { type: 'application/pdf' }), 'attestation-caf.pdf')
    return who.send('POST', '/foyer/quotient/declarations', form, key ? { 'idempotency-key': key } : {})
  }
  const lire = async (who = famille) =>
    (await (await who.get('/foyer/quotient/declarations')).json()) as DeclarationsQuotient
  const derniere = async () => {
    const [one] = (await lire()).declarations
    assert.ok(one)
    return one
  }
  const attente = async (who = agent) =>
    (await (await who.get('/gestion/quotients')).json()) as QuotientsAVerifier
  const repondre = async (body: object, who = agent) =>
    who.send('POST', `/gestion/quotients/${(await derniere()).id}/reponse`, body)
  const quotient = async (who = famille) => {
    const { revenus } = (await (await who.get('/foyer')).json()) as { revenus: { quotientFamilial: number } }
    return revenus.quotientFamilial
  }
  const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code
  const recus = async (sujet: RegExp) => {
    await server.deps.queue.runDue()
    return server.courriels.filter((one) => one.a === `${famille.compte}@exemple.fr` && sujet.test(one.sujet))
  }
  const effet = (value: 'immediat' | 'validation') =>
    agent.send('PUT', '/gestion/champs', {
      champs: [{ champ: 'quotientFamilial', saisie: 'modifiable', effet: value }],
    })

  test('waits: the old one holds for prices until a service has compared them', async () => {
    famille = await createFamille(server, town)
    const twice = await Promise.all([declarer('512', famille, 'cle'), declarer('512', famille, 'cle')])
    assert.deepEqual(
      twice.map((one) => one.status),
      [201, 201],
    )
    assert.equal((await lire()).declarations.length, 1)
    assert.equal(await quotient(), 742)
    assert.equal((await recus(/bien reçu/)).length, 1)
    const { declarations } = await attente()
    assert.deepEqual(
      declarations.map(({ famille: nom, avant, valeur, preuve }) => [nom, avant, valeur, preuve?.nom]),
      [['Camille Durand', 742, 512, 'attestation-caf.pdf']],
    )
    const proof = await agent.get(`/gestion/quotients/${(await derniere()).id}/fichier`)
    assert.equal(proof.headers.get('content-type'), 'application/pdf')
    assert.equal(
      (await famille.get(`/foyer/quotient/declarations/${(await derniere()).id}/fichier`)).status,
      200,
    )
  })

  test('is of its family and of the services that answer for it', async () => {
    const other = await createFamille(server, town)
    const elsewhere = await createAgent(server, town, [await addService(server, town, null)])
    const { id } = await derniere()
    assert.equal((await other.get(`/foyer/quotient/declarations/${id}/fichier`)).status, 404)
    assert.equal((await other.send('DELETE', `/foyer/quotient/declarations/${id}`)).status, 404)
    assert.equal((await elsewhere.get(`/gestion/quotients/${id}/fichier`)).status, 404)
    assert.equal((await repondre({ decision: 'acceptee' }, elsewhere)).status, 404)
    assert.equal((await attente(elsewhere)).attente, 0)
  })

  test('refused with a reason, which the family reads with the ways to contest it; the old one stays', async () => {
    assert.equal(await codeOf(await repondre({ decision: 'refusee' })), 'motif-requis')
    assert.equal((await repondre({ decision: 'refusee', motif: 'L’attestation a deux ans.' })).status, 200)
    assert.equal(await codeOf(await repondre({ decision: 'acceptee' })), 'deja-repondu')
    assert.equal((await derniere()).motif, 'L’attestation a deux ans.')
    assert.equal(await quotient(), 742)
    const [letter] = await recus(/n’est pas accepté/)
    assert.match(letter?.texte ?? '', /tribunal administratif/)
    assert.doesNotMatch(letter?.texte ?? '', /512/)
  })

  test('a newer one replaces the one that waits, whose proof is destroyed', async () => {
    await declarer('530')
    const former = await rows<{ emplacement: string; cle: string }>(
      server.superuser,
      sql`SELECT emplacement, cle FROM quotients_declares WHERE etat = 'demandee'`,
    )
    await declarer('540')
    const { declarations } = await lire()
    assert.deepEqual(
      declarations.slice(0, 2).map(({ valeur, etat, preuve }) => [valeur, etat, preuve !== null]),
      [
        [540, 'demandee', true],
        [530, 'retiree', false],
      ],
    )
    for (const one of former) await assert.rejects(server.deps.fichiers.get(town.id, one))
  })

  test('accepted until a day, holds for prices; the family is reminded once at each date', async () => {
    assert.match(
      await (await repondre({ decision: 'acceptee', valableJusquAu: '2020-01-01' })).text(),
      /date à venir/,
    )
    assert.equal((await repondre({ decision: 'acceptee', valableJusquAu: '2026-12-31' })).status, 200)
    assert.equal(await quotient(), 540)
    assert.match((await recus(/est accepté/))[0]?.texte ?? '', /31 décembre 2026/)
    const rappeler = async () => {
      await server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, (tx) =>
        server.deps.queue.send(tx, 'rappels-documents', {}),
      )
      return (await recus(/valable jusqu’au/)).length
    }
    assert.equal(await rappeler(), 0)
    server.clock.set('2026-12-05T09:00:00Z')
    assert.equal(await rappeler(), 1)
    assert.equal(await rappeler(), 1)
    server.clock.set('2026-12-26T09:00:00Z')
    assert.equal(await rappeler(), 2)
    await declarer('600')
    server.clock.set('2026-12-30T09:00:00Z')
    assert.equal(await rappeler(), 2)
  })

  test('taken back while it waits, not once answered', async () => {
    const { id } = await derniere()
    assert.equal((await famille.send('DELETE', `/foyer/quotient/declarations/${id}`)).status, 204)
    assert.equal((await famille.send('DELETE', `/foyer/quotient/declarations/${id}`)).status, 204)
    const accepted = (await lire()).declarations.find((one) => one.etat === 'acceptee')
    assert.equal(
      await codeOf(await famille.send('DELETE', `/foyer/quotient/declarations/${accepted?.id}`)),
      'deja-repondu',
    )
    assert.equal(await quotient(), 540)
  })

  test('at once where the town chose so; a refusal brings the old one back, unless another came since', async () => {
    assert.equal((await effet('immediat')).status, 200)
    await declarer('300')
    assert.equal(await quotient(), 300)
    assert.equal((await repondre({ decision: 'refusee', motif: 'Illisible.' })).status, 200)
    assert.equal(await quotient(), 540)
    await declarer('310')
    await declarer('320')
    assert.equal((await derniere()).avant, 540)
    await server.superuser.execute(sql`UPDATE foyers SET quotient_familial = 999 WHERE id = ${famille.foyer}`)
    assert.equal((await repondre({ decision: 'refusee', motif: 'Illisible.' })).status, 200)
    assert.equal(await quotient(), 999)
    await effet('validation')
  })

  test('what is no quotient, or no proof, is refused with its reason', async () => {
    for (const wrong of ['', '-1', '12,5', '1000000', 'abc'])
      assert.equal((await declarer(wrong)).status, 400, wrong)
    const form = new FormData()
    form.set('valeur', '500')
    form.set('caisse', 'CAF')
    form.set('fichier', new Blob(['<html>'], { type: 'application/pdf' }), 'a.pdf')
    assert.equal(
      await codeOf(await famille.send('POST', '/foyer/quotient/declarations', form)),
      'fichier-refuse',
    )
  })
})
