// A calendar of garde alternée, in words. French is the source.
import type { GardeSaisie } from '@inoe/contract/gardes'
import { jour as leJour } from '../absences/phrases.fr.ts'
import { typographie } from '../outside/lettre.ts'

const JOURS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const

const heure = (hhmm: string) => {
  const [hours, minutes] = hhmm.split(':')
  return `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`
}

export const phrases = {
  /** What is said of a day that is the other home's, on the planning. */
  ailleurs: 'chez l’autre parent',
  /** As the family reads it. */
  calendrier: (saisie: GardeSaisie): string[] => phrasesDe(saisie, 'Chez vous'),
}

export type Phrases = typeof phrases

/** @param ici how the home that reads is called, as a sentence begins: « Chez vous » to a family, « Ce foyer » to an agent */
export function phrasesDe({ debut, fin, rythme, vacances, exceptions }: GardeSaisie, ici: string): string[] {
  const la = ici.toLowerCase()
  return [
    fin ? `Du ${leJour(debut)} au ${leJour(fin)}` : `À partir du ${leJour(debut)}`,
    rythme.type === 'semaines'
      ? `${ici}\u00a0: les semaines ${rythme.ici}, de ${JOURS[rythme.jour - 1]} ${heure(rythme.heure)} à ${JOURS[rythme.jour - 1]} ${heure(rythme.heure)}`
      : `${ici}\u00a0: une semaine ${jours(rythme.jours.slice(0, 7))}, la suivante ${jours(rythme.jours.slice(7))}`,
    vacances
      ? `Vacances scolaires\u00a0: ${la}, la première moitié les années ${vacances}, la seconde les autres`
      : 'Vacances scolaires\u00a0: comme les autres jours',
    ...exceptions.map(({ du, au, ici: here }) => {
      const where = here ? la : 'l’autre foyer'
      return du === au
        ? `Le ${leJour(du)}\u00a0: ${where}`
        : `Du ${leJour(du)} au ${leJour(au)}\u00a0: ${where}`
    }),
  ].map(typographie)
}

function jours(semaine: readonly boolean[]): string {
  const named = JOURS.filter((_, index) => semaine[index])
  if (named.length === 0) return 'aucun jour'
  return named.length === 7 ? 'tous les jours' : named.join(', ')
}
