import { catalogue } from '../../../i18n/langue.ts'
import { deMois } from '../mois.ts'

const compte = (nombre: number, un: string, plusieurs: string) =>
  nombre === 1 ? `1 ${un}` : `${nombre} ${plusieurs}`

export const facturationsFr = catalogue('facturations', {
  choix: 'Service et mois à facturer',
  structure: 'Structure',
  mois: 'Mois',
  preparer: 'Préparer les factures',
  explication:
    'Préparer ne prévient personne\u00a0: vous vérifiez d’abord, vous émettez ensuite. Seul ce qui n’est pas encore facturé est repris.',
  preparation: 'Calcul…',
  brouillon: (mois: string, structure: string) => `Brouillon ${deMois(mois)}, ${structure}`,
  calcule: (quand: string) => `Calculé le ${quand}. Personne n’est encore prévenu.`,
  factures: 'Factures',
  avoirs: 'Avoirs',
  total: 'Total',
  bloquantes: (nombre: number) =>
    nombre === 1
      ? '1 point empêche d’émettre les factures\u00a0:'
      : `${nombre} points empêchent d’émettre les factures\u00a0:`,
  aVerifier: (nombre: number) => compte(nombre, 'point à vérifier', 'points à vérifier'),
  familles: (nombre: number) => compte(nombre, 'famille', 'familles'),
  chercher: 'Chercher une famille',
  trouvees: (nombre: number, total: number) =>
    nombre === total
      ? compte(total, 'famille', 'familles')
      : `${compte(nombre, 'famille', 'familles')} sur ${total}`,
  aucune: 'Aucune famille de ce nom.',
  rien: (mois: string, structure: string) =>
    `Rien à facturer pour ${structure} en ${mois}\u00a0: aucun jour réservé, ou tous déjà facturés.`,
  sansNom: 'Famille sans nom',
  avoir: 'avoir\u00a0: trop facturé auparavant',
  quantite: (quantite: string, prix: string) => `${quantite.replace('.', ',')} × ${prix}`,
  recalculer: 'Recalculer',
  abandonner: 'Abandonner le brouillon',
  barre: 'Émettre les factures',
  emettre: (factures: number, avoirs: number, total: string) => {
    const what = [
      ...(factures > 0 || avoirs === 0 ? [compte(factures, 'facture', 'factures')] : []),
      ...(avoirs > 0 ? [compte(avoirs, 'avoir', 'avoirs')] : []),
    ]
    return `Émettre ${what.join(' et ')}, ${total}`
  },
  emission: 'Émission…',
  question: (mois: string, structure: string) => `Émettre les factures ${deMois(mois)}\u00a0? (${structure})`,
  consequence: (factures: number, total: string) =>
    `${compte(factures, 'famille reçoit sa facture', 'familles reçoivent leur facture')} par e-mail, ${total} en tout. C’est définitif\u00a0: une facture émise ne se modifie ni ne se supprime, elle se corrige par un avoir.`,
  empechee: 'Réglez d’abord les points signalés plus haut, puis recalculez.',
  modifiee: 'Quelque chose a changé depuis votre vérification. Rien n’a été émis. Vérifiez à nouveau\u00a0:',
  inchangee: 'Les montants n’ont pas changé, mais des lignes ou des points à vérifier si.',
  ajoutee: (famille: string, total: string) => `${famille}\u00a0: nouvelle facture, ${total}`,
  retiree: (famille: string, total: string) => `${famille}\u00a0: plus rien à facturer (${total} auparavant)`,
  changee: (famille: string, avant: string, apres: string) => `${famille}\u00a0: ${avant} devient ${apres}`,
  faite: (factures: number, avoirs: number, total: string, mois: string) =>
    `${compte(factures, 'facture émise', 'factures émises')}${avoirs > 0 ? ` et ${compte(avoirs, 'avoir émis', 'avoirs émis')}` : ''} pour ${mois}, ${total} en tout. Les familles sont prévenues par e-mail.`,
  suite: 'Elles se retrouvent dans «\u00a0Caisse\u00a0», où le régisseur encaisse et corrige par un avoir.',
  abandonnee: 'Le brouillon est abandonné. Rien n’a été émis.',
  abandonQuestion: 'Abandonner ce brouillon\u00a0?',
  abandonConsequence: 'Aucune famille n’est prévenue. Vous pourrez le préparer à nouveau.',
  voirEmises: 'Voir les factures',
  chercherEmise: 'Famille ou numéro',
  aucuneEmise: 'Aucune facture ne correspond.',
  nombreEmises: (nombre: number) => (nombre === 1 ? '1 facture' : `${nombre} factures`),
  annulee: 'annulée par un avoir',
  unAvoir: 'avoir',
  payee: 'payée',
  resteAPayer: (montant: string) => `${montant} à payer`,
  pdf: 'PDF',
  pdfDe: (numero: string) => ` de ${numero}`,
  anciennes: 'Facturations précédentes',
  aucuneAncienne: 'Aucune facturation pour cette structure.',
  etats: { brouillon: 'brouillon', emise: 'émise' },
  reprendre: 'Reprendre',
  de: (mois: string) => ` le brouillon ${deMois(mois)}`,
  preparee: (quand: string) => `préparée le ${quand}`,
  emise: (quand: string) => `émise le ${quand}`,
  compte: (factures: number, avoirs: number) =>
    `${compte(factures, 'facture', 'factures')}${avoirs > 0 ? `, ${compte(avoirs, 'avoir', 'avoirs')}` : ''}`,
} as const)
