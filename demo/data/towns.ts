// The two towns of the demo, as data: what each offers, at what price, with which papers.
import type { RegleDelai } from '@inoe/contract/structures'
import { type Calendar, inHolidays, openDays, type Span } from './calendar.ts'

export interface OffreDemo {
  nom: string
  type: string
  description?: string
  ages: [number, number]
  delai: RegleDelai
  /** code, name, hours, cents */
  unites: [string, string, string, number][]
  /** Places of each creneau; none: asked for, not booked by the day. */
  capacite?: number
  periodes: Span[]
  jours: (span: Span) => string[]
}

export interface StructureDemo {
  nom: string
  type: string
  description: string
  adresse: string
  telephone: string
  regie: string
  activites: OffreDemo[]
}

export interface VilleDemo {
  id: string
  nom: string
  courriel: string
  telephone: string
  regies: { nom: string; numcli: string; prefixe: string; adresse: string; siret: string }[]
  structures: StructureDemo[]
  pieces: { nom: string; aide: string; portee: 'foyer' | 'enfant'; obligatoire: boolean; activite?: string }[]
  agent: { courriel: string; nom: string; prenom: string }
}

const DEUX_JOURS: RegleDelai = { type: 'jours', jours: 2, heure: '12:00', compte: 'ouvres' }
const UNE_SEMAINE: RegleDelai = { type: 'jours', jours: 7, heure: '18:00', compte: 'calendaires' }
const LA_VEILLE: RegleDelai = { type: 'jours', jours: 1, heure: '10:00', compte: 'ouvres' }
const LE_JOUR_MEME: RegleDelai = { type: 'jours', jours: 0, heure: '10:00', compte: 'calendaires' }

/** What the offers of a calendar have in common. */
function timesOf(calendar: Calendar) {
  const school = (weekdays: readonly number[]) => (span: Span) =>
    openDays(span.debut, span.fin, weekdays).filter((date) => !inHolidays(calendar, date))
  const holidays = (span: Span) => openDays(span.debut, span.fin, [1, 2, 3, 4, 5])
  return {
    ecole: Object.values(calendar.ecole),
    vacances: Object.values(calendar.vacances),
    annee: [calendar.annee],
    mercredis: school([3]),
    joursDEcole: school([1, 2, 4, 5]),
    school,
    holidays,
  }
}

export function entreDeuxMers(calendar: Calendar): VilleDemo {
  const times = timesOf(calendar)
  const accueilRegulier = (places: number): OffreDemo[] => [
    {
      nom: 'Accueil régulier',
      type: 'accueil-regulier',
      description: `Un contrat d’heures par semaine, de 10 semaines à 3 ans. ${places} places.`,
      ages: [0, 3],
      delai: UNE_SEMAINE,
      unites: [],
      periodes: times.annee,
      jours: () => [],
    },
  ]
  const loisirs = (capacite: number, soir: boolean): OffreDemo[] => [
    {
      nom: 'Mercredis',
      type: 'mercredis',
      description: 'La journée entière, repas et goûter compris.',
      ages: [3, 11],
      delai: DEUX_JOURS,
      unites: [['journee', 'Journée', '7 h 30 – 18 h 30', 940]],
      capacite,
      periodes: times.ecole,
      jours: times.mercredis,
    },
    {
      nom: 'Vacances',
      type: 'vacances',
      description: 'Des journées à thème, une sortie par semaine.',
      ages: [3, 11],
      delai: UNE_SEMAINE,
      unites: [['journee', 'Journée', '7 h 30 – 18 h 30', 1120]],
      capacite: capacite + 6,
      periodes: times.vacances,
      jours: times.holidays,
    },
    ...(soir
      ? [
          {
            nom: 'Accueil du soir',
            type: 'periscolaire',
            description: 'Après la classe, goûter compris.',
            ages: [3, 11] as [number, number],
            delai: LA_VEILLE,
            unites: [['soir', 'Soir', '16 h 30 – 18 h 30', 230]] as [string, string, string, number][],
            capacite: 20,
            periodes: [calendar.ecole.courante, calendar.ecole.suivante],
            jours: times.joursDEcole,
          },
        ]
      : []),
  ]
  const jeunes = (capacite: number): OffreDemo[] => [
    {
      nom: 'Mercredis et samedis',
      type: 'jeunes',
      description: 'Accueil libre, ateliers et sorties choisis avec les animateurs.',
      ages: [11, 17],
      delai: LE_JOUR_MEME,
      unites: [['apres-midi', 'Après-midi', '13 h 30 – 18 h', 300]],
      capacite,
      periodes: times.ecole,
      jours: times.school([3, 6]),
    },
    {
      nom: 'Vacances jeunes',
      type: 'vacances',
      description: 'Une semaine, un projet : canoë, musique, chantier.',
      ages: [11, 17],
      delai: UNE_SEMAINE,
      unites: [['journee', 'Journée', '9 h – 18 h', 800]],
      capacite,
      periodes: times.vacances,
      jours: times.holidays,
    },
  ]
  const enfance = 'Régie enfance et jeunesse'
  const petiteEnfance = 'Régie petite enfance'
  return {
    id: 'rurales-entre-deux-mers',
    nom: 'CdC Rurales de l’Entre-Deux-Mers',
    courriel: 'famille@ruralesentredeuxmers.example',
    telephone: '05 36 49 12 00',
    regies: [
      {
        nom: enfance,
        numcli: '090909',
        prefixe: 'ENF',
        adresse: '20 route de Créon, 33760 Targon',
        siret: '20006967400018',
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
        regie: enfance,
        activites: loisirs(14, true),
      },
      {
        nom: 'Les tortues 2 mers',
        type: 'alsh',
        description: 'Accueil de loisirs de 3 à 11 ans, entouré d’un grand parc.',
        adresse: '12 route de la Bastide, 33540 Sauveterre-de-Guyenne',
        telephone: '05 36 49 12 12',
        regie: enfance,
        activites: loisirs(12, false),
      },
      {
        nom: 'Le point rencontre jeunes',
        type: 'point-jeunes',
        description: 'Le rendez-vous des 11 – 17 ans, avec studio de musique.',
        adresse: '1 place du Foirail, 33760 Targon',
        telephone: '05 36 49 12 21',
        regie: enfance,
        activites: jeunes(12),
      },
      {
        nom: 'L’espace jeunes',
        type: 'point-jeunes',
        description: 'Ateliers, sorties et accompagnement de projets pour les 11 – 17 ans.',
        adresse: '7 allée du Stade, 33540 Sauveterre-de-Guyenne',
        telephone: '05 36 49 12 22',
        regie: enfance,
        activites: jeunes(10),
      },
      {
        nom: 'Pirouette cacahouète',
        type: 'multi-accueil',
        description: 'Multi-accueil de 10 semaines à 3 ans, avec jardin.',
        adresse: '6 chemin du Lavoir, 33760 Targon',
        telephone: '05 36 49 12 31',
        regie: petiteEnfance,
        activites: accueilRegulier(20),
      },
      {
        nom: 'Les p’tits bouchons',
        type: 'multi-accueil',
        description: 'Multi-accueil de 10 semaines à 3 ans, près de la gare routière.',
        adresse: '3 rue Saint-Romain, 33540 Sauveterre-de-Guyenne',
        telephone: '05 36 49 12 32',
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
        regie: periscolaire,
        activites: [
          {
            nom: 'Accueil du matin et du soir',
            type: 'periscolaire',
            ages: [3, 11],
            delai: LA_VEILLE,
            unites: [
              ['matin', 'Matin', '7 h 15 – 8 h 20', 150],
              ['soir', 'Soir', '16 h 30 – 18 h 30', 260],
            ],
            capacite: 18,
            periodes: spans,
            jours: times.joursDEcole,
          },
        ],
      },
      {
        nom: 'Restauration scolaire',
        type: 'restauration',
        description: 'Les repas de midi, préparés sur place.',
        adresse: 'Rue du Stade, 88140 Contrexéville',
        telephone: '03 53 01 12 02',
        regie: periscolaire,
        activites: [
          {
            nom: 'Repas de midi',
            type: 'repas',
            ages: [3, 11],
            delai: LA_VEILLE,
            unites: [['repas', 'Repas', '11 h 45 – 13 h 20', 480]],
            capacite: 40,
            periodes: spans,
            jours: times.joursDEcole,
          },
        ],
      },
      {
        nom: 'Pitchoun’s',
        type: 'multi-accueil',
        description: 'Multi-accueil de 10 semaines à 4 ans.',
        adresse: '5 rue Gaston-Thomson, 88140 Contrexéville',
        telephone: '03 53 01 12 03',
        regie: multiAccueil,
        activites: [
          {
            nom: 'Accueil régulier',
            type: 'accueil-regulier',
            description: 'Un contrat d’heures par semaine.',
            ages: [0, 4],
            delai: UNE_SEMAINE,
            unites: [],
            periodes: times.annee,
            jours: () => [],
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
