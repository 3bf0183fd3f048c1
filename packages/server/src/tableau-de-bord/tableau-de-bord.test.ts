import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Actualites } from '@inoe/contract/actualites'
import type { Consentements } from '@inoe/contract/consentements'
import type { ResultatInscription } from '@inoe/contract/inscriptions'
import type { TableauDeBord } from '@inoe/contract/tableau-de-bord'
import { eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { asSysteme } from '../../test/billing.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  CONTREXEVILLE,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  ORIGIN,
  type Town,
} from '../../test/towns.ts'
import { rows } from '../database/open.ts'
import { pieces } from '../documents/tables.ts'
import { factures } from '../factures/tables.ts'
import { foyers, foyersEnfants, modifications, responsables } from '../foyers/tables.ts'
import { quotientsDeclares } from '../quotients/tables.ts'
import { reservations } from '../reservations/tables.ts'
import { exports } from '../rgpd/tables.ts'
import { periodes } from '../structures/tables.ts'

/** Every way to ask something of the database. */
const STATEMENTS: ReadonlySet<PropertyKey> = new Set([
  'execute',
  'select',
  'selectDistinct',
  'insert',
  'update',
  'delete',
  'query',
  '$count',
  'with',
])

describe('The dashboard', () => {
  let server: TestServer
  let town: Town
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
  })
  after(() => server.close())

  const read = async (who: Client) => {
    const response = await who.get('/tableau-de-bord')
    assert.equal(response.status, 200)
    assert.equal(response.headers.get('cache-control'), 'no-store')
    return (await response.json()) as TableauDeBord
  }

  test('a family with nothing waiting', async () => {
    const famille = await createFamille(server, town)
    assert.deepEqual(await read(famille), {
      maintenant: '2026-11-03T09:00:00.000Z',
      aujourdhui: '2026-11-03',
      foyer: {
        enfants: 2,
        champsManquants: [],
        renouvellement: null,
        accordsAttendus: 0,
        propositions: 0,
        auService: 0,
        refuses: 0,
      },
      documents: { aFournir: [] },
      inscriptions: { enAttente: 0, aCompleter: 0 },
      prochainsJours: [],
      factures: { nombre: 0, totalCentimes: 0, echeance: null },
      reservations: { aConfirmer: 0 },
      messages: { nonLus: 0 },
      actualites: { nonVues: 0, derniere: null },
      mesDonnees: { copieJusquAu: null },
      prochaineOuverture: null,
    })
  })

  test('what waits in each section, of this family only', async () => {
    const own = { collectiviteId: town.id }
    const famille = await createFamille(server, town, { prenoms: ['Léa'], enrolled: false })
    const other = await createFamille(server, town)
    const [lea] = famille.enfants
    assert.ok(lea)
    const asked = await famille.send('POST', '/inscriptions', {
      activite: town.activite,
      periode: null,
      enfants: [lea.id],
    })
    assert.equal(asked.status, 201)
    const past = town.creneaux.find((one) => one.date < '2026-11-03')
    const next = town.creneaux.filter((one) => one.date > '2026-11-03').slice(0, 2)
    const facture = {
      ...own,
      structureId: town.structure,
      regieId: town.regie,
      mois: '2026-10',
      annee: 2026,
      totalCentimes: 5640,
      emiseLe: server.clock.now(),
      echeance: '2026-11-15',
      destinataire: 'Camille Durand',
      emetteur: {
        collectivite: 'CdC',
        structure: 'L’arbre à paumes',
        regie: 'Régie enfance',
        adresse: '',
        siret: '',
        autresMoyens: '',
        enLigne: true,
      },
    }
    await server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, async (tx) => {
      await tx.update(foyers).set({ commune: '' }).where(eq(foyers.id, famille.foyer))
      await tx
        .insert(pieces)
        .values({ ...own, id: uuid(), nom: 'Assurance', portee: 'enfant', obligatoire: true })
      await tx.insert(reservations).values(
        [past, ...next].flatMap((one, index) =>
          one
            ? {
                ...own,
                id: uuid(),
                creneauId: one.id,
                structureId: town.structure,
                activiteId: town.activite,
                date: one.date,
                fin: one.date,
                enfantId: lea.id,
                foyerId: famille.foyer,
                etat: index === 2 ? 'proposee' : 'confirmee',
                expireLe: index === 2 ? new Date('2026-11-04T09:00:00Z') : null,
                prixCentimes: 940,
                creeLe: server.clock.now(),
              }
            : [],
        ),
      )
      await tx.insert(factures).values([
        { ...facture, id: uuid(), foyerId: famille.foyer, etat: 'emise', rang: 1, numero: 'ENF-2026-1' },
        {
          ...facture,
          id: uuid(),
          foyerId: famille.foyer,
          etat: 'payee',
          payeCentimes: 5640,
          rang: 2,
          numero: 'ENF-2026-2',
        },
        { ...facture, id: uuid(), foyerId: other.foyer, etat: 'emise', rang: 3, numero: 'ENF-2026-3' },
      ])
      await tx.insert(periodes).values({
        ...own,
        id: uuid(),
        activiteId: town.activite,
        nom: 'Janvier 2027',
        debut: '2027-01-04',
        fin: '2027-02-12',
        ouverture: new Date('2026-12-01T08:00:00Z'),
      })
    })
    const tableau = await read(famille)
    assert.deepEqual(tableau.foyer, {
      enfants: 1,
      champsManquants: ['Commune'],
      renouvellement: null,
      accordsAttendus: 0,
      propositions: 0,
      auService: 0,
      refuses: 0,
    })
    assert.deepEqual(tableau.documents.aFournir, [{ nom: 'Assurance', pour: 'Léa' }])
    assert.equal(tableau.inscriptions.enAttente, 1)
    assert.deepEqual(
      tableau.prochainsJours,
      next.map((one, index) => ({
        date: one.date,
        fin: one.date,
        enfant: 'Léa',
        activite: 'Mercredis',
        unite: 'Journée',
        etat: index === 1 ? 'proposee' : 'confirmee',
      })),
    )
    assert.equal(tableau.reservations.aConfirmer, 1)
    assert.deepEqual(tableau.factures, { nombre: 1, totalCentimes: 5640, echeance: '2026-11-15' })
    assert.deepEqual(tableau.prochaineOuverture, {
      nom: 'Mercredis, Janvier 2027',
      ouverture: '2026-12-01T08:00:00.000Z',
    })

    const neighbour = await read(other)
    assert.deepEqual(
      [neighbour.prochainsJours, neighbour.inscriptions.enAttente, neighbour.factures.nombre],
      [[], 0, 1],
    )
    const elsewhere = await createTown(server, CONTREXEVILLE)
    const stranger = await read(await createFamille(server, elsewhere))
    assert.deepEqual([stranger.documents.aFournir, stranger.prochaineOuverture], [[], null])
  })

  test('news not seen yet are counted, with the latest', async () => {
    const famille = await createFamille(server, town)
    const agent = await createAgent(server, town)
    for (const [titre, debut] of [
      ['La fête', '2026-10-01'],
      ['La cantine', '2026-11-02'],
      ['Plus tard', '2026-11-20'],
    ]) {
      const written = await agent.send('POST', '/gestion/actualites', {
        structure: town.structure,
        titre,
        texte: 'Bonjour à tous.',
        audience: 'tous',
        activite: null,
        jour: null,
        debut,
        fin: null,
        etat: 'publiee',
      })
      assert.equal(written.status, 201, await written.clone().text())
    }
    assert.deepEqual((await read(famille)).actualites, { nonVues: 2, derniere: 'La cantine' })
    const { actualites } = (await (await famille.get('/actualites')).json()) as Actualites
    assert.equal(
      (await famille.send('POST', '/actualites/lecture', { ids: actualites.map((one) => one.id) })).status,
      204,
    )
    assert.deepEqual((await read(famille)).actualites, { nonVues: 0, derniere: null })
  })

  test('answers that a parent owes for a child are counted for that parent alone, as the family file asks them', async () => {
    const ici = await createTown(server, 'accords')
    const agent = await createAgent(server, ici)
    const mere = await createFamille(server, ici, { prenoms: ['Léa'] })
    const pere = await createFamille(server, ici, { prenoms: [] })
    const beauPere = await createFamille(server, ici, { prenoms: [] })
    const lea = mere.enfants[0]?.id ?? ''
    await server.deps.database.transaction({ collectivite: ici.id, role: 'systeme' }, async (tx) => {
      for (const { foyer } of [pere, beauPere])
        await tx.insert(foyersEnfants).values({ collectiviteId: ici.id, foyerId: foyer, enfantId: lea })
      await tx
        .update(responsables)
        .set({ autoriteParentale: false })
        .where(eq(responsables.foyerId, beauPere.foyer))
    })
    const ecrire = async (code: string | null, deuxTitulaires: boolean, depuis = '2026-11-03') => {
      const written = await agent.send('POST', '/gestion/consentements/textes', {
        code,
        titre: 'Photos',
        texte: `J’autorise ${depuis}.`,
        deuxTitulaires,
        depuis,
      })
      return ((await written.json()) as { id: string }).id
    }
    const both = await ecrire(null, true)
    const one = await ecrire(null, false)
    await ecrire(both, true, '2027-01-01')
    const gone = await ecrire(null, true)
    await agent.send('DELETE', `/gestion/consentements/textes/${gone}`)
    const dire = (who: Client, texte: string, accord: boolean) =>
      who.send('POST', `/foyer/enfants/${lea}/consentements`, { texte, accord })
    const attendus = async () => {
      const found = []
      for (const who of [mere, pere, beauPere]) {
        const { enfants } = (await (await who.get('/foyer/consentements')).json()) as Consentements
        const asked = enfants.flatMap((enfant) => enfant.consentements).filter((said) => said.attendu)
        const { foyer } = await read(who)
        assert.equal(foyer.accordsAttendus, asked.length)
        found.push(foyer.accordsAttendus)
      }
      return found
    }
    assert.deepEqual(await attendus(), [2, 2, 0])
    await dire(mere, one, true)
    assert.deepEqual(await attendus(), [1, 1, 0])
    await dire(mere, both, true)
    assert.deepEqual(await attendus(), [0, 1, 0])
    await dire(pere, both, true)
    assert.deepEqual(await attendus(), [0, 0, 0])
    await ecrire(both, true)
    assert.deepEqual(await attendus(), [1, 1, 0])
  })

  test('a request that a service sent back is counted apart from those that it looks at', async () => {
    const ici = await createTown(server, 'a-completer')
    const agent = await createAgent(server, ici)
    const famille = await createFamille(server, ici, { enrolled: false })
    const asked = await famille.send('POST', '/inscriptions', {
      activite: ici.activite,
      periode: null,
      enfants: famille.enfants.map((one) => one.id),
    })
    const { resultats } = (await asked.json()) as ResultatInscription
    const [id] = resultats.map((one) => one.inscription)
    assert.deepEqual((await read(famille)).inscriptions, { enAttente: 2, aCompleter: 0 })
    const sent = await agent.send('POST', `/gestion/demandes/${id}/reponse`, {
      decision: 'incomplete',
      motif: 'Quel jour ?',
    })
    assert.equal(sent.status, 200, await sent.clone().text())
    assert.deepEqual((await read(famille)).inscriptions, { enAttente: 1, aCompleter: 1 })
    assert.equal((await famille.send('POST', `/inscriptions/${id}/completude`)).status, 204)
    assert.deepEqual((await read(famille)).inscriptions, { enAttente: 2, aCompleter: 0 })
  })

  test('a second home is counted for the owner of the address that is asked, a calendar for the other home', async () => {
    const ici = await createTown(server, 'gardes')
    const [mere, pere, autre] = [
      await createFamille(server, ici, { prenoms: ['Léa'] }),
      await createFamille(server, ici, { prenoms: [] }),
      await createFamille(server, ici),
    ]
    const enfant = mere.enfants[0]?.id ?? ''
    const counted = async () => {
      const found = []
      for (const who of [mere, pere, autre]) found.push((await read(who)).foyer.propositions)
      return found
    }
    const inviter = async (courriel: string) => {
      const asked = await mere.send('POST', '/foyer/gardes/invitations', { enfant, courriel })
      assert.equal(asked.status, 201, await asked.clone().text())
      return ((await asked.json()) as { id: string }).id
    }
    const heard = async (who: Client & { foyer: string }) => {
      const found = await rows<{ id: string }>(
        server.superuser,
        sql`SELECT id FROM evenements WHERE foyer_id = ${who.foyer} AND sujet = 'foyer'`,
      )
      return found.length
    }
    await inviter('personne@exemple.fr')
    assert.deepEqual(await counted(), [0, 0, 0])
    const id = await inviter(`${pere.compte}@exemple.fr`)
    assert.deepEqual(await counted(), [0, 1, 0])
    // Where the address is not said to be theirs, a family reads nothing of what is asked of it.
    const lues = (courriel?: string) =>
      server.deps.database.transaction(
        {
          collectivite: ici.id,
          role: 'famille',
          compte: pere.compte,
          foyer: pere.foyer,
          ...(courriel ? { courriel } : {}),
        },
        async (tx) => (await rows(tx, sql`SELECT id FROM rattachements`)).length,
      )
    assert.deepEqual(
      [await lues(`${pere.compte}@exemple.fr`), await lues(`${autre.compte}@exemple.fr`), await lues()],
      [1, 0, 0],
    )
    assert.deepEqual([await heard(pere), await heard(autre)], [1, 0])
    assert.equal((await mere.send('DELETE', `/foyer/gardes/invitations/${id}`)).status, 204)
    assert.deepEqual(await counted(), [0, 0, 0])
    assert.equal(await heard(pere), 2)
    const again = await inviter(`${pere.compte}@exemple.fr`)
    server.clock.advance(31 * 86_400_000)
    assert.deepEqual(await counted(), [0, 0, 0], 'nothing can be answered once its time is over')
    server.clock.set('2026-11-03T09:00:00Z')
    const accepted = await pere.send('POST', `/foyer/gardes/invitations/${again}/reponse`, {
      accepte: true,
      dateNaissance: '2018-05-14',
    })
    assert.equal(accepted.status, 200, await accepted.clone().text())
    const proposed = await pere.send('POST', `/foyer/enfants/${enfant}/garde`, {
      debut: '2026-11-09',
      fin: null,
      rythme: { type: 'semaines', ici: 'paires', jour: 5, heure: '18:00' },
      vacances: null,
      exceptions: [],
    })
    assert.equal(proposed.status, 201, await proposed.clone().text())
    assert.deepEqual(await counted(), [1, 0, 0])
    const { id: garde } = (await proposed.json()) as { id: string }
    const said = await mere.send('POST', `/foyer/gardes/${garde}/reponse`, { accepte: false })
    assert.equal(said.status, 200)
    assert.deepEqual(await counted(), [0, 0, 0])
  })

  test('changes of the file and quotients: those that wait for a service, those just refused', async () => {
    const famille = await createFamille(server, town, { prenoms: ['Léa'] })
    const own = { collectiviteId: town.id, foyerId: famille.foyer }
    const enfantId = famille.enfants[0]?.id ?? ''
    const le = (day: number) => new Date(`2026-10-${day}T09:00:00Z`)
    const ecrire = (
      rows: (Pick<typeof modifications.$inferInsert, 'etat' | 'demandeeLe' | 'reponduLe'> & {
        enfantId?: string
      })[],
    ) =>
      asSysteme(server, town.id, (tx) =>
        tx.insert(modifications).values(
          rows.map((one) => ({
            ...own,
            id: uuid(),
            changements: {},
            demandeePar: famille.compte,
            ...one,
          })),
        ),
      )
    const declarer = (etat: 'demandee' | 'refusee', day: number) =>
      asSysteme(server, town.id, (tx) =>
        tx.insert(quotientsDeclares).values({
          ...own,
          id: uuid(),
          compteId: famille.compte,
          valeur: 800,
          caisse: 'CAF',
          etat,
          demandeeLe: le(day),
          reponduLe: etat === 'refusee' ? le(day) : null,
        }),
      )
    const counted = async () => {
      const { auService, refuses } = (await read(famille)).foyer
      return [auService, refuses]
    }
    await ecrire([
      { etat: 'refusee', demandeeLe: le(10), reponduLe: le(11) },
      { etat: 'acceptee', demandeeLe: le(26), reponduLe: le(27), enfantId },
    ])
    assert.deepEqual(await counted(), [0, 0], 'an old refusal is no news')
    await ecrire([{ etat: 'refusee', demandeeLe: le(29), reponduLe: le(30) }])
    await declarer('refusee', 28)
    assert.deepEqual(await counted(), [0, 2])
    await declarer('demandee', 31)
    assert.deepEqual(await counted(), [1, 1], 'asked again, it waits')
    await ecrire([{ etat: 'demandee', demandeeLe: le(31), enfantId }])
    assert.deepEqual(await counted(), [2, 1], 'asked for a child, the home’s refusal is still to read')
    await ecrire([{ etat: 'demandee', demandeeLe: le(31) }])
    assert.deepEqual(await counted(), [3, 0])
  })

  test('the copy of one’s data is said to whom asked for it, as long as it may be downloaded', async () => {
    const famille = await createFamille(server, town)
    const copie = async (who: Client) => (await read(who)).mesDonnees.copieJusquAu
    const expireLe = new Date('2026-11-10T09:00:00Z')
    const values = { collectiviteId: town.id, compteId: famille.compte, foyerId: famille.foyer }
    const ecrire = (etat: 'pret' | 'en-cours') =>
      asSysteme(server, town.id, (tx) =>
        tx.insert(exports).values({
          ...values,
          id: uuid(),
          etat,
          demandeLe: server.clock.now(),
          expireLe: etat === 'pret' ? expireLe : null,
        }),
      )
    await ecrire('en-cours')
    assert.equal(await copie(famille), null)
    await ecrire('pret')
    assert.equal(await copie(famille), expireLe.toISOString())
    assert.equal(await copie(await createFamille(server, town)), null)
    server.clock.set('2026-11-10T09:00:00Z')
    assert.equal(await copie(famille), null)
    server.clock.set('2026-11-03T09:00:00Z')
  })

  test('is one query, whatever waits', async (t) => {
    const famille = await createFamille(server, town)
    const { transaction } = server.deps.database
    const asked: PropertyKey[] = []
    t.mock.method(server.deps.database, 'transaction', ((acteur, work) =>
      transaction(acteur, (tx) =>
        work(
          new Proxy(tx, {
            get(target, name, receiver) {
              if (acteur.role === 'famille' && STATEMENTS.has(name)) asked.push(name)
              return Reflect.get(target, name, receiver)
            },
          }),
        ),
      )) satisfies typeof transaction)
    await read(famille)
    assert.deepEqual(asked, ['execute'])
  })

  test('is for a parent signed in', async () => {
    const agent = await createAgent(server, town)
    assert.equal((await agent.get('/tableau-de-bord')).status, 401)
    const visitor = await server.app.request(`/api/${town.id}/tableau-de-bord`, {
      headers: { origin: ORIGIN },
    })
    assert.equal(visitor.status, 401)
  })
})
