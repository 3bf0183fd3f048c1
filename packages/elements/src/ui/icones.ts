import { svg } from 'lit'

/** An outline icon, 24 × 24; always beside words, so hidden from screen readers. */
export const dessin = (d: string) =>
  svg`<svg class="ico" viewBox="0 0 24 24" aria-hidden="true"><path d=${d} /></svg>`

/** Those of several widgets; each has its own beside it. */
export const icones = {
  alerte: dessin('M12 8v5M12 16.5v.5M12 3l10 18H2z'),
  bulle: dessin('M4 5h16v11H9l-5 4z'),
  calendrier: dessin('M4 5h16v15H4zM4 10h16M9 3v4M15 3v4'),
  chevron: dessin('M9 5l7 7-7 7'),
  coche: dessin('M4 12l5 5L20 6'),
  croix: dessin('M6 6l12 12M18 6L6 18'),
  document: dessin('M7 3h7l5 5v13H7zM14 3v5h5'),
  horloge: dessin('M12 21a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 8v4.5l3 2'),
  plus: dessin('M12 5v14M5 12h14'),
  telecharger: dessin('M12 4v11M7 11l5 5 5-5M5 20h14'),
} as const
