import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { FamilleGeree } from '@inoe/contract/gardes'
import { asc, eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { asSysteme } from '../../test/billing.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  connecter,
  createAgent,
  createFamille,
  createTown,
  type Town,
} from '../../test/towns.ts'
import { comptes } from '../comptes/tables.ts'
import { mensualiteDe, moisDe } from '../contrats/mensualites.ts'
import { minutesDe } from '../contrats/rules.ts'
import { contrats, contratsFactures, heuresOccasionnelles } from '../contrats/tables.ts'
import { foyersEnfants, responsables } from '../foyers/tables.ts'
import { inscriptions } from '../inscriptions/tables.ts'

type Ligne = typeof contrats.$inferSelect
const SEMAINE = [{ jour: 1, debut: '08:00', fin: '18:00' }]

describe('A contract of a child whose home changes', () => {
  let server: TestServer
  let town: Town
  let agent: Client
  let towns = 0
  before(async () => {
    server = await openTestServer()
    server.clock.set('2026-11-03T08:00:00Z')
  })
  after(() => server.close())
  beforeEach(async () => {
    town = await createTown(server, `contrats-${towns++}`)
    agent = await createAgent(server, town)
  })

  const systeme = <T>(work: Parameters<typeof asSysteme<T>>[2]) => asSysteme<T>(server, town.id, work)
  const lettres = async (courriel: string) => {
    await server.deps.queue.runDue()
    return server.courriels.filter((one) => one.a === courriel)
  }
  /** Two adults of one file, each with a login; the child has a contract. */
  const couple = async (more: Partial<Ligne> = {}) => {
    const reste = await createFamille(server, town, { prenoms: ['Léa'] })
    const enfant = reste.enfants[0]?.id ?? ''
    const own = { collectiviteId: town.id }
    const [responsable, compte, contrat] = [uuid(), uuid(), uuid()]
    const courriel = `${compte}@exemple.fr`
    await systeme(async (tx) => {
      await tx
        .insert(comptes)
        .values({ ...own, id: compte, courriel, foyerId: reste.foyer, confirmeLe: server.clock.now() })
      await tx.insert(responsables).values({
        ...own,
        id: responsable,
        foyerId: reste.foyer,
        nom: 'Petit',
        prenom: 'Julien',
        courriel,
        ordre: 1,
      })
      await tx.insert(contrats).values({
        ...own,
        id: contrat,
        foyerId: reste.foyer,
        enfantId: enfant,
        structureId: town.structure,
        activiteId: town.activite,
        debut: '2026-09-01',
        fin: '2027-07-31',
        semaine: SEMAINE,
        etat: 'accepte',
        demandeLe: server.clock.now(),
        demandePar: reste.compte,
        ...more,
      })
    })
    return { reste, enfant, responsable, compte, courriel, contrat }
  }
  type Couple = Awaited<ReturnType<typeof couple>>
  const separer = (
    { reste, enfant, responsable }: Couple,
    sort: string | undefined,
    { depuis = '2026-12-01', destin = 'part' } = {},
  ) =>
    agent.send('POST', `/gestion/familles/${reste.foyer}/separation`, {
      responsable,
      motif: 'Séparation le 1er décembre',
      depuis,
      enfants: [{ enfant, destin, ...(sort ? { contrats: sort } : {}) }],
    })
  const contratsDe = (enfant: string) =>
    systeme<Ligne[]>((tx) =>
      tx.select().from(contrats).where(eq(contrats.enfantId, enfant)).orderBy(asc(contrats.debut)),
    )
  const facturer = (contrat: string, mois: string, minutes: number) =>
    systeme((tx) =>
      tx
        .insert(contratsFactures)
        .values({ collectiviteId: town.id, contratId: contrat, mois, ligneId: uuid(), minutes }),
    )
  const detailOf = async (answer: Response) => ((await answer.json()) as { detail: string }).detail
  const heuresLe = (one: Couple, date: string) =>
    systeme((tx) =>
      tx.insert(heuresOccasionnelles).values({
        collectiviteId: town.id,
        id: uuid(),
        contratId: one.contrat,
        foyerId: one.reste.foyer,
        enfantId: one.enfant,
        structureId: town.structure,
        date,
        debut: '18:00',
        fin: '19:00',
        etat: 'accepte',
        demandeLe: server.clock.now(),
        demandePar: one.reste.compte,
      }),
    )

  test('is said to who separates, and must be decided before the child leaves', async () => {
    const one = await couple()
    const famille = (await (await agent.get(`/gestion/familles/${one.reste.foyer}`)).json()) as FamilleGeree
    assert.deepEqual(famille.enfants[0]?.contrats, [
      { activite: 'Mercredis', debut: '2026-09-01', fin: '2027-07-31' },
    ])
    const answer = await separer(one, undefined)
    assert.equal(answer.status, 409)
    assert.match(await detailOf(answer), /choisissez de le terminer ou de le faire reprendre/)
    assert.deepEqual(
      (await contratsDe(one.enfant)).map(({ fin }) => fin),
      ['2027-07-31'],
    )
    // With both homes, this one may keep it.
    assert.equal((await separer(one, undefined, { destin: 'deux' })).status, 201)
    assert.deepEqual(
      (await contratsDe(one.enfant)).map(({ fin, foyerId }) => [fin, foyerId]),
      [['2027-07-31', one.reste.foyer]],
    )
  })

  test('ends the day before, with the hours beside it that come later; the last month settles what was billed', async () => {
    const one = await couple()
    await heuresLe(one, '2026-11-16')
    await heuresLe(one, '2026-12-14')
    const [billed = 0] = [2400]
    for (const mois of ['2026-09', '2026-10']) await facturer(one.contrat, mois, billed)
    assert.equal((await separer(one, 'finir')).status, 201)
    const [ended, ...more] = await contratsDe(one.enfant)
    assert.deepEqual(
      [ended?.fin, ended?.etat, ended?.foyerId, ended?.reponse, more.length],
      ['2026-11-30', 'accepte', one.reste.foyer, 'Séparation le 1er décembre', 0],
    )
    const hours = await systeme<{ date: string; etat: string }[]>((tx) =>
      tx.select().from(heuresOccasionnelles).orderBy(asc(heuresOccasionnelles.date)),
    )
    assert.deepEqual(
      hours.map(({ date, etat }) => [date, etat]),
      [
        ['2026-11-16', 'accepte'],
        ['2026-12-14', 'refuse'],
      ],
    )
    // November settles: over the three months, each hour of the span that was kept is billed once.
    const kept = { debut: ended?.debut ?? '', fin: ended?.fin ?? '', semaine: SEMAINE }
    const factures = new Map([
      ['2026-09', billed],
      ['2026-10', billed],
    ])
    const due = mensualiteDe({ ...kept, factures }, '2026-11', () => false)
    const mondays = 13
    assert.equal((due?.minutes ?? 0) + 2 * billed, mondays * minutesDe({ debut: '08:00', fin: '18:00' }))
    assert.deepEqual(moisDe(kept), ['2026-09', '2026-10', '2026-11'])
    const [letter] = (await lettres(`${one.reste.compte}@exemple.fr`)).filter((l) =>
      /Fin de contrat/.test(l.sujet),
    )
    assert.match(letter?.texte ?? '', /30 novembre 2026/)
    assert.match(letter?.texte ?? '', /Séparation le 1er décembre/)
  })

  test('follows the child: the same hours in the new file from that day, which has the enrolment and is billed for them', async () => {
    const one = await couple()
    await heuresLe(one, '2026-12-14')
    assert.equal((await separer(one, 'suivre')).status, 201)
    const [former, next, ...more] = await contratsDe(one.enfant)
    const back = await connecter(server, town.id, one.compte)
    const [home] = await systeme<{ foyer: string | null }[]>((tx) =>
      tx.select({ foyer: comptes.foyerId }).from(comptes).where(eq(comptes.id, one.compte)),
    )
    assert.deepEqual(
      [former?.foyerId, former?.debut, former?.fin],
      [one.reste.foyer, '2026-09-01', '2026-11-30'],
    )
    assert.deepEqual(
      [next?.foyerId, next?.debut, next?.fin, next?.etat, next?.semaine, more.length],
      [home?.foyer, '2026-12-01', '2027-07-31', 'accepte', SEMAINE, 0],
    )
    const [hours] = await systeme<{ contratId: string; foyerId: string; etat: string }[]>((tx) =>
      tx.select().from(heuresOccasionnelles),
    )
    assert.deepEqual([hours?.contratId, hours?.foyerId, hours?.etat], [next?.id, home?.foyer, 'accepte'])
    const given = await systeme<{ foyer: string }[]>((tx) =>
      tx
        .select({ foyer: inscriptions.foyerId })
        .from(inscriptions)
        .where(eq(inscriptions.enfantId, one.enfant)),
    )
    assert.ok(given.some(({ foyer }) => foyer === home?.foyer))
    assert.match(await (await back.get('/contrats')).text(), /2027-07-31/)
    const theirs = await lettres(one.courriel)
    assert.ok(theirs.some((l) => /Contrat repris/.test(l.sujet) && !/Camille|Vignes/.test(l.texte)))
    // The one who stays is not told where it goes on.
    const ours = (await lettres(`${one.reste.compte}@exemple.fr`)).filter((l) => /contrat/i.test(l.sujet))
    assert.deepEqual(
      ours.map((l) => /repris|Julien/.test(l.texte)),
      [false],
    )
  })

  test('one that has not begun is only moved, or never begins; a request that waits goes on waiting in the new file', async () => {
    const later = await couple({ debut: '2027-01-04' })
    assert.equal((await separer(later, 'suivre')).status, 201)
    assert.deepEqual(
      (await contratsDe(later.enfant))
        .map(({ debut, etat, foyerId }) => [debut, etat, foyerId === later.reste.foyer])
        .sort(),
      [
        ['2027-01-04', 'accepte', false],
        ['2027-01-04', 'refuse', true],
      ],
    )
    const never = await couple({ debut: '2027-01-04' })
    assert.equal((await separer(never, 'finir')).status, 201)
    assert.deepEqual(
      (await contratsDe(never.enfant)).map(({ etat }) => etat),
      ['refuse'],
    )
    const asked = await couple({ etat: 'demande' })
    assert.equal((await separer(asked, 'suivre')).status, 201)
    assert.deepEqual(
      (await contratsDe(asked.enfant))
        .map(({ etat, foyerId }) => [etat, foyerId === asked.reste.foyer])
        .sort(),
      [
        ['demande', false],
        ['refuse', true],
      ],
    )
  })

  test('is not ended in a month that is billed: nothing would settle its hours; the first day that can be is said', async () => {
    const one = await couple()
    await facturer(one.contrat, '2026-11', 2400)
    for (const sort of ['finir', 'suivre']) {
      const answer = await separer(one, sort)
      assert.equal(answer.status, 409)
      assert.match(await detailOf(answer), /facturé jusqu’à novembre 2026.*2 décembre 2026/)
    }
    assert.equal((await contratsDe(one.enfant)).length, 1)
    assert.equal((await separer(one, 'suivre', { depuis: '2026-12-02' })).status, 201)
    assert.deepEqual(
      (await contratsDe(one.enfant)).map(({ fin }) => fin),
      ['2026-12-01', '2027-07-31'],
    )
  })

  test('of a child taken out of one of two homes is left, ended, or carried on by the other', async () => {
    for (const sort of ['laisser', 'finir', 'suivre'] as const) {
      const one = await couple()
      const autre = await createFamille(server, town, { prenoms: [] })
      await systeme((tx) =>
        tx
          .insert(foyersEnfants)
          .values({ collectiviteId: town.id, foyerId: autre.foyer, enfantId: one.enfant }),
      )
      const answer = await agent.send(
        'POST',
        `/gestion/familles/${one.reste.foyer}/enfants/${one.enfant}/retrait`,
        { motif: 'Jugement', jours: 'laisser', contrats: sort },
      )
      assert.equal(answer.status, 200, await answer.clone().text())
      assert.deepEqual(
        (await contratsDe(one.enfant)).map(({ foyerId, debut, fin }) => [foyerId, debut, fin]),
        {
          laisser: [[one.reste.foyer, '2026-09-01', '2027-07-31']],
          finir: [[one.reste.foyer, '2026-09-01', '2026-11-02']],
          suivre: [
            [one.reste.foyer, '2026-09-01', '2026-11-02'],
            [autre.foyer, '2026-11-03', '2027-07-31'],
          ],
        }[sort],
        sort,
      )
    }
  })
})
