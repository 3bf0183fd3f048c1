import type { Phrases } from './phrases.fr.ts'

export const phrases: Phrases = {
  sections: {
    contact: 'Morada e contacto',
    parents: 'Pais',
    revenus: 'Rendimentos e quotient familial',
    identite: 'Identidade',
    sante: 'Informações médicas',
    personnes: 'Pessoas e emergências',
    consentements: 'Autorizações',
  },
  manquants: (champs) =>
    champs.length === 1
      ? `Falta uma informação obrigatória: ${champs[0]}.`
      : `Faltam informações obrigatórias: ${champs.join(', ')}.`,
  autorisationAbsente: (titre, prenom) => `Falta uma resposta para ${prenom}: «${titre}».`,
  autorisationAncienne: (titre, prenom) =>
    `O texto «${titre}» mudou: leia-o de novo e responda para ${prenom}.`,
  autorisation: (titre, prenom) => `${titre} (${prenom})`,
  reponses: {
    donne: 'autorizado',
    'attend-second': 'autorizado, o outro progenitor ainda não respondeu',
    refuse: 'recusado',
    retire: 'autorização retirada',
    absent: 'sem resposta',
    'ancienne-version': 'autorizado num texto que mudou',
  },
  personne: (lien, telephone, roles, enfants) =>
    [lien, telephone, ...roles, enfants.join(', ')].filter((one) => one !== '').join(' · '),
  peutChercher: 'pode ir buscar',
  aPrevenir: 'a avisar',
  personneSeule: 'Pessoas autorizadas e pessoas a avisar',
  aucune: 'nenhuma',
}
