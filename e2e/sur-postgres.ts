// The demo on a PostgreSQL of its own, which ends with it.
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { startPostgres, VOLATILE } from '../workshop/postgres.ts'

const server = await startPostgres('demo', VOLATILE)
const base = { DATABASE_URL: server.url, DATABASE_OWNER_URL: server.ownerUrl }
const folder = process.env.INOE_DATA
if (folder) {
  // For a command that a journey runs beside the server.
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'base.json'), JSON.stringify(base), { mode: 0o600 })
}
const demo = spawn(process.execPath, [path.resolve(import.meta.dirname, '../demo/start.ts')], {
  stdio: 'inherit',
  env: { ...process.env, ...base },
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => demo.kill('SIGTERM'))
demo.on('exit', (code) => {
  void server.stop().finally(() => process.exit(code ?? 1))
})
