import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { API_PORT, SITE_PORT } from './ville.ts'

// The demo as `npm start` serves it, on ports and data of its own. The journeys share it: each makes its own family.
const root = path.resolve(import.meta.dirname, '..')
const data = process.env.INOE_E2E_DATA ?? mkdtempSync(path.join(tmpdir(), 'inoe-journeys-'))

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.journey.ts',
  // WebKit comes as a package of Debian: elsewhere there is none to drive.
  testIgnore: process.platform === 'linux' ? [] : ['webkit.journey.ts'],
  fullyParallel: true,
  workers: 2,
  timeout: 300_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['./count-reporter.ts']],
  outputDir: path.join(data, 'results'),
  use: {
    launchOptions: {
      ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    trace: 'retain-on-failure',
    actionTimeout: 15_000,
  },
  webServer: {
    command: `"${process.execPath}" demo/start.ts`,
    cwd: root,
    url: `http://localhost:${SITE_PORT}/`,
    timeout: 180_000,
    reuseExistingServer: Boolean(process.env.INOE_E2E_DATA),
    stdout: 'ignore',
    stderr: 'pipe',
    env: {
      PORT: String(API_PORT),
      DEMO_PORT: String(SITE_PORT),
      INOE_DATA: data,
      NODE_ENV: 'test',
      INOE_PUSH_LOCAL: 'oui',
    },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
})
