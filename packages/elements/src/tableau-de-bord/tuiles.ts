import type { Section } from '@inoe/contract/commun'
import type { TableauDeBord } from '@inoe/contract/tableau-de-bord'
import { dateCivile, euros, instant } from '../i18n/format.ts'
import { tableauFr as t } from './messages.fr.ts'

/** One section of the portal and what waits in it. */
export interface Tuile {
  section: Section & keyof typeof t.tuiles
  quoi: string
  /** How many things wait; nothing is shown for none. */
  nombre: number
  /** Nothing that the parent has to do: it waits for the service, or is only new. */
  sansUrgence?: boolean
  /** Part of the section's page that it leads to. */
  ancre?: string
  /** The number in words, read aloud. */
  dit?: (nombre: number) => string
}

/** The tiles, in the order of what a parent comes for. */
export function tuilesOf(tableau: TableauDeBord, locale: string, zone: string): Tuile[] {
  const { factures, documents, messages, actualites, prochainsJours } = tableau
  const { aConfirmer } = tableau.reservations
  const { refuses } = tableau.foyer
  const { copieJusquAu } = tableau.mesDonnees
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
      ...dossierOf(tableau, locale),
    },
    {
      section: 'inscriptions',
      ...inscriptionsOf(tableau),
    },
    {
      section: 'messages',
      quoi: messages.nonLus > 0 ? t.messagesNonLus(messages.nonLus) : t.aucunMessage,
      nombre: messages.nonLus,
      dit: t.aLire,
    },
    {
      section: 'actualites',
      quoi: actualites.derniere ?? t.aucuneActualite,
      nombre: actualites.nonVues,
      sansUrgence: true,
      dit: t.nouvelles,
    },
    { section: 'services', quoi: t.catalogue, nombre: 0 },
    {
      section: 'historique',
      quoi: refuses > 0 ? t.refuses(refuses) : t.historique,
      nombre: refuses,
      dit: t.aLire,
      ancre: refuses > 0 ? '#inoe-demandes' : '',
    },
    { section: 'compte', quoi: t.compte, nombre: 0 },
    {
      section: 'mes-donnees',
      quoi: copieJusquAu ? t.copie(instant(copieJusquAu, locale, zone)) : t.mesDonnees,
      nombre: copieJusquAu ? 1 : 0,
      sansUrgence: true,
      dit: t.aTelecharger,
    },
  ]
}

/** What the services sent back comes first: it waits for the family. */
function inscriptionsOf({ inscriptions }: TableauDeBord): Omit<Tuile, 'section'> {
  const { aCompleter, enAttente } = inscriptions
  const waits = []
  if (aCompleter > 0) waits.push(t.aCompleter(aCompleter))
  if (enAttente > 0) waits.push(t.enEtude(enAttente))
  return {
    quoi: waits.join(' · ') || t.rienEnEtude,
    nombre: aCompleter || enAttente,
    sansUrgence: aCompleter === 0,
  }
}

/**
 * What waits in the family's file: what it lacks, the answers that this parent owes, its renewal; then what waits for the
 * service.
 */
function dossierOf({ foyer, aujourdhui }: TableauDeBord, locale: string): Omit<Tuile, 'section'> {
  const { champsManquants, accordsAttendus, propositions, auService, renouvellement, enfants } = foyer
  const waits: string[] = []
  if (champsManquants.length > 0)
    waits.push(t.foyerIncomplet(champsManquants.join(', ').toLocaleLowerCase(locale)))
  if (accordsAttendus > 0) waits.push(t.accords(accordsAttendus))
  if (propositions > 0) waits.push(t.propositions(propositions))
  if (renouvellement && champsManquants.length === 0)
    waits.push(
      t.aRenouveler(
        `${renouvellement.annee}-${renouvellement.annee + 1}`,
        aujourdhui > renouvellement.jusquAu
          ? null
          : dateCivile(renouvellement.jusquAu, locale, { day: 'numeric', month: 'long' }),
      ),
    )
  if (auService > 0) waits.push(t.auService(auService))
  const rest = champsManquants.length || (enfants === 0 || renouvellement ? 1 : 0)
  const asked = rest + accordsAttendus + propositions
  // Where the answers are given, unless the file asks for something else first.
  const part = accordsAttendus > 0 ? '#inoe-autorisations' : propositions > 0 ? '#inoe-gardes' : ''
  return {
    quoi: waits.join(' · ') || (enfants === 0 ? t.sansEnfant : t.enfants(enfants)),
    nombre: asked || auService,
    sansUrgence: asked === 0,
    ancre: rest === 0 ? part : '',
  }
}
