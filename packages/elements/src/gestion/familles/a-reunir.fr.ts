import { catalogue } from '../../i18n/langue.ts'

/** Words about children that two homes both wrote, for agents. */
export const aReunirFr = catalogue('fichesAReunir', {
  titre: 'Enfants à réunir',
  aide: 'Deux foyers disent avoir le même enfant, et chacun en a fait une fiche. Comparez-les : réunies, elles n’en font plus qu’une, dans les deux foyers.',
  nombre: (nombre: number) => (nombre === 1 ? '1 enfant à réunir' : `${nombre} enfants à réunir`),
  enfant: (prenom: string, nom: string, jour: string) => `${prenom} ${nom}, ${jour}`,
  chez: (famille: string) => `chez ${famille}`,
  sansNom: 'une famille sans nom',
  demande: (jour: string) => `Demandé le ${jour}`,
  comparer: 'Comparer',
  comparerDe: (prenom: string) => `Comparer les fiches de ${prenom}`,
  deux: (premiere: string, seconde: string) => `Fiche de ${premiere}, qui reste, et fiche de ${seconde}`,
  rubriques: {
    prenom: 'Prénom',
    nom: 'Nom',
    dateNaissance: 'Date de naissance',
    adultes: 'Adultes du dossier',
    activites: 'Inscriptions',
    joursAVenir: 'Jours réservés à venir',
  },
  identique: 'Identique',
  different: 'Différent',
  contre: (premiere: string, seconde: string) => `« ${premiere} » et « ${seconde} »`,
  aucun: 'aucun',
  retiree: 'Le second foyer n’a plus cette fiche dans son dossier. L’enfant peut y venir, comme demandé.',
  rattacher: 'Ajouter au second foyer',
  rattacherTitre: (prenom: string) => `Ajouter ${prenom} au second foyer ?`,
  sante: (nom: string) => `${nom} : à garder`,
  santeNote:
    'Votre lecture de ces informations médicales est notée, et les familles la voient. Celle que vous ne gardez pas reste dans l’historique.',
  doublons: (nombre: number) =>
    nombre === 1
      ? '1 jour est réservé deux fois : une place sera rendue.'
      : `${nombre} jours sont réservés deux fois : autant de places seront rendues.`,
  obstacles: 'Ces fiches ne peuvent pas encore être réunies :',
  reunir: 'Réunir',
  reunirTitre: (prenom: string) => `Réunir les deux fiches de ${prenom} ?`,
  reunirTexte:
    'L’enfant aura une seule fiche, dans les deux foyers. Aucun ne verra l’adresse, les revenus ni les factures de l’autre. Cela ne peut pas être défait.',
  reuni: (prenom: string) => `${prenom} n’a plus qu’une fiche, dans ses deux foyers. Ils sont prévenus.`,
  distincts: 'Ce n’est pas le même enfant',
  distinctsAide:
    'Les deux fiches restent séparées et cette demande ne sera plus proposée. Les deux familles reçoivent votre motif : ne nommez ni l’autre famille ni son enfant.',
  motif: 'Motif',
  motifAide: 'Par exemple : vérification faite avec les deux parents, ce sont deux enfants.',
  distinctsOui: 'Enregistrer',
  separes: 'C’est enregistré : ce sont deux enfants. Les deux familles sont prévenues.',
  requis: 'Cette information est obligatoire.',
  envoi: 'Envoi…',
} as const)
