import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { FichesAReunir, PaireComparee } from '@inoe/contract/familles'
import type { GardesFamille } from '@inoe/contract/gardes'
import { eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { addService, asSysteme } from '../../test/billing.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { type Client, createAgent, createFamille, createTown, type Town } from '../../test/towns.ts'
import { contrats } from '../contrats/tables.ts'
import { foyersEnfants, santes, santesChangements } from '../foyers/tables.ts'
import { accesSante } from '../rgpd/tables.ts'

type Famille = Awaited<ReturnType<typeof createFamille>>

describe('A child that two homes both wrote', () => {
  let server: TestServer
  let town: Town
  let agent: Client
  let colleague: Client
  let towns = 0
  before(async () => {
    server = await openTestServer()
    server.clock.set('2026-11-03T08:00:00Z')
  })
  after(() => server.close())

  const systeme = <T>(work: Parameters<typeof asSysteme<T>>[2]) => asSysteme<T>(server, town.id, work)
  const json = async <T>(answer: Response, status = 200): Promise<T> => {
    assert.equal(answer.status, status, await answer.clone().text())
    return (await answer.json()) as T
  }
  const enfantDe = (who: Famille) => who.enfants[0]?.id ?? ''
  const file = async (who = agent) =>
    (await json<FichesAReunir>(await who.get('/gestion/fiches-a-reunir'))).paires
  const lettres = async (who: Client) => {
    await server.deps.queue.runDue()
    return server.courriels.filter((one) => one.a === `${who.compte}@exemple.fr`)
  }
  const gardesDe = async (who: Client) => json<GardesFamille>(await who.get('/foyer/gardes'))
  const accepter = async (premier: Famille, second: Famille) => {
    const asked = await premier.send('POST', '/foyer/gardes/invitations', {
      enfant: enfantDe(premier),
      courriel: `${second.compte}@exemple.fr`,
    })
    const { id } = await json<{ id: string }>(asked, 201)
    return second.send('POST', `/foyer/gardes/invitations/${id}/reponse`, {
      accepte: true,
      dateNaissance: '2018-05-14',
    })
  }
  /** Two families that each wrote Léa; one asks, the other accepts. */
  const opposer = async ({ enrolled = true } = {}) => {
    town = await createTown(server, `reunir-${towns++}`, { capacite: 10 })
    agent = await createAgent(server, town)
    colleague = await createAgent(server, town, [await addService(server, town, null)])
    const premier = await createFamille(server, town, { prenoms: ['Léa'], enrolled })
    const second = await createFamille(server, town, { prenoms: ['Lea'], enrolled })
    assert.equal((await accepter(premier, second)).status, 409)
    const [paire] = await file()
    assert.ok(paire)
    return { premier, second, paire: paire.id }
  }
  const lire = async (id: string, who = agent) =>
    json<PaireComparee>(await who.get(`/gestion/fiches-a-reunir/${id}`))
  const reunir = (id: string, sante: Record<string, string> = {}, who = agent) =>
    who.send('POST', `/gestion/fiches-a-reunir/${id}/reunion`, { sante })
  const distinguer = (id: string, motif = 'Deux cousines du même âge', who = agent) =>
    who.send('POST', `/gestion/fiches-a-reunir/${id}/distinctes`, { motif })
  const foyersDe = (enfant: string) =>
    systeme<{ foyerId: string }[]>((tx) =>
      tx.select().from(foyersEnfants).where(eq(foyersEnfants.enfantId, enfant)),
    )

  test('waits for the agents of the child’s services alone; the home that asked is told that it is looked at', async () => {
    const { premier, second, paire } = await opposer()
    assert.deepEqual(
      (await file()).map(({ garde, absorbe }) => [garde.prenom, absorbe?.prenom]),
      [['Léa', 'Lea']],
    )
    assert.deepEqual(await file(colleague), [])
    assert.equal((await colleague.get(`/gestion/fiches-a-reunir/${paire}`)).status, 404)
    assert.equal((await reunir(paire, {}, colleague)).status, 404)
    assert.equal((await distinguer(paire, 'Non', colleague)).status, 404)
    assert.equal((await gardesDe(premier)).enfants[0]?.auService, true)
    assert.equal((await gardesDe(second)).enfants[0]?.auService, false)
    // Asked again, it is not taken out of the service's hands.
    const again = await premier.send('POST', '/foyer/gardes/invitations', {
      enfant: enfantDe(premier),
      courriel: 'autre@exemple.fr',
    })
    assert.equal(again.status, 409)
    assert.equal((await file()).length, 1)
  })

  test('is of any service where the child is nowhere yet', async () => {
    await opposer({ enrolled: false })
    assert.equal((await file(colleague)).length, 1)
  })

  test('is compared side by side; reading what both say of its health is written down for both homes', async () => {
    const { premier, second, paire } = await opposer()
    await systeme((tx) =>
      tx.insert(santes).values([
        { collectiviteId: town.id, enfantId: enfantDe(premier), allergies: 'Arachide', regime: 'Sans porc' },
        { collectiviteId: town.id, enfantId: enfantDe(second), allergies: 'Lait' },
      ]),
    )
    const found = await lire(paire)
    assert.deepEqual(found.garde, {
      famille: 'Camille Durand',
      prenom: 'Léa',
      nom: 'Durand',
      dateNaissance: '2018-05-14',
      adultes: ['Camille Durand'],
      activites: ['Mercredis'],
      joursAVenir: 0,
    })
    assert.deepEqual(
      found.sante.map(({ champ, garde, absorbe }) => [champ, garde, absorbe]),
      [['allergies', 'Arachide', 'Lait']],
    )
    assert.deepEqual(found.obstacles, [])
    const noted = await systeme<{ enfantId: string; ecran: string }[]>((tx) => tx.select().from(accesSante))
    assert.deepEqual(
      noted
        .filter((one) => [enfantDe(premier), enfantDe(second)].includes(one.enfantId))
        .map((one) => one.ecran),
      ['fusion', 'fusion'],
    )
  })

  test('« Réunir » makes one sheet of both homes, with the health that was chosen; both are told, and it waits no more', async () => {
    const { premier, second, paire } = await opposer()
    await systeme((tx) =>
      tx.insert(santes).values([
        { collectiviteId: town.id, enfantId: enfantDe(premier), allergies: 'Arachide' },
        { collectiviteId: town.id, enfantId: enfantDe(second), allergies: 'Lait' },
      ]),
    )
    assert.equal((await reunir(paire, { allergies: 'absorbe' })).status, 200)
    assert.deepEqual(await file(), [])
    assert.deepEqual(
      (await foyersDe(enfantDe(premier))).map((one) => one.foyerId).sort(),
      [premier.foyer, second.foyer].sort(),
    )
    assert.deepEqual(await foyersDe(enfantDe(second)), [])
    const [kept] = await systeme<{ allergies: string }[]>((tx) =>
      tx
        .select()
        .from(santes)
        .where(eq(santes.enfantId, enfantDe(premier))),
    )
    assert.equal(kept?.allergies, 'Lait')
    const gone = await systeme<{ avant: string }[]>((tx) =>
      tx
        .select()
        .from(santesChangements)
        .where(eq(santesChangements.enfantId, enfantDe(premier))),
    )
    assert.deepEqual(
      gone.map((one) => one.avant),
      ['Arachide'],
    )
    assert.ok((await lettres(premier)).some((one) => /deux foyers/.test(one.sujet)))
    assert.ok((await lettres(second)).some((one) => /dans votre dossier/.test(one.sujet)))
    assert.equal((await reunir(paire)).status, 404)
  })

  test('a second sheet taken out of its file meanwhile is in nobody’s way', async () => {
    const { premier, second, paire } = await opposer({ enrolled: false })
    assert.equal((await second.send('DELETE', `/foyer/enfants/${enfantDe(second)}`)).status, 204)
    assert.equal((await file())[0]?.absorbe, null)
    assert.equal((await lire(paire)).absorbe, null)
    assert.equal((await reunir(paire)).status, 200)
    assert.equal((await foyersDe(enfantDe(premier))).length, 2)
  })

  test('what is in the way is said before, and refused: two contracts, which are to be ended first', async () => {
    const { premier, second, paire } = await opposer()
    await systeme((tx) =>
      tx.insert(contrats).values(
        [premier, second].map((who) => ({
          collectiviteId: town.id,
          id: uuid(),
          foyerId: who.foyer,
          enfantId: enfantDe(who),
          structureId: town.structure,
          activiteId: town.activite,
          debut: '2026-09-01',
          fin: '2027-07-31',
          semaine: [],
          etat: 'accepte' as const,
          demandeLe: server.clock.now(),
          demandePar: who.compte,
        })),
      ),
    )
    assert.match((await lire(paire)).obstacles.join(), /un contrat d’accueil dans chaque dossier/)
    const answer = await reunir(paire)
    assert.equal(answer.status, 409)
    assert.match(((await answer.json()) as { detail: string }).detail, /un contrat d’accueil/)
    assert.equal((await file()).length, 1)
  })

  test('« Ce n’est pas le même enfant » is kept: told to both with its reason, asked no more, and the two may share the child', async () => {
    const { premier, second, paire } = await opposer()
    assert.equal((await distinguer(paire, '')).status, 400)
    assert.equal((await distinguer(paire)).status, 200)
    assert.deepEqual(await file(), [])
    assert.equal((await foyersDe(enfantDe(premier))).length, 1)
    assert.equal((await foyersDe(enfantDe(second))).length, 1)
    for (const who of [premier, second]) {
      assert.ok((await lettres(who)).some((one) => /Deux cousines du même âge/.test(one.texte)))
    }
    // Neither home reads of the other's child.
    assert.ok(!(await lettres(premier)).some((one) => /Lea/.test(one.texte)))
    // Said once for all: the same request is now one of two homes, beside the other child.
    assert.equal((await accepter(premier, second)).status, 200)
    assert.deepEqual(await file(), [])
    assert.equal((await foyersDe(enfantDe(premier))).length, 2)
    assert.equal((await foyersDe(enfantDe(second))).length, 1)
  })
})
