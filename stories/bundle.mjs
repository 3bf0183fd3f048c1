import path from 'node:path'
import { build } from 'vite'
import { customElements } from './.storybook/vite.config.ts'

/**
 * For web-test-runner: the tests of the stories come bundled, with every story there is (`import.meta.glob`) and
 * Storybook's own code, part of which is CommonJS that a browser cannot read.
 */
export const bundledStories = {
  name: 'bundled-stories',
  async serve({ path: asked }) {
    if (!/^\/stories\/\w+\.wtr\.test\.ts$/.test(asked)) return
    const entry = path.join(import.meta.dirname, '..', asked)
    const [{ output }] = await build({
      configFile: false,
      root: import.meta.dirname,
      logLevel: 'warn',
      plugins: [customElements],
      define: { 'process.env': '{}', 'process.env.NODE_ENV': '"development"', global: 'globalThis' },
      build: {
        write: false,
        minify: false,
        target: 'es2022',
        reportCompressedSize: false,
        lib: { entry, formats: ['es'] },
        rolldownOptions: {
          external: /^\/__web-dev-server/,
          output: { codeSplitting: false },
          checks: { pluginTimings: false },
        },
      },
    })
    return { body: output[0].code, type: 'js' }
  },
}
