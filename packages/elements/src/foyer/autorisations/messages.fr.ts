import { catalogue } from '../../i18n/langue.ts'

export const autorisationsFr = catalogue('autorisations', {
  aide: 'Lisez chaque texte, puis répondez librement pour chaque enfant. Vous pouvez changer d’avis à tout moment, ici même.',
  deux: 'Demande l’accord des deux titulaires de l’autorité parentale.',
  depuis: (jour: string) => `Texte en vigueur depuis le ${jour}`,
  accepter: 'J’accepte',
  accepterNouveau: 'J’accepte ce nouveau texte',
  refuser: 'Je refuse',
  donner: 'Donner mon accord',
  retirer: 'Retirer mon accord',
  pour: (prenom: string, titre: string) => ` pour ${prenom}\u00a0: ${titre}`,
  envoi: 'Envoi…',
  nonTitulaire: (prenom: string) =>
    `Seuls les titulaires de l’autorité parentale répondent pour ${prenom}. Si c’est votre cas, écrivez au service.`,
  badge: {
    donne: 'Accord donné',
    'ancienne-version': 'Texte modifié',
    'attend-second': 'Un accord manque',
    absent: 'Sans réponse',
    refuse: 'Refusé',
    retire: 'Accord retiré',
  },
  moi: {
    oui: (jour: string) => `Vous avez donné votre accord le ${jour}.`,
    non: (jour: string) => `Vous avez répondu non le ${jour}.`,
    ancien: (jour: string) => `Vous aviez donné votre accord le ${jour}, sur un texte qui a changé depuis.`,
  },
  autre: {
    oui: (jour: string) => `L’autre responsable a donné son accord le ${jour}.`,
    non: (jour: string) => `L’autre responsable a répondu non le ${jour}.`,
    attendu: 'L’autre responsable n’a pas encore répondu : un e-mail l’y invite.',
    injoignable: 'L’autre responsable n’a pas encore de connexion à cet espace.',
    inviter: 'L’inviter depuis « Mon compte »',
  },
  fait: {
    oui: (prenom: string, titre: string) => `C’est enregistré : votre accord pour ${prenom}, « ${titre} ».`,
    non: (prenom: string, titre: string) =>
      `C’est enregistré : vous répondez non pour ${prenom}, « ${titre} ».`,
  },
} as const)
