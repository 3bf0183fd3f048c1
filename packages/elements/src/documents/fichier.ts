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

/** 1250000 → « 1,3 Mo » */
export function taille(bytes: number, locale: string): string {
  const [value, unit] =
    bytes < 1_000_000 ? [Math.ceil(bytes / 1024), 'kilobyte'] : [bytes / 1024 ** 2, 'megabyte']
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value)
}
