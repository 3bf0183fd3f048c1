import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { AgendaCree, Agendas } from '@inoe/contract/agendas'
import { eq, sql } from 'drizzle-orm'
import ICAL from 'ical.js'
import { pino } from 'pino'
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
import { createApp } from '../app.ts'
import { contrats } from '../contrats/tables.ts'
import { rows } from '../database/open.ts'
import { creneaux, reservations } from '../reservations/tables.ts'
import { unites } from '../structures/tables.ts'

const NOW = '2026-11-03T09:00:00Z'

describe('Calendars', () => {
  let server: TestServer
  let town: Town
  let elsewhere: Town
  let agent: Client
  before(async () => {
    server = await openTestServer({ now: NOW })
    town = await createTown(server, ENTRE_DEUX_MERS, { capacite: 500 })
    elsewhere = await createTown(server, CONTREXEVILLE)
    agent = await createAgent(server, town)
    await hours('8 h – 18 h')
  })
  after(() => server.close())
  beforeEach(() => server.clock.set(NOW))

  const asSysteme = <T>(work: Parameters<typeof server.deps.database.transaction<T>>[1]) =>
    server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, work)
  const hours = (horaires: string) =>
    asSysteme((tx) => tx.update(unites).set({ horaires }).where(eq(unites.activiteId, town.activite)))
  const code = async (response: Response) => [
    response.status,
    ((await response.json()) as { code: string }).code,
  ]
  const make = async (who: Client, enfant: string | null = null, langue = 'fr') => {
    const response = await who.send('POST', '/agendas', { enfant }, { 'accept-language': langue })
    assert.equal(response.status, 201)
    return (await response.json()) as AgendaCree
  }
  const list = async (who: Client) => ((await (await who.get('/agendas')).json()) as Agendas).agendas
  /** Reads an address as a phone does: no cookie, no Origin. */
  const open = async (url: string, headers: Record<string, string> = {}) =>
    server.app.request(url.slice(new URL(url).origin.length), { headers })
  const events = async (url: string) => {
    const response = await open(url)
    assert.equal(response.status, 200)
    return new ICAL.Component(ICAL.parse(await response.text()) as [])
      .getAllSubcomponents('vevent')
      .map((component) => {
        const event = new ICAL.Event(component)
        return {
          uid: event.uid,
          titre: event.summary.replaceAll('\u00a0', ' '),
          lieu: event.location,
          status: component.getFirstPropertyValue('status'),
          sequence: event.sequence,
          debut: event.startDate.isDate
            ? event.startDate.toString()
            : event.startDate.toJSDate().toISOString(),
        }
      })
  }
  async function booked(dates: string[], prenoms = ['Léa']) {
    const famille = await createFamille(server, town, { prenoms })
    const ids: string[] = []
    for (const { id } of famille.enfants) ids.push(...(await book(server, town, famille, id, dates)))
    return { famille, ids }
  }
  const setReservation = (id: string | undefined, change: Partial<typeof reservations.$inferInsert>) =>
    asSysteme((tx) =>
      tx
        .update(reservations)
        .set(change)
        .where(eq(reservations.id, id ?? '')),
    )

  test('hold each booking of the family, or of one child, at its hours in the town, winter and summer', async () => {
    const { famille } = await booked(['2026-10-21', '2026-10-28'], ['Léa', 'Noé'])
    const all = await make(famille)
    assert.deepEqual((await events(all.url)).map(({ titre, debut }) => `${debut} ${titre}`).sort(), [
      '2026-10-21T06:00:00.000Z Léa : Mercredis, Journée',
      '2026-10-21T06:00:00.000Z Noé : Mercredis, Journée',
      '2026-10-28T07:00:00.000Z Léa : Mercredis, Journée',
      '2026-10-28T07:00:00.000Z Noé : Mercredis, Journée',
    ])
    const noe = famille.enfants[1]?.id ?? ''
    const one = await make(famille, noe)
    assert.deepEqual([one.enfant, all.enfant], [noe, null])
    const found = await events(one.url)
    assert.equal(found.length, 2)
    assert.ok(found.every(({ titre, lieu }) => titre.startsWith('Noé') && lieu === 'L’arbre à paumes'))
  })

  test('go from 60 days back to 400 days ahead', async () => {
    const { famille } = await booked(['2026-09-02', '2026-09-09', '2026-12-30'])
    const { url } = await make(famille)
    assert.deepEqual(
      (await events(url)).map((one) => one.debut.slice(0, 10)),
      ['2026-09-09', '2026-12-30'],
    )
    server.clock.set('2025-11-25T12:00:00Z')
    assert.deepEqual(
      (await events(url)).map((one) => one.debut.slice(0, 10)),
      ['2026-09-02', '2026-09-09', '2026-12-30'],
    )
    server.clock.set('2025-11-24T12:00:00Z')
    assert.equal((await events(url)).length, 2)
  })

  test('take whole days where the hours are not said, and all the days of a sejour', async () => {
    const { famille } = await booked(['2026-11-04'])
    const { url } = await make(famille)
    await hours('Selon l’école')
    assert.deepEqual(
      (await events(url)).map((one) => one.debut),
      ['2026-11-04'],
    )
    await hours('8 h – 18 h')
    const sejour = uuid()
    const own = { collectiviteId: town.id, activiteId: town.activite }
    const span = { date: '2026-11-16', fin: '2026-11-20' }
    await asSysteme(async (tx) => {
      await tx
        .insert(creneaux)
        .values({ ...own, ...span, id: sejour, periodeId: town.periode, unite: 'journee', capacite: 9 })
      await tx.insert(reservations).values({
        ...own,
        ...span,
        id: uuid(),
        creneauId: sejour,
        structureId: town.structure,
        enfantId: famille.enfants[0]?.id ?? '',
        foyerId: famille.foyer,
        etat: 'confirmee',
        prixCentimes: 9000,
        creeLe: server.clock.now(),
      })
    })
    const text = await (await open(url)).text()
    assert.match(text, /DTSTART;VALUE=DATE:20261116\r\nDTEND;VALUE=DATE:20261121/)
  })

  test('say what is not sure; the same event becomes sure, and goes when it is cancelled', async () => {
    const { famille, ids } = await booked(['2026-11-18'])
    const { url } = await make(famille)
    const seen: { uid: string; sequence: number }[] = []
    for (const [etat, words] of [
      ['en-attente', 'liste d’attente'],
      ['proposee', 'place proposée'],
      ['demandee', 'réponse du service'],
    ] as const) {
      await setReservation(ids[0], { etat })
      const [event] = await events(url)
      assert.equal(event?.status, 'TENTATIVE')
      assert.ok(event?.titre.includes(words), event?.titre)
      if (event && etat !== 'demandee') seen.push(event)
    }
    await setReservation(ids[0], { etat: 'confirmee' })
    const [sure] = await events(url)
    assert.deepEqual([sure?.status, sure?.titre], ['CONFIRMED', 'Léa : Mercredis, Journée'])
    if (sure) seen.push(sure)
    assert.equal(new Set(seen.map((one) => one.uid)).size, 1)
    const sequences = seen.map((one) => one.sequence)
    assert.deepEqual(
      sequences,
      [...new Set(sequences)].sort((a, b) => a - b),
    )
    for (const etat of ['annulee', 'refusee', 'expiree']) {
      await setReservation(ids[0], { etat })
      assert.deepEqual(await events(url), [])
    }
  })

  test('speak the language that the address was asked in, whatever the phone prefers', async () => {
    const { famille, ids } = await booked(['2026-11-18'])
    for (const [langue, nom, titre] of [
      ['en', 'Family space', 'Léa: Mercredis, Journée (waiting list)'],
      ['pt', 'Espaço família', 'Léa: Mercredis, Journée (lista de espera)'],
      ['fr', 'Espace famille', 'Léa : Mercredis, Journée (liste d’attente)'],
    ] as const) {
      const { url } = await make(famille, null, langue)
      await setReservation(ids[0], { etat: 'en-attente' })
      assert.deepEqual(
        (await events(url)).map((one) => one.titre),
        [titre],
      )
      const text = await (await open(url, { 'accept-language': 'de' })).text()
      assert.match(text, new RegExp(`X-WR-CALNAME:${nom} – `))
      // An address that was cut, or typed with something else: French, as every address once was.
      const cut = await open(`${url.replace(/\?.*/, '')}?langue=xx`)
      assert.match(await cut.text(), /X-WR-CALNAME:Espace famille – /)
    }
  })

  test('an absence is said while it waits, left out once accepted, plain once refused', async () => {
    for (const [decision, expected] of [
      ['acceptee', []],
      ['refusee', ['Léa : Mercredis, Journée']],
    ] as const) {
      const { famille } = await booked(['2026-11-04'])
      const { url } = await make(famille)
      const creneau = town.creneaux.find((one) => one.date === '2026-11-04')?.id
      const response = await famille.send('POST', '/absences', {
        cellules: [{ creneau, enfant: famille.enfants[0]?.id }],
        motif: 'maladie',
      })
      const { absences } = (await response.json()) as { absences: { id: string }[] }
      const titles = async () => (await events(url)).map((one) => one.titre)
      assert.deepEqual(await titles(), ['Léa : Mercredis, Journée (absence déclarée)'])
      await agent.send('POST', `/gestion/absences/${absences[0]?.id}/reponse`, { decision, motif: 'Vu.' })
      assert.deepEqual(await titles(), expected)
    }
  })

  test('hold the hours of contracts too', async () => {
    const famille = await createFamille(server, town, { prenoms: ['Léa'] })
    await asSysteme((tx) =>
      tx.insert(contrats).values({
        collectiviteId: town.id,
        id: uuid(),
        foyerId: famille.foyer,
        enfantId: famille.enfants[0]?.id ?? '',
        structureId: town.structure,
        activiteId: town.activite,
        etat: 'accepte',
        debut: '2026-10-19',
        fin: '2026-11-01',
        semaine: [{ jour: 1, debut: '07:30', fin: '17:00' }],
        demandeLe: server.clock.now(),
        demandePar: famille.compte,
      }),
    )
    const { url } = await make(famille)
    assert.deepEqual(
      (await events(url)).map(({ titre, debut, status }) => [titre, debut, status]),
      [
        ['Léa : Mercredis', '2026-10-19T05:30:00.000Z', 'CONFIRMED'],
        ['Léa : Mercredis', '2026-10-26T06:30:00.000Z', 'CONFIRMED'],
      ],
    )
    const first = await (await open(url)).text()
    assert.equal(await (await open(url)).text(), first)
  })

  test('unchanged, are not sent again; changed, they are', async () => {
    const { famille, ids } = await booked(['2026-11-18'])
    const { url } = await make(famille)
    const first = await open(url)
    const tag = first.headers.get('etag') ?? ''
    assert.ok(tag)
    assert.match(first.headers.get('content-type') ?? '', /^text\/calendar; charset=utf-8/i)
    assert.match(first.headers.get('cache-control') ?? '', /private/)
    server.clock.advance(3_600_000)
    const second = await open(url, { 'if-none-match': tag })
    assert.equal(second.status, 304)
    assert.equal(await second.text(), '')
    assert.match(second.headers.get('cache-control') ?? '', /private/)
    await setReservation(ids[0], { etat: 'annulee' })
    assert.equal((await open(url, { 'if-none-match': tag })).status, 200)
  })

  test('asking again for the same child replaces the address; the others stay', async () => {
    const { famille } = await booked(['2026-11-18'])
    const lea = famille.enfants[0]?.id ?? ''
    const everyone = await make(famille)
    const former = await make(famille, lea)
    const later = await make(famille, lea)
    assert.deepEqual(await code(await open(former.url)), [404, 'introuvable'])
    assert.equal((await open(later.url)).status, 200)
    assert.equal((await open(everyone.url)).status, 200)
    assert.deepEqual(
      (await list(famille)).map((one) => one.id),
      [everyone.id, later.id],
    )
    const made = await Promise.all([make(famille, lea), make(famille, lea)])
    const statuses = await Promise.all(made.map(async ({ url }) => (await open(url)).status))
    assert.deepEqual(statuses.sort(), [200, 404])
  })

  test('an ended address and one that never was answer the same; no other family ends one', async () => {
    const { famille } = await booked(['2026-11-18'])
    const other = await createFamille(server, town)
    const { id, url } = await make(famille)
    assert.deepEqual(await code(await other.send('DELETE', `/agendas/${id}`)), [404, 'introuvable'])
    assert.equal((await open(url)).status, 200)
    assert.equal((await famille.send('DELETE', `/agendas/${id}`)).status, 204)
    assert.deepEqual(await code(await famille.send('DELETE', `/agendas/${id}`)), [404, 'introuvable'])
    const never = url.replace(/[\w-]{43}\.ics$/, `${'A'.repeat(43)}.ics`)
    const [ended, unknown] = await Promise.all(
      [url, never].map(async (one) => {
        const response = await open(one)
        const { requestId: _, ...problem } = (await response.json()) as { requestId: string }
        return { status: response.status, problem }
      }),
    )
    assert.equal(ended?.status, 404)
    assert.deepEqual(ended, unknown)
    assert.deepEqual(await list(famille), [])
  })

  test('of another town, another family or nobody: nothing', async () => {
    const { famille } = await booked(['2026-11-18'])
    const other = await createFamille(server, town)
    const { url } = await make(famille)
    assert.deepEqual(await code(await open(url.replace(town.id, elsewhere.id))), [404, 'introuvable'])
    assert.deepEqual(await list(other), [])
    const theirs = await other.send('POST', '/agendas', { enfant: famille.enfants[0]?.id })
    assert.deepEqual(await code(theirs), [404, 'introuvable'])
    for (const method of ['GET', 'POST'] as const) {
      const visitor = await server.app.request(`/api/${town.id}/agendas`, {
        method,
        headers: { origin: ORIGIN, 'content-type': 'application/json' },
        body: method === 'POST' ? JSON.stringify({ enfant: null }) : null,
      })
      assert.deepEqual(await code(visitor), [401, 'non-connecte'])
    }
    assert.deepEqual(await code(await agent.get('/agendas')), [401, 'non-connecte'])
    const foreign = await famille.send(
      'POST',
      '/agendas',
      { enfant: null },
      { origin: 'https://ailleurs.example' },
    )
    assert.deepEqual(await code(foreign), [403, 'origine-non-declaree'])
    assert.deepEqual(await code(await famille.send('POST', '/agendas', {})), [400, 'requete-invalide'])
    assert.deepEqual(await code(await famille.send('POST', '/agendas', { enfant: 'x' })), [
      400,
      'requete-invalide',
    ])
  })

  test('a child of two foyers: each calendar has its own family’s bookings', async () => {
    const { famille } = await booked(['2026-11-18'])
    const lea = famille.enfants[0]?.id ?? ''
    const other = await createFamille(server, town, { prenoms: [] })
    await rows(
      server.superuser,
      sql`INSERT INTO foyers_enfants (collectivite_id, foyer_id, enfant_id) VALUES (${town.id}, ${other.foyer}, ${lea})`,
    )
    const { url } = await make(other, lea)
    assert.deepEqual(await events(url), [])
  })

  test('the secret is long, kept nowhere: not in the tables, not in the log', async () => {
    const { famille } = await booked(['2026-11-18'])
    const { url } = await make(famille)
    const secret = /([^/]+)\.ics$/.exec(url)?.[1] ?? ''
    assert.equal(Buffer.from(secret, 'base64url').length, 32)
    const [kept] = await rows<{ text: string }>(
      server.superuser,
      sql`SELECT concat((SELECT json_agg(a) FROM agendas a), (SELECT json_agg(r) FROM requetes r)) AS text`,
    )
    assert.ok(kept && !kept.text.includes(secret))
    const keyed = await famille.send('POST', '/agendas', { enfant: null }, { 'idempotency-key': uuid() })
    const again = /([^/]+)\.ics$/.exec(((await keyed.json()) as AgendaCree).url)?.[1] ?? ''
    const [after] = await rows<{ text: string }>(
      server.superuser,
      sql`SELECT concat((SELECT json_agg(a) FROM agendas a), (SELECT json_agg(r) FROM requetes r)) AS text`,
    )
    assert.ok(again && after && !after.text.includes(again))
    let log = ''
    const stream = new Writable({
      write(chunk, _encoding, done) {
        log += String(chunk)
        done()
      },
    })
    const app = createApp({ ...server.deps, log: pino({ level: 'trace' }, stream) })
    const { pathname } = new URL(url)
    for (const path of [pathname, `${pathname}/`, pathname.replace('.ics', ''), `/autre${pathname}`])
      await app.request(path)
    assert.match(log, /"path":"\/api\/rurales-entre-deux-mers\/agendas\/…"/)
    assert.ok(!log.includes(secret))
  })

  test('addresses cannot be tried one after the other; asking for ended ones harms nobody', async () => {
    const app = createApp({ ...server.deps, trustedProxies: 1 })
    const from = (url: string, ip: string) =>
      app.request(new URL(url).pathname, { headers: { 'x-forwarded-for': ip } })
    const { famille } = await booked(['2026-11-18'])
    const ended = await make(famille)
    const { url } = await make(famille)
    // A calendar service that reads for many: 150 times an ended address, then a living one.
    for (let n = 0; n < 150; n++) assert.equal((await from(ended.url, '192.0.2.1')).status, 404)
    assert.equal((await from(url, '192.0.2.1')).status, 200)
    // Somebody who guesses.
    const statuses: number[] = []
    for (let n = 0; n < 101; n++) {
      const guess = url.replace(/[\w-]{43}\.ics$/, `${String(n).padStart(43, 'x')}.ics`)
      statuses.push((await from(guess, '192.0.2.2')).status)
    }
    assert.deepEqual([statuses[0], statuses[99], statuses[100]], [404, 404, 429])
    assert.equal((await from(url, '192.0.2.2')).status, 429)
    assert.equal((await from(url, '192.0.2.3')).status, 200)
  })
})
