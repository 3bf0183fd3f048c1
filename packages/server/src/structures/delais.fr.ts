// Until when one may book, and how often. French is the source.
import type { Plafond, RegleDelai } from '@inoe/contract/structures'

const QUANTIEMES: Readonly<Record<number, string>> = { 1: '1er', 31: 'dernier jour' }
const JOURS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']

function joursAvant({ jours, compte }: Extract<RegleDelai, { type: 'jours' }>): string {
  if (jours === 0) return ' le jour même'
  if (compte === 'calendaires') return jours === 1 ? ' la veille' : `, ${jours} jours avant`
  const [one, many, week] =
    compte === 'ouvres'
      ? ['un jour ouvré', 'jours ouvrés', 'du lundi au vendredi']
      : ['un jour ouvrable', 'jours ouvrables', 'du lundi au samedi']
  return `, ${jours === 1 ? one : `${jours} ${many}`} avant (${week}, hors jours fériés)`
}

export const delais = {
  /** Until when one may act, to follow « Réserver : » or stand alone. */
  jusquA(regle: RegleDelai): string {
    const [hours, minutes] = regle.heure.split(':')
    const hour = `${Number(hours)}\u00a0h\u00a0${minutes}`
    switch (regle.type) {
      case 'jours':
        return `jusqu’à ${hour}${joursAvant(regle)}`
      case 'semaine': {
        const day = JOURS[regle.jour - 1]
        return regle.semaines === 1
          ? `jusqu’au ${day} de la semaine précédente à ${hour}`
          : `jusqu’au ${day} à ${hour}, ${regle.semaines} semaines avant`
      }
      case 'mois': {
        const day = QUANTIEMES[regle.quantieme] ?? regle.quantieme
        const short =
          regle.quantieme === 29 || regle.quantieme === 30 ? ' (le dernier jour s’il est plus court)' : ''
        return regle.mois === 1
          ? `jusqu’au ${day} du mois précédent à ${hour}${short}`
          : `jusqu’au ${day} du mois à ${hour}, ${regle.mois} mois avant${short}`
      }
    }
  },
  /** « 2 jours au plus par semaine » */
  plafond: ({ par, nombre }: Plafond) =>
    `${nombre} ${nombre > 1 ? 'jours' : 'jour'} au plus par ${par === 'semaine' ? 'semaine' : 'période'}`,
}

export type Delais = typeof delais
