// What the manifest (custom-elements.json) says in English for developers, in French for who pastes: by its name, and by
// `module name` where a module means something of its own.

export interface Mot {
  role: string
  /** What is written, when it is no free text. */
  valeurs?: string
  defaut?: string
}

export const ATTRIBUTS: Readonly<Record<string, Mot>> = {
  collectivite: {
    role: 'Nom de la collectivité dans les adresses',
    defaut: 'celui de `<inoe-espace>`, sinon de la balise du script',
  },
  api: {
    role: 'Adresse du serveur, `https://inscriptions.ville.fr`',
    defaut: 'celle de `<inoe-espace>`, sinon d’où vient le script',
  },
  lang: {
    role: 'Langue du module, suivie quand elle change',
    valeurs: '`fr`, `en` ou `pt`',
    defaut: 'le `lang` le plus proche au-dessus',
  },
  connexion: {
    role: 'Aucun mot de passe dans la page : on se connecte sur la page hébergée',
    valeurs: '`redirection`',
    defaut: 'la connexion se fait dans la page',
  },
  'sans-titre': {
    role: 'Ne montre pas le titre, quand la page porte déjà le même ; les lecteurs d’écran le gardent',
    defaut: 'absent : le titre se voit',
  },
  'sans-menu': {
    role: 'Retire le lien « ‹ Menu », quand la page a son propre retour',
    defaut: 'absent : le lien est là',
  },
  date: { role: 'Jour de départ', valeurs: 'un jour, `2026-09-07`', defaut: 'aujourd’hui' },
  vue: {
    role: 'Vue de départ, jusqu’à ce que la famille en choisisse une',
    valeurs: '`semaine`, `mois` ou `liste`',
    defaut: 'la liste si le module est étroit, la semaine sinon',
  },
}

export const EMPLACEMENTS: Readonly<Record<string, string>> = {
  '': 'Le repli : un lien vers la page hébergée, montré tant que le module n’est pas chargé, ou s’il est bloqué',
  'login formulaire':
    'Le formulaire, que le module écrit lui-même dans la page : les gestionnaires de mots de passe le voient',
}

export const PARTIES: Readonly<Record<string, string>> = {
  widget: 'Le module entier : fond, cadre, marge',
  menu: 'Le lien « ‹ Menu »',
  avis: 'Un avis : succès, erreur, attention',
  facture: 'Une facture de la liste',
  case: 'Une case du planning',
  barre: 'La barre du bas, toujours en vue',
  enregistrer: 'Le bouton « Enregistrer »',
}

export const VARIABLES: Readonly<Record<string, string>> = {
  '--inoe-marque': 'Couleur principale : boutons, jours réservés ; foncée là où elle se lirait mal',
  '--inoe-fond': 'Fond',
  '--inoe-encre': 'Texte',
  '--inoe-police': 'Police',
  '--inoe-police-titres': 'Police des titres',
  '--inoe-taille': 'Taille du texte, jamais moins de 16 px',
  '--inoe-marge': 'Marge dans le cadre ; `0px` : ni marge, ni cadre, ni ombre',
  '--inoe-rayon': 'Arrondi des angles',
  '--inoe-rayon-bouton': 'Arrondi des boutons',
  '--inoe-ombre': 'Ombre autour du module (`none` : aucune)',
}

export const EVENEMENTS: Readonly<Record<string, string>> = {
  'inoe-avant-paiement': 'Avant de partir sur PayFiP',
  'inoe-connexion': 'Quelqu’un vient de se connecter ici',
  'inoe-deconnexion': 'Quelqu’un vient de se déconnecter ici',
  'inoe-avant-reservation': 'Avant d’envoyer un enregistrement, ou son annulation',
  'inoe-reservation': 'Le serveur a répondu à un enregistrement, case par case',
  'inoe-inscription': 'Des inscriptions viennent d’être demandées',
}

/** What an event carries (`event.…`). */
export const PORTE: Readonly<Record<string, string>> = {
  cellules: 'les cases changées',
  reponse: 'la réponse du serveur',
  paiement: 'l’identifiant du paiement',
  url: 'la page de PayFiP',
  montantCentimes: 'le montant, en centimes',
  activite: 'l’activité demandée',
  inscriptions: 'les identifiants des demandes',
}

/** Modules that the webmaster's guide does not list: what they show, and the hosted page of their fallback. */
export const MODULES: Readonly<Record<string, { role: string; section: string }>> = {
  application: {
    role: 'L’application du téléphone : l’installer, et choisir ce dont cet appareil est prévenu',
    section: '',
  },
}
