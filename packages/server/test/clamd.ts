// A real clamd with one signature of ours, for tests of the antivirus.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** What our signature finds, as `Inoe.Essai`: not a virus, nor what other antiviruses would take for one. */
export const VIRUS = 'inoe-essai-de-virus-7f3a'

export const CLAMD = [process.env.CLAMD_PATH, '/usr/sbin/clamd'].find(
  (one) => one !== undefined && existsSync(one),
)

export interface ClamdDeTest {
  port: number
  stop(): Promise<void>
}

/** A port that nobody listens on. */
export function portLibre(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Starts it, and waits until it answers. @throws Error with what it said, when it stops first */
export async function startClamd(port: number): Promise<ClamdDeTest> {
  if (!CLAMD) throw new Error('no clamd: apt-get install clamav-daemon, or CLAMD_PATH')
  const folder = mkdtempSync(path.join(tmpdir(), 'inoe-clamd-'))
  writeFileSync(path.join(folder, 'inoe.ndb'), `Inoe.Essai:0:*:${Buffer.from(VIRUS).toString('hex')}\n`)
  const lines = [
    `DatabaseDirectory ${folder}`,
    'TCPAddr 127.0.0.1',
    `TCPSocket ${port}`,
    'Foreground yes',
    'StreamMaxLength 25M',
    `TemporaryDirectory ${folder}`,
  ]
  writeFileSync(path.join(folder, 'clamd.conf'), `${lines.join('\n')}\n`)
  const child = spawn(CLAMD, ['--config-file', path.join(folder, 'clamd.conf')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (piece) => {
    said += piece
  })
  child.stderr.on('data', (piece) => {
    said += piece
  })
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`clamd stopped: ${said}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    port,
    stop: async () => {
      await ended(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.on('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    socket.on('error', () => resolve(false))
    socket.on('data', (piece) => {
      socket.destroy()
      resolve(piece.toString().startsWith('PONG'))
    })
    socket.on('close', () => resolve(false))
    socket.on('connect', () => socket.write('zPING\0'))
  })
}
