import type { Moyen } from '@inoe/contract/encaissements'
import { euros } from '../factures/rules.ts'
import type { Lettre } from '../outside/lettre.ts'
import { MOYENS_FR } from './recu.ts'

export interface RecuGuichet {
  moyen: Moyen
  montantCentimes: number
  numeros: readonly string[]
  creditCentimes: number
}

/** Receipt of what was paid at the counter. */
export function recuGuichet(
  collectivite: Lettre['collectivite'],
  { moyen, montantCentimes, numeros, creditCentimes }: RecuGuichet,
  url: string,
): Lettre {
  const pour =
    numeros.length === 0
      ? ''
      : ` pour ${numeros.length > 1 ? 'les factures' : 'la facture'} ${numeros.join(', ')}`
  return {
    sujet: `Paiement reçu : ${euros(montantCentimes)}`,
    collectivite,
    paragraphes: [
      `Nous avons reçu ${euros(montantCentimes)} par ${MOYENS_FR[moyen]}${pour}.`,
      ...(creditCentimes > 0 ? [`${euros(creditCentimes)} sont gardés en avance pour la suite.`] : []),
    ],
    bouton: { texte: 'Voir mes paiements', url },
    note: 'Votre reçu (PDF) est dans « Mes paiements », sous la facture.',
  }
}
