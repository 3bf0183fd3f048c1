import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Probleme } from '@inoe/contract/erreurs'
import type { EnregistrementRepondu, Planning } from '@inoe/contract/reservations'
import type { Catalogue } from '@inoe/contract/structures'
import type { NouveauTarif, PrixSimules, RegleTarif, Tarif, Tarifs } from '@inoe/contract/tarifs'
import { eq, sql } from 'drizzle-orm'
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
import { collectivites } from '../collectivites/tables.ts'
import { activites } from '../structures/tables.ts'
import { forfait } from './forfait.ts'
import { rangsDe, situationsDe, tarificationOf } from './store.ts'
import { tarifs } from './tables.ts'

const PAR_TRANCHES: RegleTarif = {
  ...forfait(0),
  base: {
    type: 'tranches',
    tranches: [
      { jusquA: 600, prixCentimes: 500 },
      { jusquA: 900, prixCentimes: 700 },
      { jusquA: null, prixCentimes: 1100 },
    ],
  },
  nonResident: { type: 'majoration', variation: { type: 'pourcent', valeur: '30' } },
  fratrie: [{ type: 'pourcent', valeur: '20' }],
}
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('Prices', () => {
  let server: TestServer
  let town: Town
  let other: Town
  let agent: Client
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS, { capacite: 20 })
    other = await createTown(server, CONTREXEVILLE)
    agent = await createAgent(server, town)
    await server.deps.database.owner
      .update(collectivites)
      .set({ communes: ['Targon'] })
      .where(eq(collectivites.id, town.id))
  })
  after(() => server.close())
  beforeEach(async () => {
    await server.superuser.execute(sql`DELETE FROM tarifs`)
    await asSysteme(server, town.id, (tx) => setTarif(tx, town, PAR_TRANCHES))
    await asSysteme(server, other.id, (tx) => setTarif(tx, other, forfait(940)))
  })

  const url = (route: string) => `/api/${town.id}${route}`
  const simulate = (query: Record<string, string>, headers?: Record<string, string>) =>
    server.app.request(
      url(`/tarifs/simulation?${new URLSearchParams({ activite: town.activite, ...query })}`),
      headers ? { headers } : {},
    )
  const simulated = async (query: Record<string, string>) => {
    const answer = await simulate(query)
    assert.equal(answer.status, 200)
    const { prix } = (await answer.json()) as PrixSimules
    return prix.map(({ unite, par, prix: one }) => [unite, par, one.centimes, one.lignes.map(plain)])
  }
  const nouveau = (change: Partial<NouveauTarif> = {}): NouveauTarif => ({
    activite: town.activite,
    unite: 'journee',
    debut: '2026-12-01',
    regle: forfait(1000),
    ...change,
  })
  const refused = async (answer: Response, status: number, code: string) => {
    assert.equal(answer.status, status)
    const problem = (await answer.json()) as Probleme
    assert.equal(problem.code, code)
    return (problem.errors ?? []).map((one) => one.champ)
  }

  test('are simulated by anybody, with their explanation, and may be cached', async () => {
    assert.deepEqual(await simulated({ quotientFamilial: '742', enfants: '3', rang: '2', resident: 'non' }), [
      [
        'journee',
        'unite',
        728,
        ['QF 742 → tranche 2 : 7,00 €', 'Hors territoire : +30 % → 9,10 €', '2e enfant : −20 % → 7,28 €'],
      ],
    ])
    assert.deepEqual(await simulated({}), [
      ['journee', 'unite', 1100, ['QF non renseigné → tarif le plus élevé : 11,00 €']],
    ])
    assert.match((await simulate({})).headers.get('cache-control') ?? '', /^public, max-age=/)
    assert.equal((await simulate({})).headers.get('set-cookie'), null)
  })

  test('of what makes no sense are refused, field by field; another town’s activity is not there', async () => {
    for (const quotientFamilial of ['-1', '1000000000', 'beaucoup', '7.5', ''])
      assert.deepEqual(await refused(await simulate({ quotientFamilial }), 400, 'requete-invalide'), [
        'quotientFamilial',
      ])
    assert.deepEqual(
      await refused(await simulate({ rang: '3', enfants: '2', aeeh: '4' }), 400, 'requete-invalide'),
      ['rang', 'aeeh'],
    )
    assert.deepEqual(await refused(await simulate({ rang: '2' }), 400, 'requete-invalide'), ['rang'])
    await refused(await simulate({ activite: other.activite }), 404, 'introuvable')
    await refused(await simulate({ activite: uuid() }), 404, 'introuvable')
  })

  test('by the national rates are those of the day, for a contract by the hour', async () => {
    await asSysteme(server, town.id, async (tx) => {
      await tx.update(activites).set({ mode: 'contrat' }).where(eq(activites.id, town.activite))
      const cnaf: RegleTarif = { ...forfait(0), par: 'heure', base: { type: 'cnaf', accueil: 'collectif' } }
      await setTarif(tx, town, cnaf, { unite: '' })
    })
    const at = async (date: string) => (await simulated({ date, ressourcesMensuelles: '9000' }))[0]
    assert.deepEqual((await at('2026-09-01'))?.slice(0, 3), ['', 'heure', 526])
    // 7,000 € and 6,000 €: the ceilings of their time. Before the first known: the first.
    assert.deepEqual((await at('2025-08-31'))?.[2], 433)
    assert.deepEqual((await at('2024-01-01'))?.[2], 371)
    assert.deepEqual((await at('2019-01-01'))?.[2], 371)
    // Floors: 801 € in 2025, 814.62 € since 2026.
    const poor = async (date: string) =>
      (await simulated({ date, ressourcesMensuelles: '0' }))[0]?.[3]?.toString() ?? ''
    assert.match(await poor('2025-12-31'), /plancher de 801,00 €/)
    assert.match(await poor('2026-01-01'), /plancher de 814,62 €/)
    await asSysteme(server, town.id, (tx) =>
      tx.update(activites).set({ mode: 'jour' }).where(eq(activites.id, town.activite)),
    )
  })

  test('are the same on the planning, when saved and simulated: by child, by rank, by the day’s rule', async () => {
    const famille = await createFamille(server, town)
    await asSysteme(server, town.id, (tx) => setTarif(tx, town, forfait(1300), { debut: '2026-11-25' }))
    const { lignes } = (await (await famille.get('/planning?du=2026-11-16&au=2026-11-29')).json()) as Planning
    assert.deepEqual(
      lignes.map((ligne) => [
        ligne.prixCentimes,
        plain(ligne.prixExplication),
        ligne.cellules.map((one) => one.prixCentimes),
      ]),
      [
        [700, 'QF 742 → tranche 2 : 7,00 €. À partir du 25 novembre 2026 : 13,00 €', [700, 1300]],
        [
          560,
          'QF 742 → tranche 2 : 7,00 € ; 2e enfant : −20 % → 5,60 €. À partir du 25 novembre 2026 : 13,00 €',
          [560, 1300],
        ],
      ],
    )
    const cellules = famille.enfants.flatMap(({ id }) =>
      ['2026-11-18', '2026-11-25'].map((date) => ({
        creneau: town.creneaux.find((one) => one.date === date)?.id,
        enfant: id,
        action: 'ajouter',
      })),
    )
    const saved = (await (
      await famille.send('POST', '/reservations', { cellules })
    ).json()) as EnregistrementRepondu
    assert.deepEqual(
      saved.cellules.map((one) => one.prixCentimes),
      [700, 1300, 560, 1300],
    )
    assert.equal(saved.prixCentimes, 3860)
    assert.equal(
      (await simulated({ date: '2026-11-18', quotientFamilial: '742', enfants: '2', rang: '2' }))[0]?.[2],
      560,
    )
    // A change of rule or of quotient alters nothing that was saved.
    await asSysteme(server, town.id, (tx) => setTarif(tx, town, forfait(1)))
    const later = (await (await famille.get('/planning?du=2026-11-16&au=2026-11-22')).json()) as Planning
    assert.deepEqual(
      later.lignes.map((ligne) => ligne.cellules[0]?.prixCentimes),
      [700, 560],
    )
  })

  test('are summed up in the catalogue, with the highest', async () => {
    const { structures } = (await (await server.app.request(url('/catalogue'))).json()) as Catalogue
    const unite = structures[0]?.activites[0]?.unites[0]
    assert.deepEqual([unite?.prixCentimes, unite?.tranches.length], [1100, 3])
    assert.deepEqual(unite?.tarif.slice(0, 4).map(plain), [
      'QF jusqu’à 600 : 5,00 €',
      'QF de 601 à 900 : 7,00 €',
      'QF au-delà de 900 : 11,00 €',
      'Hors territoire : +30 %',
    ])
  })

  test('depend on the family’s file: children in charge and AEEH said there, else counted; commune; rank by age', async () => {
    const famille = await createFamille(server, town, { prenoms: ['Léa', 'Noé', 'Zoé'] })
    const ailleurs = await createFamille(server, town, { prenoms: ['Max'], enrolled: false })
    await server.superuser.execute(sql`UPDATE foyers SET commune = 'Bordeaux', revenus_centimes = 3000000,
      enfants_a_charge = 4, enfants_aeeh = 1, quotient_familial = NULL WHERE id = ${ailleurs.foyer}`)
    // The eldest is not enrolled in that service: it counts for nothing there.
    await server.superuser.execute(
      sql`UPDATE inscriptions SET etat = 'retiree' WHERE enfant_id = ${famille.enfants[0]?.id}`,
    )
    const read = await asSysteme<{ situations: Map<string, unknown>; rangs: Map<string, number> }>(
      server,
      town.id,
      async (tx) => ({
        situations: await situationsDe(tx, town.id, [famille.foyer, ailleurs.foyer]),
        rangs: await rangsDe(tx, town.id, town.structure, [famille.foyer]),
      }),
    )
    assert.deepEqual(read.situations.get(famille.foyer), {
      quotientFamilial: 742,
      ressourcesCentimes: null,
      enfantsACharge: 3,
      enfantsAeeh: 0,
      resident: true,
    })
    assert.deepEqual(
      famille.enfants.map(({ id }) => read.rangs.get(`${famille.foyer} ${id}`)),
      [1, 1, 2],
    )
    assert.deepEqual(read.situations.get(ailleurs.foyer), {
      quotientFamilial: null,
      ressourcesCentimes: 3_000_000,
      enfantsACharge: 4,
      enfantsAeeh: 1,
      resident: false,
    })
  })

  test('a rule is in force from its day until the next of its unit begins', async () => {
    await asSysteme(server, town.id, async (tx) => {
      await setTarif(tx, town, forfait(1), { debut: '2026-10-01' })
      await setTarif(tx, town, forfait(2), { debut: '2026-11-01' })
    })
    const read = await asSysteme<Awaited<ReturnType<typeof tarificationOf>>>(server, town.id, (tx) =>
      tarificationOf(tx, town.id, [town.activite]),
    )
    const on = (date: string) => read.regle(town.activite, 'journee', date)?.base
    assert.deepEqual(on('1999-12-31'), undefined)
    assert.equal(on('2026-09-30')?.type, 'tranches')
    assert.deepEqual(on('2026-10-01'), { type: 'forfait', centimes: 1 })
    assert.deepEqual(on('2026-10-31'), { type: 'forfait', centimes: 1 })
    assert.deepEqual(on('2026-11-01'), { type: 'forfait', centimes: 2 })
    assert.equal(read.regle(town.activite, 'matin', '2026-11-01'), undefined)
  })

  describe('set by an agent', () => {
    const add = (body: unknown, headers?: Record<string, string>) =>
      agent.send('POST', '/gestion/tarifs', body, headers)
    const list = async () => ((await (await agent.get('/gestion/tarifs')).json()) as Tarifs).tarifs

    test('are listed in French, replaced when of the same day, taken back before they begin', async () => {
      const made = (await (await add(nouveau())).json()) as Tarif
      assert.deepEqual(
        (await list()).map(({ debut, resume }) => [debut, plain(resume[0] ?? '')]),
        [
          ['2000-01-01', 'QF jusqu’à 600 : 5,00 €'],
          ['2026-12-01', 'Tarif unique : 10,00 €'],
        ],
      )
      assert.equal((await add(nouveau({ regle: forfait(1200) }))).status, 201)
      assert.deepEqual(
        (await list()).map((one) => plain(one.resume[0] ?? '')),
        ['QF jusqu’à 600 : 5,00 €', 'Tarif unique : 12,00 €'],
      )
      assert.equal((await agent.send('DELETE', `/gestion/tarifs/${made.id}`)).status, 204)
      const [first] = await list()
      await refused(await agent.send('DELETE', `/gestion/tarifs/${first?.id}`), 409, 'tarif-deja-facture')
      assert.equal((await list()).length, 1)
    })

    test('once per Idempotency-Key', async () => {
      const key = { 'idempotency-key': uuid() }
      const first = (await (await add(nouveau(), key)).json()) as Tarif
      await asSysteme(server, town.id, (tx) => tx.delete(tarifs).where(eq(tarifs.id, first.id)))
      assert.deepEqual(await (await add(nouveau(), key)).json(), first)
      assert.equal((await list()).length, 1)
    })

    test('are refused when they make no sense, with what to correct', async () => {
      const regle: RegleTarif = {
        ...PAR_TRANCHES,
        base: { type: 'tranches', tranches: [{ jusquA: 600, prixCentimes: 500 }] },
        fratrie: [{ type: 'pourcent', valeur: '120' }],
      }
      assert.deepEqual(await refused(await add(nouveau({ regle, unite: 'soir' })), 422, 'tarif-incoherent'), [
        'unite',
        'regle.base.tranches.0.jusquA',
        'regle.fratrie.0.valeur',
      ])
      assert.deepEqual(await refused(await add(nouveau({ unite: '' })), 422, 'tarif-incoherent'), ['unite'])
      const negative = { ...forfait(0), base: { type: 'forfait', centimes: -1 } }
      await refused(await add({ ...nouveau(), regle: negative }), 400, 'requete-invalide')
      assert.equal((await list()).length, 1)
    })

    test('never change a day that is billed', async () => {
      const famille = await createFamille(server, town)
      const [booked] = await book(server, town, famille, famille.enfants[0]?.id ?? '', ['2026-10-14'])
      assert.equal((await add(nouveau({ debut: '2026-10-14' }))).status, 201)
      await server.superuser.execute(
        sql`UPDATE reservations SET ligne_id = ${uuid()}::uuid WHERE id = ${booked}`,
      )
      assert.deepEqual(
        await refused(
          await add(nouveau({ debut: '2026-10-14', regle: forfait(1) })),
          409,
          'tarif-deja-facture',
        ),
        ['debut'],
      )
      assert.equal((await add(nouveau({ debut: '2026-10-15' }))).status, 201)
      await server.superuser.execute(sql`DELETE FROM reservations`)
    })

    test('are only of the structures that the agent answers for', async () => {
      const elsewhere = await createAgent(server, town, [await addService(server, town, null)])
      assert.deepEqual(await (await elsewhere.get('/gestion/tarifs')).json(), { tarifs: [] })
      await refused(await elsewhere.send('POST', '/gestion/tarifs', nouveau()), 404, 'introuvable')
      const made = (await (await add(nouveau())).json()) as Tarif
      await refused(await elsewhere.send('DELETE', `/gestion/tarifs/${made.id}`), 404, 'introuvable')
      await refused(await add(nouveau({ activite: other.activite })), 404, 'introuvable')
      const famille = await createFamille(server, town)
      for (const asked of [
        famille.get('/gestion/tarifs'),
        famille.send('POST', '/gestion/tarifs', nouveau()),
      ])
        await refused(await asked, 401, 'non-connecte')
      assert.equal((await list()).length, 2)
    })
  })
})
