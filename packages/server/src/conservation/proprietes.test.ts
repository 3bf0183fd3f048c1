// For any files, at any age, whatever the town set and the archives answered: nothing goes before its time, nothing
// without the visa, nothing of a held family, and all the rest goes.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { v7 as uuid } from 'uuid'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  type Town,
} from '../../test/towns.ts'
import { rows } from '../database/open.ts'
import { reunir } from './comptabilite.ts'

type Categorie = 'demandes' | 'documents' | 'messages'
const TABLE = { demandes: 'modifications', documents: 'depots', messages: 'fils' } as const

const chose = fc.record({
  categorie: fc.constantFrom<Categorie>('demandes', 'documents', 'messages'),
  /** Days before the bordereau at which its time began. */
  jours: fc.integer({ min: 0, max: 2200 }),
  foyer: fc.integer({ min: 0, max: 2 }),
  /** Comes back to life between the visa and the destruction. */
  reprise: fc.boolean(),
})

const monde = fc.record({
  choses: fc.array(chose, { minLength: 1, maxLength: 25 }),
  mois: fc.record({
    demandes: fc.integer({ min: 12, max: 60 }),
    documents: fc.integer({ min: 3, max: 60 }),
    messages: fc.integer({ min: 12, max: 60 }),
  }),
  gele: fc.integer({ min: 0, max: 3 }),
  visa: fc.constantFrom<'accordee' | 'refusee' | null>('accordee', 'accordee', 'refusee', null),
  ecartees: fc.subarray<Categorie>(['demandes', 'documents', 'messages']),
})

describe('What is destroyed', () => {
  let server: TestServer
  let town: Town
  let agent: Client
  let foyers: string[]
  let piece: string
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    agent = await createAgent(server, town)
    foyers = []
    for (let rank = 0; rank < 3; rank++) foyers.push((await createFamille(server, town)).foyer)
    piece = uuid()
    await server.superuser.execute(
      sql`INSERT INTO pieces (collectivite_id, id, nom, portee, obligatoire) VALUES (${town.id}, ${piece}, 'Attestation', 'foyer', false)`,
    )
    server.clock.set('2027-03-10T09:00:00Z')
  })
  after(() => server.close())

  const today = () => Temporal.PlainDate.from(server.clock.today('Europe/Paris'))
  const jour = (jours: number) => `${today().subtract({ days: jours })}T12:00:00Z`

  async function poser(
    id: string,
    { categorie, jours, foyer }: { categorie: Categorie; jours: number; foyer: number },
  ) {
    const at = sql`${jour(jours)}::timestamptz`
    const own = sql`${town.id}, ${id}, ${foyers[foyer]}`
    await server.superuser.execute(
      {
        demandes: sql`INSERT INTO modifications (collectivite_id, id, foyer_id, changements, etat, demandee_le, demandee_par, repondu_le)
          VALUES (${own}, '[]', 'acceptee', ${at}, gen_random_uuid(), ${at})`,
        documents: sql`INSERT INTO depots (collectivite_id, id, foyer_id, piece_id, etat, nom, type, taille, empreinte, emplacement, cle, transmis_le, transmis_par, retire_le)
          VALUES (${own}, ${piece}, 'valide', 'a.pdf', 'application/pdf', 1, '', 'x', 'y', ${at}, gen_random_uuid(), ${at})`,
        messages: sql`INSERT INTO fils (collectivite_id, id, foyer_id, structure_id, sujet, etat, nombre, dernier_le, dernier_de, ouvert_le, ouvert_par)
          VALUES (${own}, ${town.structure}, 'Question', 'clos', 0, ${at}, 'service', ${at}, gen_random_uuid())`,
      }[categorie],
    )
  }

  const reprendre = (id: string, categorie: Categorie) => {
    const now = sql`${server.clock.now().toISOString()}::timestamptz`
    return server.superuser.execute(
      {
        demandes: sql`UPDATE modifications SET repondu_le = ${now} WHERE id = ${id}`,
        documents: sql`UPDATE depots SET transmis_le = ${now} WHERE id = ${id}`,
        messages: sql`UPDATE fils SET dernier_le = ${now} WHERE id = ${id}`,
      }[categorie],
    )
  }

  test('is what was past its time, held by nothing, on the bordereau and under the visa', async () => {
    await fc.assert(
      fc.asyncProperty(monde, async ({ choses, mois, gele, visa, ecartees }) => {
        for (const table of [
          ...Object.values(TABLE),
          'eliminations_articles',
          'eliminations_lignes',
          'eliminations',
          'gels',
        ])
          await server.superuser.execute(sql`DELETE FROM ${sql.identifier(table)}`)
        for (const [code, value] of Object.entries(mois))
          assert.equal(
            (await agent.send('PUT', `/gestion/conservation/${code}`, { mois: value })).status,
            200,
          )
        const things = choses.map((one) => ({ ...one, id: uuid() }))
        for (const one of things) await poser(one.id, one)
        if (foyers[gele]) await agent.send('POST', '/gestion/gels', { foyer: foyers[gele], motif: 'Litige' })

        const over = ({ categorie, jours }: (typeof things)[number]) =>
          Temporal.PlainDate.compare(
            today().subtract({ days: jours }).add({ months: mois[categorie] }),
            today(),
          ) <= 0
        const proposed = things.filter((one) => over(one) && one.foyer !== gele)
        const answer = await agent.send('POST', '/gestion/eliminations')
        assert.equal(answer.status, proposed.length > 0 ? 201 : 409)
        const listed = await rows<{ id: string }>(
          server.superuser,
          sql`SELECT objet_id AS id FROM eliminations_articles`,
        )
        assert.deepEqual(listed.map((one) => one.id).sort(), proposed.map((one) => one.id).sort())

        const present = new Set(proposed.map((one) => one.categorie))
        const aside = ecartees.filter((one) => present.has(one))
        if (proposed.length > 0) {
          const { id } = (await answer.json()) as { id: string }
          if (visa) {
            const form = new FormData()
            const fields = {
              decision: visa,
              reference: 'AD',
              date: `${today()}`,
              motif: 'Vu',
              ecartees: aside.join(','),
            }
            for (const [name, value] of Object.entries(fields)) form.set(name, value)
            form.set('fichier', new Blob(['%PDF-1.4\n%%EOF'], { type: 'application/pdf' }), 'visa.pdf')
            assert.equal((await agent.send('POST', `/gestion/eliminations/${id}/visa`, form)).status, 200)
          }
          for (const one of things) if (one.reprise) await reprendre(one.id, one.categorie)
          const launched = await agent.send('POST', `/gestion/eliminations/${id}/destruction`)
          assert.equal(launched.status, visa === 'accordee' ? 202 : visa === null ? 422 : 409)
          await server.deps.queue.runDue()
        }

        const goes = proposed.filter(
          (one) => visa === 'accordee' && !one.reprise && !aside.includes(one.categorie),
        )
        const gone = new Set(goes.map((one) => one.id))
        const left: string[] = []
        for (const table of Object.values(TABLE))
          left.push(
            ...(
              await rows<{ id: string }>(server.superuser, sql`SELECT id FROM ${sql.identifier(table)}`)
            ).map((one) => one.id),
          )
        assert.deepEqual(left.sort(), things.flatMap((one) => (gone.has(one.id) ? [] : one.id)).sort())
      }),
      { numRuns: 25 },
    )
  })

  test('of the accounts: what names each other stays together, and one thing unsettled holds all of it', () => {
    const noeud = fc.record({
      an: fc.integer({ min: 2010, max: 2030 }),
      ouvert: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(noeud, { minLength: 1, maxLength: 12 }),
        fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 14 }),
        (list, pairs) => {
          const noeuds = list.map(({ an, ouvert }, rank) => ({
            nature: 'factures' as const,
            id: `${rank}`,
            foyer: 'f',
            depuis: `${an}-12-31`,
            ouvert,
          }))
          const liens = pairs
            .filter(([a, b]) => a < list.length && b < list.length)
            .map(([a, b]) => ({ a: `factures${a}`, b: `factures${b}` }))
          const sets = reunir(noeuds, liens)
          const of = new Map(sets.flatMap((set) => set.articles.map((one) => [`factures${one.objet}`, set])))
          assert.equal(of.size, list.length)
          for (const { a, b } of liens) assert.equal(of.get(a), of.get(b))
          for (const one of noeuds) {
            const set = of.get(`factures${one.id}`)
            assert.ok(set && set.depuis >= one.depuis)
            assert.ok(!one.ouvert || set.ouvert)
          }
        },
      ),
    )
  })
})
