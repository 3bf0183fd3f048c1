import { catalogue } from '../../i18n/langue.ts'
import { moyensFr } from '../../i18n/moyens.fr.ts'

/** What the tabs of money share. */
export const argentFr = catalogue('argent', {
  regie: 'Régie',
  envoi: 'Envoi…',
  montantInvalide: 'Écrivez un montant en euros, comme 12,50.',
  moyens: moyensFr,
  aucuneRegie: 'Aucune régie ne vous est confiée.',
} as const)
