// The package as npm gives it: packed, then unpacked in applications that have what it declares, and nothing else.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildAll } from '../../workshop/build.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** What the applications bring themselves. */
const OWN = ['react', 'react-dom', '@lit/react', '@types/react', '@types/react-dom', 'vue']

interface Package {
  version: string
  dependencies?: Record<string, string>
}

const read = (folder: string) =>
  JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Package

/** Where the workspace has what a package of it asks for. @throws Error when nobody installed it */
function found(name: string, from: string): string {
  for (let place = from; place.startsWith(root); place = path.dirname(place)) {
    const there = path.join(place, 'node_modules', name)
    if (existsSync(path.join(there, 'package.json'))) return there
  }
  throw new Error(`${name}, which ${from} needs, is not in node_modules`)
}

/**
 * Copies a package and all that it declares, as npm lays it out: beside the others, inside who asks when another version is
 * there. Real files: a link would lead back to where everything is.
 */
function copy(name: string, from: string, asker: string, folder: string): void {
  const place = found(name, from)
  const beside = path.join(folder, 'node_modules', name)
  const taken = existsSync(beside) ? read(beside).version : undefined
  const { version, dependencies = {} } = read(place)
  if (taken === version) return
  const there = taken === undefined ? beside : path.join(asker, 'node_modules', name)
  cpSync(place, there, {
    recursive: true,
    dereference: true,
    filter: (one) => one !== path.join(place, 'node_modules'),
  })
  for (const needed of Object.keys(dependencies)) copy(needed, place, there, folder)
}

/** Builds, packs and installs. No network: what it declares is copied from the workspace. */
export async function install(): Promise<string> {
  await buildAll()
  const folder = mkdtempSync(path.join(tmpdir(), 'inoe-package-'))
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      cwd: path.join(root, 'packages/elements'),
      encoding: 'utf8',
      shell: process.platform === 'win32',
    }),
  ) as [{ filename: string; size: number; unpackedSize: number; files: unknown[] }]
  const there = path.join(folder, 'node_modules/@inoe/elements')
  mkdirSync(there, { recursive: true })
  execFileSync('tar', ['-xzf', path.join(folder, packed.filename), '--strip-components=1', '-C', there])
  const { version, dependencies = {} } = read(there)
  for (const name of [...Object.keys(dependencies), ...OWN]) copy(name, root, there, folder)
  const versions = OWN.map((name) => [name, read(path.join(folder, 'node_modules', name)).version])
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({
      private: true,
      dependencies: { '@inoe/elements': version, ...Object.fromEntries(versions) },
    }),
  )
  // What is missing, or not of a version that was asked for, fails here.
  execFileSync('npm', ['ls', '--all', '--parseable'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  cpSync(path.join(import.meta.dirname, 'apps'), folder, { recursive: true })
  const kilo = (bytes: number) => `${Math.round(bytes / 1000)} kB`
  console.log(
    `  ${packed.filename}: ${packed.files.length} files, ${kilo(packed.size)} packed, ${kilo(packed.unpackedSize)} unpacked`,
  )
  return folder
}
