import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { book, numerosOf } from '../../test/billing.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { createFamille, createTown, ENTRE_DEUX_MERS } from '../../test/towns.ts'
import { Consigne } from '../collectivites/consigne.ts'
import { readDemande, runDemande } from './from-command.ts'

describe('npm run factures', () => {
  let server: TestServer
  before(async () => {
    server = await openTestServer()
    const town = await createTown(server, ENTRE_DEUX_MERS)
    const parent = await createFamille(server, town)
    await book(server, town, parent, parent.enfants[0]?.id ?? '', ['2026-11-04'])
  })
  after(() => server.close())

  const run = (...args: string[]) => runDemande(server.deps, readDemande(args))
  const refused = (remedy: RegExp, work: () => unknown) =>
    assert.rejects(
      async () => work(),
      (error) => error instanceof Consigne && remedy.test(`${error.message}\n${error.remede}`),
    )
  const complete = ['--collectivite', ENTRE_DEUX_MERS, '--structure', "l'arbre à paumes", '--mois', '2026-11']

  test('issues, says what, and again says that nothing is left', async () => {
    assert.match(await run(...complete), /novembre 2026 : 1 facture émise pour 1 réservation, 9,40/)
    assert.match(await run(...complete), /rien à facturer/)
    assert.deepEqual(await numerosOf(server, ENTRE_DEUX_MERS), ['ENF-2026-0001'])
  })

  test('what is missing or unknown is said with what to type', async () => {
    await refused(/collectivité/, () => run())
    await refused(/structure/, () => run('--collectivite', ENTRE_DEUX_MERS))
    await refused(/2026-11/, () => run(...complete.slice(0, 5), 'novembre'))
    await refused(/liste/, () => run('--collectivite', 'nulle-part', ...complete.slice(2)))
    await refused(/« L’arbre à paumes »/, () =>
      run(...complete.slice(0, 2), '--structure', 'rien', ...complete.slice(4)),
    )
    await refused(/npm run factures/, () => run('--moi', '2026-11'))
  })

  test('where a server has the embedded database open, it says so and touches nothing', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'inoe-factures-'))
    writeFileSync(path.join(folder, 'base.verrou'), String(process.pid))
    const said = await new Promise<{ code: unknown; text: string }>((resolve) =>
      execFile(
        process.execPath,
        [path.join(import.meta.dirname, 'command.ts'), ...complete],
        { env: { PATH: process.env.PATH, INOE_DATA: folder } },
        (error, _, stderr) => resolve({ code: error?.code, text: stderr }),
      ),
    )
    rmSync(folder, { recursive: true, force: true })
    assert.equal(said.code, 1)
    assert.match(said.text, new RegExp(`processus ${process.pid}\\) utilise déjà`))
  })
})
