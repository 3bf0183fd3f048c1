import type { DeclarationQuotient } from '@inoe/contract/quotients'
import { catalogue } from '../../i18n/langue.ts'

export const declarationFr = catalogue('declaration', {
  intro:
    'Recopiez le quotient de votre attestation et joignez-la. Le service compare les deux et vous répond par e-mail. Jusque-là, vos prix suivent l’ancien quotient.',
  introImmediat:
    'Recopiez le quotient de votre attestation et joignez-la. Vos prix en tiennent compte tout de suite\u00a0; le service compare les deux et vous répond par e-mail.',
  valeur: 'Quotient familial de l’attestation',
  valeurAide: 'En euros, sans centimes.',
  valeurFausse: 'Écrivez un nombre entier de 0 à 99\u00a0999.',
  caisse: 'Caisse',
  fichier: 'Attestation de la CAF ou de la MSA',
  fichierAide: (max: string) => `PDF ou photo, ${max} au plus`,
  fichierRequis: 'Joignez votre attestation.',
  choisir: 'Choisir un fichier',
  photographier: 'Photographier',
  envoyer: 'Envoyer mon quotient et son attestation',
  envoi: 'Envoi…',
  fait: 'Votre quotient et son attestation sont envoyés. Un e-mail vous le confirme.',
  une: (valeur: string, caisse: string) => `Quotient ${valeur}, ${caisse}`,
  etats: {
    demandee: 'En attente du service',
    acceptee: 'Accepté',
    refusee: 'Refusé',
    retiree: 'Retiré',
  } satisfies Record<DeclarationQuotient['etat'], string>,
  declaree: (date: string) => `Envoyé le ${date}`,
  valable: (date: string) => `Valable jusqu’au ${date}`,
  motif: (motif: string) => `Réponse du service\u00a0: ${motif}`,
  retirer: 'Retirer cet envoi',
  retirerTitre: 'Retirer ce quotient et son attestation\u00a0?',
  retirerTexte: 'Le service ne les verra plus. Vos prix suivent le quotient d’avant.',
  retiree: 'L’envoi est retiré.',
} as const)
