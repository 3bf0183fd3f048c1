import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { CapacitesRepondues, CreneauxService, ReservationsADecider } from '@inoe/contract/gestion'
import type { Cellule, Changement, EnregistrementRepondu, Planning } from '@inoe/contract/reservations'
import { eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { NOW, openTestServer, type TestServer } from '../../test/server.ts'
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
import { collectivites } from '../collectivites/tables.ts'
import { pieces } from '../documents/tables.ts'
import { activites, periodes } from '../structures/tables.ts'
import { forfait } from '../tarifs/forfait.ts'
import { creneaux } from './tables.ts'

type Famille = Awaited<ReturnType<typeof createFamille>>

describe('Waiting lists, answers and ties', () => {
  let server: TestServer
  let town: Town
  let other: Town
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS, { capacite: 1, regles: { listeAttente: true } })
    other = await createTown(server, CONTREXEVILLE)
  })
  after(() => server.close())
  beforeEach(async () => {
    server.clock.set(NOW)
    await server.superuser.execute(sql`DELETE FROM reservations`)
    await server.superuser.execute(sql`UPDATE creneaux SET occupees = 0, en_attente = 0, capacite = 1`)
    await regler({
      listeAttente: true,
      validation: false,
      confirmationHeures: null,
      plafonds: [],
      groupes: [],
    })
    await server.deps.queue.runDue()
    server.courriels.length = 0
  })

  const systeme = { collectivite: ENTRE_DEUX_MERS, role: 'systeme' } as const
  const regler = (regles: Partial<typeof activites.$inferInsert>) =>
    server.deps.database.transaction(systeme, (tx) =>
      tx.update(activites).set(regles).where(eq(activites.id, town.activite)),
    )
  const on = (date: string) => town.creneaux.find((one) => one.date === date)?.id ?? assert.fail(date)
  const enfant = (famille: Famille, rank = 0) => famille.enfants[rank]?.id ?? assert.fail()
  const change =
    (action: Changement['action']) =>
    (creneau: string, child: string, ensemble?: boolean): Changement => ({
      creneau,
      enfant: child,
      action,
      ...(ensemble ? { ensemble } : {}),
    })
  const add = change('ajouter')
  const remove = change('retirer')
  const save = async (client: Client, cellules: Changement[]): Promise<EnregistrementRepondu> => {
    const response = await client.send('POST', '/reservations', { cellules }, { 'idempotency-key': uuid() })
    assert.equal(response.status, 200)
    return (await response.json()) as EnregistrementRepondu
  }
  const said = ({ cellules }: EnregistrementRepondu) =>
    cellules.map(({ etat, rang, refus }) => refus?.code ?? (rang ? `${etat} ${rang}` : etat))
  const cell = async (client: Client, child: string, date: string): Promise<Cellule> => {
    const response = await client.get(`/planning?du=${date}&au=${date}`)
    const { lignes } = (await response.json()) as Planning
    const found = lignes.find((ligne) => ligne.enfant === child)?.cellules[0]
    return found ?? assert.fail(`no cell for ${date}`)
  }
  const mails = async () => {
    server.courriels.length = 0
    await server.deps.queue.runDue()
    return server.courriels
  }

  test('a full day can be waited for: the rank is said, and shown', async () => {
    const [one, two, three] = await Promise.all([1, 2, 3].map(() => createFamille(server, town)))
    assert.ok(one && two && three)
    const day = on('2026-11-18')
    assert.deepEqual(said(await save(one, [add(day, enfant(one))])), ['confirmee'])
    const before = await cell(two, enfant(two), '2026-11-18')
    assert.deepEqual([before.etat, before.motif, before.places, before.attente], ['complet', null, 0, 0])
    const waited = await save(two, [add(day, enfant(two))])
    assert.deepEqual([said(waited), waited.enAttente, waited.prixCentimes], [['en-attente 1'], 1, 0])
    assert.deepEqual(said(await save(three, [add(day, enfant(three))])), ['en-attente 2'])
    const shown = await cell(three, enfant(three), '2026-11-18')
    assert.deepEqual([shown.etat, shown.motif, shown.rang, shown.attente], ['en-attente', null, 2, 2])
    // Leaving the list moves the others up.
    assert.deepEqual(said(await save(two, [remove(day, enfant(two))])), ['annulee'])
    assert.equal((await cell(three, enfant(three), '2026-11-18')).rang, 1)
  })

  test('a freed place goes at once to the first who waits, who is told; nobody passes before', async () => {
    const [one, two, three] = await Promise.all([1, 2, 3].map(() => createFamille(server, town)))
    assert.ok(one && two && three)
    const day = on('2026-11-18')
    for (const who of [one, two, three]) await save(who, [add(day, enfant(who))])
    await mails()
    // The family that gives its place wants it for a brother in the same save: who waits goes first.
    assert.deepEqual(said(await save(one, [remove(day, enfant(one)), add(day, enfant(one, 1))])), [
      'annulee',
      'en-attente 2',
    ])
    assert.equal((await cell(two, enfant(two), '2026-11-18')).etat, 'reserve')
    assert.equal((await cell(three, enfant(three), '2026-11-18')).rang, 1)
    const sent = await mails()
    const told = sent.find((mail) => mail.a === `${two.compte}@exemple.fr`)
    assert.equal(told?.sujet, 'Une place s’est libérée')
    assert.match(
      told?.texte ?? '',
      /Léa\s: L’arbre à paumes, Mercredis \(Journée\), mercredi 18 novembre 2026/,
    )
    assert.ok(sent.every((mail) => mail.a !== `${three.compte}@exemple.fr`))
  })

  test('whoever may no longer have the day is passed over, and keeps waiting', async () => {
    const [one, two, three] = await Promise.all([1, 2, 3].map(() => createFamille(server, town)))
    assert.ok(one && two && three)
    const day = on('2026-11-18')
    for (const who of [one, two, three]) await save(who, [add(day, enfant(who))])
    await server.superuser.execute(
      sql`UPDATE inscriptions SET etat = 'retiree' WHERE enfant_id = ${enfant(two)}`,
    )
    await save(one, [remove(day, enfant(one))])
    assert.equal((await cell(three, enfant(three), '2026-11-18')).etat, 'reserve')
    assert.equal((await cell(two, enfant(two), '2026-11-18')).etat, 'en-attente')
  })

  test('an offered place is confirmed or declined; not confirmed in time it goes to the next', async () => {
    await regler({ confirmationHeures: 24 })
    const [one, two, three] = await Promise.all([1, 2, 3].map(() => createFamille(server, town)))
    assert.ok(one && two && three)
    const day = on('2026-11-18')
    for (const who of [one, two, three]) await save(who, [add(day, enfant(who))])
    await mails()
    await save(one, [remove(day, enfant(one))])
    const offered = await cell(two, enfant(two), '2026-11-18')
    assert.deepEqual(
      [offered.etat, offered.motif, offered.expireLe],
      ['propose', null, '2026-11-04T09:00:00.000Z'],
    )
    const [letter] = (await mails()).filter((mail) => mail.a === `${two.compte}@exemple.fr`)
    assert.match(letter?.texte ?? '', /Confirmez-la avant mercredi 4 novembre à 10\sh\s00/)
    server.clock.set('2026-11-04T09:00:00.001Z')
    assert.deepEqual(said(await save(two, [add(day, enfant(two))])), ['hors-delai'])
    await server.deps.database.transaction(systeme, (tx) =>
      server.deps.queue.send(tx, 'propositions-echues', { collectivite: town.id }),
    )
    const sent = await mails()
    assert.equal((await cell(two, enfant(two), '2026-11-18')).etat, 'complet')
    assert.equal((await cell(three, enfant(three), '2026-11-18')).etat, 'propose')
    assert.match(
      sent.find((mail) => mail.a === `${two.compte}@exemple.fr`)?.sujet ?? '',
      /n’a pas été confirmée/,
    )
    assert.deepEqual(said(await save(three, [add(day, enfant(three))])), ['confirmee'])
    assert.equal((await cell(three, enfant(three), '2026-11-18')).etat, 'reserve')
  })

  test('an activity that the service answers: asked, then accepted or refused with a reason, in one go', async () => {
    await regler({ validation: true })
    await server.superuser.execute(sql`UPDATE creneaux SET capacite = 2`)
    const agent = await createAgent(server, town)
    const stranger = await createAgent(server, other)
    const famille = await createFamille(server, town)
    const day = on('2026-11-18')
    const asked = await save(famille, [add(day, enfant(famille)), add(day, enfant(famille, 1))])
    assert.deepEqual([said(asked), asked.demandees], [['demandee', 'demandee'], 2])
    assert.equal((await cell(famille, enfant(famille), '2026-11-18')).etat, 'demande')
    const { reservations } = (await (await agent.get('/gestion/reservations')).json()) as ReservationsADecider
    assert.deepEqual(
      reservations.map((one) => [one.enfant.prenom, one.famille, one.date, one.places]),
      [
        ['Léa', 'Camille Durand', '2026-11-18', 0],
        ['Noé', 'Camille Durand', '2026-11-18', 0],
      ],
    )
    const ids = reservations.map((one) => one.id)
    const answer = (who: Client, body: object) => who.send('POST', '/gestion/reservations/reponses', body)
    assert.equal((await answer(stranger, { ids, decision: 'confirmee' })).status, 404)
    assert.equal((await answer(famille, { ids, decision: 'confirmee' })).status, 401)
    assert.equal((await answer(agent, { ids, decision: 'refusee' })).status, 422)
    assert.equal((await answer(agent, { ids: [...ids, uuid()], decision: 'confirmee' })).status, 404)
    assert.equal((await cell(famille, enfant(famille), '2026-11-18')).etat, 'demande', 'nothing half done')
    await mails()
    assert.equal((await answer(agent, { ids: ids.slice(0, 1), decision: 'confirmee' })).status, 200)
    const refused = await answer(agent, { ids, decision: 'refusee', motif: 'Sortie complète.' })
    assert.deepEqual(await refused.json(), {
      reponses: [
        { id: ids[0], etat: 'confirmee' },
        { id: ids[1], etat: 'refusee' },
      ],
    })
    const letter = (await mails()).find((mail) => mail.sujet.startsWith('Réponse'))
    assert.match(
      letter?.texte ?? '',
      /Refusé pour Noé[\s\S]*Motif\s: Sortie complète\.[\s\S]*recours gracieux/,
    )
    assert.equal((await cell(famille, enfant(famille), '2026-11-18')).etat, 'reserve')
    assert.equal((await cell(famille, enfant(famille, 1), '2026-11-18')).etat, 'libre')
  })

  test('more places go to who waits; fewer take nobody’s', async () => {
    const agent = await createAgent(server, town)
    const families = await Promise.all([1, 2, 3].map(() => createFamille(server, town)))
    const day = on('2026-11-18')
    for (const who of families) await save(who, [add(day, enfant(who))])
    const set = async (capacite: number, who: Client = agent) => {
      const creneaux = [{ id: day, capacite }]
      return who.send('PUT', '/gestion/creneaux/capacites', { creneaux })
    }
    const more = (await (await set(2)).json()) as CapacitesRepondues
    assert.deepEqual(
      [more.promues, more.creneaux[0]?.occupees, more.creneaux[0]?.enAttente, more.creneaux[0]?.capacite],
      [1, 2, 1, 2],
    )
    const fewer = (await (await set(0)).json()) as CapacitesRepondues
    assert.deepEqual([fewer.promues, fewer.creneaux[0]?.occupees], [0, 2])
    const url = `/gestion/creneaux?structure=${town.structure}&du=2026-11-16&au=2026-11-20`
    const listed = (await (await agent.get(url)).json()) as CreneauxService
    assert.deepEqual(
      listed.creneaux.map((one) => [one.date, one.activite.nom, one.unite, one.capacite, one.occupees]),
      [['2026-11-18', 'Mercredis', 'Journée', 0, 2]],
    )
    const stranger = await createAgent(server, other)
    assert.equal((await stranger.get(url)).status, 404)
    assert.equal((await set(9, stranger)).status, 404)
    assert.equal((await set(9, families[0])).status, 401)
  })

  test('« ensemble ou rien »: every day with a place, or nothing changes; each says why', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => createFamille(server, town)))
    assert.ok(one && two)
    await save(one, [add(on('2026-11-18'), enfant(one))])
    await save(two, [add(on('2026-12-02'), enfant(two))])
    // Gives up 2 December only for both children on the 18th and the 25th: the 18th is full.
    const tied = await save(two, [
      remove(on('2026-12-02'), enfant(two), true),
      add(on('2026-11-18'), enfant(two), true),
      add(on('2026-11-25'), enfant(two), true),
      add(on('2026-12-09'), enfant(two)),
    ])
    assert.deepEqual(said(tied), ['ensemble', 'complet', 'ensemble', 'confirmee'])
    assert.equal((await cell(two, enfant(two), '2026-12-02')).etat, 'reserve')
    assert.equal((await cell(two, enfant(two), '2026-11-25')).etat, 'libre')
    const done = await save(two, [
      remove(on('2026-12-02'), enfant(two), true),
      add(on('2026-11-25'), enfant(two), true),
    ])
    assert.deepEqual(said(done), ['annulee', 'confirmee'])
  })

  test('a cap by the week, an age group, a missing document, an earlier opening for residents: each says why', async () => {
    const famille = await createFamille(server, town)
    const [thursday, small, later] = [uuid(), uuid(), uuid()]
    const autumn = { id: uuid(), nom: 'Hiver', debut: '2027-01-01', fin: '2027-02-28' }
    await server.deps.database.transaction(systeme, async (tx) => {
      const own = { collectiviteId: town.id, activiteId: town.activite }
      await tx.insert(periodes).values({
        ...own,
        ...autumn,
        ouverture: new Date('2026-12-01T07:00:00Z'),
        ouvertureResidents: new Date('2026-11-02T07:00:00Z'),
      })
      const common = { ...own, unite: 'journee', capacite: 5 }
      await tx.insert(creneaux).values([
        { ...common, id: thursday, periodeId: town.periode, date: '2026-11-19', fin: '2026-11-19' },
        {
          ...common,
          id: small,
          periodeId: town.periode,
          date: '2026-11-20',
          fin: '2026-11-20',
          groupe: 'petits',
        },
        { ...common, id: later, periodeId: autumn.id, date: '2027-01-13', fin: '2027-01-13' },
      ])
    })
    await regler({
      plafonds: [{ par: 'semaine', nombre: 1 }],
      groupes: [{ code: 'petits', nom: '3-5 ans', ageMin: 3, ageMax: 5 }],
    })
    const capped = await save(famille, [
      add(on('2026-11-18'), enfant(famille)),
      add(thursday, enfant(famille)),
    ])
    assert.deepEqual(said(capped), ['confirmee', 'plafond'])
    assert.match(capped.cellules[1]?.refus?.message ?? '', /Léa a déjà .*1 jour au plus par semaine/)
    assert.equal((await cell(famille, enfant(famille), '2026-11-19')).motif, 'plafond')
    const old = await save(famille, [add(small, enfant(famille))])
    assert.deepEqual(said(old), ['age'])
    assert.match(old.cellules[0]?.refus?.message ?? '', /de 3 à 5 ans/)

    // Targon is where the family lives.
    assert.deepEqual(said(await save(famille, [add(later, enfant(famille))])), ['pas-encore-ouvert'])
    await server.deps.database.owner
      .update(collectivites)
      .set({ communes: ['TARGON', 'Saint-Léon'] })
      .where(eq(collectivites.id, town.id))
    assert.deepEqual(said(await save(famille, [add(later, enfant(famille))])), ['confirmee'])

    await server.deps.database.transaction(systeme, (tx) =>
      tx.insert(pieces).values({
        collectiviteId: town.id,
        id: uuid(),
        nom: 'Fiche sanitaire',
        portee: 'enfant',
        obligatoire: true,
        bloqueReservation: true,
      }),
    )
    const blocked = await save(famille, [add(on('2026-12-09'), enfant(famille))])
    assert.deepEqual(said(blocked), ['piece-manquante'])
    assert.match(blocked.cellules[0]?.refus?.message ?? '', /« Mes documents » : Fiche sanitaire/)
    await server.superuser.execute(sql`DELETE FROM pieces`)
  })

  test('a sejour is one place over several days, shown on each of its weeks', async () => {
    const famille = await createFamille(server, town)
    const sejour = uuid()
    await server.deps.database.transaction(systeme, (tx) =>
      tx.insert(creneaux).values({
        collectiviteId: town.id,
        activiteId: town.activite,
        id: sejour,
        periodeId: town.periode,
        date: '2026-12-19',
        fin: '2026-12-23',
        unite: 'journee',
        capacite: 1,
      }),
    )
    assert.deepEqual(said(await save(famille, [add(sejour, enfant(famille))])), ['confirmee'])
    const overlapping = await save(famille, [add(on('2026-12-23'), enfant(famille))])
    assert.deepEqual(said(overlapping), ['conflit-unite'])
    for (const week of ['du=2026-12-14&au=2026-12-20', 'du=2026-12-21&au=2026-12-22']) {
      const { lignes } = (await (await famille.get(`/planning?${week}`)).json()) as Planning
      const found = lignes[0]?.cellules.find((one) => one.creneau === sejour)
      assert.deepEqual([found?.etat, found?.date, found?.fin], ['reserve', '2026-12-19', '2026-12-23'], week)
    }
  })

  test('a price by quotient familial is that of the family, and is explained', async () => {
    const famille = await createFamille(server, town)
    await server.deps.database.transaction(systeme, (tx) =>
      setTarif(tx, town, {
        ...forfait(0),
        base: {
          type: 'tranches',
          tranches: [
            { jusquA: 600, prixCentimes: 500 },
            { jusquA: 900, prixCentimes: 700 },
            { jusquA: null, prixCentimes: 1100 },
          ],
        },
      }),
    )
    assert.equal((await save(famille, [add(on('2026-11-18'), enfant(famille))])).prixCentimes, 700)
    await server.superuser.execute(
      sql`UPDATE foyers SET quotient_familial = NULL WHERE id = ${famille.foyer}`,
    )
    assert.equal((await save(famille, [add(on('2026-11-25'), enfant(famille))])).prixCentimes, 1100)
    const { lignes } = (await (await famille.get('/planning?du=2026-11-16&au=2026-11-20')).json()) as Planning
    assert.match(lignes[0]?.prixExplication ?? '', /QF non renseigné → tarif le plus élevé\u00a0: 11,00/)
    // What was booked keeps its price.
    assert.equal((await cell(famille, enfant(famille), '2026-11-18')).prixCentimes, 700)
    await server.deps.database.transaction(systeme, (tx) => setTarif(tx, town, forfait(940)))
  })
})
