// `npm run test:wordpress`: the plugin in a real WordPress, in a real browser. Not part of `npm test`.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { findOrInstallChromium } from '../../workshop/chromium.ts'
import { findOrInstallWordPress } from './site.ts'

try {
  findOrInstallWordPress()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
const root = path.resolve(import.meta.dirname, '../..')
const { status } = spawnSync(
  path.join(root, 'node_modules/.bin/playwright'),
  ['test', '--config', 'e2e/wordpress/playwright.config.ts', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', env: { ...process.env, CHROME_PATH: await findOrInstallChromium() } },
)
process.exit(status ?? 1)
