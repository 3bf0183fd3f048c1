/** « 24 000,50 € » → 24000.5; null for nothing, NaN for what is not a number. */
export function nombre(texte: string): number | null {
  const plain = texte.replaceAll(/[\s\u00a0\u202f€]/g, '').replace(',', '.')
  if (plain === '') return null
  return /^\d+(\.\d{0,2})?$/.test(plain) ? Number(plain) : Number.NaN
}

/** 24000.5 → « 24 000,50 »; what is not a number stays as typed. */
export function ecrireNombre(texte: string, locale: string): string {
  const value = nombre(texte)
  return value === null || Number.isNaN(value)
    ? texte
    : new Intl.NumberFormat(locale, {
        minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
        maximumFractionDigits: 2,
      }).format(value)
}
