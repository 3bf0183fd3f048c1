import { catalogue } from '../../i18n/langue.ts'

/** Words about families and the homes of their children, for agents. */
export const famillesFr = catalogue('familles', {
  titre: 'Familles',
  aide: 'Les foyers de chaque enfant et leur calendrier de garde. Aucun foyer n’est informé de l’adresse, des revenus ni des factures de l’autre.',
  recherche: 'Rechercher une famille',
  rechercheAide: 'Nom d’un parent ou d’un enfant, ou adresse e-mail exacte d’un compte.',
  chercher: 'Rechercher',
  court: 'Écrivez au moins deux lettres.',
  aucune: 'Aucune famille de ce nom dans vos structures.',
  nombre: (nombre: number) => (nombre === 1 ? '1 famille' : `${nombre} familles`),
  sansNom: 'Famille sans nom',
  ouvrirCourt: 'Ouvrir',
  ouvrir: (nom: string) => `Ouvrir la famille ${nom}`,
  enfantNe: (prenom: string, nom: string, jour: string) => `${prenom} ${nom}, ${jour}`,
  sansEnfant: 'Aucun enfant dans ce dossier.',
  enfants: 'Enfants',
  unFoyer: 'Dans ce foyer seulement',
  deuxFoyers: (nom: string) => `Aussi dans le foyer de ${nom}`,
  deuxFoyersInconnu: 'Aussi dans un autre foyer',
  accord: (accord: string) => `D’après\u00a0: ${accord}`,
  pour: (prenom: string) => ` : ${prenom}`,
  rattacher: 'Rattacher à un second foyer',
  rattacherAide: (prenom: string) =>
    `Cherchez la famille de l’autre parent de ${prenom}. Il aura ${prenom} dans son dossier, avec ses informations médicales.`,
  choisir: (nom: string) => `Choisir la famille ${nom}`,
  choisirCourt: 'Choisir',
  choisie: (nom: string) => `Second foyer\u00a0: ${nom}`,
  autre: 'Choisir une autre famille',
  accordLabel: 'Ce qui le permet',
  accordAide: 'Par exemple\u00a0: jugement du 3 mars 2026, ou accord écrit des deux parents du 12 mai 2026.',
  reunirFiches: (prenom: string) =>
    `Cette famille a déjà une fiche de ${prenom}\u00a0: les deux n’en font plus qu’une`,
  rattacherOui: 'Rattacher',
  rattache: (prenom: string, nom: string) =>
    `${prenom} est aussi dans le dossier de ${nom}. Les deux foyers sont prévenus.`,
  retirer: 'Retirer de ce foyer',
  retirerAide: (prenom: string) =>
    `${prenom} reste dans son autre foyer. Les factures, les demandes et les jours passés restent où ils sont.`,
  motif: 'Motif',
  motifAide: 'Ce foyer le lira. Par exemple\u00a0: jugement du 4 mai 2026.',
  jours: (nombre: number) =>
    nombre === 0
      ? 'Jours à venir\u00a0: aucun de réservé'
      : nombre === 1
        ? '1 jour à venir réservé par ce foyer'
        : `${nombre} jours à venir réservés par ce foyer`,
  sorts: [
    ['annuler', 'Les annuler'],
    ['suivre', 'Les faire reprendre par l’autre foyer, qui les réglera'],
    ['laisser', 'Les laisser à ce foyer, qui les réglera'],
  ],
  contrat: (activites: string) => `Contrat d’accueil (${activites})`,
  contratAide:
    'Terminé ou repris, la facture du dernier mois règle la différence entre les heures prévues et celles déjà facturées.',
  contrats: [
    ['laisser', 'Le laisser à ce foyer, qui le réglera'],
    ['finir', 'Le terminer hier'],
    ['suivre', 'Le faire reprendre dès aujourd’hui par l’autre foyer'],
  ],
  retirerOui: 'Retirer de ce foyer',
  retire: (prenom: string) => `${prenom} n’est plus dans ce foyer. Les deux foyers sont prévenus.`,
  calendrier: 'Calendrier de garde',
  aConfirmer: 'Proposé par un foyer, à confirmer par l’autre',
  ecrire: 'Enregistrer un calendrier',
  enregistrerOui: 'Enregistrer pour les deux foyers',
  ecrit: 'Le calendrier est enregistré. Les deux foyers sont prévenus.',
  lieux: { ici: 'ce foyer', ailleurs: 'l’autre foyer' },
  regle: 'Jours de l’autre foyer',
  regleAide:
    'Quand un enfant a un calendrier de garde, chaque foyer voit dans «\u00a0Mes réservations\u00a0» les jours de l’autre.',
  regles: [
    ['non', 'Peuvent être réservés, avec un avertissement'],
    ['oui', 'Ne peuvent pas être réservés\u00a0: chacun ses jours'],
  ],
  regleLabel: 'Les jours de l’autre foyer',
  regleFaite: 'C’est enregistré pour toute la collectivité.',
  requis: 'Cette information est obligatoire.',
  envoi: 'Envoi…',
} as const)
