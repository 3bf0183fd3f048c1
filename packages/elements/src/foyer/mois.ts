import { dateCivile } from '../i18n/format.ts'

/** « novembre 2026 ». */
export function moisDe({ annee, mois }: { annee: number; mois: number }, locale: string): string {
  return dateCivile(`${annee}-${String(mois).padStart(2, '0')}-01`, locale, {
    month: 'long',
    year: 'numeric',
  })
}
