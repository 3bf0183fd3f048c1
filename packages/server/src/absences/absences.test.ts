import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Absence, Absences, AbsencesADecider } from '@inoe/contract/absences'
import { eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { book } from '../../test/billing.ts'
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
import { rows } from '../database/open.ts'
import { reservations } from '../reservations/tables.ts'
import { structures } from '../structures/tables.ts'

// A Tuesday; cancelling closes two working days before each Wednesday, at noon: the 4th is past that, the 11th is not.
const NOW = '2026-11-03T09:00:00Z'
const PDF = '%PDF-1.4\n% certificat de varicelle\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'

describe('Absences', () => {
  let server: TestServer
  let town: Town
  let elsewhere: Town
  let agent: Client
  /** Of the same town, for another structure. */
  let colleague: Client
  before(async () => {
    server = await openTestServer({ now: NOW })
    town = await createTown(server, ENTRE_DEUX_MERS, { capacite: 500 })
    elsewhere = await createTown(server, CONTREXEVILLE)
    agent = await createAgent(server, town)
    const other = uuid()
    await asSysteme((tx) =>
      tx.insert(structures).values({
        collectiviteId: town.id,
        id: other,
        nom: 'Les tortues 2 mers',
        type: 'alsh',
        regieId: town.regie,
      }),
    )
    colleague = await createAgent(server, town, [other])
  })
  after(() => server.close())
  beforeEach(async () => {
    server.clock.set(NOW)
    await server.deps.queue.runDue()
    server.courriels.length = 0
  })

  const asSysteme = <T>(work: Parameters<typeof server.deps.database.transaction<T>>[1]) =>
    server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, work)
  const creneau = (date: string) => town.creneaux.find((one) => one.date === date)?.id ?? ''
  const code = async (response: Response) => [
    response.status,
    ((await response.json()) as { code: string }).code,
  ]
  const sent = async () => {
    server.courriels.length = 0
    await server.deps.queue.runDue()
    return server.courriels
  }
  const read = async (who: Client) => ((await (await who.get('/absences')).json()) as Absences).absences
  const queue = async (who: Client, etat = 'declaree') => {
    const response = await who.get(`/gestion/absences?etat=${etat}`)
    assert.equal(response.status, 200)
    return ((await response.json()) as AbsencesADecider).absences
  }
  const declare = (
    who: Client,
    cellules: { creneau: string; enfant: string }[],
    more: object = {},
    headers: Record<string, string> = {},
  ) => who.send('POST', '/absences', { cellules, motif: 'maladie', ...more }, headers)
  const answer = (who: Client, id: string, body: object, headers: Record<string, string> = {}) =>
    who.send('POST', `/gestion/absences/${id}/reponse`, body, headers)

  /** A family whose children have booked these days. */
  async function booked(dates: string[], prenoms = ['Léa']) {
    const famille = await createFamille(server, town, { prenoms })
    const ids: string[] = []
    for (const enfant of famille.enfants) ids.push(...(await book(server, town, famille, enfant.id, dates)))
    const [lea] = famille.enfants
    assert.ok(lea)
    return { famille, lea: lea.id, ids }
  }
  /** The same, with an absence of the 4th declared. */
  async function absent() {
    const { famille, lea, ids } = await booked(['2026-11-04'])
    const response = await declare(famille, [{ creneau: creneau('2026-11-04'), enfant: lea }], {
      commentaire: 'Varicelle depuis dimanche.',
    })
    assert.equal(response.status, 201)
    const { absences } = (await response.json()) as Absences
    await sent()
    server.courriels.length = 0
    const [first] = absences
    assert.ok(first)
    return { famille, lea, ids, absence: first }
  }
  const covered = async (id: string | undefined) => {
    const [found] = await asSysteme((tx) =>
      tx
        .select({ absence: reservations.absenceId })
        .from(reservations)
        .where(eq(reservations.id, id ?? '')),
    )
    return found?.absence
  }
  const form = (content: string | Uint8Array<ArrayBuffer> = PDF, nom = 'certificat.pdf') => {
    const body = new FormData()
    body.set('fichier', new Blob([content]), nom)
    return body
  }
  const files = async () =>
    (
      await readdir(path.join(process.env.INOE_TEST_FOLDER ?? '.', `fichiers-${process.pid}`), {
        recursive: true,
        withFileTypes: true,
      }).catch(() => [])
    ).filter((one) => one.isFile()).length

  describe('A family declares', () => {
    test('days past the cancellation deadline, of several children: one absence each, acknowledged by e-mail', async () => {
      const { famille } = await booked(['2026-10-28', '2026-11-04'], ['Léa', 'Noé'])
      const [lea, noe] = famille.enfants
      assert.ok(lea && noe)
      const response = await declare(famille, [
        { creneau: creneau('2026-11-04'), enfant: lea.id },
        { creneau: creneau('2026-10-28'), enfant: lea.id },
        { creneau: creneau('2026-11-04'), enfant: noe.id },
      ])
      assert.equal(response.status, 201)
      const { absences } = (await response.json()) as Absences
      const days = (list: Absence[]) =>
        list.map((one) => [one.enfant.prenom, one.etat, one.jours.map((day) => day.date)]).sort()
      const expected = [
        ['Léa', 'declaree', ['2026-10-28', '2026-11-04']],
        ['Noé', 'declaree', ['2026-11-04']],
      ]
      assert.deepEqual(days(absences), expected)
      assert.deepEqual(days(await read(famille)), expected)
      assert.deepEqual(absences[0]?.jours[0]?.activite, 'Mercredis')
      const [courriel, ...rest] = await sent()
      assert.equal(rest.length, 0)
      assert.equal(courriel?.a, `${famille.compte}@exemple.fr`)
      assert.match(courriel?.texte ?? '', /Léa.*28 octobre 2026.*4 novembre 2026/)
      assert.match(courriel?.texte ?? '', /Noé/)
    })

    test('the latest first', async () => {
      const { famille, lea } = await booked(['2026-10-28', '2026-11-04'])
      await declare(famille, [{ creneau: creneau('2026-10-28'), enfant: lea }])
      server.clock.advance(60_000)
      await declare(famille, [{ creneau: creneau('2026-11-04'), enfant: lea }])
      assert.deepEqual(
        (await read(famille)).map((one) => one.jours[0]?.date),
        ['2026-11-04', '2026-10-28'],
      )
    })

    test('all of them or none: each wrong cell is named, with its reason and until when it was possible', async () => {
      const { famille, lea, ids } = await booked([
        '2026-10-14',
        '2026-10-21',
        '2026-10-28',
        '2026-11-04',
        '2026-11-11',
      ])
      // Billed, waiting, and one that is declared already.
      await asSysteme(async (tx) => {
        await tx
          .update(reservations)
          .set({ ligneId: uuid() })
          .where(eq(reservations.id, ids[2] ?? ''))
      })
      await declare(famille, [{ creneau: creneau('2026-11-04'), enfant: lea }])
      await sent()
      const cell = (date: string) => ({ creneau: creneau(date), enfant: lea })
      server.clock.set('2026-10-29T12:00:00Z') // the 21st is in time (8 days), the 14th no longer is
      const response = await declare(famille, [
        cell('2026-10-21'),
        cell('2026-10-14'),
        cell('2026-10-28'),
        cell('2026-11-04'),
        cell('2026-11-11'),
        cell('2026-11-18'),
      ])
      const problem = (await response.json()) as {
        code: string
        errors: { champ: string; message: string }[]
      }
      assert.deepEqual([response.status, problem.code], [422, 'absence-impossible'])
      assert.deepEqual(
        problem.errors.map((one) => one.champ),
        ['cellules.1', 'cellules.2', 'cellules.3', 'cellules.4', 'cellules.5'],
      )
      const [late, billed, twice, early, none] = problem.errors.map((one) =>
        one.message.replaceAll('\u00a0', ' '),
      )
      assert.match(late ?? '', /^Léa, mercredi 14 octobre 2026.*jusqu’au jeudi 22 octobre 2026/)
      assert.match(billed ?? '', /déjà facturée/)
      assert.match(twice ?? '', /déjà déclarée/)
      assert.match(early ?? '', /encore annuler.*jusqu’au lundi 9 novembre à 12 h 00.*ne vous coûtera rien/)
      assert.match(none ?? '', /aucune réservation/)
      assert.equal(await covered(ids[1]), null)
      assert.deepEqual(await sent(), [])
    })

    test('until the end of the last civil day of the town, to the second', async () => {
      const { famille, lea } = await booked(['2026-10-14', '2026-10-21'])
      const cell = (date: string) => [{ creneau: creneau(date), enfant: lea }]
      // 8 days after Wednesday 14 October, summer time: midnight is 22:00 UTC.
      server.clock.set('2026-10-22T22:00:00Z')
      assert.deepEqual(await code(await declare(famille, cell('2026-10-14'))), [422, 'absence-impossible'])
      server.clock.set('2026-10-22T21:59:59Z')
      assert.equal((await declare(famille, cell('2026-10-14'))).status, 201)
      // 8 days after the 21st it is winter time: midnight is 23:00 UTC.
      server.clock.set('2026-10-29T22:59:59Z')
      assert.equal((await declare(famille, cell('2026-10-21'))).status, 201)
    })

    test('from the instant after which one can no longer cancel', async () => {
      const { famille, lea } = await booked(['2026-11-04'])
      const cell = [{ creneau: creneau('2026-11-04'), enfant: lea }]
      server.clock.set('2026-11-02T11:00:00Z') // Monday noon in Paris: the last instant to cancel
      assert.deepEqual(await code(await declare(famille, cell)), [422, 'absence-impossible'])
      server.clock.set('2026-11-02T11:00:01Z')
      assert.equal((await declare(famille, cell)).status, 201)
    })

    test('not what only waits for a place: it is not billed', async () => {
      const { famille, lea, ids } = await booked(['2026-11-04'])
      for (const etat of ['en-attente', 'demandee', 'proposee']) {
        await asSysteme((tx) =>
          tx
            .update(reservations)
            .set({ etat })
            .where(eq(reservations.id, ids[0] ?? '')),
        )
        const response = await declare(famille, [{ creneau: creneau('2026-11-04'), enfant: lea }])
        const problem = (await response.json()) as { errors: { message: string }[] }
        assert.equal(response.status, 422)
        assert.match(problem.errors[0]?.message ?? '', /pas confirmée/)
      }
    })

    test('sent twice under one key: declared once, answered the same', async () => {
      const { famille, lea } = await booked(['2026-11-04'])
      const cell = [{ creneau: creneau('2026-11-04'), enfant: lea }]
      const key = { 'idempotency-key': uuid() }
      const [one, two] = await Promise.all([declare(famille, cell, {}, key), declare(famille, cell, {}, key)])
      assert.deepEqual([one?.status, two?.status], [201, 201])
      assert.deepEqual(await one?.json(), await two?.json())
      assert.equal((await read(famille)).length, 1)
      assert.equal((await sent()).length, 1)
    })

    test('from two tabs at once: one stands', async () => {
      const { famille, lea } = await booked(['2026-11-04'])
      const cell = [{ creneau: creneau('2026-11-04'), enfant: lea }]
      const answers = await Promise.all([declare(famille, cell), declare(famille, cell)])
      assert.deepEqual(answers.map((one) => one.status).sort(), [201, 422])
      assert.equal((await read(famille)).length, 1)
    })

    test('another family’s child, another town’s, an unknown one: 404; another family’s booking is not one', async () => {
      const mine = await booked(['2026-11-04'])
      const theirs = await booked(['2026-11-04'])
      const stranger = await createFamille(server, elsewhere, { prenoms: ['Zoé'] })
      const there = stranger.enfants[0]?.id ?? ''
      for (const enfant of [theirs.lea, there, uuid()]) {
        const response = await declare(mine.famille, [
          { creneau: creneau('2026-11-04'), enfant: mine.lea },
          { creneau: creneau('2026-11-04'), enfant },
        ])
        assert.deepEqual(await code(response), [404, 'introuvable'])
      }
      assert.equal(await covered(mine.ids[0]), null)
      assert.equal(await covered(theirs.ids[0]), null)
      // A child of both foyers: the other one's booking is not this one's to declare.
      const other = await createFamille(server, town, { prenoms: [] })
      await rows(
        server.superuser,
        sql`INSERT INTO foyers_enfants (collectivite_id, foyer_id, enfant_id) VALUES (${town.id}, ${other.foyer}, ${mine.lea})`,
      )
      const response = await declare(other, [{ creneau: creneau('2026-11-04'), enfant: mine.lea }])
      assert.deepEqual(await code(response), [422, 'absence-impossible'])
      assert.deepEqual(await read(other), [])
    })

    test('nobody without a session, nor from a site that the town has not declared', async () => {
      const { famille, lea } = await booked(['2026-11-04'])
      const cell = [{ creneau: creneau('2026-11-04'), enfant: lea }]
      const visitor = await server.app.request(`/api/${town.id}/absences`, {
        method: 'POST',
        headers: { origin: ORIGIN, 'content-type': 'application/json' },
        body: JSON.stringify({ cellules: cell, motif: 'autre' }),
      })
      assert.deepEqual(await code(visitor), [401, 'non-connecte'])
      assert.deepEqual(await code(await declare(agent, cell)), [401, 'non-connecte'])
      const foreign = await declare(famille, cell, {}, { origin: 'https://ailleurs.example' })
      assert.deepEqual(await code(foreign), [403, 'origine-non-declaree'])
      assert.deepEqual(await read(famille), [])
    })

    test('bad input is said on its field', async () => {
      const { famille, lea } = await booked(['2026-11-04'])
      const cell = { creneau: creneau('2026-11-04'), enfant: lea }
      for (const body of [
        {},
        { cellules: [], motif: 'maladie' },
        { cellules: [cell], motif: 'flemme' },
        { cellules: Array(101).fill(cell), motif: 'maladie' },
        { cellules: [{ creneau: 'x', enfant: lea }], motif: 'maladie' },
        { cellules: [cell], motif: 'maladie', commentaire: 'x'.repeat(501) },
      ])
        assert.deepEqual(await code(await famille.send('POST', '/absences', body)), [400, 'requete-invalide'])
      // Ids in capitals are the same ids.
      const shouted = { creneau: cell.creneau.toUpperCase(), enfant: lea.toUpperCase() }
      assert.equal((await declare(famille, [shouted, cell])).status, 201)
    })
  })

  describe('A supporting document', () => {
    const give = (who: Client, id: string, body = form(), headers: Record<string, string> = {}) =>
      who.send('POST', `/absences/${id}/justificatif`, body, headers)

    test('is given, replaced while unanswered, read by the family and by that service only', async () => {
      const { famille, absence } = await absent()
      const other = await createFamille(server, town)
      const before = await files()
      assert.equal((await give(famille, absence.id, form('%PDF-1.4 ancien %%EOF'))).status, 200)
      const response = await give(famille, absence.id)
      assert.deepEqual([response.status, await response.json()], [200, { justificatif: 'certificat.pdf' }])
      assert.equal(await files(), before + 1, 'the one before is deleted')
      assert.equal((await read(famille))[0]?.justificatif, 'certificat.pdf')
      for (const [who, route] of [
        [famille, `/absences/${absence.id}/justificatif`],
        [agent, `/gestion/absences/${absence.id}/justificatif`],
      ] as const) {
        const file = await who.get(route)
        assert.equal(file.status, 200)
        assert.equal(await file.text(), PDF)
        assert.match(file.headers.get('content-disposition') ?? '', /^attachment/)
        assert.equal(file.headers.get('cache-control'), 'private, no-store')
      }
      const stranger = await createAgent(server, elsewhere)
      for (const [who, route] of [
        [other, `/absences/${absence.id}/justificatif`],
        [colleague, `/gestion/absences/${absence.id}/justificatif`],
        [stranger, `/gestion/absences/${absence.id}/justificatif`],
      ] as const)
        assert.deepEqual(await code(await who.get(route)), [404, 'introuvable'])
      assert.deepEqual(await code(await famille.get(`/gestion/absences/${absence.id}/justificatif`)), [
        401,
        'non-connecte',
      ])
      assert.deepEqual(await code(await give(other, absence.id)), [404, 'introuvable'])
    })

    test('there is none before it is given', async () => {
      const { famille, absence } = await absent()
      assert.equal(absence.justificatif, null)
      assert.deepEqual(await code(await famille.get(`/absences/${absence.id}/justificatif`)), [
        404,
        'introuvable',
      ])
    })

    test('is refused for what it holds, whatever its name', async () => {
      const { famille, absence } = await absent()
      const before = await files()
      assert.deepEqual(
        await code(await give(famille, absence.id, form('<script>alert(1)</script>', 'certificat.pdf'))),
        [422, 'fichier-refuse'],
      )
      assert.deepEqual(await code(await give(famille, absence.id, form(''))), [422, 'fichier-vide'])
      assert.deepEqual(
        await code(await give(famille, absence.id, form(new Uint8Array(10 * 1024 * 1024 + 1)))),
        [413, 'trop-gros'],
      )
      assert.equal(await files(), before)
    })

    test('can no longer be given nor replaced once the service answered', async () => {
      const { famille, absence } = await absent()
      await give(famille, absence.id)
      await answer(agent, absence.id, { decision: 'acceptee' })
      const before = await files()
      assert.deepEqual(await code(await give(famille, absence.id)), [409, 'deja-repondu'])
      assert.equal(await files(), before)
    })

    test('sent twice under one key: kept once', async () => {
      const { famille, absence } = await absent()
      const before = await files()
      const key = { 'idempotency-key': uuid() }
      const statuses = [
        (await give(famille, absence.id, form(), key)).status,
        (await give(famille, absence.id, form(), key)).status,
      ]
      assert.deepEqual(statuses, [200, 200])
      assert.equal(await files(), before + 1)
      assert.equal((await famille.get(`/absences/${absence.id}/justificatif`)).status, 200)
    })
  })

  describe('Withdrawing', () => {
    const withdraw = (who: Client, id: string) => who.send('DELETE', `/absences/${id}`)

    test('while unanswered: the days are no longer covered, the document is gone; again does nothing', async () => {
      const { famille, lea, ids, absence } = await absent()
      const before = await files()
      await famille.send('POST', `/absences/${absence.id}/justificatif`, form())
      assert.equal((await withdraw(famille, absence.id)).status, 204)
      assert.equal(await files(), before)
      assert.equal(await covered(ids[0]), null)
      assert.deepEqual(await read(famille), [])
      assert.ok((await queue(agent)).every((one) => one.id !== absence.id))
      assert.equal((await withdraw(famille, absence.id)).status, 204)
      assert.deepEqual(await code(await answer(agent, absence.id, { decision: 'acceptee' })), [
        409,
        'deja-repondu',
      ])
      // The day can be declared again.
      assert.equal((await declare(famille, [{ creneau: creneau('2026-11-04'), enfant: lea }])).status, 201)
    })

    test('no longer once answered; never another family’s', async () => {
      const { famille, ids, absence } = await absent()
      const other = await createFamille(server, town)
      assert.deepEqual(await code(await withdraw(other, absence.id)), [404, 'introuvable'])
      await answer(agent, absence.id, { decision: 'refusee', motif: 'Prévenu trop tard.' })
      assert.deepEqual(await code(await withdraw(famille, absence.id)), [409, 'deja-repondu'])
      assert.equal(await covered(ids[0]), absence.id)
    })

    test('at the same time as the answer: one of them stands', async () => {
      const { famille, ids, absence } = await absent()
      const [withdrawn, answered] = await Promise.all([
        withdraw(famille, absence.id),
        answer(agent, absence.id, { decision: 'acceptee' }),
      ])
      const statuses = [withdrawn?.status, answered?.status]
      assert.ok([`204,409`, `409,200`].includes(String(statuses)), String(statuses))
      assert.equal(await covered(ids[0]), statuses[0] === 204 ? null : absence.id)
    })
  })

  describe('The service answers', () => {
    test('from a queue that has what it takes, oldest first, of its own structures', async () => {
      const first = await absent()
      server.clock.advance(60_000)
      const second = await absent()
      const ids = (await queue(agent)).map((one) => one.id)
      assert.ok(ids.indexOf(first.absence.id) >= 0)
      assert.ok(ids.indexOf(second.absence.id) > ids.indexOf(first.absence.id))
      const found = (await queue(agent)).find((one) => one.id === first.absence.id)
      assert.deepEqual(
        [found?.famille, found?.enfant.prenom, found?.commentaire, found?.motif, found?.jours[0]?.unite],
        ['Camille Durand', 'Léa', 'Varicelle depuis dimanche.', 'maladie', 'Journée'],
      )
      assert.deepEqual(await queue(colleague), [])
      assert.deepEqual(await queue(await createAgent(server, elsewhere)), [])
      assert.deepEqual(await code(await first.famille.get('/gestion/absences')), [401, 'non-connecte'])
      assert.equal((await agent.get('/gestion/absences?etat=x')).status, 400)
    })

    test('accepts: the family reads it, an e-mail goes, it leaves the queue', async () => {
      const { famille, absence } = await absent()
      assert.equal((await answer(agent, absence.id, { decision: 'acceptee' })).status, 200)
      const [found] = await read(famille)
      assert.deepEqual([found?.etat, found?.reponse], ['acceptee', null])
      const [courriel] = await sent()
      assert.match(courriel?.texte ?? '', /ne vous seront pas facturés/)
      assert.ok((await queue(agent)).every((one) => one.id !== absence.id))
      assert.ok((await queue(agent, 'acceptee')).some((one) => one.id === absence.id))
    })

    test('refuses with a reason, and says how to contest it; a refusal without one is said on its field', async () => {
      const { famille, absence } = await absent()
      for (const motif of [undefined, null, '', '  ']) {
        const response = await answer(agent, absence.id, { decision: 'refusee', motif })
        assert.deepEqual(await code(response), [422, 'motif-requis'])
      }
      assert.deepEqual(await sent(), [])
      const motif = 'Prévenu après l’accueil.'
      assert.equal((await answer(agent, absence.id, { decision: 'refusee', motif })).status, 200)
      const [found] = await read(famille)
      assert.deepEqual([found?.etat, found?.reponse], ['refusee', motif])
      const [courriel] = await sent()
      assert.ok(courriel?.texte.includes(motif))
      assert.match(courriel?.texte ?? '', /recours gracieux/)
      assert.ok(courriel?.texte.includes(`contact@${town.id}.example`))
    })

    test('once: of two agents at once one answer stands; a replay under one key is answered the same', async () => {
      const { absence } = await absent()
      const partner = await createAgent(server, town)
      const answers = await Promise.all([
        answer(agent, absence.id, { decision: 'acceptee' }),
        answer(partner, absence.id, { decision: 'refusee', motif: 'Non.' }),
      ])
      assert.deepEqual(answers.map((one) => one.status).sort(), [200, 409])
      assert.equal((await sent()).length, 1)
      const again = await absent()
      const key = { 'idempotency-key': uuid() }
      const statuses = await Promise.all(
        [1, 2].map(async () => (await answer(agent, again.absence.id, { decision: 'acceptee' }, key)).status),
      )
      assert.deepEqual(statuses, [200, 200])
      assert.equal((await sent()).length, 1)
    })

    test('another structure’s, another town’s, an unknown one: the same 404', async () => {
      const { famille, absence } = await absent()
      const stranger = await createAgent(server, elsewhere)
      for (const [who, id] of [
        [colleague, absence.id],
        [stranger, absence.id],
        [agent, uuid()],
      ] as const)
        assert.deepEqual(await code(await answer(who, id, { decision: 'acceptee' })), [404, 'introuvable'])
      assert.deepEqual(await code(await answer(famille, absence.id, { decision: 'acceptee' })), [
        401,
        'non-connecte',
      ])
      assert.equal((await read(famille))[0]?.etat, 'declaree')
    })
  })

  test('no e-mail says why the child was absent', async () => {
    const { famille, lea } = await booked(['2026-10-28', '2026-11-04'])
    const ids: string[] = []
    for (const date of ['2026-10-28', '2026-11-04']) {
      const response = await declare(famille, [{ creneau: creneau(date), enfant: lea }], {
        commentaire: 'Varicelle depuis dimanche.',
      })
      const id = ((await response.json()) as Absences).absences[0]?.id ?? ''
      await famille.send('POST', `/absences/${id}/justificatif`, form(PDF, 'varicelle.pdf'))
      ids.push(id)
    }
    await answer(agent, ids[0] ?? '', { decision: 'acceptee' })
    await answer(agent, ids[1] ?? '', { decision: 'refusee', motif: 'Prévenu trop tard.' })
    const courriels = await sent()
    assert.equal(courriels.length, 4)
    for (const { sujet, texte, html } of courriels)
      assert.doesNotMatch(`${sujet} ${texte} ${html}`, /varicelle|maladie|certificat/i)
  })

  test('open pages of the family and of the service are told of each step', async () => {
    const { famille, absence } = await absent()
    const told = async () => {
      const found = await rows<{ whom: string; n: number }>(
        server.superuser,
        sql`SELECT coalesce(foyer_id, structure_id)::text AS whom, count(*)::int AS n FROM evenements
            WHERE sujet = 'reservations' GROUP BY 1`,
      )
      const of = (id: string) => found.find((one) => one.whom === id)?.n ?? 0
      return [of(famille.foyer), of(town.structure)] as const
    }
    const [family, service] = await told()
    assert.equal(family, 1)
    await answer(agent, absence.id, { decision: 'acceptee' })
    assert.deepEqual(await told(), [family + 1, service + 1])
  })

  test('a visitor, an agent and the public role read no absence past the application', async () => {
    const { famille, absence } = await absent()
    const count = async (acteur: Parameters<typeof server.deps.database.transaction>[0]) => {
      const [found] = await server.deps.database.transaction(acteur, (tx) =>
        rows<{ n: number }>(tx, sql`SELECT count(*)::int AS n FROM absences WHERE id = ${absence.id}`),
      )
      return found?.n
    }
    const own = { collectivite: town.id, compte: famille.compte }
    assert.equal(await count({ ...own, role: 'famille', foyer: famille.foyer }), 1)
    assert.equal(await count({ ...own, role: 'famille', foyer: uuid() }), 0)
    assert.equal(await count({ ...own, role: 'agent', structures: [town.structure] }), 1)
    assert.equal(await count({ ...own, role: 'agent', structures: [elsewhere.structure] }), 0)
    assert.equal(await count({ collectivite: town.id, role: 'public' }), 0)
    assert.equal(await count({ collectivite: elsewhere.id, role: 'systeme' }), 0)
  })
})
