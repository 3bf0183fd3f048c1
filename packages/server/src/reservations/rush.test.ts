// The opening minute: many families at once, from many connections and two processes of the API.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Changement, EnregistrementRepondu } from '@inoe/contract/reservations'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import { essais } from '../../test/essais.ts'
import { NOW, openSecond, openTestServer, type TestServer } from '../../test/server.ts'
import { createFamille, createTown, ENTRE_DEUX_MERS, type Town } from '../../test/towns.ts'
import { rows } from '../database/open.ts'

type Famille = Awaited<ReturnType<typeof createFamille>>

const FAMILLES = 12
const JOURS = 6

describe('Many families at the same instant', () => {
  let server: TestServer
  /** Another process of the API on the same database. */
  let second: TestServer
  let town: Town
  /** Half of them on each process. */
  let familles: Famille[]
  before(async () => {
    server = await openTestServer()
    second = await openSecond(server)
    town = await createTown(server, ENTRE_DEUX_MERS, { capacite: 3, regles: { listeAttente: true } })
    familles = await Promise.all(
      Array.from({ length: FAMILLES }, (_, rank) => createFamille(rank % 2 ? second : server, town)),
    )
  })
  after(async () => {
    await second.close()
    await server.close()
  })
  beforeEach(async () => {
    server.clock.set(NOW)
    await vider()
  })

  async function vider() {
    await server.superuser.execute(sql`DELETE FROM reservations`)
    await server.superuser.execute(sql`UPDATE creneaux SET occupees = 0, en_attente = 0, capacite = 3`)
  }
  const day = (rank: number) => town.creneaux[10 + rank]?.id ?? assert.fail()
  const enfant = (famille: Famille, rank: number) => famille.enfants[rank]?.id ?? assert.fail()
  const send = async (famille: Famille, cellules: Changement[], key: string = uuid()) => {
    const response = await famille.send('POST', '/reservations', { cellules }, { 'idempotency-key': key })
    assert.equal(response.status, 200)
    return (await response.json()) as EnregistrementRepondu
  }

  /** What the rows say: never over capacity, counters true, nobody waits while a place is free, each order once. */
  async function check() {
    const found = await rows<{
      id: string
      capacite: number
      occupees: number
      en_attente: number
      tenues: number
      attendent: number
      ordres: number
    }>(
      server.superuser,
      sql`SELECT c.id, c.capacite, c.occupees, c.en_attente,
            count(r.id) FILTER (WHERE r.etat IN ('confirmee', 'demandee', 'proposee'))::int AS tenues,
            count(r.id) FILTER (WHERE r.etat = 'en-attente')::int AS attendent,
            count(DISTINCT r.ordre_attente) FILTER (WHERE r.etat = 'en-attente')::int AS ordres
          FROM creneaux c LEFT JOIN reservations r ON r.creneau_id = c.id GROUP BY c.id, c.capacite, c.occupees, c.en_attente`,
    )
    for (const one of found) {
      assert.ok(one.occupees <= one.capacite, 'over capacity')
      assert.deepEqual([one.occupees, one.en_attente], [one.tenues, one.attendent])
      assert.ok(one.attendent === 0 || one.occupees === one.capacite, 'somebody waits while a place is free')
      assert.equal(one.ordres, one.attendent)
    }
  }

  test('random saves from two processes: what was answered is what is written, and nothing is over capacity', async () => {
    const cellule = fc.record({
      jour: fc.nat(JOURS - 1),
      enfant: fc.nat(1),
      action: fc.constantFrom('ajouter' as const, 'ajouter' as const, 'retirer' as const),
      ensemble: fc.constantFrom(false, false, true),
    })
    const cellules = fc.uniqueArray(cellule, {
      minLength: 1,
      maxLength: 6,
      selector: (one) => `${one.jour} ${one.enfant}`,
    })
    const saves = fc.array(fc.record({ famille: fc.nat(FAMILLES - 1), cellules }), {
      minLength: 10,
      maxLength: 30,
    })
    await fc.assert(
      fc.asyncProperty(saves, async (list) => {
        await vider()
        // A family's own saves follow one another, those of all families meet.
        const answers = await Promise.all(
          [...Map.groupBy(list, (one) => one.famille)].map(async ([rank, own]) => {
            const famille = familles[rank] ?? assert.fail()
            const last = new Map<string, string>()
            for (const { cellules: asked } of own) {
              const { cellules: done } = await send(
                famille,
                asked.map((one) => ({
                  creneau: day(one.jour),
                  enfant: enfant(famille, one.enfant),
                  action: one.action,
                  ensemble: one.ensemble,
                })),
              )
              for (const one of done) if (!one.refus) last.set(`${one.creneau} ${one.enfant}`, one.etat)
            }
            return last
          }),
        )
        await check()
        const written = await rows<{ cle: string; etat: string }>(
          server.superuser,
          sql`SELECT creneau_id || ' ' || enfant_id AS cle, etat FROM reservations WHERE etat <> 'annulee'`,
        )
        const found = new Map(written.map(({ cle, etat }) => [cle, etat]))
        for (const last of answers) {
          for (const [cle, etat] of last) {
            const now = found.get(cle)
            // Whoever waited may have been given a place since.
            if (etat === 'en-attente') assert.ok(now === 'en-attente' || now === 'confirmee', now)
            else assert.equal(now, etat === 'annulee' ? undefined : etat)
          }
        }
      }),
      { numRuns: essais(12) },
    )
  })

  test('within a process the order of arrival decides, first places then ranks', async () => {
    const here = familles.filter((_, rank) => rank % 2 === 0)
    const answers = await Promise.all(
      here.map((famille) =>
        send(famille, [{ creneau: day(0), enfant: enfant(famille, 0), action: 'ajouter' }]),
      ),
    )
    assert.deepEqual(
      answers.map(({ cellules: [one] }) => one?.rang ?? one?.etat),
      ['confirmee', 'confirmee', 'confirmee', 1, 2, 3],
    )
  })

  test('one save sent five times at once under one key, to both processes, is done once and answered the same', async () => {
    const [famille] = familles
    assert.ok(famille)
    const key = uuid()
    const cellules: Changement[] = [0, 1, 2].map((rank) => ({
      creneau: day(rank),
      enfant: enfant(famille, 0),
      action: 'ajouter',
    }))
    const url = `/api/${town.id}/reservations`
    // The other process knows the family by the same session.
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(await cookieOf(famille)),
    }
    const post = (app: TestServer['app']) =>
      app.request(url, { method: 'POST', headers, body: JSON.stringify({ cellules }) })
    const responses = await Promise.all([server, second, server, second, server].map((one) => post(one.app)))
    const texts = await Promise.all(responses.map((one) => one.text()))
    assert.deepEqual(
      responses.map((one) => one.status),
      [200, 200, 200, 200, 200],
    )
    assert.equal(new Set(texts).size, 1)
    const [count] = await rows<{ n: number }>(
      server.superuser,
      sql`SELECT count(*)::int AS n FROM reservations`,
    )
    assert.equal(count?.n, 3)
    // The same key for something else is refused, even while the first waits.
    const other = await Promise.all([
      famille.send('POST', '/reservations', { cellules: cellules.slice(1) }, { 'idempotency-key': key }),
      famille.send('POST', '/reservations', { cellules: cellules.slice(2) }, { 'idempotency-key': key }),
    ])
    assert.deepEqual(
      other.map((one) => one.status),
      [409, 409],
    )
  })

  test('a save that the database will not have does not take with it those gathered beside it', async () => {
    const [one, two, three] = familles.filter((_, rank) => rank % 2 === 0)
    assert.ok(one && two && three)
    // Nothing of the product makes such a child; it stands for any row that breaks a constraint.
    await server.superuser.execute(
      sql`ALTER TABLE reservations ADD CONSTRAINT essai CHECK (foyer_id <> ${sql.raw(`'${two.foyer}'`)})`,
    )
    const cellules = (famille: Famille) => ({
      cellules: [{ creneau: day(1), enfant: enfant(famille, 0), action: 'ajouter' }],
    })
    try {
      // The first goes at once; the two others wait together.
      const statuses = await Promise.all(
        [one, two, three].map(async (who) => (await who.send('POST', '/reservations', cellules(who))).status),
      )
      assert.deepEqual(statuses, [200, 500, 200])
    } finally {
      await server.superuser.execute(sql`ALTER TABLE reservations DROP CONSTRAINT essai`)
    }
    assert.equal((await two.send('POST', '/reservations', cellules(two))).status, 200)
    await check()
  })

  async function cookieOf(famille: Famille): Promise<Record<string, string>> {
    let sent: Record<string, string> = {}
    const { app } = server
    const real = app.request
    // What the client sends with each request is its cookie and origin.
    app.request = ((_: string, init: RequestInit) => {
      sent = init.headers as Record<string, string>
      return new Response()
    }) as typeof real
    await famille.get('/planning')
    app.request = real
    return sent
  }
})
