import { taille } from '../i18n/taille.ts'
import { documentsFr as t } from './messages.fr.ts'

/** What the file picker offers: types, and extensions for systems that do not know HEIC. */
export const ACCEPT =
  'application/pdf,image/jpeg,image/png,image/heic,image/heif,.pdf,.jpg,.jpeg,.png,.heic,.heif'

/** Why a file is not worth sending, in words; null when it is. The server looks at the content itself. */
export function refusLocal(file: File, tailleMax: number, locale: string): string | null {
  if (file.size === 0) return t.vide
  if (file.size > tailleMax) return t.tropGros(taille(file.size, locale), taille(tailleMax, locale))
  const named = /\.(pdf|jpe?g|png|hei[cf])$/i.test(file.name)
  return named || (file.type !== '' && ACCEPT.split(',').includes(file.type)) ? null : t.mauvaisType
}

export { taille }
