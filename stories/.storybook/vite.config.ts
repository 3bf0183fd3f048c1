import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const MANIFEST = 'virtual:custom-elements'

/** The manifest as the sources have it now: the pages of the modules need no build of the package before. */
export const customElements: Plugin = {
  name: 'custom-elements',
  resolveId: (id) => (id === MANIFEST ? `\0${MANIFEST}` : null),
  async load(id) {
    if (id !== `\0${MANIFEST}`) return null
    const reader = pathToFileURL(path.resolve('workshop/package/manifest.ts')).href
    const { readManifest } = (await import(
      /* @vite-ignore */ reader
    )) as typeof import('../../workshop/package/manifest.ts')
    return `export default ${JSON.stringify(readManifest().manifest)}`
  },
}

export default defineConfig({
  logLevel: 'warn',
  plugins: [customElements],
  build: { target: 'es2022', chunkSizeWarningLimit: 2000 },
})
