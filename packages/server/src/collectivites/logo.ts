// What a logo is, by its content: its type, its measures.
import { createHash } from 'node:crypto'
import { LOGO_COTE, LOGO_MAX, type LogoType } from '@inoe/contract/apparence'
import { apparenceFr } from './messages.fr.ts'

export interface LogoLu {
  contenu: Buffer
  type: LogoType
  largeur: number
  hauteur: number
  empreinte: string
}

type Mesure = Pick<LogoLu, 'type' | 'largeur' | 'hauteur'>

/** Reads a logo. @returns it, or the sentence that refuses it */
export function lireLogo(contenu: Buffer): LogoLu | string {
  if (contenu.length > LOGO_MAX) return apparenceFr.logoTropGros(contenu.length)
  const mesure = png(contenu) ?? jpeg(contenu) ?? webp(contenu)
  if (!mesure) return apparenceFr.logoInconnu
  const { largeur, hauteur } = mesure
  if (largeur < 1 || hauteur < 1) return apparenceFr.logoInconnu
  if (largeur > LOGO_COTE || hauteur > LOGO_COTE) return apparenceFr.logoTropGrand(largeur, hauteur)
  const empreinte = createHash('sha256').update(contenu).digest('hex').slice(0, 16)
  return { contenu, ...mesure, empreinte }
}

/** https://www.w3.org/TR/png-3/#11IHDR */
function png(bytes: Buffer): Mesure | undefined {
  if (bytes.length < 24 || bytes.subarray(0, 16).toString('latin1') !== '\x89PNG\r\n\x1a\n\0\0\0\rIHDR')
    return
  return { type: 'image/png', largeur: bytes.readUInt32BE(16), hauteur: bytes.readUInt32BE(20) }
}

/** From segment to segment, up to the frame header (ITU-T T.81, B.2.2), which is none of DHT, JPG and DAC. */
function jpeg(bytes: Buffer): Mesure | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xff_d8) return
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { type: 'image/jpeg', hauteur: bytes.readUInt16BE(at + 5), largeur: bytes.readUInt16BE(at + 7) }
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2)
  }
  return
}

/** https://developers.google.com/speed/webp/docs/riff_container: the three kinds write their measures each its own way. */
function webp(bytes: Buffer): Mesure | undefined {
  const word = (at: number) => bytes.subarray(at, at + 4).toString('latin1')
  if (bytes.length < 30 || word(0) !== 'RIFF' || word(8) !== 'WEBP') return
  const type = 'image/webp'
  switch (word(12)) {
    case 'VP8X':
      return { type, largeur: bytes.readUIntLE(24, 3) + 1, hauteur: bytes.readUIntLE(27, 3) + 1 }
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21)
      return { type, largeur: (bits & 0x3f_ff) + 1, hauteur: ((bits >>> 14) & 0x3f_ff) + 1 }
    }
    case 'VP8 ':
      return { type, largeur: bytes.readUInt16LE(26) & 0x3f_ff, hauteur: bytes.readUInt16LE(28) & 0x3f_ff }
    default:
      return
  }
}
