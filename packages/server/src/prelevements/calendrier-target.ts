// The days on which euros move: Monday to Friday but for six holidays (calendar of TARGET, European Central Bank).

/** Easter Sunday of a year (Gregorian computus of Meeus, Jones and Butcher). @returns YYYY-MM-DD */
export function paques(annee: number): string {
  const a = annee % 19
  const b = Math.floor(annee / 100)
  const c = annee % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  const day = (h + l - 7 * m + 33 * month + 19) % 32
  return new Date(Date.UTC(annee, month - 1, day)).toISOString().slice(0, 10)
}

/** True when debits can be collected on a day. @param date YYYY-MM-DD */
export function isOuvreTarget(date: string): boolean {
  const day = new Date(`${date}T12:00:00Z`).getUTCDay()
  if (day === 0 || day === 6) return false
  if (['01-01', '05-01', '12-25', '12-26'].includes(date.slice(5))) return false
  const fromEaster = Math.round(
    (Date.parse(date) - Date.parse(paques(Number(date.slice(0, 4))))) / 86_400_000,
  )
  return fromEaster !== -2 && fromEaster !== 1
}
