// Makes a fresh clone ready, and does nothing when it already is. Plain JS without dependencies: it runs on
// whatever Node the machine has, before anything is installed.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname ?? '.', '..')
const marker = path.join(root, 'node_modules', '.installed-from-lock')
const lock = path.join(root, 'package-lock.json')

/** The project's own Node (24), which npm put in node_modules; runs TypeScript by stripping its types. */
export const projectNode = path.join(
  root,
  'node_modules',
  '.bin',
  process.platform === 'win32' ? 'node.cmd' : 'node',
)

/** @param {string} what @param {string} remedy @returns {never} */
function stop(what, remedy) {
  console.error(`\n${what}\n→ ${remedy}\n`)
  process.exit(1)
}

/** Installs when node_modules is missing or older than the lock; throws the reader a sentence on what to do. */
export function setup() {
  const [major] = process.versions.node.split('.').map(Number)
  if ((major ?? 0) < 20) {
    stop(
      `Node ${process.versions.node} is too old.`,
      'Install Node 20 or newer (https://nodejs.org), then run this again.',
    )
  }
  const ready = existsSync(marker) && statSync(marker).mtimeMs >= statSync(lock).mtimeMs
  if (!ready) {
    console.log('Installing the dependencies (first start, or the lock has changed)…')
    const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
    if (npm.error) stop('npm was not found.', 'Install npm (it comes with Node), then run this again.')
    if (npm.status !== 0) {
      stop(
        'npm could not install the dependencies.',
        'Check the network and the messages above, then run this again: it resumes where it stopped.',
      )
    }
    writeFileSync(marker, '')
  }
  if (!existsSync(projectNode)) {
    stop(
      `No Node 24 for ${process.platform}-${process.arch} came with the dependencies.`,
      'Run « npm ci --include=optional ». If it stays missing, this platform has no package: see "optionalDependencies" in package.json.',
    )
  }
}
