import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import journeys from '../playwright.config.ts'
import { WORDPRESS } from './site.ts'

// The workers read this file again: one folder for all.
process.env.INOE_WP_DATA ??= mkdtempSync(path.join(tmpdir(), 'inoe-wp-'))

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.wp.ts',
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  outputDir: path.join(process.env.INOE_WP_DATA, 'results'),
  use: { ...journeys.use, baseURL: WORDPRESS },
  webServer: {
    command: `"${process.execPath}" e2e/wordpress/start.ts`,
    cwd: path.resolve(import.meta.dirname, '../..'),
    url: `${WORDPRESS}/wp-login.php`,
    timeout: 180_000,
    reuseExistingServer: false,
    stdout: 'ignore',
    stderr: 'pipe',
    env: { INOE_WP_DATA: process.env.INOE_WP_DATA, NODE_ENV: 'test' },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
})
