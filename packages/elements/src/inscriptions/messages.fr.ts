import type { EtatInscription } from '@inoe/contract/suivi'
import { catalogue } from '../i18n/langue.ts'
import type { Critere, Groupe } from './filtres.ts'

/** Words of « Mes inscriptions ». */
export const inscriptionsFr = catalogue('inscriptions', {
  titre: 'Mes inscriptions',
  demander: 'Inscrire un ou plusieurs enfants',
  vide: 'Vous n’avez encore demandé aucune inscription. Choisissez une activité\u00a0: vous suivrez ici la réponse du service.',
  filtrer: 'Filtrer les demandes',
  critere: {
    enfant: 'Enfant',
    structure: 'Structure',
    etat: 'État',
    annee: 'Année scolaire',
  } satisfies Record<Critere, string>,
  tous: {
    enfant: 'Tous les enfants',
    structure: 'Toutes les structures',
    etat: 'Tous les états',
    annee: 'Toutes les années',
  } satisfies Record<Critere, string>,
  nombre: (nombre: number, total: number) =>
    nombre === total
      ? total === 1
        ? '1 demande'
        : `${total} demandes`
      : nombre === 0
        ? 'Aucune demande ne répond à ces filtres.'
        : `${nombre} sur ${total} demandes`,
  toutes: 'Tout afficher',
  groupe: {
    enCours: 'En cours',
    repondues: 'Répondues',
    passees: 'Retirées ou terminées',
  } satisfies Record<Groupe, string>,
  etat: {
    demandee: 'En cours d’étude',
    incomplete: 'À compléter',
    'en-attente': 'Sur liste d’attente',
    acceptee: 'Acceptée',
    refusee: 'Refusée',
    retiree: 'Retirée',
    terminee: 'Terminée',
  } satisfies Record<EtatInscription, string>,
  annee: (annee: number) => `${annee}-${annee + 1}`,
  anneeScolaire: (annee: number) => `année scolaire ${annee}-${annee + 1}`,
  rang: (rang: number) => `${rang}${rang === 1 ? 'er' : 'e'} sur la liste d’attente`,
  /** What is waited for, and from whom. */
  attendu: {
    demandee:
      'Le service étudie la demande. Vous n’avez rien à faire\u00a0: la réponse arrivera ici et par e-mail.',
    pieces: (pieces: string) =>
      `À vous\u00a0: donnez ${pieces} dans «\u00a0Mes documents\u00a0». La demande repartira d’elle-même à l’étude.`,
    incomplete: 'À vous\u00a0: faites ce que le service demande, puis appuyez sur «\u00a0C’est fait\u00a0».',
    'en-attente':
      'Toutes les places sont prises. Vous n’avez rien à faire\u00a0: si une place se libère, le service étudie la demande et vous recevez un e-mail.',
  },
  /** The same in a few words, at the end of the steps. */
  ensuite: {
    demandee: 'la réponse du service',
    incomplete: 'ce qui vous est demandé, puis la réponse du service',
    'en-attente': 'une place qui se libère, puis la réponse du service',
  },
  piece: (nom: string) => `«\u00a0${nom}\u00a0»`,
  message: (motif: string) => `Message du service\u00a0: ${motif}`,
  motif: (motif: string) => `Motif\u00a0: ${motif}`,
  contester: (contact: string) => `Pour en parler ou contester cette décision\u00a0: ${contact}`,
  versDocuments: 'Aller à «\u00a0Mes documents\u00a0»',
  reserver: 'Réserver des jours',
  completer: 'C’est fait',
  retirer: 'Retirer la demande',
  renoncer: 'Renoncer à l’inscription',
  reprendre: 'Reprendre la demande',
  envoi: 'Envoi…',
  de: (prenom: string, activite: string) => `\u00a0: ${prenom}, ${activite}`,
  retirerTitre: (prenom: string, activite: string) => `Retirer la demande (${prenom}, ${activite})\u00a0?`,
  retirerTexte:
    'Le service ne l’étudiera plus et la place gardée ira à un autre enfant. Vous pourrez la reprendre ici\u00a0: à l’étude s’il reste une place, sinon sur liste d’attente.',
  retirerAttente:
    'Votre place sur la liste ira aux suivants. Vous pourrez reprendre la demande ici, et retrouver votre rang.',
  renoncerTitre: (prenom: string, activite: string) =>
    `Renoncer à l’inscription (${prenom}, ${activite})\u00a0?`,
  renoncerTexte: 'La place ira à un autre enfant. Pour revenir, il faudra refaire une demande.',
  fait: {
    retirer: (prenom: string, activite: string) =>
      `${prenom}, «\u00a0${activite}\u00a0»\u00a0: la demande est retirée.`,
    reprendre: (prenom: string, activite: string) =>
      `${prenom}, «\u00a0${activite}\u00a0»\u00a0: la demande est reprise.`,
    completer: (prenom: string, activite: string) =>
      `${prenom}, «\u00a0${activite}\u00a0»\u00a0: le service est prévenu, il étudie de nouveau la demande.`,
  },
  suivi: 'Suivi de la demande',
  etapes: (nombre: number) => (nombre === 1 ? '1 étape' : `${nombre} étapes`),
  par: { famille: 'par votre foyer', service: 'par le service', systeme: '' },
} as const)
