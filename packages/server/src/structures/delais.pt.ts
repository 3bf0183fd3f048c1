import type { RegleDelai } from '@inoe/contract/structures'
import { formats } from '../outside/formats.ts'
import type { Delais } from './delais.fr.ts'

const { jourDeSemaine } = formats('pt')

function antes({ jours, compte }: Extract<RegleDelai, { type: 'jours' }>): string {
  if (jours === 0) return ' do próprio dia'
  if (compte === 'calendaires') return jours === 1 ? ' da véspera' : `, ${jours} dias antes`
  const semana = compte === 'ouvres' ? 'de segunda a sexta-feira' : 'de segunda-feira a sábado'
  return `, ${jours === 1 ? 'um dia útil' : `${jours} dias úteis`} antes (${semana}, exceto feriados)`
}

export const delais: Delais = {
  jusquA(regle) {
    const [hours, minutes] = regle.heure.split(':')
    const hour = `às ${Number(hours)}:${minutes}`
    switch (regle.type) {
      case 'jours':
        return `até ${hour}${antes(regle)}`
      case 'semaine': {
        const day = jourDeSemaine(regle.jour)
        return regle.semaines === 1
          ? `até ${day} da semana anterior, ${hour}`
          : `até ${day}, ${hour}, ${regle.semaines} semanas antes`
      }
      case 'mois': {
        const day = regle.quantieme === 31 ? 'ao último dia' : `ao dia ${regle.quantieme}`
        const short =
          regle.quantieme === 29 || regle.quantieme === 30 ? ' (o último dia, se for mais curto)' : ''
        return regle.mois === 1
          ? `até ${day} do mês anterior, ${hour}${short}`
          : `até ${day} do mês, ${hour}, ${regle.mois} meses antes${short}`
      }
    }
  },
  plafond: ({ par, nombre }) =>
    `${nombre} ${nombre > 1 ? 'dias' : 'dia'} no máximo por ${par === 'semaine' ? 'semana' : 'período'}`,
}
