import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import { sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { book } from '../../test/billing.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { createFamille, createTown, type Town } from '../../test/towns.ts'
import { runCommand } from './commands.ts'
import { Consigne } from './consigne.ts'

const GUIDE = path.join(import.meta.dirname, '../../../../docs/webmestre/tarifs.md')
const JOURNEE = ['--structure', 'l’arbre à paumes', '--activite', 'mercredis', '--unite', 'journee']
const plain = (lines: readonly string[]) => lines.map((one) => one.replaceAll(/[\u00a0\u202f]/g, ' '))

describe('npm run collectivite: prices', () => {
  let server: TestServer
  let town: Town
  let folder: string
  let rank = 0
  before(async () => {
    server = await openTestServer()
    folder = await mkdtemp(path.join(tmpdir(), 'tarifs-'))
  })
  after(async () => {
    await rm(folder, { recursive: true })
    await server.close()
  })
  beforeEach(async () => {
    town = await createTown(server, `ville-${rank++}`)
  })

  const run = async (...args: string[]) => {
    const { database, clock, queue, coffre, publicUrl } = server.deps
    return plain(
      await runCommand(
        {
          ...{ database, clock, publicUrl, queue: async () => queue, coffre: () => coffre },
          serveur: async () => assert.fail('the server is not looked at'),
        },
        ['tarif', town.id, ...args],
      ),
    )
  }
  const file = async (content: unknown) => {
    const name = path.join(folder, `${uuid()}.json`)
    await writeFile(name, typeof content === 'string' ? content : JSON.stringify(content))
    return name
  }
  const add = async (content: unknown, debut = '01/01/2027') =>
    run(...JOURNEE, '--debut', debut, '--fichier', await file(content))
  const refused = (work: Promise<unknown>, said: RegExp) =>
    assert.rejects(work, (error) => {
      assert.ok(error instanceof Consigne, String(error))
      assert.match(`${error.message}\n${error.remede}`.replaceAll('\u00a0', ' '), said)
      return true
    })

  test('sets one from a day on, shows them in French, takes back the one to come', async () => {
    const before = [
      'Journée, à partir du 01/01/2000 :',
      '  Tarif unique : 9,40 €',
      '  Absence justifiée : non facturée',
      '  Absence non justifiée : facturée',
    ]
    assert.deepEqual(await run(...JOURNEE), before)
    const rule = { base: { type: 'forfait', centimes: 1000 }, fratrie: [{ type: 'pourcent', valeur: '20' }] }
    assert.deepEqual((await add(rule)).slice(before.length, before.length + 3), [
      'Journée, à partir du 01/01/2027 :',
      '  Tarif unique : 10,00 €',
      '  2e enfant et suivants : −20 %',
    ])
    assert.deepEqual(await run(...JOURNEE, '--debut', '01/01/2027', '--retirer'), before)
    await refused(run(...JOURNEE, '--debut', '01/01/2027', '--retirer'), /Aucun tarif ne commence/)
    await refused(run(...JOURNEE, '--debut', '01/01/2000', '--retirer'), /ne se retire plus/)
  })

  test('says what is wrong in a file, and changes nothing', async () => {
    const shown = await run(...JOURNEE)
    await refused(run(...JOURNEE, '--debut', '01/01/2027', '--fichier', '/nulle-part.json'), /illisible/)
    await refused(add('{ « base »'), /pas du JSON/)
    await refused(add([]), /ne dit pas le prix/)
    await refused(
      add({ base: { type: 'forfait', centimes: 1 }, fraterie: [] }),
      /Inconnu dans le fichier : fraterie/,
    )
    await refused(add({ base: { type: 'forfait', centimes: -1 } }), /base\.centimes : La plus petite valeur/)
    await refused(
      add({ base: { type: 'tranches', tranches: [{ jusquA: 500, prixCentimes: 1 }] } }),
      /base\.tranches\.0\.jusquA : La dernière tranche/,
    )
    const rule = { base: { type: 'forfait', centimes: 1 } }
    await refused(add(rule, 'demain'), /n’est pas une date/)
    await refused(
      run(...JOURNEE.slice(0, 4), '--debut', '01/01/2027', '--fichier', await file(rule)),
      /--unite.*manque/,
    )
    const famille = await createFamille(server, town)
    const [booked] = await book(server, town, famille, famille.enfants[0]?.id ?? '', ['2026-10-14'])
    await server.superuser.execute(
      sql`UPDATE reservations SET ligne_id = ${uuid()}::uuid WHERE id = ${booked}`,
    )
    await refused(add(rule, '14/10/2026'), /facturés jusqu’au 14 octobre 2026/)
    assert.deepEqual(await run(...JOURNEE), shown)
  })

  test('every example of the guide is a price', async () => {
    const text = await readFile(GUIDE, 'utf8')
    const examples = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, content]) => content ?? '')
    assert.equal(examples.length, 5)
    // Of the table, each added to a plain price.
    const added = [...text.matchAll(/^\| `("\w+": .+?)` \|/gm)].map(
      ([, content]) => `{ "base": { "type": "forfait", "centimes": 940 }, ${content} }`,
    )
    assert.equal(added.length, 8)
    for (const example of [...examples, ...added])
      assert.match((await add(example)).join('\n'), /01\/01\/2027/)
  })
})
