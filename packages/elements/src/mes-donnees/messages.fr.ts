/** Words of « Mes données ». */
export const mesDonneesFr = {
  titre: 'Mes données',
  sousTitre: 'Ce que votre collectivité sait de votre famille, et vos droits sur ces informations.',
  copie: {
    titre: 'Copie de mes données',
    quoi: 'Tout ce que l’espace famille garde sur vous, dans un fichier ZIP : le dossier du foyer et la santé des enfants, les inscriptions, réservations et présences, les documents et messages, les factures et paiements, votre compte.',
    sans: 'Ce qui est à quelqu’un d’autre n’y est pas : le compte de l’autre parent, l’autre foyer d’un enfant en garde alternée.',
    demander: 'Préparer une copie',
    refaire: 'Préparer une copie plus récente',
    demandee:
      'C’est demandé. Vous recevrez un e-mail quand la copie sera prête : vous pouvez fermer cette page.',
    enCours: (quand: string) => `En préparation, demandée le ${quand}`,
    patience: 'Vous recevrez un e-mail quand elle sera prête.',
    prete: 'Votre copie est prête.',
    faite: (quand: string, taille: string) => `Copie du ${quand}, ${taille}`,
    jusque: (quand: string) => `À télécharger avant le ${quand}. Ensuite elle est effacée.`,
    telecharger: 'Télécharger la copie',
    telechargement: 'Téléchargement…',
    prudence: 'Ce fichier est personnel : ne le laissez pas sur un ordinateur partagé.',
    nom: (jour: string) => `mes-donnees-${jour}.zip`,
  },
} as const
