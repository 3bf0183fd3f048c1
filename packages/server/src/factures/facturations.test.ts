import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Facturation, Facturations, FacturesEmises } from '@inoe/contract/facturations'
import type { EmissionFaite, ListeFactures } from '@inoe/contract/factures'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { addService, asSysteme, book, numerosOf } from '../../test/billing.ts'
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
import { absences } from '../absences/tables.ts'
import { SANS_APPARENCE } from '../collectivites/apparences-store.ts'
import { contrats } from '../contrats/tables.ts'
import { rows } from '../database/open.ts'
import { foyers, foyersEnfants } from '../foyers/tables.ts'
import { pointages } from '../pointages/tables.ts'
import { creneaux, reservations } from '../reservations/tables.ts'
import { structuresFacturees } from '../structures/facturation.ts'
import { unites } from '../structures/tables.ts'
import { forfait } from '../tarifs/forfait.ts'
import { tarifs } from '../tarifs/tables.ts'
import { issueFactures } from './issue.ts'
import { factures, lignes, numeros } from './tables.ts'

describe('A billing run', () => {
  let server: TestServer
  let town: Town
  let agent: Client
  before(async () => {
    server = await openTestServer({ now: '2026-12-03T09:00:00Z' })
  })
  after(() => server.close())
  let towns = 0
  beforeEach(async () => {
    // Each test has its town: numbers begin at one, and nothing of another month is there to correct.
    town = await createTown(server, `${ENTRE_DEUX_MERS}-${towns++}`, { capacite: 50 })
    agent = await createAgent(server, town)
  })

  const read = async <T>(response: Response, status: number): Promise<T> => {
    const text = await response.text()
    assert.equal(response.status, status, text)
    return JSON.parse(text) as T
  }
  const draft = async (mois = '2026-11', who = agent, structure = town.structure) =>
    read<Facturation>(await who.send('POST', '/gestion/facturations', { structure, mois }), 201)
  const see = async (id: string) => read<Facturation>(await agent.get(`/gestion/facturations/${id}`), 200)
  const issue = ({ id, empreinte }: Pick<Facturation, 'id' | 'empreinte'>, who = agent) =>
    who.send('POST', `/gestion/facturations/${id}/emission`, { empreinte })
  const short = async (mois: string) =>
    read<EmissionFaite>(
      await agent.send('POST', '/gestion/factures', { structure: town.structure, mois }),
      201,
    )
  const due = async (who: Client) =>
    read<ListeFactures>(await who.get('/factures?etat=a-payer'), 200).then((list) => list.factures)
  const codeOf = async (response: Response) => ((await response.json()) as { code?: string }).code
  const systeme = <T>(work: Parameters<typeof asSysteme<T>>[2]) => asSysteme<T>(server, town.id, work)
  const issued = () =>
    systeme<(typeof factures.$inferSelect)[]>((tx) =>
      tx.select().from(factures).where(eq(factures.collectiviteId, town.id)).orderBy(factures.rang),
    )
  const enfant = (one: { enfants: { id: string }[] }, rank = 0) => one.enfants[rank]?.id ?? ''

  type Parent = Client & { enfants: { id: string }[] }
  const seen = (parent: Parent, date: string, etat: 'present' | 'absent') => ({
    collectiviteId: town.id,
    id: uuid(),
    structureId: town.structure,
    activiteId: town.activite,
    unite: 'journee',
    date,
    enfantId: enfant(parent),
    foyerId: parent.foyer,
    etat,
    pointeLe: server.clock.now(),
    pointePar: agent.compte,
  })
  /** Wednesdays from 8 to 12, over two months. */
  const contratDe = (parent: Parent) => ({
    collectiviteId: town.id,
    id: uuid(),
    foyerId: parent.foyer,
    enfantId: enfant(parent),
    structureId: town.structure,
    activiteId: town.activite,
    etat: 'accepte',
    debut: '2026-11-01',
    fin: '2026-12-31',
    semaine: [{ jour: 3, debut: '08:00', fin: '12:00' }],
    demandeLe: server.clock.now(),
    demandePar: parent.compte,
  })

  test('is prepared, read line by line, issued as it was read, and listed', async () => {
    const parent = await createFamille(server, town)
    await book(server, town, parent, enfant(parent), ['2026-11-04', '2026-11-18'])
    const prepared = await draft()
    assert.deepEqual(
      [prepared.etat, prepared.factures, prepared.avoirs, prepared.totalCentimes, prepared.emiseLe],
      ['brouillon', 1, 0, 1880, null],
    )
    const [proposed] = prepared.propositions
    assert.deepEqual([proposed?.famille, proposed?.totalCentimes], ['Camille Durand', 1880])
    assert.match(proposed?.lignes[0]?.explication ?? '', /2 journées à 9,40.€ : les 4 et 18 novembre/)
    // Nothing is written before the issue: no invoice, no number.
    assert.deepEqual([await issued(), await numerosOf(server, town.id)], [[], []])
    assert.deepEqual(await see(prepared.id), prepared)

    const done = await read<Facturation>(await issue(prepared), 200)
    assert.deepEqual(
      [done.etat, done.factures, done.totalCentimes, done.propositions],
      ['emise', 1, 1880, []],
    )
    const [facture] = await due(parent)
    assert.deepEqual(
      [facture?.numero, facture?.totalCentimes, facture?.echeance],
      ['ENF-2026-0001', 1880, '2027-01-02'],
    )
    assert.deepEqual(
      facture?.lignes.map(({ explication, montantCentimes }) => [explication, montantCentimes]),
      proposed?.lignes.map(({ explication, montantCentimes }) => [explication, montantCentimes]),
    )
    const { facturations } = await read<Facturations>(await agent.get('/gestion/facturations'), 200)
    assert.deepEqual(
      facturations.map((one) => [one.id, one.etat, one.structure.nom, one.regie.nom]),
      [[prepared.id, 'emise', 'L’arbre à paumes', 'Régie enfance']],
    )
    await server.deps.queue.runDue()
    const letters = server.courriels.filter((one) => one.a.startsWith(parent.compte))
    assert.deepEqual(
      letters.map((one) => one.sujet.replaceAll('\u00a0', ' ')),
      ['Votre facture L’arbre à paumes, novembre 2026 : 18,80 €'],
    )
  })

  test('is refused when anything moved since it was read; the draft then says what it has become', async () => {
    const parent = await createFamille(server, town)
    const [first = ''] = await book(server, town, parent, enfant(parent), ['2026-11-04', '2026-11-18'])
    const prepared = await draft()
    await systeme((tx) =>
      tx
        .update(reservations)
        .set({ etat: 'annulee' })
        .where(and(eq(reservations.collectiviteId, town.id), eq(reservations.id, first))),
    )
    const refused = await issue(prepared)
    assert.deepEqual([refused.status, await codeOf(refused)], [409, 'facturation-modifiee'])
    assert.deepEqual(await issued(), [])
    const { facturations } = await read<Facturations>(await agent.get('/gestion/facturations'), 200)
    assert.equal(facturations[0]?.totalCentimes, 940)
    const again = await see(prepared.id)
    assert.notEqual(again.empreinte, prepared.empreinte)
    await read(await issue(again), 200)
    assert.equal((await issued())[0]?.totalCentimes, 940)
  })

  test('of an issue and a cancellation at the same instant, one wins and nothing is half done', async () => {
    const parent = await createFamille(server, town)
    // A day that may still be cancelled.
    await book(server, town, parent, enfant(parent), ['2026-12-16'])
    const creneau = town.creneaux.find((one) => one.date === '2026-12-16')?.id ?? ''
    await systeme((tx) => tx.update(creneaux).set({ occupees: 1 }).where(eq(creneaux.id, creneau)))
    const prepared = await draft('2026-12')
    const cancel = parent.send('POST', '/reservations', {
      cellules: [{ creneau, enfant: enfant(parent), action: 'retirer' }],
    })
    const [answer, cancelled] = await Promise.all([issue(prepared), cancel])
    assert.equal(cancelled.status, 200, await cancelled.clone().text())
    const billed = (await issued()).length
    assert.deepEqual([answer.status, billed], billed === 1 ? [200, 1] : [409, 0])
    const [left] = await systeme<(typeof reservations.$inferSelect)[]>((tx) =>
      tx.select().from(reservations).where(eq(reservations.collectiviteId, town.id)),
    )
    assert.equal(left?.etat, billed === 1 ? 'confirmee' : 'annulee')
    assert.equal(left?.ligneId !== null, billed === 1)
  })

  test('is issued once, whoever clicks; an issued run is neither issued again nor dropped', async () => {
    const parent = await createFamille(server, town)
    await book(server, town, parent, enfant(parent), ['2026-11-04'])
    const prepared = await draft()
    const colleague = await createAgent(server, town)
    const answers = await Promise.all([issue(prepared), issue(prepared, colleague), issue(prepared)])
    assert.deepEqual(answers.map((one) => one.status).sort(), [200, 409, 409])
    assert.equal((await issued()).length, 1)
    const dropped = await agent.send('DELETE', `/gestion/facturations/${prepared.id}`)
    assert.equal(await codeOf(dropped), 'facturation-emise')
  })

  test('a draft is one per service and month, and can be dropped', async () => {
    const one = await draft()
    const two = await draft()
    assert.equal(one.id, two.id)
    assert.equal((await agent.send('DELETE', `/gestion/facturations/${one.id}`)).status, 204)
    assert.equal((await agent.get(`/gestion/facturations/${one.id}`)).status, 404)
    assert.notEqual((await draft()).id, one.id)
  })

  test('a further run of the month bills only what is left', async () => {
    const parent = await createFamille(server, town)
    await book(server, town, parent, enfant(parent), ['2026-11-04'])
    await read(await issue(await draft()), 200)
    const empty = await draft()
    assert.deepEqual([empty.factures, empty.propositions], [0, []])
    await book(server, town, parent, enfant(parent), ['2026-11-25'])
    const more = await draft()
    assert.equal(more.id, empty.id)
    await read(await issue(more), 200)
    assert.deepEqual(
      (await issued()).map((one) => [one.numero, one.totalCentimes]),
      [
        ['ENF-2026-0001', 940],
        ['ENF-2026-0002', 940],
      ],
    )
    assert.deepEqual(await short('2026-11'), { factures: 0, reservations: 0, totalCentimes: 0 })
  })

  test('what was forgotten of a month already issued comes the next month, as a correction', async () => {
    const parent = await createFamille(server, town)
    await book(server, town, parent, enfant(parent), ['2026-10-07'])
    await short('2026-10')
    await book(server, town, parent, enfant(parent), ['2026-10-14', '2026-11-04'])
    await short('2026-11')
    const [, second] = await due(parent)
    assert.deepEqual(
      second?.lignes.map((one) => [one.libelle, one.montantCentimes]),
      [
        ['Léa, Mercredis', 940],
        ['Régularisation d’octobre : Léa, Mercredis', 940],
      ],
    )
  })

  test('a month that nobody billed is not billed with the next: the agent is told', async () => {
    const parent = await createFamille(server, town)
    await book(server, town, parent, enfant(parent), ['2026-10-07', '2026-11-04'])
    const prepared = await draft()
    assert.equal(prepared.totalCentimes, 940)
    assert.ok(prepared.anomalies.some((one) => /octobre 2026 n’ont jamais été facturées/.test(one.message)))
  })

  test('a booking cancelled once billed comes back: off the next invoice, or as an avoir when nothing else is due', async () => {
    const parent = await createFamille(server, town)
    const [october = ''] = await book(server, town, parent, enfant(parent), ['2026-10-07', '2026-10-14'])
    await short('2026-10')
    const [bill] = await due(parent)
    await systeme((tx) =>
      tx
        .update(reservations)
        .set({ etat: 'annulee' })
        .where(and(eq(reservations.collectiviteId, town.id), eq(reservations.id, october))),
    )
    const prepared = await draft()
    assert.deepEqual([prepared.factures, prepared.avoirs, prepared.totalCentimes], [0, 1, -940])
    await read(await issue(prepared), 200)
    const [first, avoir] = await issued()
    assert.deepEqual(
      [avoir?.nature, avoir?.numero, avoir?.totalCentimes, avoir?.etat, avoir?.origineId],
      ['avoir', 'ENF-2026-0002', -940, 'payee', first?.id],
    )
    // The invoice that it corrects is not paid: it owes so much less, and no credit is left.
    const [left] = await due(parent)
    assert.deepEqual([left?.id, left?.totalCentimes, left?.resteCentimes], [bill?.id, 1880, 940])
    assert.deepEqual(await short('2026-11'), { factures: 0, reservations: 0, totalCentimes: 0 })
    await server.deps.queue.runDue()
    assert.ok(server.courriels.some((one) => one.a.startsWith(parent.compte) && /avoir/.test(one.sujet)))
  })

  test('an absence: accepted it is said and costs nothing, without answer it waits', async () => {
    const parent = await createFamille(server, town)
    const ids = await book(server, town, parent, enfant(parent), ['2026-11-04', '2026-11-11', '2026-11-18'])
    for (const [rank, etat] of [
      [0, 'acceptee'],
      [1, 'declaree'],
    ] as const)
      await systeme(async (tx) => {
        const id = uuid()
        await tx.insert(absences).values({
          collectiviteId: town.id,
          id,
          foyerId: parent.foyer,
          enfantId: enfant(parent),
          structureId: town.structure,
          etat,
          motif: 'maladie',
          declareeLe: server.clock.now(),
          declareePar: parent.compte,
        })
        await tx
          .update(reservations)
          .set({ absenceId: id })
          .where(and(eq(reservations.collectiviteId, town.id), eq(reservations.id, ids[rank] ?? '')))
      })
    const prepared = await draft()
    assert.equal(prepared.totalCentimes, 940)
    const [one, two] = prepared.propositions[0]?.lignes ?? []
    assert.match(one?.explication ?? '', /le 18 novembre/)
    assert.deepEqual([two?.montantCentimes, /Absence justifiée/.test(two?.explication ?? '')], [0, true])
    assert.ok(prepared.anomalies.some((any) => /Une absence attend une réponse/.test(any.message)))
  })

  test('garde alternée: each foyer receives its own days', async () => {
    const one = await createFamille(server, town, { prenoms: ['Léa'] })
    const two = await createFamille(server, town, { prenoms: [] })
    await systeme((tx) =>
      tx.insert(foyersEnfants).values({ collectiviteId: town.id, foyerId: two.foyer, enfantId: enfant(one) }),
    )
    await book(server, town, one, enfant(one), ['2026-11-04', '2026-11-18'])
    await book(server, town, two, enfant(one), ['2026-11-11'])
    await short('2026-11')
    const seen = await Promise.all([one, two].map(due))
    assert.deepEqual(
      seen.map((list) => list.map((facture) => facture.totalCentimes)),
      [[1880], [940]],
    )
    assert.match(seen[1]?.[0]?.lignes[0]?.explication ?? '', /le 11 novembre/)
  })

  test('a child who came without booking is billed once; one seen absent is billed as absent', async () => {
    const parent = await createFamille(server, town)
    await book(server, town, parent, enfant(parent), ['2026-11-04'])
    await systeme((tx) =>
      tx
        .insert(pointages)
        .values([seen(parent, '2026-11-04', 'absent'), seen(parent, '2026-11-12', 'present')]),
    )
    await short('2026-11')
    const [facture] = await due(parent)
    assert.deepEqual(
      facture?.lignes.map((one) => [one.libelle, one.explication.split('\n').at(-1)]),
      [
        ['Léa, Mercredis', '1 journée à 9,40\u00a0€ : le 4 novembre'],
        ['Léa, Mercredis, sans réservation', '1 journée à 9,40\u00a0€ : le 12 novembre'],
      ],
    )
    assert.deepEqual(await short('2026-11'), { factures: 0, reservations: 0, totalCentimes: 0 })
  })

  test('what a run issued is listed by family, for the services it is of', async () => {
    const [one, two] = [await createFamille(server, town), await createFamille(server, town)]
    for (const who of [one, two]) await book(server, town, who, enfant(who), ['2026-11-04'])
    const prepared = await draft()
    assert.equal((await issue(prepared)).status, 200)
    const route = `/gestion/facturations/${prepared.id}/factures`
    const { factures: listed } = await read<FacturesEmises>(await agent.get(route), 200)
    assert.deepEqual(
      listed.map(({ famille, totalCentimes, resteCentimes }) => [famille, totalCentimes, resteCentimes]),
      [
        ['Camille Durand', 940, 940],
        ['Camille Durand', 940, 940],
      ],
    )
    assert.equal((await agent.get(`/factures/${listed[0]?.id}/pdf`)).status, 200)
    const stranger = await createAgent(server, town, [await addService(server, town, null)])
    assert.equal((await stranger.get(route)).status, 404)
    assert.equal((await one.get(route)).status, 401)
  })

  test('what was asked for, seen at the door, then accepted is billed once, whichever the run', async () => {
    const [before, after] = [await createFamille(server, town), await createFamille(server, town)]
    const answer = (ids: string[], etat: string) =>
      systeme((tx) => tx.update(reservations).set({ etat }).where(inArray(reservations.id, ids)))
    const early = await book(server, town, before, enfant(before), ['2026-11-04'])
    const late = await book(server, town, after, enfant(after), ['2026-11-04'])
    await answer([...early, ...late], 'demandee')
    await systeme((tx) =>
      tx
        .insert(pointages)
        .values([seen(before, '2026-11-04', 'present'), seen(after, '2026-11-04', 'present')]),
    )
    await answer(early, 'confirmee')
    await short('2026-11')
    const labels = async (who: Client) =>
      (await due(who)).map((one) => one.lignes.map((line) => line.libelle))
    assert.deepEqual(await labels(before), [['Léa, Mercredis']])
    assert.deepEqual(await labels(after), [['Léa, Mercredis, sans réservation']])
    // Accepted once it was billed as a child who came without booking: nothing more is due.
    await answer(late, 'confirmee')
    assert.deepEqual(await short('2026-11'), { factures: 0, reservations: 0, totalCentimes: 0 })
    assert.deepEqual(await short('2026-12'), { factures: 0, reservations: 0, totalCentimes: 0 })
  })

  test('a booking cancelled although the child was there is due as a child who came without booking', async () => {
    await systeme((tx) =>
      setTarif(tx, town, { ...forfait(940), sansReservation: { type: 'centimes', centimes: 300 } }),
    )
    const parent = await createFamille(server, town)
    const ids = await book(server, town, parent, enfant(parent), ['2026-11-04'])
    await short('2026-11')
    await systeme(async (tx) => {
      await tx.insert(pointages).values(seen(parent, '2026-11-04', 'present'))
      await tx.update(reservations).set({ etat: 'annulee' }).where(inArray(reservations.id, ids))
    })
    await short('2026-12')
    const second = (await due(parent)).find((one) => one.totalCentimes !== 940)
    assert.deepEqual(
      second?.lignes.map((one) => one.montantCentimes),
      [-940, 1240],
    )
  })

  test('a sejour is absent when nobody saw the child on any of its days', async () => {
    await systeme((tx) => setTarif(tx, town, { ...forfait(940), absence: { justifiee: 0, injustifiee: 50 } }))
    const [came, missed] = [await createFamille(server, town), await createFamille(server, town)]
    for (const who of [came, missed]) {
      const ids = await book(server, town, who, enfant(who), ['2026-11-25'])
      // Over the end of the month.
      await systeme((tx) =>
        tx.update(reservations).set({ fin: '2026-12-02' }).where(inArray(reservations.id, ids)),
      )
    }
    await systeme((tx) =>
      tx
        .insert(pointages)
        .values([
          seen(came, '2026-11-25', 'absent'),
          seen(came, '2026-12-01', 'present'),
          seen(came, '2026-12-02', 'absent'),
          seen(missed, '2026-11-25', 'absent'),
          seen(missed, '2026-12-01', 'absent'),
        ]),
    )
    await short('2026-11')
    const totals = async (who: Client) => (await due(who)).map((one) => one.totalCentimes)
    assert.deepEqual([await totals(came), await totals(missed)], [[940], [470]])
    assert.deepEqual(await short('2026-12'), { factures: 0, reservations: 0, totalCentimes: 0 })
  })

  test('what is odd is said, by family; what has no price blocks', async () => {
    const parent = await createFamille(server, town)
    await book(server, town, parent, enfant(parent), ['2026-11-04'])
    await systeme((tx) =>
      tx
        .update(foyers)
        .set({ adresse: '' })
        .where(and(eq(foyers.collectiviteId, town.id), eq(foyers.id, parent.foyer))),
    )
    const prepared = await draft()
    const address = prepared.anomalies.find((one) => /Adresse/.test(one.message))
    assert.deepEqual(
      [address?.gravite, address?.foyer, address?.famille],
      ['attention', parent.foyer, 'Camille Durand'],
    )

    await withoutTarif()
    const blocked = await see(prepared.id)
    assert.ok(blocked.anomalies.some((one) => one.gravite === 'bloquante' && /aucun tarif/.test(one.message)))
    const refused = await issue(blocked)
    assert.deepEqual([refused.status, await codeOf(refused)], [422, 'facturation-bloquee'])
    const quick = await agent.send('POST', '/gestion/factures', {
      structure: town.structure,
      mois: '2026-11',
    })
    assert.equal(await codeOf(quick), 'facturation-bloquee')
    assert.deepEqual(await issued(), [])
  })

  /** The town's only price disappears. */
  const withoutTarif = () => systeme((tx) => tx.delete(tarifs).where(eq(tarifs.collectiviteId, town.id)))

  test('a contract is billed by the month, once', async () => {
    const parent = await createFamille(server, town)
    await systeme((tx) => tx.insert(contrats).values(contratDe(parent)))
    await priceOfContract()
    await short('2026-11')
    const [facture] = await due(parent)
    // Eight open Wednesdays (11 November is a public holiday) of four hours, over two months: 16 hours at 1,00 €.
    assert.deepEqual(
      facture?.lignes.map((one) => [one.libelle, one.quantite, one.prixCentimes, one.montantCentimes]),
      [['Léa, Mercredis', '16', 100, 1600]],
    )
    assert.match(facture?.lignes[0]?.explication ?? '', /32.h d’accueil réparties sur 2.mois, soit 16.h/)
    assert.deepEqual(await short('2026-11'), { factures: 0, reservations: 0, totalCentimes: 0 })
  })

  /** One euro an hour by contract. */
  const priceOfContract = () =>
    systeme((tx) => setTarif(tx, town, { ...forfait(100), par: 'heure' }, { unite: '' }))

  test('a booking made after the deadline costs what the rule adds; one made in time does not', async () => {
    await systeme((tx) =>
      setTarif(tx, town, { ...forfait(940), reservationTardive: { type: 'centimes', centimes: 200 } }),
    )
    const parent = await createFamille(server, town)
    const [early = ''] = await book(server, town, parent, enfant(parent), ['2026-11-04', '2026-11-18'])
    await systeme((tx) =>
      tx
        .update(reservations)
        .set({ creeLe: new Date('2026-10-01T09:00:00Z') })
        .where(and(eq(reservations.collectiviteId, town.id), eq(reservations.id, early))),
    )
    await short('2026-11')
    const [facture] = await due(parent)
    assert.deepEqual(
      facture?.lignes.map((one) => [one.montantCentimes, one.explication.split('\n').at(-1)]),
      [
        [940, '1 journée à 9,40\u00a0€ : le 4 novembre'],
        [1140, '1 journée à 11,40\u00a0€ : le 18 novembre'],
      ],
    )
    assert.match(facture?.lignes[1]?.explication ?? '', /Réservation tardive/)
  })

  test('by the hour, what was pointed is billed, and hours expected where nobody pointed: the agent is told', async () => {
    await systeme(async (tx) => {
      await setTarif(tx, town, { ...forfait(120), par: 'heure' })
      await tx.update(unites).set({ horaires: '8 h – 12 h' }).where(eq(unites.collectiviteId, town.id))
    })
    const parent = await createFamille(server, town)
    await book(server, town, parent, enfant(parent), ['2026-11-04', '2026-11-18'])
    await systeme((tx) =>
      tx.insert(pointages).values({
        ...seen(parent, '2026-11-04', 'present'),
        arrivee: '08:00',
        depart: '10:20',
      }),
    )
    const prepared = await draft()
    const [ligne] = prepared.propositions[0]?.lignes ?? []
    // 2 h 20 and 4 h at 1,20 € an hour.
    assert.deepEqual([ligne?.quantite, ligne?.prixCentimes, ligne?.montantCentimes], ['6.33', 120, 760])
    assert.match(
      ligne?.explication ?? '',
      /6.h.20 à 1,20.€ de l’heure[\s\S]*non pointée le 18 novembre : heures prévues/,
    )
    assert.ok(prepared.anomalies.some((one) => /Présence non pointée, 1 jour/.test(one.message)))
    await systeme((tx) => tx.update(unites).set({ horaires: '' }).where(eq(unites.collectiviteId, town.id)))
    const silent = await see(prepared.id)
    assert.ok(silent.anomalies.some((one) => one.gravite === 'bloquante' && /à l’heure/.test(one.message)))
  })

  test('a contract at the national rates says them; without resources the ceiling is due, and the agent is told', async () => {
    const parent = await createFamille(server, town)
    await systeme((tx) =>
      tx.insert(contrats).values({ ...contratDe(parent), debut: '2026-11-01', fin: '2026-11-30' }),
    )
    const cnaf = {
      ...forfait(0),
      base: { type: 'cnaf', accueil: 'collectif' } as const,
      par: 'heure' as const,
    }
    await systeme((tx) => setTarif(tx, town, cnaf, { unite: '' }))
    const prepared = await draft()
    const [ligne] = prepared.propositions[0]?.lignes ?? []
    // Two children: 8,500 € × 0.0516 % = 4.39 € an hour; three open Wednesdays of four hours.
    assert.deepEqual([ligne?.quantite, ligne?.prixCentimes, ligne?.montantCentimes], ['12', 439, 5268])
    assert.match(ligne?.explication ?? '', /Ressources non renseignées → plafond/)
    assert.ok(prepared.anomalies.some((one) => /Ressources non renseignées/.test(one.message)))
  })

  test('two régies at once, and agents who hurry: numbers have no gap', async () => {
    const service = await addService(server, town, null)
    const both = await createAgent(server, town, [town.structure, service])
    for (let count = 0; count < 3; count++) {
      const parent = await createFamille(server, town)
      await book(server, town, parent, enfant(parent), ['2026-11-04'])
      await book(server, town, parent, enfant(parent, 1), ['2026-11-11'], service)
    }
    const runs = await Promise.all(
      [town.structure, service, town.structure, service].map((structure) =>
        both.send('POST', '/gestion/factures', { structure, mois: '2026-11' }),
      ),
    )
    assert.deepEqual(
      runs.map((one) => one.status),
      [201, 201, 201, 201],
    )
    const numbers = await numerosOf(server, town.id)
    for (const prefix of ['ENF', 'RES'])
      assert.deepEqual(
        numbers.filter((one) => one.startsWith(prefix)),
        [1, 2, 3].map((rank) => `${prefix}-2026-000${rank}`),
      )
  })

  test('a run that fails on the way leaves nothing: neither invoice, mark, letter nor number', async () => {
    const parent = await createFamille(server, town)
    await book(server, town, parent, enfant(parent), ['2026-11-04'])
    const queue = { ...server.deps.queue, send: () => Promise.reject(new Error('the queue is down')) }
    await assert.rejects(
      systeme(async (tx) => {
        const [structure] = await structuresFacturees(tx, town.id)
        assert.ok(structure)
        const ville = {
          id: town.id,
          nom: town.id,
          zone: 'Europe/Paris',
          courriel: null,
          telephone: null,
          communes: [],
          apparence: SANS_APPARENCE,
        }
        await issueFactures(tx, { clock: server.clock, queue }, ville, structure, '2026-11')
      }),
      /the queue is down/,
    )
    assert.deepEqual(await issued(), [])
    assert.deepEqual(
      await systeme((tx) => tx.select().from(numeros).where(eq(numeros.collectiviteId, town.id))),
      [],
    )
    assert.deepEqual(await short('2026-11'), { factures: 1, reservations: 1, totalCentimes: 940 })
    assert.deepEqual(await numerosOf(server, town.id), ['ENF-2026-0001'])
  })

  test('what is issued cannot be changed, by any path: the database refuses', async () => {
    const parent = await createFamille(server, town)
    await book(server, town, parent, enfant(parent), ['2026-11-04'])
    await short('2026-11')
    const mine = sql`WHERE collectivite_id = ${town.id}`
    for (const statement of [
      sql`UPDATE factures SET total_centimes = 1 ${mine}`,
      sql`UPDATE factures SET destinataire = 'x' ${mine}`,
      sql`UPDATE factures SET numero = 'x' ${mine}`,
      sql`UPDATE factures SET echeance = '2030-01-01' ${mine}`,
      sql`UPDATE lignes SET montant_centimes = 1 ${mine}`,
    ])
      await assert.rejects(
        systeme((tx) => tx.execute(statement)),
        /permission denied|Failed query/,
      )
    // What the archives' visa allows is destroyed by a role of its own (decision 0030): any other work finds nothing.
    for (const table of [sql`lignes`, sql`factures`])
      assert.deepEqual(await systeme((tx) => rows(tx, sql`DELETE FROM ${table} ${mine} RETURNING id`)), [])
    await systeme((tx) => tx.execute(sql`UPDATE factures SET titre_reference = 'ABC123' ${mine}`))
    const [line] = await systeme<(typeof lignes.$inferSelect)[]>((tx) =>
      tx.select().from(lignes).where(eq(lignes.collectiviteId, town.id)),
    )
    assert.equal(line?.montantCentimes, 940)
  })

  test('is for the agents of the service: to anybody else it does not exist', async () => {
    const other = await createTown(server, `${CONTREXEVILLE}-${towns}`, { capacite: 5 })
    const stranger = await createAgent(server, other)
    const service = await addService(server, town, null)
    const neighbour = await createAgent(server, town, [service])
    const parent = await createFamille(server, town)
    const prepared = await draft()
    for (const who of [stranger, neighbour]) {
      assert.equal((await who.get(`/gestion/facturations/${prepared.id}`)).status, 404)
      assert.equal((await issue(prepared, who)).status, 404)
      assert.equal((await who.send('DELETE', `/gestion/facturations/${prepared.id}`)).status, 404)
      const body = { structure: town.structure, mois: '2026-11' }
      assert.equal((await who.send('POST', '/gestion/facturations', body)).status, 404)
      assert.deepEqual(
        (await read<Facturations>(await who.get('/gestion/facturations'), 200)).facturations,
        [],
      )
    }
    assert.equal((await parent.get('/gestion/facturations')).status, 401)
    assert.equal((await agent.get('/gestion/facturations/rien')).status, 400)
    assert.equal(
      (await agent.send('POST', '/gestion/facturations', { structure: town.structure, mois: '2026-13' }))
        .status,
      400,
    )
  })
})
