import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { VILLES } from './ville.ts'

// The demo as `npm start` serves it, on ports and data of its own, once for each worker. A worker's journeys share it: each
// makes its own family.
const root = path.resolve(import.meta.dirname, '..')
const data =
  process.env.INOE_E2E_DATA ??
  process.env.INOE_E2E_DOSSIER ??
  mkdtempSync(path.join(tmpdir(), 'inoe-journeys-'))
// Workers read this file again: they find the same folder.
process.env.INOE_E2E_DOSSIER = data

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.journey.ts',
  // A run of its own (`npm run test:webkit`), on Debian: elsewhere there is no WebKit to drive.
  testIgnore: process.env.INOE_WEBKIT ? [] : ['*webkit.journey.ts'],
  fullyParallel: true,
  workers: VILLES.length,
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
    // Looks at each step of each journey, for a third of their time: `--trace on` for the one that is looked into.
    trace: 'off',
    screenshot: 'only-on-failure',
    actionTimeout: 15_000,
    navigationTimeout: 60_000,
  },
  webServer: VILLES.map(({ base, api, site }) => ({
    command: `"${process.execPath}" ${base === 'postgres' ? 'e2e/sur-postgres.ts' : 'demo/start.ts'}`,
    cwd: root,
    url: `http://localhost:${site}/`,
    timeout: 180_000,
    reuseExistingServer: Boolean(process.env.INOE_E2E_DATA),
    stdout: 'ignore' as const,
    stderr: 'pipe' as const,
    env: {
      PORT: String(api),
      DEMO_PORT: String(site),
      INOE_DATA: path.join(data, base),
      NODE_ENV: 'test',
      INOE_PUSH_LOCAL: 'oui',
    },
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 10_000 },
  })),
})
