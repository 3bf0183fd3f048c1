import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Contrat, Contrats, ContratsADecider, HeuresOccasionnelles } from '@inoe/contract/contrats'
import type { ErreurChamp } from '@inoe/contract/erreurs'
import { and, eq, sql } from 'drizzle-orm'
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
import { fermetures } from '../calendrier/tables.ts'
import { rows } from '../database/open.ts'
import { inscriptions } from '../inscriptions/tables.ts'
import { activites, periodes, structures } from '../structures/tables.ts'
import { gardesEntre } from './store.ts'

const NOW = '2026-11-03T09:00:00Z'
const SEMAINE = [
  { jour: 1, debut: '08:00', fin: '17:30' },
  { jour: 3, debut: '08:30', fin: '12:00' },
]

describe('Contracts of regular care', () => {
  let server: TestServer
  let town: Town
  let elsewhere: Town
  /** A nursery of the town, its activity booked by contract, for children up to 10 years old here. */
  const creche = uuid()
  const accueil = uuid()
  let agent: Client
  /** Of the same town, for another structure. */
  let colleague: Client
  before(async () => {
    server = await openTestServer({ now: NOW })
    town = await createTown(server, ENTRE_DEUX_MERS)
    elsewhere = await createTown(server, CONTREXEVILLE)
    await asSysteme(async (tx) => {
      const own = { collectiviteId: town.id }
      await tx.insert(structures).values({
        ...own,
        id: creche,
        nom: 'Les p’tits loups',
        type: 'multi-accueil',
        regieId: town.regie,
        courriel: 'creche@ville.example',
      })
      const delai = { type: 'jours', jours: 2, heure: '12:00', compte: 'ouvres' } as const
      await tx.insert(activites).values({
        ...own,
        id: accueil,
        structureId: creche,
        nom: 'Accueil régulier',
        type: 'accueil-regulier',
        mode: 'contrat',
        ageMin: 0,
        ageMax: 8,
        delaiReservation: delai,
        delaiAnnulation: delai,
      })
    })
    agent = await createAgent(server, town, [creche])
    colleague = await createAgent(server, town)
  })
  after(() => server.close())
  beforeEach(async () => {
    server.clock.set(NOW)
    await server.deps.queue.runDue()
    server.courriels.length = 0
  })

  const asSysteme = <T>(work: Parameters<typeof server.deps.database.transaction<T>>[1]) =>
    server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, work)
  const code = async (response: Response) => [
    response.status,
    ((await response.json()) as { code: string }).code,
  ]
  const errorsOf = async (response: Response) =>
    ((await response.json()) as { code: string; errors: ErreurChamp[] }).errors
  const sent = async () => {
    server.courriels.length = 0
    await server.deps.queue.runDue()
    return server.courriels
  }

  /** A family whose first child is enrolled at the nursery. */
  async function enrolled(etat = 'acceptee') {
    const famille = await createFamille(server, town, { prenoms: ['Léa', 'Noé'] })
    const [lea, noe] = famille.enfants
    assert.ok(lea && noe)
    await asSysteme((tx) =>
      tx.insert(inscriptions).values({
        collectiviteId: town.id,
        id: uuid(),
        foyerId: famille.foyer,
        enfantId: lea.id,
        structureId: creche,
        activiteId: accueil,
        etat,
        demandeeLe: server.clock.now(),
      }),
    )
    return { famille, lea: lea.id, noe: noe.id }
  }
  const body = (enfant: string, more: object = {}) => ({
    activite: accueil,
    enfant,
    debut: '2026-11-09',
    fin: '2027-07-31',
    semaine: SEMAINE,
    ...more,
  })
  const ask = (who: Client, asked: object, headers: Record<string, string> = {}) =>
    who.send('POST', '/contrats', asked, headers)
  const read = async (who: Client) => (await (await who.get('/contrats')).json()) as Contrats
  const queue = async (who: Client, etat = 'demande') => {
    const response = await who.get(`/gestion/contrats?etat=${etat}`)
    assert.equal(response.status, 200)
    return ((await response.json()) as ContratsADecider).contrats
  }
  const answer = (who: Client, id: string, reponse: object, headers: Record<string, string> = {}) =>
    who.send('POST', `/gestion/contrats/${id}/reponse`, reponse, headers)
  const askHours = (who: Client, id: string, date: string, debut = '17:30', fin = '18:30', headers = {}) =>
    who.send('POST', `/contrats/${id}/heures`, { date, debut, fin }, headers)
  const answerHours = (who: Client, id: string, heures: string, reponse: object, headers = {}) =>
    who.send('POST', `/gestion/contrats/${id}/heures/${heures}/reponse`, reponse, headers)

  async function asked() {
    const family = await enrolled()
    const response = await ask(family.famille, body(family.lea))
    assert.equal(response.status, 201)
    const contrat = (await response.json()) as Contrat
    await sent()
    server.courriels.length = 0
    return { ...family, contrat }
  }
  async function accepted() {
    const found = await asked()
    assert.equal((await answer(agent, found.contrat.id, { decision: 'accepte' })).status, 200)
    await sent()
    server.courriels.length = 0
    return found
  }

  describe('The family asks', () => {
    test('for an enrolled child: the request waits, is acknowledged by e-mail and read back', async () => {
      const { famille, lea } = await enrolled()
      const possible = (await read(famille)).possibles
      assert.deepEqual(
        possible.map((one) => [one.enfant.id, one.activite.id, one.structure.nom]),
        [[lea, accueil, 'Les p’tits loups']],
      )
      const response = await ask(famille, body(lea, { commentaire: 'Je travaille le lundi.' }))
      assert.equal(response.status, 201)
      const contrat = (await response.json()) as Contrat
      assert.deepEqual(
        [contrat.etat, contrat.minutesSemaine, contrat.semaine, contrat.commentaire, contrat.heures],
        ['demande', 780, SEMAINE, 'Je travaille le lundi.', []],
      )
      assert.deepEqual((await read(famille)).contrats, [contrat])
      const [courriel, ...rest] = await sent()
      assert.equal(rest.length, 0)
      const texte = courriel?.texte.replaceAll('\u00a0', ' ') ?? ''
      assert.match(texte, /Léa.*du lundi 9 novembre 2026 au samedi 31 juillet 2027, lundi de 8 h à 17 h 30/)
      assert.match(texte, /creche@ville\.example/)
    })

    test('what is wrong is said on its field, and nothing is kept', async () => {
      const { famille, lea, noe } = await enrolled()
      for (const [more, champ] of [
        [{ fin: '2026-11-08' }, 'fin'],
        [{ fin: '2028-01-09' }, 'fin'],
        [{ semaine: [{ jour: 1, debut: '17:00', fin: '08:00' }] }, 'semaine.0.fin'],
        [{ semaine: [...SEMAINE, { jour: 1, debut: '18:00', fin: '19:00' }] }, 'semaine.2.jour'],
        [{ activite: town.activite }, 'activite'],
        [{ enfant: noe }, 'enfant'],
      ] as const) {
        const response = await ask(famille, body(lea, more))
        assert.equal(response.status, 422)
        assert.deepEqual(
          (await errorsOf(response)).map((one) => one.champ),
          [champ],
        )
      }
      for (const more of [
        { semaine: [] },
        { semaine: [{ jour: 8, debut: '08:00', fin: '09:00' }] },
        { semaine: [{ jour: 1, debut: '8 h', fin: '25:00' }] },
        { debut: '2026-02-31' },
      ])
        assert.deepEqual(await code(await ask(famille, body(lea, more))), [400, 'requete-invalide'])
      assert.deepEqual((await read(famille)).contrats, [])
      assert.deepEqual(await sent(), [])
    })

    test('of the age of the activity on the first day', async () => {
      const { famille, lea } = await enrolled()
      // Born on 14 May 2018: 8 until 13 May 2027.
      assert.deepEqual(await code(await ask(famille, body(lea, { debut: '2027-05-14' }))), [
        422,
        'age-non-admis',
      ])
      assert.equal((await ask(famille, body(lea, { debut: '2027-05-13' }))).status, 201)
    })

    test('once its enrolment is accepted, for the dates of its enrolment', async () => {
      const waiting = await enrolled('demandee')
      assert.deepEqual((await read(waiting.famille)).possibles, [])
      assert.deepEqual(await code(await ask(waiting.famille, body(waiting.lea))), [422, 'contrat-impossible'])

      const { famille, lea } = await enrolled()
      const periode = uuid()
      await asSysteme(async (tx) => {
        await tx.insert(periodes).values({
          collectiviteId: town.id,
          id: periode,
          activiteId: accueil,
          nom: 'Année 2026-2027',
          debut: '2026-09-01',
          fin: '2027-04-30',
          ouverture: new Date('2026-07-01T07:00:00Z'),
        })
        await tx
          .update(inscriptions)
          .set({ periodeId: periode })
          .where(and(eq(inscriptions.enfantId, lea), eq(inscriptions.activiteId, accueil)))
      })
      const response = await ask(famille, body(lea, { fin: '2027-05-01' }))
      assert.equal(response.status, 422)
      assert.deepEqual(
        (await errorsOf(response)).map((one) => one.champ),
        ['debut'],
      )
      assert.equal((await ask(famille, body(lea, { fin: '2027-04-30' }))).status, 201)
    })

    test('one contract at a time: dates that follow each other may, dates that meet may not', async () => {
      const { famille, lea } = await asked()
      const response = await ask(famille, body(lea, { debut: '2026-10-01', fin: '2026-11-09' }))
      const problem = (await response.json()) as { code: string; detail: string }
      assert.deepEqual([response.status, problem.code], [409, 'contrat-existant'])
      assert.match(problem.detail, /déjà demandé pour Léa du 9 novembre 2026 au 31 juillet 2027/)
      const next = { debut: '2027-02-01', fin: '2027-02-28' }
      const [first] = (await read(famille)).contrats
      await famille.send('DELETE', `/contrats/${first?.id}`)
      // What was withdrawn is in nobody's way.
      assert.equal((await ask(famille, body(lea, next))).status, 201)
      assert.equal((await ask(famille, body(lea, { debut: '2027-03-01', fin: '2027-03-31' }))).status, 201)
    })

    test('from two tabs at once: one; sent twice under one key: one, answered the same', async () => {
      const tabs = await enrolled()
      const answers = await Promise.all([
        ask(tabs.famille, body(tabs.lea)),
        ask(tabs.famille, body(tabs.lea)),
      ])
      assert.deepEqual(answers.map((one) => one.status).sort(), [201, 409])
      const again = await enrolled()
      const key = { 'idempotency-key': uuid() }
      const [one, two] = await Promise.all([
        ask(again.famille, body(again.lea), key),
        ask(again.famille, body(again.lea), key),
      ])
      assert.deepEqual([one?.status, two?.status], [201, 201])
      assert.deepEqual(await one?.json(), await two?.json())
      assert.equal((await read(again.famille)).contrats.length, 1)
    })

    test('withdraws while unanswered; again does nothing; never once answered, never another’s', async () => {
      const { famille, contrat } = await asked()
      const other = await createFamille(server, town)
      assert.deepEqual(await code(await other.send('DELETE', `/contrats/${contrat.id}`)), [
        404,
        'introuvable',
      ])
      assert.equal((await famille.send('DELETE', `/contrats/${contrat.id}`)).status, 204)
      assert.equal((await famille.send('DELETE', `/contrats/${contrat.id}`)).status, 204)
      assert.equal((await read(famille)).contrats[0]?.etat, 'retire')
      assert.deepEqual(await code(await answer(agent, contrat.id, { decision: 'accepte' })), [
        409,
        'deja-repondu',
      ])
      const held = await accepted()
      assert.deepEqual(await code(await held.famille.send('DELETE', `/contrats/${held.contrat.id}`)), [
        409,
        'deja-repondu',
      ])
    })

    test('another family’s child, another town’s activity, an unknown one: 404', async () => {
      const mine = await enrolled()
      const theirs = await enrolled()
      for (const more of [{ enfant: theirs.lea }, { activite: elsewhere.activite }, { activite: uuid() }])
        assert.deepEqual(await code(await ask(mine.famille, body(mine.lea, more))), [404, 'introuvable'])
      const stranger = await createFamille(server, elsewhere)
      assert.deepEqual(await code(await ask(stranger, body(mine.lea))), [404, 'introuvable'])
      assert.deepEqual((await read(theirs.famille)).contrats, [])
    })

    test('nobody without a session, nor from a site that the town has not declared', async () => {
      const { famille, lea } = await enrolled()
      for (const [method, route] of [
        ['GET', 'contrats'],
        ['POST', 'contrats'],
        ['GET', 'gestion/contrats'],
      ] as const) {
        const response = await server.app.request(`/api/${town.id}/${route}`, {
          method,
          headers: { origin: ORIGIN, 'content-type': 'application/json' },
          body: method === 'POST' ? JSON.stringify(body(lea)) : null,
        })
        assert.deepEqual(await code(response), [401, 'non-connecte'])
      }
      const foreign = await ask(famille, body(lea), { origin: 'https://ailleurs.example' })
      assert.deepEqual(await code(foreign), [403, 'origine-non-declaree'])
    })
  })

  describe('The service answers', () => {
    test('from a queue of its own structures, with what it takes', async () => {
      const { famille, contrat } = await asked()
      const found = (await queue(agent)).find((one) => one.id === contrat.id)
      assert.deepEqual(
        [found?.famille, found?.age, found?.enfant.prenom, found?.minutesSemaine],
        ['Camille Durand', 8, 'Léa', 780],
      )
      assert.deepEqual(await queue(colleague), [])
      assert.deepEqual(await queue(await createAgent(server, elsewhere)), [])
      assert.deepEqual(await code(await famille.get('/gestion/contrats')), [401, 'non-connecte'])
      assert.equal((await agent.get('/gestion/contrats?etat=x')).status, 400)
    })

    test('accepts, or refuses with a reason: the family reads it and gets an e-mail', async () => {
      const one = await asked()
      assert.equal((await answer(agent, one.contrat.id, { decision: 'accepte' })).status, 200)
      assert.equal((await read(one.famille)).contrats[0]?.etat, 'accepte')
      assert.match((await sent())[0]?.texte ?? '', /a accepté votre demande/)
      assert.ok((await queue(agent)).every(({ id }) => id !== one.contrat.id))
      assert.ok((await queue(agent, 'accepte')).some(({ id }) => id === one.contrat.id))

      const two = await asked()
      for (const motif of [undefined, null, ' '])
        assert.deepEqual(await code(await answer(agent, two.contrat.id, { decision: 'refuse', motif })), [
          422,
          'motif-requis',
        ])
      const motif = 'Plus de place le lundi.'
      assert.equal((await answer(agent, two.contrat.id, { decision: 'refuse', motif })).status, 200)
      const [refused] = (await read(two.famille)).contrats
      assert.deepEqual([refused?.etat, refused?.reponse], ['refuse', motif])
      const [courriel] = await sent()
      assert.ok(courriel?.texte.includes(motif))
      assert.match(courriel?.texte ?? '', /recours gracieux/)
    })

    test('once: of two agents at once one answer stands; a replay under one key is answered the same', async () => {
      const one = await asked()
      const partner = await createAgent(server, town, [creche])
      const answers = await Promise.all([
        answer(agent, one.contrat.id, { decision: 'accepte' }),
        answer(partner, one.contrat.id, { decision: 'refuse', motif: 'Non.' }),
      ])
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
      assert.equal((await sent()).length, 1)
      const two = await asked()
      const key = { 'idempotency-key': uuid() }
      const statuses = await Promise.all(
        [1, 2].map(async () => (await answer(agent, two.contrat.id, { decision: 'accepte' }, key)).status),
      )
      assert.deepEqual(statuses, [200, 200])
      assert.equal((await sent()).length, 1)
    })

    test('another structure’s, another town’s, an unknown one: the same 404', async () => {
      const { famille, contrat } = await asked()
      const stranger = await createAgent(server, elsewhere)
      for (const [who, id] of [
        [colleague, contrat.id],
        [stranger, contrat.id],
        [agent, uuid()],
      ] as const)
        assert.deepEqual(await code(await answer(who, id, { decision: 'accepte' })), [404, 'introuvable'])
      assert.equal((await read(famille)).contrats[0]?.etat, 'demande')
    })
  })

  describe('Hours beside a contract', () => {
    test('are asked for, acknowledged, answered once', async () => {
      const { famille, contrat } = await accepted()
      const response = await askHours(famille, contrat.id, '2026-11-16')
      assert.equal(response.status, 201)
      const heures = (await response.json()) as HeuresOccasionnelles
      assert.deepEqual([heures.date, heures.etat], ['2026-11-16', 'demande'])
      assert.match(
        (await sent())[0]?.texte.replaceAll('\u00a0', ' ') ?? '',
        /lundi 16 novembre 2026, de 17 h 30 à 18 h 30/,
      )
      const waiting = (await queue(agent)).find((one) => one.id === contrat.id)
      assert.deepEqual(waiting?.heures, [heures])
      assert.deepEqual(await code(await answerHours(agent, contrat.id, heures.id, { decision: 'refuse' })), [
        422,
        'motif-requis',
      ])
      const partner = await createAgent(server, town, [creche])
      const answers = await Promise.all([
        answerHours(agent, contrat.id, heures.id, { decision: 'accepte' }),
        answerHours(partner, contrat.id, heures.id, { decision: 'refuse', motif: 'Complet.' }),
      ])
      assert.deepEqual(answers.map((one) => one.status).sort(), [200, 409])
      assert.equal((await sent()).length, 1)
      const [kept] = (await read(famille)).contrats
      assert.equal(kept?.heures[0]?.etat, answers[0]?.status === 200 ? 'accepte' : 'refuse')
      assert.ok((await queue(agent)).every((one) => one.id !== contrat.id))
    })

    test('only within the contract, not in the past, not over its own hours nor others, not on a closed day', async () => {
      const { famille, contrat } = await accepted()
      await asSysteme((tx) =>
        tx.insert(fermetures).values([
          { collectiviteId: town.id, id: uuid(), structureId: creche, du: '2026-12-21', au: '2026-12-31' },
          {
            collectiviteId: town.id,
            id: uuid(),
            structureId: town.structure,
            du: '2026-11-23',
            au: '2026-11-23',
          },
        ]),
      )
      server.clock.set('2026-11-12T09:00:00Z')
      const first = await askHours(famille, contrat.id, '2026-11-16')
      assert.equal(first.status, 201)
      for (const [date, debut, fin, champ] of [
        ['2026-11-06', '17:30', '18:30', 'date'], // before the contract
        ['2027-08-02', '17:30', '18:30', 'date'], // after it
        ['2026-11-11', '17:30', '18:30', 'date'], // past, and a public holiday
        ['2026-12-25', '17:30', '18:30', 'date'], // closed
        ['2027-05-06', '09:00', '12:00', 'date'], // Ascension
        ['2026-11-23', '17:00', '18:00', 'debut'], // over the contract's Monday
        ['2026-11-16', '18:00', '19:00', 'debut'], // over what was just asked
        ['2026-11-17', '18:00', '18:00', 'fin'],
      ] as const) {
        const response = await askHours(famille, contrat.id, date, debut, fin)
        assert.equal(response.status, 422, date)
        assert.deepEqual(
          (await errorsOf(response)).map((one) => one.champ),
          [champ],
          date,
        )
      }
      // Another structure's closure does not count; a weekday outside the contract is free; one follows the other.
      assert.equal((await askHours(famille, contrat.id, '2026-11-23')).status, 201)
      assert.equal((await askHours(famille, contrat.id, '2026-11-17', '09:00', '12:00')).status, 201)
      assert.equal((await askHours(famille, contrat.id, '2026-11-16', '18:30', '19:00')).status, 201)
      // Today still may be asked for.
      assert.equal((await askHours(famille, contrat.id, '2026-11-12', '09:00', '10:00')).status, 201)
      await rows(server.superuser, sql`DELETE FROM fermetures`)
    })

    test('only once the contract is accepted', async () => {
      const { famille, contrat } = await asked()
      assert.deepEqual(await code(await askHours(famille, contrat.id, '2026-11-16')), [
        422,
        'heures-impossibles',
      ])
    })

    test('from two tabs at once: one; under one key: one, answered the same', async () => {
      const { famille, contrat } = await accepted()
      const answers = await Promise.all([
        askHours(famille, contrat.id, '2026-11-16'),
        askHours(famille, contrat.id, '2026-11-16'),
      ])
      assert.deepEqual(answers.map((one) => one.status).sort(), [201, 422])
      const key = { 'idempotency-key': uuid() }
      const again = await Promise.all([
        askHours(famille, contrat.id, '2026-11-18', '13:00', '14:00', key),
        askHours(famille, contrat.id, '2026-11-18', '13:00', '14:00', key),
      ])
      assert.deepEqual(
        again.map((one) => one.status),
        [201, 201],
      )
      assert.equal((await read(famille)).contrats[0]?.heures.length, 2)
    })

    test('are withdrawn while unanswered, by the family that asked, under their own contract', async () => {
      const { famille, contrat } = await accepted()
      const other = await accepted()
      const heures = (await (await askHours(famille, contrat.id, '2026-11-16')).json()) as { id: string }
      const withdraw = (who: Client, under: string) =>
        who.send('DELETE', `/contrats/${under}/heures/${heures.id}`)
      assert.deepEqual(await code(await withdraw(other.famille, contrat.id)), [404, 'introuvable'])
      assert.deepEqual(await code(await withdraw(other.famille, other.contrat.id)), [404, 'introuvable'])
      assert.deepEqual(
        await code(await answerHours(agent, other.contrat.id, heures.id, { decision: 'accepte' })),
        [404, 'introuvable'],
      )
      assert.deepEqual(
        await code(await answerHours(colleague, contrat.id, heures.id, { decision: 'accepte' })),
        [404, 'introuvable'],
      )
      assert.deepEqual(await code(await askHours(other.famille, contrat.id, '2026-11-17')), [
        404,
        'introuvable',
      ])
      assert.equal((await withdraw(famille, contrat.id)).status, 204)
      assert.equal((await withdraw(famille, contrat.id)).status, 204)
      assert.deepEqual(await code(await answerHours(agent, contrat.id, heures.id, { decision: 'accepte' })), [
        409,
        'deja-repondu',
      ])
      // What was withdrawn is in nobody's way.
      assert.equal((await askHours(famille, contrat.id, '2026-11-16')).status, 201)
    })
  })

  describe('Days of care between two dates', () => {
    test('are the contract’s weekdays and the hours beside it, without holidays and closures', async () => {
      const { famille, lea, contrat } = await accepted()
      const fermeture = uuid()
      await asSysteme((tx) =>
        tx
          .insert(fermetures)
          .values({ collectiviteId: town.id, id: fermeture, du: '2026-11-16', au: '2026-11-16' }),
      )
      const one = (await (await askHours(famille, contrat.id, '2026-11-17', '09:00', '10:00')).json()) as {
        id: string
      }
      await answerHours(agent, contrat.id, one.id, { decision: 'accepte' })
      await askHours(famille, contrat.id, '2026-11-18', '13:00', '14:00')
      const three = (await (await askHours(famille, contrat.id, '2026-11-19')).json()) as { id: string }
      await answerHours(agent, contrat.id, three.id, { decision: 'refuse', motif: 'Complet.' })
      const gardes = await server.deps.database.transaction(
        { collectivite: town.id, role: 'famille', compte: famille.compte, foyer: famille.foyer },
        (tx) => gardesEntre(tx, town.id, famille.foyer, '2026-11-01', '2026-11-23'),
      )
      // Wednesday 11 November is a public holiday, Monday the 16th is closed.
      assert.deepEqual(
        gardes.map(({ date, debut, fin, etat }) => [date, debut, fin, etat]),
        [
          ['2026-11-09', '08:00', '17:30', 'contrat'],
          ['2026-11-17', '09:00', '10:00', 'accepte'],
          ['2026-11-18', '08:30', '12:00', 'contrat'],
          ['2026-11-18', '13:00', '14:00', 'demande'],
          ['2026-11-23', '08:00', '17:30', 'contrat'],
        ],
      )
      assert.deepEqual(
        [gardes[0]?.enfant, gardes[0]?.structure, gardes[0]?.activite],
        [lea, 'Les p’tits loups', 'Accueil régulier'],
      )
      await asSysteme((tx) => tx.delete(fermetures).where(eq(fermetures.id, fermeture)))
    })

    test('are said to be asked for while the contract is, and are none once it is refused', async () => {
      const { famille, contrat } = await asked()
      const etats = async () =>
        (await asSysteme((tx) => gardesEntre(tx, town.id, famille.foyer, '2026-11-09', '2026-11-15'))).map(
          (one) => one.etat,
        )
      assert.deepEqual(await etats(), ['demande'])
      await answer(agent, contrat.id, { decision: 'refuse', motif: 'Complet.' })
      assert.deepEqual(await etats(), [])
    })
  })

  test('open pages of the family and of the service are told of each step', async () => {
    const { famille, contrat } = await asked()
    const told = async () => {
      const found = await rows<{ whom: string; n: number }>(
        server.superuser,
        sql`SELECT coalesce(foyer_id, structure_id)::text AS whom, count(*)::int AS n FROM evenements
            WHERE sujet = 'reservations' GROUP BY 1`,
      )
      const of = (id: string) => found.find((one) => one.whom === id)?.n ?? 0
      return [of(famille.foyer), of(creche)] as const
    }
    const [family, service] = await told()
    assert.equal(family, 1)
    await answer(agent, contrat.id, { decision: 'accepte' })
    assert.deepEqual(await told(), [family + 1, service + 1])
  })

  test('past the application, nobody else reads a contract or its hours', async () => {
    const { famille, contrat } = await accepted()
    await askHours(famille, contrat.id, '2026-11-16')
    const count = async (acteur: Parameters<typeof server.deps.database.transaction>[0]) => {
      const [found] = await server.deps.database.transaction(acteur, (tx) =>
        rows<{ n: number }>(
          tx,
          sql`SELECT (SELECT count(*) FROM contrats WHERE id = ${contrat.id})::int
            + (SELECT count(*) FROM heures_occasionnelles WHERE contrat_id = ${contrat.id})::int AS n`,
        ),
      )
      return found?.n
    }
    const own = { collectivite: town.id, compte: famille.compte }
    assert.equal(await count({ ...own, role: 'famille', foyer: famille.foyer }), 2)
    assert.equal(await count({ ...own, role: 'famille', foyer: uuid() }), 0)
    assert.equal(await count({ ...own, role: 'agent', structures: [creche] }), 2)
    assert.equal(await count({ ...own, role: 'agent', structures: [town.structure] }), 0)
    assert.equal(await count({ collectivite: town.id, role: 'public' }), 0)
    assert.equal(await count({ collectivite: elsewhere.id, role: 'systeme' }), 0)
  })
})
