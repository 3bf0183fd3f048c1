import type { PrixSimules, Simulation } from '@inoe/contract/tarifs'
import type { Langue } from '../http/langue.ts'
import type { Offre } from '../structures/store.ts'
import { parolesPrix } from './phrases.ts'
import { chiffrer, ORDINAIRE, type Situation } from './rules.ts'
import type { Tarification } from './tarification.ts'

/** What each unit of an activity costs who says that of themselves, by the function that bills them. */
export function simuler(
  offre: Pick<Offre, 'id' | 'nom' | 'mode' | 'unites'>,
  tarification: Tarification,
  date: string,
  asked: Omit<Simulation, 'activite' | 'date'>,
  langue: Langue,
): PrixSimules {
  const number = (text: string | undefined) => (text === undefined ? null : Number(text))
  const mensuelles = number(asked.ressourcesMensuelles)
  const situation: Situation = {
    quotientFamilial: number(asked.quotientFamilial),
    ressourcesCentimes: mensuelles === null ? null : mensuelles * 12 * 100,
    enfantsACharge: Number(asked.enfants),
    enfantsAeeh: Number(asked.aeeh),
    resident: asked.resident === 'oui',
  }
  const dit = parolesPrix(langue)
  const contrat = offre.mode === 'contrat' ? [{ code: '', nom: dit.contrat }] : []
  return {
    activite: { id: offre.id, nom: offre.nom },
    date,
    prix: [...contrat, ...offre.unites].flatMap(({ code, nom }) => {
      const regle = tarification.regle(offre.id, code, date)
      if (!regle) return []
      const prestation = { ...ORDINAIRE, rang: Number(asked.rang) }
      const prix = chiffrer(regle, situation, prestation, tarification.bareme(date), dit)
      return [{ unite: code, nom, par: regle.par, prix }]
    }),
  }
}
