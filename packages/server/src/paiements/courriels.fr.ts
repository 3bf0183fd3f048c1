import { euros } from '../factures/rules.ts'
import type { Lettre } from '../outside/lettre.ts'

export interface PaiementRecu {
  montantCentimes: number
  prelevement: boolean
  numauto: string | null
  numeros: readonly string[]
  tropPercuCentimes: number
}

/** Receipt of an online payment. */
export function recu(collectivite: Lettre['collectivite'], paiement: PaiementRecu, url: string): Lettre {
  const { montantCentimes, prelevement, numauto, numeros, tropPercuCentimes } = paiement
  const several = numeros.length > 1
  return {
    sujet: `Paiement reçu : ${euros(montantCentimes)}`,
    collectivite,
    paragraphes: [
      `Votre paiement ${prelevement ? 'par prélèvement' : 'par carte bancaire'} de ${euros(montantCentimes)} est enregistré pour ${several ? 'les factures' : 'la facture'} ${numeros.join(', ')}.`,
      ...(numauto ? [`Numéro d’autorisation : ${numauto}.`] : []),
      ...(tropPercuCentimes > 0
        ? [
            `${euros(tropPercuCentimes)} étaient déjà réglés par ailleurs : ils sont gardés en avance, le régisseur les utilise ou vous les rend.`,
          ]
        : []),
    ],
    bouton: { texte: 'Voir mes paiements', url },
    note: 'Conservez cet e-mail : il vaut reçu.',
  }
}
