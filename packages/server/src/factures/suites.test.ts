// Months of a service lived at random: bookings, cancellations, absences, runs and avoirs in any order. Whatever the order,
// the books hold.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { and, eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import { asSysteme, book, numerosOf } from '../../test/billing.ts'
import { essais } from '../../test/essais.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  setTarif,
  type Town,
} from '../../test/towns.ts'
import { absences } from '../absences/tables.ts'
import { rows } from '../database/open.ts'
import { reservations } from '../reservations/tables.ts'
import { forfait } from '../tarifs/forfait.ts'

const MONTHS = ['2026-10', '2026-11', '2026-12'] as const

const aStep = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('book' as const), day: fc.nat(11), child: fc.nat(1) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), which: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('absent' as const), which: fc.nat(20) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('run' as const), month: fc.nat(2) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('avoir' as const), which: fc.nat(10), whole: fc.boolean() }),
  },
)
type Step = typeof aStep extends fc.Arbitrary<infer One> ? One : never

describe('Months lived at random', () => {
  let server: TestServer
  before(async () => {
    server = await openTestServer({ now: '2027-01-05T09:00:00Z' })
  })
  after(() => server.close())
  let towns = 0

  test('each line is given back once at most, each booking asks for what it is, numbers follow, the ledger balances', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aStep, { minLength: 10, maxLength: 30 }),
        fc.boolean(),
        async (steps, avoirs) => {
          const town = await createTown(server, `${ENTRE_DEUX_MERS}-${towns++}`, { capacite: 50 })
          const agent = await createAgent(server, town)
          const parent = await createFamille(server, town)
          await asSysteme(server, town.id, (tx) =>
            setTarif(tx, town, { ...forfait(941), absence: { justifiee: 25, injustifiee: 100 } }),
          )
          const byHand = { any: false }
          for (const step of steps) {
            if (step.do === 'avoir' && !avoirs) continue
            await live(step, town, agent, parent, byHand)
            await checkBooks(town, byHand.any)
          }
          for (const mois of MONTHS) await run(agent, town, mois)
          const before = await numerosOf(server, town.id)
          for (const mois of MONTHS) await run(agent, town, mois)
          // Nothing moved: nothing is issued again.
          assert.deepEqual(await numerosOf(server, town.id), before)
          await checkBooks(town, byHand.any)
        },
      ),
      {
        numRuns: essais(8),
        // Once: a day first billed on an avoir, which another avoir then gives back.
        examples: [
          [
            [
              { do: 'book', day: 0, child: 0 },
              { do: 'book', day: 2, child: 0 },
              { do: 'book', day: 1, child: 0 },
              { do: 'run', month: 0 },
              { do: 'book', day: 0, child: 1 },
              { do: 'cancel', which: 0 },
              { do: 'cancel', which: 0 },
              { do: 'cancel', which: 0 },
              { do: 'run', month: 0 },
              { do: 'absent', which: 0 },
            ],
            false,
          ],
        ],
      },
    )
  })

  type Parent = Client & { enfants: { id: string }[] }
  const run = async (agent: Client, town: Town, mois: string) => {
    const done = await agent.send('POST', '/gestion/factures', { structure: town.structure, mois })
    assert.equal(done.status, 201, await done.clone().text())
  }

  async function live(step: Step, town: Town, agent: Client, parent: Parent, byHand: { any: boolean }) {
    const mine = eq(reservations.collectiviteId, town.id)
    const find = async (which: number) => {
      const all = await asSysteme<(typeof reservations.$inferSelect)[]>(server, town.id, (tx) =>
        tx
          .select()
          .from(reservations)
          .where(and(mine, eq(reservations.etat, 'confirmee')))
          .orderBy(reservations.id),
      )
      return all[which % Math.max(1, all.length)]
    }
    switch (step.do) {
      case 'book': {
        const date = town.creneaux[step.day + 5]?.date ?? ''
        const enfant = parent.enfants[step.child]?.id ?? ''
        const there = await asSysteme<unknown[]>(server, town.id, (tx) =>
          tx
            .select()
            .from(reservations)
            .where(
              and(
                mine,
                eq(reservations.date, date),
                eq(reservations.enfantId, enfant),
                eq(reservations.etat, 'confirmee'),
              ),
            ),
        )
        if (there.length === 0) await book(server, town, parent, enfant, [date])
        return
      }
      case 'cancel': {
        const found = await find(step.which)
        if (found)
          await asSysteme(server, town.id, (tx) =>
            tx
              .update(reservations)
              .set({ etat: 'annulee' })
              .where(and(mine, eq(reservations.id, found.id))),
          )
        return
      }
      case 'absent': {
        const found = await find(step.which)
        if (found && found.absenceId === null) await declare(town, parent, found)
        return
      }
      case 'run':
        return run(agent, town, MONTHS[step.month] ?? '2026-11')
      case 'avoir': {
        const invoices = await rows<{ id: string; ligne: string }>(
          server.superuser,
          sql`SELECT f.id, l.id AS ligne FROM factures f JOIN lignes l ON l.collectivite_id = f.collectivite_id
                AND l.facture_id = f.id AND l.ordre = 0
              WHERE f.collectivite_id = ${town.id} AND f.nature = 'facture' ORDER BY f.rang`,
        )
        const found = invoices[step.which % Math.max(1, invoices.length)]
        if (!found) return
        const lignes = step.whole ? {} : { lignes: [{ ligne: found.ligne, montantCentimes: 500 }] }
        const answer = await agent.send('POST', `/gestion/factures/${found.id}/avoir`, {
          motif: 'Erreur.',
          ...lignes,
        })
        assert.ok(answer.status === 201 || answer.status === 422, await answer.clone().text())
        if (answer.status === 201) byHand.any = true
      }
    }
  }

  /** An absence that the service accepted. */
  async function declare(town: Town, parent: Parent, found: typeof reservations.$inferSelect) {
    await asSysteme(server, town.id, async (tx) => {
      const id = uuid()
      await tx.insert(absences).values({
        collectiviteId: town.id,
        id,
        foyerId: parent.foyer,
        enfantId: found.enfantId,
        structureId: town.structure,
        etat: 'acceptee',
        motif: 'maladie',
        declareeLe: server.clock.now(),
        declareePar: parent.compte,
      })
      await tx
        .update(reservations)
        .set({ absenceId: id })
        .where(and(eq(reservations.collectiviteId, town.id), eq(reservations.id, found.id)))
    })
  }

  async function checkBooks(town: Town, byHand: boolean) {
    const none = async (what: string, query: ReturnType<typeof sql>) =>
      assert.deepEqual(await rows(server.superuser, query), [], what)
    const mine = town.id
    await none(
      'an invoice is the sum of its lines, above zero, or below for an avoir',
      sql`SELECT f.numero FROM factures f WHERE f.collectivite_id = ${mine} AND (f.total_centimes <> (SELECT sum(montant_centimes)
            FROM lignes l WHERE l.collectivite_id = f.collectivite_id AND l.facture_id = f.id)
          OR (f.nature = 'avoir') <> (f.total_centimes < 0))`,
    )
    await none(
      'no line is given back beyond what it billed',
      sql`SELECT l.id FROM lignes l WHERE l.collectivite_id = ${mine} AND l.ligne_origine_id IS NULL AND l.montant_centimes
            + coalesce((SELECT sum(montant_centimes) FROM lignes b WHERE b.collectivite_id = l.collectivite_id
              AND b.ligne_origine_id = l.id), 0) < 0`,
    )
    await none(
      'what is paid of an invoice is the sum of its parts',
      sql`SELECT f.numero FROM factures f WHERE f.collectivite_id = ${mine} AND f.paye_centimes <> coalesce((SELECT sum(centimes)
            FROM imputations i WHERE i.collectivite_id = f.collectivite_id AND i.facture_id = f.id), 0)`,
    )
    await none(
      'each avoir is in the ledger, whole',
      sql`SELECT f.numero FROM factures f WHERE f.collectivite_id = ${mine} AND f.nature = 'avoir' AND f.total_centimes <>
            - coalesce((SELECT sum(montant_centimes) FROM encaissements e WHERE e.collectivite_id = f.collectivite_id
              AND e.avoir_id = f.id), 0)`,
    )
    await none(
      'no credit is below zero',
      sql`SELECT foyer_id FROM imputations WHERE collectivite_id = ${mine} AND facture_id IS NULL
          GROUP BY foyer_id HAVING sum(centimes) < 0`,
    )
    // An avoir made by hand gives back what a run then does not.
    if (!byHand)
      await none(
        'invoices and avoirs ask for what bookings ask for',
        sql`SELECT s.lignes, s.reservations FROM (SELECT
              (SELECT coalesce(sum(montant_centimes), 0) FROM lignes WHERE collectivite_id = ${mine}) AS lignes,
              (SELECT coalesce(sum(facture_centimes), 0) FROM reservations WHERE collectivite_id = ${mine}) AS reservations) s
            WHERE s.lignes <> s.reservations`,
      )
    const ranks = (await numerosOf(server, mine)).map((one) => Number(one.slice(-4)))
    assert.deepEqual(
      ranks,
      ranks.map((_, index) => index + 1),
    )
  }
})
