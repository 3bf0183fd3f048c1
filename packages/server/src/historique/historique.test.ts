import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Documents } from '@inoe/contract/documents'
import type { ReservationsADecider } from '@inoe/contract/gestion'
import type { Historique } from '@inoe/contract/historique'
import { and, eq, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { v7 as uuid } from 'uuid'
import { asSysteme } from '../../test/billing.ts'
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
import { absences } from '../absences/tables.ts'
import { hashMotDePasse } from '../comptes/empreinte.ts'
import { comptes } from '../comptes/tables.ts'
import { rows } from '../database/open.ts'
import { pieces } from '../documents/tables.ts'
import { foyersEnfants, modifications } from '../foyers/tables.ts'
import { gardes, rattachements } from '../gardes/tables.ts'
import { paiements } from '../paiements/tables.ts'
import { interdictions } from '../proches/tables.ts'
import { quotientsDeclares } from '../quotients/tables.ts'
import { effacements } from '../rgpd/tables.ts'
import { noterConnexion, SOURCES } from './store.ts'

/** A copy is not answered by anybody, and « Mes données » follows it; the archives answer for eliminations. */
const AILLEURS = new Set(['exports', 'eliminations'])

describe('« Historique de mes actions »', () => {
  let server: TestServer
  let town: Town
  let martin: Awaited<ReturnType<typeof createFamille>>
  let autre: Awaited<ReturnType<typeof createFamille>>
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    martin = await createFamille(server, town)
    autre = await createFamille(server, town, { prenoms: ['Zoé'] })
  })
  after(() => server.close())

  const lire = async (who: Client, query: string): Promise<Historique> => {
    const answer = await who.get(`/historique?${query}`)
    assert.equal(answer.status, 200)
    return (await answer.json()) as Historique
  }
  const connexion = (who: Client, le: string, appareil = 'Firefox sur Android') =>
    asSysteme(server, town.id, (tx) =>
      noterConnexion(tx, town.id, who.compte, { appareil, reseau: '81.57.12.x', le: new Date(le) }),
    )

  test('says one’s own sign-ins only, page after page, none lost and none twice', async () => {
    // Several in the same millisecond: their order must hold from page to page.
    for (let rank = 0; rank < 45; rank++)
      await connexion(martin, `2026-03-0${1 + Math.floor(rank / 9)}T10:00:00.123Z`)
    await connexion(autre, '2026-03-02T10:00:00Z', 'Safari sur iPhone')
    const ids: string[] = []
    let suite: string | null = ''
    while (suite !== null) {
      const page: Historique = await lire(martin, `quoi=connexions${suite && `&avant=${suite}`}`)
      assert.ok(page.actions.every((one) => one.objet === 'Firefox sur Android'))
      ids.push(...page.actions.map((one) => one.id))
      suite = page.suite
    }
    assert.equal(ids.length, 45)
    assert.equal(new Set(ids).size, 45)
  })

  test('remembers a sign-in, from where and with what', async () => {
    const motDePasse = 'girafe ! nuance 47 patio'
    const courriel = await asSysteme(server, town.id, async (tx) => {
      const [found] = await tx
        .update(comptes)
        .set({ motDePasse: await hashMotDePasse(motDePasse), confirmeLe: new Date() })
        .where(and(eq(comptes.collectiviteId, town.id), eq(comptes.id, autre.compte)))
        .returning({ courriel: comptes.courriel })
      return found?.courriel ?? ''
    })
    const before = (await lire(autre, 'quoi=connexions')).actions.length
    for (const essai of ['pas le bon mot de passe', motDePasse])
      await server.app.request(`/api/${town.id}/session`, {
        method: 'POST',
        headers: {
          origin: ORIGIN,
          'sec-fetch-site': 'same-site',
          'content-type': 'application/json',
          'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0',
        },
        body: JSON.stringify({ courriel, motDePasse: essai }),
      })
    const { actions } = await lire(autre, 'quoi=connexions')
    assert.equal(actions.length, before + 1)
    assert.ok(actions.some((one) => one.objet === 'Firefox sur Linux'))
  })

  test('keeps to the days asked for, as the town counts them', async () => {
    // 00:30 in Paris on 1 July is still 30 June in UTC.
    await connexion(martin, '2026-06-30T22:30:00Z')
    assert.equal((await lire(martin, 'quoi=connexions&du=2026-07-01&au=2026-07-31')).actions.length, 1)
    assert.equal((await lire(martin, 'quoi=connexions&du=2026-06-01&au=2026-06-30')).actions.length, 0)
  })

  test('says the family’s payments with what became of them, never another’s', async () => {
    const own = { collectiviteId: town.id, regieId: town.regie, saisie: 'X', numcli: '006382', retour: 'x' }
    await asSysteme(server, town.id, (tx) =>
      tx.insert(paiements).values(
        [martin, autre].map((who, rank) => ({
          ...own,
          id: uuid(),
          foyerId: who.foyer,
          compteId: who.compte,
          etat: rank === 0 ? 'paye' : 'refuse',
          montantCentimes: 4200 + rank,
          refdet: `REF${rank}`,
          creeLe: new Date('2026-05-04T10:00:00Z'),
        })),
      ),
    )
    const { actions } = await lire(martin, 'quoi=paiements')
    assert.deepEqual(
      actions.map(({ montantCentimes, etat }) => [montantCentimes, etat]),
      [[4200, 'fait']],
    )
  })

  test('says each request with its answer; of a shared child, each home only its own', async () => {
    const enfant = martin.enfants[0]?.id ?? ''
    await asSysteme(server, town.id, async (tx) => {
      await tx
        .insert(foyersEnfants)
        .values({ collectiviteId: town.id, foyerId: autre.foyer, enfantId: enfant })
      await tx.insert(absences).values({
        collectiviteId: town.id,
        id: uuid(),
        foyerId: martin.foyer,
        enfantId: enfant,
        structureId: town.structure,
        etat: 'refusee',
        motif: 'maladie',
        declareeLe: new Date('2026-05-05T10:00:00Z'),
        declareePar: martin.compte,
        reponse: 'Certificat illisible',
        reponduLe: new Date('2026-05-06T10:00:00Z'),
      })
      await tx.insert(modifications).values({
        collectiviteId: town.id,
        id: uuid(),
        foyerId: martin.foyer,
        changements: { adresse: { avant: 'a', apres: 'b' } },
        demandeeLe: new Date('2026-05-07T10:00:00Z'),
        demandeePar: martin.compte,
      })
    })
    const { actions } = await lire(martin, 'quoi=demandes&du=2026-05-01&au=2026-05-31')
    assert.deepEqual(
      actions.map(({ genre, enfant: de, etat, reponse }) => [genre, de, etat, reponse]),
      [
        ['modification', null, 'attente', null],
        ['absence', 'Léa', 'refuse', 'Certificat illisible'],
      ],
    )
    assert.match(actions[0]?.objet ?? '', /adresse/i)
    assert.equal((await lire(autre, 'quoi=demandes&du=2026-05-01&au=2026-05-31')).actions.length, 0)
  })

  test('says what was asked of the home itself: a quotient, a court decision, a second home, its calendar, an erasure', async () => {
    const [enfant] = autre.enfants
    const own = { collectiviteId: town.id, foyerId: autre.foyer }
    const ofChild = { ...own, enfantId: enfant?.id ?? '' }
    const le = (day: number) => new Date(`2026-06-0${day}T10:00:00Z`)
    await asSysteme(server, town.id, async (tx) => {
      await tx.insert(quotientsDeclares).values({
        ...own,
        id: uuid(),
        compteId: autre.compte,
        valeur: 800,
        caisse: 'CAF',
        etat: 'refusee',
        motif: 'Attestation illisible',
        demandeeLe: le(1),
        reponduLe: le(2),
      })
      await tx.insert(interdictions).values({
        ...ofChild,
        id: uuid(),
        personnePrenom: 'Paul',
        personneNom: 'Roux',
        lien: 'oncle',
        juridiction: 'Bordeaux',
        reference: '12',
        dateDecision: '2026-05-01',
        etat: 'levee',
        demandeeLe: le(2),
      })
      await tx.insert(rattachements).values({
        ...ofChild,
        id: uuid(),
        etat: 'distincts',
        demandeLe: le(3),
        demandePar: autre.compte,
        motif: 'Deux enfants',
      })
      await tx.insert(gardes).values({
        ...ofChild,
        id: uuid(),
        autreFoyerId: martin.foyer,
        debut: '2026-07-01',
        regle: {} as (typeof gardes.$inferInsert)['regle'],
        etat: 'confirmee',
        parService: false,
        proposeeLe: le(4),
        proposeePar: autre.compte,
      })
      await tx.insert(effacements).values({
        ...own,
        id: uuid(),
        compteId: autre.compte,
        courriel: '',
        etat: 'retiree',
        demandeLe: le(5),
      })
    })
    const juin = 'quoi=demandes&du=2026-06-01&au=2026-06-30'
    assert.deepEqual(
      (await lire(autre, juin)).actions.map(({ genre, objet, enfant: de, etat, reponse }) => [
        genre,
        objet,
        de,
        etat,
        reponse,
      ]),
      [
        ['effacement', '', null, 'retire', null],
        ['garde', '', 'Zoé', 'accepte', null],
        ['second-foyer', '', 'Zoé', 'refuse', 'Deux enfants'],
        ['interdiction', 'Paul Roux', 'Zoé', 'accepte', null],
        ['quotient', '800 (CAF)', null, 'refuse', 'Attestation illisible'],
      ],
    )
    assert.equal((await lire(martin, juin)).actions.length, 0)
  })

  test('says when a document was accepted or refused', async () => {
    const famille = await createFamille(server, town)
    const piece = uuid()
    await asSysteme(server, town.id, async (tx) => {
      await tx
        .insert(pieces)
        .values({ collectiviteId: town.id, id: piece, nom: 'Assurance', portee: 'foyer', obligatoire: false })
    })
    const agent = await createAgent(server, town)
    const donner = async () => {
      const body = new FormData()
      body.set('piece', piece)
      body.set('fichier', new Blob(['%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n']), 'a.pdf')
      const given = await famille.send('POST', '/documents', body)
      assert.equal(given.status, 201, await given.clone().text())
      return ((await given.json()) as { id: string }).id
    }
    const dernier = async () => {
      const [action] = (await lire(famille, 'quoi=demandes')).actions
      return [action?.genre, action?.objet, action?.etat, action?.reponse, action?.reponduLe]
    }
    const repondre = async (id: string, body: object) => {
      server.clock.advance(60_000)
      assert.equal((await agent.send('POST', `/gestion/documents/${id}/reponse`, body)).status, 204)
      return server.clock.now().toISOString()
    }
    const mesDocuments = async () => {
      const { foyer } = (await (await famille.get('/documents')).json()) as Documents
      return foyer.find((one) => one.piece === piece)?.reponduLe
    }
    const first = await donner()
    assert.deepEqual(await dernier(), ['document', 'Assurance', 'attente', null, null])
    assert.equal(await mesDocuments(), null)
    const refused = await repondre(first, { decision: 'refuse', motif: 'Illisible.' })
    assert.deepEqual(await dernier(), ['document', 'Assurance', 'refuse', 'Illisible.', refused])
    assert.equal(await mesDocuments(), refused)
    const second = await donner()
    assert.equal(await mesDocuments(), null, 'the answer of the one before is not the new one’s')
    const accepted = await repondre(second, { decision: 'valide' })
    assert.deepEqual(await dernier(), ['document', 'Assurance', 'accepte', null, accepted])
    assert.equal(await mesDocuments(), accepted)
  })

  test('says the days that a service answers, those of one save together, with each answer', async () => {
    const ici = await createTown(server, 'a-valider', { regles: { validation: true } })
    const famille = await createFamille(server, ici)
    const agent = await createAgent(server, ici)
    const [lea, noe] = famille.enfants
    const jours = ici.creneaux.filter((one) => one.date >= '2026-11-18').slice(0, 3)
    const [first, second, third] = jours.map(({ date }) => date.split('-').reverse().join('/'))
    const enregistrer = async (action: string, cellules: { creneau: string; enfant: string }[]) => {
      server.clock.advance(60_000)
      const saved = await famille.send('POST', '/reservations', {
        cellules: cellules.map((one) => ({ ...one, action })),
      })
      assert.equal(saved.status, 200, await saved.clone().text())
    }
    const of = (enfant: string | undefined, ranks: number[]) =>
      ranks.map((rank) => ({ creneau: jours[rank]?.id ?? '', enfant: enfant ?? '' }))
    const dites = async () =>
      (await lire(famille, 'quoi=demandes')).actions
        .filter((one) => one.genre === 'reservation')
        .map(({ objet, enfant, etat, reponse, reponduLe }) => [objet, enfant, etat, reponse, reponduLe])
    await enregistrer('ajouter', [...of(lea?.id, [0, 1, 2]), ...of(noe?.id, [0])])
    assert.deepEqual(
      new Set((await dites()).map((one) => JSON.stringify(one))),
      new Set([
        JSON.stringify([`Mercredis, ${first}, ${second}, ${third}`, 'Léa', 'attente', null, null]),
        JSON.stringify([`Mercredis, ${first}`, 'Noé', 'attente', null, null]),
      ]),
    )
    const { reservations } = (await (await agent.get('/gestion/reservations')).json()) as ReservationsADecider
    const idOf = (prenom: string, rank: number) =>
      reservations.find((one) => one.enfant.prenom === prenom && one.date === jours[rank]?.date)?.id
    const repondre = async (ids: unknown[], decision: string, motif = '') => {
      server.clock.advance(60_000)
      const done = await agent.send('POST', '/gestion/reservations/reponses', { ids, decision, motif })
      assert.equal(done.status, 200, await done.clone().text())
      return server.clock.now().toISOString()
    }
    const accepted = await repondre([idOf('Léa', 0), idOf('Léa', 1)], 'confirmee')
    const refused = await repondre([idOf('Léa', 2)], 'refusee', 'Sortie complète.')
    await enregistrer('retirer', of(noe?.id, [0]))
    const withdrawn = server.clock.now().toISOString()
    const expected = [
      [`Mercredis, ${first}, ${second}`, 'Léa', 'accepte', null, accepted],
      [`Mercredis, ${third}`, 'Léa', 'refuse', 'Sortie complète.', refused],
      [`Mercredis, ${first}`, 'Noé', 'retire', null, withdrawn],
    ]
    const sorted = (list: unknown[][]) => list.map((one) => JSON.stringify(one)).sort()
    assert.deepEqual(sorted(await dites()), sorted(expected))
    // A day given back later was accepted all the same.
    await enregistrer('retirer', of(lea?.id, [0, 1]))
    assert.deepEqual(sorted(await dites()), sorted(expected))
    assert.equal(
      (await lire(autre, 'quoi=demandes')).actions.some((one) => one.genre === 'reservation'),
      false,
    )
  })

  test('days that no service answers are no request', async () => {
    const famille = await createFamille(server, town)
    const jour = town.creneaux.find((one) => one.date >= '2026-11-18')?.id
    const enfant = famille.enfants[0]?.id
    for (const action of ['ajouter', 'retirer'])
      assert.equal(
        (await famille.send('POST', '/reservations', { cellules: [{ creneau: jour, enfant, action }] }))
          .status,
        200,
      )
    const { actions } = await lire(famille, 'quoi=demandes')
    assert.equal(
      actions.some((one) => one.genre === 'reservation'),
      false,
    )
  })

  test('a new kind of request is not forgotten', async () => {
    const found = await rows<{ table_name: string }>(
      server.superuser,
      sql`SELECT DISTINCT table_name FROM information_schema.columns WHERE table_schema = 'public'
            AND column_name IN ('demandee_le', 'demande_le', 'declaree_le', 'transmis_le', 'proposee_le')`,
    )
    const qui = { collectivite: 'x', compte: uuid(), foyer: uuid(), zone: 'UTC', langue: 'fr' as const }
    const { sql: text } = new PgDialect().sqlToQuery(SOURCES.demandes(qui))
    const forgotten = found
      .map((one) => one.table_name)
      .filter((name) => !AILLEURS.has(name) && !new RegExp(`FROM ${name}\\b`).test(text))
    assert.deepEqual(forgotten, [])
  })

  test('refuses what is no history, no day, no page', async () => {
    for (const query of ['', 'quoi=tout', 'quoi=connexions&du=2026-02-31', 'quoi=connexions&avant=1_x'])
      assert.equal((await martin.get(`/historique?${query}`)).status, 400, query)
  })
})
