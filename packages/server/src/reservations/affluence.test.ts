import assert from 'node:assert/strict'
import { describe, mock, test } from 'node:test'
import { Affluence } from './affluence.ts'

describe('Letters let those who are being served pass', () => {
  /** Whether it has resolved, once all that was ready has run. */
  async function passe(wait: Promise<void>): Promise<boolean> {
    let done = false
    void wait.then(() => {
      done = true
    })
    await new Promise(setImmediate)
    return done
  }

  test('nobody is there: at once', async () => {
    assert.equal(await passe(new Affluence().calme()), true)
  })

  test('two are being served: once both have left', async () => {
    const affluence = new Affluence()
    affluence.arrive()
    affluence.arrive()
    const waits = [affluence.calme(), affluence.calme()]
    affluence.part()
    for (const wait of waits) assert.equal(await passe(wait), false)
    affluence.part()
    for (const wait of waits) assert.equal(await passe(wait), true)
    affluence.arrive()
    assert.equal(await passe(affluence.calme()), false)
    affluence.part()
  })

  test('people come without end: a letter leaves all the same', async (t) => {
    mock.timers.enable({ apis: ['setTimeout'] })
    t.after(() => mock.timers.reset())
    const affluence = new Affluence()
    affluence.arrive()
    const wait = affluence.calme(1000)
    mock.timers.tick(999)
    assert.equal(await passe(wait), false)
    mock.timers.tick(1)
    assert.equal(await passe(wait), true)
  })
})
