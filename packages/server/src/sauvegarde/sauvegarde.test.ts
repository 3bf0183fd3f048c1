import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { SECTIONS, type Section } from '@inoe/contract/commun'
import type { EnregistrementRepondu } from '@inoe/contract/reservations'
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { pino } from 'pino'
import { seedDemo } from '../../../../demo/data/seed.ts'
import { call } from '../../test/comptes.ts'
import { openEmptyDatabase, openTestServer, type TestServer } from '../../test/server.ts'
import { createFamille, createTown, ORIGIN, type Town } from '../../test/towns.ts'
import { createApp } from '../app.ts'
import { Consigne } from '../collectivites/consigne.ts'
import { MIGRATIONS, migrate, rolesSql } from '../database/migrate.ts'
import { type Database, openDatabase, rows } from '../database/open.ts'
import { openDirect } from '../direct/hub.ts'
import { type JobName, openQueue, type Queue } from '../jobs/queue.ts'
import { registerJobs } from '../jobs/register.ts'
import { openCoffre } from '../outside/coffre.ts'
import type { Courriel } from '../outside/courrier.ts'
import { openFileStore } from '../outside/fichiers.ts'
import { ouvrirDossier } from '../outside/magasin.ts'
import { openTrousseau } from '../outside/trousseau.ts'
import { tablesOf } from './catalogue.ts'
import { migrer, partager, viderBase } from './charger.ts'
import { ecrirePartie, lirePartie } from './flux.ts'
import { ecrireManifeste, lireManifeste, MANIFESTE, partieTable } from './manifeste.ts'
import { type Restauration, restaurer } from './restaurer.ts'
import { faites, sauvegarder } from './sauvegarder.ts'
import { verifierArchive } from './verifier.ts'

const VILLE = 'rurales-entre-deux-mers'
const MOT_DE_PASSE = 'tournesol-vigne-42'
const log = pino({ level: 'silent' })
/** Days that a family books and leaves while it is being saved. */
const TURNS = 24

describe('A backup', () => {
  const folder = mkdtempSync(path.join(process.env.INOE_TEST_FOLDER ?? '.', 'sauvegarde-'))
  const trousseau = openTrousseau([randomBytes(32).toString('base64')])
  const magasin = path.join(folder, 'fichiers')
  const vers = path.join(folder, 'sauvegardes')
  let server: TestServer
  let town: Town
  let second = 0
  before(async () => {
    server = await openTestServer({ now: '2026-11-25T09:00:00Z' })
    Object.assign(server.deps, {
      fichiers: openFileStore(ouvrirDossier(magasin), trousseau),
      coffre: openCoffre(trousseau),
    })
    const { database, fichiers, coffre, queue, publicUrl } = server.deps
    await seedDemo({
      ...{ database, fichiers, coffre, publicUrl, clock: server.clock },
      origines: [ORIGIN],
      pages: Object.fromEntries(SECTIONS.map((one) => [one, `/${one}/`])) as Record<Section, string>,
      queue: async () => queue,
    })
    town = await createTown(server, 'targon', { capacite: 500 })
  })
  after(async () => {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const save = (more: { phrase?: string; garder?: number; dossier?: string } = {}) =>
    sauvegarder({
      database: server.deps.database,
      magasin: ouvrirDossier(magasin),
      trousseau,
      vers: more.dossier ?? vers,
      // Each backup has its own second.
      now: new Date(Date.parse('2026-11-25T09:00:00Z') + 1000 * second++),
      ...more,
    })

  /** A child on a day, or off it. @returns how many places it got */
  async function reserver(
    famille: Awaited<ReturnType<typeof createFamille>>,
    creneau: string | undefined,
    action: 'ajouter' | 'retirer',
  ): Promise<number> {
    const cellules = [{ creneau, enfant: famille.enfants[0]?.id, action }]
    const answer = await famille.send('POST', '/reservations', { cellules })
    assert.ok(answer.ok)
    return ((await answer.json()) as EnregistrementRepondu).confirmees
  }

  /** Row-level security, keys, rights and numbers are those of the database that was saved. */
  async function sameWalls(database: Database): Promise<void> {
    assert.deepEqual(await schema(database), await schema(server.deps.database))
    if (database.engine === 'postgres')
      assert.equal((await rows(database.owner, sql`SELECT FROM foyers`)).length, 0)
    const elsewhere = await systeme(
      database,
      'targon',
      sql`SELECT FROM foyers WHERE collectivite_id <> 'targon'`,
    )
    assert.equal(elsewhere.length, 0)
    const event = sql`INSERT INTO evenements (collectivite_id, sujet) VALUES ('targon', 'places') RETURNING id`
    const [heard] = await systeme<{ id: string }>(server.deps.database, 'targon', event)
    const [next] = await systeme<{ id: string }>(database, 'targon', event)
    assert.ok(Number(next?.id) > Number(heard?.id) + 1000, 'above what open pages have heard')
    // The next start finds nothing to do.
    await migrate({
      engine: database.engine,
      owner: database.owner,
      run: (text) => database.executeSql(text),
    })
  }

  /** Restores in a new database and a new folder, and does `work` there. */
  async function restored<T>(
    archive: string,
    work: (one: {
      database: Database
      queue: Queue
      magasin: string
      repris: number
      ecartes: number
    }) => Promise<T>,
    more: Partial<Restauration> = {},
  ): Promise<T> {
    const database = await (more.database?.() ?? openEmptyDatabase())
    const there = path.join(folder, `restaure-${second++}`)
    let queue: Queue | undefined
    try {
      const done = await restaurer({
        ...{ archive, trousseau, magasin: ouvrirDossier(there), remplacer: false, courriels: false },
        queue: async (opened) => {
          queue = await openQueue(opened, log)
          return queue
        },
        ...more,
        database: async () => database,
      })
      assert.ok(queue)
      return await work({ database, queue, magasin: there, ...done })
    } finally {
      await queue?.stop()
      await database.close()
    }
  }

  test('taken while families write is one instant: a parent signs in there and books, behind the same walls', async () => {
    const { database: here, queue: waitingHere } = server.deps
    const famille = await createFamille(server, town, { prenoms: ['Léa'] })
    await waitingHere.runDue()
    await attendre(here, waitingHere)
    const writing = (async () => {
      let booked = 0
      for (let turn = 0; turn < TURNS; turn++) {
        // Requests asked in process never let go of the thread: real ones come from sockets.
        await setImmediate()
        const action = Math.floor(turn / 4) % 2 === 0 ? 'ajouter' : 'retirer'
        booked += await reserver(famille, town.creneaux.at(-1 - (turn % 4))?.id, action)
      }
      return booked
    })()
    const { dossier, manifeste } = await save()
    assert.equal(await writing, TURNS / 2)
    assert.deepEqual(manifeste.fichiers.absents, 0)
    assert.deepEqual(await verifierArchive(dossier, manifeste, undefined), [])
    await restored(dossier, async ({ database, queue, magasin: there, repris, ecartes }) => {
      const wrong = await systeme(
        database,
        'targon',
        sql`SELECT c.id FROM creneaux c WHERE occupees <> (SELECT count(*) FROM reservations r
              WHERE r.collectivite_id = c.collectivite_id AND r.creneau_id = c.id AND r.etat = 'confirmee')`,
      )
      assert.deepEqual(wrong, [], 'counters and bookings are of the same instant')
      await sameWalls(database)

      // What looks again waits for its instant; what writes to people has left since.
      assert.equal(repris, 2)
      assert.ok(ecartes >= 1)
      assert.deepEqual(await enAttente(database), [
        { name: 'detruire-fichiers', late: false },
        { name: 'suivre-paiement', late: true },
      ])

      const courriels: Courriel[] = []
      const direct = await openDirect(database)
      const fichiers = openFileStore(ouvrirDossier(there), trousseau)
      const deps = { ...server.deps, database, queue, direct, fichiers }
      registerJobs(deps, { send: async (one) => void courriels.push(one) })
      const again: TestServer = { ...server, deps, courriels, app: createApp(deps) }
      const session = await call(again, VILLE, '/session', {
        courriel: 'camille.durand@exemple.fr',
        motDePasse: MOT_DE_PASSE,
      })
      assert.ok(session.cookie, JSON.stringify(session.body))
      const nouvelle = await createFamille(again, town, { prenoms: ['Zoé'] })
      assert.equal(await reserver(nouvelle, town.creneaux.at(-1)?.id, 'ajouter'), 1)
      await queue.runDue()
      assert.ok(courriels.length > 0, 'the recap leaves by the restored queue')
      assert.ok(courriels.every((one) => one.sujet !== LETTRE.sujet))
      const [kept] = await systeme<{ emplacement: string; cle: string; taille: number }>(
        database,
        VILLE,
        sql`SELECT emplacement, cle, taille FROM depots LIMIT 1`,
      )
      assert.ok(kept)
      assert.equal(
        (await fichiers.get(VILLE, kept)).length,
        kept.taille,
        'a document opens with the same key',
      )
      await direct.close()
    })
  })

  test('sealed with a passphrase shows nothing; moved with it, comes back row by row and byte by byte, letters too', async () => {
    const phrase = 'cinq mots tirés au hasard'
    const { database, queue } = server.deps
    await database.executeSql('DELETE FROM pgboss.job')
    await attendre(database, queue)
    const before = await everything(database)
    assert.ok([...before.values()].filter((lines) => lines.length > 0).length > 40, 'a full town')
    assert.ok(contentOf(magasin).size > 5, 'a town with files')
    const { dossier, manifeste } = await save({ phrase, dossier: path.join(folder, 'chiffrees') })
    for (const wrong of [undefined, 'une autre phrase de passe'])
      await assert.rejects(lireManifeste(dossier, wrong), Consigne)
    const { serrure } = await lireManifeste(dossier, phrase)
    assert.deepEqual(await verifierArchive(dossier, manifeste, serrure), [])
    const begins = readFileSync(path.join(dossier, partieTable('foyers'))).subarray(0, 2)
    assert.notDeepEqual([...begins], [0x1f, 0x8b], 'no compressed text is seen')
    await restored(
      dossier,
      async (there) => {
        assert.deepEqual(await everything(there.database), before)
        assert.deepEqual(contentOf(there.magasin), contentOf(magasin))
        assert.deepEqual([there.repris, there.ecartes], [3, 0])
        assert.equal((await enAttente(there.database)).length, 3)
      },
      { phrase, courriels: true },
    )
  })

  test('costs only what is new, and keeps as many as asked', async () => {
    const dossier = path.join(folder, 'nocturnes')
    const first = await save({ dossier })
    assert.equal(first.manifeste.fichiers.nouveaux, first.manifeste.fichiers.nombre)
    await server.deps.fichiers.put('targon', randomBytes(2000))
    const next = await save({ dossier })
    assert.equal(next.manifeste.fichiers.nouveaux, 1)
    assert.equal(next.manifeste.fichiers.nombre, first.manifeste.fichiers.nombre + 1)
    const third = await save({ dossier, garder: 2 })
    assert.deepEqual(third.retirees, [path.basename(first.dossier)])
    assert.deepEqual(await faites(dossier), [next.dossier, third.dossier])
    // What the first one gave the others stays theirs.
    assert.deepEqual(await verifierArchive(third.dossier, third.manifeste, undefined), [])
  })

  test('a file that a row names and that is not there is counted', async () => {
    const { database, fichiers } = server.deps
    const [kept] = await systeme<{ emplacement: string }>(
      database,
      VILLE,
      sql`SELECT emplacement FROM depots LIMIT 1`,
    )
    assert.ok(kept)
    const file = path.join(magasin, kept.emplacement)
    const content = readFileSync(file)
    await fichiers.delete({ ...kept, cle: '' })
    assert.equal((await save({ dossier: path.join(folder, 'trouee') })).manifeste.fichiers.absents, 1)
    writeFileSync(file, content)
  })

  test('altered, cut, without its key or of a newer version: refused before anything is touched', async () => {
    const { dossier, manifeste } = await save({ dossier: path.join(folder, 'abimees') })
    const opened = async () => assert.fail('the database was opened')
    const refused = (remede: RegExp, more: Partial<Restauration> = {}) =>
      assert.rejects(
        restaurer({
          ...{
            archive: dossier,
            trousseau,
            magasin: ouvrirDossier(path.join(folder, 'refuse')),
            remplacer: true,
          },
          ...{ courriels: false, database: opened, queue: opened, ...more },
        }),
        (error) => error instanceof Consigne && remede.test(`${error.message} ${error.remede}`),
      )
    await refused(/INOE_FILE_KEY/, { trousseau: openTrousseau([randomBytes(32).toString('base64')]) })
    await refused(/INOE_FILE_KEY/, { trousseau: undefined })
    const fichier = [...contentOf(path.join(dossier, 'fichiers')).keys()][0] ?? ''
    for (const part of [
      partieTable('reservations'),
      'travaux.jsonl.gz',
      'fichiers.jsonl.gz',
      path.join('fichiers', fichier),
    ]) {
      const file = path.join(dossier, part)
      const content = readFileSync(file)
      const altered = Buffer.from(content)
      altered[content.length >> 1] = (altered[content.length >> 1] ?? 0) ^ 1
      writeFileSync(file, altered)
      await refused(/abîmé/)
      writeFileSync(file, content.subarray(0, content.length - 3))
      await refused(/abîmé/)
      rmSync(file)
      await refused(/absent/)
      writeFileSync(file, content)
    }
    await ecrireManifeste(
      dossier,
      { ...manifeste, migrations: [...manifeste.migrations, 'f'.repeat(64)] },
      undefined,
    )
    await refused(/plus récente/)
    const text = readFileSync(path.join(dossier, MANIFESTE), 'utf8')
    writeFileSync(
      path.join(dossier, MANIFESTE),
      text.replace('"pglite"', '"postgres"').replace('"format": 1', '"format":  1'),
    )
    await refused(/abîmé/)
  })

  test('a database that holds a town is refused without the word, kept when it fails, replaced with it', async () => {
    const { dossier, manifeste } = await save({ dossier: path.join(folder, 'remplacer') })
    const target = await openTestServer()
    const there = path.join(folder, 'ancien')
    const store = openFileStore(ouvrirDossier(there), trousseau)
    try {
      await createTown(target, 'ancienne')
      await store.put('ancienne', randomBytes(100))
      const before = await everything(target.deps.database)
      const files = contentOf(there)
      const ask = (archive: string, remplacer: boolean) =>
        restaurer({
          ...{ archive, trousseau, magasin: ouvrirDossier(there), remplacer, courriels: false },
          database: async () => target.deps.database,
          queue: async () => target.deps.queue,
        })
      await assert.rejects(
        ask(dossier, false),
        (error) => error instanceof Consigne && /--remplacer/.test(error.remede),
      )
      // An archive whose rows do not hold together: its towns are missing.
      const broken = path.join(folder, 'bancale')
      const part = partieTable('collectivites')
      mkdirSync(broken)
      for (const one of ['base', 'fichiers']) copyFolder(path.join(dossier, one), path.join(broken, one))
      for (const one of ['travaux.jsonl.gz', 'fichiers.jsonl.gz'])
        writeFileSync(path.join(broken, one), readFileSync(path.join(dossier, one)))
      const none = await ecrirePartie(path.join(broken, part), part, (async function* () {})(), undefined)
      await ecrireManifeste(
        broken,
        {
          ...manifeste,
          tables: manifeste.tables.map((one) => (one.nom === 'collectivites' ? { ...one, ...none } : one)),
        },
        undefined,
      )
      await assert.rejects(ask(broken, true), (error) => !(error instanceof Consigne))
      assert.deepEqual(await everything(target.deps.database), before)
      assert.deepEqual(contentOf(there), files)
      await ask(dossier, true)
      assert.deepEqual(await everything(target.deps.database), await everything(server.deps.database))
      assert.deepEqual(contentOf(there), contentOf(magasin))
    } finally {
      await target.close()
    }
  })

  test('of an older version, is restored there and brought up to date', async () => {
    const all = readMigrationFiles({ migrationsFolder: MIGRATIONS })
    const old = await openEmptyDatabase()
    const dossier = path.join(folder, 'anciennes')
    let archive = ''
    try {
      await old.executeSql(rolesSql())
      await old.owner.transaction(async (tx) => {
        await viderBase(tx)
        await migrer(tx, partager({ migrations: all.slice(0, -3).map((one) => one.hash) }).avant)
        await tx.execute(sql`INSERT INTO collectivites (id, nom) VALUES ('creon', 'Créon')`)
        await tx.execute(sql`GRANT SELECT ON ALL TABLES IN SCHEMA public TO inoe_sauvegarde`)
      })
      const queue = await openQueue(old, log)
      const depot = ouvrirDossier(magasin)
      archive = (
        await sauvegarder({ database: old, magasin: depot, trousseau, vers: dossier, now: new Date() })
      ).dossier
      await queue.stop()
    } finally {
      await old.close()
    }
    await restored(archive, async ({ database }) => {
      assert.equal(
        (await rows(database.owner, sql`SELECT FROM drizzle.__drizzle_migrations`)).length,
        all.length,
      )
      assert.deepEqual(await schema(database), await schema(server.deps.database))
      assert.deepEqual(await rows(database.owner, sql`SELECT id, nom FROM collectivites`), [
        { id: 'creon', nom: 'Créon' },
      ])
    })
  })

  test('moves a town to the embedded database, and back to the engine it was on', async () => {
    const { dossier } = await save()
    const before = await everything(server.deps.database)
    await restored(
      dossier,
      async ({ database }) => {
        assert.equal(database.engine, 'pglite')
        assert.deepEqual(await everything(database), before)
        const back = await sauvegarder({
          database,
          magasin: ouvrirDossier(magasin),
          trousseau,
          vers: path.join(folder, 'retour'),
          now: new Date(),
        })
        await restored(back.dossier, async (again) => {
          assert.equal(again.database.engine, server.deps.database.engine)
          assert.deepEqual(await everything(again.database), before)
        })
      },
      { database: () => openDatabase({ migrated: true }) },
    )
  })

  test('lines of any content come back as they were', async () => {
    const lines = ['["a\\nb","é€𝄞",null]', `["${'x'.repeat(200_000)}"]`, '[]']
    const file = path.join(folder, 'lignes.gz')
    await ecrirePartie(
      file,
      'x',
      (async function* () {
        yield lines
      })(),
      undefined,
    )
    const back: string[] = []
    for await (const lot of lirePartie(file, 'x', undefined)) back.push(...lot)
    assert.deepEqual(back, lines)
  })
})

const LETTRE = { collectivite: 'targon', a: 'lea@exemple.fr', sujet: 'Attendait', texte: 'x', html: 'x' }

/** A letter, a payment to ask about in a while, and files to delete. */
function attendre(database: Database, queue: Queue): Promise<void> {
  return database.transaction({ collectivite: 'targon', role: 'systeme' }, async (tx) => {
    const paiement = { collectivite: 'targon', paiement: '018f0000-0000-7000-8000-000000000000' }
    await queue.send(tx, 'courriel', LETTRE)
    await queue.send(tx, 'suivre-paiement', paiement, { afterSeconds: 900 })
    await queue.send(tx, 'detruire-fichiers', { collectivite: 'targon', emplacements: [] })
  })
}

const enAttente = ({ owner }: Database) =>
  rows<{ name: JobName; late: boolean }>(
    owner,
    sql`SELECT name, start_after > now() + interval '5 minutes' AS late FROM pgboss.job
        WHERE state = 'created' AND name NOT LIKE '\\_\\_pgboss%' ORDER BY name`,
  )

function systeme<T>(
  database: Database,
  collectivite: string,
  statement: ReturnType<typeof sql>,
): Promise<T[]> {
  return database.transaction({ collectivite, role: 'systeme' }, (tx) => rows<T>(tx, statement))
}

/** Every row of every table, as text: read by the role that backups have. */
async function everything(database: Database): Promise<Map<string, string[]>> {
  return database.owner.transaction(async (tx) => {
    const tables = await tablesOf(tx)
    await tx.execute(sql.raw(`SET LOCAL TimeZone = 'UTC'`))
    await tx.execute(sql.raw('SET LOCAL ROLE inoe_sauvegarde'))
    const found = new Map<string, string[]>()
    for (const { nom } of tables) {
      const lines = await rows<{ line: string }>(
        tx,
        sql`SELECT t::text AS line FROM ${sql.identifier(nom)} t`,
      )
      found.set(nom, lines.map((one) => one.line).sort())
    }
    return found
  })
}

/** Keys, indexes, policies and grants, as the catalogue spells them. */
async function schema({ owner }: Database): Promise<string[]> {
  const found = await rows<{ line: string }>(
    owner,
    sql`SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS line FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT relname || ' ' || relrowsecurity || ' ' || relforcerowsecurity FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT tablename || ' ' || policyname || ' ' || roles::text || ' ' || coalesce(qual, '') || coalesce(with_check, '') FROM pg_policies WHERE schemaname = 'public'
        UNION ALL SELECT table_name || ' ' || grantee || ' ' || privilege_type FROM information_schema.role_table_grants WHERE table_schema = 'public' AND grantee LIKE 'inoe\\_%'`,
  )
  return found.map((one) => one.line).sort()
}

function contentOf(root: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const one of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!one.isFile()) continue
    const file = path.join(one.parentPath, one.name)
    found.set(path.relative(root, file), readFileSync(file).toString('base64'))
  }
  return new Map([...found].sort())
}

function copyFolder(from: string, to: string): void {
  for (const [name, content] of contentOf(from)) {
    mkdirSync(path.dirname(path.join(to, name)), { recursive: true })
    writeFileSync(path.join(to, name), Buffer.from(content, 'base64'))
  }
}
