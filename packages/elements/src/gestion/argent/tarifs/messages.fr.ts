export const tarifsFr = {
  explication:
    'Un tarif vaut de sa date jusqu’au suivant. Un jour déjà facturé garde le sien\u00a0: un tarif en vigueur ne se supprime pas, il se remplace.',
  aucun: 'Aucun tarif. Les jours sans tarif ne peuvent pas être facturés.',
  contrat: 'Accueil par contrat',
  unite: (code: string) => `Unité «\u00a0${code}\u00a0»`,
  enVigueur: 'en vigueur',
  aVenir: 'à venir',
  passe: 'remplacé',
  depuis: (date: string) => `Depuis le ${date}`,
  aPartir: (date: string) => `À partir du ${date}`,
  anciens: (nombre: number) => (nombre === 1 ? '1 tarif remplacé' : `${nombre} tarifs remplacés`),
  retirer: 'Retirer ce tarif',
  de: (quoi: string, date: string) => ` de ${quoi} au ${date}`,
  question: (quoi: string) => `Retirer le tarif à venir de ${quoi}\u00a0?`,
  consequence: 'Le tarif en vigueur continue à cette date.',
  retire: 'Le tarif à venir est retiré.',
} as const
