// The hours asked for, as typed, turned into what the contract takes.
import type { PlageHebdomadaire } from '@inoe/contract/contrats'

/** What was typed for a weekday (1 Monday to 7 Sunday). */
export interface Saisie {
  debut: string
  fin: string
}

/** Minutes from midnight of hh:mm. */
const minutes = (heure: string) => Number(heure.slice(0, 2)) * 60 + Number(heure.slice(3))

export const plageValide = ({ debut, fin }: Saisie): boolean =>
  debut !== '' && fin !== '' && minutes(fin) > minutes(debut)

/** The week asked for; undefined when a day is half typed, ends before it begins, or when there is none. */
export function semaineDe(saisie: ReadonlyMap<number, Saisie>): PlageHebdomadaire[] | undefined {
  const typed = [...saisie]
    .filter(([, { debut, fin }]) => debut !== '' || fin !== '')
    .sort(([a], [b]) => a - b)
  if (typed.length === 0 || !typed.every(([, plage]) => plageValide(plage))) return undefined
  return typed.map(([jour, plage]) => ({ jour, ...plage }))
}

/** Minutes of a week. */
export const minutesDe = (semaine: readonly PlageHebdomadaire[]): number =>
  semaine.reduce((sum, { debut, fin }) => sum + minutes(fin) - minutes(debut), 0)
