import type { AccesSante } from '@inoe/contract/mes-donnees'
import { catalogue } from '../i18n/langue.ts'

/** Words of « Mes données ». */
export const mesDonneesFr = catalogue('mesDonnees', {
  titre: 'Mes données',
  sousTitre: 'Ce que votre collectivité sait de votre famille, et vos droits sur ces informations.',
  copie: {
    titre: 'Copie de mes données',
    quoi: 'Tout ce que l’espace famille garde sur vous, dans un fichier ZIP : le dossier du foyer et la santé des enfants, les inscriptions, réservations et présences, les documents et messages, les factures et paiements, votre compte.',
    sans: 'Ce qui est à quelqu’un d’autre n’y est pas : le compte de l’autre parent, l’autre foyer d’un enfant en garde alternée.',
    demander: 'Préparer une copie',
    refaire: 'Préparer une copie plus récente',
    demandee:
      'C’est demandé. Vous recevrez un e-mail quand la copie sera prête : vous pouvez fermer cette page.',
    enCours: (quand: string) => `En préparation, demandée le ${quand}`,
    patience: 'Vous recevrez un e-mail quand elle sera prête.',
    prete: 'Votre copie est prête.',
    faite: (quand: string, taille: string) => `Copie du ${quand}, ${taille}`,
    jusque: (quand: string) => `À télécharger avant le ${quand}. Ensuite elle est effacée.`,
    telecharger: 'Télécharger la copie',
    telechargement: 'Téléchargement…',
    prudence: 'Ce fichier est personnel : ne le laissez pas sur un ordinateur partagé.',
    nom: (jour: string) => `mes-donnees-${jour}.zip`,
  },
  acces: {
    titre: 'Qui a vu la santé de mes enfants',
    quoi: 'Chaque fois qu’un agent lit les allergies, le PAI ou le régime d’un enfant, ouvre un de ses documents ou une absence pour maladie, c’est noté.',
    montrer: 'Voir qui les a lues',
    cacher: 'Refermer la liste',
    aucun: 'Personne n’a encore lu d’information de santé de vos enfants.',
    ecrans: {
      pointage: 'Allergies, PAI et régime, sur la feuille de pointage',
      absences: 'Absence déclarée, dans les demandes à traiter',
      justificatif: 'Justificatif d’absence',
      document: 'Document',
      fusion: 'Réunion de deux fiches',
    } satisfies Record<AccesSante['ecran'], string>,
    nomme: (objet: string) => ` « ${objet} »`,
    par: (structure: string, agent: string) => (agent ? `${structure}, ${agent}` : structure),
    le: (jour: string, premiere: string, derniere: string, fois: number) =>
      fois === 1 ? `le ${jour} à ${premiere}` : `le ${jour}, ${fois} fois entre ${premiere} et ${derniere}`,
    plus: 'Afficher les plus anciennes lectures',
  },
  durees: {
    titre: 'Combien de temps',
    quoi: 'Chaque information est gardée un temps, puis détruite. Ce sont des archives publiques\u00a0: les Archives départementales donnent leur accord avant.',
    montrer: 'Voir les durées',
    cacher: 'Refermer les durées',
    duree: (duree: string, depuis: string) => `${duree} après\u00a0: ${depuis}`,
  },
  effacement: {
    titre: 'Effacer mes données',
    quoi: 'Vous pouvez demander que votre compte soit fermé et vos données effacées. Le service vous répond dans un mois au plus\u00a0; la loi lui impose d’en garder certaines.',
    montrer: 'Voir ce qui serait effacé',
    cacher: 'Refermer',
    autreParent: 'L’autre parent a aussi accès au dossier de votre foyer\u00a0: il le garde.',
    efface: 'Ce qui sera effacé',
    garde: 'Ce qui sera gardé, et pourquoi',
    duree: (duree: string, pourquoi: string) =>
      `${duree[0]?.toUpperCase()}${duree.slice(1)}\u00a0: ${pourquoi}.`,
    obstacles: 'À régler avant que le service puisse accepter\u00a0:',
    demander: 'Demander l’effacement',
    question: 'Demander l’effacement de vos données\u00a0?',
    explication:
      'Rien n’est effacé avant la réponse du service, et vous pouvez retirer votre demande jusque-là. Ensuite, rien ne pourra revenir\u00a0: pensez à télécharger une copie.',
    demandee: 'Votre demande est envoyée. Un e-mail vous le confirme.',
    enAttente: (quand: string) => `Demandé le ${quand}`,
    patience: 'Le service doit répondre dans le mois. Rien n’est effacé d’ici là.',
    retirer: 'Retirer ma demande',
    retiree: 'Votre demande est retirée. Rien n’est effacé.',
    refusee: (quand: string) => `Votre demande n’a pas été acceptée, le ${quand}.`,
  },
} as const)
