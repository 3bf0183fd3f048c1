// What the API answers the widgets on the bench: a family with two children, as the contract says it.
import type { Configuration } from '@inoe/contract/collectivites'
import { SECTIONS } from '@inoe/contract/commun'
import type { EtatSession } from '@inoe/contract/comptes'
import type { Documents } from '@inoe/contract/documents'
import type { ListeFactures } from '@inoe/contract/factures'
import type { Foyer, Sante } from '@inoe/contract/foyers'
import type { Inscriptions } from '@inoe/contract/inscriptions'
import type { Planning } from '@inoe/contract/reservations'
import type { Catalogue } from '@inoe/contract/structures'
import type { TableauDeBord } from '@inoe/contract/tableau-de-bord'

/** An id that the schemas take. */
const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
const NOW = '2026-11-03T09:00:00.000Z'
const DAY = 86_400_000

const enfants = [
  { id: id(1), nom: 'Durand', prenom: 'Léa', dateNaissance: '2018-05-14', age: 8 },
  { id: id(2), nom: 'Durand', prenom: 'Noé', dateNaissance: '2021-02-03', age: 5 },
]
const structure = { id: id(10), nom: 'L’arbre à paumes' }
const mercredis = { id: id(11), nom: 'Mercredis' }
const periode = { id: id(12), nom: 'Septembre à décembre 2026' }

export const visiteur: EtatSession = { connecte: false }
export const famille: EtatSession = {
  connecte: true,
  courriel: 'camille.durand@exemple.fr',
  role: 'famille',
  prenom: 'Camille',
}

export const configuration: Configuration = {
  id: 'rurales-entre-deux-mers',
  nom: 'CdC Rurales de l’Entre-Deux-Mers',
  zone: 'Europe/Paris',
  courriel: 'enfance@exemple.fr',
  telephone: '05 56 00 00 00',
  origine: null,
  origineDeclaree: true,
  franceconnect: false,
  apparence: { marque: null, police: null },
  logo: null,
  pages: Object.fromEntries(
    SECTIONS.map((section) => [section, `https://ville.exemple/${section}/`]),
  ) as Configuration['pages'],
}

const sante: Sante = {
  allergies: 'Arachides',
  regime: '',
  pai: '',
  vaccins: 'À jour',
  medecin: 'Dr Martin',
  medecinTelephone: '05 56 11 22 33',
  autres: '',
}

const foyer: Foyer = {
  version: 1,
  contact: {
    adresse: '3 rue des Vignes',
    complement: '',
    codePostal: '33760',
    commune: 'Targon',
    telephone: '06 12 34 56 78',
  },
  revenus: {
    revenusCentimes: 3_120_000,
    revenusAnnee: 2025,
    quotientFamilial: 742,
    caisse: 'CAF',
    numeroAllocataire: '1234567',
    enfantsACharge: null,
    enfantsAeeh: null,
  },
  parents: {
    premier: { nom: 'Durand', prenom: 'Camille', courriel: 'camille.durand@exemple.fr' },
    second: null,
  },
  enfants: enfants.map(({ age: _, ...enfant }) => ({ ...enfant, sante, version: 1 })),
  manquants: [],
  regles: [],
  attentes: [],
}

const documents: Documents = {
  tailleMax: 10 * 1024 * 1024,
  foyer: [
    {
      piece: id(20),
      nom: 'Justificatif de domicile',
      aide: 'De moins de trois mois',
      obligatoire: true,
      activite: null,
      etat: 'a-fournir',
      motif: null,
      valableJusquAu: null,
      reponduLe: null,
      precedent: null,
      modele: null,
      depot: null,
    },
  ],
  enfants: enfants.map((enfant) => ({
    id: enfant.id,
    nom: enfant.nom,
    prenom: enfant.prenom,
    pieces: [
      {
        piece: id(21),
        nom: 'Vaccinations',
        aide: 'Les pages du carnet de santé',
        obligatoire: true,
        activite: null,
        etat: 'valide',
        motif: null,
        valableJusquAu: '2027-08-31',
        reponduLe: null,
        precedent: null,
        modele: null,
        depot: {
          id: id(22),
          nom: 'carnet.pdf',
          type: 'application/pdf',
          taille: 182_044,
          transmisLe: NOW,
          controle: 'libre',
        },
      },
    ],
  })),
  documentation: [],
}

const catalogue: Catalogue = {
  maintenant: NOW,
  structures: [
    {
      ...structure,
      type: 'alsh',
      description: 'Accueil de loisirs sans hébergement',
      adresse: 'Targon',
      telephone: '05 56 00 00 01',
      courriel: 'arbre@exemple.fr',
      activites: [
        {
          ...mercredis,
          type: 'mercredis',
          description: '',
          ageMin: 3,
          ageMax: 11,
          mode: 'jour',
          groupes: [],
          delaiReservation: 'Jusqu’à midi, deux jours ouvrés avant.',
          delaiAnnulation: 'Jusqu’à midi, deux jours ouvrés avant.',
          unites: [
            {
              code: 'journee',
              nom: 'Journée',
              horaires: '7 h 30 – 18 h 30',
              prixCentimes: 940,
              tranches: [],
              tarif: [
                'Tarif unique\u00a0: 9,40\u00a0€',
                'Absence justifiée\u00a0: non facturée',
                'Absence non justifiée\u00a0: facturée',
              ],
            },
          ],
          criteres: [],
          periodes: [
            {
              ...periode,
              debut: '2026-09-01',
              fin: '2026-12-31',
              ouverture: '2026-07-27T07:00:00.000Z',
              ouvertureResidents: null,
              fermeture: null,
              etat: 'ouverte',
            },
          ],
        },
      ],
    },
  ],
}

const inscriptions: Inscriptions = {
  inscriptions: enfants.map(({ id: own, nom, prenom }, rank) => ({
    id: id(30 + rank),
    enfant: { id: own, nom, prenom },
    structure: { ...structure, courriel: null, telephone: null },
    activite: mercredis,
    periode: null,
    annee: 2026,
    etat: 'acceptee',
    rang: null,
    motif: null,
    piecesManquantes: [],
    gestes: ['retirer'],
    etapes: [
      { type: 'demandee', le: NOW, par: 'famille', motif: null, pieces: [] },
      { type: 'acceptee', le: NOW, par: 'service', motif: null, pieces: [] },
    ],
    demandeeLe: NOW,
    reponduLe: NOW,
  })),
}

/** Each child, each day asked for. */
function planning(du: string, au: string): Planning {
  const dates: string[] = []
  for (let day = Date.parse(du); day <= Date.parse(au); day += DAY)
    dates.push(new Date(day).toISOString().slice(0, 10))
  return {
    maintenant: NOW,
    aujourdhui: NOW.slice(0, 10),
    enfants: enfants.map(({ dateNaissance: _, ...enfant }) => enfant),
    lignes: enfants.map((enfant) => ({
      id: `${enfant.id} ${mercredis.id} journee`,
      enfant: enfant.id,
      structure: structure.nom,
      offre: { activite: mercredis.id, unite: 'journee' },
      parties: ['journee'],
      mode: 'jour',
      validation: false,
      listeAttente: true,
      prixExplication: '',
      plafond: '',
      activite: mercredis.nom,
      groupe: '',
      unite: 'Journée',
      horaires: '7 h 30 – 18 h 30',
      prixCentimes: 940,
      delaiReservation: 'Jusqu’à midi, deux jours ouvrés avant.',
      delaiAnnulation: 'Jusqu’à midi, deux jours ouvrés avant.',
      cellules: dates.map((date, rank) => ({
        date,
        fin: null,
        attente: 0,
        rang: null,
        expireLe: null,
        absence: null,
        absenceJusquAu: null,
        creneau: id(100 + rank),
        etat: rank % 2 ? 'reserve' : 'libre',
        motif: null,
        places: 12,
        prixCentimes: 940,
        ouvreLe: null,
        reservableJusquAu: `${date}T10:00:00.000Z`,
        annulableJusquAu: `${date}T10:00:00.000Z`,
      })),
    })),
    gardes: [],
    jourPrecedent: '2026-10-28',
    jourSuivant: '2027-01-06',
    ouverture: null,
  }
}

const factures: ListeFactures = {
  factures: [
    {
      id: id(40),
      numero: 'ENF-2026-000042',
      structure,
      nature: 'facture',
      motif: null,
      origine: null,
      enfants: [{ id: id(42), prenom: 'Léa' }],
      encaissements: [],
      prelevement: null,
      regie: {
        id: id(41),
        nom: 'Régie enfance',
        enLigne: true,
        mode: 'regie',
        moyens: ['cheque', 'cesu', 'especes'],
        autresMoyens: 'Chèque, CESU, espèces.',
      },
      mois: '2026-10',
      etat: 'emise',
      totalCentimes: 3760,
      resteCentimes: 3760,
      emiseLe: NOW,
      echeance: '2026-12-03',
      enRetard: false,
      payeeLe: null,
      lignes: [
        {
          libelle: 'Léa · Mercredis · Journée',
          explication: '4 journées à 9,40 €',
          id: id(43),
          enfant: id(42),
          quantite: '4',
          prixCentimes: 940,
          montantCentimes: 3760,
        },
      ],
      paiementEnCours: null,
    },
  ],
  resteCentimes: 3760,
  credits: [],
  filtres: { structures: [structure], enfants: [{ id: id(42), prenom: 'Léa' }], annees: [2026] },
  minCentimes: 100,
  maxCentimes: 9_999_999,
}

const tableauDeBord: TableauDeBord = {
  maintenant: NOW,
  aujourdhui: NOW.slice(0, 10),
  foyer: {
    enfants: 2,
    champsManquants: [],
    renouvellement: null,
    accordsAttendus: 0,
    propositions: 0,
    auService: 0,
    refuses: 0,
  },
  documents: { aFournir: [{ nom: 'Justificatif de domicile', pour: null }] },
  inscriptions: { enAttente: 0, aCompleter: 0 },
  prochainsJours: [
    {
      date: '2026-11-04',
      fin: '2026-11-04',
      enfant: 'Léa',
      activite: 'Mercredis',
      unite: 'Journée',
      etat: 'confirmee',
    },
  ],
  factures: { nombre: 1, totalCentimes: 3760, echeance: '2026-12-03' },
  reservations: { aConfirmer: 0 },
  messages: { nonLus: 1 },
  actualites: { nonVues: 0, derniere: null },
  mesDonnees: { copieJusquAu: null },
  prochaineOuverture: null,
}

/** What `GET route` answers somebody; undefined for a route that no widget should read. */
export function answerOf(route: string, query: URLSearchParams, session: EtatSession): unknown {
  switch (route) {
    case 'configuration':
      return configuration
    case 'session':
      return session
    case 'foyer':
      return foyer
    case 'foyer/renouvellement':
      return { renouvellement: null }
    case 'foyer/consentements':
      return { textes: [], enfants: [] }
    case 'foyer/quotient':
      return { enLigne: false, obtenu: null }
    case 'documents':
      return documents
    case 'catalogue':
      return catalogue
    case 'reinscriptions':
      return { lignes: [] }
    case 'inscriptions':
      return inscriptions
    case 'planning':
      return planning(query.get('du') ?? NOW, query.get('au') ?? NOW)
    case 'contrats':
      return { contrats: [], possibles: [] }
    case 'factures':
      return factures
    case 'tableau-de-bord':
      return tableauDeBord
  }
}
