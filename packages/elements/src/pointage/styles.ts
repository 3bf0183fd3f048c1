import { css } from 'lit'

export const pointageStyles = css`
  .reglages {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 11em), 1fr));
    gap: 0.75em;
  }
  .etat-pointage:empty {
    position: absolute;
  }
  .groupe {
    display: grid;
    gap: 0.4em;
  }
  .groupe h4 {
    font-size: 1em;
  }
  .feuille {
    display: grid;
    gap: 0.4em;
  }
  .feuille > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.3em 1em;
    align-items: center;
    padding: 0.5em 0.9em;
    border: 1px solid var(--_trait);
    border-radius: var(--_rayon);
    background: var(--_carte);
    overflow-wrap: anywhere;
  }
  .feuille .sous {
    display: block;
  }
  .alerte-sante {
    display: block;
    color: var(--_brique);
    font-weight: 700;
  }
  .interdit {
    display: flex;
    gap: 0.4em;
    align-items: start;
    inline-size: fit-content;
    margin-block: 0.2em;
    padding: 0.25em 0.6em;
    border: 2px solid var(--_brique);
    border-radius: var(--_rayon);
    background: var(--_brique-clair);
    color: var(--_brique);
    font-weight: 700;
  }
  .interdit .ico {
    flex: none;
    margin-block-start: 0.15em;
  }
  .qui {
    grid-column: 1 / -1;
  }
  .qui > summary {
    inline-size: fit-content;
    padding-block: 0.4em;
    cursor: pointer;
    text-decoration: underline;
  }
  .dire {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .dire button[aria-pressed='true'] {
    background: var(--_marque-forte);
    border-color: var(--_marque-forte);
    color: var(--_papier);
  }
  .dire button[aria-disabled='true'],
  .jours-pointage button[aria-disabled='true'] {
    opacity: 0.55;
    cursor: default;
  }
  .heures {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1.5em;
  }
  .heure {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.2em 0.6em;
  }
  .heure label {
    display: grid;
  }
  .heure input {
    min-block-size: 2.75em;
    padding: 0.3em 0.6em;
    border: 1.5px solid var(--_bord);
    border-radius: var(--_rayon);
    background: var(--_carte);
  }
  .feuille > li > p {
    grid-column: 1 / -1;
    margin: 0;
  }
  .feuille .erreur {
    color: var(--_brique);
    font-weight: 700;
  }
  .regles summary {
    min-block-size: 2.75em;
    padding-block: 0.6em;
    font-weight: 700;
    cursor: pointer;
  }
  .regle {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 12em), 1fr));
    gap: 0.6em 1em;
    margin-block-start: 0.6em;
  }
  .regle :is(h4, .actions) {
    grid-column: 1 / -1;
  }
  .regle h4 {
    font-size: 1em;
  }
  .papier {
    display: none;
  }
  @container (max-width: 30em) {
    .feuille > li {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (forced-colors: active) {
    .dire button[aria-pressed='true'] {
      border-width: 3px;
    }
  }
  @media screen {
    .hors-recherche {
      display: none !important;
    }
  }
  @media print {
    h2,
    .jeux,
    .nouvelle,
    .etat-pointage,
    .dire,
    .heures,
    .reglages,
    .regles,
    .ajout,
    .actions,
    .avis,
    .ecran,
    .feuille .erreur {
      display: none !important;
    }
    .groupe,
    .feuille {
      display: block;
    }
    .groupe h4,
    h3 {
      break-after: avoid;
    }
    .feuille > li {
      break-inside: avoid;
      grid-template-columns: minmax(0, 1fr) auto;
      border-radius: 0;
      border-block-start-width: 0;
      padding: 0.35em 0.4em;
      font-size: 0.9em;
    }
    .feuille > li:first-child {
      border-block-start-width: 1px;
    }
    .papier {
      display: flex;
      align-items: center;
      gap: 0.9em;
    }
    .coche-papier {
      display: inline-block;
      inline-size: 1.1em;
      block-size: 1.1em;
      border: 1px solid currentColor;
      line-height: 1;
      text-align: center;
      font-style: normal;
      vertical-align: text-bottom;
    }
    .blanc {
      display: inline-block;
      inline-size: 3.5em;
      border-block-end: 1px solid currentColor;
    }
    .signature {
      inline-size: 8em;
      block-size: 2.6em;
      padding: 0.1em 0.3em;
      border: 1px solid currentColor;
      font-size: 0.8em;
    }
  }
`
