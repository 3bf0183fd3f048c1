import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { ActivitesReglees, Demandes, ReglageInscriptions, ReglageRepondu } from '@inoe/contract/gestion'
import type { Eligibilite, Inscription, Inscriptions, ResultatInscription } from '@inoe/contract/inscriptions'
import { eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { book } from '../../test/billing.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  type Town,
} from '../../test/towns.ts'
import { collectivites } from '../collectivites/tables.ts'
import { pieces } from '../documents/tables.ts'
import { foyers } from '../foyers/tables.ts'
import { activites, periodes, structures } from '../structures/tables.ts'

describe('Follow-up of an enrolment request', () => {
  let server: TestServer
  let town: Town
  let agent: Client
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    agent = await createAgent(server, town)
  })
  after(() => server.close())

  const asSysteme = <T>(work: Parameters<typeof server.deps.database.transaction<T>>[1]) =>
    server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, work)
  /** An activity of its own for each test, so that its places are. */
  const activite = async (more: Partial<typeof activites.$inferInsert> = {}) => {
    const id = uuid()
    await asSysteme((tx) =>
      tx.insert(activites).values({
        collectiviteId: town.id,
        id,
        structureId: town.structure,
        nom: 'Théâtre',
        type: 'mercredis',
        delaiReservation: DELAI,
        delaiAnnulation: DELAI,
        ...more,
      }),
    )
    return id
  }
  const autreStructure = async () => {
    const id = uuid()
    const row = { collectiviteId: town.id, id, nom: 'Les tortues 2 mers', type: 'alsh', regieId: town.regie }
    await asSysteme((tx) => tx.insert(structures).values(row))
    return id
  }
  const famille = (prenoms = ['Léa']) => createFamille(server, town, { prenoms, enrolled: false })
  type Famille = Awaited<ReturnType<typeof famille>>
  const ask = async (who: Famille, activite: string, periode: string | null = null) => {
    const enfants = who.enfants.map((one) => one.id)
    const response = await who.send('POST', '/inscriptions', { activite, periode, enfants })
    return ((await response.json()) as ResultatInscription).resultats
  }
  const listOf = async (who: Client) =>
    ((await (await who.get('/inscriptions')).json()) as Inscriptions).inscriptions
  const first = async (who: Client): Promise<Inscription> => {
    const [found] = await listOf(who)
    assert.ok(found)
    return found
  }
  const move = async (who: Client, geste: 'retrait' | 'reprise' | 'completude') => {
    const response = await who.send('POST', `/inscriptions/${(await first(who)).id}/${geste}`)
    return response.status === 204 ? 204 : ((await response.json()) as { code: string }).code
  }
  const answer = async (who: Client, body: object) => {
    const response = await agent.send('POST', `/gestion/demandes/${(await first(who)).id}/reponse`, body)
    return response.status === 200 ? 200 : ((await response.json()) as { code: string }).code
  }
  const steps = async (who: Client) => (await first(who)).etapes.map(({ type, par }) => `${type} ${par}`)
  const subjects = async () => {
    server.courriels.length = 0
    await server.deps.queue.runDue()
    return server.courriels.map((one) => one.sujet.replaceAll('\u00a0', ' '))
  }

  test('keeps every step, by whom, with the words of the service', async () => {
    const durand = await famille()
    await ask(durand, await activite())
    server.clock.advance(60_000)
    assert.equal(await answer(durand, { decision: 'acceptee', motif: 'Bienvenue.' }), 200)
    const found = await first(durand)
    assert.deepEqual(
      found.etapes.map(({ type, par, motif }) => [type, par, motif]),
      [
        ['demandee', 'famille', null],
        ['acceptee', 'service', 'Bienvenue.'],
      ],
    )
    assert.deepEqual([found.etat, found.annee, found.gestes], ['acceptee', 2026, ['retirer']])
    assert.ok((found.etapes[0]?.le ?? '') < (found.etapes[1]?.le ?? ''))
  })

  test('when places are taken one waits, is told so before and after, and gets the first that frees', async () => {
    const theatre = await activite({ placesInscription: 1 })
    const [one, two, three] = [await famille(), await famille(), await famille()]
    await ask(one, theatre)
    const before = (await (
      await two.get(`/inscriptions/eligibilite?activite=${theatre}`)
    ).json()) as Eligibilite
    assert.deepEqual(
      before.enfants.map((child) => [child.possible, child.attente]),
      [[true, true]],
    )
    await subjects()
    assert.deepEqual(
      (await ask(two, theatre)).map((child) => [child.inscription !== null, child.attente]),
      [[true, true]],
    )
    assert.deepEqual(await subjects(), ['Sur liste d’attente : Théâtre'])
    server.clock.advance(1000)
    await ask(three, theatre)
    assert.deepEqual([(await first(two)).rang, (await first(three)).rang], [1, 2])
    await subjects()

    assert.equal(await move(one, 'retrait'), 204)
    assert.deepEqual(await steps(two), [
      'demandee famille',
      'mise-en-attente systeme',
      'place-liberee systeme',
    ])
    assert.deepEqual([(await first(two)).etat, (await first(two)).rang], ['demandee', null])
    assert.deepEqual([(await first(three)).etat, (await first(three)).rang], ['en-attente', 1])
    assert.deepEqual(await subjects(), ['Une place s’est libérée : Théâtre'])

    // Its place is taken now: taken back, it waits behind.
    assert.equal(await move(one, 'reprise'), 204)
    assert.equal((await first(one)).etat, 'en-attente')
  })

  test('families who ask at the same instant never hold more places than there are', async () => {
    const theatre = await activite({ placesInscription: 2 })
    const all = await Promise.all(Array.from({ length: 5 }, () => famille()))
    const answered = (await Promise.all(all.map((who) => ask(who, theatre)))).flat()
    assert.equal(answered.filter((one) => !one.attente).length, 2)
    assert.equal(answered.filter((one) => one.attente).length, 3)
    const ranks = (await Promise.all(all.map(first))).map((one) => one.rang).filter((rang) => rang !== null)
    assert.deepEqual(ranks.sort(), [1, 2, 3])
  })

  test('brothers and sisters asked for at once: one gets the last place, the other waits', async () => {
    const theatre = await activite({ placesInscription: 1 })
    const answered = await ask(await famille(['Léa', 'Noé']), theatre)
    assert.deepEqual(
      answered.map((one) => one.attente),
      [false, true],
    )
  })

  test('an agent accepts no child more than the places, even out of the list', async () => {
    const theatre = await activite({ placesInscription: 1, rangAffiche: false })
    const [one, two] = [await famille(), await famille()]
    await ask(one, theatre)
    await ask(two, theatre)
    assert.equal((await first(two)).rang, null, 'the authority does not show it')
    assert.equal(await answer(one, { decision: 'acceptee' }), 200)
    assert.equal(await answer(two, { decision: 'acceptee' }), 'inscriptions-completes')
    const { demandes } = (await (await agent.get('/gestion/demandes?etat=en-attente')).json()) as Demandes
    const seen = demandes.find((row) => row.activite.id === theatre)
    assert.deepEqual([seen?.rang, seen?.places], [1, 0])
  })

  test('an activity for the families of the territory refuses the others, and says what to do', async () => {
    const early = await famille()
    const [unsaid] = await ask(early, await activite({ reserveTerritoire: true }))
    assert.ok(unsaid?.inscription, 'a town that has not said its communes keeps nobody out')
    await server.deps.database.owner
      .update(collectivites)
      .set({ communes: ['Targon'] })
      .where(eq(collectivites.id, town.id))
    const theatre = await activite({ reserveTerritoire: true })
    const [near, far] = [await famille(), await famille()]
    await asSysteme((tx) => tx.update(foyers).set({ commune: 'Bordeaux' }).where(eq(foyers.id, far.foyer)))
    assert.ok((await ask(near, theatre))[0]?.inscription)
    const [refused] = await ask(far, theatre)
    assert.equal(refused?.inscription, null)
    assert.deepEqual(
      refused?.empechements.map((one) => one.code),
      ['hors-territoire'],
    )
    assert.match(refused?.empechements[0]?.phrase ?? '', /Mon foyer/)
  })

  test('a document asked for: the request goes back to the service once it is given', async () => {
    const piece = uuid()
    const foreign = uuid()
    const theatre = await activite()
    await asSysteme(async (tx) => {
      const asked = { collectiviteId: town.id, portee: 'enfant', obligatoire: false }
      await tx.insert(pieces).values([
        { ...asked, id: piece, nom: 'Certificat médical', activiteId: theatre },
        { ...asked, id: foreign, nom: 'Test d’aisance', activiteId: town.activite },
      ])
    })
    const durand = await famille()
    await ask(durand, theatre)
    await subjects()
    assert.equal(await answer(durand, { decision: 'incomplete' }), 'motif-requis')
    assert.equal(await answer(durand, { decision: 'incomplete', pieces: [foreign] }), 'introuvable')
    assert.equal(await answer(durand, { decision: 'incomplete', pieces: [piece] }), 200)
    assert.deepEqual(await subjects(), ['Dossier à compléter : Théâtre'])
    const asked = await first(durand)
    assert.deepEqual(
      [asked.etat, asked.piecesManquantes, asked.gestes],
      ['incomplete', [{ id: piece, nom: 'Certificat médical' }], ['retirer']],
    )
    assert.equal(await move(durand, 'completude'), 'piece-manquante')

    const form = new FormData()
    form.set('piece', piece)
    form.set('enfant', durand.enfants[0]?.id ?? '')
    form.set('fichier', new Blob([PDF], { type: 'application/pdf' }), 'certificat.pdf')
    assert.equal((await durand.send('POST', '/documents', form)).status, 201)
    await server.deps.queue.runDue()
    assert.equal((await first(durand)).etat, 'demandee')
    assert.deepEqual(await steps(durand), [
      'demandee famille',
      'pieces-demandees service',
      'completee systeme',
    ])
  })

  test('words asked for without a document: the family says that it is done', async () => {
    const durand = await famille()
    await ask(durand, await activite())
    assert.equal(await answer(durand, { decision: 'incomplete', motif: 'Quel jour ?' }), 200)
    assert.deepEqual((await first(durand)).gestes, ['completer', 'retirer'])
    assert.equal(await move(durand, 'completude'), 204)
    assert.equal(await move(durand, 'completude'), 204, 'twice is the same')
    assert.equal((await first(durand)).etat, 'demandee')
  })

  test('a withdrawal is taken back while nothing was decided and nothing replaced it', async () => {
    const theatre = await activite()
    const durand = await famille()
    await ask(durand, theatre)
    assert.equal(await move(durand, 'reprise'), 'decision-definitive')
    await move(durand, 'retrait')
    assert.deepEqual((await first(durand)).gestes, ['reprendre'])
    assert.equal(await move(durand, 'reprise'), 204)
    assert.equal((await first(durand)).etat, 'demandee')
    await move(durand, 'retrait')
    const withdrawn = await first(durand)
    server.clock.advance(1000)
    await ask(durand, theatre)
    const response = await durand.send('POST', `/inscriptions/${withdrawn.id}/reprise`)
    assert.equal(response.status, 409)
  })

  test('an answer is taken back, and the family told; not once days are booked', async () => {
    const durand = await famille()
    await ask(durand, await activite())
    assert.equal(await answer(durand, { decision: 'refusee', motif: 'Complet.' }), 200)
    await subjects()
    assert.equal(await answer(durand, { decision: 'rouverte' }), 200)
    assert.deepEqual(await subjects(), ['Demande réexaminée : Théâtre'])
    assert.equal((await first(durand)).etat, 'demandee')

    const booked = await createFamille(server, town, { prenoms: ['Max'] })
    await book(server, town, booked, booked.enfants[0]?.id ?? '', ['2026-12-09'])
    assert.equal(await answer(booked, { decision: 'rouverte' }), 'inscription-utilisee')
    assert.equal(await move(booked, 'retrait'), 'inscription-utilisee')
    assert.equal((await first(booked)).etat, 'acceptee')
  })

  test('accepted and nothing booked: the family may still give it up', async () => {
    const durand = await createFamille(server, town, { prenoms: ['Max'] })
    assert.equal(await move(durand, 'retrait'), 204)
    assert.deepEqual([(await first(durand)).etat, (await first(durand)).gestes], ['retiree', []])
  })

  test('once its period is over a request is closed: seen as such, moved by nobody', async () => {
    const theatre = await activite()
    const periode = uuid()
    const span = { debut: '2026-11-01', fin: '2026-11-30', ouverture: new Date('2026-01-01T00:00:00Z') }
    const own = { collectiviteId: town.id, id: periode, activiteId: theatre, nom: 'Automne' }
    await asSysteme((tx) => tx.insert(periodes).values({ ...own, ...span }))
    const durand = await famille()
    await ask(durand, theatre, periode)
    assert.equal(await answer(durand, { decision: 'acceptee' }), 200)
    await asSysteme((tx) =>
      tx.update(periodes).set({ debut: '2026-06-01', fin: '2026-06-30' }).where(eq(periodes.id, periode)),
    )
    const found = await first(durand)
    assert.deepEqual([found.etat, found.annee, found.gestes], ['terminee', 2025, []])
    assert.equal(found.etapes.at(-1)?.type, 'terminee')
    assert.equal(await move(durand, 'retrait'), 'deja-repondu')
    assert.equal(await answer(durand, { decision: 'rouverte' }), 'deja-repondu')
  })

  test('another family’s request moves for nobody else: the same 404', async () => {
    const [durand, other] = [await famille(), await famille()]
    await ask(durand, await activite())
    const { id } = await first(durand)
    for (const geste of ['retrait', 'reprise', 'completude'])
      assert.equal((await other.send('POST', `/inscriptions/${id}/${geste}`)).status, 404)
    assert.equal((await first(durand)).etat, 'demandee')
  })

  describe('as the service sets it', () => {
    const reglage = { placesInscription: 1, reserveTerritoire: false, rangAffiche: true }
    const regler = async (id: string, change: Partial<ReglageInscriptions>, who = agent) => {
      const response = await who.send('PUT', `/gestion/activites/${id}/inscriptions`, {
        ...reglage,
        ...change,
      })
      return response.status === 200 ? ((await response.json()) as ReglageRepondu) : response.status
    }
    const lus = async (id: string, who = agent) => {
      const { activites: found } = (await (await who.get('/gestion/activites')).json()) as ActivitesReglees
      return found.find((one) => one.id === id)
    }

    test('places that are added go to the first who wait, who are told; nobody loses one', async () => {
      const theatre = await activite()
      const [one, two, three] = [await famille(), await famille(), await famille()]
      await ask(one, theatre)
      assert.deepEqual(await regler(theatre, {}), {
        ...reglage,
        id: theatre,
        nom: 'Théâtre',
        structure: { id: town.structure, nom: 'L’arbre à paumes' },
        occupees: 1,
        enAttente: 0,
        promues: 0,
      })
      await ask(two, theatre)
      server.clock.advance(1000)
      await ask(three, theatre)
      const waiting = await lus(theatre)
      assert.deepEqual([waiting?.occupees, waiting?.enAttente], [1, 2])
      await subjects()
      const more = await regler(theatre, { placesInscription: 2 })
      assert.deepEqual(typeof more === 'object' && [more.promues, more.occupees, more.enAttente], [1, 2, 1])
      assert.deepEqual(
        (await Promise.all([one, two, three].map(first))).map(({ etat }) => etat),
        ['demandee', 'demandee', 'en-attente'],
      )
      assert.deepEqual(await subjects(), ['Une place s’est libérée : Théâtre'])
      const less = await regler(theatre, { placesInscription: 0 })
      assert.deepEqual(typeof less === 'object' && [less.promues, less.occupees], [0, 2])
      assert.equal((await first(one)).etat, 'demandee')
      const none = await regler(theatre, { placesInscription: null })
      assert.equal(typeof none === 'object' && none.promues, 1)
      assert.equal((await first(three)).etat, 'demandee')
    })

    test('without a limit, who the service put on the list by itself stays there', async () => {
      const theatre = await activite()
      const durand = await famille()
      await ask(durand, theatre)
      assert.equal(await answer(durand, { decision: 'en-attente' }), 200)
      await regler(theatre, { placesInscription: null, rangAffiche: false })
      assert.equal((await first(durand)).etat, 'en-attente')
    })

    test('a rank is shown or hidden, the territory is kept to or not, from then on', async () => {
      const theatre = await activite()
      await regler(theatre, { placesInscription: 0, reserveTerritoire: true })
      const durand = await famille()
      await ask(durand, theatre)
      assert.equal((await first(durand)).rang, 1)
      await regler(theatre, { placesInscription: 0, rangAffiche: false })
      assert.equal((await first(durand)).rang, null)
      assert.deepEqual(
        [(await lus(theatre))?.reserveTerritoire, (await lus(theatre))?.rangAffiche],
        [false, false],
      )
    })

    test('only of its own structures, and with numbers that are', async () => {
      const theatre = await activite()
      const elsewhere = await createAgent(server, { ...town, structure: await autreStructure() })
      assert.equal(await lus(theatre, elsewhere), undefined)
      assert.equal(await regler(theatre, {}, elsewhere), 404)
      assert.equal(await regler(theatre, { placesInscription: -1 }), 400)
      assert.equal(await regler(theatre, { placesInscription: 1.5 }), 400)
      assert.equal((await lus(theatre))?.placesInscription, null)
    })
  })
})

const DELAI = { type: 'jours', jours: 1, heure: '12:00', compte: 'calendaires' } as const
const PDF =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'
