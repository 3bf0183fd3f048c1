// How large a picture is once it is shown, read in its own bytes: what a sender announces is not believed.
import { isFrame, orientationOf } from './photos.ts'

export interface Dimensions {
  /** Points, as it is shown: turned already. */
  largeur: number
  hauteur: number
}

/** @param content a JPEG or a PNG that `depouiller` gave back */
export function dimensionsOf(content: Uint8Array, type: 'image/jpeg' | 'image/png'): Dimensions {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  if (type === 'image/png') return { largeur: bytes.readUInt32BE(16), hauteur: bytes.readUInt32BE(20) }
  let turned = false
  for (let at = 2; ; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes.readUInt8(at + 1)
    // From the fifth on, the first row of points is a column of what is shown (Exif 2.32, 4.6.4).
    if (marker === 0xe1) turned = orientationOf(bytes.subarray(at + 10)) >= 5
    if (!isFrame(marker)) continue
    const [hauteur, largeur] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)]
    return turned ? { largeur: hauteur, hauteur: largeur } : { largeur, hauteur }
  }
}
