import type { Phrases } from './phrases.fr.ts'

export const phrases: Phrases = {
  sections: {
    contact: 'Address and contact',
    parents: 'Parents',
    revenus: 'Income and quotient familial',
    identite: 'Identity',
    sante: 'Medical information',
    personnes: 'People and emergencies',
    consentements: 'Permissions',
  },
  manquants: (champs) =>
    champs.length === 1
      ? `A required piece of information is missing: ${champs[0]}.`
      : `Required information is missing: ${champs.join(', ')}.`,
  autorisationAbsente: (titre, prenom) => `An answer is awaited for ${prenom}: “${titre}”.`,
  autorisationAncienne: (titre, prenom) =>
    `The text “${titre}” has changed: read it again and answer for ${prenom}.`,
  autorisation: (titre, prenom) => `${titre} (${prenom})`,
  reponses: {
    donne: 'agreed',
    'attend-second': 'agreed, the other parent has not answered yet',
    refuse: 'refused',
    retire: 'agreement withdrawn',
    absent: 'no answer',
    'ancienne-version': 'agreed to a text that has changed',
  },
  personne: (lien, telephone, roles, enfants) =>
    [lien, telephone, ...roles, enfants.join(', ')].filter((one) => one !== '').join(' · '),
  peutChercher: 'may collect',
  aPrevenir: 'to be told',
  personneSeule: 'People who may collect and people to tell',
  aucune: 'none',
}
