/** The words of « Générateur », which the webmasters of French towns read. */
export const generateurFr = {
  titre: 'Générateur',
  intro:
    'Pour le webmestre : choisissez un module et ses options, regardez-le, puis copiez les deux lignes à coller dans votre page.',
  sansScript: 'Le générateur a besoin de JavaScript. Le guide du webmestre dit tout ce qu’il écrit.',
  module: 'Module',
  options: 'Options',
  balises: 'Mon site retire les balises qu’il ne connaît pas',
  cache: 'Mon site a une extension qui réunit ou retarde les scripts (cache, accélération)',
  figee: 'Version figée',
  figeeAide:
    'Le navigateur vérifie chaque fichier : rien ne change dans votre page sans vous, les corrections non plus. Revenez copier la ligne de temps en temps.',
  lien: 'Lien de secours',
  lienAide: 'Montré tant que le module n’est pas chargé, ou s’il est bloqué.',
  couleurs: 'Couleurs',
  marque: 'Couleur principale',
  fond: 'Fond',
  encre: 'Texte',
  contraste: 'Le texte se lit mal sur ce fond. Choisissez un texte plus foncé ou un fond plus clair.',
  mesures: 'Taille et cadre',
  taille: 'Taille du texte',
  /** What is said, and the value that is written; none: nothing is. */
  tailles: { 'Celle de la page': '', 'Un peu plus grande': '1.125rem', Grande: '1.25rem' },
  marge: 'Cadre',
  marges: { 'Un cadre': '', 'Un cadre plus serré': '0.75em', 'Sans cadre, au ras de la colonne': '0px' },
  rayon: 'Angles',
  rayons: { Arrondis: '', 'Peu arrondis': '0.3em', Droits: '0px' },
  apercu: 'Aperçu',
  coller: 'À coller dans votre page',
  collerAide:
    'Dans un bloc « HTML » de votre CMS. La première ligne ne s’écrit qu’une fois par page, quel que soit le nombre de modules.',
  feuille: 'À ajouter à la feuille de style du site',
  feuilleAide:
    'Vos couleurs et vos mesures. Ce qui doit rester lisible (boutons, liens, états) se déduit des couleurs.',
  declarer: 'Déclarer votre site, une fois',
  declarerAide:
    'Un module ne fonctionne que sur un site déclaré. Demandez à la personne qui administre le serveur, avec l’adresse de votre site :',
  copier: 'Copier',
  copie: 'C’est copié.',
} as const
