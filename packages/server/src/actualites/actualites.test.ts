import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Actualites, GestionActualites } from '@inoe/contract/actualites'
import { eq } from 'drizzle-orm'
import { addService, asSysteme, book } from '../../test/billing.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  ORIGIN,
  type Town,
} from '../../test/towns.ts'
import { inscriptions } from '../inscriptions/tables.ts'
import { lireActualites } from './store.ts'
import { actualites } from './tables.ts'

describe('Actualités', () => {
  let server: TestServer
  let town: Town
  let agent: Client
  let elsewhere: Client
  let parent: Awaited<ReturnType<typeof createFamille>>
  let voisin: Awaited<ReturnType<typeof createFamille>>
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    agent = await createAgent(server, town)
    elsewhere = await createAgent(server, town, [await addService(server, town, null)])
    parent = await createFamille(server, town)
    voisin = await createFamille(server, town)
    // The neighbour is enrolled in nothing.
    await asSysteme(server, town.id, (tx) =>
      tx.update(inscriptions).set({ etat: 'retiree' }).where(eq(inscriptions.foyerId, voisin.foyer)),
    )
  })
  after(() => server.close())

  const visiteur = (): Pick<Client, 'get'> => ({
    get: async (route) => server.app.request(`/api/${town.id}${route}`, { headers: { origin: ORIGIN } }),
  })
  const saisie = (titre: string, more: object = {}) => ({
    structure: town.structure,
    titre,
    texte: 'Bonjour à tous,\n\nle portail sera fermé.',
    audience: 'tous',
    debut: '2026-01-01',
    etat: 'publiee',
    ...more,
  })
  const ecrire = async (titre: string, more: object = {}) => {
    const answer = await agent.send('POST', '/gestion/actualites', saisie(titre, more))
    assert.equal(answer.status, 201, await answer.clone().text())
    return ((await answer.json()) as { id: string }).id
  }
  const lues = async (who: Pick<Client, 'get'>) => {
    const answer = await who.get('/actualites')
    assert.equal(answer.status, 200)
    return ((await answer.json()) as Actualites).actualites
  }
  const titres = async (who: Pick<Client, 'get'>) => (await lues(who)).map((one) => one.titre)

  test('what is for everyone is read without an account, latest first', async () => {
    await ecrire('Ancienne')
    await ecrire('Récente', { debut: '2026-02-01' })
    const personne = visiteur()
    assert.deepEqual((await titres(personne)).slice(0, 2), ['Récente', 'Ancienne'])
    assert.equal((await lues(personne))[0]?.lue, null)
    assert.deepEqual((await titres(voisin)).slice(0, 2), ['Récente', 'Ancienne'])
  })

  test('those of a structure, of an activity, of a day reach their families alone', async () => {
    const date = town.creneaux[0]?.date ?? ''
    const other = town.creneaux.find((one) => one.date !== date)?.date ?? ''
    await book(server, town, parent, parent.enfants[0]?.id ?? '', [date])
    await ecrire('De la structure', { audience: 'structure' })
    await ecrire('De l’activité', { audience: 'activite', activite: town.activite })
    await ecrire('Du jour', { audience: 'jour', jour: date })
    await ecrire('D’un autre jour', { audience: 'jour', jour: other })
    const own = await titres(parent)
    for (const titre of ['De la structure', 'De l’activité', 'Du jour']) assert.ok(own.includes(titre), titre)
    assert.ok(!own.includes('D’un autre jour'))
    for (const who of [voisin, visiteur(), agent])
      assert.deepEqual(
        (await titres(who)).filter((titre) => titre.startsWith('D')),
        [],
      )
  })

  test('the wall: the database itself gives a family nothing that is not written to it', async () => {
    const seen = (acteur: Parameters<TestServer['deps']['database']['transaction']>[0]) =>
      server.deps.database.transaction(acteur, (tx) =>
        tx.select({ titre: actualites.titre }).from(actualites),
      )
    const stranger = {
      collectivite: town.id,
      role: 'famille',
      compte: voisin.compte,
      foyer: voisin.foyer,
    } as const
    for (const acteur of [stranger, { collectivite: town.id, role: 'public' } as const])
      assert.deepEqual(
        (await seen(acteur)).filter(({ titre }) => titre.startsWith('D')),
        [],
      )
    await assert.rejects(
      server.deps.database.transaction(stranger, (tx) => tx.update(actualites).set({ titre: 'Piraté' })),
    )
  })

  test('drafts, withdrawn ones, those before their first day or after their last are not shown', async () => {
    await ecrire('Brouillon', { etat: 'brouillon' })
    await ecrire('Demain', { debut: '2099-01-01' })
    await ecrire('Passée', { fin: '2026-01-02' })
    const id = await ecrire('Retirée bientôt')
    assert.ok((await titres(parent)).includes('Retirée bientôt'))
    const gone = await agent.send(
      'PUT',
      `/gestion/actualites/${id}`,
      saisie('Retirée bientôt', { etat: 'retiree' }),
    )
    assert.equal(gone.status, 204)
    const shown = await titres(parent)
    for (const titre of ['Brouillon', 'Demain', 'Passée', 'Retirée bientôt'])
      assert.ok(!shown.includes(titre), titre)
    const all = ((await (await agent.get('/gestion/actualites')).json()) as GestionActualites).actualites
    for (const titre of ['Brouillon', 'Demain', 'Passée', 'Retirée bientôt'])
      assert.ok(
        all.some((one) => one.titre === titre),
        titre,
      )
    assert.deepEqual(
      ((await (await elsewhere.get('/gestion/actualites')).json()) as GestionActualites).actualites,
      [],
    )
  })

  test('the last day is shown, the day after is not', async () => {
    await ecrire('Un seul jour', { debut: '2027-05-04', fin: '2027-05-04' })
    const on = (day: string) =>
      server.deps.database.transaction({ collectivite: town.id, role: 'public' }, async (tx) =>
        (await lireActualites(tx, town.id, day)).map(({ row }) => row.titre).includes('Un seul jour'),
      )
    assert.deepEqual(
      [await on('2027-05-03'), await on('2027-05-04'), await on('2027-05-05')],
      [false, true, false],
    )
  })

  test('each login has its own unread mark; what one may not read cannot be marked', async () => {
    const id = await ecrire('À lire')
    const hidden = await ecrire('Cachée', { audience: 'structure' })
    const mark = (who: Client) => who.send('POST', '/actualites/lecture', { ids: [id, hidden] })
    const state = async (who: Client) => (await lues(who)).find((one) => one.id === id)?.lue
    assert.equal(await state(parent), false)
    assert.equal((await mark(parent)).status, 204)
    assert.equal((await mark(parent)).status, 204)
    assert.equal(await state(parent), true)
    assert.equal(await state(voisin), false)
    assert.equal((await mark(voisin)).status, 204)
    const all = ((await (await agent.get('/gestion/actualites')).json()) as GestionActualites).actualites
    const lectures = (one: string) => all.find((row) => row.id === one)?.lectures
    assert.deepEqual([lectures(id), lectures(hidden)], [2, 1])
  })

  test('a service writes for itself: not of another’s structure, nor about another’s activity', async () => {
    const id = await ecrire('À nous')
    const theirs = await elsewhere.send('PUT', `/gestion/actualites/${id}`, saisie('À eux'))
    assert.equal(theirs.status, 404)
    assert.equal((await elsewhere.send('POST', '/gestion/actualites', saisie('À eux'))).status, 404)
    const foreign = saisie('Autre', { audience: 'activite', activite: town.structure })
    assert.equal((await agent.send('POST', '/gestion/actualites', foreign)).status, 404)
  })

  test('what does not hold together is refused, beside its field', async () => {
    const reproche = async (more: object) => {
      const answer = await agent.send('POST', '/gestion/actualites', saisie('Fausse', more))
      assert.equal(answer.status, 400)
      return ((await answer.json()) as { errors: { champ: string }[] }).errors.map((one) => one.champ)
    }
    assert.deepEqual(await reproche({ audience: 'activite' }), ['activite'])
    assert.deepEqual(await reproche({ audience: 'jour' }), ['jour'])
    assert.deepEqual(await reproche({ fin: '2025-12-31' }), ['fin'])
    assert.deepEqual(await reproche({ titre: '  ' }), ['titre'])
    assert.deepEqual(await reproche({ texte: 'a'.repeat(5001) }), ['texte'])
  })

  test('sent twice under one key, it is written once', async () => {
    const headers = { 'idempotency-key': '0190a0c0-0000-7000-8000-00000000ac01' }
    const twice = [1, 2].map(() => agent.send('POST', '/gestion/actualites', saisie('Une fois'), headers))
    const ids = await Promise.all(twice.map(async (one) => ((await (await one).json()) as { id: string }).id))
    assert.equal(ids[0], ids[1])
    assert.equal((await titres(parent)).filter((titre) => titre === 'Une fois').length, 1)
  })
})
