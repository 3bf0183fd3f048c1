import type { EtatAbsence, MotifAbsence } from '@inoe/contract/absences'
import { catalogue } from '../../i18n/langue.ts'

const plural = (count: number, one: string, many: string) => `${count} ${count > 1 ? many : one}`
const motifs: readonly (readonly [MotifAbsence, string])[] = [
  ['maladie', 'Maladie'],
  ['rendez-vous', 'Rendez-vous'],
  ['famille', 'Raison familiale'],
  ['autre', 'Autre'],
]
const etats: Record<EtatAbsence, string> = {
  declaree: 'Déclarée, le service va répondre',
  acceptee: 'Acceptée, non facturée',
  refusee: 'Refusée',
  retiree: 'Retirée',
}

export const messages = catalogue('absence', {
  titre: 'Absences',
  intro:
    'Quand il est trop tard pour annuler, déclarez l’absence\u00a0: le service décide si le jour est facturé.',
  jours: 'Jours d’absence',
  aucun: 'Aucun jour dont l’absence puisse être déclarée en ce moment.',
  motif: 'Raison',
  motifs,
  commentaire: 'Précisions (facultatif)',
  justificatif: 'Justificatif (facultatif)',
  fichier: {
    deposer: 'Déposez un certificat ici',
    choisir: 'Joindre un document',
    photographier: 'Photographier',
    aide: 'PDF ou photo, par exemple un certificat médical',
  },
  joint: (nom: string) => `Document joint\u00a0: ${nom}`,
  enlever: 'Enlever le document',
  declarer: 'Déclarer l’absence',
  envoi: 'Envoi…',
  choisir: 'Cochez au moins un jour.',
  declare: (count: number) =>
    `${plural(count, 'jour d’absence déclaré', 'jours d’absence déclarés')}. Le service va répondre.`,
  documentManque: (raison: string) => `L’absence est déclarée, mais le document n’est pas parti. ${raison}`,
  renvoyer: 'Envoyer le document de nouveau',
  dejaDeclarees: 'Absences déclarées',
  etats,
  reponse: (reponse: string) => `Réponse du service\u00a0: ${reponse}`,
  retirer: 'Retirer la déclaration',
  retiree: 'La déclaration est retirée.',
} as const)
