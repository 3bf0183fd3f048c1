import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { SECTIONS, type Section } from '@inoe/contract/commun'
import { sql } from 'drizzle-orm'
import { genererCreneaux } from '../../packages/server/src/calendrier/generer.ts'
import { rows } from '../../packages/server/src/database/open.ts'
import { openTestServer, type TestServer } from '../../packages/server/test/server.ts'
import { seedDemo } from './seed.ts'

const TOWNS = ['rurales-entre-deux-mers', 'contrexeville']

// In school time, where everything the demo shows is there at once.
describe('The demo, as it is written', () => {
  let server: TestServer
  before(async () => {
    server = await openTestServer({ now: '2026-11-25T09:00:00Z' })
    await seed()
  })
  after(() => server.close())

  const seed = () =>
    seedDemo({
      database: server.deps.database,
      clock: server.clock,
      fichiers: server.deps.fichiers,
      origines: ['http://localhost:5173'],
      pages: Object.fromEntries(SECTIONS.map((one) => [one, `/${one}/`])) as Record<Section, string>,
      queue: async () => server.deps.queue,
      publicUrl: 'http://localhost:8787',
    })
  const count = async (statement: ReturnType<typeof sql>) =>
    Number((await rows<{ count: string }>(server.superuser, sql`SELECT count(*) ${statement}`))[0]?.count)

  test('a second time changes nothing', async () => {
    const before = await count(sql`FROM reservations`)
    assert.ok(before > 200)
    assert.equal(await seed(), false)
    assert.equal(await count(sql`FROM reservations`), before)
  })

  test('a piece of news has its picture, described, which the service reads back', async () => {
    const found = await rows<{ collectivite: string; emplacement: string; cle: string; alternative: string }>(
      server.superuser,
      sql`SELECT collectivite_id AS collectivite, emplacement, cle, alternative FROM actualites_images WHERE actualite_id IS NOT NULL`,
    )
    const [image] = found
    assert.equal(found.length, 1)
    assert.ok(image?.alternative)
    const content = await server.deps.fichiers.get(image.collectivite, image)
    assert.ok(content.length < 30_000)
  })

  test('a service has answered one family twice, and one answer waits to be read', async () => {
    assert.deepEqual(
      await rows(
        server.superuser,
        sql`SELECT f.sujet, count(*)::int AS messages, count(*) FILTER (WHERE m.lu_le IS NULL)::int AS "nonLus",
              bool_and(f.nombre >= m.rang) AS "aSaPlace"
            FROM fils f JOIN messages m ON m.collectivite_id = f.collectivite_id AND m.fil_id = f.id
            GROUP BY f.id, f.sujet ORDER BY f.sujet`,
      ),
      [
        { sujet: 'Repas et allergie à l’arachide', messages: 2, nonLus: 1, aSaPlace: true },
        { sujet: 'Retard de mercredi soir', messages: 2, nonLus: 0, aSaPlace: true },
      ],
    )
    assert.equal(await count(sql`FROM structures WHERE cardinality(horaires) = 0`), 0)
  })

  test('the counters of every creneau are its bookings, and none is over its capacity; some are full', async () => {
    assert.equal(
      await count(sql`FROM creneaux c WHERE en_attente <> 0 OR occupees > capacite OR occupees <> (
        SELECT count(*) FROM reservations r WHERE r.collectivite_id = c.collectivite_id AND r.creneau_id = c.id
        AND r.etat IN ('confirmee', 'demandee', 'proposee'))`),
      0,
    )
    assert.ok((await count(sql`FROM creneaux WHERE occupees = capacite`)) > 5)
  })

  test('nobody is on two units of a day that share a part, too young or too old, or over a cap', async () => {
    assert.equal(
      await count(sql`FROM reservations a JOIN reservations b USING (collectivite_id, activite_id, date, enfant_id)
        JOIN creneaux ca ON ca.id = a.creneau_id JOIN creneaux cb ON cb.id = b.creneau_id
        JOIN unites ua ON ua.activite_id = a.activite_id AND ua.code = ca.unite
        JOIN unites ub ON ub.activite_id = b.activite_id AND ub.code = cb.unite
        WHERE a.id < b.id AND ua.parties && ub.parties`),
      0,
    )
    assert.equal(
      await count(sql`FROM reservations r
        JOIN creneaux c ON c.id = r.creneau_id
        JOIN enfants e ON e.collectivite_id = r.collectivite_id AND e.id = r.enfant_id
        JOIN activites a ON a.id = r.activite_id
        LEFT JOIN LATERAL jsonb_to_recordset(a.groupes) AS g(code text, "ageMin" int, "ageMax" int) ON g.code = c.groupe
        WHERE extract(year FROM age(r.date, e.date_naissance)) NOT BETWEEN
          greatest(a.age_min, g."ageMin") AND least(a.age_max, g."ageMax")`),
      0,
    )
    assert.equal(
      await count(sql`FROM (SELECT 1 FROM reservations r JOIN activites a ON a.id = r.activite_id
        WHERE jsonb_array_length(a.plafonds) > 0
        GROUP BY r.enfant_id, r.activite_id, date_trunc('week', r.date), a.plafonds
        HAVING count(*) > (a.plafonds->0->>'nombre')::int) AS over`),
      0,
    )
  })

  test('shows every way to book and every kind of rule', async () => {
    const some = async (condition: ReturnType<typeof sql>) =>
      assert.ok((await count(sql`FROM activites a WHERE ${condition}`)) > 0, JSON.stringify(condition))
    for (const mode of ['jour', 'sejour', 'contrat']) await some(sql`mode = ${mode}`)
    for (const type of ['jours', 'semaine', 'mois']) await some(sql`delai_reservation->>'type' = ${type}`)
    await some(sql`validation`)
    await some(sql`NOT liste_attente`)
    await some(sql`confirmation_heures IS NOT NULL`)
    await some(sql`jsonb_array_length(plafonds) > 0`)
    await some(sql`jsonb_array_length(groupes) = 2`)
    for (const type of ['forfait', 'tranches', 'taux-effort', 'cnaf'])
      await some(
        sql`EXISTS (SELECT 1 FROM tarifs t WHERE t.activite_id = a.id AND regle->'base'->>'type' = ${type})`,
      )
    await some(
      sql`EXISTS (SELECT 1 FROM tarifs t WHERE t.activite_id = a.id AND jsonb_array_length(regle->'fratrie') > 0
        AND jsonb_typeof(regle->'nonResident') = 'object')`,
    )
    await some(
      sql`EXISTS (SELECT 1 FROM periodes p WHERE p.activite_id = a.id AND ouverture_residents < ouverture)`,
    )
    await some(sql`EXISTS (SELECT 1 FROM creneaux c WHERE c.activite_id = a.id AND c.fin = c.date + 4)`)
    assert.equal((await count(sql`FROM reservations WHERE etat = 'demandee'`)) > 0, true)
  })

  test('its days are those that the product makes: making them again changes nothing', async () => {
    for (const town of TOWNS) {
      await server.deps.database.transaction({ collectivite: town, role: 'systeme' }, async (tx) => {
        const spans = await rows<{ id: string }>(
          tx,
          sql`SELECT p.id FROM periodes p JOIN activites a ON a.collectivite_id = p.collectivite_id AND a.id = p.activite_id
            WHERE p.collectivite_id = ${town} AND a.mode <> 'contrat'`,
        )
        assert.ok(spans.length > 0)
        for (const { id } of spans)
          assert.deepEqual(await genererCreneaux(tx, server.deps, town, id, { capacites: true }), {
            crees: 0,
            modifies: 0,
            fermes: 0,
            supprimes: 0,
          })
      })
    }
  })
})
