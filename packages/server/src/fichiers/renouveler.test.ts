import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { asSysteme } from '../../test/billing.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { createFamille, createTown, ENTRE_DEUX_MERS, type Town } from '../../test/towns.ts'
import { rows } from '../database/open.ts'
import { depots, pieces } from '../documents/tables.ts'
import { openCoffre } from '../outside/coffre.ts'
import { openFileStore } from '../outside/fichiers.ts'
import { ouvrirDossier } from '../outside/magasin.ts'
import { openTrousseau } from '../outside/trousseau.ts'
import { renouvelerCles } from './renouveler.ts'

const [OLD, NEW] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')]

describe('The server’s key is renewed', () => {
  let server: TestServer
  let town: Town
  const folder = path.join(process.env.INOE_TEST_FOLDER ?? '.', `cles-${process.pid}`)
  const store = (...keys: string[]) => openFileStore(ouvrirDossier(folder), openTrousseau(keys))
  const renewal = (...keys: string[]) => {
    const trousseau = openTrousseau(keys)
    return {
      database: server.deps.database,
      fichiers: openFileStore(ouvrirDossier(folder), trousseau),
      coffre: openCoffre(trousseau),
      trousseau,
    }
  }
  const kept = () =>
    asSysteme<{ id: string; nom: string; emplacement: string; cle: string }[]>(server, town.id, (tx) =>
      rows(tx, sql`SELECT id, nom, emplacement, cle FROM depots ORDER BY id`),
    )
  const readable = async (...keys: string[]) => {
    const opened = await Promise.allSettled(
      (await kept()).map(async (row) => {
        const content = Buffer.from(await store(...keys).get(town.id, row)).toString()
        assert.equal(content, `contenu ${row.nom}`)
      }),
    )
    return opened.filter((one) => one.status === 'fulfilled').length
  }

  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    const parent = await createFamille(server, town)
    const piece = uuid()
    const old = store(OLD)
    await asSysteme(server, town.id, async (tx) => {
      await tx
        .insert(pieces)
        .values({ collectiviteId: town.id, id: piece, nom: 'CAF', portee: 'foyer', obligatoire: false })
      for (let one = 0; one < 450; one++) {
        const { emplacement, cle } = await old.put(town.id, Buffer.from(`contenu ${one}`))
        await tx.insert(depots).values({
          collectiviteId: town.id,
          id: uuid(),
          pieceId: piece,
          foyerId: parent.foyer,
          etat: 'valide',
          nom: String(one),
          type: 'application/pdf',
          taille: 10,
          empreinte: 'x',
          emplacement,
          // One in ten was written before keys had names.
          cle: one % 10 === 0 ? (cle.split(':')[1] ?? '') : cle,
          transmisLe: server.clock.now(),
          transmisPar: parent.compte,
        })
      }
    })
  })
  after(() => server.close())

  test('killed in the middle, every file still opens with both keys; begun again, it ends, and the old key can go', async () => {
    assert.deepEqual([await readable(OLD), await readable(NEW)], [450, 0])
    const dying = renewal(NEW, OLD)
    let done = 0
    const { renouveler } = dying.fichiers
    dying.fichiers.renouveler = (row) => {
      if (++done > 300) throw new Error('killed')
      return renouveler(row)
    }
    await assert.rejects(renouvelerCles(dying), /killed/)
    const onNew = await readable(NEW)
    assert.ok(onNew > 0 && onNew < 450, String(onNew))
    assert.equal(await readable(NEW, OLD), 450)
    assert.equal(await renouvelerCles(renewal(NEW, OLD)), 450 - onNew)
    assert.deepEqual([await readable(NEW), await readable(OLD)], [450, 0])
    assert.equal(await renouvelerCles(renewal(NEW)), 0)
    for (const row of await kept()) assert.equal(store(NEW).renouveler(row), null)
  })

  test('without the key that wrapped something it stops, says which, and changes nothing', async () => {
    const before = await kept()
    await assert.rejects(renouvelerCles(renewal(OLD)), /is not in INOE_FILE_KEY/)
    assert.deepEqual(await kept(), before)
  })

  test('a bank account that the old key sealed opens with the new one, and is sealed again', () => {
    const sealed = openCoffre(openTrousseau([OLD])).sceller('FR76', 'ville mandat')
    const both = openCoffre(openTrousseau([NEW, OLD]))
    assert.equal(both.ouvrir(sealed, 'ville mandat'), 'FR76')
    const renewed = both.renouveler(sealed, 'ville mandat') ?? ''
    assert.equal(openCoffre(openTrousseau([NEW])).ouvrir(renewed, 'ville mandat'), 'FR76')
    assert.equal(both.renouveler(renewed, 'ville mandat'), null)
  })

  test('a key of another size is refused at the start', () => {
    assert.throws(() => openTrousseau(['dGVzdA==']), RangeError)
    assert.throws(() => openTrousseau([]), RangeError)
  })
})
