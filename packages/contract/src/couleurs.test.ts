import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { contraste, lisible, plusProche } from './couleurs.ts'

const couleur = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }))
  .map((parts) => `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`)

test('contrast is that of WCAG', () => {
  assert.equal(contraste('#000000', '#ffffff'), 21)
  assert.equal(contraste('#ffffff', '#ffffff'), 1)
  assert.equal(contraste('#777777', '#ffffff').toFixed(2), '4.48')
  assert.equal(contraste('#ffffff', '#0000ff').toFixed(2), '8.59')
})

test('what is proposed is readable, whatever was asked; what is readable stays as it is', () => {
  fc.assert(
    fc.property(couleur, (asked) => {
      const proposed = plusProche(asked)
      assert.ok(lisible(proposed), `${asked} → ${proposed}`)
      if (lisible(asked)) assert.equal(proposed, asked)
      // No further than it must be: readable by little.
      else assert.ok(contraste(proposed, '#f6f1e8') < 5.2, `${asked} → ${proposed}`)
    }),
    { numRuns: 400 },
  )
})

test('what is proposed keeps its hue: a yellow becomes an ochre, a pink a deep pink', () => {
  const parts = (hex: string) => [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16))
  const [red = 0, green = 0, blue = 0] = parts(plusProche('#f5c400'))
  assert.ok(red >= green && green > blue + 60, plusProche('#f5c400'))
  const [rose = 0, vert = 0, bleu = 0] = parts(plusProche('#ff6ab0'))
  assert.ok(rose > bleu && bleu > vert, plusProche('#ff6ab0'))
})
