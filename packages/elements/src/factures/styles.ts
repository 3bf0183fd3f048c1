import { css } from 'lit'

export const styles = css`
  .entete {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 1em;
    align-items: baseline;
    justify-content: space-between;
  }
  .du {
    font-size: 1.15em;
    font-weight: 700;
  }
  .liste,
  .groupe {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
  }
  .groupe[hidden] {
    display: none;
  }
  .facture {
    background: var(--_carte);
    border: 1.5px solid var(--_trait);
    border-radius: var(--_rayon);
  }
  .facture:has(> label > input:checked) {
    border-color: var(--_marque-forte);
    box-shadow: inset 0.25em 0 0 var(--_marque-forte);
  }
  .tete {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0.1em 0.9em;
    align-items: center;
    padding: 0.8em 0.9em 0.5em;
  }
  label.tete {
    cursor: pointer;
  }
  .tete.sans {
    grid-template-columns: minmax(0, 1fr) auto;
  }
  .tete > input {
    grid-row: span 2;
  }
  .nom {
    font-weight: 700;
    overflow-wrap: anywhere;
  }
  .nom::first-letter {
    text-transform: uppercase;
  }
  .tete > .sous {
    grid-column: 2;
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    align-items: center;
  }
  .tete.sans > .sous {
    grid-column: 1;
  }
  .numero {
    white-space: nowrap;
  }
  .prix {
    grid-column: -2;
    grid-row: 1 / span 2;
    font-size: 1.15em;
    font-weight: 700;
    white-space: nowrap;
  }
  .retard {
    display: inline-flex;
    gap: 0.3em;
    align-items: center;
    color: var(--_brique);
  }
  .retard .ico,
  .etat .ico {
    inline-size: 1.15em;
    block-size: 1.15em;
  }
  .pourquoi {
    padding-inline: 0.9em;
  }
  .pourquoi a {
    display: inline-block;
    padding-block: 0.6em;
  }
  .pied {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 1em;
    align-items: start;
    padding: 0 0.9em 0.35em;
  }
  .pied > details[open] {
    grid-column: 1 / -1;
  }
  summary {
    min-block-size: 2.75em;
    align-content: center;
    color: var(--_marque-forte);
    cursor: pointer;
  }
  .pdf {
    display: inline-flex;
    gap: 0.4em;
    align-items: center;
    justify-self: end;
  }
  .pdf .ico {
    inline-size: 1.2em;
    block-size: 1.2em;
  }
  .pied > .erreur {
    grid-column: 1 / -1;
    color: var(--_brique);
    font-weight: 700;
  }
  .lignes {
    display: grid;
    gap: 0.6em;
    padding-block: 0.6em 0.8em;
    border-block-start: 1px dashed var(--_trait);
  }
  .lignes > div {
    display: flex;
    justify-content: space-between;
    gap: 1em;
  }
  .lignes dt .sous {
    display: block;
  }
  .explication {
    white-space: pre-line;
  }
  .recus {
    display: grid;
    gap: 0.2em;
    padding-block-end: 0.6em;
  }
  .recus > li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    align-items: baseline;
  }
  .filtres {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(12em, 100%), 1fr));
    gap: 0.6em 1em;
  }
  .vide {
    display: grid;
    justify-items: start;
    gap: 0.2em;
  }
  .moyens > p {
    padding-block-end: 0.4em;
  }
  .lignes dd {
    white-space: nowrap;
  }
  .somme {
    border-block-start: 1px solid var(--_trait);
    padding-block-start: 0.6em;
    font-weight: 700;
  }
  .total {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    gap: 0.3em 1em;
    align-items: center;
    padding: 0.8em 0.9em;
    border: 1px solid var(--_trait);
    border-radius: var(--_rayon);
    background: var(--_sable);
    box-shadow: 0 -0.5em 1em var(--_papier);
  }
  .total .num {
    font-size: 1.2em;
    font-weight: 700;
  }
  .total > .attention {
    flex-basis: 100%;
  }
  .total > .attention:empty {
    display: none;
  }
  /* Live regions stay in the page while they say nothing, and take no room. */
  .widget > [role]:empty {
    position: absolute;
  }
  .rien {
    display: grid;
    justify-items: center;
    gap: 0.4em;
    padding: 1.6em 1em;
    text-align: center;
    border-radius: var(--_rayon);
    background: var(--_mousse-clair);
    color: var(--_mousse);
  }
  .rien .ico {
    inline-size: 2.4em;
    block-size: 2.4em;
  }
  @container (max-width: 30em) {
    .tete {
      grid-template-columns: auto minmax(0, 1fr);
      padding-block-end: 0.3em;
    }
    .tete.sans {
      grid-template-columns: minmax(0, 1fr);
    }
    .tete > input {
      align-self: start;
      margin-block-start: 0.1em;
    }
    .prix {
      grid-column: -2;
      grid-row: auto;
    }
    .lignes > div {
      flex-wrap: wrap;
      gap: 0 1em;
    }
    .lignes dd {
      margin-inline-start: auto;
    }
    .total > .bouton {
      inline-size: 100%;
    }
    .pied {
      grid-template-columns: minmax(0, 1fr);
    }
    .pdf {
      justify-self: start;
    }
  }
`
