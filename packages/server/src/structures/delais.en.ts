import type { RegleDelai } from '@inoe/contract/structures'
import { formats } from '../outside/formats.ts'
import type { Delais } from './delais.fr.ts'

const { jourDeSemaine } = formats('en')

function before({ jours, compte }: Extract<RegleDelai, { type: 'jours' }>): string {
  if (jours === 0) return ' on the same day'
  if (compte === 'calendaires') return jours === 1 ? ' the day before' : `, ${jours} days before`
  const week = compte === 'ouvres' ? 'Monday to Friday' : 'Monday to Saturday'
  return `, ${jours === 1 ? 'one working day' : `${jours} working days`} before (${week}, except public holidays)`
}

/** « 1st », « 22nd » */
function ordinal(day: number): string {
  const last = Math.floor(day / 10) === 1 ? 0 : day % 10
  return `${day}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`
}

export const delais: Delais = {
  jusquA(regle) {
    const [hours, minutes] = regle.heure.split(':')
    const hour = `${Number(hours)}:${minutes}`
    switch (regle.type) {
      case 'jours':
        return `until ${hour}${before(regle)}`
      case 'semaine': {
        const day = jourDeSemaine(regle.jour)
        return regle.semaines === 1
          ? `until ${day} of the week before, ${hour}`
          : `until ${day}, ${hour}, ${regle.semaines} weeks before`
      }
      case 'mois': {
        const day = regle.quantieme === 31 ? 'last day' : ordinal(regle.quantieme)
        const short =
          regle.quantieme === 29 || regle.quantieme === 30 ? ' (the last day if it is shorter)' : ''
        return regle.mois === 1
          ? `until the ${day} of the month before, ${hour}${short}`
          : `until the ${day} of the month, ${hour}, ${regle.mois} months before${short}`
      }
    }
  },
  plafond: ({ par, nombre }) =>
    `${nombre} ${nombre > 1 ? 'days' : 'day'} at most per ${par === 'semaine' ? 'week' : 'period'}`,
}
