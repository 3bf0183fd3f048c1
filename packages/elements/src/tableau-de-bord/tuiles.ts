import type { Section } from '@inoe/contract/commun'
import type { TableauDeBord } from '@inoe/contract/tableau-de-bord'
import { dateCivile, euros } from '../i18n/format.ts'
import { icones } from '../ui/icones.ts'
import { tableauFr as t } from './messages.fr.ts'

/** One section of the portal and what waits in it. */
export interface Tuile {
  section: Section & keyof typeof t.tuiles
  icone: (typeof icones)[keyof typeof icones]
  quoi: string
  /** How many things wait; nothing is shown for none. */
  nombre: number
  /** Waiting for the service, not for the parent. */
  chezLeService?: boolean
}

/** The tiles, in the order of what a parent comes for. */
export function tuilesOf(tableau: TableauDeBord, locale: string): Tuile[] {
  const { factures, documents, foyer, inscriptions, messages, prochainsJours } = tableau
  const [piece] = documents.aFournir
  const echeance =
    factures.echeance && dateCivile(factures.echeance, locale, { day: 'numeric', month: 'long' })
  return [
    { section: 'reservations', icone: icones.calendrier, quoi: t.reserve(prochainsJours.length), nombre: 0 },
    {
      section: 'factures',
      icone: icones.facture,
      quoi: factures.nombre > 0 ? t.aPayer(euros(factures.totalCentimes, locale), echeance) : t.rienAPayer,
      nombre: factures.nombre,
    },
    {
      section: 'documents',
      icone: icones.document,
      quoi: !piece
        ? t.documentsComplets
        : documents.aFournir.length === 1
          ? t.pieceAFournir(piece.nom, piece.pour)
          : t.piecesAFournir(documents.aFournir.length),
      nombre: documents.aFournir.length,
    },
    {
      section: 'foyer',
      icone: icones.famille,
      quoi: foyer.champsManquants.length
        ? t.foyerIncomplet(foyer.champsManquants.join(', ').toLocaleLowerCase(locale))
        : foyer.enfants === 0
          ? t.sansEnfant
          : t.enfants(foyer.enfants),
      nombre: foyer.champsManquants.length || (foyer.enfants === 0 ? 1 : 0),
    },
    {
      section: 'inscriptions',
      icone: icones.inscription,
      quoi: inscriptions.enAttente > 0 ? t.enEtude(inscriptions.enAttente) : t.rienEnEtude,
      nombre: inscriptions.enAttente,
      chezLeService: true,
    },
    {
      section: 'messages',
      icone: icones.bulle,
      quoi: messages.nonLus > 0 ? t.messagesNonLus(messages.nonLus) : t.aucunMessage,
      nombre: messages.nonLus,
    },
    { section: 'services', icone: icones.structure, quoi: t.catalogue, nombre: 0 },
    { section: 'historique', icone: icones.horloge, quoi: t.historique, nombre: 0 },
  ]
}
