import { catalogue } from '../../i18n/langue.ts'

/** Words of the town's look. */
export const apparenceFr: {
  aide: string
  reserve: string
  marque: string
  marqueAide: string
  nuancier: string
  pasCouleur: string
  lisible: (contraste: string) => string
  illisible: (contraste: string) => string
  prendre: (couleur: string) => string
  police: string
  policeAide: string
  logo: string
  logoAide: string
  logoVu: string
  sansLogo: string
  choisir: string
  deposer: string
  retirer: string
  tropGros: string
  apercu: string
  apercuTitre: string
  apercuBouton: string
  apercuLien: string
  apercuEtats: readonly [fait: string, attente: string, agir: string]
  enregistrer: string
  envoi: string
  enregistre: string
  rien: string
  annuler: string
} = catalogue('apparence', {
  aide: 'La couleur, la police et le logo de votre collectivité, sur ses modules, sa page hébergée et ses e-mails. Ce que la feuille de style de votre site règle elle-même l’emporte.',
  reserve:
    'L’apparence est réservée aux agents que votre collectivité a désignés pour répondre d’elle. Voyez avec la personne qui administre le serveur.',
  marque: 'Couleur principale',
  marqueAide: 'Six chiffres hexadécimaux, comme #6b2c91. Vide\u00a0: celle du produit.',
  nuancier: 'Choisir la couleur principale dans un nuancier',
  pasCouleur: 'Ce n’est pas une couleur\u00a0: écrivez un dièse et six chiffres hexadécimaux, comme #6b2c91.',
  lisible: (contraste) => `Contraste de ${contraste} pour 1\u00a0: lisible.`,
  illisible: (contraste) =>
    `Contraste de ${contraste} pour 1, il en faut 4,5\u00a0: cette couleur se lirait mal sur un fond clair.`,
  prendre: (couleur) => `Prendre ${couleur}, la plus proche qui convient`,
  police: 'Police',
  policeAide:
    'Les noms de polices, séparés par des virgules\u00a0: Marianne, Arial, sans-serif. Vide\u00a0: celle de la page.',
  logo: 'Logo',
  logoAide: 'PNG, JPEG ou WebP, 150\u00a0ko au plus.',
  logoVu: 'Logo de la collectivité',
  sansLogo: 'Aucun logo.',
  choisir: 'Choisir une image',
  deposer: 'Déposez une image ici',
  retirer: 'Retirer le logo',
  tropGros:
    'Cette image pèse plus de 150\u00a0ko. Réduisez-la\u00a0: le logo est montré à 56\u00a0pixels de haut.',
  apercu: 'Aperçu',
  apercuTitre: 'Mes réservations',
  apercuBouton: 'Enregistrer',
  apercuLien: 'Annuler',
  apercuEtats: ['Validé', 'À vérifier', 'À fournir'],
  enregistrer: 'Enregistrer',
  envoi: 'Enregistrement…',
  enregistre: 'C’est enregistré. Les familles le voient d’ici une minute, en rechargeant la page.',
  rien: 'Aucun changement à enregistrer.',
  annuler: 'Revenir à ce qui est enregistré',
})
