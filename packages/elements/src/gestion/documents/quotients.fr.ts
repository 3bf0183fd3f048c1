import { catalogue } from '../../i18n/langue.ts'

export const quotientsServiceFr = catalogue('quotientsService', {
  titre: 'Quotients à comparer avec leur attestation',
  declare: (quand: string) => `Envoyé le ${quand}`,
  declareValeur: 'Quotient déclaré',
  valeur: (valeur: string, caisse: string) => `${valeur} (${caisse})`,
  avant: 'Quotient d’avant',
  aucun: 'aucun',
  preuve: 'Attestation',
  ouvrir: 'Ouvrir',
  enControle: 'vérifiée par l’antivirus\u00a0: elle s’ouvrira ensuite.',
  sansPreuve: 'aucune',
  accepter: 'Accepter',
  refuser: 'Refuser',
  fin: 'Valable jusqu’au (facultatif)',
  finAide: 'La famille est prévenue 30 et 7 jours avant.',
  motif: 'Motif du refus, que la famille lira',
  motifRequis: 'Indiquez le motif\u00a0: la famille doit savoir quoi corriger.',
  confirmer: { acceptee: 'Accepter ce quotient', refusee: 'Refuser ce quotient' },
  repondu: {
    acceptee: 'Quotient accepté\u00a0: il vaut pour les prochaines factures. La famille est prévenue.',
    refusee: 'Quotient refusé, la famille est prévenue.',
  },
} as const)
