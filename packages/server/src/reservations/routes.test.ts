import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Cellule, Changement, EnregistrementRepondu, Planning } from '@inoe/contract/reservations'
import {
  EnregistrementRepondu as EnregistrementReponduSchema,
  Planning as PlanningSchema,
} from '@inoe/contract/reservations'
import { sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import * as v from 'valibot'
import { NOW, openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  CONTREXEVILLE,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  type Town,
} from '../../test/towns.ts'
import { lire } from '../database/lecture.ts'
import { rows } from '../database/open.ts'
import { foyersEnfants } from '../foyers/tables.ts'
import { inscriptions } from '../inscriptions/tables.ts'
import { periodes } from '../structures/tables.ts'
import { aFacturer, figerReservations, marquerFacturees } from './facturation.ts'
import { prochainsJours } from './tableau.ts'
import { creneaux } from './tables.ts'

type Famille = Awaited<ReturnType<typeof createFamille>>

describe('The planning of a family', () => {
  let server: TestServer
  let town: Town
  let other: Town
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS, { capacite: 2 })
    other = await createTown(server, CONTREXEVILLE)
  })
  after(() => server.close())
  beforeEach(async () => {
    server.clock.set(NOW)
    await server.superuser.execute(sql`DELETE FROM reservations`)
    await server.superuser.execute(sql`UPDATE creneaux SET occupees = 0, en_attente = 0`)
  })

  const systeme = { collectivite: ENTRE_DEUX_MERS, role: 'systeme' } as const
  const on = (date: string, of = town) =>
    of.creneaux.find((one) => one.date === date)?.id ?? assert.fail(date)
  const enfant = (famille: Famille, rank = 0) => famille.enfants[rank]?.id ?? assert.fail()
  const add = (creneau: string, child: string): Changement => ({ creneau, enfant: child, action: 'ajouter' })
  const remove = (creneau: string, child: string): Changement => ({
    creneau,
    enfant: child,
    action: 'retirer',
  })

  async function save(
    client: Client,
    cellules: Changement[],
    cle: string = uuid(),
    langue = 'fr-FR',
  ): Promise<EnregistrementRepondu> {
    const headers = { 'idempotency-key': cle, 'accept-language': langue }
    const response = await client.send('POST', '/reservations', { cellules }, headers)
    const body = (await response.json()) as EnregistrementRepondu
    assert.equal(response.status, 200, JSON.stringify(body))
    v.assert(EnregistrementReponduSchema, body)
    return body
  }
  async function planning(client: Client, du: string, au = du): Promise<Planning> {
    const response = await client.get(`/planning?du=${du}&au=${au}`)
    const body = (await response.json()) as Planning
    assert.equal(response.status, 200, JSON.stringify(body))
    v.assert(PlanningSchema, body)
    return body
  }
  async function cell(client: Client, child: string, date: string): Promise<Cellule> {
    const { lignes } = await planning(client, date)
    const found = lignes.find((ligne) => ligne.enfant === child)?.cellules.find((one) => one.date === date)
    return found ?? assert.fail(`no cell for ${date}`)
  }
  const codes = (answered: EnregistrementRepondu) =>
    answered.cellules.map((one) => one.refus?.code ?? one.etat)
  async function taken(creneau: string) {
    const [found] = await rows<{ occupees: number; vivantes: number }>(
      server.superuser,
      sql`SELECT occupees, (SELECT count(*)::int FROM reservations r
            WHERE r.creneau_id = c.id AND r.etat <> 'annulee') AS vivantes FROM creneaux c WHERE id = ${creneau}`,
    )
    return found
  }

  test('shows every child, their activities, each day with what explains it', async () => {
    const famille = await createFamille(server, town)
    const week = await planning(famille, '2026-11-09', '2026-11-15')
    assert.deepEqual(
      week.enfants.map((one) => [one.prenom, one.age]),
      [
        ['Léa', 8],
        ['Noé', 7],
      ],
    )
    assert.equal(week.maintenant, new Date(NOW).toISOString())
    assert.equal(week.aujourdhui, '2026-11-03')
    assert.deepEqual(
      [week.jourPrecedent, week.jourSuivant, week.ouverture],
      ['2026-11-04', '2026-11-18', null],
    )
    assert.deepEqual(
      week.lignes.map((one) => [one.enfant, one.structure, one.activite, one.unite, one.cellules.length]),
      famille.enfants.map((one) => [one.id, 'L’arbre à paumes', 'Mercredis', 'Journée', 1]),
    )
    assert.deepEqual(week.lignes[0]?.cellules[0], {
      date: '2026-11-11',
      creneau: on('2026-11-11'),
      fin: null,
      etat: 'libre',
      motif: null,
      places: 2,
      attente: 0,
      rang: null,
      expireLe: null,
      absence: null,
      absenceJusquAu: null,
      prixCentimes: 940,
      ouvreLe: null,
      reservableJusquAu: '2026-11-09T11:00:00.000Z',
      annulableJusquAu: '2026-11-09T11:00:00.000Z',
    })
  })

  test('books and cancels several children and days in one save, answered cell by cell', async () => {
    const famille = await createFamille(server, town)
    const [lea, noe] = [enfant(famille), enfant(famille, 1)]
    const first = await save(famille, [
      add(on('2026-11-11'), lea),
      add(on('2026-11-11'), noe),
      add(on('2026-11-04'), lea),
      add(on('2026-11-18'), lea),
      remove(on('2026-11-25'), lea),
    ])
    assert.deepEqual(codes(first), ['confirmee', 'confirmee', 'hors-delai', 'confirmee', 'non-reserve'])
    assert.deepEqual([first.confirmees, first.annulees, first.refusees, first.prixCentimes], [3, 0, 2, 2820])
    assert.deepEqual((await cell(famille, lea, '2026-11-11')).etat, 'reserve')
    const second = await save(famille, [remove(on('2026-11-11'), lea), add(on('2026-11-25'), lea)])
    assert.deepEqual(codes(second), ['annulee', 'confirmee'])
    assert.equal(second.prixCentimes, 0)
    assert.deepEqual(await taken(on('2026-11-11')), { occupees: 1, vivantes: 1 })
    assert.equal((await cell(famille, lea, '2026-11-11')).places, 1)
  })

  test('a recap leaves by e-mail, child by child, and open pages are told', async () => {
    await server.deps.queue.runDue()
    const famille = await createFamille(server, town)
    await server.superuser.execute(sql`DELETE FROM evenements`)
    server.courriels.length = 0
    await save(famille, [add(on('2026-11-11'), enfant(famille)), add(on('2026-11-11'), enfant(famille, 1))])
    await server.deps.queue.runDue()
    assert.equal(server.courriels.length, 1)
    const [mail] = server.courriels
    assert.equal(mail?.a, `${famille.compte}@exemple.fr`)
    assert.match(
      mail?.texte ?? '',
      /Léa, ajouté – L’arbre à paumes, Mercredis \(Journée\)\s: mercredi 11 novembre 2026\./,
    )
    assert.match(mail?.texte ?? '', /Noé, ajouté/)
    assert.match(mail?.texte ?? '', /En plus sur vos prochaines factures\s: 18,80/)
    const told = await rows<{ foyer: string | null; structure: string | null; sujet: string }>(
      server.superuser,
      sql`SELECT foyer_id AS foyer, structure_id AS structure, sujet FROM evenements ORDER BY id`,
    )
    assert.deepEqual(told, [
      { foyer: famille.foyer, structure: null, sujet: 'reservations' },
      { foyer: null, structure: town.structure, sujet: 'reservations' },
      { foyer: null, structure: null, sujet: 'places' },
    ])
    await save(famille, [add(on('2026-11-04'), enfant(famille))])
    await server.deps.queue.runDue()
    assert.equal(server.courriels.length, 1, 'nothing changed, nothing is said')
  })

  test('a recap waits until nobody is being served', async (t) => {
    await server.deps.queue.runDue()
    const famille = await createFamille(server, town)
    server.courriels.length = 0
    const { affluence, queue } = server.deps
    const [arrive, part] = [t.mock.method(affluence, 'arrive'), t.mock.method(affluence, 'part')]
    await save(famille, [add(on('2026-11-11'), enfant(famille))])
    assert.deepEqual([arrive.mock.callCount(), part.mock.callCount()], [1, 1], 'who saves is being served')
    const [asked, calm] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    t.mock.method(affluence, 'calme', () => {
      asked.resolve()
      return calm.promise
    })
    const work = queue.runDue()
    await Promise.race([asked.promise, work])
    assert.equal(server.courriels.length, 0)
    calm.resolve()
    await work
    assert.equal(server.courriels.length, 1)
  })

  test('never gives more than the capacity, however many ask at once', async () => {
    const familles = await Promise.all(
      Array.from({ length: 20 }, () => createFamille(server, town, { prenoms: ['Ana'] })),
    )
    const asked = await Promise.all(
      familles.map((famille) =>
        save(famille, [add(on('2026-11-18'), enfant(famille)), add(on('2026-11-11'), enfant(famille))]),
      ),
    )
    for (const date of ['2026-11-11', '2026-11-18']) {
      assert.deepEqual(await taken(on(date)), { occupees: 2, vivantes: 2 })
    }
    assert.equal(asked.flatMap(codes).filter((code) => code === 'confirmee').length, 4)
    assert.equal(asked.flatMap(codes).filter((code) => code === 'complet').length, 36)
    const loser = familles[asked.findIndex((one) => one.refusees === 2)] ?? assert.fail()
    assert.deepEqual((await cell(loser, enfant(loser), '2026-11-18')).etat, 'complet')
    const refused = await save(loser, [add(on('2026-11-18'), enfant(loser))])
    assert.deepEqual(refused.cellules[0]?.refus, {
      code: 'complet',
      message: 'Il n’y a plus de place ce jour-là.',
      depuis: null,
      jusquA: null,
      places: 0,
    })
  })

  test('saves in opposite orders do not wait for each other', async () => {
    const familles = await Promise.all(
      Array.from({ length: 8 }, () => createFamille(server, town, { prenoms: ['Ana'] })),
    )
    const days = town.creneaux.filter((one) => one.date > '2026-11-08').map((one) => one.id)
    await Promise.all(
      familles.map((famille, rank) => {
        const order = rank % 2 ? days : [...days].reverse()
        return save(
          famille,
          order.map((creneau) => add(creneau, enfant(famille))),
        )
      }),
    )
    for (const day of days) assert.deepEqual(await taken(day), { occupees: 2, vivantes: 2 })
  })

  test('two tabs saving the same day make one booking', async () => {
    const famille = await createFamille(server, town)
    const cellules = [add(on('2026-11-11'), enfant(famille))]
    const answers = await Promise.all([
      save(famille, cellules),
      save(famille, cellules),
      save(famille, cellules),
    ])
    assert.deepEqual(answers.flatMap(codes).sort(), ['confirmee', 'deja-reserve', 'deja-reserve'])
    assert.deepEqual(await taken(on('2026-11-11')), { occupees: 1, vivantes: 1 })
  })

  test('a replay answers what the first did, and does nothing', async () => {
    const famille = await createFamille(server, town)
    const cellules = [add(on('2026-11-11'), enfant(famille))]
    const cle = uuid()
    const [first, again] = await Promise.all([save(famille, cellules, cle), save(famille, cellules, cle)])
    assert.deepEqual(codes(first), ['confirmee'])
    assert.deepEqual(again, first)
    await save(famille, [remove(on('2026-11-11'), enfant(famille))])
    assert.deepEqual(await save(famille, cellules, cle), first)
    assert.deepEqual(await taken(on('2026-11-11')), { occupees: 0, vivantes: 0 })
    const changed = await famille.send(
      'POST',
      '/reservations',
      { cellules: [add(on('2026-11-18'), enfant(famille))] },
      { 'idempotency-key': cle },
    )
    assert.equal(changed.status, 409)
  })

  test('opens at its instant, to the millisecond, and says when before', async () => {
    const famille = await createFamille(server, town)
    server.clock.set('2026-07-27T06:59:59.999Z')
    const before = await cell(famille, enfant(famille), '2026-09-02')
    assert.deepEqual([before.etat, before.ouvreLe], ['pas-encore-ouvert', '2026-07-27T07:00:00.000Z'])
    assert.deepEqual((await planning(famille, '2026-07-27')).ouverture, {
      nom: 'Mercredis, Septembre à décembre 2026',
      instant: '2026-07-27T07:00:00.000Z',
    })
    const early = await save(famille, [add(on('2026-09-02'), enfant(famille))])
    assert.equal(early.cellules[0]?.refus?.message, 'Les réservations ouvrent lundi 27 juillet à 9 h 00.')
    assert.equal(early.cellules[0]?.refus?.depuis, '2026-07-27T07:00:00.000Z')
    for (const [langue, said] of [
      ['en-GB', 'Booking opens on Monday 27 July at 9:00.'],
      ['pt-PT', 'As reservas abrem segunda-feira, 27 de julho às 9:00.'],
    ] as const) {
      const answered = await save(famille, [add(on('2026-09-02'), enfant(famille))], uuid(), langue)
      assert.equal(answered.cellules[0]?.refus?.message, said)
    }
    server.clock.set('2026-07-27T07:00:00Z')
    assert.equal((await cell(famille, enfant(famille), '2026-09-02')).etat, 'libre')
    assert.deepEqual(codes(await save(famille, [add(on('2026-09-02'), enfant(famille))])), ['confirmee'])
  })

  test('a deadline is exact, also where the clocks change and over public holidays', async () => {
    const famille = await createFamille(server, town)
    const spring = uuid()
    await server.deps.database.transaction(systeme, async (tx) => {
      const periode = uuid()
      const own = { collectiviteId: town.id, activiteId: town.activite }
      await tx.insert(periodes).values({
        ...own,
        id: periode,
        nom: 'Printemps 2027',
        debut: '2027-03-01',
        fin: '2027-04-30',
        ouverture: new Date('2026-07-27T07:00:00Z'),
      })
      await tx.insert(creneaux).values({
        ...own,
        id: spring,
        periodeId: periode,
        date: '2027-03-31',
        fin: '2027-03-31',
        unite: 'journee',
        capacite: 5,
      })
    })
    // Two working days before at noon in Paris: Monday 26 October (winter time since the day before), and Friday
    // 26 March (still winter time; Monday 29 is Easter Monday).
    for (const [creneau, limit] of [
      [on('2026-10-28'), '2026-10-26T11:00:00.000Z'],
      [on('2026-10-21'), '2026-10-19T10:00:00.000Z'],
      [spring, '2027-03-26T11:00:00.000Z'],
    ] as const) {
      server.clock.set(limit)
      const [lea, noe] = [enfant(famille), enfant(famille, 1)]
      assert.deepEqual(codes(await save(famille, [add(creneau, lea)])), ['confirmee'], limit)
      server.clock.advance(1)
      const late = await save(famille, [add(creneau, noe), remove(creneau, lea)])
      assert.deepEqual(codes(late), ['hors-delai', 'hors-delai'], limit)
      assert.deepEqual(
        late.cellules.map((one) => one.refus?.jusquA),
        [limit, limit],
      )
    }
    server.clock.set('2026-10-26T11:00:00.001Z')
    const shown = await cell(famille, enfant(famille), '2026-10-28')
    assert.deepEqual([shown.etat, shown.motif], ['reserve', 'hors-delai'])
    assert.equal((await cell(famille, enfant(famille, 1), '2026-10-28')).etat, 'hors-delai')
  })

  test('a cancelled place goes to the next, and within one save from a child to another', async () => {
    const one = await createFamille(server, town)
    const two = await createFamille(server, town)
    const day = on('2026-11-11')
    await save(one, [add(day, enfant(one)), add(day, enfant(one, 1))])
    assert.deepEqual(codes(await save(two, [add(day, enfant(two))])), ['complet'])
    await save(one, [remove(day, enfant(one))])
    assert.deepEqual(codes(await save(two, [add(day, enfant(two))])), ['confirmee'])
    const swap = await save(two, [add(day, enfant(two, 1)), remove(day, enfant(two))])
    assert.deepEqual(codes(swap), ['confirmee', 'annulee'])
    assert.deepEqual(await taken(day), { occupees: 2, vivantes: 2 })
  })

  test('what is billed stays, and is billed once', async () => {
    const famille = await createFamille(server, town)
    const day = on('2026-11-11')
    await save(famille, [add(day, enfant(famille)), add(on('2026-12-02'), enfant(famille))])
    const ligne = uuid()
    await server.deps.database.transaction(systeme, async (tx) => {
      const due = await aFacturer(tx, town.id, town.structure, ['2026-11'])
      assert.deepEqual(
        due.map(({ id: _, creeLe: __, ...one }) => one),
        [
          {
            foyer: famille.foyer,
            enfant: enfant(famille),
            activite: town.activite,
            unite: 'journee',
            date: '2026-11-11',
            fin: '2026-11-11',
            absence: null,
          },
        ],
      )
      await marquerFacturees(
        tx,
        town.id,
        due.map((one) => ({
          reservation: one.id,
          ligne,
          centimes: 940,
          absence: 'aucune' as const,
          declaree: false,
        })),
      )
      assert.deepEqual(await aFacturer(tx, town.id, town.structure, ['2026-11']), [])
      await assert.rejects(
        marquerFacturees(
          tx,
          town.id,
          due.map((one) => ({
            reservation: one.id,
            ligne,
            centimes: 940,
            absence: 'aucune' as const,
            declaree: false,
          })),
        ),
      )
    })
    const shown = await cell(famille, enfant(famille), '2026-11-11')
    assert.deepEqual([shown.etat, shown.motif], ['facture', 'deja-facture'])
    assert.deepEqual(codes(await save(famille, [remove(day, enfant(famille))])), ['deja-facture'])
    assert.deepEqual(await taken(day), { occupees: 1, vivantes: 1 })
  })

  test('billing and a cancellation at the same instant never do both', async () => {
    const famille = await createFamille(server, town)
    const day = on('2026-11-11')
    await save(famille, [add(day, enfant(famille))])
    const bill = server.deps.database.transaction(systeme, async (tx) => {
      await figerReservations(tx, town.id)
      const due = await aFacturer(tx, town.id, town.structure, ['2026-11'])
      await marquerFacturees(
        tx,
        town.id,
        due.map((one) => ({
          reservation: one.id,
          ligne: uuid(),
          centimes: 940,
          absence: 'aucune' as const,
          declaree: false,
        })),
      )
      return due.length
    })
    const [billed, cancelled] = await Promise.all([bill, save(famille, [remove(day, enfant(famille))])])
    assert.deepEqual(codes(cancelled), [billed ? 'deja-facture' : 'annulee'])
  })

  test('the dashboard reads the next days', async () => {
    const famille = await createFamille(server, town)
    await save(famille, [
      add(on('2026-11-18'), enfant(famille)),
      add(on('2026-11-11'), enfant(famille, 1)),
      add(on('2026-11-25'), enfant(famille)),
    ])
    const parent = {
      collectivite: town.id,
      role: 'famille',
      compte: famille.compte,
      foyer: famille.foyer,
    } as const
    const next = await server.deps.database.transaction(parent, (tx) =>
      lire(tx, prochainsJours(town.id, famille.foyer, '2026-11-11', 2)),
    )
    const jour = { activite: 'Mercredis', unite: 'Journée', etat: 'confirmee' }
    assert.deepEqual(next, [
      { ...jour, date: '2026-11-11', fin: '2026-11-11', enfant: 'Noé' },
      { ...jour, date: '2026-11-18', fin: '2026-11-18', enfant: 'Léa' },
    ])
  })

  test('the next bookings are read to be kept: from today on, the family’s own, nothing of a child but the given name', async () => {
    const famille = await createFamille(server, town)
    const stranger = await createFamille(server, town)
    await save(famille, [add(on('2026-11-04'), enfant(famille)), add(on('2026-11-11'), enfant(famille, 1))])
    await save(stranger, [add(on('2026-11-18'), enfant(stranger))])
    server.clock.set('2026-11-04T23:30:00Z')
    const answer = await famille.get('/reservations/prochaines')
    assert.equal(answer.headers.get('cache-control'), 'no-store')
    assert.deepEqual(await answer.json(), {
      luLe: '2026-11-04T23:30:00.000Z',
      zone: 'Europe/Paris',
      resterConnecte: false,
      jours: [
        {
          date: '2026-11-11',
          fin: '2026-11-11',
          enfant: 'Noé',
          activite: 'Mercredis',
          unite: 'Journée',
          etat: 'confirmee',
        },
      ],
    })
  })

  test('another family’s child, another town’s day and an unknown one get the same refusal', async () => {
    const famille = await createFamille(server, town)
    const stranger = await createFamille(server, town)
    const there = await createFamille(server, other)
    await save(stranger, [add(on('2026-11-11'), enfant(stranger))])
    const refused = await save(famille, [
      remove(on('2026-11-11'), enfant(stranger)),
      add(on('2026-11-18'), enfant(stranger)),
      add(on('2026-11-18', other), enfant(famille)),
      add(on('2026-11-18', other), enfant(there)),
      add(uuid(), enfant(famille)),
      add(on('2026-11-18'), uuid()),
    ])
    const refusals = refused.cellules.map((one) => one.refus)
    for (const refus of refusals) assert.deepEqual(refus, refusals[0])
    assert.equal(refusals[0]?.code, 'introuvable')
    assert.deepEqual(await taken(on('2026-11-11')), { occupees: 1, vivantes: 1 })
    assert.deepEqual(await taken(on('2026-11-18', other)), { occupees: 0, vivantes: 0 })
    assert.equal((await planning(famille, '2026-11-11')).lignes.length, 2)
  })

  test('a child of two foyers has one place; each foyer sees and cancels its own', async () => {
    const mother = await createFamille(server, town, { prenoms: ['Léa'] })
    const father = await createFamille(server, town, { prenoms: ['Tom'] })
    const lea = enfant(mother)
    await server.deps.database.transaction(systeme, async (tx) => {
      const own = { collectiviteId: town.id, foyerId: father.foyer, enfantId: lea }
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
    const day = on('2026-11-11')
    assert.deepEqual(codes(await save(mother, [add(day, lea)])), ['confirmee'])
    assert.deepEqual(codes(await save(father, [add(day, lea)])), ['deja-reserve'])
    assert.deepEqual(codes(await save(father, [remove(day, lea)])), ['non-reserve'])
    assert.deepEqual(await taken(day), { occupees: 1, vivantes: 1 })
    assert.equal((await cell(mother, lea, '2026-11-11')).etat, 'reserve')
  })

  test('who is not enrolled, too young or too old is told so', async () => {
    const famille = await createFamille(server, town, { enrolled: false })
    const refused = await save(famille, [add(on('2026-11-11'), enfant(famille))])
    assert.equal(refused.cellules[0]?.refus?.code, 'non-inscrit')
    assert.deepEqual((await planning(famille, '2026-11-11')).lignes, [])
    const baby = await createFamille(server, town, { prenoms: ['Iris'] })
    await server.superuser.execute(
      sql`UPDATE enfants SET date_naissance = '2023-11-12' WHERE id = ${enfant(baby)}`,
    )
    const young = await save(baby, [add(on('2026-11-11'), enfant(baby)), add(on('2026-11-18'), enfant(baby))])
    assert.deepEqual(codes(young), ['age', 'confirmee'])
    assert.equal(
      young.cellules[0]?.refus?.message,
      'Iris n’aura pas l’âge de cette activité ce jour-là (de 3 à 11 ans).',
    )
    const shown = await cell(baby, enfant(baby), '2026-11-11')
    assert.deepEqual([shown.etat, shown.motif], ['ferme', 'age'])
  })

  test('an enrolment that ended leaves its bookings in view, to cancel but not to add', async () => {
    const famille = await createFamille(server, town, { prenoms: ['Léa'] })
    const lea = enfant(famille)
    await save(famille, [add(on('2026-11-11'), lea)])
    await server.superuser.execute(sql`UPDATE inscriptions SET etat = 'retiree' WHERE enfant_id = ${lea}`)
    const { lignes } = await planning(famille, '2026-11-09', '2026-11-22')
    assert.deepEqual(
      lignes[0]?.cellules.map((one) => [one.etat, one.motif]),
      [
        ['reserve', null],
        ['ferme', 'non-inscrit'],
      ],
    )
    assert.deepEqual(codes(await save(famille, [remove(on('2026-11-11'), lea)])), ['annulee'])
  })

  test('an enrolment in one period books no other', async () => {
    const famille = await createFamille(server, town, { prenoms: ['Léa'] })
    const elsewhere = uuid()
    await server.deps.database.transaction(systeme, (tx) =>
      tx.insert(periodes).values({
        collectiviteId: town.id,
        activiteId: town.activite,
        id: elsewhere,
        nom: 'Autre',
        debut: '2027-01-01',
        fin: '2027-02-28',
        ouverture: new Date('2026-07-27T07:00:00Z'),
      }),
    )
    await server.superuser.execute(
      sql`UPDATE inscriptions SET periode_id = ${elsewhere} WHERE enfant_id = ${enfant(famille)}`,
    )
    assert.deepEqual(codes(await save(famille, [add(on('2026-11-11'), enfant(famille))])), ['non-inscrit'])
    assert.equal((await planning(famille, '2026-11-11')).jourSuivant, null)
  })

  test('a period that closed takes no more bookings', async () => {
    const famille = await createFamille(server, town)
    const set = (closing: string | null) =>
      server.superuser.execute(
        sql`UPDATE periodes SET fermeture = ${closing}::timestamptz WHERE id = ${town.periode}`,
      )
    await set('2026-11-03T09:00:00Z')
    const closed = await save(famille, [add(on('2026-11-11'), enfant(famille))])
    assert.deepEqual(
      [closed.cellules[0]?.refus?.code, closed.cellules[0]?.refus?.jusquA],
      ['ferme', '2026-11-03T09:00:00.000Z'],
    )
    assert.equal(
      (await cell(famille, enfant(famille), '2026-11-11')).reservableJusquAu,
      '2026-11-03T09:00:00.000Z',
    )
    server.clock.advance(-1)
    assert.deepEqual(codes(await save(famille, [add(on('2026-11-11'), enfant(famille))])), ['confirmee'])
    await set(null)
  })

  test('contradictory cells do nothing at all', async () => {
    const famille = await createFamille(server, town)
    const day = on('2026-11-11')
    const response = await famille.send('POST', '/reservations', {
      cellules: [
        add(on('2026-11-18'), enfant(famille)),
        add(day, enfant(famille)),
        remove(day.toUpperCase(), enfant(famille)),
      ],
    })
    const body = (await response.json()) as { code: string; errors: { champ: string }[] }
    assert.deepEqual([response.status, body.code], [422, 'cellules-contradictoires'])
    assert.deepEqual(
      body.errors.map((one) => one.champ),
      ['cellules.1', 'cellules.2'],
    )
    assert.deepEqual(await taken(on('2026-11-18')), { occupees: 0, vivantes: 0 })
  })

  test('bad input is refused with words', async () => {
    const famille = await createFamille(server, town)
    const many = Array.from({ length: 1001 }, () => add(uuid(), enfant(famille)))
    const tooMany = await famille.send('POST', '/reservations', { cellules: many })
    const body = (await tooMany.json()) as { errors: { champ: string; message: string }[] }
    assert.equal(tooMany.status, 400)
    assert.deepEqual(body.errors, [
      { champ: 'cellules', message: '1000 éléments au plus : faites-le en plusieurs fois.' },
    ])
    for (const cellules of [[], [{}], 'x', [{ creneau: 'x', enfant: 'y', action: 'ajouter' }]]) {
      assert.equal((await famille.send('POST', '/reservations', { cellules })).status, 400)
    }
    for (const query of [
      '',
      '?du=2026-11-01',
      '?du=2026-11-31&au=2026-12-01',
      '?du=2026-11-02&au=2026-11-01',
      '?du=2026-11-01&au=2027-01-02',
      '?du=x&au=y',
    ]) {
      assert.equal((await famille.get(`/planning${query}`)).status, 400, query)
    }
  })

  test('is for a signed-in parent only', async () => {
    const agent = await createAgent(server, town)
    const cellules = [add(on('2026-11-11'), uuid())]
    assert.equal((await agent.get('/planning?du=2026-11-09&au=2026-11-15')).status, 401)
    assert.equal((await agent.send('POST', '/reservations', { cellules })).status, 401)
    const url = `/api/${town.id}/planning?du=2026-11-09&au=2026-11-15`
    assert.equal((await server.app.request(url)).status, 401)
    const famille = await createFamille(server, town)
    assert.equal(
      (await famille.get('/planning?du=2026-11-09&au=2026-11-15', { origin: 'https://ailleurs.example' }))
        .status,
      401,
    )
  })
})
