import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { AccesFamille, FusionPrevue } from '@inoe/contract/familles'
import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { addService, asSysteme, openPayingServer } from '../../test/billing.ts'
import { CANARI_SANTE, creerMonde, type Monde } from '../../test/monde.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  connecter,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  type Town,
} from '../../test/towns.ts'
import { comptes } from '../comptes/tables.ts'
import { rows } from '../database/open.ts'
import { enfants, foyers, foyersEnfants, responsables, santes } from '../foyers/tables.ts'
import { paiements } from '../paiements/tables.ts'
import { interdictions } from '../proches/tables.ts'
import { reservations } from '../reservations/tables.ts'
import { effacements } from '../rgpd/tables.ts'
import { A_PART, SUIVENT_L_ENFANT, SUIVENT_LE_FOYER } from './colonnes.ts'

type Famille = Awaited<ReturnType<typeof createFamille>>
const json = async <T>(answer: Response, status = 200): Promise<T> => {
  assert.equal(answer.status, status, await answer.clone().text())
  return (await answer.json()) as T
}
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code
const detailOf = async (answer: Response) => ((await answer.json()) as { detail: string }).detail

describe('Merging over every table', () => {
  let server: TestServer
  let close: () => Promise<void>
  let monde: Monde
  before(async () => {
    ;({ server, close } = await openPayingServer())
    monde = await creerMonde(server)
  })
  after(() => close())

  test('every column that names a family or a child is said: a new table is not forgotten', async () => {
    const found = await rows<{ nom: string }>(
      server.superuser,
      sql`SELECT table_name || '.' || column_name AS nom FROM information_schema.columns
          WHERE table_schema = 'public' AND (column_name LIKE '%foyer%' OR column_name LIKE '%enfant%')`,
    )
    const said = new Set([
      ...SUIVENT_LE_FOYER.map((one) => `${one}.foyer_id`),
      ...SUIVENT_L_ENFANT.map((one) => `${one}.enfant_id`),
      ...Object.keys(A_PART),
    ])
    const views = (
      await rows<{ nom: string }>(
        server.superuser,
        sql`SELECT table_name AS nom FROM information_schema.views WHERE table_schema = 'public'`,
      )
    ).map((one) => one.nom)
    assert.deepEqual(
      found
        .map((one) => one.nom)
        .filter((one) => !said.has(one) && !views.some((view) => one.startsWith(`${view}.`))),
      [],
      'say in familles/colonnes.ts what merging does of these columns',
    )
    assert.deepEqual(
      [...said].filter((one) => !found.some(({ nom }) => nom === one)),
      [],
    )
  })

  test('a family that has something in every table goes whole into another: nothing names it any more', async () => {
    const { town, personnes, ids } = monde
    const { famille, agent } = personnes
    const systeme = <T>(work: Parameters<typeof asSysteme<T>>[2]) => asSysteme<T>(server, town.id, work)
    const garde = await createFamille(server, town, { prenoms: ['Léa'] })
    const [mine, theirs] = [garde.enfants[0]?.id ?? '', ids.enfant ?? '']
    // What would be in the way of this family: settled.
    await systeme(async (tx) => {
      await tx.execute(
        sql`DELETE FROM modifications WHERE collectivite_id = ${town.id} AND etat = 'demandee'`,
      )
      await tx.update(effacements).set({ etat: 'retiree' })
      await tx.execute(
        sql`UPDATE prelevements SET etat = 'passe' WHERE collectivite_id = ${town.id} AND etat = 'prevu'`,
      )
      await tx.update(paiements).set({ etat: 'annule' }).where(eq(paiements.etat, 'en-cours'))
      await tx
        .insert(santes)
        .values({ collectiviteId: town.id, enfantId: mine, allergies: 'Arachide', regime: 'Sans porc' })
    })
    const prevue = await json<FusionPrevue>(
      await agent.get(`/gestion/familles/${garde.foyer}/fusion/${famille.foyer}`),
    )
    assert.deepEqual(prevue.obstacles, [])
    assert.deepEqual(
      prevue.paires.map((one) => [
        one.garde,
        one.absorbe,
        one.sante.map(({ champ, garde: g, absorbe: a }) => [champ, g, a]),
      ]),
      [[mine, theirs, [['allergies', 'Arachide', CANARI_SANTE]]]],
    )
    assert.ok(prevue.contact.some((one) => one.champ === 'adresse'))
    const ecarts = () =>
      systeme<{ n: number }[]>((tx) =>
        rows(
          tx,
          sql`SELECT count(*)::int AS n FROM creneaux c WHERE collectivite_id = ${town.id} AND (occupees <> (SELECT count(*) FROM reservations r
              WHERE r.collectivite_id = c.collectivite_id AND r.creneau_id = c.id AND r.etat IN ('confirmee', 'demandee', 'proposee')))`,
        ),
      )
    const wrong = await ecarts()
    const before = await tout(famille.foyer)
    assert.ok(before.length > 25, `a world with something everywhere: ${before.length}`)
    const merged = await agent.send('POST', `/gestion/familles/${garde.foyer}/fusion`, {
      autre: famille.foyer,
      motif: 'Dossier créé deux fois',
      contact: 'absorbe',
      revenus: 'garde',
      paires: [{ garde: mine, absorbe: theirs, sante: { allergies: 'absorbe' } }],
    })
    assert.equal(merged.status, 200, await merged.clone().text())
    // The journal says which; answers kept for replays are thrown away in two days.
    const left = (table: string) => !['mouvements_foyers', 'requetes'].includes(table)
    assert.deepEqual((await tout(famille.foyer)).filter(left), [])
    assert.deepEqual((await tout(theirs)).filter(left), [])
    const after = await tout(garde.foyer)
    const thrownAway = ['evenements', 'renouvellements_sections', 'renouvellements_foyers']
    assert.deepEqual(
      before.filter((one) => !after.includes(one) && !thrownAway.includes(one) && left(one)),
      [],
    )
    // One truth, and the history of the other.
    const [health] = await systeme((tx) => tx.select().from(santes).where(eq(santes.enfantId, mine)))
    assert.deepEqual([health?.allergies, health?.regime], [CANARI_SANTE, 'Sans porc'])
    const history = await json<{ changements: { avant: string; apres: string }[] }>(
      await famille.get(`/foyer/enfants/${mine}/sante/historique`),
    )
    assert.ok(history.changements.some((one) => one.avant === 'Arachide' && one.apres === CANARI_SANTE))
    // Both logins are of the one family; what it had is there, its other home keeps the child.
    for (const who of [famille, garde]) {
      assert.match(await (await who.get('/foyer')).text(), /Canari-jaune/)
      assert.ok((await json<{ factures: unknown[] }>(await who.get('/factures'))).factures.length > 0)
    }
    assert.match(await (await personnes.autreParent.get('/foyer')).text(), /Léa/)
    assert.deepEqual(await ecarts(), wrong, 'counters are as right as they were')
    const acces = await json<AccesFamille>(await agent.get(`/gestion/familles/${garde.foyer}/acces`))
    assert.deepEqual(
      [acces.comptes.length, acces.journal[0]?.quoi, acces.journal[0]?.par],
      [2, 'fusion', 'Sophie'],
    )
    const again = await agent.send('POST', `/gestion/familles/${garde.foyer}/fusion`, {
      autre: famille.foyer,
      motif: 'Encore',
      contact: 'garde',
      revenus: 'garde',
      paires: [],
    })
    assert.equal(again.status, 404)
  })

  /** Tables where some row says that id. */
  async function tout(id: string): Promise<string[]> {
    const tables = await rows<{ schema: string; nom: string }>(
      server.superuser,
      sql`SELECT table_schema AS schema, table_name AS nom FROM information_schema.tables
          WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE'`,
    )
    const found: string[] = []
    for (const { schema, nom } of tables) {
      const [said] = await rows<{ n: number }>(
        server.superuser,
        sql`SELECT count(*)::int AS n FROM ${sql.identifier(schema)}.${sql.identifier(nom)} t WHERE position(${id} IN t::text) > 0
              ${schema === 'pgboss' ? sql`AND position('completed' IN t::text) = 0` : sql``}`,
      )
      if (said?.n) found.push(nom)
    }
    return [...new Set(found)].sort()
  }
})

describe('Families put right by an agent', () => {
  let server: TestServer
  let town: Town
  let agent: Client
  let colleague: Client
  before(async () => {
    server = await openTestServer()
    server.clock.set('2026-11-03T08:00:00Z')
    town = await createTown(server, ENTRE_DEUX_MERS, { capacite: 2, regles: { listeAttente: true } })
    agent = await createAgent(server, town)
    colleague = await createAgent(server, town, [await addService(server, town, null)])
  })
  after(() => server.close())

  const systeme = <T>(work: Parameters<typeof asSysteme<T>>[2]) => asSysteme<T>(server, town.id, work)
  const creneau = (date: string) => town.creneaux.find((one) => one.date === date)?.id ?? ''
  const reserver = async (who: Pick<Client, 'send'>, enfant: string, dates: readonly string[]) =>
    json<{ cellules: { etat: string }[] }>(
      await who.send('POST', '/reservations', {
        cellules: dates.map((date) => ({ creneau: creneau(date), enfant, action: 'ajouter' })),
      }),
    )
  const fusion = (garde: Famille, absorbe: Famille, paires: object[] = [], by = agent) =>
    by.send('POST', `/gestion/familles/${garde.foyer}/fusion`, {
      autre: absorbe.foyer,
      motif: 'Créé deux fois',
      contact: 'garde',
      revenus: 'garde',
      paires,
    })
  const recus = async (a: string) => {
    await server.deps.queue.runDue()
    return server.courriels.filter((one) => one.a === a)
  }
  const nommer = (who: Famille, prenom: string) =>
    systeme((tx) => tx.update(responsables).set({ prenom }).where(eq(responsables.foyerId, who.foyer)))

  describe('Merge', () => {
    test('a child booked twice on one day frees a place, which goes to who waits', async () => {
      const [one, two] = [
        await createFamille(server, town, { prenoms: ['Léa'] }),
        await createFamille(server, town, { prenoms: ['Léa'] }),
      ]
      const waiting = await createFamille(server, town, { prenoms: ['Zoé'] })
      const [a, b, z] = [one, two, waiting].map((who) => who.enfants[0]?.id ?? '')
      await reserver(one, a ?? '', ['2026-11-18'])
      await reserver(two, b ?? '', ['2026-11-18', '2026-11-25'])
      assert.equal((await reserver(waiting, z ?? '', ['2026-11-18'])).cellules[0]?.etat, 'en-attente')
      const prevue = await json<FusionPrevue>(
        await agent.get(`/gestion/familles/${one.foyer}/fusion/${two.foyer}`),
      )
      assert.deepEqual(
        prevue.paires.map((pair) => pair.doublons),
        [1],
      )
      assert.equal((await fusion(one, two, [{ garde: a, absorbe: b, sante: {} }])).status, 200)
      const [row] = await systeme<{ occupees: number; enAttente: number }[]>((tx) =>
        rows(
          tx,
          sql`SELECT occupees, en_attente AS "enAttente" FROM creneaux WHERE id = ${creneau('2026-11-18')}`,
        ),
      )
      assert.deepEqual(row, { occupees: 2, enAttente: 0 })
      const living = await systeme<{ date: string; enfant: string; etat: string }[]>((tx) =>
        tx
          .select({ date: reservations.date, enfant: reservations.enfantId, etat: reservations.etat })
          .from(reservations)
          .where(and(eq(reservations.foyerId, one.foyer), eq(reservations.etat, 'confirmee')))
          .orderBy(reservations.date),
      )
      assert.deepEqual(living, [
        { date: '2026-11-18', enfant: a, etat: 'confirmee' },
        { date: '2026-11-25', enfant: a, etat: 'confirmee' },
      ])
      const [promoted] = await systeme<{ etat: string }[]>((tx) =>
        tx
          .select({ etat: reservations.etat })
          .from(reservations)
          .where(eq(reservations.enfantId, z ?? '')),
      )
      assert.equal(promoted?.etat, 'confirmee')
      assert.ok(
        (await recus(`${two.compte}@exemple.fr`)).some((letter) => /n’en font plus qu’un/.test(letter.sujet)),
      )
    })

    test('is refused with its reason, and nothing moves: two homes of a child, three adults, a court’s decision, a payment', async () => {
      const refus = async (one: Famille, two: Famille) => {
        const answer = await fusion(one, two)
        assert.equal(answer.status, 409, await answer.clone().text())
        assert.equal((await two.get('/foyer')).status, 200)
        assert.deepEqual(
          (await json<FusionPrevue>(await agent.get(`/gestion/familles/${one.foyer}/fusion/${two.foyer}`)))
            .obstacles.length > 0,
          true,
        )
        return detailOf(answer)
      }
      const family = () => createFamille(server, town, { prenoms: ['Ugo'] })
      const [a, b] = [await family(), await family()]
      await systeme((tx) =>
        tx
          .insert(foyersEnfants)
          .values({ collectiviteId: town.id, foyerId: b.foyer, enfantId: a.enfants[0]?.id ?? '' }),
      )
      assert.match(await refus(a, b), /deux foyers/)
      const [c, d] = [await family(), await family()]
      await nommer(c, 'Alice')
      await nommer(d, 'Bruno')
      await systeme((tx) =>
        tx.insert(responsables).values({
          collectiviteId: town.id,
          id: uuid(),
          foyerId: d.foyer,
          nom: 'Petit',
          prenom: 'Carl',
          ordre: 1,
        }),
      )
      assert.match(await refus(c, d), /plus de deux adultes/)
      const [e, f] = [await family(), await family()]
      await nommer(f, 'Denis')
      await systeme((tx) =>
        tx.insert(interdictions).values({
          collectiviteId: town.id,
          id: uuid(),
          enfantId: e.enfants[0]?.id ?? '',
          foyerId: e.foyer,
          personnePrenom: 'Denis',
          personneNom: 'Durand',
          lien: 'père',
          juridiction: 'JAF',
          reference: '1',
          dateDecision: '2026-01-05',
          etat: 'acceptee',
          demandeeLe: server.clock.now(),
          demandeePar: e.compte,
        }),
      )
      assert.match(await refus(e, f), /décision de justice/)
      assert.match(await refus(f, e), /décision de justice/)
      assert.equal((await fusion(a, a)).status, 409)
    })

    test('of another structure, another town, or unknown: the same 404; a pair that is not one is refused', async () => {
      const [one, two] = [await createFamille(server, town), await createFamille(server, town)]
      assert.equal((await fusion(one, two, [], colleague)).status, 404)
      assert.equal((await colleague.get(`/gestion/familles/${one.foyer}/fusion/${two.foyer}`)).status, 404)
      assert.equal((await agent.get(`/gestion/familles/${one.foyer}/fusion/${uuid()}`)).status, 404)
      const pair = { garde: one.enfants[0]?.id, absorbe: two.enfants[1]?.id, sante: {} }
      assert.equal(await codeOf(await fusion(one, two, [pair])), 'fusion-impossible')
      assert.equal((await two.get('/foyer')).status, 200)
    })

    test('the same child of two homes, made twice: an agent makes one sheet, each home keeps its own', async () => {
      const [one, two] = [
        await createFamille(server, town, { prenoms: ['Ida'] }),
        await createFamille(server, town, { prenoms: ['IDA'] }),
      ]
      const [mine, theirs] = [one.enfants[0]?.id ?? '', two.enfants[0]?.id ?? '']
      await systeme((tx) =>
        tx.insert(santes).values([
          { collectiviteId: town.id, enfantId: mine, allergies: 'Lait' },
          { collectiviteId: town.id, enfantId: theirs, allergies: 'Œuf', pai: 'Asthme' },
        ]),
      )
      await reserver(two, theirs, ['2026-12-02'])
      const attach = (reunir: boolean) =>
        agent.send('POST', `/gestion/familles/${two.foyer}/enfants`, {
          enfant: mine,
          accord: 'Jugement',
          reunir,
        })
      assert.match(await detailOf(await attach(false)), /Réunissez/)
      assert.equal((await attach(true)).status, 201)
      const [health] = await systeme((tx) => tx.select().from(santes).where(eq(santes.enfantId, mine)))
      assert.deepEqual([health?.allergies, health?.pai], ['Lait', 'Asthme'])
      const booked = await systeme<{ foyer: string; enfant: string }[]>((tx) =>
        tx
          .select({ foyer: reservations.foyerId, enfant: reservations.enfantId })
          .from(reservations)
          .where(eq(reservations.foyerId, two.foyer)),
      )
      assert.deepEqual(booked, [{ foyer: two.foyer, enfant: mine }])
      assert.deepEqual(
        await systeme((tx) => tx.select({ id: enfants.id }).from(enfants).where(eq(enfants.id, theirs))),
        [],
      )
      for (const who of [one, two]) assert.match(await (await who.get('/foyer')).text(), /Lait/)
    })
  })

  /** Two adults of one file, each with a login. */
  const couple = async () => {
    const reste = await createFamille(server, town, { prenoms: ['Léa', 'Noé', 'Ana'] })
    const courriel = `${uuid()}@exemple.fr`
    const ids = { compte: uuid(), responsable: uuid() }
    const own = { collectiviteId: town.id }
    await systeme(async (tx) => {
      await tx
        .update(responsables)
        .set({ courriel: `${reste.compte}@exemple.fr` })
        .where(eq(responsables.foyerId, reste.foyer))
      await tx
        .insert(comptes)
        .values({ ...own, id: ids.compte, courriel, foyerId: reste.foyer, confirmeLe: server.clock.now() })
      await tx.insert(responsables).values({
        ...own,
        id: ids.responsable,
        foyerId: reste.foyer,
        nom: 'Petit',
        prenom: 'Julien',
        courriel,
        ordre: 1,
      })
      await tx
        .update(foyers)
        .set({ adresse: '9 rue Secrète', revenusCentimes: 4_242_400 })
        .where(eq(foyers.id, reste.foyer))
    })
    return { reste, part: await connecter(server, town.id, ids.compte), courriel, ...ids }
  }

  describe('Separation', () => {
    test('one leaves with a file of their own: children stay, leave, or have two homes; days to come follow from a date on', async () => {
      const { reste, part, responsable, compte, courriel } = await couple()
      const [lea = '', noe = '', ana = ''] = reste.enfants.map((one) => one.id)
      await reserver(reste, noe, ['2026-11-18', '2026-12-09'])
      await reserver(reste, ana, ['2026-12-16'])
      const { id } = await json<{ id: string }>(
        await agent.send('POST', `/gestion/familles/${reste.foyer}/separation`, {
          responsable,
          motif: 'Séparation le 1er novembre',
          depuis: '2026-12-01',
          enfants: [
            { enfant: lea, destin: 'reste' },
            { enfant: noe, destin: 'part' },
            { enfant: ana, destin: 'deux' },
          ],
        }),
        201,
      )
      assert.equal((await part.get('/foyer')).status, 401, 'signed out at once')
      const back = await connecter(server, town.id, compte)
      const file = await (await back.get('/foyer')).text()
      assert.doesNotMatch(file, /Secrète|4242400|Léa|Camille/)
      assert.match(file, /Noé/)
      assert.match(file, /Ana/)
      const kept = await (await reste.get('/foyer')).text()
      assert.doesNotMatch(kept, /Julien|Noé/)
      assert.match(kept, /Léa/)
      assert.match(kept, /Ana/)
      const booked = await systeme<{ date: string; foyer: string }[]>((tx) =>
        tx
          .select({ date: reservations.date, foyer: reservations.foyerId })
          .from(reservations)
          .where(sql`${reservations.enfantId} IN (${noe}, ${ana})`)
          .orderBy(reservations.date),
      )
      assert.deepEqual(booked, [
        { date: '2026-11-18', foyer: reste.foyer },
        { date: '2026-12-09', foyer: id },
        { date: '2026-12-16', foyer: reste.foyer },
      ])
      // And the new file can carry on: it has the enrolment.
      assert.equal((await reserver(back, noe, ['2026-12-23'])).cellules[0]?.etat, 'confirmee')
      const letters = [...(await recus(courriel)), ...(await recus(`${reste.compte}@exemple.fr`))]
      assert.ok(letters.length >= 2)
      for (const letter of await recus(courriel)) assert.doesNotMatch(letter.texte, /Secrète|Camille/)
    })

    test('is refused where there is nothing to separate, to a past date, with somebody else’s child, by another service', async () => {
      const { reste, responsable } = await couple()
      const alone = await createFamille(server, town)
      const [adult] = await systeme((tx) =>
        tx.select().from(responsables).where(eq(responsables.foyerId, alone.foyer)),
      )
      const split = (who: Famille, body: object, by = agent) =>
        by.send('POST', `/gestion/familles/${who.foyer}/separation`, {
          responsable,
          motif: 'Séparation',
          depuis: '2026-12-01',
          enfants: [],
          ...body,
        })
      assert.equal(await codeOf(await split(alone, { responsable: adult?.id })), 'separation-impossible')
      assert.equal((await split(alone, {})).status, 404)
      assert.equal((await split(reste, { depuis: '2026-11-01' })).status, 400)
      assert.equal(
        (await split(reste, { enfants: [{ enfant: alone.enfants[0]?.id, destin: 'part' }] })).status,
        404,
      )
      assert.equal((await split(reste, {}, colleague)).status, 404)
      await systeme((tx) =>
        tx
          .insert(foyersEnfants)
          .values({ collectiviteId: town.id, foyerId: alone.foyer, enfantId: reste.enfants[0]?.id ?? '' }),
      )
      assert.match(
        await detailOf(await split(reste, { enfants: [{ enfant: reste.enfants[0]?.id, destin: 'deux' }] })),
        /deux au plus/,
      )
      assert.match(await (await reste.get('/foyer')).text(), /Julien/)
    })
  })

  describe('Access', () => {
    test('taken away: signed out at once, an empty file left, calendars no longer read, the others told; given back', async () => {
      const { reste, part, compte, courriel } = await couple()
      const agenda = await json<{ url: string }>(await part.send('POST', '/agendas', { enfant: null }), 201)
      const route = `/gestion/familles/${reste.foyer}/acces/${compte}`
      assert.equal((await colleague.send('POST', `${route}/retrait`, { motif: 'x' })).status, 404)
      assert.equal((await agent.send('POST', `${route}/retrait`, { motif: ' ' })).status, 400)
      assert.equal(
        (await agent.send('POST', `${route}/retrait`, { motif: 'Ordonnance du 2 mai' })).status,
        200,
      )
      assert.equal((await part.get('/foyer')).status, 401)
      const back = await connecter(server, town.id, compte)
      assert.doesNotMatch(await (await back.get('/foyer')).text(), /Léa|Secrète/)
      const feed = await server.app.request(new URL(agenda.url).pathname)
      assert.equal(feed.status, 404)
      assert.ok((await recus(`${reste.compte}@exemple.fr`)).some((one) => one.texte.includes(courriel)))
      const told = (await recus(courriel)).find((one) => /plus accès/.test(one.sujet))
      assert.match(told?.texte ?? '', /Ordonnance du 2 mai/)
      const acces = async () => json<AccesFamille>(await agent.get(`/gestion/familles/${reste.foyer}/acces`))
      assert.deepEqual(
        (await acces()).retires.map((one) => one.courriel),
        [courriel],
      )
      assert.equal((await agent.send('POST', `${route}/retrait`, { motif: 'x' })).status, 404)
      assert.equal((await agent.send('POST', `${route}/retour`, { motif: 'Erreur' })).status, 200)
      assert.equal((await agent.send('POST', `${route}/retour`, { motif: 'Erreur' })).status, 200)
      assert.match(await (await (await connecter(server, town.id, compte)).get('/foyer')).text(), /Léa/)
      assert.deepEqual(
        (await acces()).journal.map((one) => one.quoi),
        ['acces-rendu', 'acces-retire'],
      )
    })

    test('the page that was open hears nothing more, at once; that of the other parent goes on', async () => {
      const { reste, part, compte } = await couple()
      const listen = async (who: Pick<Client, 'get'>) => {
        const answer = await who.get('/direct')
        const reader = answer.body?.pipeThrough(new TextDecoderStream() as ReadableWritablePair).getReader()
        assert.match(String((await reader?.read())?.value), /pret/)
        return reader
      }
      const [gone, there] = [await listen(part), await listen(reste)]
      const route = `/gestion/familles/${reste.foyer}/acces/${compte}/retrait`
      assert.equal((await agent.send('POST', route, { motif: 'Ordonnance' })).status, 200)
      // What everybody hears (places that are left) may come on either before.
      const until = async (reader: Awaited<ReturnType<typeof listen>>, end: RegExp) => {
        for (let heard = ''; ; ) {
          const { value, done } = (await reader?.read()) ?? { done: true, value: undefined }
          heard += value ?? ''
          if (done || end.test(heard)) return { heard, done }
        }
      }
      const ended = await until(gone, /data: foyer/)
      assert.ok(ended.done)
      assert.doesNotMatch(ended.heard, /data: foyer/)
      assert.equal((await until(there, /data: foyer/)).done, false)
      await there?.cancel()
    })

    test('opened for an address: a link to choose a password enters the file, the others are told; sent again until it is used', async () => {
      const reste = await createFamille(server, town)
      const route = `/gestion/familles/${reste.foyer}/acces`
      const invited = `grand.mere.${reste.compte}@exemple.fr`
      const invite = (who = agent, asked: object = { courriel: invited, motif: 'Au guichet' }) =>
        who.send('POST', route, asked)
      assert.equal((await invite(colleague)).status, 404)
      assert.equal((await invite(agent, { courriel: 'pas une adresse', motif: 'x' })).status, 400)
      assert.equal((await invite()).status, 201)
      const first = await recus(invited)
      assert.equal(first.length, 1)
      const told = (await recus(`${reste.compte}@exemple.fr`)).filter((one) => one.texte.includes(invited))
      assert.equal(told.length, 1)
      assert.equal((await invite()).status, 201)
      const links = (await recus(invited)).map(
        (one) => /#inoe-mot-de-passe=([\w-]+)/.exec(one.texte)?.[1] ?? '',
      )
      assert.equal(links.length, 2)
      assert.equal(
        (await recus(`${reste.compte}@exemple.fr`)).filter((one) => one.texte.includes(invited)).length,
        1,
        'they are told once',
      )
      const choose = (jeton: string | undefined) =>
        server.app.request(`/api/${town.id}/mot-de-passe`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-site' },
          body: JSON.stringify({ jeton, motDePasse: 'genêt-lavande-hiver-2026' }),
        })
      assert.equal((await choose(links[1])).status, 200)
      const acces = await json<AccesFamille>(await agent.get(route))
      assert.deepEqual(
        acces.comptes.filter((one) => one.courriel === invited).map((one) => one.confirme),
        [true],
      )
      assert.deepEqual(
        acces.journal.map((one) => [one.quoi, one.motif]),
        [
          ['acces-ouvert', 'Au guichet'],
          ['acces-ouvert', 'Au guichet'],
        ],
      )
      assert.match(await detailOf(await invite()), /déjà accès/)
      const other = await createFamille(server, town)
      const theirs = { courriel: `${other.compte}@exemple.fr`, motif: 'x' }
      assert.match(await detailOf(await invite(agent, theirs)), /autre compte/)
      assert.match(await (await other.get('/foyer')).text(), /"enfants"/)
    })

    test('the last one only if it is said; not given back once the login has a file of its own', async () => {
      const who = await createFamille(server, town)
      const route = `/gestion/familles/${who.foyer}/acces/${who.compte}`
      assert.equal(
        await codeOf(await agent.send('POST', `${route}/retrait`, { motif: 'Décès' })),
        'dernier-acces',
      )
      assert.equal((await who.get('/foyer')).status, 200)
      assert.equal(
        (await agent.send('POST', `${route}/retrait`, { motif: 'Décès', dernier: true })).status,
        200,
      )
      const back = await connecter(server, town.id, who.compte)
      const added = await back.send('POST', '/foyer/enfants', {
        nom: 'Autre',
        prenom: 'Enfant',
        dateNaissance: '2020-01-01',
        sante: {
          allergies: '',
          regime: '',
          pai: '',
          vaccins: '',
          medecin: '',
          medecinTelephone: '',
          autres: '',
        },
      })
      assert.equal(added.status, 201, await added.clone().text())
      assert.equal(
        await codeOf(await agent.send('POST', `${route}/retour`, { motif: 'Erreur' })),
        'invitation-impossible',
      )
    })
  })
})
