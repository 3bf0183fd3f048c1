// A picture for the demo's news, drawn point by point: a PNG of flat colours (ISO 15948), a few kilobytes.
import { crc32, deflateSync } from 'node:zlib'

export const LARGEUR = 960
export const HAUTEUR = 600

type Couleur = readonly [number, number, number]
const CIEL: Couleur = [191, 224, 239]
const SOLEIL: Couleur = [242, 193, 78]
const COLLINE: Couleur = [168, 199, 138]
const CHAMP: Couleur = [126, 166, 98]
const SILLON: Couleur = [108, 146, 82]
const MUR: Couleur = [181, 71, 58]
const TOIT: Couleur = [110, 44, 40]
const PORTE: Couleur = [244, 234, 213]

/** @param x @param y from 0 to 1 */
function couleurDe(x: number, y: number): Couleur {
  const [faite, bord] = [0.34, 0.48]
  const loin = Math.abs(x - 0.72)
  if (y > bord && y < 0.76 && loin < 0.13) return y > 0.6 && loin < 0.045 ? PORTE : MUR
  if (y > faite && y <= bord && loin < ((y - faite) / (bord - faite)) * 0.155) return TOIT
  if (y > 0.7 + 0.05 * Math.sin(x * 4)) return Math.sin((y - 0.6) ** 2 * 300 + x) > 0.75 ? SILLON : CHAMP
  if (y > 0.55 + 0.06 * Math.cos(x * 5)) return COLLINE
  return Math.hypot((x - 0.22) * LARGEUR, (y - 0.24) * HAUTEUR) < 62 ? SOLEIL : CIEL
}

function chunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const made = Buffer.alloc(named.length + 8)
  made.writeUInt32BE(body.length)
  named.copy(made, 4)
  made.writeUInt32BE(crc32(named), made.length - 4)
  return made
}

/** A barn at the edge of a field. */
export function paysage(): Uint8Array {
  const palette = [CIEL, SOLEIL, COLLINE, CHAMP, SILLON, MUR, TOIT, PORTE]
  // Each row begins with its filter: none.
  const points = Buffer.alloc((LARGEUR + 1) * HAUTEUR)
  for (let row = 0; row < HAUTEUR; row++)
    for (let column = 0; column < LARGEUR; column++)
      points[row * (LARGEUR + 1) + 1 + column] = palette.indexOf(couleurDe(column / LARGEUR, row / HAUTEUR))
  const head = Buffer.alloc(13)
  head.writeUInt32BE(LARGEUR)
  head.writeUInt32BE(HAUTEUR, 4)
  // 8 bits a point, each the rank of its colour in the palette.
  head.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(points, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
