// Builds what is published: packages/elements/dist (npm, with types) and packages/elements/dist/cdn (script tag).
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = path.resolve(import.meta.dirname, '..')
const configFile = path.join(root, 'vite.config.ts')

/** The files that a script tag loads; what `npm start` needs. */
export async function buildCdn(): Promise<void> {
  await build({ configFile, mode: 'cdn' })
}

/** Everything that is published. @throws Error when the types are wrong */
export async function buildAll(): Promise<void> {
  // The npm build empties the folder that holds the other.
  await build({ configFile, mode: 'npm' })
  const tsc = spawnSync(
    process.execPath,
    [
      path.join(root, 'node_modules/typescript/bin/tsc'),
      '-p',
      path.join(root, 'packages/elements/tsconfig.build.json'),
    ],
    { stdio: 'inherit' },
  )
  if (tsc.status !== 0)
    throw new Error('the types of the elements could not be written: see the messages above')
  await buildCdn()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildAll()
  console.log('Built packages/elements/dist (npm) and packages/elements/dist/cdn (script tag).')
}
