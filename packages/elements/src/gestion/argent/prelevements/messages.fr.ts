import { catalogue } from '../../../i18n/langue.ts'

const compte = (nombre: number, un: string, plusieurs: string) =>
  nombre === 1 ? `1 ${un}` : `${nombre} ${plusieurs}`

export const prelevementsFr = catalogue('prelevements', {
  sansSepa:
    'Cette régie ne prélève pas encore\u00a0: indiquez son identifiant créancier SEPA dans «\u00a0Réglages de la régie\u00a0».',
  preparer: 'Préparer une remise',
  explication:
    'Toutes les factures à payer d’ici là sous un mandat actif. Chaque famille est prévenue aussitôt de la date et du montant.',
  date: 'Date du prélèvement',
  aideDate: (date: string) => `À partir du ${date}\u00a0: les familles sont prévenues 14 jours avant.`,
  tropTot: (date: string) => `Choisissez une date à partir du ${date}.`,
  question: (date: string) => `Préparer les prélèvements du ${date}\u00a0?`,
  consequence:
    'Les familles concernées reçoivent aussitôt un e-mail avec la date et le montant de leur prélèvement.',
  faite: (nombre: number, total: string, date: string) =>
    `${compte(nombre, 'prélèvement préparé', 'prélèvements préparés')} pour le ${date}, ${total}. Les familles sont prévenues.`,
  remises: 'Remises',
  aucune: 'Aucune remise pour l’instant.',
  le: (date: string) => `Prélèvements du ${date}`,
  etats: { preparee: 'préparée', deposee: 'déposée', close: 'close' },
  resume: (nombre: number, rejets: number) =>
    `${compte(nombre, 'prélèvement', 'prélèvements')}${rejets > 0 ? `, ${compte(rejets, 'rejet', 'rejets')}` : ''}`,
  ouvrir: 'Voir',
  fermer: 'Fermer',
  de: (date: string) => ` la remise du ${date}`,
  etapes: {
    preparee: 'Étape suivante\u00a0: déposer la remise. Son fichier est alors créé, et elle ne change plus.',
    deposee:
      'Étape suivante\u00a0: transmettre le fichier à la DGFiP, noter les rejets, puis clore la remise à sa date.',
    close: 'Les factures prélevées sont payées. Un rejet tardif se note encore ici.',
  },
  deposer: 'Déposer la remise',
  deposerQuestion: 'Déposer cette remise\u00a0?',
  deposerConsequence:
    'Les factures payées entre-temps en sont retirées et le fichier est créé. Ensuite la remise ne change plus.',
  deposee: 'La remise est déposée\u00a0: téléchargez son fichier.',
  fichier: 'Télécharger le fichier (pain.008)',
  nomFichier: (date: string) => `prelevements-${date}.xml`,
  clore: 'Clore la remise',
  cloreQuestion: 'Clore cette remise\u00a0?',
  cloreConsequence:
    'Les prélèvements non rejetés sont inscrits au journal, et leurs factures sont payées. C’est définitif.',
  close: 'La remise est close\u00a0: les factures prélevées sont payées.',
  cloreDes: (date: string) => `Elle pourra être close à partir du ${date}.`,
  supprimer: 'Supprimer la remise',
  supprimerQuestion: 'Supprimer cette remise\u00a0?',
  supprimerConsequence: 'Rien n’est prélevé, et les familles en sont prévenues par e-mail.',
  supprimee: 'La remise est supprimée. Les familles sont prévenues.',
  prelevements: {
    prevu: 'prévu',
    preleve: 'prélevé',
    rejete: 'rejeté',
    retire: 'retiré',
  },
  mandat: (rum: string, premier: boolean) => `Mandat ${rum}${premier ? ', premier prélèvement' : ''}`,
  factures: (numeros: string) => `Factures ${numeros}`,
  sansNom: 'Famille sans nom',
  rejeter: 'Noter un rejet',
  pour: (famille: string) => ` pour ${famille}`,
  motif: 'Motif donné par la banque',
  rejetConsequence:
    'Les factures sont à nouveau à payer et la famille est prévenue. Selon le motif, son mandat est suspendu.',
  rejetQuestion: (montant: string, famille: string) => `Noter le rejet de ${montant}, ${famille}\u00a0?`,
  confirmerRejet: 'Noter le rejet',
  rejete: (montant: string) => `Le rejet de ${montant} est noté. La famille est prévenue.`,
  rejet: (motif: string) => `Rejeté\u00a0: ${motif}`,
  codes: {
    AM04: 'Provision insuffisante',
    AC01: 'Numéro de compte inconnu de la banque',
    AC04: 'Compte clos',
    AC06: 'Compte bloqué',
    AG01: 'Prélèvement interdit sur ce compte',
    BE05: 'Créancier refusé par le titulaire',
    MD01: 'Pas de mandat valable',
    MD06: 'Remboursement demandé par le titulaire',
    MD07: 'Titulaire décédé',
    MS02: 'Refusé par le titulaire',
    MS03: 'Raison non précisée par la banque',
    SL01: 'Service particulier de la banque du titulaire',
  },
} as const)

const CODES: Readonly<Record<string, string>> = prelevementsFr.codes

/** « AM04, provision insuffisante » */
export const motifEnMots = (code: string): string => (CODES[code] ? `${CODES[code]} (${code})` : code)
