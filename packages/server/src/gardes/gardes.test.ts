import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { FamilleGeree, FamillesTrouvees, GardeSaisie, GardesFamille } from '@inoe/contract/gardes'
import type { Planning } from '@inoe/contract/reservations'
import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { addService, asSysteme } from '../../test/billing.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  CONTREXEVILLE,
  connecter,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  type Town,
} from '../../test/towns.ts'
import { comptes } from '../comptes/tables.ts'
import { rows } from '../database/open.ts'
import { enfants, foyers, foyersEnfants, responsables } from '../foyers/tables.ts'
import { inscriptions } from '../inscriptions/tables.ts'
import { interdictions } from '../proches/tables.ts'
import { reservations } from '../reservations/tables.ts'

type Famille = Awaited<ReturnType<typeof createFamille>>

const SEMAINES: GardeSaisie = {
  debut: '2026-09-01',
  fin: null,
  rythme: { type: 'semaines', ici: 'paires', jour: 5, heure: '18:00' },
  vacances: null,
  exceptions: [],
}
/** Naissance of the first child of `createFamille`. */
const NAISSANCE = '2018-05-14'

describe('A child of two homes', () => {
  let server: TestServer
  let town: Town
  let elsewhere: Town
  let agent: Client
  let colleague: Client
  before(async () => {
    server = await openTestServer()
    server.clock.set('2026-11-03T08:00:00Z')
    town = await createTown(server, ENTRE_DEUX_MERS, { capacite: 10 })
    elsewhere = await createTown(server, CONTREXEVILLE)
    agent = await createAgent(server, town)
    colleague = await createAgent(server, town, [await addService(server, town, null)])
  })
  after(() => server.close())

  const systeme = <T>(work: Parameters<typeof asSysteme<T>>[2]) => asSysteme<T>(server, town.id, work)
  const json = async <T>(answer: Response, status = 200): Promise<T> => {
    assert.equal(answer.status, status, await answer.clone().text())
    return (await answer.json()) as T
  }
  const code = async (answer: Response) => {
    const body = (await answer.json()) as { code: string; detail: string }
    return [answer.status, body.code, body.detail] as const
  }
  const courrielDe = (who: Client) => `${who.compte}@exemple.fr`
  const gardesDe = async (who: Client) => json<GardesFamille>(await who.get('/foyer/gardes'))
  const lettres = async (a: string) => {
    await server.deps.queue.runDue()
    const found = server.courriels.filter((one) => one.a === a)
    return found
  }
  const inviter = (who: Famille, courriel: string, enfant = who.enfants[0]?.id) =>
    who.send('POST', '/foyer/gardes/invitations', { enfant, courriel })
  const repondre = (who: Client, id: string, dateNaissance: string | null = NAISSANCE, accepte = true) =>
    who.send('POST', `/foyer/gardes/invitations/${id}/reponse`, { accepte, dateNaissance })
  /** Two homes of one child, as an agent makes them. */
  const deuxFoyers = async () => {
    const premier = await createFamille(server, town, { prenoms: ['Léa'] })
    const second = await createFamille(server, town, { prenoms: [] })
    const enfant = premier.enfants[0]?.id ?? ''
    const done = await agent.send('POST', `/gestion/familles/${second.foyer}/enfants`, {
      enfant,
      accord: 'Jugement du 3 mars 2026',
    })
    assert.equal(done.status, 201, await done.clone().text())
    return { premier, second, enfant }
  }
  const inscrire = (who: Client, enfant: string) =>
    systeme((tx) =>
      tx.insert(inscriptions).values({
        collectiviteId: town.id,
        id: uuid(),
        foyerId: who.foyer,
        enfantId: enfant,
        structureId: town.structure,
        activiteId: town.activite,
        etat: 'acceptee',
        demandeeLe: server.clock.now(),
      }),
    )
  const creneau = (date: string) => town.creneaux.find((one) => one.date === date)?.id ?? ''
  const reserver = async (who: Client, enfant: string, dates: readonly string[]) =>
    json<{ cellules: { etat: string; refus: { code: string; message: string } | null }[] }>(
      await who.send('POST', '/reservations', {
        cellules: dates.map((date) => ({ creneau: creneau(date), enfant, action: 'ajouter' })),
      }),
    )

  describe('The other parent is asked', () => {
    test('accepts from their own file, with the date of birth; both have the child, neither sees the other', async () => {
      const premier = await createFamille(server, town, { prenoms: ['Léa'] })
      const second = await createFamille(server, town, { prenoms: [] })
      const enfant = premier.enfants[0]?.id ?? ''
      await systeme((tx) =>
        tx
          .update(foyers)
          .set({ adresse: '9 rue Secrète', revenusCentimes: 4_242_400 })
          .where(eq(foyers.id, premier.foyer)),
      )
      const { id } = await json<{ id: string }>(await inviter(premier, courrielDe(second)), 201)
      const asked = await gardesDe(second)
      assert.deepEqual(
        asked.invitations.map(({ id: one, par }) => [one, par]),
        [[id, 'Camille Durand']],
      )
      // Nothing of the child before: neither its name, nor its birth, nor its id.
      assert.doesNotMatch(JSON.stringify(asked), new RegExp(`Léa|${NAISSANCE}|${enfant}`))
      const [letter] = await lettres(courrielDe(second))
      assert.doesNotMatch(letter?.texte ?? '', /Léa/)
      assert.equal((await repondre(second, id)).status, 200)
      assert.equal((await repondre(second, id)).status, 200, 'a second click changes nothing and says so')
      const foyer = await (await second.get('/foyer')).text()
      assert.match(foyer, /Léa/)
      assert.doesNotMatch(foyer, /9 rue Secrète|4242400/)
      const mine = (await gardesDe(second)).enfants.find((one) => one.id === enfant)
      assert.equal(mine?.deuxFoyers, true)
      assert.doesNotMatch(JSON.stringify(await gardesDe(second)), new RegExp(premier.foyer))
      assert.doesNotMatch(
        JSON.stringify(await gardesDe(premier)),
        new RegExp(`${second.foyer}|${courrielDe(second)}`),
      )
      assert.ok((await lettres(courrielDe(premier))).some((one) => /deux foyers/.test(one.sujet)))
    })

    test('tells who asks the same whoever the address is of: a family, an agent, nobody', async () => {
      const premier = await createFamille(server, town, { prenoms: ['Léa', 'Noé', 'Ana'] })
      const known = await createFamille(server, town)
      const answers = []
      for (const [rank, courriel] of [
        courrielDe(known),
        `${agent.compte}@mairie.example`,
        'personne@exemple.fr',
      ].entries()) {
        const answer = await inviter(premier, courriel, premier.enfants[rank]?.id)
        answers.push([answer.status, Object.keys((await answer.json()) as object)])
      }
      assert.deepEqual(answers, [
        [201, ['id']],
        [201, ['id']],
        [201, ['id']],
      ])
      const seen = (await gardesDe(premier)).enfants.map((one) => Object.keys(one.invitation ?? {}))
      assert.deepEqual(new Set(seen.map(String)).size, 1)
    })

    test('five wrong dates of birth close it; nothing was shown, nothing is attached', async () => {
      const premier = await createFamille(server, town, { prenoms: ['Léa'] })
      const stranger = await createFamille(server, town, { prenoms: [] })
      const { id } = await json<{ id: string }>(await inviter(premier, courrielDe(stranger)), 201)
      for (let tries = 0; tries < 4; tries++) {
        const answer = await repondre(stranger, id, `2019-01-0${tries + 1}`)
        assert.equal(answer.status, 400)
        assert.doesNotMatch(await answer.text(), /Léa/)
      }
      assert.equal((await repondre(stranger, id, '2019-02-01')).status, 409)
      assert.equal((await repondre(stranger, id)).status, 404, 'the right one comes too late')
      assert.deepEqual((await gardesDe(stranger)).enfants, [])
    })

    test('only who was asked answers; who did not ask does not take back; another town’s knows nothing', async () => {
      const premier = await createFamille(server, town, { prenoms: ['Léa'] })
      const second = await createFamille(server, town, { prenoms: [] })
      const third = await createFamille(server, town)
      const abroad = await createFamille(server, elsewhere)
      const { id } = await json<{ id: string }>(await inviter(premier, courrielDe(second)), 201)
      for (const who of [third, premier, abroad]) assert.equal((await repondre(who, id)).status, 404)
      for (const who of [third, second, abroad])
        assert.equal((await who.send('DELETE', `/foyer/gardes/invitations/${id}`)).status, 404)
      assert.equal((await inviter(third, courrielDe(second), premier.enfants[0]?.id)).status, 404)
      assert.equal((await premier.send('DELETE', `/foyer/gardes/invitations/${id}`)).status, 204)
      assert.equal((await premier.send('DELETE', `/foyer/gardes/invitations/${id}`)).status, 204)
      assert.equal((await repondre(second, id)).status, 404)
    })

    test('is over after thirty days; declined, who asked is told, and the address is forgotten', async () => {
      const premier = await createFamille(server, town, { prenoms: ['Léa'] })
      const second = await createFamille(server, town, { prenoms: [] })
      const { id } = await json<{ id: string }>(await inviter(premier, courrielDe(second)), 201)
      server.clock.advance(30 * 86_400_000)
      assert.equal((await repondre(second, id)).status, 404)
      assert.deepEqual((await gardesDe(second)).invitations, [])
      server.clock.advance(-30 * 86_400_000)
      assert.equal((await repondre(second, id, null, false)).status, 200)
      assert.ok((await lettres(courrielDe(premier))).some((one) => /pas été acceptée/.test(one.sujet)))
      const [kept] = await systeme<{ courriel: string }[]>((tx) =>
        rows(tx, sql`SELECT courriel FROM rattachements WHERE id = ${id}`),
      )
      assert.equal(kept?.courriel, '')
    })

    test('who holds no parental authority, a child of two homes, a court’s decision: refused, with what to do', async () => {
      const premier = await createFamille(server, town, { prenoms: ['Léa', 'Noé'] })
      await systeme((tx) =>
        tx
          .update(responsables)
          .set({ courriel: courrielDe(premier), autoriteParentale: false })
          .where(eq(responsables.foyerId, premier.foyer)),
      )
      assert.equal((await code(await inviter(premier, 'x@exemple.fr')))[1], 'sans-autorite-parentale')
      await systeme((tx) =>
        tx
          .update(responsables)
          .set({ autoriteParentale: true })
          .where(eq(responsables.foyerId, premier.foyer)),
      )
      await systeme((tx) => tx.insert(interdictions).values(decision(premier, 1)))
      const [, why, words] = await code(await inviter(premier, 'x@exemple.fr', premier.enfants[1]?.id))
      assert.equal(why, 'rattachement-impossible')
      assert.match(words, /service/)
      const { premier: other } = await deuxFoyers()
      assert.equal((await code(await inviter(other, 'x@exemple.fr')))[1], 'rattachement-impossible')
      const own = await inviter(premier, courrielDe(premier))
      assert.equal((await code(own))[1], 'requete-invalide')
    })

    test('who has a sheet of the same child already is sent to the service, which sees it', async () => {
      const premier = await createFamille(server, town, { prenoms: ['Léa'] })
      const second = await createFamille(server, town, { prenoms: ['Lea'] })
      const { id } = await json<{ id: string }>(await inviter(premier, courrielDe(second)), 201)
      assert.equal((await code(await repondre(second, id)))[1], 'rattachement-impossible')
      assert.equal((await gardesDe(second)).enfants.length, 1)
    })
  })

  const decision = (who: Famille, rank: number, prenom = 'Jean', nom = 'Martin') => ({
    collectiviteId: town.id,
    id: uuid(),
    enfantId: who.enfants[rank]?.id ?? '',
    foyerId: who.foyer,
    personnePrenom: prenom,
    personneNom: nom,
    lien: 'père',
    juridiction: 'JAF',
    reference: '26/1',
    dateDecision: '2026-01-05',
    etat: 'acceptee' as const,
    demandeeLe: server.clock.now(),
    demandeePar: who.compte,
  })

  describe('An agent arranges it', () => {
    test('finds families by a name, a child’s name, a login’s address: its own structures’ alone', async () => {
      const who = await createFamille(server, town, { prenoms: ['Théophile'] })
      const find = async (by: Client, nom: string) =>
        (
          await json<FamillesTrouvees>(await by.get(`/gestion/familles?nom=${encodeURIComponent(nom)}`))
        ).familles.map((one) => one.id)
      assert.deepEqual(await find(agent, 'théophile'), [who.foyer])
      assert.deepEqual(await find(agent, courrielDe(who)), [who.foyer])
      assert.ok((await find(agent, 'camille durand')).length > 1)
      assert.deepEqual(await find(colleague, 'théophile'), [])
      assert.deepEqual(await find(agent, '%%'), [], 'a sign of a pattern is a letter')
    })

    test('attaches with what says so; both homes are told, apart; no other agent can', async () => {
      const premier = await createFamille(server, town, { prenoms: ['Léa'] })
      const second = await createFamille(server, town, { prenoms: ['Ana'] })
      const third = await createFamille(server, town, { prenoms: ['Ugo'] })
      const enfant = premier.enfants[0]?.id ?? ''
      const body = { enfant, accord: 'Jugement du 3 mars 2026' }
      const stranger = await createAgent(server, elsewhere)
      for (const by of [colleague, stranger])
        assert.equal((await by.send('POST', `/gestion/familles/${second.foyer}/enfants`, body)).status, 404)
      // Known to the agent, its child not: a family of another structure.
      const [foreign] = [await createFamille(server, town, { prenoms: ['Zoé'] })]
      await systeme((tx) =>
        tx.execute(sql`UPDATE inscriptions SET structure_id = (SELECT id FROM structures WHERE collectivite_id = ${town.id} AND id <> ${town.structure} LIMIT 1)
          WHERE collectivite_id = ${town.id} AND foyer_id = ${foreign.foyer}`),
      )
      const other = { ...body, enfant: foreign.enfants[0]?.id }
      assert.equal((await agent.send('POST', `/gestion/familles/${second.foyer}/enfants`, other)).status, 404)
      assert.equal(
        (await agent.send('POST', `/gestion/familles/${second.foyer}/enfants`, { enfant, accord: ' ' }))
          .status,
        400,
      )
      assert.equal((await agent.send('POST', `/gestion/familles/${second.foyer}/enfants`, body)).status, 201)
      const third409 = await agent.send('POST', `/gestion/familles/${third.foyer}/enfants`, body)
      assert.equal((await code(third409))[1], 'rattachement-impossible')
      const seen = await json<FamilleGeree>(await agent.get(`/gestion/familles/${premier.foyer}`))
      assert.deepEqual(
        seen.enfants.map((one) => [one.deuxFoyers, one.autre?.id, one.accord]),
        [[true, second.foyer, 'Jugement du 3 mars 2026']],
      )
      const told = await lettres(courrielDe(premier))
      assert.ok(told.some((one) => /deux foyers/.test(one.sujet)))
      assert.ok((await lettres(courrielDe(second))).some((one) => /dans votre dossier/.test(one.sujet)))
      for (const one of told) assert.doesNotMatch(one.texte, new RegExp(courrielDe(second)))
    })

    test('a person barred from the child by a court is no second home; the same child twice is to be merged first', async () => {
      const premier = await createFamille(server, town, { prenoms: ['Ana'] })
      const second = await createFamille(server, town, { prenoms: ['Léa'] })
      const enfant = premier.enfants[0]?.id ?? ''
      const attach = () =>
        agent.send('POST', `/gestion/familles/${second.foyer}/enfants`, { enfant, accord: 'Accord' })
      await systeme((tx) => tx.insert(interdictions).values(decision(premier, 0, 'DURAND', 'Camille')))
      const [, why, words] = await code(await attach())
      assert.equal(why, 'rattachement-impossible')
      assert.match(words, /décision de justice/)
      await systeme((tx) => tx.delete(interdictions).where(eq(interdictions.enfantId, enfant)))
      await systeme((tx) =>
        tx
          .update(enfants)
          .set({ prenom: 'Ana' })
          .where(eq(enfants.id, second.enfants[0]?.id ?? '')),
      )
      assert.match((await code(await attach()))[2], /Réunissez/)
    })

    test('detaches: days to come are left, cancelled (the next who waits has the place), or carried on', async () => {
      for (const jours of ['laisser', 'annuler', 'suivre'] as const) {
        const { premier, second, enfant } = await deuxFoyers()
        await inscrire(second, enfant)
        await reserver(second, enfant, ['2026-11-18', '2026-11-25'])
        const before = await occupees('2026-11-18')
        const motif = 'Jugement du 4 mai 2026'
        const route = `/gestion/familles/${second.foyer}/enfants/${enfant}/retrait`
        assert.equal((await colleague.send('POST', route, { motif, jours })).status, 404)
        const answer = await agent.send('POST', route, { motif, jours })
        assert.equal(answer.status, 200, await answer.clone().text())
        const booked = await systeme<{ foyer: string; etat: string }[]>((tx) =>
          tx
            .select({ foyer: reservations.foyerId, etat: reservations.etat })
            .from(reservations)
            .where(eq(reservations.enfantId, enfant)),
        )
        const expected = {
          laisser: [second.foyer, 'confirmee'],
          annuler: [second.foyer, 'annulee'],
          suivre: [premier.foyer, 'confirmee'],
        }[jours]
        assert.deepEqual(
          booked.map((one) => [one.foyer, one.etat]),
          [expected, expected],
          jours,
        )
        assert.equal(await occupees('2026-11-18'), jours === 'annuler' ? before - 1 : before)
        assert.doesNotMatch(await (await second.get('/foyer')).text(), /Léa/)
        assert.equal((await premier.get('/foyer')).status, 200)
        const last = await agent.send(
          'POST',
          `/gestion/familles/${premier.foyer}/enfants/${enfant}/retrait`,
          { motif, jours },
        )
        assert.equal((await code(last))[1], 'dernier-foyer')
      }
    })

    const occupees = async (date: string) => {
      const [found] = await systeme<{ occupees: number; vrai: number }[]>((tx) =>
        rows(
          tx,
          sql`SELECT c.occupees, (SELECT count(*)::int FROM reservations r WHERE r.creneau_id = c.id
                AND r.etat IN ('confirmee', 'demandee', 'proposee')) AS vrai FROM creneaux c WHERE c.id = ${creneau(date)}`,
        ),
      )
      assert.equal(found?.occupees, found?.vrai, 'the counter is what is booked')
      return found?.occupees ?? 0
    }
  })

  describe('The calendar', () => {
    test('one home proposes, the other confirms; each reads it from its own side and knows nothing of the other', async () => {
      const { premier, second, enfant } = await deuxFoyers()
      const stranger = await createFamille(server, town)
      assert.equal((await stranger.send('POST', `/foyer/enfants/${enfant}/garde`, SEMAINES)).status, 404)
      const { id } = await json<{ id: string }>(
        await premier.send('POST', `/foyer/enfants/${enfant}/garde`, SEMAINES),
        201,
      )
      const seen = (await gardesDe(second)).enfants[0]?.proposition
      assert.deepEqual(
        [seen?.par, seen?.rythme],
        ['ailleurs', { type: 'semaines', ici: 'impaires', jour: 5, heure: '18:00' }],
      )
      assert.equal((await gardesDe(second)).enfants[0]?.garde, null)
      for (const who of [premier, stranger])
        assert.equal((await who.send('POST', `/foyer/gardes/${id}/reponse`, { accepte: true })).status, 404)
      assert.equal((await second.send('POST', `/foyer/gardes/${id}/reponse`, { accepte: true })).status, 200)
      assert.equal(
        (await code(await second.send('POST', `/foyer/gardes/${id}/reponse`, { accepte: false })))[1],
        'deja-repondu',
      )
      const [mine, theirs] = [await gardesDe(premier), await gardesDe(second)].map(
        (one) => one.enfants[0]?.garde,
      )
      assert.equal(mine?.apercu.length, 42)
      assert.deepEqual(
        theirs?.apercu.map((one) => one.ici),
        mine?.apercu.map((one) => one.ici !== null && !one.ici),
      )
      assert.match(mine?.phrases.join() ?? '', /semaines paires, de vendredi 18\u00a0h/)
    })

    test('a proposal is taken back, replaced, or refused; an agent sets one for both, which ends the one before', async () => {
      const { premier, second, enfant } = await deuxFoyers()
      const propose = async () =>
        (
          await json<{ id: string }>(
            await premier.send('POST', `/foyer/enfants/${enfant}/garde`, SEMAINES),
            201,
          )
        ).id
      const first = await propose()
      assert.equal((await second.send('DELETE', `/foyer/gardes/${first}`)).status, 404)
      assert.equal((await premier.send('DELETE', `/foyer/gardes/${first}`)).status, 204)
      const [old, fresh] = [await propose(), await propose()]
      assert.equal(
        (await code(await second.send('POST', `/foyer/gardes/${old}/reponse`, { accepte: true })))[1],
        'deja-repondu',
      )
      assert.equal(
        (await second.send('POST', `/foyer/gardes/${fresh}/reponse`, { accepte: false })).status,
        200,
      )
      assert.equal((await gardesDe(premier)).enfants[0]?.garde, null)
      const set = (garde: GardeSaisie, by = agent) =>
        by.send('POST', `/gestion/familles/${second.foyer}/enfants/${enfant}/garde`, garde)
      assert.equal((await set(SEMAINES, colleague)).status, 404)
      assert.equal((await set(SEMAINES)).status, 201)
      assert.equal(
        (
          await set({
            ...SEMAINES,
            debut: '2027-01-01',
            rythme: { type: 'quinzaine', jours: Array(14).fill(true) },
          })
        ).status,
        201,
      )
      const kept = await systeme<{ debut: string; fin: string | null; etat: string }[]>((tx) =>
        rows(
          tx,
          sql`SELECT debut::text, fin::text, etat FROM gardes WHERE enfant_id = ${enfant} AND etat = 'confirmee' ORDER BY debut`,
        ),
      )
      assert.deepEqual(kept, [
        { debut: '2026-09-01', fin: '2026-12-31', etat: 'confirmee' },
        { debut: '2027-01-01', fin: null, etat: 'confirmee' },
      ])
      assert.equal((await set({ ...SEMAINES, debut: '2026-02-30' })).status, 400)
      assert.equal((await set({ ...SEMAINES, fin: '2026-08-01' })).status, 400)
      const alone = await createFamille(server, town)
      const impossible = await alone.send('POST', `/foyer/enfants/${alone.enfants[0]?.id}/garde`, SEMAINES)
      assert.equal((await code(impossible))[1], 'garde-impossible')
    })

    test('the planning says whose day it is; the town lets it be booked, or has each book its own', async () => {
      const { premier, second, enfant } = await deuxFoyers()
      await inscrire(second, enfant)
      await agent.send('POST', `/gestion/familles/${premier.foyer}/enfants/${enfant}/garde`, SEMAINES)
      // Handovers on Fridays: Wednesday 18 November 2026 follows that of week 46, the 25th that of week 47.
      const cellules = async (who: Client) => {
        const read = await json<Planning>(await who.get('/planning?du=2026-11-16&au=2026-12-06'))
        return read.lignes
          .flatMap((one) => one.cellules)
          .map(({ date, etat, motif, note }) => [date, etat, motif, note ?? null])
      }
      const ailleurs = 'chez l’autre parent'
      assert.deepEqual(await cellules(premier), [
        ['2026-11-18', 'libre', null, null],
        ['2026-11-25', 'libre', null, ailleurs],
        ['2026-12-02', 'libre', null, null],
      ])
      assert.deepEqual(
        (await cellules(second)).map((one) => one[3]),
        [ailleurs, null, ailleurs],
      )
      assert.equal((await reserver(premier, enfant, ['2026-11-25'])).cellules[0]?.etat, 'confirmee')
      assert.equal((await agent.send('PUT', '/gestion/gardes', { chacunSesJours: true })).status, 200)
      assert.deepEqual((await cellules(second))[2]?.slice(1, 3), ['ferme', 'autre-foyer'])
      const refused = (await reserver(second, enfant, ['2026-12-02'])).cellules[0]
      assert.deepEqual([refused?.etat, refused?.refus?.code], ['refusee', 'autre-foyer'])
      assert.match(refused?.refus?.message ?? '', /chez l’autre parent/)
      assert.equal((await reserver(premier, enfant, ['2026-12-02'])).cellules[0]?.etat, 'confirmee')
      // What was booked before the rule can still be given up.
      const given = await premier.send('POST', '/reservations', {
        cellules: [{ creneau: creneau('2026-11-25'), enfant, action: 'retirer' }],
      })
      assert.equal((await json<{ annulees: number }>(given)).annulees, 1)
      assert.equal((await agent.send('PUT', '/gestion/gardes', { chacunSesJours: false })).status, 200)
    })

    test('ends with the second home: neither a calendar nor a word of it stays', async () => {
      const { premier, second, enfant } = await deuxFoyers()
      await agent.send('POST', `/gestion/familles/${premier.foyer}/enfants/${enfant}/garde`, SEMAINES)
      await agent.send('POST', `/gestion/familles/${second.foyer}/enfants/${enfant}/retrait`, {
        motif: 'Fin',
        jours: 'laisser',
      })
      const [kept] = (await gardesDe(premier)).enfants
      assert.deepEqual([kept?.deuxFoyers, kept?.garde], [false, null])
      const read = await json<Planning>(await premier.get('/planning?du=2026-11-16&au=2026-12-06'))
      assert.ok(read.lignes.flatMap((one) => one.cellules).every((one) => one.note === undefined))
    })
  })

  test('one truth of health, with its history: what one home writes the other reads, and who wrote it is not named', async () => {
    const { premier, second, enfant } = await deuxFoyers()
    const read = async (who: Client) =>
      (
        await json<{
          enfants: {
            id: string
            version: number
            sante: Record<string, string>
            nom: string
            prenom: string
            dateNaissance: string
          }[]
        }>(await who.get('/foyer'))
      ).enfants.find((one) => one.id === enfant)
    const child = await read(second)
    assert.ok(child)
    const { id: _, ...asked } = child
    const saved = await second.send('PUT', `/foyer/enfants/${enfant}`, {
      ...asked,
      sante: { ...child.sante, allergies: 'Arachide' },
    })
    assert.equal(saved.status, 200, await saved.clone().text())
    assert.equal((await read(premier))?.sante.allergies, 'Arachide')
    const history = await json<{ changements: { auteur: string }[] }>(
      await premier.get(`/foyer/enfants/${enfant}/sante/historique`),
    )
    assert.equal(history.changements[0]?.auteur, 'autre-foyer')
    const [login] = await systeme<{ id: string }[]>((tx) =>
      tx
        .select({ id: comptes.id })
        .from(comptes)
        .where(and(eq(comptes.collectiviteId, town.id), eq(comptes.foyerId, second.foyer))),
    )
    const back = await connecter(server, town.id, login?.id ?? '')
    assert.equal((await back.get('/foyer')).status, 200)
    const homes = await systeme((tx) =>
      tx.select().from(foyersEnfants).where(eq(foyersEnfants.enfantId, enfant)),
    )
    assert.equal(homes.length, 2)
  })
})
