import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Eligibilite, Inscriptions, ResultatInscription } from '@inoe/contract/inscriptions'
import { eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  CONTREXEVILLE,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  ORIGIN,
  type Town,
} from '../../test/towns.ts'
import { lire } from '../database/lecture.ts'
import { depots, pieces } from '../documents/tables.ts'
import { enfants, foyers } from '../foyers/tables.ts'
import { periodes } from '../structures/tables.ts'
import { inscriptionsAcceptees } from './store.ts'
import { inscriptionsEnAttente } from './tableau.ts'
import { inscriptions } from './tables.ts'

describe('Inscriptions', () => {
  let server: TestServer
  let town: Town
  let elsewhere: Town
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    elsewhere = await createTown(server, CONTREXEVILLE)
  })
  after(() => server.close())

  type Famille = Awaited<ReturnType<typeof createFamille>>
  const nouvelle = (options: { prenoms?: string[]; enrolled?: boolean } = {}) =>
    createFamille(server, town, { enrolled: false, ...options })
  const ask = (
    who: Famille,
    ids = who.enfants.map((one) => one.id),
    more: object = {},
    headers: Record<string, string> = {},
  ) =>
    who.send(
      'POST',
      '/inscriptions',
      { activite: town.activite, periode: null, enfants: ids, ...more },
      headers,
    )
  const results = async (response: Response) => ((await response.json()) as ResultatInscription).resultats
  const listOf = async (who: Famille) =>
    ((await (await who.get('/inscriptions')).json()) as Inscriptions).inscriptions
  const asSysteme = <T>(work: Parameters<typeof server.deps.database.transaction<T>>[1]) =>
    server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, work)
  const code = async (response: Response) => [
    response.status,
    ((await response.json()) as { code: string }).code,
  ]

  test('asks for two children at once, acknowledges by one e-mail, and shows them in the list', async () => {
    const durand = await nouvelle()
    const response = await ask(durand)
    assert.equal(response.status, 201)
    const answered = await results(response)
    assert.deepEqual(
      answered.map((one) => [one.enfant.prenom, one.inscription !== null, one.empechements]),
      [
        ['Léa', true, []],
        ['Noé', true, []],
      ],
    )
    const list = await listOf(durand)
    assert.equal(list.length, 2)
    assert.deepEqual(
      list.map((one) => [
        one.etat,
        one.motif,
        one.activite.nom,
        one.structure.nom,
        one.periode,
        one.reponduLe,
        one.demandeeLe,
      ]),
      list.map(() => [
        'demandee',
        null,
        'Mercredis',
        'L’arbre à paumes',
        null,
        null,
        '2026-11-03T09:00:00.000Z',
      ]),
    )
    server.courriels.length = 0
    await server.deps.queue.runDue()
    const [courriel, ...others] = server.courriels
    assert.equal(others.length, 0)
    assert.equal(courriel?.a, `${durand.compte}@exemple.fr`)
    assert.match(courriel?.texte ?? '', /Léa et Noé/)
    assert.match(courriel?.texte ?? '', new RegExp(`http://localhost:8787/${town.id}/inscriptions`))
    const [waiting, accepted] = await asSysteme(async (tx) => [
      await lire(tx, inscriptionsEnAttente(town.id, durand.foyer)),
      (await inscriptionsAcceptees(tx, town.id, [durand.foyer])).get(durand.foyer),
    ])
    assert.deepEqual([waiting, accepted], [{ enAttente: 2, aCompleter: 0 }, []])
  })

  test('answers child by child: one can, one is already asked for, one is too young', async () => {
    const famille = await nouvelle({ prenoms: ['Ana', 'Bob', 'Tom'] })
    const [ana, bob, tom] = famille.enfants.map((one) => one.id)
    await asSysteme((tx) =>
      tx
        .update(enfants)
        .set({ dateNaissance: '2025-06-01' })
        .where(eq(enfants.id, tom ?? '')),
    )
    await ask(famille, [ana ?? ''])
    const answered = await results(await ask(famille))
    const byName = Object.fromEntries(answered.map((one) => [one.enfant.prenom, one]))
    assert.equal(byName.Ana?.empechements[0]?.code, 'deja-inscrit')
    assert.ok(byName.Bob?.inscription)
    assert.equal(byName.Tom?.empechements[0]?.code, 'age-non-admis')
    assert.equal((await listOf(famille)).filter((one) => one.enfant.id === bob).length, 1)
  })

  test('nothing asked for: 200 with the reasons, no e-mail', async () => {
    const famille = await nouvelle({ prenoms: ['Eva'] })
    await asSysteme((tx) => tx.update(foyers).set({ adresse: '' }).where(eq(foyers.id, famille.foyer)))
    await server.deps.queue.runDue()
    server.courriels.length = 0
    const response = await ask(famille)
    assert.equal(response.status, 200)
    const [only] = await results(response)
    assert.equal(only?.inscription, null)
    assert.deepEqual(only?.empechements[0]?.champs, ['Adresse'])
    await server.deps.queue.runDue()
    assert.equal(server.courriels.length, 0)
  })

  test('explains before asking: missing documents by name, and the same refusal when asked all the same', async () => {
    const own = { collectiviteId: town.id }
    const famille = await nouvelle({ prenoms: ['Ida'] })
    const [ida] = famille.enfants
    const [assurance, quotient, autre] = [uuid(), uuid(), uuid()]
    await asSysteme(async (tx) => {
      await tx.insert(pieces).values([
        {
          ...own,
          id: assurance,
          nom: 'Assurance scolaire',
          portee: 'enfant',
          activiteId: town.activite,
          obligatoire: true,
        },
        {
          ...own,
          id: quotient,
          nom: 'Attestation CAF',
          portee: 'foyer',
          activiteId: null,
          obligatoire: true,
        },
        { ...own, id: autre, nom: 'Photo', portee: 'enfant', activiteId: null, obligatoire: false },
      ])
    })
    try {
      const response = await famille.get(`/inscriptions/eligibilite?activite=${town.activite}`)
      assert.equal(response.status, 200)
      const { enfants: found } = (await response.json()) as Eligibilite
      assert.equal(found[0]?.possible, false)
      const names = (list: { nom: string }[] | undefined) => list?.map((one) => one.nom).sort()
      assert.deepEqual(names(found[0]?.empechements[0]?.pieces), ['Assurance scolaire', 'Attestation CAF'])
      const [refused] = await results(await ask(famille))
      assert.deepEqual(names(refused?.empechements[0]?.pieces), ['Assurance scolaire', 'Attestation CAF'])

      const depot = {
        ...own,
        foyerId: famille.foyer,
        etat: 'a-verifier',
        nom: 'a.pdf',
        type: 'application/pdf',
        taille: 1,
      }
      const kept = {
        empreinte: 'x',
        emplacement: 'x',
        cle: 'x',
        transmisLe: server.clock.now(),
        transmisPar: famille.compte,
      }
      await asSysteme((tx) =>
        tx.insert(depots).values([
          { ...depot, ...kept, id: uuid(), pieceId: assurance, enfantId: ida?.id ?? null },
          { ...depot, ...kept, id: uuid(), pieceId: quotient },
        ]),
      )
      assert.ok((await results(await ask(famille)))[0]?.inscription)
    } finally {
      await asSysteme((tx) => tx.update(pieces).set({ obligatoire: false }))
    }
  })

  test('a period may be asked for; closed or over it may not; once the whole activity is, it is already there', async () => {
    const famille = await nouvelle({ prenoms: ['Jo'] })
    const closed = uuid()
    await asSysteme((tx) =>
      tx.insert(periodes).values({
        collectiviteId: town.id,
        id: closed,
        activiteId: town.activite,
        nom: 'Printemps 2026',
        debut: '2026-04-01',
        fin: '2026-06-30',
        ouverture: new Date('2026-03-01T08:00:00Z'),
      }),
    )
    const first = await results(await ask(famille, undefined, { periode: closed }))
    assert.equal(first[0]?.empechements[0]?.code, 'inscription-close')
    assert.ok((await results(await ask(famille, undefined, { periode: town.periode })))[0]?.inscription)
    assert.equal((await listOf(famille))[0]?.periode?.nom, 'Septembre à décembre 2026')
    // Asking for the whole activity says more: it is another request, and covers the period from then on.
    assert.ok((await results(await ask(famille)))[0]?.inscription)
    assert.equal(
      (await results(await ask(famille, undefined, { periode: town.periode })))[0]?.empechements[0]?.code,
      'deja-inscrit',
    )
  })

  test('the same POST twice, at once or after, is done once', async () => {
    const famille = await nouvelle({ prenoms: ['Kim'] })
    const key = { 'idempotency-key': uuid() }
    const answers = await Promise.all([ask(famille, undefined, {}, key), ask(famille, undefined, {}, key)])
    answers.push(await ask(famille, undefined, {}, key))
    const bodies = await Promise.all(answers.map((one) => one.text()))
    assert.equal(new Set(bodies).size, 1)
    assert.ok(answers.every((one) => one.status === 201))
    assert.equal((await listOf(famille)).length, 1)
  })

  test('two tabs at once make one request, and the other is told so', async () => {
    const famille = await nouvelle({ prenoms: ['Lou'] })
    const answered = (
      await Promise.all(Array.from({ length: 4 }, async () => results(await ask(famille))))
    ).flat()
    assert.equal(answered.filter((one) => one.inscription !== null).length, 1)
    assert.ok(
      answered
        .filter((one) => one.inscription === null)
        .every((one) => one.empechements[0]?.code === 'deja-inscrit'),
    )
    assert.equal((await listOf(famille)).length, 1)
  })

  test('withdraws while there is no answer, and may ask again', async () => {
    const famille = await nouvelle({ prenoms: ['Max'] })
    const [asked] = await results(await ask(famille))
    const route = `/inscriptions/${asked?.inscription}/retrait`
    assert.equal((await famille.send('POST', route)).status, 204)
    assert.equal((await famille.send('POST', route)).status, 204, 'twice is the same')
    assert.equal((await listOf(famille))[0]?.etat, 'retiree')
    assert.ok((await results(await ask(famille)))[0]?.inscription)
  })

  test('another family’s child, another town’s activity, an unknown period: the same 404, and nothing is written', async () => {
    const famille = await nouvelle()
    const other = await nouvelle()
    const there = await createFamille(server, elsewhere)
    const mixed = [famille.enfants[0]?.id ?? '', other.enfants[0]?.id ?? '']
    for (const response of [
      await ask(famille, mixed),
      await ask(famille, [there.enfants[0]?.id ?? '']),
      await ask(famille, [uuid()]),
      await ask(famille, undefined, { activite: elsewhere.activite }),
      await ask(famille, undefined, { periode: elsewhere.periode }),
      await ask(famille, undefined, { periode: uuid() }),
      await famille.get(`/inscriptions/eligibilite?activite=${elsewhere.activite}`),
      await famille.get(`/inscriptions/eligibilite?activite=${town.activite}&periode=${elsewhere.periode}`),
    ]) {
      assert.deepEqual(await code(response), [404, 'introuvable'])
    }
    assert.deepEqual(await listOf(famille), [])
    assert.deepEqual(await listOf(other), [])

    const [asked] = await results(await ask(famille))
    for (const stranger of [other, there]) {
      const response = await stranger.send('POST', `/inscriptions/${asked?.inscription}/retrait`)
      assert.deepEqual(await code(response), [404, 'introuvable'])
    }
    assert.equal((await listOf(other)).length, 0)
  })

  test('without a session, as an agent, from an undeclared site: refused', async () => {
    const agent = await createAgent(server, town)
    const body = { activite: town.activite, periode: null, enfants: [uuid()] }
    for (const response of [
      await agent.get('/inscriptions'),
      await agent.send('POST', '/inscriptions', body),
      await agent.get(`/inscriptions/eligibilite?activite=${town.activite}`),
      await server.app.request(`/api/${town.id}/inscriptions`, { headers: { origin: ORIGIN } }),
    ]) {
      assert.deepEqual(await code(response), [401, 'non-connecte'])
    }
    const famille = await nouvelle()
    assert.deepEqual(await code(await ask(famille, undefined, {}, { origin: 'https://ailleurs.example' })), [
      403,
      'origine-non-declaree',
    ])
  })

  test('bad input is said on its field', async () => {
    const famille = await nouvelle()
    for (const [body, champ] of [
      [{ activite: 'x', periode: null, enfants: [uuid()] }, 'activite'],
      [{ activite: town.activite, periode: null, enfants: [] }, 'enfants'],
      [
        { activite: town.activite, periode: null, enfants: Array.from({ length: 21 }, () => uuid()) },
        'enfants',
      ],
      [{ activite: town.activite, periode: null, enfants: ["'; drop table inscriptions"] }, 'enfants.0'],
    ] as const) {
      const response = await famille.send('POST', '/inscriptions', body)
      const problem = (await response.json()) as { code: string; errors: { champ: string }[] }
      assert.deepEqual(
        [response.status, problem.code, problem.errors[0]?.champ],
        [400, 'requete-invalide', champ],
      )
    }
    assert.equal((await famille.get('/inscriptions/eligibilite?activite=rien')).status, 400)
  })

  test('the database itself keeps a family from reading or writing another’s requests', async () => {
    const famille = await nouvelle()
    const other = await nouvelle()
    await ask(other)
    const acteur = {
      collectivite: town.id,
      role: 'famille',
      compte: famille.compte,
      foyer: famille.foyer,
    } as const
    await server.deps.database.transaction(acteur, async (tx) => {
      assert.deepEqual(await tx.select().from(inscriptions).where(eq(inscriptions.foyerId, other.foyer)), [])
      const changed = await tx
        .update(inscriptions)
        .set({ etat: 'acceptee' })
        .where(eq(inscriptions.foyerId, other.foyer))
        .returning()
      assert.deepEqual(changed, [])
    })
  })
})
