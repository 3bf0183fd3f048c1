// Dates, instants and money as people read them. Civil dates are never turned into local instants: they have no zone.

/** 940 → « 9,40 € » */
export function euros(centimes: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(centimes / 100)
}

/** « Accueil du soir »: what is booked, the part of the day said only where the name does not say it. */
export function activiteEtUnite(activite: string, unite: string): string {
  return activite.toLowerCase().endsWith(unite.toLowerCase()) ? activite : `${activite}, ${unite}`
}

/** « Mercredis, Été », but « Vacances d’automne » and not « Vacances, Vacances d’automne ». */
export function activiteEtPeriode(activite: string, periode: string | undefined): string {
  if (periode === undefined) return activite
  return periode.toLowerCase().startsWith(activite.toLowerCase()) ? periode : `${activite}, ${periode}`
}

/** The first of a month is an ordinal in French, which Intl leaves out: « 1er février ». */
function premier(words: string, locale: string): string {
  return locale.startsWith('fr') ? words.replace(/(?<!\d)1(?= \p{L})/u, '1er') : words
}

/** A civil date (YYYY-MM-DD) in words. */
export function dateCivile(
  date: string,
  locale: string,
  options: Intl.DateTimeFormatOptions = { dateStyle: 'long' },
): string {
  const words = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  return premier(words.format(new Date(`${date}T12:00:00Z`)), locale)
}

/** An instant (ISO, UTC) in words, in the collectivite's zone. */
export function instant(
  iso: string,
  locale: string,
  zone: string,
  options: Intl.DateTimeFormatOptions = { dateStyle: 'long', timeStyle: 'short' },
): string {
  const words = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
  return premier(words.format(new Date(iso)), locale)
}

/** The civil date (YYYY-MM-DD) that it is in a zone at an instant. */
export function jourDe(moment: Date, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(moment)
}

/** A civil date some days later (or earlier). */
export function plusJours(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** An instant as people say it: « lundi 27 juillet à 9 h 00 », « Monday 27 July at 9:00 ». */
export function jourEtHeure(iso: string, locale: string, zone: string): string {
  const long = { weekday: 'long', day: 'numeric', month: 'long' } as const
  if (!locale.startsWith('fr'))
    return instant(iso, locale, zone, { ...long, hour: 'numeric', minute: '2-digit' })
  const day = instant(iso, locale, zone, long)
  const [hours = '', minutes = ''] = instant(iso, 'en-GB', zone, {
    hour: 'numeric',
    minute: '2-digit',
  }).split(':')
  return `${day} à ${Number(hours)}\u00a0h\u00a0${minutes}`
}
