import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { FeuillePointage } from '@inoe/contract/pointages'
import type { Planning } from '@inoe/contract/reservations'
import { and, eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { addService, asSysteme, book } from '../../test/billing.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  CONTREXEVILLE,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  setTarif,
  type Town,
} from '../../test/towns.ts'
import { contrats } from '../contrats/tables.ts'
import { foyersEnfants, santes } from '../foyers/tables.ts'
import { inscriptions } from '../inscriptions/tables.ts'
import { creneaux, reservations } from '../reservations/tables.ts'
import { activites, unites } from '../structures/tables.ts'
import { forfait } from '../tarifs/forfait.ts'
import { pointages } from './tables.ts'

/** A Wednesday of the town's activity. */
const JOUR = '2026-11-18'

describe('The roll call', () => {
  let server: TestServer
  let town: Town
  let agent: Client
  before(async () => {
    server = await openTestServer({ now: '2026-11-18T10:00:00Z' })
    town = await createTown(server, ENTRE_DEUX_MERS, { capacite: 500 })
    agent = await createAgent(server, town)
  })
  after(() => server.close())

  const sheet = async (date = JOUR, who = agent) =>
    (await (
      await who.get(`/gestion/pointages?structure=${town.structure}&date=${date}`)
    ).json()) as FeuillePointage
  const line = (enfant: string, change: object = {}) => ({
    enfant,
    activite: town.activite,
    unite: 'journee',
    etat: 'present',
    arrivee: null,
    depart: null,
    ...change,
  })
  const say = (lignes: object[], date = JOUR, who = agent) =>
    who.send('PUT', '/gestion/pointages', { structure: town.structure, date, lignes })
  const of = (feuille: FeuillePointage, enfant: string) =>
    feuille.lignes.find((one) => one.enfant.id === enfant)
  const problem = async (answer: Promise<Response>) =>
    (await (await answer).json()) as { code: string; errors: { champ: string; message: string }[] }

  test('lists who booked, who may come without, and what one must know at the door', async () => {
    const parent = await createFamille(server, town)
    const [lea, noe] = parent.enfants.map((one) => one.id)
    await book(server, town, parent, lea ?? '', [JOUR])
    await asSysteme(server, town.id, (tx) =>
      tx.insert(santes).values({ collectiviteId: town.id, enfantId: lea ?? '', allergies: 'Arachide' }),
    )
    const feuille = await sheet()
    const seen = of(feuille, lea ?? '')
    assert.deepEqual(
      [seen?.etat, seen?.origine, seen?.unite.nom, seen?.alertes],
      ['attendu', 'reservation', 'Journée', ['Allergies\u00a0: Arachide']],
    )
    assert.equal(of(feuille, noe ?? ''), undefined)
    const other = feuille.autres.find((one) => one.enfant.id === noe)
    assert.deepEqual(other?.unites, [{ code: 'journee', nom: 'Journée' }])
  })

  test('what is said is kept, said again replaces, taken back is expected again', async () => {
    const parent = await createFamille(server, town)
    const [lea = '', noe = ''] = parent.enfants.map((one) => one.id)
    await book(server, town, parent, lea, [JOUR])
    const answer = await say([
      line(lea, { arrivee: '08:12', depart: '17:30' }),
      line(noe, { etat: 'present' }),
    ])
    assert.equal(answer.status, 200, await answer.clone().text())
    const first = (await answer.json()) as FeuillePointage
    assert.deepEqual(
      [of(first, lea)?.etat, of(first, lea)?.arrivee, of(first, noe)?.origine],
      ['present', '08:12', 'sans-reservation'],
    )
    // The family sees it in its planning.
    const cell = async () => {
      const planning = (await (await parent.get(`/planning?du=${JOUR}&au=${JOUR}`)).json()) as Planning
      return planning.lignes.find((one) => one.enfant === lea)?.cellules[0]?.etat
    }
    assert.equal(await cell(), 'present')
    await say([line(lea, { etat: 'absent' }), line(noe, { etat: 'attendu' })])
    assert.equal(await cell(), 'absent')
    const second = await sheet()
    assert.deepEqual([of(second, lea)?.etat, of(second, lea)?.arrivee], ['absent', null])
    assert.equal(of(second, noe), undefined)
    const kept = await asSysteme<(typeof pointages.$inferSelect)[]>(server, town.id, (tx) =>
      tx
        .select()
        .from(pointages)
        .where(and(eq(pointages.collectiviteId, town.id), eq(pointages.foyerId, parent.foyer))),
    )
    assert.equal(kept.length, 1)
  })

  test('two agents at once keep each other’s lines', async () => {
    const parent = await createFamille(server, town)
    const [lea = '', noe = ''] = parent.enfants.map((one) => one.id)
    await book(server, town, parent, lea, [JOUR])
    await book(server, town, parent, noe, [JOUR])
    const colleague = await createAgent(server, town)
    await Promise.all([say([line(lea)]), say([line(noe, { etat: 'absent' })], JOUR, colleague)])
    const feuille = await sheet()
    assert.deepEqual([of(feuille, lea)?.etat, of(feuille, noe)?.etat], ['present', 'absent'])
  })

  test('a contract’s children are expected on its days, at its hours', async () => {
    const parent = await createFamille(server, town, { prenoms: ['Lou'] })
    const [lou = ''] = parent.enfants.map((one) => one.id)
    await asSysteme(server, town.id, async (tx) => {
      const activite = uuid()
      await tx.insert(activites).values({
        collectiviteId: town.id,
        id: activite,
        structureId: town.structure,
        nom: 'Accueil régulier',
        type: 'accueil-regulier',
        mode: 'contrat',
        delaiReservation: { type: 'jours', jours: 2, heure: '12:00', compte: 'ouvres' },
        delaiAnnulation: { type: 'jours', jours: 2, heure: '12:00', compte: 'ouvres' },
      })
      await tx.insert(contrats).values({
        collectiviteId: town.id,
        id: uuid(),
        foyerId: parent.foyer,
        enfantId: lou,
        structureId: town.structure,
        activiteId: activite,
        etat: 'accepte',
        debut: '2026-11-01',
        fin: '2026-12-31',
        semaine: [{ jour: 3, debut: '08:30', fin: '16:00' }],
        demandeLe: server.clock.now(),
        demandePar: parent.compte,
      })
    })
    const feuille = await sheet()
    assert.deepEqual(
      [of(feuille, lou)?.prevu, of(feuille, lou)?.origine, feuille.regles.map((one) => one.activite.nom)],
      [{ debut: '08:30', fin: '16:00' }, 'contrat', ['Accueil régulier']],
    )
    // The next day is no Wednesday, and 11 November a holiday.
    assert.equal(of(await sheet('2026-11-17'), lou), undefined)
    assert.equal(of(await sheet('2026-11-11'), lou), undefined)
  })

  test('a wrong line is named, and nothing is written', async () => {
    const parent = await createFamille(server, town)
    const [lea = '', noe = ''] = parent.enfants.map((one) => one.id)
    await book(server, town, parent, lea, [JOUR])
    const hours = await problem(
      say([
        line(lea, { arrivee: '09:00', depart: '08:00' }),
        line(noe, { etat: 'absent', arrivee: '08:00' }),
      ]),
    )
    assert.deepEqual(
      [hours.code, hours.errors.map((one) => one.champ)],
      ['pointage-impossible', ['lignes.0', 'lignes.1']],
    )
    assert.equal((await problem(say([line(uuid())]))).code, 'pointage-impossible')
    assert.equal((await problem(say([line(lea, { unite: 'nuit' })]))).code, 'pointage-impossible')
    assert.equal((await problem(say([line(lea)], '2026-11-25'))).code, 'pointage-impossible')
    assert.equal((await problem(say([line(lea)], '2026-01-07'))).code, 'pointage-impossible')
    assert.equal(of(await sheet(), lea)?.etat, 'attendu')
  })

  test('the same child twice in one save is named, and nothing is written', async () => {
    const parent = await createFamille(server, town)
    const [lea = ''] = parent.enfants.map((one) => one.id)
    await book(server, town, parent, lea, [JOUR])
    const twice = await problem(say([line(lea), line(lea, { etat: 'absent' })]))
    assert.deepEqual(
      [twice.code, twice.errors.map((one) => one.champ)],
      ['pointage-impossible', ['lignes.1']],
    )
    assert.equal(of(await sheet(), lea)?.etat, 'attendu')
  })

  test('who is expected for the morning may still come for the afternoon; what one must know is told before', async () => {
    const other = await createTown(server, `${ENTRE_DEUX_MERS}-demi`, { capacite: 50 })
    const colleague = await createAgent(server, other)
    const parent = await createFamille(server, other)
    const [lea = ''] = parent.enfants.map((one) => one.id)
    await book(server, other, parent, lea, [JOUR])
    await asSysteme(server, other.id, async (tx) => {
      await tx.insert(unites).values({
        collectiviteId: other.id,
        activiteId: other.activite,
        code: 'soir',
        nom: 'Soir',
      })
      await tx.insert(santes).values({ collectiviteId: other.id, enfantId: lea, pai: 'Asthme' })
    })
    const feuille = (await (
      await colleague.get(`/gestion/pointages?structure=${other.structure}&date=${JOUR}`)
    ).json()) as FeuillePointage
    const found = feuille.autres.find((one) => one.enfant.id === lea)
    assert.deepEqual(
      [found?.unites.map((one) => one.code), found?.alertes, typeof found?.enfant.age],
      [['soir'], ['PAI\u00a0: Asthme'], 'number'],
    )
  })

  test('a child of two homes is once among those who may come', async () => {
    const [one, two] = [await createFamille(server, town), await createFamille(server, town)]
    const [lea = ''] = one.enfants.map((child) => child.id)
    await asSysteme(server, town.id, async (tx) => {
      await tx.insert(foyersEnfants).values({ collectiviteId: town.id, foyerId: two.foyer, enfantId: lea })
      await tx.insert(inscriptions).values({
        collectiviteId: town.id,
        id: uuid(),
        foyerId: two.foyer,
        enfantId: lea,
        structureId: town.structure,
        activiteId: town.activite,
        etat: 'acceptee',
        demandeeLe: new Date('2020-01-01T00:00:00Z'),
      })
    })
    assert.equal((await sheet()).autres.filter((child) => child.enfant.id === lea).length, 1)
    assert.equal((await say([line(lea)])).status, 200)
    const [kept] = await asSysteme<(typeof pointages.$inferSelect)[]>(server, town.id, (tx) =>
      tx.select().from(pointages).where(eq(pointages.enfantId, lea)),
    )
    // Of the home that enrolled it first.
    assert.equal(kept?.foyerId, two.foyer)
  })

  test('a sejour is shown as attended once its child was seen', async () => {
    const other = await createTown(server, `${ENTRE_DEUX_MERS}-sejour`, { capacite: 50 })
    const colleague = await createAgent(server, other)
    const parent = await createFamille(server, other)
    const [lea = ''] = parent.enfants.map((one) => one.id)
    const [id = ''] = await book(server, other, parent, lea, [JOUR])
    const span = { date: '2026-11-16', fin: JOUR }
    await asSysteme(server, other.id, async (tx) => {
      await tx.update(reservations).set(span).where(eq(reservations.id, id))
      await tx
        .update(creneaux)
        .set(span)
        .where(and(eq(creneaux.collectiviteId, other.id), eq(creneaux.date, JOUR)))
    })
    const etat = async (date: string, said: string) => {
      const lignes = [line(lea, { activite: other.activite, etat: said })]
      const body = { structure: other.structure, date, lignes }
      assert.equal((await colleague.send('PUT', '/gestion/pointages', body)).status, 200)
      const planning = (await (await parent.get('/planning?du=2026-11-16&au=2026-11-16')).json()) as Planning
      return planning.lignes.find((one) => one.enfant === lea)?.cellules[0]?.etat
    }
    assert.equal(await etat('2026-11-17', 'absent'), 'absent')
    assert.equal(await etat(JOUR, 'present'), 'present')
    assert.equal(await etat('2026-11-16', 'absent'), 'present')
  })

  test('an activity’s rounding is set by an agent of its structure alone, and read with the sheet', async () => {
    const set = (who: Client, regle: object) =>
      who.send('PUT', `/gestion/pointages/regles/${town.activite}`, regle)
    assert.equal((await set(agent, { pas: 30, tolerance: 5 })).status, 200)
    assert.equal((await set(agent, { pas: 7, tolerance: 5 })).status, 400)
    const stranger = await createAgent(server, town, [await addService(server, town, null)])
    assert.equal((await set(stranger, { pas: 1, tolerance: 0 })).status, 404)
    await asSysteme(server, town.id, (tx) => setTarif(tx, town, { ...forfait(100), par: 'heure' }))
    const { regles } = await sheet()
    assert.deepEqual(
      regles.filter((one) => one.activite.id === town.activite),
      [{ activite: { id: town.activite, nom: 'Mercredis' }, pas: 30, tolerance: 5 }],
    )
  })

  test('what an invoice bills is no longer changed', async () => {
    const parent = await createFamille(server, town)
    const [lea = ''] = parent.enfants.map((one) => one.id)
    await say([line(lea)])
    await asSysteme(server, town.id, (tx) =>
      tx.update(pointages).set({ ligneId: uuid() }).where(eq(pointages.enfantId, lea)),
    )
    assert.equal((await problem(say([line(lea, { etat: 'absent' })]))).code, 'pointage-facture')
    assert.equal((await problem(say([line(lea, { etat: 'attendu' })]))).code, 'pointage-facture')
    assert.deepEqual([of(await sheet(), lea)?.etat, of(await sheet(), lea)?.facture], ['present', true])
  })

  test('an agent of another structure, a parent, another town: no', async () => {
    const parent = await createFamille(server, town)
    const stranger = await createAgent(server, town, [await addService(server, town, null)])
    const route = `/gestion/pointages?structure=${town.structure}&date=${JOUR}`
    assert.equal((await stranger.get(route)).status, 404)
    assert.equal((await say([line(parent.enfants[0]?.id ?? '')], JOUR, stranger)).status, 404)
    assert.equal((await parent.get(route)).status, 401)
    const elsewhere = await createAgent(server, await createTown(server, CONTREXEVILLE))
    assert.equal((await elsewhere.get(route)).status, 404)
  })
})
