import { css } from 'lit'

/** The three views, laid out by grid: the week becomes rows of days on narrow screens. */
export const vues = css`
  table,
  thead,
  tbody {
    display: block;
  }
  table {
    padding-inline: var(--_marge);
    padding-block-end: 1.25em;
  }
  tr {
    display: grid;
    grid-template-columns: minmax(9em, 1.6fr) repeat(var(--_jours, 5), minmax(0, 1fr));
    gap: 0.5em;
    padding-block: 0.2em;
    position: relative;
  }
  .j6 {
    --_jours: 6;
  }
  .j7 {
    --_jours: 7;
  }
  .s2 {
    grid-column-end: span 2;
  }
  .s3 {
    grid-column-end: span 3;
  }
  .s4 {
    grid-column-end: span 4;
  }
  .s5 {
    grid-column-end: span 5;
  }
  .s6 {
    grid-column-end: span 6;
  }
  .s7 {
    grid-column-end: span 7;
  }
  th,
  td {
    padding: 0;
    font-weight: inherit;
    text-align: start;
  }
  td {
    display: grid;
    min-inline-size: 0;
    align-content: start;
  }
  thead {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--_papier);
  }
  thead th {
    text-align: center;
    padding-block: 0.5em 0.3em;
    font-size: 0.9em;
    color: var(--_encre-douce);
  }
  thead b {
    display: block;
    font-size: 1.3em;
    line-height: 1.75;
    color: var(--_encre);
  }
  .auj b {
    inline-size: 1.75em;
    margin-inline: auto;
    border-radius: 99em;
    text-align: center;
    background: var(--_marque-forte);
    color: var(--_sur-marque);
  }
  .enfant {
    margin-block-start: 0.5em;
    padding-block-start: 0.75em;
    border-block-start: 1px solid var(--_trait);
  }
  .enfant th {
    grid-column: 1 / -1;
    display: flex;
    align-items: center;
    gap: 0.55em;
    font-weight: 700;
  }
  .enfant .sous {
    font-weight: 400;
  }
  .act {
    align-self: center;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .act small,
  .tete .sous {
    display: block;
    color: var(--_encre-douce);
    font-size: 0.87em;
  }
  .charge :is(.case, .absente) {
    visibility: hidden;
  }
  .liste tr {
    grid-template-columns: minmax(0, 1fr);
  }
  .liste .enfant th::first-letter {
    text-transform: uppercase;
  }
  .liste .auj th {
    color: var(--_marque-forte);
  }
  .liste .case {
    display: grid;
    grid-template-columns: minmax(0, 2fr) auto minmax(0, 1fr) minmax(0, 1.5fr);
    font-size: 1em;
    min-block-size: 3.1em;
  }
  .liste .case small {
    grid-column: auto;
  }
  .case .tete {
    display: flex;
    align-items: center;
    gap: 0.6em;
  }
  .tete .sous {
    color: inherit;
  }
  .mois tr {
    grid-template-columns: repeat(var(--_jours, 5), minmax(0, 1fr));
    gap: 0 0.3em;
    border-block-start: 1px solid var(--_trait);
  }
  /* Weeks out of sight cost nothing until they are scrolled to; the room around is that of the focus. */
  .mois tbody tr {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 9em;
    margin-inline: -0.4em;
    padding-inline: 0.4em;
  }
  .mois thead tr {
    border: 0;
  }
  .mois td {
    gap: 0.2em;
    padding-block-end: 0.2em;
  }
  .mois .num {
    color: var(--_encre);
    justify-items: center;
    line-height: 1.75;
  }
  .mois .hors b {
    color: var(--_encre-douce);
    font-weight: 400;
  }
  .c1 {
    grid-column-start: 1;
  }
  .c2 {
    grid-column-start: 2;
  }
  .c3 {
    grid-column-start: 3;
  }
  .c4 {
    grid-column-start: 4;
  }
  .c5 {
    grid-column-start: 5;
  }
  .c6 {
    grid-column-start: 6;
  }
  .c7 {
    grid-column-start: 7;
  }
  .mois .case {
    flex-wrap: nowrap;
    gap: 0.3em;
    min-block-size: 2.1em;
    padding: 0.15em 0.3em;
    border-radius: 0.5em;
    overflow: hidden;
    white-space: nowrap;
  }
  [data-s]::before {
    content: attr(data-s);
  }
  .mois .refusee {
    box-shadow: inset 0 -3px var(--_brique);
  }
  .mois .visage {
    font-size: 0.8em;
    inline-size: 1.6em;
    block-size: 1.6em;
  }
  .barre .pointe {
    inline-size: 100%;
    min-block-size: 1.5em;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .quoi {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  @container (max-width: 64em) {
    .semaine .case {
      gap: 0.1em 0.3em;
      padding: 0.4em;
    }
  }
  @container (max-width: 46em) {
    table {
      padding-block-end: 1em;
    }
    .semaine thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .semaine tr {
      grid-template-columns: minmax(0, 1fr);
      gap: 0.4em;
      padding-block: 0.3em;
    }
    .semaine td {
      grid-column: auto;
    }
    .fermee {
      display: none;
    }
    .semaine .case {
      display: grid;
      grid-template-columns: 4.4em auto minmax(0, 1fr) minmax(0, 1fr);
      min-block-size: 3.1em;
      font-size: 1em;
    }
    .case .jour {
      display: block;
      font-weight: 700;
    }
    .semaine .case small {
      grid-column: auto;
      text-align: end;
      font-size: 0.88em;
    }
    .liste .case {
      grid-template-columns: auto minmax(min-content, 1fr) auto;
    }
    .case .tete {
      grid-column: 1 / -1;
    }
    .liste .case small {
      text-align: end;
      font-size: 0.88em;
    }
    .act small {
      display: inline;
    }
    .sans-jour .act::after {
      content: ' – ' attr(data-ferme);
      color: var(--_encre-douce);
    }
    .mois {
      padding-inline: 0.5em;
    }
    .mois .case {
      min-block-size: 2.4em;
    }
  }
  @container (max-width: 30em) {
    .mois tr {
      gap: 0 0.15em;
    }
    .mois .case {
      flex-wrap: wrap;
      justify-content: center;
      gap: 0.1em 0.2em;
      padding: 0.15em;
    }
    .mois .signe {
      inline-size: 1.25em;
      block-size: 1.25em;
    }
    .quoi {
      flex-basis: 100%;
      font-size: 0.75em;
      text-align: center;
    }
  }
  @container (max-width: 24em) {
    .semaine .case {
      grid-template-columns: 4.4em auto minmax(0, 1fr);
    }
    .semaine .case small {
      grid-column: 2 / -1;
      text-align: start;
    }
  }
  @container (max-width: 19em) {
    .liste .case {
      grid-template-columns: auto minmax(0, 1fr);
    }
    .liste .case small {
      grid-column: 1 / -1;
      text-align: start;
    }
  }
`
