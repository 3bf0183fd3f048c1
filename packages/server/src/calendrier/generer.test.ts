import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Planning } from '@inoe/contract/reservations'
import { and, asc, eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { createFamille, createTown, type Town } from '../../test/towns.ts'
import { collectivites } from '../collectivites/tables.ts'
import type { Tx } from '../database/open.ts'
import { evenements } from '../direct/tables.ts'
import { creneaux } from '../reservations/tables.ts'
import { activites, periodes, unites } from '../structures/tables.ts'
import { GenerationRefusee, genererCreneaux } from './generer.ts'
import type { Modele } from './rules.ts'
import { addFermeture, removeFermeture, saveModele } from './store.ts'

const MERCREDIS: Modele = {
  unite: 'journee',
  groupe: '',
  jours: [3],
  capacite: 5,
  quand: 'scolaire',
}

describe('The creneaux of a period', () => {
  let server: TestServer
  let town: Town
  let other: Town
  let rank = 0
  before(async () => {
    server = await openTestServer()
    other = await createTown(server, 'voisine')
  })
  after(() => server.close())
  beforeEach(async () => {
    town = await createTown(server, `ville-${rank++}`)
    await server.deps.database.owner
      .update(collectivites)
      .set({ zoneScolaire: 'A' })
      .where(eq(collectivites.id, town.id))
  })

  const systeme = <T>(work: (tx: Tx) => Promise<T>) =>
    server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, work)
  const generate = (options?: { capacites: boolean }, periode = town.periode) =>
    systeme((tx) => genererCreneaux(tx, server.deps, town.id, periode, options))
  const there = (periode = town.periode) =>
    systeme((tx) =>
      tx
        .select()
        .from(creneaux)
        .where(and(eq(creneaux.collectiviteId, town.id), eq(creneaux.periodeId, periode)))
        .orderBy(asc(creneaux.date), asc(creneaux.unite), asc(creneaux.groupe)),
    )
  const usual = (...modeles: Modele[]) =>
    systeme(async (tx) => {
      for (const modele of modeles) await saveModele(tx, town.id, town.activite, modele)
    })
  const close = (du: string, au: string, structureId: string | null = null) =>
    systeme((tx) => addFermeture(tx, town.id, { structureId, du, au, motif: 'Travaux' }))
  const book = async (dates: string[], action = 'ajouter', famille = createFamille(server, town)) => {
    const client = await famille
    const cellules = town.creneaux
      .filter((one) => dates.includes(one.date))
      .map(({ id }) => ({ creneau: id, enfant: client.enfants[0]?.id, action }))
    assert.equal((await client.send('POST', '/reservations', { cellules })).status, 200)
    return client
  }

  test('more places by the usual week go to the children who wait', async () => {
    const day = '2026-11-18'
    await server.superuser.execute(sql`UPDATE activites SET liste_attente = true`)
    await server.superuser.execute(sql`UPDATE creneaux SET capacite = 1`)
    await book([day])
    const second = await book([day])
    const etat = async () => {
      const response = await second.get(`/planning?du=${day}&au=${day}`)
      const { lignes } = (await response.json()) as Planning
      return lignes[0]?.cellules[0]?.etat
    }
    assert.equal(await etat(), 'en-attente')
    await usual(MERCREDIS)
    await generate()
    assert.equal(await etat(), 'en-attente')
    await generate({ capacites: true })
    assert.equal(await etat(), 'reserve')
  })

  test('become those of the usual week; a second time changes nothing', async () => {
    // The town opened every Wednesday by hand, holidays and 11 November included, with two places.
    await usual(MERCREDIS, { ...MERCREDIS, jours: [6], capacite: 8 })
    const made = await generate()
    const wednesdaysOff = ['2026-10-21', '2026-10-28', '2026-11-11', '2026-12-23', '2026-12-30']
    const dates = (await there()).map((one) => one.date)
    assert.ok(wednesdaysOff.every((date) => !dates.includes(date)))
    // The second line of the same unit and time of year took the place of the first: Saturdays alone.
    assert.ok(dates.every((date) => new Date(date).getUTCDay() === 6))
    assert.deepEqual(made, { crees: dates.length, modifies: 0, fermes: 0, supprimes: town.creneaux.length })
    assert.deepEqual(await generate(), { crees: 0, modifies: 0, fermes: 0, supprimes: 0 })
    assert.equal((await there()).length, dates.length)
  })

  test('keep their capacity, unless the usual week is to give it', async () => {
    await usual(MERCREDIS)
    await generate()
    assert.deepEqual(new Set((await there()).map((one) => one.capacite)), new Set([2]))
    const { modifies } = await generate({ capacites: true })
    const found = await there()
    assert.equal(modifies, found.length)
    assert.deepEqual(new Set(found.map((one) => one.capacite)), new Set([5]))
    assert.deepEqual(await generate({ capacites: true }), { crees: 0, modifies: 0, fermes: 0, supprimes: 0 })
  })

  test('a day closed is removed if nobody ever booked it, else kept and no longer proposed, then proposed again', async () => {
    await usual(MERCREDIS)
    await generate()
    const client = await book(['2026-12-02', '2026-12-09'])
    await book(['2026-12-09'], 'retirer', Promise.resolve(client))
    await close('2026-12-01', '2026-12-16', town.structure)
    assert.deepEqual(await generate(), { crees: 0, modifies: 0, fermes: 2, supprimes: 1 })
    const december = async () =>
      (await there())
        .filter((one) => one.date.startsWith('2026-12'))
        .map(({ date, ferme, occupees }) => [date, ferme, occupees])
    // A booking that was cancelled is still in the family's history.
    assert.deepEqual(await december(), [
      ['2026-12-02', true, 1],
      ['2026-12-09', true, 0],
    ])
    assert.deepEqual(await generate(), { crees: 0, modifies: 0, fermes: 0, supprimes: 0 })

    await systeme((tx) =>
      removeFermeture(tx, town.id, { structureId: town.structure, du: '2026-12-01', au: '2026-12-16' }),
    )
    assert.deepEqual(await generate(), { crees: 1, modifies: 2, fermes: 0, supprimes: 0 })
    assert.deepEqual(await december(), [
      ['2026-12-02', false, 1],
      ['2026-12-09', false, 0],
      ['2026-12-16', false, 0],
    ])
  })

  test('a closure of the whole town counts, that of another structure or another town does not', async () => {
    await usual(MERCREDIS)
    await systeme((tx) =>
      addFermeture(tx, town.id, { structureId: null, du: '2026-12-02', au: '2026-12-02', motif: '' }),
    )
    await server.deps.database.transaction({ collectivite: other.id, role: 'systeme' }, (tx) =>
      addFermeture(tx, other.id, { structureId: null, du: '2026-12-09', au: '2026-12-09', motif: '' }),
    )
    await generate()
    const dates = (await there()).map((one) => one.date)
    assert.equal(dates.includes('2026-12-02'), false)
    assert.ok(dates.includes('2026-12-09'))
  })

  test('a sejour is one creneau from its first day to its last, and follows its period', async () => {
    const sejour = { activite: uuid(), periode: uuid() }
    const own = { collectiviteId: town.id }
    await systeme(async (tx) => {
      await tx.insert(activites).values({
        ...own,
        id: sejour.activite,
        structureId: town.structure,
        nom: 'Séjour à la mer',
        type: 'sejour',
        mode: 'sejour',
        delaiReservation: { type: 'mois', mois: 1, quantieme: 20, heure: '18:00' },
        delaiAnnulation: { type: 'mois', mois: 1, quantieme: 20, heure: '18:00' },
      })
      await tx.insert(unites).values({ ...own, activiteId: sejour.activite, code: 'sejour', nom: 'Séjour' })
      await tx.insert(periodes).values({
        ...own,
        id: sejour.periode,
        activiteId: sejour.activite,
        nom: 'À la mer',
        debut: '2027-02-15',
        fin: '2027-02-19',
        ouverture: server.clock.now(),
      })
      await saveModele(tx, town.id, sejour.activite, { ...MERCREDIS, unite: 'sejour', capacite: 12 })
    })
    assert.equal((await generate(undefined, sejour.periode)).crees, 1)
    await systeme((tx) =>
      tx.update(periodes).set({ fin: '2027-02-20' }).where(eq(periodes.id, sejour.periode)),
    )
    assert.deepEqual(await generate(undefined, sejour.periode), {
      crees: 0,
      modifies: 1,
      fermes: 0,
      supprimes: 0,
    })
    const [only, ...rest] = await there(sejour.periode)
    assert.deepEqual(
      [only?.date, only?.fin, only?.capacite, rest.length],
      ['2027-02-15', '2027-02-20', 12, 0],
    )
  })

  test('a day that another period of the activity proposes stays its own', async () => {
    await usual(MERCREDIS)
    const periode = uuid()
    await systeme((tx) =>
      tx.insert(periodes).values({
        collectiviteId: town.id,
        id: periode,
        activiteId: town.activite,
        nom: 'Décembre et janvier',
        debut: '2026-12-01',
        fin: '2027-01-31',
        ouverture: server.clock.now(),
      }),
    )
    // The whole of December is there: January alone is made.
    assert.equal((await generate(undefined, periode)).crees, 4)
    assert.ok((await there(periode)).every((one) => one.date >= '2027-01-06'))
    assert.deepEqual(await generate(undefined, periode), { crees: 0, modifies: 0, fermes: 0, supprimes: 0 })
  })

  test('are left as they are when they cannot be worked out', async () => {
    const refused = (motif: GenerationRefusee['motif'], periode = town.periode) =>
      assert.rejects(
        generate(undefined, periode),
        (error) => error instanceof GenerationRefusee && error.motif === motif,
      )
    await refused('sans-modele')
    await refused('periode-inconnue', other.periode)
    await usual(MERCREDIS)
    await server.deps.database.owner
      .update(collectivites)
      .set({ zoneScolaire: null })
      .where(eq(collectivites.id, town.id))
    await refused('zone-inconnue')
    assert.equal((await there()).length, town.creneaux.length)
  })

  test('an open page is told that days changed, and only then', async () => {
    const told = async () =>
      (
        await server.superuser
          .select({ id: evenements.id })
          .from(evenements)
          .where(and(eq(evenements.collectiviteId, town.id), eq(evenements.sujet, 'places')))
      ).length
    await usual(MERCREDIS)
    await generate()
    assert.equal(await told(), 1)
    await generate()
    assert.equal(await told(), 1)
  })
})
