import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { depouiller, PhotoAbimee, PhotoDemesuree } from './photos.ts'

const lire = (nom: string) => readFileSync(new URL(`../../test/fichiers/${nom}`, import.meta.url))
/** Taken at 44° 44′ 3.12″ N by « TelephoneDeLea », held upright: turned by 90°. */
const PHOTOS = [
  ['gps.jpg', 'image/jpeg'],
  ['gps.png', 'image/png'],
  ['gps.heic', 'image/heic'],
] as const

/** Where the coordinates are said: the degrees, minutes and hundredths of the latitude, as Exif's rationals. */
const PLACE = Buffer.from('0000002c000000010000002c000000010000013800000064', 'hex')
const tells = (bytes: Buffer) =>
  ['TelephoneDeLea', 'GPSLatitude', 'Canari', 'xmpmeta'].some((word) => bytes.includes(word)) ||
  bytes.includes(PLACE)

describe('What a photo tells of its taking', () => {
  for (const [nom, type] of PHOTOS)
    test(`${nom}: the place, the telephone and the author go, the picture stays`, () => {
      const before = lire(nom)
      assert.ok(tells(before), 'the photo to try with tells nothing')
      const after = Buffer.from(depouiller(before, type))
      assert.ok(!tells(after))
      // What is drawn is there, byte for byte.
      const picture = {
        'image/jpeg': (bytes: Buffer) => bytes.subarray(bytes.lastIndexOf(Buffer.from('ffda', 'hex'))),
        'image/png': (bytes: Buffer) => bytes.subarray(bytes.indexOf('IDAT'), bytes.indexOf('IDAT') + 40),
        'image/heic': (bytes: Buffer) =>
          bytes.subarray(bytes.indexOf('mdat') + 4, bytes.indexOf('mdat') + 64),
      }[type]
      assert.deepEqual(picture(after), picture(before))
      // Done again, nothing changes.
      assert.deepEqual(Buffer.from(depouiller(after, type)), after)
    })

  test('how it is turned stays', () => {
    const turned = Buffer.from('01120003000000010006', 'hex')
    for (const [nom, type] of PHOTOS)
      assert.ok(Buffer.from(depouiller(lire(nom), type)).includes(turned), nom)
  })

  test('what phones add behind the picture goes: a film, another picture with its own place', () => {
    const jpeg = lire('gps.jpg')
    const clean = Buffer.from(depouiller(jpeg, 'image/jpeg'))
    assert.deepEqual(Buffer.from(depouiller(Buffer.concat([clean, jpeg]), 'image/jpeg')), clean)
    const png = Buffer.from(depouiller(lire('gps.png'), 'image/png'))
    assert.deepEqual(Buffer.from(depouiller(Buffer.concat([png, lire('gps.png')]), 'image/png')), png)
  })

  test('cut or altered anywhere, it is refused or stripped: never a crash, never the place', () => {
    for (const [nom, type] of PHOTOS) {
      const whole = lire(nom)
      for (let at = 12; at < whole.length; at += 7) {
        const altered = Buffer.from(whole)
        altered[at] = (altered[at] ?? 0) ^ 0x55
        for (const one of [whole.subarray(0, at), altered]) {
          try {
            depouiller(one, type)
          } catch (error) {
            assert.ok(
              error instanceof PhotoAbimee || error instanceof PhotoDemesuree,
              `${nom} ${at}: ${error}`,
            )
          }
        }
      }
    }
  })

  test('a picture larger than any camera makes is refused before anybody opens it', () => {
    const png = lire('gps.png')
    png.writeUInt32BE(60_000, 16)
    png.writeUInt32BE(60_000, 20)
    assert.throws(() => depouiller(png, 'image/png'), PhotoDemesuree)
  })
})
