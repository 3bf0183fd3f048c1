import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Planning } from '@inoe/contract/reservations'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { createFamille, createTown, ENTRE_DEUX_MERS, type Town } from '../../test/towns.ts'
import { rows } from '../database/open.ts'
import { foyersEnfants } from '../foyers/tables.ts'
import { inscriptions } from '../inscriptions/tables.ts'
import type { Save } from './batch.ts'
import { aFacturer, marquerFacturees } from './store.ts'
import { settle } from './writer.ts'

// The town's days under test and their last instant (two working days before at noon in Paris), written by hand:
// the model knows nothing of the engine's rules.
const DAYS = [
  { date: '2026-09-02', limit: '2026-08-31T10:00:00.000Z' },
  { date: '2026-09-09', limit: '2026-09-07T10:00:00.000Z' },
  { date: '2026-10-28', limit: '2026-10-26T11:00:00.000Z' },
] as const
const OPENING = '2026-07-27T07:00:00.000Z'
const INSTANTS = [
  '2026-07-27T06:59:59.999Z',
  OPENING,
  '2026-08-20T08:00:00.000Z',
  '2026-08-31T10:00:00.000Z',
  '2026-08-31T10:00:00.001Z',
  '2026-09-07T10:00:00.001Z',
  '2026-10-26T11:00:00.001Z',
] as const
/** Child 0 is of both foyers; foyer 2 has one child who is not enrolled (4). */
const CHILDREN_OF = [
  [0, 1],
  [0, 2],
  [3, 4],
] as const

interface Cell {
  day: number
  child: number
  action: 'ajouter' | 'retirer'
}
type Command =
  | { type: 'saves'; instant: number; saves: { foyer: number; cells: Cell[] }[] }
  | { type: 'capacite'; day: number; places: number }
  | { type: 'facturer'; mois: string }

/** One place after the other, on plain objects. */
class NaiveModel {
  readonly capacity: number[]
  readonly booked: { day: number; child: number; foyer: number; billed: boolean }[] = []

  constructor(capacity: number[]) {
    this.capacity = [...capacity]
  }

  taken(day: number): number {
    return this.booked.filter((one) => one.day === day).length
  }

  save(foyer: number, cells: Cell[], now: string): string[] {
    const answers: string[] = []
    for (const action of ['retirer', 'ajouter'] as const) {
      cells.forEach((cell, index) => {
        if (cell.action === action) answers[index] = this.one(foyer, cell, now)
      })
    }
    return answers
  }

  private one(foyer: number, { day, child, action }: Cell, now: string): string {
    if (!CHILDREN_OF[foyer]?.some((own) => own === child)) return 'introuvable'
    const limit = DAYS[day]?.limit ?? ''
    const found = this.booked.find((one) => one.day === day && one.child === child)
    if (action === 'retirer') {
      if (found?.foyer !== foyer) return 'non-reserve'
      if (found.billed) return 'deja-facture'
      if (now > limit) return 'hors-delai'
      this.booked.splice(this.booked.indexOf(found), 1)
      return 'annulee'
    }
    if (found) return 'deja-reserve'
    if (child === 4) return 'non-inscrit'
    if (now < OPENING) return 'pas-encore-ouvert'
    if (now > limit) return 'hors-delai'
    if (this.taken(day) >= (this.capacity[day] ?? 0)) return 'complet'
    this.booked.push({ day, child, foyer, billed: false })
    return 'confirmee'
  }

  bill(mois: string): number {
    const due = this.booked.filter((one) => !one.billed && DAYS[one.day]?.date.startsWith(mois))
    for (const one of due) one.billed = true
    return due.length
  }

  /** What a foyer's planning shows of a child's day. */
  etat(foyer: number, child: number, day: number, now: string): string {
    const found = this.booked.find((one) => one.day === day && one.child === child)
    if (found?.foyer === foyer) return found.billed ? 'facture' : 'reserve'
    if (now < OPENING) return 'pas-encore-ouvert'
    if (now > (DAYS[day]?.limit ?? '')) return 'hors-delai'
    return this.taken(day) >= (this.capacity[day] ?? 0) ? 'complet' : 'libre'
  }
}

const cell = fc.record<Cell>({
  day: fc.nat(DAYS.length - 1),
  child: fc.nat(4),
  action: fc.constantFrom('ajouter', 'ajouter', 'retirer'),
})
const cells = fc.uniqueArray(cell, {
  minLength: 1,
  maxLength: 6,
  selector: ({ day, child }) => `${day} ${child}`,
})
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('saves' as const),
      instant: fc.nat(INSTANTS.length - 1),
      saves: fc.array(fc.record({ foyer: fc.nat(CHILDREN_OF.length - 1), cells }), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('capacite' as const),
      day: fc.nat(DAYS.length - 1),
      places: fc.nat(3),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('facturer' as const),
      mois: fc.constantFrom('2026-09', '2026-10'),
    }),
  },
)

describe('The writer against a naive model', () => {
  let server: TestServer
  let town: Town
  let familles: Awaited<ReturnType<typeof createFamille>>[]
  let children: string[]
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    familles = [
      await createFamille(server, town, { prenoms: ['Commun', 'Un'] }),
      await createFamille(server, town, { prenoms: ['Deux'] }),
      await createFamille(server, town, { prenoms: ['Trois', 'Quatre'] }),
    ]
    const id = (foyer: number, rank: number) => familles[foyer]?.enfants[rank]?.id ?? assert.fail()
    children = [id(0, 0), id(0, 1), id(1, 0), id(2, 0), id(2, 1)]
    await server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, async (tx) => {
      const own = { collectiviteId: town.id, foyerId: familles[1]?.foyer ?? '', enfantId: id(0, 0) }
      await tx.insert(foyersEnfants).values(own)
      await tx.insert(inscriptions).values({
        ...own,
        id: uuid(),
        structureId: town.structure,
        activiteId: town.activite,
        etat: 'acceptee',
        demandeeLe: server.clock.now(),
      })
    })
    await server.superuser.execute(
      sql`UPDATE inscriptions SET etat = 'refusee' WHERE enfant_id = ${id(2, 1)}`,
    )
  })
  after(() => server.close())

  const systeme = { collectivite: ENTRE_DEUX_MERS, role: 'systeme' } as const
  const creneau = (day: number) =>
    town.creneaux.find((one) => one.date === DAYS[day]?.date)?.id ?? assert.fail()

  const saveOf = (foyer: number, asked: Cell[], recu: Date): Save => {
    const famille = familles[foyer] ?? assert.fail()
    const own = CHILDREN_OF[foyer] ?? []
    return {
      foyer: famille.foyer,
      compte: famille.compte,
      recu,
      droits: {
        enfants: own.map((child) => ({
          id: children[child] ?? '',
          prenom: '',
          nom: '',
          dateNaissance: '2018-05-14',
        })),
        inscriptions: own
          .filter((child) => child !== 4)
          .map((child) => ({ enfantId: children[child] ?? '', activiteId: town.activite, periodeId: null })),
      },
      cellules: asked.map(({ day, child, action }) => ({
        creneau: creneau(day),
        enfant: children[child] ?? '',
        action,
      })),
    }
  }

  async function reset(capacity: number[]) {
    const { superuser: owner } = server
    await owner.execute(sql`DELETE FROM reservations`)
    for (const [day, places] of capacity.entries()) {
      await owner.execute(
        sql`UPDATE creneaux SET occupees = 0, capacite = ${places} WHERE id = ${creneau(day)}`,
      )
    }
  }

  async function counters() {
    const found = await rows<{ id: string; occupees: number; vivantes: number }>(
      server.superuser,
      sql`SELECT c.id, c.occupees, count(r.id)::int AS vivantes FROM creneaux c
          LEFT JOIN reservations r ON r.creneau_id = c.id AND r.etat <> 'annulee' GROUP BY c.id, c.occupees`,
    )
    return DAYS.map((_, day) => {
      const row = found.find((one) => one.id === creneau(day))
      assert.equal(row?.occupees, row?.vivantes)
      return row?.occupees
    })
  }

  async function etats(foyer: number, now: string): Promise<Record<string, string>> {
    server.clock.set(now)
    const shown: Record<string, string> = {}
    for (const [day, { date }] of DAYS.entries()) {
      const response = await (familles[foyer] ?? assert.fail()).get(`/planning?du=${date}&au=${date}`)
      const { lignes } = (await response.json()) as Planning
      for (const ligne of lignes) {
        for (const one of ligne.cellules) shown[`${children.indexOf(ligne.enfant)} ${day}`] = one.etat
      }
    }
    return shown
  }

  const run = async (model: NaiveModel, one: Command): Promise<void> => {
    if (one.type === 'capacite') {
      await server.superuser.execute(
        sql`UPDATE creneaux SET capacite = ${one.places} WHERE id = ${creneau(one.day)}`,
      )
      model.capacity[one.day] = one.places
      return
    }
    if (one.type === 'facturer') {
      const billed = await server.deps.database.transaction(systeme, async (tx) => {
        const due = await aFacturer(tx, town.id, town.structure, one.mois)
        await marquerFacturees(
          tx,
          town.id,
          due.map(({ id }) => ({ reservation: id, ligne: uuid() })),
        )
        return due.length
      })
      assert.equal(billed, model.bill(one.mois))
      return
    }
    const now = INSTANTS[one.instant] ?? OPENING
    const saves = one.saves.map(({ foyer, cells: asked }) => saveOf(foyer, asked, new Date(now)))
    const { decisions } = await server.deps.database.transaction(systeme, (tx) =>
      settle(tx, { id: town.id, zone: 'Europe/Paris' }, saves),
    )
    assert.deepEqual(
      decisions.map((list) => list.map((d) => d.refus ?? (d.action === 'ajouter' ? 'confirmee' : 'annulee'))),
      one.saves.map(({ foyer, cells: asked }) => model.save(foyer, asked, now)),
    )
  }

  test('any sequence of gathered saves, cancellations, capacity changes and billing ends in the same state', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(3), { minLength: DAYS.length, maxLength: DAYS.length }),
        fc.array(command, { minLength: 3, maxLength: 10 }),
        fc.constantFrom(...INSTANTS),
        async (capacity, commands, now) => {
          await reset(capacity)
          const model = new NaiveModel(capacity)
          for (const one of commands) {
            await run(model, one)
            assert.deepEqual(
              await counters(),
              DAYS.map((_, day) => model.taken(day)),
            )
          }
          for (const foyer of familles.keys()) {
            const expected: Record<string, string> = {}
            for (const child of CHILDREN_OF[foyer] ?? []) {
              for (const day of DAYS.keys())
                if (child !== 4) expected[`${child} ${day}`] = model.etat(foyer, child, day, now)
            }
            assert.deepEqual(await etats(foyer, now), expected)
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  test('a place given and given back within one batch leaves its trace and no place taken', async () => {
    await reset([1, 1, 1])
    const now = new Date(OPENING)
    const add: Cell = { day: 1, child: 1, action: 'ajouter' }
    const { decisions } = await server.deps.database.transaction(systeme, (tx) =>
      settle(tx, { id: town.id, zone: 'Europe/Paris' }, [
        saveOf(0, [add], now),
        saveOf(2, [{ ...add, child: 3 }], now),
        saveOf(0, [{ ...add, action: 'retirer' }], now),
        saveOf(1, [{ ...add, child: 2 }], now),
      ]),
    )
    assert.deepEqual(
      decisions.map((list) => list[0]?.refus),
      [null, 'complet', null, null],
    )
    const found = await rows<{ etat: string; enfant: string }>(
      server.superuser,
      sql`SELECT etat, enfant_id AS enfant FROM reservations ORDER BY id`,
    )
    assert.deepEqual(found, [
      { etat: 'annulee', enfant: children[1] },
      { etat: 'confirmee', enfant: children[2] },
    ])
    assert.deepEqual(await counters(), [0, 1, 0])
  })
})
