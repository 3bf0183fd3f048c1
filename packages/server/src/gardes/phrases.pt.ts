import { formats } from '../outside/formats.ts'
import type { Phrases } from './phrases.fr.ts'

const { jour, jourDeSemaine } = formats('pt')

const SEMAINES = { paires: 'semanas pares', impaires: 'semanas ímpares' } as const
const ANNEES = { paires: 'anos pares', impaires: 'anos ímpares' } as const

function dias(semana: readonly boolean[]): string {
  const ditos = [1, 2, 3, 4, 5, 6, 7].filter((day) => semana[day - 1]).map(jourDeSemaine)
  if (ditos.length === 0) return 'nenhum dia'
  return ditos.length === 7 ? 'todos os dias' : ditos.join(', ')
}

export const phrases: Phrases = {
  ailleurs: 'em casa do outro progenitor',
  calendrier: ({ debut, fin, rythme, vacances, exceptions }) => [
    fin ? `De ${jour(debut)} a ${jour(fin)}` : `A partir de ${jour(debut)}`,
    rythme.type === 'semaines'
      ? `Em sua casa: ${SEMAINES[rythme.ici]}, de ${jourDeSemaine(rythme.jour)} ${rythme.heure} a ${jourDeSemaine(rythme.jour)} ${rythme.heure}`
      : `Em sua casa: uma semana ${dias(rythme.jours.slice(0, 7))}, a seguinte ${dias(rythme.jours.slice(7))}`,
    vacances
      ? `Férias escolares: em sua casa, a primeira metade nos ${ANNEES[vacances]}, a segunda nos outros`
      : 'Férias escolares: como nos outros dias',
    ...exceptions.map(({ du, au, ici }) => {
      const where = ici ? 'em sua casa' : 'na outra casa'
      return du === au ? `${jour(du)}: ${where}` : `De ${jour(du)} a ${jour(au)}: ${where}`
    }),
  ],
}
