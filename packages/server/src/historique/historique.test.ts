import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Historique } from '@inoe/contract/historique'
import { and, eq, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { v7 as uuid } from 'uuid'
import { asSysteme } from '../../test/billing.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
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
