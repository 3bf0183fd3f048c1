// The pictures of docs/images/modules: each widget at three widths side by side, and which story shows it.
import path from 'node:path'

export const IMAGES = path.resolve(import.meta.dirname, '../docs/images/modules')
export const LARGEURS = [360, 768, 1280] as const
export const MARGE = 24
/** Of a picture. */
export const LARGEUR = LARGEURS.reduce((sum, one) => sum + one + MARGE, MARGE)

interface Histoire {
  /** The story that shows the widget best. */
  story: string
  /** Also shown in the dark. */
  sombre?: true
  /** Where the story stands among those of another. */
  widget?: string
}

const HISTOIRES: Record<string, Histoire> = {
  'se-connecter': { story: 'widgets-login--connexion', sombre: true },
  'retour-au-site': { story: 'widgets-login--retour', widget: 'retour' },
  'tableau-de-bord': { story: 'widgets-tableau-de-bord--typique', sombre: true },
  'mon-foyer': { story: 'widgets-foyer--typique' },
  'mes-documents': { story: 'widgets-documents--typique' },
  'nos-services': { story: 'widgets-services--catalogue' },
  'mes-inscriptions': { story: 'widgets-inscriptions--toutes-les-reponses' },
  'mes-reservations': { story: 'widgets-planning--sejour-et-contrat', sombre: true },
  'mes-paiements': { story: 'widgets-factures--typique' },
  messages: { story: 'widgets-messages--typique' },
  actualites: { story: 'widgets-actualites--typique' },
  historique: { story: 'widgets-historique--connexions' },
  'mon-compte': { story: 'widgets-compte--typique' },
  'mes-donnees': { story: 'widgets-mes-donnees--typique' },
  application: { story: 'widgets-application--a-activer' },
  gestion: { story: 'widgets-gestion--typique' },
  pointage: { story: 'widgets-pointage--typique' },
}

export interface Planche {
  fichier: string
  story: string
  apparence: 'clair' | 'sombre'
  /** Folder of the widget's sources. */
  widget: string
}

export const PLANCHES: readonly Planche[] = Object.entries(HISTOIRES).flatMap(
  ([name, { story, sombre, widget = /^widgets-(.+)--/.exec(story)?.[1] ?? '' }]) => [
    { fichier: `${name}.webp`, story, apparence: 'clair' as const, widget },
    ...(sombre ? [{ fichier: `${name}-sombre.webp`, story, apparence: 'sombre' as const, widget }] : []),
  ],
)
