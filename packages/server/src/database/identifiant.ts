import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

/** Bytes of chance that one identifier takes. */
const PRISE = 16
const reserve = new Uint8Array(256 * PRISE)
let pris = reserve.length
/** Of 32 bits: it may come round again, within a millisecond it does not. */
let suite = 0

/**
 * A row's new id, a UUID v7; those of one millisecond follow one another. Chance is drawn for many at once: asked of the
 * system for each booking, it is one of the larger costs of an opening minute.
 */
export function nouvelId(): string {
  if (pris === reserve.length) {
    randomFillSync(reserve)
    pris = 0
  }
  const random = reserve.subarray(pris, pris + PRISE)
  pris += PRISE
  suite = (suite + 1) >>> 0
  return v7({ random, seq: suite })
}
