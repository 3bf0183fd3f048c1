import { catalogue } from '../i18n/langue.ts'

/** Words of « Actualités ». */
export const actualitesFr = catalogue('actualites', {
  titre: 'Actualités',
  vide: 'Aucune actualité pour le moment.',
  videAide: 'Les nouvelles de vos structures s’afficheront ici.',
  connexion: 'Connectez-vous pour lire aussi les nouvelles adressées à votre famille.',
  nouvelle: 'Nouveau',
  arrivees: (nombre: number) =>
    nombre === 1 ? 'Une nouvelle actualité.' : `${nombre} nouvelles actualités.`,
  depuis: (structure: string, jour: string) => `${structure}, le ${jour}`,
  absente: (quoi: string) => `Image non affichée\u00a0: ${quoi}`,
  pour: {
    tous: '',
    structure: 'Pour les familles inscrites dans cette structure',
    activite: (activite: string) => `Pour les familles inscrites\u00a0: ${activite}`,
    jour: (jour: string, activite: string | undefined) =>
      `Pour les enfants attendus le ${jour}${activite ? `, ${activite}` : ''}`,
  },
} as const)
