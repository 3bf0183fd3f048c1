/** What the tabs of money share. */
export const argentFr = {
  regie: 'Régie',
  envoi: 'Envoi…',
  montantInvalide: 'Écrivez un montant en euros, comme 12,50.',
  moyens: {
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
  },
  aucuneRegie: 'Aucune régie ne vous est confiée.',
} as const
