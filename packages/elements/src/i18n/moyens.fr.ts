import type { Moyen } from '@inoe/contract/encaissements'
import { catalogue } from './langue.ts'

/** Names of the means of payment. */
export const moyensFr: Record<Moyen, string> = catalogue('moyens', {
  especes: 'Espèces',
  cheque: 'Chèque',
  cesu: 'CESU',
  'cheques-vacances': 'Chèques-vacances',
  virement: 'Virement',
  carte: 'Carte bancaire (PayFiP)',
  'prelevement-unique': 'Prélèvement unique (PayFiP)',
  prelevement: 'Prélèvement automatique',
  avoir: 'Avoir',
  credit: 'Avance utilisée',
  remboursement: 'Avance rendue',
})
