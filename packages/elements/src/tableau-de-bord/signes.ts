import { dessin, icones } from '../ui/icones.ts'

/** The sign of each tile, beside its name. */
export const signes = {
  reservations: icones.calendrier,
  factures: dessin('M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6'),
  documents: icones.document,
  foyer: dessin(
    'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 20c0-4 3-6 6-6s6 2 6 6M17 11a2.5 2.5 0 1 0 0-5M21 19c0-3-2-5-4-5',
  ),
  inscriptions: dessin('M5 4h14v16H5zM9 9h6M9 13h6M9 17h3'),
  messages: icones.bulle,
  actualites: dessin('M4 10v4h3l8 5V5L7 10zM18 9a4 4 0 0 1 0 6'),
  services: dessin('M3 21V10l9-6 9 6v11zM9 21v-6h6v6'),
  historique: icones.horloge,
  compte: dessin('M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-5 4-7 8-7s8 2 8 7'),
  'mes-donnees': icones.telecharger,
} as const
