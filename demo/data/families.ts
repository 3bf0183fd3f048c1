// The people of the demo. All invented.
import { FILS_DURAND, type FilDemo } from './conversations.ts'

export interface FamilleDemo {
  nom: string
  /** First parent; a login is made where there is an address. */
  prenom: string
  courriel?: string
  second?: { nom: string; prenom: string; courriel: string; telephone: string }
  telephone: string
  adresse: string
  codePostal: string
  commune: string
  quotientFamilial: number
  /** First name, age in years, structure, and the activity they are enrolled in there. */
  enfants: { prenom: string; age: number; inscriptions: [structure: string, activite: string][] }[]
  /** Has given the family's compulsory paper. */
  piece?: boolean
  /** Enrolments asked for and not answered yet: child, structure, activity. */
  demandes?: [prenom: string, structure: string, activite: string][]
  /** Those that wait for a place, since so many days. */
  attentes?: [prenom: string, structure: string, activite: string, jours: number][]
  fils?: FilDemo[]
}

/** Of every ready login; long enough, and easy to type. */
export const MOT_DE_PASSE = 'tournesol-vigne-42'

const ARBRE = 'L’arbre à paumes'
const TORTUES = 'Les tortues 2 mers'
const POINT = 'Le point rencontre jeunes'
const ESPACE = 'L’espace jeunes'

const PRENOMS = [
  'Jade',
  'Louis',
  'Emma',
  'Gabriel',
  'Alice',
  'Jules',
  'Lina',
  'Adam',
  'Rose',
  'Arthur',
  'Mila',
  'Raphaël',
  'Anna',
  'Maël',
]
const NOMS = [
  'Lafon',
  'Dubourg',
  'Castaing',
  'Moreau',
  'Faure',
  'Lacoste',
  'Girard',
  'Pereira',
  'Dupuy',
  'Labat',
  'Nguyen',
  'Bonnet',
  'Traoré',
  'Mercier',
]

/** Families without login that already have places: why some days are full. */
function background(count: number, enrolments: (rank: number) => [string, string][]): FamilleDemo[] {
  return Array.from({ length: count }, (_, rank) => ({
    nom: NOMS[rank % NOMS.length] ?? 'Lafon',
    prenom: rank % 2 ? 'Nicolas' : 'Élodie',
    telephone: `06 39 98 10 ${String(rank + 10).padStart(2, '0')}`,
    adresse: `${rank + 2} rue du Bourg`,
    codePostal: '33760',
    commune: 'Targon',
    quotientFamilial: 450 + rank * 85,
    enfants: [0, 1].map((child) => ({
      prenom: PRENOMS[(rank * 2 + child) % PRENOMS.length] ?? 'Jade',
      age: 4 + ((rank + child * 3) % 6),
      inscriptions: enrolments(rank),
    })),
  }))
}

export const FAMILLES_ENTRE_DEUX_MERS: FamilleDemo[] = [
  {
    nom: 'Durand',
    prenom: 'Camille',
    courriel: 'camille.durand@exemple.fr',
    second: {
      nom: 'Durand',
      prenom: 'Julien',
      courriel: 'julien.durand@exemple.fr',
      telephone: '06 39 98 00 02',
    },
    telephone: '06 39 98 00 01',
    adresse: '3 rue des Vignes',
    codePostal: '33760',
    commune: 'Targon',
    quotientFamilial: 742,
    piece: true,
    enfants: [
      {
        prenom: 'Léa',
        age: 8,
        inscriptions: [
          [ARBRE, 'Mercredis'],
          [ARBRE, 'Accueil du soir'],
          [ARBRE, 'Séjour à la mer'],
        ],
      },
      {
        prenom: 'Noé',
        age: 6,
        inscriptions: [
          [ARBRE, 'Mercredis'],
          [ARBRE, 'Accueil du soir'],
        ],
      },
    ],
    demandes: [['Léa', ARBRE, 'Vacances']],
    attentes: [['Noé', ARBRE, 'Atelier théâtre', 3]],
    fils: FILS_DURAND,
  },
  {
    nom: 'Benali',
    prenom: 'Samir',
    courriel: 'samir.benali@exemple.fr',
    telephone: '06 39 98 00 03',
    adresse: '18 route de Frontenac',
    codePostal: '33540',
    commune: 'Sauveterre-de-Guyenne',
    quotientFamilial: 1180,
    enfants: [
      {
        prenom: 'Inès',
        age: 12,
        inscriptions: [
          [POINT, 'Mercredis et samedis'],
          [POINT, 'Vacances jeunes'],
        ],
      },
      { prenom: 'Yanis', age: 9, inscriptions: [[TORTUES, 'Mercredis']] },
      { prenom: 'Sofia', age: 2, inscriptions: [] },
    ],
    attentes: [['Yanis', ARBRE, 'Atelier théâtre', 10]],
  },
  ...background(13, (rank) =>
    rank % 2
      ? [
          [TORTUES, 'Mercredis'],
          [TORTUES, 'Vacances'],
        ]
      : [
          [ARBRE, 'Mercredis'],
          [ARBRE, 'Vacances'],
          // Two families of two children: all its places.
          ...(rank < 4 ? [[ARBRE, 'Atelier théâtre'] satisfies [string, string]] : []),
        ],
  ),
  ...['Enzo', 'Chloé', 'Tom', 'Manon', 'Hugo', 'Sarah', 'Théo', 'Clara', 'Nathan', 'Zoé'].map(
    (prenom, rank): FamilleDemo => ({
      nom: NOMS[(rank + 4) % NOMS.length] ?? 'Faure',
      prenom: rank % 2 ? 'Karine' : 'Olivier',
      telephone: `06 39 98 20 ${rank + 10}`,
      adresse: `${rank + 1} allée des Chênes`,
      codePostal: '33540',
      commune: 'Sauveterre-de-Guyenne',
      quotientFamilial: 600 + rank * 60,
      enfants: [
        { prenom, age: 12 + (rank % 4), inscriptions: [[rank % 2 ? ESPACE : POINT, 'Mercredis et samedis']] },
      ],
    }),
  ),
]

export const FAMILLES_CONTREXEVILLE: FamilleDemo[] = [
  {
    nom: 'Lambert',
    prenom: 'Julie',
    courriel: 'julie.lambert@exemple.fr',
    telephone: '06 39 98 30 01',
    adresse: '9 rue de la Source',
    codePostal: '88140',
    commune: 'Contrexéville',
    quotientFamilial: 910,
    piece: true,
    enfants: [
      {
        prenom: 'Lucas',
        age: 7,
        inscriptions: [
          ['Périscolaire', 'Accueil du matin et du soir'],
          ['Restauration scolaire', 'Repas de midi'],
        ],
      },
    ],
  },
  ...background(9, () => [
    ['Périscolaire', 'Accueil du matin et du soir'],
    ['Restauration scolaire', 'Repas de midi'],
  ]).map((famille) => ({ ...famille, codePostal: '88140', commune: 'Contrexéville' })),
]
