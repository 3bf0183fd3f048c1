// Builds the elements, as modules for npm (`--mode npm`) and as files for a script tag (`--mode cdn`).
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { defineConfig, type UserConfig } from 'vite'

const elements = path.resolve(import.meta.dirname, 'packages/elements')
const source = path.join(elements, 'src')

/** The name of a chunk: of the widget's folder when it is one's registration. */
function chunkName(chunk: { name: string; facadeModuleId?: string | null }): string {
  const folder = /([\w-]+)[\\/]define\.ts$/.exec(chunk.facadeModuleId ?? '')?.[1]
  return `${folder ?? chunk.name}-[hash].js`
}

/** `inoe.js`, one chunk that every widget shares, one chunk per widget: three requests for one widget. */
const cdn: UserConfig = {
  build: {
    outDir: path.join(elements, 'dist/cdn'),
    lib: { entry: path.join(source, 'cdn.ts'), formats: ['es'], fileName: () => 'inoe.js' },
    rolldownOptions: {
      output: {
        chunkFileNames: chunkName,
        minify: true,
        // What two widgets use goes to all: a second shared chunk would cost every widget one more request.
        codeSplitting: {
          groups: [
            { name: 'commun', minShareCount: 2 },
            { name: 'commun', test: /rolldown[\\/]runtime/ },
          ],
        },
      },
    },
  },
}

/** One file per source file, dependencies left to the application's own bundler. */
const npm: UserConfig = {
  build: {
    outDir: path.join(elements, 'dist'),
    minify: false,
    lib: { entry: publicModules(), formats: ['es'] },
    rolldownOptions: {
      external: (id) => /^(lit|@lit|ky)(\/|$)/.test(id),
      output: { preserveModules: true, preserveModulesRoot: source, entryFileNames: '[name].js' },
    },
  },
}

/** The class and the registration of each widget. */
function publicModules(): string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /[\\/](inoe-[\w-]+|define|events)\.ts$/.test(file) && !file.endsWith('.test.ts'))
    .map((file) => path.join(source, file))
}

export default defineConfig(({ mode }) => {
  const { build } = mode === 'npm' ? npm : cdn
  return {
    root: elements,
    logLevel: 'warn',
    build: { target: 'es2022', emptyOutDir: true, copyPublicDir: false, ...build },
  }
})
