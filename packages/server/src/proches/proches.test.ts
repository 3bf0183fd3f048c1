import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { FeuillePointage } from '@inoe/contract/pointages'
import type { FicheEnfant, InterdictionsADecider, Personnes, ProcheSaisi } from '@inoe/contract/proches'
import { eq } from 'drizzle-orm'
import { addService, asSysteme, book } from '../../test/billing.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { type Client, createAgent, createFamille, createTown, type Town } from '../../test/towns.ts'
import { foyersEnfants, responsables, santes } from '../foyers/tables.ts'
import { structures } from '../structures/tables.ts'
import { interdictions, proches } from './tables.ts'

const PDF = '%PDF-1.4\n%%EOF'

describe('Who may, and who may not, collect a child', () => {
  let server: TestServer
  let town: Town
  let agent: Client
  let towns = 0
  before(async () => {
    server = await openTestServer()
  })
  after(() => server.close())
  beforeEach(async () => {
    town = await createTown(server, `proches-${towns++}`)
    agent = await createAgent(server, town)
  })

  const saisi = (enfants: string[], more: Partial<ProcheSaisi> = {}): ProcheSaisi => ({
    prenom: 'Rose',
    nom: 'Petit',
    lien: 'grand-mère',
    telephone: '06 12 34 56 78',
    enfants,
    peutChercher: true,
    aPrevenir: true,
    ...more,
  })
  const nommer = async (who: Client, one: ProcheSaisi) => {
    const answer = await who.send('POST', '/foyer/proches', one)
    assert.equal(answer.status, 201, await answer.clone().text())
    return ((await answer.json()) as { id: string }).id
  }
  const lire = async (who: Client) => (await (await who.get('/foyer/personnes')).json()) as Personnes
  const fiche = async (enfant: string, who = agent) => {
    const answer = await who.get(`/gestion/enfants/${enfant}/personnes`)
    assert.equal(answer.status, 200, await answer.clone().text())
    return (await answer.json()) as FicheEnfant
  }
  const demander = (who: Client, enfant: string, more: Record<string, string> = {}) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({
      enfant,
      prenom: 'Jean',
      nom: 'Martin',
      lien: 'père',
      juridiction: 'Juge aux affaires familiales de Bordeaux',
      reference: '26/01234',
      dateDecision: '2026-03-02',
      ...more,
    }))
      form.set(name, value)
    form.set('fichier', new Blob([PDF], { type: 'application/pdf' }), 'jugement.pdf')
    return who.send('POST', '/foyer/interdictions', form)
  }
  const demande = async (who: Client, enfant: string, more: Record<string, string> = {}) => {
    const answer = await demander(who, enfant, more)
    assert.equal(answer.status, 201, await answer.clone().text())
    return ((await answer.json()) as { id: string }).id
  }
  const repondre = (id: string, decision: string, motif = '', who = agent) =>
    who.send('POST', `/gestion/interdictions/${id}/reponse`, { decision, motif })
  const file = async (etat = 'demandee', who = agent) =>
    ((await (await who.get(`/gestion/interdictions?etat=${etat}`)).json()) as InterdictionsADecider)
      .interdictions
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code
  const mails = async (who: Client) => {
    await server.deps.queue.runDue()
    return server.courriels.filter(
      (one) => one.a.startsWith(who.compte) && one.sujet.startsWith('Décision de justice'),
    )
  }
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
        .set({ nom: 'Martin', prenom: 'Jean', telephone: '06 99 99 99 99' })
        .where(eq(responsables.foyerId, pere.foyer))
    })
    return { mere, pere, enfant }
  }

  describe('people whom a family trusts', () => {
    test('are named for some children, corrected, put in order, taken off', async () => {
      const parent = await createFamille(server, town)
      const [lea = '', noe = ''] = parent.enfants.map((one) => one.id)
      const rose = await nommer(parent, saisi([lea, noe]))
      const paul = await nommer(parent, saisi([noe], { prenom: 'Paul', peutChercher: false }))
      const before = await lire(parent)
      assert.deepEqual(
        before.proches.map(({ prenom, enfants, peutChercher }) => [prenom, enfants.length, peutChercher]),
        [
          ['Rose', 2, true],
          ['Paul', 1, false],
        ],
      )
      assert.deepEqual(before.adultes, [
        { prenom: 'Camille', nom: 'Durand', telephone: '06 12 34 56 78', autoriteParentale: true },
      ])
      assert.equal((await parent.send('PUT', '/foyer/urgences', { ordre: [paul, rose] })).status, 204)
      assert.deepEqual(
        (await lire(parent)).proches.map((one) => one.prenom),
        ['Paul', 'Rose'],
      )
      const corrected = saisi([lea], { prenom: 'Rose', lien: 'tante', aPrevenir: false })
      assert.equal((await parent.send('PUT', `/foyer/proches/${rose}`, corrected)).status, 204)
      // Each child has those who are named for it.
      assert.deepEqual(
        (await fiche(lea)).foyers[0]?.proches.map(({ prenom, lien, aPrevenir }) => [prenom, lien, aPrevenir]),
        [['Rose', 'tante', false]],
      )
      assert.deepEqual(
        (await fiche(noe)).foyers[0]?.proches.map((one) => one.prenom),
        ['Paul'],
      )
      assert.equal((await parent.send('DELETE', `/foyer/proches/${rose}`)).status, 204)
      assert.deepEqual((await fiche(lea)).foyers[0]?.proches, [])
    })

    test('an order that forgets somebody is not taken; a number too short, or nothing said of them, is refused', async () => {
      const parent = await createFamille(server, town)
      const enfants = parent.enfants.map((one) => one.id)
      const rose = await nommer(parent, saisi(enfants))
      await nommer(parent, saisi(enfants, { prenom: 'Paul' }))
      assert.equal((await parent.send('PUT', '/foyer/urgences', { ordre: [rose] })).status, 409)
      assert.equal((await parent.send('PUT', '/foyer/urgences', { ordre: [rose, rose] })).status, 409)
      for (const wrong of [{ telephone: '12' }, { peutChercher: false, aPrevenir: false }, { enfants: [] }])
        assert.equal((await parent.send('POST', '/foyer/proches', saisi(enfants, wrong))).status, 400)
    })

    test('neither home reads the other’s; the service reads both, without address nor income', async () => {
      const { mere, pere, enfant } = await deuxFoyers()
      await nommer(mere, saisi([enfant]))
      await nommer(pere, saisi([enfant], { prenom: 'Lucie', nom: 'Blanc', lien: 'compagne' }))
      const [hers, his] = [JSON.stringify(await lire(mere)), JSON.stringify(await lire(pere))]
      assert.ok(!/Lucie|Martin|06 99/.test(hers))
      assert.ok(!/Rose|Camille/.test(his))
      const seen = await fiche(enfant)
      assert.deepEqual(
        seen.foyers.flatMap((one) => [...one.adultes, ...one.proches].map(({ prenom }) => prenom)).toSorted(),
        ['Camille', 'Jean', 'Lucie', 'Rose'],
      )
      assert.ok(!/Vignes|Targon|quotient/i.test(JSON.stringify(seen)))
      // Not of another family's child, even by its id.
      const voisin = await createFamille(server, town)
      assert.equal((await voisin.send('POST', '/foyer/proches', saisi([enfant]))).status, 404)
    })

    test('the doctor of the child is on its sheet', async () => {
      const parent = await createFamille(server, town)
      const enfant = parent.enfants[0]?.id ?? ''
      await asSysteme(server, town.id, (tx) =>
        tx.insert(santes).values({
          collectiviteId: town.id,
          enfantId: enfant,
          medecin: 'Dr Peyron',
          medecinTelephone: '05 56 23 00 00',
        }),
      )
      assert.deepEqual(
        [(await fiche(enfant)).medecin, (await fiche(enfant)).medecinTelephone],
        ['Dr Peyron', '05 56 23 00 00'],
      )
    })
  })

  describe('who may not', () => {
    test('nothing changes until a service has read the decision; then those at the door see it', async () => {
      const { mere, pere, enfant } = await deuxFoyers()
      const date = town.creneaux[0]?.date ?? ''
      await book(server, town, mere, enfant, [date])
      const interdits = async () => {
        const route = `/gestion/pointages?structure=${town.structure}&date=${date}`
        const feuille = (await (await agent.get(route)).json()) as FeuillePointage
        return [...feuille.lignes, ...feuille.autres].find((one) => one.enfant.id === enfant)?.interdits
      }
      const id = await demande(mere, enfant)
      assert.deepEqual(await interdits(), [])
      assert.deepEqual((await fiche(enfant)).interdits, [])
      assert.equal((await lire(mere)).interdictions[0]?.etat, 'demandee')
      const [asked] = await file()
      assert.deepEqual(
        [asked?.enfant.prenom, asked?.prenom, asked?.reference, asked?.fichier?.nom],
        ['Léa', 'Jean', '26/01234', 'jugement.pdf'],
      )
      assert.equal((await agent.get(`/gestion/interdictions/${id}/fichier`)).status, 200)
      assert.equal((await repondre(id, 'acceptee', 'Bien reçu.')).status, 200)
      assert.deepEqual(await interdits(), [{ prenom: 'Jean', nom: 'Martin', lien: 'père' }])
      // However many homes say otherwise.
      const seen = await fiche(enfant)
      assert.deepEqual(
        seen.foyers
          .flatMap((one) => one.adultes)
          .map(({ prenom, interdit }) => [prenom, interdit])
          .toSorted(),
        [
          ['Camille', false],
          ['Jean', true],
        ],
      )
      assert.equal((await lire(mere)).interdictions[0]?.enVigueur, true)
      // The other home is told nothing, by no page and no e-mail.
      assert.deepEqual((await lire(pere)).interdictions, [])
      assert.deepEqual(await mails(pere), [])
      assert.deepEqual((await mails(mere)).map((one) => one.sujet).toSorted(), [
        'Décision de justice prise en compte pour Léa',
        'Décision de justice transmise pour Léa',
      ])
      assert.ok(!/Martin|26\/01234/.test(JSON.stringify(await mails(mere))))
      assert.equal(await codeOf(await repondre(id, 'refusee', 'Non.')), 'deja-repondu')
    })

    test('the barred person named by the other home as somebody who may come is shown as barred', async () => {
      const { mere, pere, enfant } = await deuxFoyers()
      await nommer(pere, saisi([enfant], { prenom: 'Lucie', nom: 'Blanc' }))
      await repondre(
        await demande(mere, enfant, { prenom: 'lucie', nom: 'BLANC', lien: 'tante' }),
        'acceptee',
      )
      const people = (await fiche(enfant)).foyers.flatMap((one) => one.proches)
      assert.deepEqual(
        people.map(({ prenom, interdit }) => [prenom, interdit]),
        [['Lucie', true]],
      )
    })

    test('is refused with a reason; withdrawn with its document; lifted with a reason', async () => {
      const parent = await createFamille(server, town)
      const enfant = parent.enfants[0]?.id ?? ''
      const refused = await demande(parent, enfant)
      assert.equal(await codeOf(await repondre(refused, 'refusee')), 'motif-requis')
      await repondre(refused, 'refusee', 'La page 2 manque.')
      assert.equal((await lire(parent)).interdictions[0]?.motif, 'La page 2 manque.')
      assert.ok((await mails(parent)).some((one) => one.texte.includes('La page 2 manque.')))
      assert.equal(
        await codeOf(await parent.send('DELETE', `/foyer/interdictions/${refused}`)),
        'deja-repondu',
      )

      const withdrawn = await demande(parent, enfant)
      assert.equal((await parent.send('DELETE', `/foyer/interdictions/${withdrawn}`)).status, 204)
      assert.equal((await parent.get(`/foyer/interdictions/${withdrawn}/fichier`)).status, 404)
      assert.deepEqual(
        (await lire(parent)).interdictions.map((one) => one.id),
        [refused],
      )

      const applied = await demande(parent, enfant)
      await repondre(applied, 'acceptee')
      const lift = (motif: string) => agent.send('POST', `/gestion/interdictions/${applied}/levee`, { motif })
      assert.equal((await lift('')).status, 400)
      assert.equal((await lift('Ordonnance du 2 mai.')).status, 200)
      assert.deepEqual((await fiche(enfant)).interdits, [])
      assert.ok((await mails(parent)).some((one) => one.texte.includes('Ordonnance du 2 mai.')))
    })

    test('ends by itself after its last day', async () => {
      const parent = await createFamille(server, town)
      const enfant = parent.enfants[0]?.id ?? ''
      const today = server.clock.today('Europe/Paris')
      await repondre(await demande(parent, enfant, { fin: today }), 'acceptee')
      assert.equal((await fiche(enfant)).interdits.length, 1)
      await asSysteme(server, town.id, (tx) =>
        tx.update(interdictions).set({ fin: '2026-01-01' }).where(eq(interdictions.enfantId, enfant)),
      )
      assert.deepEqual((await fiche(enfant)).interdits, [])
      assert.equal((await lire(parent)).interdictions[0]?.enVigueur, false)
    })

    test('its end is told before and on the day, once each, without a name; then it is said at the door', async () => {
      const parent = await createFamille(server, town)
      const enfant = parent.enfants[0]?.id ?? ''
      await asSysteme(server, town.id, (tx) =>
        tx
          .update(structures)
          .set({ courriel: 'arbre@ville.example' })
          .where(eq(structures.id, town.structure)),
      )
      await repondre(await demande(parent, enfant, { fin: '2026-11-20' }), 'acceptee')
      const rappeler = async (now: string) => {
        server.clock.set(now)
        await asSysteme(server, town.id, (tx) => server.deps.queue.send(tx, 'rappels-documents', {}))
        await server.deps.queue.runDue()
        const of = (a: string) =>
          server.courriels.filter((one) => one.a.startsWith(a) && /20 novembre/.test(one.sujet))
        return [of('arbre@'), of(parent.compte)] as const
      }
      const counts = async (now: string) => (await rappeler(now)).map((one) => one.length)
      assert.deepEqual(await counts('2026-11-04T09:00:00Z'), [0, 0])
      assert.deepEqual(await counts('2026-11-06T09:00:00Z'), [1, 1])
      assert.deepEqual(await counts('2026-11-06T19:00:00Z'), [1, 1])
      assert.deepEqual(await counts('2026-11-17T09:00:00Z'), [2, 2])
      assert.deepEqual(await counts('2026-11-20T09:00:00Z'), [3, 3])
      const [service, famille] = await rappeler('2026-11-20T10:00:00Z')
      for (const one of [...service, ...famille]) assert.doesNotMatch(`${one.sujet} ${one.texte}`, /Martin/)

      const alaPorte = async (date: string) => {
        server.clock.set(`${date}T09:00:00Z`)
        const sheet = (await (
          await agent.get(`/gestion/pointages?structure=${town.structure}&date=${date}`)
        ).json()) as FeuillePointage
        return [...sheet.lignes, ...sheet.autres].find((one) => one.enfant.id === enfant)?.interdits
      }
      const barred = { prenom: 'Jean', nom: 'Martin', lien: 'père' }
      assert.deepEqual(await alaPorte('2026-11-20'), [barred])
      assert.deepEqual(await alaPorte('2026-11-21'), [{ ...barred, finie: '2026-11-20' }])
      assert.deepEqual(await alaPorte('2026-12-10'), [])
      // Taken up by another decision: barred, and nothing said of the one before.
      await repondre(await demande(parent, enfant, { reference: '26/02000' }), 'acceptee')
      assert.deepEqual(await alaPorte('2026-11-21'), [barred])
      server.clock.set('2026-11-03T09:00:00Z')
    })

    test('not without its document, nor for another family’s child, nor by another service', async () => {
      const { mere, pere, enfant } = await deuxFoyers()
      const voisin = await createFamille(server, town)
      const bare = await mere.send('POST', '/foyer/interdictions', { enfant })
      assert.equal(bare.status, 400)
      assert.equal((await demander(voisin, enfant)).status, 404)
      assert.equal((await demander(mere, enfant, { dateDecision: '2099-01-01' })).status, 400)
      const id = await demande(mere, enfant)
      assert.equal((await pere.get(`/foyer/interdictions/${id}/fichier`)).status, 404)
      assert.equal((await pere.send('DELETE', `/foyer/interdictions/${id}`)).status, 404)
      const elsewhere = await createAgent(server, town, [await addService(server, town, null)])
      assert.equal((await repondre(id, 'acceptee', '', elsewhere)).status, 404)
      assert.deepEqual(await file('demandee', elsewhere), [])
      assert.equal((await elsewhere.get(`/gestion/enfants/${enfant}/personnes`)).status, 404)
      assert.equal((await elsewhere.get(`/gestion/interdictions/${id}/fichier`)).status, 404)
    })
  })

  describe('parental authority', () => {
    const responsable = (foyer: string) =>
      asSysteme(server, town.id, async (tx) => {
        const [found] = await tx.select().from(responsables).where(eq(responsables.foyerId, foyer))
        return found?.id ?? ''
      })

    test('is written by a service, with what says so; the family reads it', async () => {
      const parent = await createFamille(server, town)
      const enfant = parent.enfants[0]?.id ?? ''
      const route = `/gestion/responsables/${await responsable(parent.foyer)}/autorite`
      const set = (autoriteParentale: boolean, motif: string, who = agent) =>
        who.send('PUT', route, { autoriteParentale, motif })
      assert.equal((await set(false, '')).status, 400)
      assert.equal((await set(false, 'Jugement du 3 mars 2026')).status, 200)
      const [adult] = (await fiche(enfant)).foyers[0]?.adultes ?? []
      assert.deepEqual([adult?.autoriteParentale, adult?.motif], [false, 'Jugement du 3 mars 2026'])
      assert.equal((await lire(parent)).adultes[0]?.autoriteParentale, false)
      const elsewhere = await createAgent(server, town, [await addService(server, town, null)])
      assert.equal((await set(true, 'Erreur', elsewhere)).status, 404)
      assert.equal((await lire(parent)).adultes[0]?.autoriteParentale, false)
    })
  })

  test('the wall: the database gives a home nothing of the other’s', async () => {
    const { mere, pere, enfant } = await deuxFoyers()
    await nommer(mere, saisi([enfant]))
    await demande(mere, enfant)
    const seen = (table: typeof proches | typeof interdictions, who: Client) =>
      server.deps.database.transaction(
        { collectivite: town.id, role: 'famille', compte: who.compte, foyer: who.foyer },
        async (tx) => (await tx.select({ id: table.id }).from(table)).length,
      )
    assert.deepEqual([await seen(proches, mere), await seen(interdictions, mere)], [1, 1])
    assert.deepEqual([await seen(proches, pere), await seen(interdictions, pere)], [0, 0])
  })
})
