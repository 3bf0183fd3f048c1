/** Words of « Mes paiements ». Amounts, dates and times come already written. */
export const facturesFr = {
  titre: 'Mes paiements',
  resteAPayer: (montant: string) => `${montant} à payer`,
  rien: 'Vous n’avez rien à payer.',
  rienSuite: 'Vos prochaines factures arriveront ici, et un e-mail vous préviendra.',
  facture: (structure: string, mois: string) => `${structure}, ${mois}`,
  numero: (numero: string) => `Facture ${numero}`,
  avant: (date: string) => `à payer avant le ${date}`,
  enRetard: (date: string) => `en retard : à payer depuis le ${date}`,
  payeeLe: (date: string) => `Payée le ${date}`,
  detail: 'Détail du calcul',
  detailDe: (numero: string) => ` de la facture ${numero}`,
  quantite: (quantite: number, prix: string) => `${quantite} × ${prix}`,
  totalFacture: 'Total de la facture',
  dejaPaye: 'Déjà payé',
  telecharger: 'Télécharger le PDF',
  telechargerDe: (numero: string) => ` de la facture ${numero}`,
  pdfEchoue: 'Le PDF n’a pas pu être téléchargé.',
  pasEnLigne: 'Pas de paiement en ligne pour ce service.',
  autrement: (moyens: string) => `Comment payer : ${moyens}`,
  enCours: 'Paiement en cours',
  enCoursSuite: (heure: string) => `Terminez-le, ou recommencez à partir de ${heure}.`,
  enCoursQuitte: (heure: string) => `Vous pourrez recommencer à partir de ${heure}.`,
  reprendre: 'Reprendre le paiement',
  choisies: (nombre: number, regie: string) =>
    nombre === 0
      ? 'Cochez les factures à payer'
      : `${nombre} ${nombre > 1 ? 'factures' : 'facture'}, ${regie}`,
  plusieursRegies: (paiements: number, regie: string, montant: string) =>
    `Ces factures se paient en ${paiements} fois, une par régie. D’abord : ${regie}, ${montant}.`,
  payer: 'Paiement en ligne',
  ouverture: 'Ouverture de PayFiP…',
  partiel:
    'Vous serez conduit sur PayFiP, le site de paiement de l’État. Le paiement partiel n’est pas autorisé.',
  tropPetit: (montant: string) =>
    `Le paiement en ligne commence à ${montant} : payez avec une autre facture, ou autrement.`,
  tropGrand: (montant: string) =>
    `PayFiP n’accepte pas plus de ${montant} à la fois : cochez moins de factures.`,
  voirPayees: 'Voir les factures payées',
  cacherPayees: 'Cacher les factures payées',
  titrePayees: 'Factures payées',
  aucunePayee: 'Aucune facture payée pour le moment.',
  retour: {
    lecture: 'Vérification de votre paiement…',
    paye: (montant: string) => `Votre paiement de ${montant} est enregistré. Merci !`,
    payeSuite: 'Un reçu vous est envoyé par e-mail.',
    tropPercu: (montant: string) =>
      `${montant} étaient déjà réglés par ailleurs : le régisseur vous les rendra, vous n’avez rien à faire.`,
    refuse: 'Votre paiement a été refusé.',
    refuseSuite: 'Rien n’a été débité. Vous pouvez réessayer, avec une autre carte ou par prélèvement.',
    abandonne: 'Vous avez abandonné le paiement.',
    abandonneSuite: 'Rien n’a été débité. Vos factures sont toujours à payer.',
    expire: 'Ce paiement n’a pas été terminé.',
    expireSuite: 'PayFiP n’a reçu aucun paiement jusqu’ici. Vous pouvez recommencer.',
    quitte: 'Vous avez quitté la page de paiement.',
    quitteSuite: (heure: string) =>
      `PayFiP ne confirme l’abandon qu’après vingt minutes. Vous pourrez recommencer à partir de ${heure}.`,
    attente: 'Votre paiement est en cours de vérification.',
    attenteSuite: 'Nous interrogeons PayFiP : cette page change d’elle-même, vous pouvez aussi la quitter.',
    inconnu: 'Ce paiement n’est pas connu de votre compte.',
    fermer: 'Fermer ce message',
  },
} as const
