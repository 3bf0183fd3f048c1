// The real server in its own process, as `npm start` and a host run it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { freePort } from '../../workshop/port.ts'

const MAIN = path.resolve(import.meta.dirname, '../../packages/server/src/main.ts')
/** A start slower than this has failed. */
const PATIENCE_MS = 60_000

export interface Server {
  origin: string
  /** Of its process. */
  pid: number
  /** From its spawn to the first good answer of `/health`. */
  startMs: number
  /** Stops it as a host does, and waits until its database is closed. */
  stop(): Promise<void>
}

/**
 * Starts the server on PGlite in a folder.
 * @param env more of its variables
 * @throws Error with what it printed, when it stops or does not answer
 */
export async function startServer(folder: string, env: Record<string, string> = {}): Promise<Server> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const { DATABASE_URL: _, ...own } = process.env
  const start = performance.now()
  const child = spawn(process.execPath, [MAIN], {
    env: { ...own, INOE_DATA: folder, PORT: String(port), NODE_ENV: 'development', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      printed += part.toString()
    })
  const exited = once(child, 'exit')
  while (!(await answers(origin))) {
    if (child.exitCode !== null) throw new Error(`the server stopped before it answered:\n${printed}`)
    if (performance.now() - start > PATIENCE_MS) {
      child.kill('SIGKILL')
      throw new Error(`the server did not answer in ${PATIENCE_MS / 1000} s:\n${printed}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const startMs = performance.now() - start
  return {
    origin,
    pid: child.pid ?? 0,
    startMs,
    stop: async () => {
      child.kill('SIGTERM')
      await exited
    },
  }
}

async function answers(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/health`)).ok
  } catch {
    return false
  }
}
