import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Consentements, GestionConsentements, TexteSaisi } from '@inoe/contract/consentements'
import { and, eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { addService, asSysteme } from '../../test/billing.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { type Client, createAgent, createFamille, createTown, type Town } from '../../test/towns.ts'
import { comptes } from '../comptes/tables.ts'
import { foyersEnfants, responsables } from '../foyers/tables.ts'
import { consentements, consentementsTextes } from './tables.ts'

describe('Consents', () => {
  let server: TestServer
  let town: Town
  let agent: Client
  let towns = 0
  before(async () => {
    server = await openTestServer()
  })
  after(() => server.close())
  beforeEach(async () => {
    town = await createTown(server, `consentements-${towns++}`)
    agent = await createAgent(server, town)
  })

  const today = () => server.clock.today('Europe/Paris')
  const ecrire = async (more: Partial<TexteSaisi> = {}, who = agent) => {
    const answer = await who.send('POST', '/gestion/consentements/textes', {
      code: null,
      titre: 'Droit à l’image',
      texte: 'J’autorise la structure à photographier mon enfant.',
      deuxTitulaires: false,
      depuis: today(),
      ...more,
    })
    assert.equal(answer.status, 201, await answer.clone().text())
    return ((await answer.json()) as { id: string }).id
  }
  const lire = async (who: Client) => (await (await who.get('/foyer/consentements')).json()) as Consentements
  const etatOf = async (who: Client, rang = 0) => (await lire(who)).enfants[rang]?.consentements[0]
  const repondre = (who: Client, enfant: string, texte: string, accord: boolean) =>
    who.send('POST', `/foyer/enfants/${enfant}/consentements`, { texte, accord })
  const dire = async (who: Client, enfant: string, texte: string, accord: boolean) => {
    const answer = await repondre(who, enfant, texte, accord)
    assert.equal(answer.status, 200, await answer.clone().text())
  }
  const gerer = async (who = agent, structure = town.structure) =>
    (await (await who.get(`/gestion/consentements?structure=${structure}`)).json()) as GestionConsentements
  const mails = async () => {
    await server.deps.queue.runDue()
    return server.courriels.filter((one) => one.sujet.startsWith('Votre accord est demandé'))
  }
  /** Two homes that share the eldest child of the first. */
  const deuxFoyers = async () => {
    const mere = await createFamille(server, town)
    const pere = await createFamille(server, town, { prenoms: [] })
    const enfant = mere.enfants[0]?.id ?? ''
    await asSysteme(server, town.id, async (tx) => {
      await tx
        .insert(foyersEnfants)
        .values({ collectiviteId: town.id, foyerId: pere.foyer, enfantId: enfant })
      await tx
        .update(responsables)
        .set({ nom: 'Martin', prenom: 'Julien' })
        .where(eq(responsables.foyerId, pere.foyer))
    })
    return { mere, pere, enfant }
  }

  test('a text is read whole, agreed to child by child, and taken back', async () => {
    const parent = await createFamille(server, town)
    const [lea = { id: '' }] = parent.enfants
    const texte = await ecrire()
    const before = await lire(parent)
    assert.equal(before.textes[0]?.texte, 'J’autorise la structure à photographier mon enfant.')
    assert.deepEqual(
      before.enfants.map((one) => one.consentements.map(({ etat, attendu }) => [etat, attendu])),
      [[['absent', true]], [['absent', true]]],
    )
    await dire(parent, lea.id, texte, true)
    assert.deepEqual(
      (await lire(parent)).enfants.map((one) => one.consentements[0]?.etat),
      ['donne', 'absent'],
    )
    await dire(parent, lea.id, texte, false)
    assert.equal((await etatOf(parent))?.etat, 'retire')
    await dire(parent, lea.id, texte, true)
    assert.equal((await etatOf(parent))?.etat, 'donne')
    // Each is kept, with who and when; said twice, it is said once.
    await dire(parent, lea.id, texte, true)
    const said = (await gerer()).enfants.find((one) => one.id === lea.id)?.consentements[0]?.reponses
    assert.deepEqual(
      said?.map(({ par, accord, version }) => [par, accord, version]),
      [
        ['Camille Durand', true, 1],
        ['Camille Durand', false, 1],
        ['Camille Durand', true, 1],
      ],
    )
  })

  test('worded otherwise, what was agreed to stays on the former words and is asked again', async () => {
    const parent = await createFamille(server, town)
    const enfant = parent.enfants[0]?.id ?? ''
    const first = await ecrire()
    await dire(parent, enfant, first, true)
    const next = await ecrire({ code: first, texte: 'Photos et films.' })
    const { textes } = await lire(parent)
    assert.deepEqual(
      textes.map(({ id, version, texte }) => [id, version, texte]),
      [[next, 2, 'Photos et films.']],
    )
    const seen = await etatOf(parent)
    assert.deepEqual([seen?.etat, seen?.attendu, seen?.moi?.version], ['ancienne-version', true, 1])
    // Nobody agrees to words that were replaced meanwhile.
    assert.equal((await repondre(parent, enfant, first, true)).status, 409)
    await dire(parent, enfant, next, true)
    assert.equal((await etatOf(parent))?.etat, 'donne')
    const { textes: kept } = await gerer()
    assert.deepEqual(
      kept.map(({ version, enVigueur }) => [version, enVigueur]),
      [
        [2, true],
        [1, false],
      ],
    )
  })

  test('a wording for later is asked from its day; one of the past is refused', async () => {
    const parent = await createFamille(server, town)
    const first = await ecrire()
    await ecrire({ code: first, texte: 'Pour plus tard.', depuis: '2099-01-01' })
    assert.equal((await lire(parent)).textes[0]?.version, 1)
    const past = await agent.send('POST', '/gestion/consentements/textes', {
      code: null,
      titre: 'Hier',
      texte: 'Hier',
      deuxTitulaires: false,
      depuis: '2020-01-01',
    })
    assert.equal(past.status, 400)
  })

  test('a text that is no longer asked is gone for parents; what was said of it is kept', async () => {
    const parent = await createFamille(server, town)
    const texte = await ecrire()
    await dire(parent, parent.enfants[0]?.id ?? '', texte, true)
    assert.equal((await agent.send('DELETE', `/gestion/consentements/textes/${texte}`)).status, 204)
    assert.deepEqual((await lire(parent)).textes, [])
    assert.equal((await repondre(parent, parent.enfants[0]?.id ?? '', texte, false)).status, 404)
    const kept = await asSysteme<{ texteId: string }[]>(server, town.id, (tx) =>
      tx.select().from(consentements),
    )
    assert.equal(kept.filter((one) => one.texteId === texte).length, 1)
    // Twice is once; what does not exist is unknown.
    assert.equal((await agent.send('DELETE', `/gestion/consentements/textes/${texte}`)).status, 204)
    assert.equal((await agent.send('DELETE', `/gestion/consentements/textes/${uuid()}`)).status, 404)
  })

  test('both holders, of two homes: the other is written to once, and neither learns who the other is', async () => {
    const { mere, pere, enfant } = await deuxFoyers()
    const texte = await ecrire({ deuxTitulaires: true })
    await dire(mere, enfant, texte, true)
    assert.equal((await etatOf(mere))?.etat, 'attend-second')
    const [mail, ...more] = await mails()
    assert.deepEqual([mail?.a, more.length], [`${pere.compte}@exemple.fr`, 0])
    assert.ok(!/Camille|Durand|Vignes/.test(JSON.stringify(mail)))
    const seen = await etatOf(pere)
    assert.deepEqual([seen?.attendu, seen?.moi, seen?.autre?.accord], [true, null, true])
    assert.ok(!/Camille|Durand/.test(JSON.stringify(await lire(pere))))
    // Who changes their mind writes to the other no more.
    await dire(mere, enfant, texte, false)
    await dire(mere, enfant, texte, true)
    assert.equal((await mails()).length, 1)
    await dire(pere, enfant, texte, true)
    assert.equal((await etatOf(mere))?.etat, 'donne')
    assert.ok(!/Julien|Martin/.test(JSON.stringify(await lire(mere))))
    // One is enough to end it, and neither may end it for the other.
    await dire(pere, enfant, texte, false)
    assert.deepEqual([(await etatOf(mere))?.etat, (await etatOf(mere))?.moi?.accord], ['retire', true])
    await dire(mere, enfant, texte, true)
    assert.equal((await etatOf(mere))?.etat, 'retire')
    // The service reads who said what.
    const said = (await gerer()).enfants.find((one) => one.id === enfant)?.consentements[0]?.reponses
    assert.deepEqual([...new Set(said?.map((one) => one.par))].toSorted(), [
      'Camille Durand',
      'Julien Martin',
    ])
  })

  test('a second adult of the same home counts, one without parental authority does not and may not answer', async () => {
    const parent = await createFamille(server, town)
    const enfant = parent.enfants[0]?.id ?? ''
    const texte = await ecrire({ deuxTitulaires: true })
    const second = {
      collectiviteId: town.id,
      id: uuid(),
      foyerId: parent.foyer,
      nom: 'Petit',
      prenom: 'Alex',
      courriel: `${parent.compte}@exemple.fr`,
      ordre: 1,
    }
    await asSysteme(server, town.id, (tx) => tx.insert(responsables).values(second))
    await dire(parent, enfant, texte, true)
    assert.equal((await etatOf(parent))?.etat, 'attend-second')
    assert.equal((await lire(parent)).enfants[0]?.autreJoignable, false)
    await asSysteme(server, town.id, (tx) =>
      tx
        .update(responsables)
        .set({ autoriteParentale: false })
        .where(and(eq(responsables.collectiviteId, town.id), eq(responsables.id, second.id))),
    )
    // The login is of the adult who has its address.
    const answer = await repondre(parent, enfant, texte, false)
    assert.equal(answer.status, 403)
    assert.equal(((await answer.json()) as { code: string }).code, 'sans-autorite-parentale')
    assert.equal((await lire(parent)).enfants[0]?.titulaire, false)
  })

  test('a parent taken out of the file, but who signs in, is still waited for', async () => {
    const parent = await createFamille(server, town)
    const texte = await ecrire({ deuxTitulaires: true })
    await asSysteme(server, town.id, (tx) =>
      tx.insert(comptes).values({
        collectiviteId: town.id,
        id: uuid(),
        courriel: 'autre.parent@exemple.fr',
        foyerId: parent.foyer,
        confirmeLe: server.clock.now(),
      }),
    )
    await dire(parent, parent.enfants[0]?.id ?? '', texte, true)
    assert.equal((await etatOf(parent))?.etat, 'attend-second')
    assert.ok((await mails()).some((one) => one.a === 'autre.parent@exemple.fr'))
  })

  test('what a service said of the second parent holds through the family’s own saves', async () => {
    const parent = await createFamille(server, town)
    const read = async () =>
      (await (await parent.get('/foyer')).json()) as { version: number; parents: { premier: object } }
    const save = async (prenom: string) => {
      const { version, parents } = await read()
      const premier = { ...parents.premier, courriel: 'camille@exemple.fr' }
      const second = { nom: 'Petit', prenom, courriel: '', telephone: '' }
      const answer = await parent.send('PUT', '/foyer', { version, parents: { premier, second } })
      assert.equal(answer.status, 200, await answer.clone().text())
    }
    const autorite = () =>
      asSysteme(server, town.id, async (tx) => {
        const [found] = await tx
          .select({ autorite: responsables.autoriteParentale })
          .from(responsables)
          .where(and(eq(responsables.foyerId, parent.foyer), eq(responsables.ordre, 1)))
        return found?.autorite
      })
    await save('Alex')
    await asSysteme(server, town.id, (tx) =>
      tx
        .update(responsables)
        .set({ autoriteParentale: false })
        .where(and(eq(responsables.foyerId, parent.foyer), eq(responsables.ordre, 1))),
    )
    await save('ALEX')
    assert.equal(await autorite(), false)
    await save('Dominique')
    assert.equal(await autorite(), true)
  })

  test('not of another family’s child, not of another structure; the database keeps words and answers as they are', async () => {
    const parent = await createFamille(server, town)
    const voisin = await createFamille(server, town)
    const texte = await ecrire()
    const enfant = parent.enfants[0]?.id ?? ''
    assert.equal((await repondre(voisin, enfant, texte, true)).status, 404)
    const elsewhere = await createAgent(server, town, [await addService(server, town, null)])
    assert.equal((await elsewhere.get(`/gestion/consentements?structure=${town.structure}`)).status, 404)
    await dire(parent, enfant, texte, true)
    for (const work of [
      (tx: Parameters<Parameters<typeof asSysteme>[2]>[0]) =>
        tx.update(consentementsTextes).set({ texte: 'Autre chose' }),
      (tx: Parameters<Parameters<typeof asSysteme>[2]>[0]) => tx.update(consentements).set({ accord: true }),
      (tx: Parameters<Parameters<typeof asSysteme>[2]>[0]) => tx.delete(consentementsTextes),
    ])
      await assert.rejects(asSysteme(server, town.id, async (tx) => void (await work(tx))))
    const seen = await server.deps.database.transaction(
      { collectivite: town.id, role: 'famille', compte: voisin.compte, foyer: voisin.foyer },
      (tx) => tx.select().from(consentements),
    )
    assert.deepEqual(seen, [])
  })

  test('a child taken out of the file takes its answers along', async () => {
    const parent = await createFamille(server, town, { enrolled: false })
    const enfant = parent.enfants[0]?.id ?? ''
    await dire(parent, enfant, await ecrire(), true)
    assert.equal((await parent.send('DELETE', `/foyer/enfants/${enfant}`)).status, 204)
  })
})
