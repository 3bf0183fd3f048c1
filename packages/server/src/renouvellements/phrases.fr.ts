import type { SectionDossier } from '@inoe/contract/renouvellements'

const sections: Record<SectionDossier, string> = {
  contact: 'Adresse et contact',
  parents: 'Parents',
  revenus: 'Revenus et quotient familial',
  identite: 'Identité',
  sante: 'Informations médicales',
  personnes: 'Personnes et urgences',
  consentements: 'Autorisations',
}

/** What a renewal says of a file; French is the source. */
export const phrases = {
  /** The parts of a file, as letters and refusals name them. */
  sections,
  manquants: (champs: readonly string[]) =>
    champs.length === 1
      ? `Il manque une information obligatoire\u00a0: ${champs[0]}.`
      : `Il manque des informations obligatoires\u00a0: ${champs.join(', ')}.`,
  autorisationAbsente: (titre: string, prenom: string) =>
    `Une réponse est attendue pour ${prenom}\u00a0: «\u00a0${titre}\u00a0».`,
  autorisationAncienne: (titre: string, prenom: string) =>
    `Le texte «\u00a0${titre}\u00a0» a changé\u00a0: relisez-le et répondez pour ${prenom}.`,
  autorisation: (titre: string, prenom: string) => `${titre} (${prenom})`,
  reponses: {
    donne: 'accord donné',
    'attend-second': 'accord donné, l’autre responsable n’a pas encore répondu',
    refuse: 'refusé',
    retire: 'accord retiré',
    absent: 'sans réponse',
    'ancienne-version': 'accord donné sur un texte qui a changé',
  },
  personne: (lien: string, telephone: string, roles: readonly string[], enfants: readonly string[]) =>
    [lien, telephone, ...roles, enfants.join(', ')].filter((one) => one !== '').join(' · '),
  peutChercher: 'peut venir chercher',
  aPrevenir: 'à prévenir',
  personneSeule: 'Personnes autorisées et à prévenir',
  aucune: 'aucune',
}

export type Phrases = typeof phrases
