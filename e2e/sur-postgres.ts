// The demo on a PostgreSQL of its own, which ends with it.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { startPostgres, VOLATILE } from '../workshop/postgres.ts'

const server = await startPostgres('demo', VOLATILE)
const demo = spawn(process.execPath, [path.resolve(import.meta.dirname, '../demo/start.ts')], {
  stdio: 'inherit',
  env: { ...process.env, DATABASE_URL: server.url, DATABASE_OWNER_URL: server.ownerUrl },
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => demo.kill('SIGTERM'))
demo.on('exit', (code) => {
  void server.stop().finally(() => process.exit(code ?? 1))
})
