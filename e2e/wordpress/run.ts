// `npm run test:wordpress`: the plugin in a real WordPress, in a real browser. Not part of `npm test`.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { findOrInstallChromium } from '../../workshop/chromium.ts'
import { missingPackages } from './site.ts'

const missing = missingPackages()
if (missing.length > 0) {
  console.error(`The WordPress test was not run: it needs Debian packages that are not here.
→ apt-get install --no-install-recommends ${missing.join(' ')}`)
  process.exit(process.env.CI ? 1 : 0)
}
const root = path.resolve(import.meta.dirname, '../..')
const { status } = spawnSync(
  path.join(root, 'node_modules/.bin/playwright'),
  ['test', '--config', 'e2e/wordpress/playwright.config.ts', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', env: { ...process.env, CHROME_PATH: await findOrInstallChromium() } },
)
process.exit(status ?? 1)
