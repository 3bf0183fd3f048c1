import type { Section } from '@inoe/contract/commun'
import type { TableauDeBord } from '@inoe/contract/tableau-de-bord'
import { dateCivile, euros } from '../i18n/format.ts'
import { tableauFr as t } from './messages.fr.ts'

/** One section of the portal and what waits in it. */
export interface Tuile {
  section: Section & keyof typeof t.tuiles
  quoi: string
  /** How many things wait; nothing is shown for none. */
  nombre: number
  /** Nothing that the parent has to do: it waits for the service, or is only new. */
  sansUrgence?: boolean
  /** The number in words, read aloud. */
  dit?: (nombre: number) => string
}

/** The tiles, in the order of what a parent comes for. */
export function tuilesOf(tableau: TableauDeBord, locale: string): Tuile[] {
  const { renouvellement } = tableau.foyer
  const { factures, documents, foyer, inscriptions, messages, actualites, prochainsJours } = tableau
  const { aConfirmer } = tableau.reservations
  const [piece] = documents.aFournir
  const echeance =
    factures.echeance && dateCivile(factures.echeance, locale, { day: 'numeric', month: 'long' })
  return [
    {
      section: 'reservations',
      quoi: aConfirmer > 0 ? t.aConfirmer(aConfirmer) : t.reserve(prochainsJours.length),
      nombre: aConfirmer,
    },
    {
      section: 'factures',
      quoi: factures.nombre > 0 ? t.aPayer(euros(factures.totalCentimes, locale), echeance) : t.rienAPayer,
      nombre: factures.nombre,
    },
    {
      section: 'documents',
      quoi: !piece
        ? t.documentsComplets
        : documents.aFournir.length === 1
          ? t.pieceAFournir(piece.nom, piece.pour)
          : t.piecesAFournir(documents.aFournir.length),
      nombre: documents.aFournir.length,
    },
    {
      section: 'foyer',
      quoi: foyer.champsManquants.length
        ? t.foyerIncomplet(foyer.champsManquants.join(', ').toLocaleLowerCase(locale))
        : renouvellement
          ? t.aRenouveler(
              `${renouvellement.annee}-${renouvellement.annee + 1}`,
              tableau.aujourdhui > renouvellement.jusquAu
                ? null
                : dateCivile(renouvellement.jusquAu, locale, { day: 'numeric', month: 'long' }),
            )
          : foyer.enfants === 0
            ? t.sansEnfant
            : t.enfants(foyer.enfants),
      nombre: foyer.champsManquants.length || (foyer.enfants === 0 || renouvellement ? 1 : 0),
    },
    {
      section: 'inscriptions',
      quoi: inscriptions.enAttente > 0 ? t.enEtude(inscriptions.enAttente) : t.rienEnEtude,
      nombre: inscriptions.enAttente,
      sansUrgence: true,
    },
    {
      section: 'messages',
      quoi: messages.nonLus > 0 ? t.messagesNonLus(messages.nonLus) : t.aucunMessage,
      nombre: messages.nonLus,
    },
    {
      section: 'actualites',
      quoi: actualites.derniere ?? t.aucuneActualite,
      nombre: actualites.nonVues,
      sansUrgence: true,
      dit: t.nouvelles,
    },
    { section: 'services', quoi: t.catalogue, nombre: 0 },
    { section: 'historique', quoi: t.historique, nombre: 0 },
    { section: 'compte', quoi: t.compte, nombre: 0 },
  ]
}
