// Leaves the counts in INOE_COUNT for `npm test`.
import { writeFileSync } from 'node:fs'
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

export default class CountReporter implements Reporter {
  #passed = 0
  #failed = 0

  onTestEnd(_test: TestCase, result: TestResult): void {
    if (result.status === 'passed') this.#passed++
    else this.#failed++
  }

  onEnd(): void {
    if (process.env.INOE_COUNT)
      writeFileSync(process.env.INOE_COUNT, JSON.stringify({ passed: this.#passed, failed: this.#failed }))
  }
}
