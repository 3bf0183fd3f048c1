// What an erasure leaves, for how long and why: said before to who asks, and held to by a test. How long is what
// `conservation` says: the town may have set it.
import { type Durees, enLettres } from '../conservation/durees.ts'
import type { Portee } from './effacer.ts'

export interface Conserve {
  quoi: string
  duree: string
  pourquoi: string
  /** The text that has it kept. */
  source: string
  /** Where it is. */
  tables: readonly string[]
}

const COMPTABLE =
  'Code de commerce, art. L123-22\u00a0; instruction DPACI/RES/2009/018 du 28 août 2009 (archives communes des collectivités)'

const compta = (duree: string): readonly Conserve[] => [
  {
    quoi: 'Les factures et les avoirs, avec le nom et l’adresse qui y sont imprimés',
    duree,
    pourquoi: 'ce sont des pièces comptables',
    source: COMPTABLE,
    tables: ['factures', 'lignes', 'relances'],
  },
  {
    quoi: 'Les règlements, les paiements en ligne, les prélèvements et les mandats signés (révoqués)',
    duree,
    pourquoi: 'ils prouvent ce qui a été payé',
    source: COMPTABLE,
    tables: [
      'encaissements',
      'imputations',
      'paiements',
      'paiements_factures',
      'prelevements',
      'prelevements_factures',
      'mandats',
      'alertes',
    ],
  },
  {
    quoi: 'Les jours et les heures facturés, rattachés à un dossier sans nom ni adresse',
    duree: 'aussi longtemps que la facture',
    pourquoi: 'ils la justifient',
    source: COMPTABLE,
    tables: [
      'reservations',
      'pointages',
      'contrats',
      'heures_occasionnelles',
      'contrats_factures',
      'foyers',
      'enfants',
    ],
  },
]

const demande = (duree: string): Conserve => ({
  quoi: 'Votre demande et sa réponse, sans votre adresse',
  duree,
  pourquoi: 'la collectivité doit pouvoir prouver qu’elle y a répondu',
  source: 'Code civil, art. 2224\u00a0; RGPD, art. 5.2',
  tables: ['effacements'],
})

const decisions = (duree: string): Conserve => ({
  quoi: 'Les décisions de justice appliquées pour un enfant qui a un autre foyer, sans le nom de votre foyer',
  duree: `${duree} après leur fin`,
  pourquoi: 'elles disent à qui l’enfant ne doit pas être remis',
  source: 'Code civil, art. 371-1 ; RGPD, art. 17.3',
  tables: ['interdictions'],
})

export function conserves(portee: Portee, durees: Durees): readonly Conserve[] {
  const answered = demande(enLettres(durees.effacements))
  return portee === 'foyer'
    ? [
        ...compta(`${enLettres(durees.comptabilite)} après la fin de leur exercice`),
        decisions(enLettres(durees.decisions)),
        answered,
      ]
    : [
        {
          quoi: 'Le dossier du foyer\u00a0: enfants, réservations, documents, messages, factures',
          duree: 'tant que l’autre parent s’en sert',
          pourquoi: 'il est aussi le sien\u00a0; vos messages y restent sans votre nom',
          source: 'RGPD, art. 17.3',
          tables: [],
        },
        answered,
      ]
}

/** What goes. */
export const EFFACES: Readonly<Record<Portee, readonly string[]>> = {
  foyer: [
    'Votre compte\u00a0: adresse e-mail, mot de passe, clés d’accès, appareils, connexions, copies de vos données',
    'Le dossier du foyer\u00a0: adultes, adresse, revenus, quotient familial',
    'Les enfants et leur santé, sauf un enfant qui a un autre foyer\u00a0: il y reste',
    'Les inscriptions, les réservations et présences qui n’ont pas été facturées, les absences',
    'Les documents, les messages et tous les fichiers',
  ],
  compte: [
    'Votre compte\u00a0: adresse e-mail, mot de passe, clés d’accès, appareils, connexions, copies de vos données',
    'Votre nom et vos coordonnées dans le dossier du foyer, et sur les messages que vous avez écrits',
  ],
}
