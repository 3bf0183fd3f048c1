import { existsSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { esbuildPlugin } from '@web/dev-server-esbuild'
import { defaultReporter } from '@web/test-runner'
import { chromeLauncher } from '@web/test-runner-chrome'
import { bundledStories } from './stories/bundle.mjs'
import { preferences } from './stories/preferences.mjs'

const executablePath = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((one) => one && existsSync(one))

/** Leaves the counts in INOE_COUNT for `npm test`. */
const countReporter = {
  onTestRunFinished({ sessions }) {
    if (!process.env.INOE_COUNT) return
    const count = { passed: 0, failed: 0 }
    const visit = (suite) => {
      for (const test of suite.tests) count[test.passed ? 'passed' : 'failed']++
      for (const inner of suite.suites) visit(inner)
    }
    for (const session of sessions) {
      if (session.testResults) visit(session.testResults)
      if (session.errors.length > 0) count.failed++
    }
    writeFileSync(process.env.INOE_COUNT, JSON.stringify(count))
  },
}

export default {
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: !process.env.CI }),
    countReporter,
  ],
  files: ['packages/elements/src/**/*.test.ts', 'stories/**/*.wtr.test.ts'],
  nodeResolve: { exportConditions: ['development', 'browser'] },
  plugins: [
    bundledStories,
    preferences,
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('packages/elements/tsconfig.json', import.meta.url)),
    }),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: {
        ...(executablePath ? { executablePath } : {}),
        args: ['--no-sandbox', '--disable-background-networking', '--disable-gpu', '--lang=fr'],
      },
    }),
  ],
  // One page at a time: focus and visibility belong to one.
  concurrency: 1,
  // All stories are one file: on a busy machine they take longer than the usual two minutes.
  testsFinishTimeout: 600_000,
  testFramework: { config: { timeout: 10_000 } },
}
