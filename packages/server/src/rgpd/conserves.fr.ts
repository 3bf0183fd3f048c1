// What an erasure takes away and what it leaves, as it is said; French is the source.
export const mots = {
  efface: {
    foyer: [
      'Votre compte\u00a0: adresse e-mail, mot de passe, clés d’accès, appareils, connexions, copies de vos données',
      'Le dossier du foyer\u00a0: adultes, adresse, revenus, quotient familial',
      'Les enfants et leur santé, sauf un enfant qui a un autre foyer\u00a0: il y reste',
      'Les inscriptions, les réservations et présences qui n’ont pas été facturées, les absences',
      'Les documents, les messages et tous les fichiers',
    ],
    compte: [
      'Votre compte\u00a0: adresse e-mail, mot de passe, clés d’accès, appareils, connexions, copies de vos données',
      'Votre nom et vos coordonnées dans le dossier du foyer, et sur les messages que vous avez écrits',
    ],
  },
  apresExercice: (duree: string) => `${duree} après la fin de leur exercice`,
  apresLaFin: (duree: string) => `${duree} après leur fin`,
  factures: {
    quoi: 'Les factures et les avoirs, avec le nom et l’adresse qui y sont imprimés',
    pourquoi: 'ce sont des pièces comptables',
  },
  reglements: {
    quoi: 'Les règlements, les paiements en ligne, les prélèvements et les mandats signés (révoqués)',
    pourquoi: 'ils prouvent ce qui a été payé',
  },
  jours: {
    quoi: 'Les jours et les heures facturés, rattachés à un dossier sans nom ni adresse',
    duree: 'aussi longtemps que la facture',
    pourquoi: 'ils la justifient',
  },
  decisions: {
    quoi: 'Les décisions de justice appliquées pour un enfant qui a un autre foyer, sans le nom de votre foyer',
    pourquoi: 'elles disent à qui l’enfant ne doit pas être remis',
  },
  demande: {
    quoi: 'Votre demande et sa réponse, sans votre adresse',
    pourquoi: 'la collectivité doit pouvoir prouver qu’elle y a répondu',
  },
  dossier: {
    quoi: 'Le dossier du foyer\u00a0: enfants, réservations, documents, messages, factures',
    duree: 'tant que l’autre parent s’en sert',
    pourquoi: 'il est aussi le sien\u00a0; vos messages y restent sans votre nom',
  },
}

export type Mots = typeof mots
