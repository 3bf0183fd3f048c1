import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { DataInUse, openFromEnvironment } from './from-environment.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'inoe-verrou-'))
const file = path.join(folder, 'base.verrou')
after(() => rmSync(folder, { recursive: true, force: true }))

test('the embedded database says who has it, and a lock left by a dead process is taken over', async () => {
  writeFileSync(file, String(process.ppid))
  await assert.rejects(
    openFromEnvironment({ INOE_DATA: folder }),
    (error) => error instanceof DataInUse && error.pid === process.ppid,
  )

  const gone = spawnSync(process.execPath, ['-e', '']).pid
  writeFileSync(file, String(gone))
  const database = await openFromEnvironment({ INOE_DATA: folder })
  assert.ok(existsSync(file))
  await database.close()
  assert.ok(!existsSync(file))
})
