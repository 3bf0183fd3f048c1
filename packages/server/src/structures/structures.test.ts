import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Catalogue } from '@inoe/contract/structures'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { CONTREXEVILLE, createTown, ENTRE_DEUX_MERS, ORIGIN, type Town } from '../../test/towns.ts'
import { lire } from '../database/lecture.ts'
import { prochaineOuverture } from './tableau.ts'
import { activites, structures } from './tables.ts'

describe('The catalogue', () => {
  let server: TestServer
  let town: Town
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    await createTown(server, CONTREXEVILLE)
  })
  after(() => server.close())

  const read = (headers: Record<string, string> = {}, id = ENTRE_DEUX_MERS) =>
    server.app.request(`/api/${id}/catalogue`, { headers })

  test('is read without an account: services, prices, notice in French, periods with their state', async () => {
    const response = await read()
    assert.equal(response.status, 200)
    const { structures: found } = (await response.json()) as Catalogue
    assert.deepEqual(
      found.map((one) => one.id),
      [town.structure],
    )
    const [activite] = found[0]?.activites ?? []
    assert.equal(activite?.id, town.activite)
    assert.deepEqual(activite?.unites, [
      {
        code: 'journee',
        nom: 'Journée',
        horaires: '',
        prixCentimes: 940,
        tranches: [],
        tarif: [
          'Tarif unique\u00a0: 9,40\u00a0€',
          'Absence justifiée\u00a0: non facturée',
          'Absence non justifiée\u00a0: facturée',
        ],
      },
    ])
    assert.match(activite?.delaiReservation ?? '', /2 jours ouvrés avant/)
    assert.deepEqual(activite?.periodes[0], {
      id: town.periode,
      nom: 'Septembre à décembre 2026',
      debut: '2026-09-01',
      fin: '2026-12-31',
      ouverture: '2026-07-27T07:00:00.000Z',
      ouvertureResidents: null,
      fermeture: null,
      etat: 'ouverte',
    })
  })

  test('is cached by anyone, told apart by its ETag, and by origin', async () => {
    const first = await read({ origin: ORIGIN })
    assert.equal(first.headers.get('cache-control'), 'public, max-age=30')
    assert.match(first.headers.get('vary') ?? '', /origin/i)
    const etag = first.headers.get('etag') ?? ''
    const again = await read({ origin: ORIGIN, 'if-none-match': `W/${etag}` })
    assert.equal(again.status, 304)
    assert.equal(await again.text(), '')
    assert.equal(again.headers.get('access-control-allow-origin'), ORIGIN)
    server.clock.set('2026-07-01T00:00:00Z')
    assert.equal(
      (await read({ 'if-none-match': etag })).status,
      200,
      'the period is not open yet: another answer',
    )
    server.clock.set('2026-11-03T09:00:00Z')
  })

  test('never shows another town', async () => {
    const there = (await (await read({}, CONTREXEVILLE)).json()) as Catalogue
    assert.equal(there.structures.length, 1)
    assert.notEqual(there.structures[0]?.id, town.structure)
    assert.equal((await read({}, 'nulle-part')).status, 404)
  })

  test('shows a service that offers nothing yet, in the order of the town', async () => {
    const id = '019a0000-0000-7000-8000-000000000001'
    await server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, async (tx) => {
      await tx.insert(structures).values({
        collectiviteId: town.id,
        id,
        nom: 'L’espace jeunes',
        type: 'point-jeunes',
        regieId: town.regie,
        ordre: -1,
      })
    })
    const { structures: found } = (await (await read()).json()) as Catalogue
    assert.deepEqual(
      found.map((one) => [one.nom, one.activites.length]),
      [
        ['L’espace jeunes', 0],
        ['L’arbre à paumes', 1],
      ],
    )
  })

  test('knows the next opening, and that there is none', async () => {
    const at = (now: string) =>
      server.deps.database.transaction({ collectivite: town.id, role: 'public' }, (tx) =>
        lire(tx, prochaineOuverture(town.id, new Date(now))),
      )
    assert.deepEqual(await at('2026-07-27T06:59:59Z'), {
      nom: 'Mercredis, Septembre à décembre 2026',
      ouverture: '2026-07-27T07:00:00.000Z',
    })
    assert.equal(await at('2026-07-27T07:00:00Z'), null)
  })

  test('nobody but the town’s own setting up may write it', async () => {
    for (const acteur of [
      { collectivite: town.id, role: 'public' },
      { collectivite: town.id, role: 'agent', compte: town.structure, structures: [town.structure] },
    ] as const) {
      await assert.rejects(
        server.deps.database.transaction(acteur, (tx) => tx.update(activites).set({ ageMin: 0 })),
      )
    }
  })
})
