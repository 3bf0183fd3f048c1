import { IMAGE_OCTETS_MAX } from '@inoe/contract/nouvelles'

/** Bytes that a picture is drawn in, if it can: a telephone reads several on a slow network. */
const OCTETS = 350_000

/**
 * The same picture as a page shows it, light; undefined when this browser cannot open it, or nothing makes it light.
 * What draws it is what families' photographed pages are drawn with, downloaded only now.
 * @throws Error when that does not come
 */
export async function reduire(file: File): Promise<File | undefined> {
  const { dessinerTout, ouvrirPhoto, SANS_ROGNAGE } = await import('../../documents/pages/assemblage.ts')
  const image = await ouvrirPhoto(file)
  if (!image) return undefined
  try {
    const page = { id: 0, nom: file.name, image, tours: 0, rognage: SANS_ROGNAGE }
    const [drawn] = await dessinerTout([page], OCTETS)
    if (!drawn || drawn.jpeg.length > IMAGE_OCTETS_MAX) return undefined
    const nom = `${file.name.replace(/\.\w+$/, '') || 'image'}.jpg`
    const { lastModified } = file
    return new File([drawn.jpeg as BlobPart], nom, { type: 'image/jpeg', lastModified })
  } catch {
    // Too large for this browser's canvas.
    return undefined
  } finally {
    image.close()
  }
}
