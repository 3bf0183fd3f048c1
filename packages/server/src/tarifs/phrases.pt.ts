import type { Variation } from '@inoe/contract/tarifs'
import { formats } from '../outside/formats.ts'
import type { Paroles } from './phrases.fr.ts'

const { date, euros } = formats('pt')

const decimal = (value: string) => value.replace('.', ',')
const variation = (sign: '+' | '−', change: Variation) =>
  sign + (change.type === 'pourcent' ? `${decimal(change.valeur)}%` : euros(change.centimes))
const due = (percent: number) =>
  percent === 0 ? 'não faturada' : percent === 100 ? 'faturada' : `faturada a ${percent}%`
const porHora = (hour: boolean) => (hour ? ' por hora' : '')

function lasting(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours ? `${hours} h` : '', rest || !hours ? `${rest} min` : ''].filter(Boolean).join(' ')
}

function band(from: number | null, to: number | null): string {
  if (from === null) return to === null ? 'Qualquer QF' : `QF até ${to}`
  return to === null ? `QF acima de ${from}` : `QF de ${from + 1} a ${to}`
}

export const paroles: Paroles = {
  vers: (ligne, centimes) => `${ligne} → ${euros(centimes)}`,
  etapes: (lignes) => lignes.join('; '),
  contrat: 'Contrato',
  pasPublie: 'Preço ainda não publicado',
  apartir: (day, prix) => `A partir de ${date(day)}: ${prix}`,
  euros,
  dehors: 'Preço para famílias de fora do território',
  majoration: (change) => `Fora do território: ${variation('+', change)}`,
  rang: (rang, change) => `${rang}.º filho: ${variation('−', change)}`,
  duree: (minutes, centimes) => `Duração: ${lasting(minutes)} a ${euros(centimes)} por hora`,
  sansReservation: (change) => `Sem reserva: ${variation('+', change)}`,
  reservationTardive: (change) => `Reserva tardia: ${variation('+', change)}`,
  absence: {
    justifiee: (percent) => `Ausência justificada: ${due(percent)}`,
    injustifiee: (percent) => `Ausência não justificada: ${due(percent)}`,
  },
  forfait: (centimes) => `Preço único: ${euros(centimes)}`,
  tranche: (quotient, rang, centimes) => `QF ${quotient} → escalão ${rang}: ${euros(centimes)}`,
  effort: (quotient, taux, centimes) => `QF ${quotient} × ${decimal(taux)}%: ${euros(centimes)}`,
  sansQuotient: (centimes) => `QF não indicado → preço mais alto: ${euros(centimes)}`,
  plancher: (centimes) => `Mínimo: ${euros(centimes)}`,
  plafond: (centimes) => `Máximo: ${euros(centimes)}`,
  sansRessources: (plafond) => `Rendimentos não indicados → máximo: ${euros(plafond)} por mês`,
  ressources: (centimes) => `Rendimentos: ${euros(centimes)} por mês`,
  auPlancher: (centimes, plancher) =>
    `Rendimentos: ${euros(centimes)} por mês, elevados ao mínimo de ${euros(plancher)}`,
  auPlafond: (centimes, plafond) =>
    `Rendimentos: ${euros(centimes)} por mês, reduzidos ao máximo de ${euros(plafond)}`,
  taux: (enfants, aeeh, taux, centimes) =>
    `Taxa para ${enfants} ${enfants === 1 ? 'filho' : 'filhos'} a cargo${aeeh > 0 ? `, ${aeeh} com AEEH` : ''}: ${decimal(taux)}% → ${euros(centimes)} por hora`,
  regle: {
    aLaMinute: 'Faturado ao minuto de presença',
    dehors: (ligne) => `Fora do território — ${ligne}`,
    rang: (rang, suivants, change) =>
      `${rang}.º filho${suivants ? ' e seguintes' : ''}: ${variation('−', change)}`,
    repas: (centimes) => `Refeição incluída: ${euros(centimes)}`,
    forfait: (centimes, hour) => `Preço único: ${euros(centimes)}${porHora(hour)}`,
    tranche: (from, { jusquA, prixCentimes }, hour) =>
      `${band(from, jusquA)}: ${euros(prixCentimes)}${porHora(hour)}`,
    effort: (taux, plancher, plafond, hour) =>
      `Quotient familial × ${decimal(taux)}%, de ${euros(plancher)} a ${euros(plafond)}${porHora(hour)}`,
    cnaf: (accueil, hour) =>
      `Tabela nacional da CNAF (acolhimento ${accueil === 'collectif' ? 'coletivo' : 'familiar'}): rendimentos do mês × taxa conforme o número de filhos${hour ? ', por hora' : ''}`,
  },
}
