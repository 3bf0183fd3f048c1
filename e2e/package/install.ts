// The package as npm gives it: packed, then unpacked in applications that have what it declares, and nothing else.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildAll } from '../../workshop/build.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** What the applications bring themselves. */
const OWN = ['react', 'react-dom', '@lit/react', '@types/react', '@types/react-dom', 'vue', '@vue']

/** Builds, packs and installs. No network: dependencies are those of the workspace. */
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
  const { dependencies } = JSON.parse(readFileSync(path.join(there, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  for (const name of [...Object.keys(dependencies), ...OWN]) {
    const place = path.join(folder, 'node_modules', name)
    mkdirSync(path.dirname(place), { recursive: true })
    symlinkSync(path.join(root, 'node_modules', name), place, 'junction')
  }
  cpSync(path.join(import.meta.dirname, 'apps'), folder, { recursive: true })
  const kilo = (bytes: number) => `${Math.round(bytes / 1000)} kB`
  console.log(
    `  ${packed.filename}: ${packed.files.length} files, ${kilo(packed.size)} packed, ${kilo(packed.unpackedSize)} unpacked`,
  )
  return folder
}
