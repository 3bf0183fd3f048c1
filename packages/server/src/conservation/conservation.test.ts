import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Conservation, DureesConservation, Elimination } from '@inoe/contract/conservation'
import { sql } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/pg-core'
import { openPayingServer } from '../../test/billing.ts'
import { creerMonde, type Monde } from '../../test/monde.ts'
import { readPdf } from '../../test/pdf.ts'
import type { TestServer } from '../../test/server.ts'
import type { Client } from '../../test/towns.ts'
import { type Database, rows, type Tx } from '../database/open.ts'
import { referenceTables, tenantTables } from '../database/tables.ts'
import { ecartsDe } from '../encaissements/verification.ts'
import { porteursDeFichiers } from '../fichiers/porteurs.ts'
import { CATEGORIES, SANS_REGLE, SANS_VISA } from './categories.fr.ts'
import { eliminerLot } from './eliminer.ts'

const PDF = '%PDF-1.4\n%%EOF'

describe('How long things are kept', () => {
  let server: TestServer
  let close: () => Promise<void>
  let monde: Monde
  let agent: Client
  before(async () => {
    ;({ server, close } = await openPayingServer())
    monde = await creerMonde(server)
    agent = monde.personnes.agent
    for (const table of ['eliminations', 'gels'])
      await server.superuser.execute(sql`DELETE FROM ${sql.identifier(table)}`)
  })
  after(() => close())

  const conservation = async () => (await (await agent.get('/gestion/conservation')).json()) as Conservation
  const derniere = async (): Promise<Elimination> => {
    const [one] = (await conservation()).eliminations
    assert.ok(one)
    return one
  }
  const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code
  const compter = async (table: string, where = sql`true`) => {
    const [found] = await rows<{ n: number }>(
      server.superuser,
      sql`SELECT count(*)::int AS n FROM ${sql.identifier(table)} WHERE collectivite_id = ${monde.town.id} AND ${where}`,
    )
    return found?.n ?? -1
  }
  const ligne = (one: Elimination, code: string) => one.lignes.find((line) => line.code === code)
  const visa = (id: string, fields: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    form.set('fichier', new Blob([PDF], { type: 'application/pdf' }), 'visa.pdf')
    return agent.send('POST', `/gestion/eliminations/${id}/visa`, form)
  }
  const today = () => server.clock.today('Europe/Paris')
  const accorder = async (more: Record<string, string> = {}) => {
    const { id } = await derniere()
    const answer = await visa(id, { decision: 'accordee', reference: 'AD33-118', date: today(), ...more })
    assert.equal(answer.status, 200, await answer.clone().text())
    return id
  }
  const proposer = () => agent.send('POST', '/gestion/eliminations')
  const detruire = async (id: string) => {
    assert.equal((await agent.send('POST', `/gestion/eliminations/${id}/destruction`)).status, 202)
    await server.deps.queue.runDue()
  }

  test('every table has a rule, or a said reason for none', () => {
    const known = new Set([
      ...Object.values(CATEGORIES).flatMap((one) => one.tables),
      ...Object.values(SANS_VISA).flat(),
      ...Object.values(SANS_REGLE).flat(),
    ])
    const tables = [...tenantTables, ...referenceTables].map((one) => getTableConfig(one.table).name)
    assert.deepEqual(
      tables.filter((name) => !known.has(name)),
      [],
      'add each of these tables to conservation/categories.fr.ts: to a category (and to sources.ts), or with the reason why it has none',
    )
    assert.deepEqual(
      [...known].filter((name) => !tables.includes(name)),
      [],
      'no such table',
    )
  })

  test('durations are between what the texts allow, said with their reason, read by families from the same place', async () => {
    const set = (code: string, mois: number, who = agent) =>
      who.send('PUT', `/gestion/conservation/${code}`, { mois })
    const short = await set('comptabilite', 60)
    assert.equal(short.status, 422)
    assert.match(await short.text(), /10 ans au moins\s: les pièces comptables/)
    assert.match(await (await set('connexions', 24)).text(), /1 an au plus\s: la CNIL/)
    assert.equal((await set('messages', 24, monde.personnes.autreAgent)).status, 404)
    assert.equal((await set('messages', 24)).status, 200)
    const { durees } = (await (
      await monde.personnes.famille.get('/mes-donnees/durees')
    ).json()) as DureesConservation
    assert.equal(durees.find((one) => one.code === 'messages')?.duree, '2 ans')
    assert.ok(durees.every((one) => one.quoi && one.depuis && one.pourquoi && one.source))
    const [rule] = (await conservation()).regles.filter((one) => one.code === 'messages')
    assert.deepEqual([rule?.mois, rule?.parDefaut], [24, 36])
    assert.equal((await set('messages', 36)).status, 200)
  })

  test('who does not answer for the data sees nothing of it', async () => {
    for (const route of ['/gestion/conservation', '/gestion/conservation/familles?nom=durand'])
      assert.equal((await monde.personnes.autreAgent.get(route)).status, 404)
    assert.equal((await monde.personnes.autreAgent.send('POST', '/gestion/eliminations')).status, 404)
  })

  test('the database lets nobody else delete what is issued, paid or answered', async () => {
    const { database } = server.deps
    for (const table of ['factures', 'lignes', 'encaissements', 'imputations', 'paiements', 'effacements']) {
      const gone = await database
        .transaction({ collectivite: monde.town.id, role: 'systeme' }, (tx) =>
          rows(
            tx,
            sql`DELETE FROM ${sql.identifier(table)} WHERE collectivite_id = ${monde.town.id} RETURNING id`,
          ),
        )
        .catch(() => [])
      assert.equal(gone.length, 0, table)
    }
  })

  test('nothing is due before its time', async () => {
    assert.equal(await codeOf(await proposer()), 'rien-a-eliminer')
  })

  test('what is past its time is proposed; what is held by a bill, a request or a dispute is said, and left', async () => {
    server.clock.set('2039-02-03T09:00:00Z')
    const answer = await proposer()
    assert.equal(answer.status, 201, await answer.clone().text())
    const one = await derniere()
    assert.equal(one.etat, 'proposee')
    assert.equal(one.numero, '2039-1')
    // The first family owes, has an erasure to be answered, days to bill: nothing of it is there but what is of nobody.
    const dossiers = ligne(one, 'dossiers')
    assert.ok((dossiers?.retenus ?? 0) >= 1)
    const mine = await rows(
      server.superuser,
      sql`SELECT 1 FROM eliminations_articles WHERE objet_id = ${monde.personnes.famille.foyer}`,
    )
    assert.equal(mine.length, 0)
    assert.equal(await codeOf(await proposer()), 'elimination-en-cours')
    // The job finds it under way, and does nothing twice.
    await server.deps.database.transaction({ collectivite: monde.town.id, role: 'systeme' }, (tx) =>
      server.deps.queue.send(tx, 'proposer-eliminations', {}),
    )
    await server.deps.queue.runDue()
    assert.equal((await conservation()).eliminations.length, 1)
  })

  test('the bordereau is a tagged PDF of counts and dates, that names nobody', async () => {
    const { id } = await derniere()
    const answer = await agent.get(`/gestion/eliminations/${id}/bordereau`)
    assert.equal(answer.headers.get('content-type'), 'application/pdf')
    const text = readPdf(new Uint8Array(await answer.arrayBuffer())).text
    assert.match(text, /Bordereau d’élimination 2039-1/)
    assert.match(text, /L212-2/)
    assert.match(text, /Dossiers de familles clos/)
    assert.doesNotMatch(text, /Durand|Canari/)
    assert.equal((await monde.personnes.autreAgent.get(`/gestion/eliminations/${id}/bordereau`)).status, 404)
  })

  test('nothing goes without the visa; given up, the bordereau leaves nothing behind', async () => {
    const { id } = await derniere()
    const before = await compter('foyers')
    assert.equal(
      await codeOf(await agent.send('POST', `/gestion/eliminations/${id}/destruction`)),
      'visa-requis',
    )
    // Even a job that somebody would send.
    await server.superuser.execute(sql`UPDATE eliminations SET etat = 'en-cours' WHERE id = ${id}`)
    await server.deps.database.transaction({ collectivite: monde.town.id, role: 'systeme' }, (tx) =>
      server.deps.queue.send(tx, 'eliminer', { collectivite: monde.town.id, id }),
    )
    await server.deps.queue.runDue()
    await server.superuser.execute(sql`UPDATE eliminations SET etat = 'proposee' WHERE id = ${id}`)
    assert.equal(await compter('foyers'), before)
    assert.equal((await agent.send('DELETE', `/gestion/eliminations/${id}`)).status, 204)
    assert.equal(await compter('eliminations_articles'), 0)
    assert.equal(
      await codeOf(await visa(id, { decision: 'accordee', reference: 'x', date: today() })),
      'elimination-impossible',
    )
  })

  test('all that is settled goes with its files, whole; the ledger balances; the certificate says it', async () => {
    const { famille } = monde.personnes
    await solderTout(server.superuser, famille.foyer)
    assert.deepEqual(await ecarts(server.deps.database, monde.town.id), [])
    const files: { emplacement: string; cle: string }[] = []
    for (const table of porteursDeFichiers())
      files.push(
        ...(await rows<{ emplacement: string; cle: string }>(
          server.superuser,
          sql`SELECT emplacement, cle FROM ${table} WHERE emplacement IS NOT NULL AND to_jsonb(${table})->>'foyer_id' = ${famille.foyer}`,
        )),
      )
    assert.ok(files.length >= 3)
    assert.equal((await proposer()).status, 201)
    const proposee = await derniere()
    assert.ok((ligne(proposee, 'comptabilite')?.nombre ?? 0) > 0)
    const id = await accorder()
    // Between the two, somebody comes back: their file is left, and said.
    const { autreFamille } = monde.personnes
    await server.superuser.execute(
      sql`UPDATE foyers SET modifie_le = ${server.clock.now().toISOString()}::timestamptz WHERE id = ${autreFamille.foyer}`,
    )
    await detruire(id)
    const done = await derniere()
    assert.equal(done.etat, 'terminee')
    for (const line of done.lignes) assert.equal(line.detruits + line.laisses, line.nombre, line.code)
    assert.ok((ligne(done, 'dossiers')?.laisses ?? 0) >= 1)
    assert.equal(await compter('foyers', sql`id = ${famille.foyer}`), 0)
    assert.equal(await compter('foyers', sql`id = ${autreFamille.foyer}`), 1)
    assert.equal(await compter('factures', sql`foyer_id = ${famille.foyer}`), 0)
    assert.deepEqual(await ecarts(server.deps.database, monde.town.id), [])
    for (const file of files) await assert.rejects(server.deps.fichiers.get(monde.town.id, file))
    assert.equal(await compter('eliminations_articles'), 0)
    const text = readPdf(
      new Uint8Array(await (await agent.get(`/gestion/eliminations/${id}/certificat`)).arrayBuffer()),
    ).text
    assert.match(text, /Certificat de destruction/)
    assert.match(text, /AD33-118/)
    assert.equal((await agent.get(`/gestion/eliminations/${id}/visa/fichier`)).status, 200)
  })

  test('a held family is out of every bordereau until the hold is lifted', async () => {
    const { autreFamille } = monde.personnes
    await server.superuser.execute(
      sql`UPDATE foyers SET modifie_le = '2026-11-03' WHERE id = ${autreFamille.foyer}`,
    )
    assert.equal(
      await codeOf(await agent.send('POST', '/gestion/gels', { foyer: autreFamille.foyer, motif: '' })),
      'motif-requis',
    )
    const body = { foyer: autreFamille.foyer, motif: 'Recours au tribunal administratif' }
    assert.equal((await agent.send('POST', '/gestion/gels', body)).status, 201)
    assert.equal(await codeOf(await proposer()), 'rien-a-eliminer')
    const [gel] = (await conservation()).gels
    assert.equal(gel?.motif, body.motif)
    assert.equal((await agent.send('DELETE', `/gestion/gels/${gel?.id}`)).status, 204)
    assert.equal((await proposer()).status, 201)
  })

  test('what the archives put aside is kept, and proposed again from the day they said', async () => {
    const one = await derniere()
    assert.ok(ligne(one, 'dossiers'))
    const wrong = await visa(one.id, { decision: 'refusee', reference: 'AD33-119', date: today() })
    assert.match(await wrong.text(), /ce que les Archives ont répondu/)
    assert.match(
      await (
        await visa(one.id, {
          decision: 'accordee',
          reference: 'AD33-119',
          date: today(),
          ecartees: 'effacements',
          motif: 'x',
        })
      ).text(),
      /n’est pas sur ce bordereau/,
    )
    const id = await accorder({
      ecartees: one.lignes.map((line) => line.code).join(','),
      motif: 'Échantillon à verser',
      jusque: '2040-01-01',
    })
    await detruire(id)
    assert.equal((await derniere()).etat, 'terminee')
    assert.equal(await compter('foyers', sql`id = ${monde.personnes.autreFamille.foyer}`), 1)
    assert.equal(await codeOf(await proposer()), 'rien-a-eliminer')
    server.clock.set('2040-01-02T09:00:00Z')
    assert.equal((await proposer()).status, 201)
  })

  test('cut anywhere, it goes on where it was: each thing once, whole batches', async () => {
    const { agent: who, town } = { agent, town: monde.town }
    assert.equal((await who.send('DELETE', `/gestion/eliminations/${(await derniere()).id}`)).status, 204)
    const foyer = monde.personnes.autreFamille.foyer
    await server.superuser.execute(sql`
      INSERT INTO quotients (collectivite_id, id, foyer_id, compte_id, valeur, caisse, annee, mois, obtenu_le)
      SELECT ${town.id}, gen_random_uuid(), ${foyer}, gen_random_uuid(), 700, 'caf', 2026, 1, '2026-01-01'::timestamptz + make_interval(hours => n)
      FROM generate_series(1, 121) n`)
    assert.equal((await proposer()).status, 201)
    const id = await accorder({
      ecartees: (await derniere()).lignes
        .map((line) => line.code)
        .filter((code) => code !== 'quotients')
        .join(','),
      motif: 'Plus tard',
    })
    await server.superuser.execute(sql`UPDATE eliminations SET etat = 'en-cours' WHERE id = ${id}`)
    const zone = { id: town.id, zone: 'Europe/Paris' }
    assert.equal(await eliminerLot(server.deps, zone, id), true)
    const half = ligne(await derniere(), 'quotients')
    assert.equal(half?.detruits, 50)
    assert.equal(await compter('quotients', sql`foyer_id = ${foyer}`), 71)
    // Two workers at once, then the nightly job of after a cut.
    await Promise.all([eliminerLot(server.deps, zone, id), eliminerLot(server.deps, zone, id)])
    await server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, (tx) =>
      server.deps.queue.send(tx, 'reprendre-eliminations', {}),
    )
    await server.deps.queue.runDue()
    const done = await derniere()
    assert.deepEqual([done.etat, ligne(done, 'quotients')?.detruits], ['terminee', 120])
    // The one that holds stays.
    assert.equal(await compter('quotients', sql`foyer_id = ${foyer}`), 1)
  })

  test('technical journals go by their age alone, in the town’s own duration', async () => {
    const { autreFamille } = monde.personnes
    const at = (months: number) =>
      sql`${server.clock.now().toISOString()}::timestamptz - make_interval(months => ${months}::int) + interval '1 day'`
    await server.superuser.execute(sql`
      INSERT INTO connexions (collectivite_id, id, compte_id, le, appareil, reseau)
      SELECT ${monde.town.id}, gen_random_uuid(), ${autreFamille.compte}, x, '', '' FROM (VALUES (${at(12)}), (${at(13)}), (${at(6)}), (${at(7)})) v(x)`)
    await server.deps.database.transaction({ collectivite: monde.town.id, role: 'systeme' }, (tx) =>
      server.deps.queue.send(tx, 'menage', {}),
    )
    await server.deps.queue.runDue()
    assert.equal(await compter('connexions', sql`compte_id = ${autreFamille.compte}`), 3)
    await agent.send('PUT', '/gestion/conservation/connexions', { mois: 6 })
    await server.deps.database.transaction({ collectivite: monde.town.id, role: 'systeme' }, (tx) =>
      server.deps.queue.send(tx, 'menage', {}),
    )
    await server.deps.queue.runDue()
    assert.equal(await compter('connexions', sql`compte_id = ${autreFamille.compte}`), 1)
  })
})

const ecarts = (database: Database, collectivite: string) =>
  database.transaction({ collectivite, role: 'systeme' }, (tx) => ecartsDe(tx, collectivite))

/** Settles all that is in a family's way, as the services would have, through the ledger. */
async function solderTout(tx: Tx, foyer: string): Promise<void> {
  for (const settled of [
    sql`UPDATE paiements SET etat = 'abandonne' WHERE foyer_id = ${foyer} AND etat = 'en-cours'`,
    sql`UPDATE prelevements SET etat = 'rejete' WHERE foyer_id = ${foyer} AND etat = 'prevu'`,
    sql`INSERT INTO encaissements (collectivite_id, id, regie_id, foyer_id, moyen, montant_centimes, recu_le)
        SELECT collectivite_id, id, regie_id, foyer_id, 'cheque', total_centimes - paye_centimes, '2027-02-01'
        FROM factures WHERE foyer_id = ${foyer} AND nature = 'facture' AND etat = 'emise'`,
    sql`INSERT INTO imputations (collectivite_id, id, encaissement_id, foyer_id, regie_id, facture_id, centimes)
        SELECT collectivite_id, gen_random_uuid(), id, foyer_id, regie_id, id, total_centimes - paye_centimes
        FROM factures WHERE foyer_id = ${foyer} AND nature = 'facture' AND etat = 'emise'`,
    sql`UPDATE factures SET etat = 'payee', paye_centimes = total_centimes, payee_le = '2027-02-01'
        WHERE nature = 'facture' AND etat = 'emise' AND foyer_id = ${foyer}`,
    sql`UPDATE effacements SET etat = 'refusee', repondu_le = '2027-02-01' WHERE foyer_id = ${foyer}`,
    sql`UPDATE interdictions SET etat = 'refusee', repondu_le = '2027-02-01' WHERE foyer_id = ${foyer} AND etat = 'demandee'`,
    sql`UPDATE contrats SET etat = 'refuse' WHERE foyer_id = ${foyer} AND etat = 'demande'`,
    sql`UPDATE reservations SET etat = 'annulee' WHERE foyer_id = ${foyer} AND ligne_id IS NULL`,
    sql`UPDATE mandats SET etat = 'revoque', fini_le = '2027-03-01' WHERE foyer_id = ${foyer}`,
  ])
    await tx.execute(settled)
}
