import { css } from 'lit'

export const styles = css`
  .jours,
  .tuiles {
    display: grid;
    gap: 0.6em;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 10.5em), 1fr));
  }
  .jours > li {
    background: var(--_marque-claire);
    border-radius: var(--_rayon);
    padding: 0.6em 0.85em;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .jours b {
    display: block;
  }
  .jours .etat {
    font-size: 0.85em;
    font-weight: 700;
    color: var(--_soleil);
    white-space: nowrap;
  }
  .jours .ouverture {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    align-items: baseline;
    background: var(--_soleil-clair);
    border: 1px solid var(--_soleil-bord);
    color: var(--_soleil);
  }
  .jours .reste {
    font-weight: 700;
    margin-inline-start: auto;
  }
  .bloc {
    display: grid;
    gap: 0.5em;
  }
  .tuiles {
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
  }
  .tuile {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0.1em 0.8em;
    align-items: center;
    block-size: 100%;
    min-block-size: 4.6em;
    color: inherit;
    text-decoration: none;
  }
  .tuile:hover {
    border-color: var(--_marque-forte);
  }
  .tuile .signe {
    grid-row: span 2;
    display: grid;
    place-items: center;
    inline-size: 2.6em;
    block-size: 2.6em;
    border-radius: 0.7em;
    color: var(--_marque-forte);
    background: var(--_marque-claire);
  }
  .tuile b {
    line-height: 1.25;
    align-self: end;
  }
  .tuile .quoi {
    grid-column: 2;
    align-self: start;
    font-size: 0.9em;
    color: var(--_encre-douce);
    overflow-wrap: anywhere;
  }
  .pastille {
    grid-row: 1 / span 2;
    grid-column: 3;
    min-inline-size: 1.75em;
    padding: 0.1em 0.45em;
    border-radius: 99em;
    text-align: center;
    font-weight: 700;
    font-size: 0.9em;
    background: var(--_brique);
    color: var(--_sur-marque);
  }
  .pastille.attente {
    background: var(--_soleil-clair);
    border: 1px solid var(--_soleil-bord);
    color: var(--_soleil);
  }
  @container (min-width: 34em) {
    .tuiles {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @container (min-width: 56em) {
    .tuiles {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }
  @container (max-width: 30em) {
    .jours {
      grid-template-columns: minmax(0, 1fr);
      gap: 0.4em;
    }
    .jours > li:not(.ouverture) {
      display: grid;
      grid-template-columns: 6em minmax(0, 1fr);
      gap: 0 0.75em;
    }
    .jours b {
      line-height: 1.35;
    }
    .jours li > div {
      grid-column: 2;
      line-height: 1.35;
    }
    .jours .reste {
      margin-inline-start: 0;
    }
  }
  @media (forced-colors: active) {
    .jours > li,
    .pastille {
      border: 1px solid CanvasText;
    }
  }
`
