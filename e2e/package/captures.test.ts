// The pictures of docs/images/modules are those of the widgets there are, at three widths.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { widgetFolders } from '../../workshop/package/manifest.ts'
import { IMAGES, LARGEUR, LARGEURS, PLANCHES } from '../../workshop/planches.ts'

const MANQUE = 'npm run build:storybook, then npm run captures'

/** Pixels, as the head of a WebP of Chromium says it. */
function widthOf(file: string): number {
  const head = readFileSync(path.join(IMAGES, file)).subarray(0, 30)
  assert.equal(head.toString('latin1', 8, 16), 'WEBPVP8X', file)
  return head.readUIntLE(24, 3) + 1
}

test('each widget has its picture', () => {
  // The frame shows nothing of its own.
  const all = widgetFolders().filter((one) => one !== 'espace')
  assert.deepEqual(
    [...new Set(PLANCHES.map(({ widget }) => widget))].toSorted(),
    all,
    'workshop/planches.ts says which story shows each',
  )
  assert.deepEqual(readdirSync(IMAGES).toSorted(), PLANCHES.map(({ fichier }) => fichier).toSorted(), MANQUE)
})

test('each picture is as wide as a phone, a tablet and a desk side by side', () => {
  assert.deepEqual(LARGEURS, [360, 768, 1280])
  for (const { fichier } of PLANCHES) assert.equal(widthOf(fichier), LARGEUR, `${fichier}: ${MANQUE}`)
})
