import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Demandes } from '@inoe/contract/gestion'
import type {
  GestionReinscriptions,
  LigneReinscription,
  ReinscriptionSaisie,
  Reinscriptions,
  ResultatReinscription,
} from '@inoe/contract/reinscriptions'
import { and, eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { addService, asSysteme } from '../../test/billing.ts'
import { NOW, openTestServer, type TestServer } from '../../test/server.ts'
import { type Client, createAgent, createFamille, createTown, type Town } from '../../test/towns.ts'
import { enfants } from '../foyers/tables.ts'
import { file } from '../inscriptions/places.ts'
import { inscriptions } from '../inscriptions/tables.ts'
import { activites, periodes } from '../structures/tables.ts'
import { concerne } from './rules.ts'

describe('Enrolments that go on from one year to the next', () => {
  let server: TestServer
  let town: Town
  let agent: Client
  let suite: string
  let ados: string
  let towns = 0
  before(async () => {
    server = await openTestServer()
  })
  after(() => server.close())
  beforeEach(async () => {
    server.clock.set(NOW)
    town = await createTown(server, `reinscriptions-${towns++}`)
    agent = await createAgent(server, town)
    suite = await offrir('Mercredis 2027', { ageMin: 3, ageMax: 11 })
    ados = await offrir('Mercredis des ados', { ageMin: 11, ageMax: 17 })
    server.courriels.length = 0
  })

  /** An activity of the year that comes. */
  const offrir = async (nom: string, more: Partial<typeof activites.$inferInsert>) => {
    const id = uuid()
    await asSysteme(server, town.id, async (tx) => {
      const [like] = await tx.select().from(activites).where(eq(activites.id, town.activite))
      assert.ok(like)
      await tx.insert(activites).values({ ...like, id, nom, ...more })
      await tx.insert(periodes).values({
        collectiviteId: town.id,
        id: uuid(),
        activiteId: id,
        nom: 'Année 2027-2028',
        debut: '2027-09-01',
        fin: '2028-07-07',
        ouverture: new Date('2027-06-01T07:00:00Z'),
      })
    })
    return id
  }
  const ouvrir = async (more: Partial<ReinscriptionSaisie> = {}, who = agent) => {
    const answer = await who.send('POST', '/gestion/reinscriptions', {
      source: { activite: town.activite, periode: null },
      cible: { activite: suite, periode: null },
      releve: null,
      du: '2026-11-01',
      jusquAu: '2026-11-30',
      prioritaire: false,
      ...more,
    })
    return answer
  }
  const ouverte = async (more: Partial<ReinscriptionSaisie> = {}) => {
    const answer = await ouvrir(more)
    assert.equal(answer.status, 201, await answer.clone().text())
    return ((await answer.json()) as { id: string }).id
  }
  const lire = async (who: Client) =>
    ((await (await who.get('/reinscriptions')).json()) as Reinscriptions).lignes
  const envoyer = (
    who: Client,
    lignes: readonly LigneReinscription[],
    headers: Record<string, string> = {},
  ) =>
    who.send(
      'POST',
      '/reinscriptions',
      { choix: lignes.map(({ reinscription, enfant }) => ({ reinscription, enfant: enfant.id })) },
      headers,
    )
  const redemander = async (who: Client, lignes: readonly LigneReinscription[]) => {
    const answer = await envoyer(who, lignes)
    assert.equal(answer.status, 200, await answer.clone().text())
    return ((await answer.json()) as ResultatReinscription).resultats
  }
  const naissance = (enfant: string | undefined, dateNaissance: string) =>
    asSysteme(server, town.id, (tx) =>
      tx
        .update(enfants)
        .set({ dateNaissance })
        .where(eq(enfants.id, enfant ?? '')),
    )

  test('two children go on at once: each is an ordinary request, acknowledged once, and its line says so', async () => {
    await ouverte()
    const parent = await createFamille(server, town)
    const lignes = await lire(parent)
    assert.deepEqual(
      lignes.map(({ enfant, actuelle, suite: to }) => [
        enfant.prenom,
        actuelle.activite.nom,
        to.quoi,
        to.activite.nom,
        to.possible,
      ]),
      [
        ['Léa', 'Mercredis', 'cible', 'Mercredis 2027', true],
        ['Noé', 'Mercredis', 'cible', 'Mercredis 2027', true],
      ],
    )
    const key = { 'idempotency-key': 'une-fois' }
    const [one, two] = await Promise.all([envoyer(parent, lignes, key), envoyer(parent, lignes, key)])
    assert.deepEqual(await one.json(), await two.json())
    await server.deps.queue.runDue()
    assert.equal(server.courriels.length, 1)
    assert.match(server.courriels[0]?.texte ?? '', /Léa.*Noé/)
    const { demandes } = (await (await agent.get('/gestion/demandes')).json()) as Demandes
    assert.equal(demandes.filter((other) => other.activite.nom === 'Mercredis 2027').length, 2)
    const after = await lire(parent)
    assert.deepEqual(
      after.map(({ suite: to }) => to.empechements.map(({ code }) => code)),
      [['deja-inscrit'], ['deja-inscrit']],
    )
    const [again] = await redemander(parent, after)
    assert.deepEqual([again?.inscription, again?.empechements[0]?.code], [null, 'deja-inscrit'])
    const read = (await (await agent.get('/gestion/reinscriptions')).json()) as GestionReinscriptions
    assert.deepEqual(
      read.reinscriptions.map((other) => [other.enfants, other.demandees]),
      [[2, 2]],
    )
  })

  test('who has outgrown it is proposed what takes over, with the age of the new year; else it is told why', async () => {
    const parent = await createFamille(server, town)
    // Eleven today, twelve on the first day of the new year.
    await naissance(parent.enfants[0]?.id, '2015-06-01')
    await ouverte()
    const [refused] = await lire(parent)
    assert.deepEqual([refused?.suite.quoi, refused?.suite.possible], ['cible', false])
    assert.match(refused?.suite.empechements[0]?.phrase ?? '', /Léa aura 12 ans/)
    const read = (await (await agent.get('/gestion/reinscriptions')).json()) as GestionReinscriptions
    await agent.send('DELETE', `/gestion/reinscriptions/${read.reinscriptions[0]?.id}`)
    assert.deepEqual(await lire(parent), [])
    await ouverte({ releve: { activite: ados, periode: null } })
    const lignes = await lire(parent)
    assert.deepEqual(
      lignes.map(({ enfant, suite: to }) => [enfant.prenom, to.quoi, to.activite.nom, to.possible]),
      [
        ['Léa', 'releve', 'Mercredis des ados', true],
        ['Noé', 'cible', 'Mercredis 2027', true],
      ],
    )
    const done = await redemander(parent, lignes)
    assert.deepEqual(
      done.map(({ suite: to, inscription }) => [to, inscription !== null]),
      [
        ['Mercredis des ados', true],
        ['Mercredis 2027', true],
      ],
    )
  })

  test('one refusal leaves the others done', async () => {
    const parent = await createFamille(server, town)
    await naissance(parent.enfants[0]?.id, '2015-06-01')
    await ouverte()
    const done = await redemander(parent, await lire(parent))
    assert.deepEqual(
      done.map((one) => [one.prenom, one.inscription !== null, one.empechements[0]?.code ?? null]),
      [
        ['Léa', false, 'age-non-admis'],
        ['Noé', true, null],
      ],
    )
  })

  test('where no place is left, those who go on wait before those who are new only if the town said so', async () => {
    await asSysteme(server, town.id, (tx) =>
      tx.update(activites).set({ placesInscription: 1 }).where(eq(activites.id, suite)),
    )
    const nouvelle = await createFamille(server, town, { prenoms: ['Zoé', 'Tom'], enrolled: false })
    await nouvelle.send('POST', '/inscriptions', {
      activite: suite,
      periode: null,
      enfants: nouvelle.enfants.map((one) => one.id),
    })
    const ancienne = await createFamille(server, town, { prenoms: ['Léa'] })
    const autre = await createFamille(server, town, { prenoms: ['Noé'] })
    const rangs = async () =>
      (
        await asSysteme<(typeof inscriptions.$inferSelect)[]>(server, town.id, (tx) =>
          tx
            .select()
            .from(inscriptions)
            .where(and(eq(inscriptions.activiteId, suite), eq(inscriptions.etat, 'en-attente'))),
        )
      ).map((one) => ({ ...one, etat: 'en-attente' as const }))
    server.clock.advance(60_000)
    const first = await ouverte()
    assert.equal((await lire(ancienne))[0]?.suite.attente, true)
    await redemander(ancienne, await lire(ancienne))
    assert.deepEqual(
      file(await rangs()).map((one) => one.foyerId),
      [nouvelle.foyer, ancienne.foyer],
    )
    await agent.send('DELETE', `/gestion/reinscriptions/${first}`)
    await ouverte({ prioritaire: true })
    server.clock.advance(60_000)
    await redemander(autre, await lire(autre))
    assert.deepEqual(
      file(await rangs()).map((one) => one.foyerId),
      [autre.foyer, nouvelle.foyer, ancienne.foyer],
    )
    const { demandes } = (await (await agent.get('/gestion/demandes?etat=en-attente')).json()) as Demandes
    assert.equal(demandes[0]?.enfant.prenom, 'Noé')
  })

  test('nothing before its first day nor after its last; nothing of who is not enrolled, nor of another family', async () => {
    await ouverte({ du: '2026-11-10' })
    const parent = await createFamille(server, town)
    const nouvelle = await createFamille(server, town, { enrolled: false })
    assert.deepEqual(await lire(parent), [])
    server.clock.set('2026-11-10T08:00:00Z')
    const lignes = await lire(parent)
    assert.equal(lignes.length, 2)
    assert.deepEqual(await lire(nouvelle), [])
    assert.equal((await envoyer(nouvelle, lignes)).status, 404)
    server.clock.set('2026-12-01T08:00:00Z')
    assert.deepEqual(await lire(parent), [])
    assert.equal((await envoyer(parent, lignes)).status, 409)
  })

  test('what a service opens is checked, and is of its structures', async () => {
    const wrong = async (more: Partial<ReinscriptionSaisie>) => {
      const answer = await ouvrir(more)
      assert.equal(answer.status, 400)
      return ((await answer.json()) as { errors: { champ: string }[] }).errors.map((one) => one.champ)
    }
    const same = { activite: town.activite, periode: null }
    assert.deepEqual(await wrong({ cible: same }), ['cible'])
    assert.deepEqual(await wrong({ jusquAu: '2026-10-01' }), ['jusquAu'])
    assert.deepEqual(await wrong({ releve: { activite: suite, periode: null } }), ['releve'])
    assert.equal((await ouvrir({ cible: { activite: uuid(), periode: null } })).status, 404)
    const ailleurs = await createAgent(server, town, [await addService(server, town, null)])
    assert.equal((await ouvrir({}, ailleurs)).status, 404)
    const id = await ouverte()
    assert.equal((await ailleurs.send('DELETE', `/gestion/reinscriptions/${id}`)).status, 404)
    assert.equal((await agent.send('DELETE', `/gestion/reinscriptions/${id}`)).status, 204)
  })
})

test('an enrolment in a whole activity goes on by itself in its next periods; one in a period goes on by what was opened', () => {
  const ouverte = { activiteId: 'a', periodeId: null, cibleActiviteId: 'a' }
  assert.equal(concerne({ enfantId: 'e', activiteId: 'a', periodeId: null }, ouverte), false)
  assert.equal(concerne({ enfantId: 'e', activiteId: 'a', periodeId: 'p' }, ouverte), true)
  assert.equal(
    concerne({ enfantId: 'e', activiteId: 'a', periodeId: 'p' }, { ...ouverte, periodeId: 'q' }),
    false,
  )
  assert.equal(
    concerne({ enfantId: 'e', activiteId: 'a', periodeId: null }, { ...ouverte, cibleActiviteId: 'b' }),
    true,
  )
  assert.equal(concerne({ enfantId: 'e', activiteId: 'c', periodeId: null }, ouverte), false)
})
