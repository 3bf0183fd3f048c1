import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const MANIFEST = 'virtual:custom-elements'

let read: Promise<string> | undefined

async function manifest(): Promise<string> {
  const reader = pathToFileURL(path.resolve('workshop/package/manifest.ts')).href
  const { readManifest } = (await import(
    /* @vite-ignore */ reader
  )) as typeof import('../../workshop/package/manifest.ts')
  return `export default ${JSON.stringify(readManifest().manifest)}`
}

/** The manifest as the sources have it now: the pages of the modules need no build of the package before. */
export const customElements: Plugin = {
  name: 'custom-elements',
  resolveId: (id) => (id === MANIFEST ? `\0${MANIFEST}` : null),
  load(id) {
    if (id !== `\0${MANIFEST}`) return null
    // Each file of tests is a bundle: one reading serves them all.
    read ??= manifest()
    return read
  },
}

export default defineConfig({
  logLevel: 'warn',
  plugins: [customElements],
  build: { target: 'es2022', chunkSizeWarningLimit: 2000 },
})
