import { catalogue } from '../i18n/langue.ts'

/** Said where signing in with a key was given up; apart since nobody else has to download it. */
export const cleAccesFr = catalogue('cleAcces', {
  abandonnee:
    'Aucune clé d’accès n’a été utilisée. Connectez-vous avec votre mot de passe\u00a0: vous pourrez ajouter une clé dans « Mon compte ».',
} as const)
