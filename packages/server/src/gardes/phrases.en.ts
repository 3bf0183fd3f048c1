import { formats } from '../outside/formats.ts'
import type { Phrases } from './phrases.fr.ts'

const { jour, jourDeSemaine } = formats('en')

const SEMAINES = { paires: 'even weeks', impaires: 'odd weeks' } as const
const ANNEES = { paires: 'even years', impaires: 'odd years' } as const

function days(week: readonly boolean[]): string {
  const named = [1, 2, 3, 4, 5, 6, 7].filter((day) => week[day - 1]).map(jourDeSemaine)
  if (named.length === 0) return 'no day'
  return named.length === 7 ? 'every day' : named.join(', ')
}

export const phrases: Phrases = {
  ailleurs: 'at the other parent’s',
  calendrier: ({ debut, fin, rythme, vacances, exceptions }) => [
    fin ? `From ${jour(debut)} to ${jour(fin)}` : `From ${jour(debut)} on`,
    rythme.type === 'semaines'
      ? `With you: ${SEMAINES[rythme.ici]}, from ${jourDeSemaine(rythme.jour)} ${rythme.heure} to ${jourDeSemaine(rythme.jour)} ${rythme.heure}`
      : `With you: one week ${days(rythme.jours.slice(0, 7))}, the next ${days(rythme.jours.slice(7))}`,
    vacances
      ? `School holidays: with you, the first half in ${ANNEES[vacances]}, the second in the others`
      : 'School holidays: like any other day',
    ...exceptions.map(({ du, au, ici }) => {
      const where = ici ? 'with you' : 'at the other home'
      return du === au ? `On ${jour(du)}: ${where}` : `From ${jour(du)} to ${jour(au)}: ${where}`
    }),
  ],
}
