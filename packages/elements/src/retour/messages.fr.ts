import { catalogue } from '../i18n/langue.ts'

export const retourFr = catalogue('retour', {
  titre: 'Avant de revenir',
  vientDe: (site: string) => `Vous venez de ${site}. Connectez-vous\u00a0: vous y reviendrez aussitôt.`,
  connecte: (site: string, courriel: string) =>
    `Vous êtes connecté avec l’adresse ${courriel}. Continuez pour revenir sur ${site}\u00a0; si ce n’est pas votre compte, déconnectez-vous d’abord.`,
  continuer: (site: string) => `Continuer vers ${site}`,
  revenir: (site: string) => `Revenir sur ${site} sans me connecter`,
  enRoute: (site: string) => `Retour vers ${site}…`,
} as const)
