// What a photo tells of its taking (where, when, with what) is taken off; how it is turned, and its colours, stay.
// Formats: JPEG (ITU T.81, Exif 2.32), PNG (ISO 15948), HEIF (ISO 14496-12 and 23008-12).
import { crc32 } from 'node:zlib'

/** A content that has not the form its first bytes announce. */
export class PhotoAbimee extends Error {}
/** More points than any camera makes: it would only fill the memory of whoever opens it. */
export class PhotoDemesuree extends Error {}

const POINTS_MAX = 250_000_000

/**
 * The same photo without its metadata.
 * Threat: a family that sends a photo of a paper tells where it lives, or where the child is, to whoever opens it.
 * @throws PhotoAbimee @throws PhotoDemesuree
 */
export function depouiller(content: Uint8Array, type: string): Uint8Array {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  try {
    if (type === 'image/jpeg') return jpeg(bytes)
    if (type === 'image/png') return png(bytes)
    return heif(bytes)
  } catch (error) {
    // Read past the end: it is cut.
    if (error instanceof RangeError) throw new PhotoAbimee()
    throw error
  }
}

function checkPoints(width: number, height: number): void {
  if (width * height > POINTS_MAX) throw new PhotoDemesuree()
}

/** A TIFF block that says the orientation and nothing else (one entry: tag 0x0112, SHORT). */
function tiff(orientation: number): Buffer {
  return Buffer.from([
    ...[0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ])
}

/** The orientation in the first directory of a TIFF block; 1 (upright) when it does not say. */
export function orientationOf(block: Buffer): number {
  const little = block.toString('latin1', 0, 2) === 'II'
  const u16 = (at: number) => (little ? block.readUInt16LE(at) : block.readUInt16BE(at))
  const u32 = (at: number) => (little ? block.readUInt32LE(at) : block.readUInt32BE(at))
  try {
    const start = u32(4)
    for (let entry = 0; entry < u16(start); entry++) {
      const at = start + 2 + entry * 12
      if (u16(at) !== 0x0112) continue
      const found = u16(at + 8)
      return found >= 1 && found <= 8 ? found : 1
    }
  } catch {
    // A broken block turns nothing.
  }
  return 1
}

function jpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let orientation = 1
  let at = 2
  for (;;) {
    if (bytes.readUInt8(at) !== 0xff) throw new PhotoAbimee()
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) {
      at++
      continue
    }
    // Nothing after the end of the picture: phones put a film there, or other pictures with their own place and date.
    if (marker === 0xd9) break
    const length = bytes.readUInt16BE(at + 2)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) throw new PhotoAbimee()
    const segment = bytes.subarray(at, end)
    const body = segment.subarray(4)
    if (marker === 0xe1 && body.toString('latin1', 0, 6) === 'Exif\0\0')
      orientation = orientationOf(body.subarray(6))
    if (isFrame(marker)) checkPoints(body.readUInt16BE(1), body.readUInt16BE(3))
    if (isPicture(marker, body)) kept.push(segment)
    at = end
    if (marker !== 0xda) continue
    const next = endOfScan(bytes, at)
    kept.push(bytes.subarray(at, next))
    at = next
    if (at >= bytes.length) break
  }
  kept.push(Buffer.from([0xff, 0xd9]))
  if (orientation !== 1) {
    const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff(orientation)])
    const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2])
    kept.splice(1, 0, Buffer.concat([head, exif]))
  }
  return Buffer.concat(kept)
}

/** Start of frame: says how large the picture is. */
export const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** True for what is needed to draw: tables, frames, JFIF, colour profile, Adobe's transform. Not what is told of it. */
function isPicture(marker: number, body: Buffer): boolean {
  if (marker === 0xfe) return false
  if (marker < 0xe0 || marker > 0xef) return true
  if (marker === 0xe0) return body.toString('latin1', 0, 4) === 'JFIF'
  if (marker === 0xe2) return body.toString('latin1', 0, 11) === 'ICC_PROFILE'
  return marker === 0xee && body.toString('latin1', 0, 5) === 'Adobe'
}

/** Where the coded points end: at the first marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next === undefined) break
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

/** Chunks that draw. What tells (text, date, Exif) is left out, and anything after the end. */
const DESSINE = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD pHYs hIST sPLT acTL fcTL fdAT'.split(' '),
)

function png(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 8)]
  for (let at = 8; ; ) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    const end = at + 12 + length
    if (end > bytes.length) throw new PhotoAbimee()
    if (type === 'IHDR') checkPoints(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12))
    if (type === 'eXIf') {
      const orientation = orientationOf(bytes.subarray(at + 8, end - 4))
      if (orientation !== 1) kept.push(chunk('eXIf', tiff(orientation)))
    } else if (DESSINE.has(type)) kept.push(bytes.subarray(at, end))
    if (type === 'IEND') return Buffer.concat(kept)
    at = end
  }
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const made = Buffer.alloc(named.length + 8)
  made.writeUInt32BE(body.length)
  named.copy(made, 4)
  made.writeUInt32BE(crc32(named), made.length - 4)
  return made
}

interface Boite {
  type: string
  /** Of its content, and its end. */
  debut: number
  fin: number
}

function* boites(bytes: Buffer, from: number, to: number): Generator<Boite> {
  for (let at = from; at + 8 <= to; ) {
    let size = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    let debut = at + 8
    if (size === 1) {
      size = Number(bytes.readBigUInt64BE(at + 8))
      debut += 8
    } else if (size === 0) size = to - at
    const fin = at + size
    if (size < debut - at || fin > to) throw new PhotoAbimee()
    yield { type, debut, fin }
    at = fin
  }
}

/**
 * In a HEIF file parts are found by their place: what tells is overwritten where it is, so that nothing moves. How the
 * picture is turned is a property of its own (`irot`), which stays; the orientation of Exif stays too.
 */
function heif(bytes: Buffer): Buffer {
  const out = Buffer.from(bytes)
  let seen = false
  for (const box of boites(out, 0, out.length)) {
    if (box.type === 'moov' || box.type === 'uuid') effacerMetadonnees(out, box)
    if (box.type !== 'meta') continue
    seen = true
    const inside = [...boites(out, box.debut + 4, box.fin)]
    const [iinf, iloc, idat] = ['iinf', 'iloc', 'idat'].map((one) => inside.find(({ type }) => type === one))
    if (!iinf || !iloc) continue
    const telling = itemsQuiDisent(out, iinf)
    for (const { id, start, length } of etendues(out, iloc, idat?.debut ?? 0)) {
      if (!telling.has(id)) continue
      if (start + length > out.length) throw new PhotoAbimee()
      if (telling.get(id) === 'Exif' && length >= 30) {
        const block = start + 4 + out.readUInt32BE(start)
        const orientation = orientationOf(out.subarray(block, start + length))
        out.fill(0, start, start + length)
        tiff(orientation).copy(out, start + 4)
      } else out.fill(0, start, start + length)
    }
  }
  if (!seen) throw new PhotoAbimee()
  return out
}

/** A sequence's own metadata (user data, dates and place). */
function effacerMetadonnees(out: Buffer, box: Boite): void {
  if (box.type === 'uuid') {
    out.fill(0, box.debut + 16, box.fin)
    return
  }
  for (const inside of boites(out, box.debut, box.fin))
    if (inside.type === 'udta' || inside.type === 'meta') out.write('free', inside.debut - 4, 'latin1')
}

/** Items that are Exif or XMP, by id. */
function itemsQuiDisent(out: Buffer, iinf: Boite): Map<number, string> {
  const found = new Map<number, string>()
  const version = out.readUInt8(iinf.debut)
  for (const infe of boites(out, iinf.debut + (version === 0 ? 6 : 8), iinf.fin)) {
    const entry = out.readUInt8(infe.debut)
    if (infe.type !== 'infe' || entry < 2) continue
    const wide = entry === 3
    const id = wide ? out.readUInt32BE(infe.debut + 4) : out.readUInt16BE(infe.debut + 4)
    const at = infe.debut + (wide ? 10 : 8)
    const type = out.toString('latin1', at, at + 4)
    if (type === 'Exif' || type === 'mime' || type === 'uri ') found.set(id, type)
  }
  return found
}

function* etendues(
  out: Buffer,
  iloc: Boite,
  idat: number,
): Generator<{ id: number; start: number; length: number }> {
  const version = out.readUInt8(iloc.debut)
  const sizes = out.readUInt16BE(iloc.debut + 4)
  const [offset, length, base, index] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15, sizes & 15]
  let at = iloc.debut + 6
  const read = (size: number): number => {
    if (size === 0) return 0
    const value = size === 8 ? Number(out.readBigUInt64BE(at)) : out.readUIntBE(at, size)
    at += size
    return value
  }
  const wide = version >= 2 ? 4 : 2
  const items = read(wide)
  for (let item = 0; item < items; item++) {
    const id = read(wide)
    const method = version > 0 ? read(2) & 15 : 0
    at += 2
    const from = read(base) + (method === 1 ? idat : 0)
    const extents = read(2)
    for (let one = 0; one < extents; one++) {
      if (version > 0) read(index)
      const start = from + read(offset)
      yield { id, start, length: read(length) }
    }
  }
}
