import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { JournalSante } from '@inoe/contract/mes-donnees'
import { sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { asSysteme } from '../../test/billing.ts'
import { texteExport } from '../../test/exports.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  type Town,
} from '../../test/towns.ts'
import { absences } from '../absences/tables.ts'
import { rows } from '../database/open.ts'
import { foyersEnfants, santes } from '../foyers/tables.ts'

describe('The journal of access to health data', () => {
  let server: TestServer
  let town: Town
  let agent: Client
  let famille: Awaited<ReturnType<typeof createFamille>>
  let autre: Awaited<ReturnType<typeof createFamille>>
  let lea = ''
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    agent = await createAgent(server, town)
    famille = await createFamille(server, town)
    autre = await createFamille(server, town, { prenoms: ['Zoé'] })
    lea = famille.enfants[0]?.id ?? ''
    await asSysteme(server, town.id, async (tx) => {
      await tx.insert(foyersEnfants).values({ collectiviteId: town.id, foyerId: autre.foyer, enfantId: lea })
      await tx.insert(santes).values({ collectiviteId: town.id, enfantId: lea, allergies: 'Arachide' })
    })
  })
  after(() => server.close())

  const journal = async (who: Client, avant = '') => {
    const answer = await who.get(`/mes-donnees/acces-sante${avant && `?avant=${avant}`}`)
    assert.equal(answer.status, 200)
    return (await answer.json()) as JournalSante
  }
  const feuille = (who = agent) => who.get(`/gestion/pointages?structure=${town.structure}&date=2026-11-04`)
  const absence = async (motif: string, commentaire = '') => {
    const id = uuid()
    await asSysteme(server, town.id, (tx) =>
      tx.insert(absences).values({
        collectiviteId: town.id,
        id,
        foyerId: famille.foyer,
        enfantId: lea,
        structureId: town.structure,
        etat: 'declaree',
        motif,
        commentaire,
        declareeLe: server.clock.now(),
        declareePar: famille.compte,
      }),
    )
    return id
  }

  test('says which service read what, when and how often, once per day; to the child’s two homes', async () => {
    assert.deepEqual((await journal(famille)).acces, [])
    assert.equal((await feuille()).status, 200)
    server.clock.advance(3_600_000)
    await feuille()
    for (const who of [famille, autre]) {
      const { acces } = await journal(who)
      assert.deepEqual(
        acces.map(({ id: _, ...one }) => one),
        [
          {
            enfant: 'Léa',
            structure: 'L’arbre à paumes',
            agent: 'Sophie',
            ecran: 'pointage',
            objet: '',
            jour: '2026-11-03',
            premierLe: '2026-11-03T09:00:00.000Z',
            dernierLe: '2026-11-03T10:00:00.000Z',
            fois: 2,
          },
        ],
      )
    }
    // Saying who came gives the sheet again.
    const ligne = {
      enfant: lea,
      activite: town.activite,
      unite: 'journee',
      etat: 'absent',
      arrivee: null,
      depart: null,
    }
    const said = await agent.send('PUT', '/gestion/pointages', {
      structure: town.structure,
      date: '2026-11-03',
      lignes: [ligne],
    })
    assert.equal(said.status, 200, await said.clone().text())
    assert.match(await said.text(), /Arachide/)
    assert.equal((await journal(famille)).acces[0]?.fois, 3)
    // Noé, of whose health nothing is known, was not read.
    assert.match(await texteExport(server, famille), /"écran": "pointage"/)
  })

  test('keeps from one home what the other one declared', async () => {
    await absence('maladie')
    await absence('rendez-vous')
    await agent.get('/gestion/absences')
    assert.deepEqual(
      (await journal(famille)).acces.map((one) => one.ecran),
      ['absences', 'pointage'],
    )
    assert.deepEqual(
      (await journal(autre)).acces.map((one) => one.ecran),
      ['pointage'],
    )
    assert.ok(!(await texteExport(server, autre)).includes('"absences"'))
    assert.deepEqual((await journal(await createFamille(server, town))).acces, [])
  })

  test('an agent reads, writes and changes no line but their own, and deletes none', async () => {
    const acteur = {
      collectivite: town.id,
      role: 'agent' as const,
      compte: (await createAgent(server, town)).compte,
      structures: [town.structure],
    }
    const { database } = server.deps
    const seen = await database.transaction(acteur, (tx) => rows(tx, sql`SELECT * FROM acces_sante`))
    assert.deepEqual(seen, [])
    const changed = await database.transaction(acteur, (tx) =>
      rows(tx, sql`UPDATE acces_sante SET fois = 0 RETURNING id`),
    )
    assert.deepEqual(changed, [])
    await assert.rejects(database.transaction(acteur, (tx) => tx.execute(sql`DELETE FROM acces_sante`)))
  })

  test('what cannot be noted is not read', async () => {
    await server.superuser.execute(
      sql`ALTER TABLE acces_sante ADD CONSTRAINT plein CHECK (ecran <> 'pointage') NOT VALID`,
    )
    try {
      const answer = await feuille()
      assert.equal(answer.status, 500)
      assert.ok(!(await answer.text()).includes('Arachide'))
    } finally {
      await server.superuser.execute(sql`ALTER TABLE acces_sante DROP CONSTRAINT plein`)
    }
  })

  test('page after page, none lost and none twice', async () => {
    for (let rank = 0; rank < 34; rank++) {
      server.clock.advance(86_400_000)
      await feuille()
    }
    const first = await journal(famille)
    assert.equal(first.acces.length, 30)
    const second = await journal(famille, first.suite ?? '')
    assert.equal(second.suite, null)
    assert.equal(new Set([...first.acces, ...second.acces].map((one) => one.id)).size, 36)
    assert.equal((await famille.get('/mes-donnees/acces-sante?avant=1_x')).status, 400)
  })
})
