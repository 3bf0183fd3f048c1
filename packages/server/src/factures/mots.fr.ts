// How invoices say quantities, days and months.

/** « 4 journées », « 1 repas », « 2 matins avec repas »: the first word takes the plural. */
export function compter(nombre: number, unite: string): string {
  const [word = '', ...rest] = unite.toLocaleLowerCase('fr').split(' ')
  return `${nombre} ${[nombre > 1 ? pluriel(word) : word, ...rest].join(' ')}`.trim()
}

function pluriel(word: string): string {
  if (word === '' || /[sxz]$/.test(word) || word.endsWith('midi')) return word
  return /[ae]u$/.test(word) ? `${word}x` : `${word}s`
}

const MOIS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
]

/** « novembre ». @param date YYYY-MM or YYYY-MM-DD */
export const nomMois = (date: string) => MOIS[Number(date.slice(5, 7)) - 1] ?? ''
export const quantieme = (date: string) => (date.endsWith('-01') ? '1er' : String(Number(date.slice(8))))

/**
 * « le 4 novembre », « les 4, 11 et 18 novembre », « du 6 au 10 juillet ».
 * @param spans first and last days, the first days of one month, in order
 */
export function jours(spans: readonly { date: string; fin: string }[]): string {
  const long = spans.filter(({ date, fin }) => date !== fin)
  const days = [...new Set(spans.filter(({ date, fin }) => date === fin).map(({ date }) => date))]
  const parts = long.map(({ date, fin }) =>
    nomMois(date) === nomMois(fin)
      ? `du ${quantieme(date)} au ${quantieme(fin)} ${nomMois(fin)}`
      : `du ${quantieme(date)} ${nomMois(date)} au ${quantieme(fin)} ${nomMois(fin)}`,
  )
  const last = days.pop()
  if (last !== undefined) {
    const month = nomMois(last)
    parts.unshift(
      days.length === 0
        ? `le ${quantieme(last)} ${month}`
        : `les ${days.map(quantieme).join(', ')} et ${quantieme(last)} ${month}`,
    )
  }
  return parts.join(', ')
}

/** « de septembre », « d’octobre »; with the year when it is not that of the bill. @param mois YYYY-MM */
export function deMois(mois: string, facture: string): string {
  const name = nomMois(mois)
  const year = mois.slice(0, 4) === facture.slice(0, 4) ? '' : ` ${mois.slice(0, 4)}`
  return `${/^[aeiou]/.test(name) ? 'd’' : 'de '}${name}${year}`
}

const NOMBRE = new Intl.NumberFormat('fr-FR')

/** « 12 h 30 », « 1 672 h », « 45 min » */
export function duree(minutes: number): string {
  const sign = minutes < 0 ? '−' : ''
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  if (hours === 0) return `${sign}${rest}\u00a0min`
  return `${sign}${NOMBRE.format(hours)}\u00a0h${rest === 0 ? '' : `\u00a0${String(rest).padStart(2, '0')}`}`
}
