import type { Lettre } from '../outside/lettre.ts'

/** Nothing of what it holds: only that it is there. @param url page of « Mes données » */
export function lettreExportPret(collectivite: Lettre['collectivite'], jours: number, url: string): Lettre {
  return {
    sujet: 'L’export de vos données est prêt',
    collectivite,
    paragraphes: [
      'Vous avez demandé une copie des données de votre famille : elle est prête.',
      `Vous pouvez la télécharger pendant ${jours} jours, une fois connecté à votre espace. Ensuite elle est effacée.`,
    ],
    bouton: { texte: 'Télécharger mes données', url },
    note: 'Vous n’avez rien demandé ? Quelqu’un utilise peut-être votre compte : changez votre mot de passe, puis déconnectez tous vos appareils dans « Mon compte ».',
  }
}
