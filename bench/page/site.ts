// The demo as `npm start` runs it: the API, and the town's site on another origin.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from '../../workshop/port.ts'

const START = path.resolve(import.meta.dirname, '../../demo/start.ts')
/** The demo writes its data first. */
const PATIENCE_MS = 180_000

export interface Demo {
  api: string
  site: string
  stop(): Promise<void>
}

/** @throws Error with what it printed, when it stops or does not answer */
export async function startDemo(): Promise<Demo> {
  const folder = mkdtempSync(path.join(tmpdir(), 'inoe-page-'))
  const [port, sitePort] = [await freePort(), await freePort()]
  const child = spawn(process.execPath, [START], {
    env: { ...process.env, PORT: String(port), DEMO_PORT: String(sitePort), INOE_DATA: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      printed += part.toString()
    })
  const exited = once(child, 'exit')
  const stop = async () => {
    if (child.exitCode === null) child.kill('SIGTERM')
    await exited
    rmSync(folder, { recursive: true, force: true })
  }
  const demo = { api: `http://localhost:${port}`, site: `http://localhost:${sitePort}`, stop }
  for (const start = performance.now(); ; ) {
    if (await answers(demo.site)) return demo
    if (child.exitCode !== null || performance.now() - start > PATIENCE_MS) {
      await stop()
      throw new Error(`the demo did not answer:\n${printed}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function answers(site: string): Promise<boolean> {
  try {
    return (await fetch(site)).ok
  } catch {
    return false
  }
}
