import { catalogue } from '../i18n/langue.ts'

/** What is said before the roll call comes. */
export const ecranFr = catalogue('ecranPointage', {
  titre: 'Pointage',
  connexion: 'Connectez-vous avec votre compte du service pour pointer les enfants.',
  reserve: 'Cette page est réservée aux services.',
} as const)
