// A photo on its way to a page: opened by the browser, turned, cut, drawn again. What it told of its taking is not drawn.
import type { PageDessinee } from './pdf.ts'

/** What is cut off of each side, in hundredths of the photo as it is shown. */
export interface Rognage {
  haut: number
  droite: number
  bas: number
  gauche: number
}
export const COTES = ['haut', 'droite', 'bas', 'gauche'] as const
export const SANS_ROGNAGE: Rognage = { haut: 0, droite: 0, bas: 0, gauche: 0 }

export interface Page {
  id: number
  nom: string
  image: ImageBitmap
  /** Quarter turns to the right. */
  tours: number
  rognage: Rognage
}

/** Opens a photo; undefined when this browser cannot (HEIC elsewhere than on Apple's). */
export async function ouvrirPhoto(fichier: Blob): Promise<ImageBitmap | undefined> {
  // Exif's orientation is followed, by default.
  return createImageBitmap(fichier).catch(() => undefined)
}

/** Draws a page as it will be. @param cote of its long side at most, in points */
export function dessiner(
  { image, tours, rognage }: Omit<Page, 'id' | 'nom'>,
  cote: number,
): HTMLCanvasElement {
  const turned = tours % 2 === 1
  const [fullWidth, fullHeight] = turned ? [image.height, image.width] : [image.width, image.height]
  const [left, top] = [(fullWidth * rognage.gauche) / 100, (fullHeight * rognage.haut) / 100]
  const width = Math.max(1, fullWidth - left - (fullWidth * rognage.droite) / 100)
  const height = Math.max(1, fullHeight - top - (fullHeight * rognage.bas) / 100)
  const scale = Math.min(1, cote / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const context = canvas.getContext('2d')
  if (!context) return canvas
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.scale(scale, scale)
  context.translate(fullWidth / 2 - left, fullHeight / 2 - top)
  context.rotate((tours * Math.PI) / 2)
  context.drawImage(image, -image.width / 2, -image.height / 2)
  return canvas
}

/** How fine pages are drawn, then less so when the whole would not pass: a page of text stays readable. */
const FINESSES = [
  { cote: 2000, qualite: 0.8 },
  { cote: 1600, qualite: 0.7 },
  { cote: 1200, qualite: 0.6 },
] as const

/** Draws every page as a JPEG, as fine as the limit lets it. @param max bytes of them all */
export async function dessinerTout(pages: readonly Page[], max: number): Promise<PageDessinee[]> {
  let drawn: PageDessinee[] = []
  for (const { cote, qualite } of FINESSES) {
    drawn = []
    for (const page of pages) {
      const canvas = dessiner(page, cote)
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', qualite))
      if (!blob) throw new Error('no picture')
      drawn.push({
        jpeg: new Uint8Array(await blob.arrayBuffer()),
        largeur: canvas.width,
        hauteur: canvas.height,
      })
    }
    if (drawn.reduce((sum, { jpeg }) => sum + jpeg.length + 1000, 1000) <= max) break
  }
  return drawn
}
