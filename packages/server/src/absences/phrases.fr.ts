const JOUR = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

/** « mercredi 4 novembre 2026 » @param date YYYY-MM-DD */
export function jour(date: string): string {
  return JOUR.format(new Date(date))
}
