import { svg } from 'lit'

/** Outline icons, 24 × 24; always beside words, so hidden from screen readers. */
const draw = (d: string) => svg`<svg class="ico" viewBox="0 0 24 24" aria-hidden="true"><path d=${d} /></svg>`

export const icones = {
  alerte: draw('M12 8v5M12 16.5v.5M12 3l10 18H2z'),
  bulle: draw('M4 5h16v11H9l-5 4z'),
  calendrier: draw('M4 5h16v15H4zM4 10h16M9 3v4M15 3v4'),
  chevron: draw('M9 5l7 7-7 7'),
  coche: draw('M4 12l5 5L20 6'),
  croix: draw('M6 6l12 12M18 6L6 18'),
  document: draw('M7 3h7l5 5v13H7zM14 3v5h5'),
  facture: draw('M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6'),
  famille: draw(
    'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 20c0-4 3-6 6-6s6 2 6 6M17 11a2.5 2.5 0 1 0 0-5M21 19c0-3-2-5-4-5',
  ),
  horloge: draw('M12 21a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 8v4.5l3 2'),
  inscription: draw('M5 4h14v16H5zM9 9h6M9 13h6M9 17h3'),
  moins: draw('M6 12h12'),
  plus: draw('M12 5v14M5 12h14'),
  structure: draw('M3 21V10l9-6 9 6v11zM9 21v-6h6v6'),
  telecharger: draw('M12 4v11M7 11l5 5 5-5M5 20h14'),
} as const
