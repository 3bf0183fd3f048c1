import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { FusionPrevue } from '@inoe/contract/familles'
import type { EffacementPrevu } from '@inoe/contract/mes-donnees'
import type { FicheEnfant, InterdictionsADecider } from '@inoe/contract/proches'
import { and, eq, sql } from 'drizzle-orm'
import { asSysteme } from '../../test/billing.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { type Client, createAgent, createFamille, createTown, type Town } from '../../test/towns.ts'
import { foyersEnfants } from '../foyers/tables.ts'
import { inscriptions } from '../inscriptions/tables.ts'
import { rappelerDecisions } from '../proches/rappels.ts'
import { interdictions } from '../proches/tables.ts'
import { structures } from '../structures/tables.ts'
import { effacements } from './tables.ts'

type Famille = Awaited<ReturnType<typeof createFamille>>

describe('What a court decided for a child', () => {
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
    town = await createTown(server, `decisions-${towns++}`)
    agent = await createAgent(server, town)
  })

  const systeme = <T>(work: Parameters<typeof asSysteme<T>>[2]) => asSysteme<T>(server, town.id, work)
  const json = async <T>(answer: Response, status = 200): Promise<T> => {
    assert.equal(answer.status, status, await answer.clone().text())
    return (await answer.json()) as T
  }
  const demander = async (who: Client, enfant: string, more: Record<string, string> = {}) => {
    const form = new FormData()
    const said = {
      enfant,
      prenom: 'Jean',
      nom: 'Martin',
      lien: 'oncle',
      juridiction: 'JAF',
      reference: '26/1',
    }
    for (const [name, value] of Object.entries({ ...said, dateDecision: '2026-03-02', ...more }))
      form.set(name, value)
    form.set('fichier', new Blob(['%PDF-1.4\n%%EOF'], { type: 'application/pdf' }), 'jugement.pdf')
    return (await json<{ id: string }>(await who.send('POST', '/foyer/interdictions', form), 201)).id
  }
  const repondre = (id: string, decision = 'acceptee') =>
    agent.send('POST', `/gestion/interdictions/${id}/reponse`, { decision, motif: 'Lu' })
  /** Its two homes; what is decided is asked by the first. */
  const deuxFoyers = async () => {
    const mere = await createFamille(server, town, { prenoms: ['Léa'] })
    const pere = await createFamille(server, town, { prenoms: [] })
    const enfant = mere.enfants[0]?.id ?? ''
    await systeme((tx) =>
      tx.insert(foyersEnfants).values({ collectiviteId: town.id, foyerId: pere.foyer, enfantId: enfant }),
    )
    return { mere, pere, enfant }
  }
  const effacer = async (who: Famille, status = 200) => {
    assert.equal((await who.send('POST', '/mes-donnees/effacement')).status, 202)
    const [found] = await systeme<{ id: string }[]>((tx) =>
      tx
        .select({ id: effacements.id })
        .from(effacements)
        .where(and(eq(effacements.compteId, who.compte), eq(effacements.etat, 'demandee'))),
    )
    const answer = await agent.send('POST', `/gestion/effacements/${found?.id}/reponse`, {
      decision: 'acceptee',
      visa: 'AD33-2026-118',
    })
    assert.equal(answer.status, status, await answer.clone().text())
  }
  const interdits = async (enfant: string) =>
    (await json<FicheEnfant>(await agent.get(`/gestion/enfants/${enfant}/personnes`))).interdits.map(
      ({ prenom, nom }) => `${prenom} ${nom}`,
    )
  const restent = (enfant: string) =>
    systeme<(typeof interdictions.$inferSelect)[]>((tx) =>
      tx.select().from(interdictions).where(eq(interdictions.enfantId, enfant)),
    )

  test('stays with a child who has another home, names no more who asked, and its document is there to be shown', async () => {
    const { mere, pere, enfant } = await deuxFoyers()
    const id = await demander(mere, enfant)
    assert.equal((await repondre(id)).status, 200)
    const refused = await demander(mere, enfant, { nom: 'Durand' })
    assert.equal((await repondre(refused, 'refusee')).status, 200)
    await effacer(mere)
    assert.deepEqual(await interdits(enfant), ['Jean Martin'])
    const [kept, ...more] = await restent(enfant)
    assert.deepEqual(
      [kept?.id, kept?.foyerId, kept?.demandeePar, kept?.motif, more.length],
      [id, null, null, null, 0],
    )
    const { interdictions: seen } = await json<InterdictionsADecider>(
      await agent.get('/gestion/interdictions?etat=acceptee'),
    )
    assert.deepEqual(
      seen.map((one) => [one.famille, one.enfant.prenom]),
      [[null, 'Léa']],
    )
    assert.equal((await agent.get(`/gestion/interdictions/${id}/fichier`)).status, 200)
    // Not the other home's to read: it may say where the first lived.
    assert.doesNotMatch(await (await pere.get('/foyer/personnes')).text(), /Martin|jugement/)
    assert.equal((await pere.get(`/foyer/interdictions/${id}/fichier`)).status, 404)
  })

  test('ends as any: its reminder goes to the services alone, and an agent lifts it', async () => {
    const { mere, enfant } = await deuxFoyers()
    const id = await demander(mere, enfant, { fin: '2026-11-06' })
    await repondre(id)
    await effacer(mere)
    await systeme((tx) => tx.update(structures).set({ courriel: 'service@exemple.fr' }))
    await server.deps.queue.runDue()
    const before = server.courriels.length
    await rappelerDecisions(server.deps)
    await server.deps.queue.runDue()
    const told = server.courriels.slice(before).map((one) => one.a)
    assert.ok(told.includes('service@exemple.fr'))
    assert.ok(!told.includes(`${mere.compte}@exemple.fr`))
    assert.equal(
      (await agent.send('POST', `/gestion/interdictions/${id}/levee`, { motif: 'Levée' })).status,
      200,
    )
    assert.deepEqual(await interdits(enfant), [])
  })

  test('that no service has read is in the way of the erasure, and said before', async () => {
    const { mere, enfant } = await deuxFoyers()
    const id = await demander(mere, enfant)
    const prevu = await json<EffacementPrevu>(await mere.get('/mes-donnees/effacement'))
    assert.match(prevu.obstacles.join(), /une décision de justice à examiner/)
    assert.match(prevu.garde.map((one) => one.quoi).join(), /Les décisions de justice appliquées/)
    await effacer(mere, 409)
    await repondre(id)
    const again = await agent.send('POST', `/gestion/effacements/${await enAttente(mere)}/reponse`, {
      decision: 'acceptee',
      visa: 'AD33-2026-118',
    })
    assert.equal(again.status, 200, await again.clone().text())
    assert.deepEqual(await interdits(enfant), ['Jean Martin'])
  })
  const enAttente = async (who: Client) => {
    const [found] = await systeme<{ id: string }[]>((tx) =>
      tx.select({ id: effacements.id }).from(effacements).where(eq(effacements.compteId, who.compte)),
    )
    return found?.id
  }

  test('goes with the last home: of a child alone at once, of one who had two with the second', async () => {
    const seul = await createFamille(server, town, { prenoms: ['Zoé'] })
    const zoe = seul.enfants[0]?.id ?? ''
    await repondre(await demander(seul, zoe))
    await effacer(seul)
    assert.deepEqual(await restent(zoe), [])
    const { mere, pere, enfant } = await deuxFoyers()
    await repondre(await demander(mere, enfant))
    await effacer(mere)
    await effacer(pere)
    assert.deepEqual(await restent(enfant), [])
  })

  test('protects a child who left the home that asked, too', async () => {
    const { mere, pere, enfant } = await deuxFoyers()
    await repondre(await demander(mere, enfant))
    const left = await agent.send('POST', `/gestion/familles/${mere.foyer}/enfants/${enfant}/retrait`, {
      motif: 'Jugement',
      jours: 'laisser',
    })
    assert.equal(left.status, 200, await left.clone().text())
    await systeme((tx) =>
      tx.update(inscriptions).set({ foyerId: pere.foyer }).where(eq(inscriptions.enfantId, enfant)),
    )
    await effacer(mere)
    assert.deepEqual(await interdits(enfant), ['Jean Martin'])
  })

  test('follows the child through the merge of its home with another', async () => {
    const { mere, pere, enfant } = await deuxFoyers()
    await repondre(await demander(mere, enfant))
    await effacer(mere)
    const double = await createFamille(server, town, { prenoms: ['Lea'] })
    const prevue = await json<FusionPrevue>(
      await agent.get(`/gestion/familles/${double.foyer}/fusion/${pere.foyer}`),
    )
    assert.equal(prevue.paires.length, 1)
    const merged = await agent.send('POST', `/gestion/familles/${double.foyer}/fusion`, {
      autre: pere.foyer,
      motif: 'Dossier créé deux fois',
      contact: 'garde',
      revenus: 'garde',
      paires: [{ garde: double.enfants[0]?.id, absorbe: enfant, sante: {} }],
    })
    assert.equal(merged.status, 200, await merged.clone().text())
    assert.deepEqual(await interdits(double.enfants[0]?.id ?? ''), ['Jean Martin'])
    // And past its end, what is kept of it is proposed for destruction as any other's.
    const due = await systeme<{ id: string }[]>((tx) =>
      tx
        .update(interdictions)
        .set({ fin: '2024-01-01', demandeeLe: new Date('2023-01-01'), reponduLe: new Date('2023-01-02') })
        .where(sql`${interdictions.foyerId} IS NULL`)
        .returning({ id: interdictions.id }),
    )
    assert.equal(due.length, 1)
    const proposed = await json<{ id: string }>(await agent.send('POST', '/gestion/eliminations', {}), 201)
    const said = await systeme<{ n: string }[]>(
      (tx) =>
        tx.execute(
          sql`SELECT objet_id AS n FROM eliminations_articles WHERE elimination_id = ${proposed.id}`,
        ) as never,
    )
    assert.match(JSON.stringify(said), new RegExp(due[0]?.id ?? 'none'))
  })
})
