// A reporter of node:test that prints each failure and leaves the counts in INOE_COUNT for `npm test`.
import { writeFileSync } from 'node:fs'
import type { TestEvent } from 'node:test/reporters'

export default async function* count(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const names: string[] = []
  let failed = 0
  const path: string[] = []
  for await (const event of source) {
    if (event.type === 'test:start') {
      path.length = event.data.nesting
      path.push(event.data.name)
    }
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue
    const { name, nesting, details, skip, file } = event.data
    if (details.type === 'suite') continue
    if (event.type === 'test:pass' && skip === undefined) {
      names.push([...path.slice(0, nesting), name].join(' › '))
      continue
    }
    failed++
    const error = event.type === 'test:fail' ? event.data.details.error : 'skipped: every test runs'
    yield `\n✖ ${name} (${file ?? ''})\n${error instanceof Error ? (error.cause instanceof Error ? error.cause.stack : (error.stack ?? error.message)) : error}\n`
  }
  names.sort()
  if (process.env.INOE_COUNT)
    writeFileSync(process.env.INOE_COUNT, JSON.stringify({ passed: names.length, failed, names }))
}
