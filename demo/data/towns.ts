// The two towns of the demo, as data: what each offers, when, at what price, with which papers.

import type { Groupe, ModeReservation, Plafond, RegleDelai } from '@inoe/contract/structures'
import type { RegleTarif } from '@inoe/contract/tarifs'
import type { Modele, Quand } from '../../packages/server/src/calendrier/rules.ts'
import type { ZoneScolaire } from '../../packages/server/src/calendrier/vacances-scolaires.ts'
import type { CreancierSepa } from '../../packages/server/src/structures/tables.ts'
import type { Calendar, Span } from './calendar.ts'
import { rentreeProchaine, SOIRS_DE_LA_RENTREE } from './rentree.ts'
import { cnaf, fratrie, horsTerritoire, parTranches, repas, tarifUnique, tauxEffort } from './tarifs.ts'

export interface UniteDemo {
  code: string
  nom: string
  horaires: string
  tarif: RegleTarif
  parties?: string[]
}

export interface OffreDemo {
  nom: string
  type: string
  description?: string
  ages: [number, number]
  mode?: ModeReservation
  delai: RegleDelai
  /** To cancel; that to book without it. */
  annulation?: RegleDelai
  validation?: boolean
  sansAttente?: boolean
  confirmationHeures?: number
  plafonds?: Plafond[]
  groupes?: Groupe[]
  /** Children who may be enrolled at once; no limit without it. */
  places?: number
  /** Only for families of the territory. */
  territoire?: boolean
  unites: UniteDemo[]
  /** Of care by contract. */
  tarif?: RegleTarif
  /** The usual week, which makes its days; none for care by contract. */
  semaine: Modele[]
  periodes: Span[]
}

export interface StructureDemo {
  nom: string
  type: string
  description: string
  adresse: string
  telephone: string
  /** When somebody answers, line by line. */
  horaires: string[]
  regie: string
  activites: OffreDemo[]
}

export interface VilleDemo {
  id: string
  nom: string
  courriel: string
  telephone: string
  communes: string[]
  zoneScolaire: ZoneScolaire
  /** Its colour and its logo, a file beside this one. */
  apparence?: { marque: string; logo: string }
  /** Of the town, or of the structure named. */
  fermetures: { structure?: string; du: string; au: string; motif: string }[]
  regies: {
    nom: string
    numcli: string
    prefixe: string
    adresse: string
    siret: string
    /** Direct debits are offered. */
    sepa?: CreancierSepa
  }[]
  structures: StructureDemo[]
  pieces: { nom: string; aide: string; portee: 'foyer' | 'enfant'; obligatoire: boolean; activite?: string }[]
  agent: { courriel: string; nom: string; prenom: string }
}

const DEUX_JOURS: RegleDelai = { type: 'jours', jours: 2, heure: '12:00', compte: 'ouvres' }
const UNE_SEMAINE: RegleDelai = { type: 'jours', jours: 7, heure: '18:00', compte: 'calendaires' }
const LA_VEILLE: RegleDelai = { type: 'jours', jours: 1, heure: '10:00', compte: 'ouvres' }
const LE_JOUR_MEME: RegleDelai = { type: 'jours', jours: 0, heure: '10:00', compte: 'calendaires' }
const MERCREDI_AVANT: RegleDelai = { type: 'semaine', semaines: 1, jour: 3, heure: '12:00' }
const LE_20_AVANT: RegleDelai = { type: 'mois', mois: 1, quantieme: 20, heure: '18:00' }

/** When each kind of structure answers. */
const HORAIRES = {
  alsh: [
    'Mercredi et vacances\u00a0: 7\u00a0h\u00a030 – 18\u00a0h\u00a030',
    'Autres jours d’école\u00a0: 7\u00a0h\u00a015 – 8\u00a0h\u00a030 et 16\u00a0h\u00a030 – 18\u00a0h\u00a030',
  ],
  jeunes: [
    'Mercredi et samedi\u00a0: 14\u00a0h – 18\u00a0h',
    'Vacances, du lundi au vendredi\u00a0: 10\u00a0h – 18\u00a0h',
  ],
  creche: ['Du lundi au vendredi\u00a0: 7\u00a0h\u00a030 – 18\u00a0h\u00a030'],
  bureau: ['Du lundi au vendredi\u00a0: 9\u00a0h – 12\u00a0h\u00a030 et 14\u00a0h – 17\u00a0h'],
}

const JOURS_OUVRES = [1, 2, 3, 4, 5]
const JOURS_D_ECOLE = [1, 2, 4, 5]

/** Lines of a usual week: so many places for each unit, on the same weekdays. */
function semaine(
  jours: readonly number[],
  quand: Quand,
  places: Readonly<Record<string, number>>,
  groupe = '',
): Modele[] {
  return Object.entries(places).map(([unite, capacite]) => ({ unite, groupe, jours, capacite, quand }))
}

const JOURNEE: UniteDemo = {
  code: 'journee',
  nom: 'Journée',
  horaires: '7 h 30 – 18 h 30',
  tarif: repas(fratrie(tauxEffort('1.1', 420, 940)), 350),
  parties: ['matin', 'repas', 'apres-midi'],
}
const JOURNEE_ET_DEMI_JOURNEES: UniteDemo[] = [
  { ...JOURNEE, tarif: repas(horsTerritoire(fratrie(parTranches(520, 760, 940))), 350) },
  {
    code: 'matin',
    nom: 'Matin',
    horaires: '7 h 30 – 12 h',
    tarif: horsTerritoire(fratrie(parTranches(240, 350, 430))),
    parties: ['matin'],
  },
  {
    code: 'matin-repas',
    nom: 'Matin avec repas',
    horaires: '7 h 30 – 13 h 30',
    tarif: repas(horsTerritoire(fratrie(parTranches(380, 550, 680))), 350),
    parties: ['matin', 'repas'],
  },
  {
    code: 'apres-midi',
    nom: 'Après-midi',
    horaires: '13 h 30 – 18 h 30',
    tarif: horsTerritoire(fratrie(parTranches(240, 350, 430))),
    parties: ['apres-midi'],
  },
]
const PETITS: Groupe = { code: 'petits', nom: 'Petits', ageMin: 3, ageMax: 5 }
const GRANDS: Groupe = { code: 'grands', nom: 'Grands', ageMin: 6, ageMax: 11 }

/** When the activities of a calendar take place. */
function timesOf({ ecole, vacances, sejour, annee, reel }: Calendar) {
  return {
    ecole: Object.values(ecole),
    vacances: Object.values(vacances),
    sejour: [sejour],
    annee: [annee],
    scolaire: (reel ? 'scolaire' : 'toujours') as Quand,
    conges: (reel ? 'vacances' : 'toujours') as Quand,
  }
}

/** Bordeaux is in zone A, Nancy-Metz in zone B. */
export const ZONE_ENTRE_DEUX_MERS: ZoneScolaire = 'A'
export const ZONE_CONTREXEVILLE: ZoneScolaire = 'B'

const COMMUNES_ENTRE_DEUX_MERS = [
  'Baigneaux',
  'Bellebat',
  'Bellefond',
  'Blasimon',
  'Castelmoron-d’Albret',
  'Castelviel',
  'Caumont',
  'Cessac',
  'Cleyrac',
  'Coirac',
  'Courpiac',
  'Daubèze',
  'Faleyras',
  'Frontenac',
  'Gornac',
  'Ladaux',
  'Lugasson',
  'Martres',
  'Mauriac',
  'Mérignas',
  'Montignac',
  'Mourens',
  'Rauzan',
  'Romagne',
  'Ruch',
  'Saint-Brice',
  'Sauveterre-de-Guyenne',
  'Soulignac',
  'Targon',
]

export function entreDeuxMers(calendar: Calendar): VilleDemo {
  const times = timesOf(calendar)
  const accueilRegulier = (places: number): OffreDemo[] => [
    {
      nom: 'Accueil régulier',
      type: 'accueil-regulier',
      description: `Un contrat d’heures par semaine, de 10 semaines à 3 ans. ${places} places.`,
      ages: [0, 3],
      mode: 'contrat',
      delai: UNE_SEMAINE,
      unites: [],
      tarif: cnaf(),
      semaine: [],
      periodes: times.annee,
    },
  ]
  const arbreAPaumes: OffreDemo[] = [
    {
      nom: 'Mercredis',
      type: 'mercredis',
      description: 'La journée entière, repas et goûter compris, ou la demi-journée, avec ou sans repas.',
      ages: [3, 11],
      delai: DEUX_JOURS,
      unites: JOURNEE_ET_DEMI_JOURNEES,
      semaine: semaine([3], times.scolaire, { journee: 14, matin: 6, 'matin-repas': 4, 'apres-midi': 6 }),
      periodes: times.ecole,
    },
    {
      nom: 'Vacances',
      type: 'vacances',
      description: 'Des journées à thème, une sortie par semaine.',
      ages: [3, 11],
      delai: MERCREDI_AVANT,
      annulation: UNE_SEMAINE,
      confirmationHeures: 24,
      groupes: [PETITS, GRANDS],
      unites: [{ ...JOURNEE, tarif: repas(horsTerritoire(fratrie(parTranches(640, 900, 1120))), 350) }],
      semaine: [
        ...semaine(JOURS_OUVRES, times.conges, { journee: 8 }, PETITS.code),
        ...semaine(JOURS_OUVRES, times.conges, { journee: 12 }, GRANDS.code),
      ],
      periodes: times.vacances,
    },
    {
      nom: 'Accueil du soir',
      type: 'periscolaire',
      description: 'Après la classe, goûter compris.',
      ages: [3, 11],
      delai: LA_VEILLE,
      unites: [{ code: 'soir', nom: 'Soir', horaires: '16 h 30 – 18 h 30', tarif: tarifUnique(230) }],
      semaine: semaine(JOURS_D_ECOLE, times.scolaire, { soir: 20 }),
      periodes: [calendar.ecole.courante, calendar.ecole.suivante],
    },
    {
      nom: SOIRS_DE_LA_RENTREE,
      type: 'periscolaire',
      description: 'Après la classe, goûter compris, à partir de la prochaine rentrée.',
      ages: [3, 11],
      delai: LA_VEILLE,
      unites: [{ code: 'soir', nom: 'Soir', horaires: '16 h 30 – 18 h 30', tarif: tarifUnique(240) }],
      semaine: semaine(JOURS_D_ECOLE, 'toujours', { soir: 20 }),
      periodes: [rentreeProchaine(calendar)],
    },
    {
      nom: 'Atelier théâtre',
      type: 'mercredis',
      description: 'Le samedi matin, jusqu’au spectacle de fin d’année.',
      ages: [5, 11],
      places: 4,
      territoire: true,
      delai: DEUX_JOURS,
      unites: [{ code: 'atelier', nom: 'Atelier', horaires: '10 h – 12 h', tarif: tarifUnique(500) }],
      semaine: semaine([6], times.scolaire, { atelier: 12 }),
      periodes: times.ecole,
    },
    {
      nom: 'Séjour à la mer',
      type: 'sejour',
      description: 'Cinq jours au Cap-Ferret : char à voile, pêche à pied et veillées. Transport compris.',
      ages: [6, 11],
      mode: 'sejour',
      delai: LE_20_AVANT,
      unites: [
        {
          code: 'sejour',
          nom: 'Séjour',
          horaires: 'Du lundi 8 h au vendredi 18 h',
          tarif: horsTerritoire(fratrie(parTranches(12_000, 17_500, 24_000))),
        },
      ],
      semaine: semaine([1, 2, 3, 4, 5, 6, 7], 'toujours', { sejour: 16 }),
      periodes: times.sejour,
    },
  ]
  const tortues: OffreDemo[] = [
    {
      nom: 'Mercredis',
      type: 'mercredis',
      description: 'La journée entière, repas et goûter compris.',
      ages: [3, 11],
      delai: DEUX_JOURS,
      unites: [JOURNEE],
      semaine: semaine([3], times.scolaire, { journee: 12 }),
      periodes: times.ecole,
    },
    {
      nom: 'Vacances',
      type: 'vacances',
      description: 'Deux jours par semaine et par enfant, pour que chacun ait sa place.',
      ages: [3, 11],
      delai: UNE_SEMAINE,
      plafonds: [{ par: 'semaine', nombre: 2 }],
      unites: [{ ...JOURNEE, tarif: repas(horsTerritoire(fratrie(tauxEffort('1.3', 500, 1120))), 350) }],
      semaine: semaine(JOURS_OUVRES, times.conges, { journee: 18 }),
      periodes: times.vacances,
    },
  ]
  const jeunes = (capacite: number, vacances: Pick<OffreDemo, 'validation' | 'sansAttente'>): OffreDemo[] => [
    {
      nom: 'Mercredis et samedis',
      type: 'jeunes',
      description: 'Accueil libre, ateliers et sorties choisis avec les animateurs.',
      ages: [11, 17],
      delai: LE_JOUR_MEME,
      unites: [
        { code: 'apres-midi', nom: 'Après-midi', horaires: '13 h 30 – 18 h', tarif: tarifUnique(300) },
      ],
      semaine: semaine([3, 6], times.scolaire, { 'apres-midi': capacite }),
      periodes: times.ecole,
    },
    {
      nom: 'Vacances jeunes',
      type: 'vacances',
      description: vacances.validation
        ? 'Une semaine, un projet : canoë, musique, chantier. Les animateurs répondent à chaque demande.'
        : 'Une semaine, un projet : canoë, musique, chantier.',
      ages: [11, 17],
      delai: UNE_SEMAINE,
      ...vacances,
      unites: [{ ...JOURNEE, horaires: '9 h – 18 h', tarif: tarifUnique(800) }],
      semaine: semaine(JOURS_OUVRES, times.conges, { journee: capacite }),
      periodes: times.vacances,
    },
  ]
  const enfance = 'Régie enfance et jeunesse'
  const petiteEnfance = 'Régie petite enfance'
  return {
    id: 'rurales-entre-deux-mers',
    nom: 'CdC Rurales de l’Entre-Deux-Mers',
    courriel: 'famille@ruralesentredeuxmers.example',
    telephone: '05 36 49 12 00',
    apparence: { marque: '#8a1d45', logo: 'blason.png' },
    communes: COMMUNES_ENTRE_DEUX_MERS,
    zoneScolaire: ZONE_ENTRE_DEUX_MERS,
    fermetures: [
      {
        structure: 'Les tortues 2 mers',
        du: calendar.vacances.prochaines.debut,
        au: calendar.vacances.prochaines.debut,
        motif: 'Journée de préparation de l’équipe',
      },
    ],
    regies: [
      {
        nom: enfance,
        numcli: '090909',
        prefixe: 'ENF',
        adresse: '20 route de Créon, 33760 Targon',
        siret: '20006967400018',
        sepa: {
          ics: 'FR19ZZZ451203',
          iban: 'FR7610071330000000200001730',
          bic: 'TRPUFRP1',
          titulaire: 'SGC de démonstration, régie enfance et jeunesse',
          adresse: '12 rue du Trésor, 33000 Bordeaux',
        },
      },
      {
        nom: petiteEnfance,
        numcli: '006270',
        prefixe: 'PTE',
        adresse: '20 route de Créon, 33760 Targon',
        siret: '20006967400026',
      },
    ],
    structures: [
      {
        nom: 'L’arbre à paumes',
        type: 'alsh',
        description: 'Accueil de loisirs de 3 à 11 ans, au cœur du bourg.',
        adresse: '4 rue des Écoles, 33760 Targon',
        telephone: '05 36 49 12 11',
        horaires: HORAIRES.alsh,
        regie: enfance,
        activites: arbreAPaumes,
      },
      {
        nom: 'Les tortues 2 mers',
        type: 'alsh',
        description: 'Accueil de loisirs de 3 à 11 ans, entouré d’un grand parc.',
        adresse: '12 route de la Bastide, 33540 Sauveterre-de-Guyenne',
        telephone: '05 36 49 12 12',
        horaires: HORAIRES.alsh,
        regie: enfance,
        activites: tortues,
      },
      {
        nom: 'Le point rencontre jeunes',
        type: 'point-jeunes',
        description: 'Le rendez-vous des 11 – 17 ans, avec studio de musique.',
        adresse: '1 place du Foirail, 33760 Targon',
        telephone: '05 36 49 12 21',
        horaires: HORAIRES.jeunes,
        regie: enfance,
        activites: jeunes(12, { validation: true }),
      },
      {
        nom: 'L’espace jeunes',
        type: 'point-jeunes',
        description: 'Ateliers, sorties et accompagnement de projets pour les 11 – 17 ans.',
        adresse: '7 allée du Stade, 33540 Sauveterre-de-Guyenne',
        telephone: '05 36 49 12 22',
        horaires: HORAIRES.jeunes,
        regie: enfance,
        activites: jeunes(10, { sansAttente: true }),
      },
      {
        nom: 'Pirouette cacahouète',
        type: 'multi-accueil',
        description: 'Multi-accueil de 10 semaines à 3 ans, avec jardin.',
        adresse: '6 chemin du Lavoir, 33760 Targon',
        telephone: '05 36 49 12 31',
        horaires: HORAIRES.creche,
        regie: petiteEnfance,
        activites: accueilRegulier(20),
      },
      {
        nom: 'Les p’tits bouchons',
        type: 'multi-accueil',
        description: 'Multi-accueil de 10 semaines à 3 ans, près de la gare routière.',
        adresse: '3 rue Saint-Romain, 33540 Sauveterre-de-Guyenne',
        telephone: '05 36 49 12 32',
        horaires: HORAIRES.creche,
        regie: petiteEnfance,
        activites: accueilRegulier(15),
      },
    ],
    pieces: [
      {
        nom: 'Attestation CAF ou MSA',
        aide: 'De moins de trois mois : elle donne votre quotient familial.',
        portee: 'foyer',
        obligatoire: true,
      },
      {
        nom: 'Justificatif de domicile',
        aide: 'Facture d’eau, d’énergie ou de téléphone de moins de trois mois.',
        portee: 'foyer',
        obligatoire: false,
      },
      {
        nom: 'Assurance',
        aide: 'Responsabilité civile ou assurance scolaire de l’année.',
        portee: 'enfant',
        obligatoire: false,
      },
      {
        nom: 'Pages de vaccination ou attestation',
        aide: 'Les pages seulement, jamais le carnet de santé entier.',
        portee: 'enfant',
        obligatoire: false,
      },
      {
        nom: 'Autorisation de rentrer seul',
        aide: 'Pour les jeunes qui repartent sans adulte.',
        portee: 'enfant',
        obligatoire: false,
        activite: 'Mercredis et samedis',
      },
    ],
    agent: { courriel: 'agent@ruralesentredeuxmers.example', nom: 'Martin', prenom: 'Sophie' },
  }
}

export function contrexeville(calendar: Calendar): VilleDemo {
  const times = timesOf(calendar)
  const periscolaire = 'Régie périscolaire et restauration'
  const multiAccueil = 'Régie du multi-accueil'
  const spans = [calendar.ecole.courante, calendar.ecole.suivante]
  return {
    id: 'contrexeville',
    nom: 'Ville de Contrexéville',
    courriel: 'periscolaire@contrexeville.example',
    telephone: '03 53 01 12 00',
    communes: ['Contrexéville'],
    zoneScolaire: ZONE_CONTREXEVILLE,
    fermetures: [],
    regies: [
      {
        nom: periscolaire,
        numcli: '090909',
        prefixe: 'PER',
        adresse: '1 place de l’Hôtel-de-Ville, 88140 Contrexéville',
        siret: '21880114200017',
      },
      {
        nom: multiAccueil,
        numcli: '006270',
        prefixe: 'PIT',
        adresse: '1 place de l’Hôtel-de-Ville, 88140 Contrexéville',
        siret: '21880114200025',
      },
    ],
    structures: [
      {
        nom: 'Périscolaire',
        type: 'periscolaire',
        description: 'Avant et après la classe, dans les écoles de la ville.',
        adresse: 'Rue du Stade, 88140 Contrexéville',
        telephone: '03 53 01 12 01',
        horaires: HORAIRES.bureau,
        regie: periscolaire,
        activites: [
          {
            nom: 'Accueil du matin et du soir',
            type: 'periscolaire',
            ages: [3, 11],
            delai: LA_VEILLE,
            unites: [
              { code: 'matin', nom: 'Matin', horaires: '7 h 15 – 8 h 20', tarif: fratrie(tarifUnique(150)) },
              { code: 'soir', nom: 'Soir', horaires: '16 h 30 – 18 h 30', tarif: fratrie(tarifUnique(260)) },
            ],
            semaine: semaine(JOURS_D_ECOLE, times.scolaire, { matin: 18, soir: 18 }),
            periodes: spans,
          },
        ],
      },
      {
        nom: 'Restauration scolaire',
        type: 'restauration',
        description: 'Les repas de midi, préparés sur place.',
        adresse: 'Rue du Stade, 88140 Contrexéville',
        telephone: '03 53 01 12 02',
        horaires: HORAIRES.bureau,
        regie: periscolaire,
        activites: [
          {
            nom: 'Repas de midi',
            type: 'repas',
            ages: [3, 11],
            delai: LA_VEILLE,
            unites: [
              {
                code: 'repas',
                nom: 'Repas',
                horaires: '11 h 45 – 13 h 20',
                tarif: repas(horsTerritoire(parTranches(290, 390, 480))),
              },
            ],
            semaine: semaine(JOURS_D_ECOLE, times.scolaire, { repas: 40 }),
            periodes: spans,
          },
        ],
      },
      {
        nom: 'Pitchoun’s',
        type: 'multi-accueil',
        description: 'Multi-accueil de 10 semaines à 4 ans.',
        adresse: '5 rue Gaston-Thomson, 88140 Contrexéville',
        telephone: '03 53 01 12 03',
        horaires: HORAIRES.creche,
        regie: multiAccueil,
        activites: [
          {
            nom: 'Accueil régulier',
            type: 'accueil-regulier',
            description: 'Un contrat d’heures par semaine.',
            ages: [0, 4],
            mode: 'contrat',
            delai: UNE_SEMAINE,
            unites: [],
            tarif: cnaf(),
            semaine: [],
            periodes: times.annee,
          },
        ],
      },
    ],
    pieces: [
      { nom: 'Attestation CAF ou MSA', aide: 'De moins de trois mois.', portee: 'foyer', obligatoire: true },
      { nom: 'Assurance scolaire', aide: 'De l’année en cours.', portee: 'enfant', obligatoire: false },
    ],
    agent: { courriel: 'agent@contrexeville.example', nom: 'Aubry', prenom: 'Claire' },
  }
}
