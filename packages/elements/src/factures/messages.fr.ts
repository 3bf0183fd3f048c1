import { catalogue } from '../i18n/langue.ts'

/** Words of « Mes paiements ». Amounts, dates and times come already written. */
export const facturesFr = catalogue('factures', {
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
  autresMoyens: 'Autres moyens de payer',
  prelevee: (date: string) => `Prélevée sur votre compte le ${date}\u00a0: vous n’avez rien à faire.`,
  aPrelever:
    'Réglée par prélèvement automatique\u00a0: la date vous sera annoncée par e-mail, 14 jours avant.',
  avoir: (structure: string, mois: string) => `Avoir, ${structure}, ${mois}`,
  numeroAvoir: (numero: string) => `Avoir ${numero}`,
  avoirDe: (numero: string) => `sur la facture ${numero}`,
  annulee: 'Annulée par un avoir',
  paye: (moyen: string, date: string) => `${moyen}, le ${date}`,
  repris: (moyen: string, date: string) => `${moyen}, annulé ou rendu le ${date}`,
  recu: 'Reçu (PDF)',
  recuDe: (numero: string, date: string) => ` de la facture ${numero}, le ${date}`,
  credit: (montant: string, regie: string) => `Vous avez ${montant} d’avance à la ${regie}.`,
  creditSuite: 'Le régisseur l’utilise pour une prochaine facture, ou vous le rend si vous le demandez.',
  unParUn: (regie: string) => `À la ${regie}, chaque facture se paie seule\u00a0: une seule reste cochée.`,
  nouvelles: {
    emise: (structure: string, numero: string, reste: string) =>
      `${structure}\u00a0: ${reste} à payer, facture ${numero}.`,
    reglee: (numero: string, recu: string, reste: string | false) =>
      `Facture ${numero}\u00a0: ${recu} reçus. ${reste ? `Il reste ${reste} à payer.` : 'Elle est réglée.'}`,
    soldee: (numero: string) => `La facture ${numero} n’est plus à payer.`,
  },
  filtres: {
    titre: 'Filtrer les factures',
    structure: 'Service',
    enfant: 'Enfant',
    annee: 'Année',
    toutes: 'Toutes',
    tous: 'Tous',
    rien: (filtre: string) => `Aucune facture pour\u00a0: ${filtre}.`,
    enlever: 'Enlever les filtres',
  },
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
  panneaux: {
    prelevement: 'Prélèvement automatique',
    historique: 'Historique des paiements en ligne',
    attestation: 'Attestation fiscale',
  },
  retour: {
    lecture: 'Vérification de votre paiement…',
    paye: (montant: string) => `Votre paiement de ${montant} est enregistré. Merci !`,
    payeSuite: 'Un reçu vous est envoyé par e-mail.',
    recu: 'Télécharger le reçu (PDF)',
    reste: (regie: string, montant: string) => `Il reste à payer\u00a0: ${regie}, ${montant}.`,
    payerReste: 'Payer la suite',
    tropPercu: (montant: string) =>
      `${montant} étaient déjà réglés par ailleurs\u00a0: ils sont gardés en avance, le régisseur les utilise ou vous les rend.`,
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
} as const)
