// The town's own command, run beside its server as whoever installs it does.
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { API, BASE } from './ville.ts'

const root = path.resolve(import.meta.dirname, '..')

/** `npm run collectivite -- …` on the town under test. @returns what it says */
export async function collectivite(...args: readonly string[]): Promise<string> {
  const folder = path.join(process.env.INOE_E2E_DOSSIER ?? '', BASE)
  const postgres = path.join(folder, 'base.json')
  const base = existsSync(postgres) ? (JSON.parse(readFileSync(postgres, 'utf8')) as object) : {}
  const command = path.join(root, 'packages/server/src/collectivites/command.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [command, ...args], {
    cwd: root,
    env: { ...process.env, INOE_DATA: folder, INOE_URL: API, ...base },
  })
  return stdout
}
