import { css } from 'lit'

export const styles = css`
  h4,
  h5 {
    margin: 0;
    font-size: 1em;
    line-height: 1.3;
  }
  h5:focus {
    outline: none;
  }
  .filtres {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .filtres button {
    min-block-size: 2.75em;
    padding: 0.35em 1.1em;
    border: 1.5px solid var(--_bord);
    border-radius: 99em;
    background: var(--_carte);
  }
  .filtres button[aria-pressed='true'] {
    background: var(--_marque-forte);
    border-color: var(--_marque-forte);
    color: var(--_sur-marque);
    font-weight: 700;
  }
  .structures {
    columns: 1;
    column-gap: 0.9em;
    margin-block-end: -0.9em;
  }
  .structure {
    break-inside: avoid;
    margin-block-end: 0.9em;
    display: grid;
    gap: 0.8em;
    align-content: start;
    overflow-wrap: anywhere;
  }
  .entete {
    display: grid;
    gap: 0.15em;
  }
  .type {
    color: var(--_marque-forte);
    font-weight: 700;
    font-size: 0.9em;
  }
  .activites > li {
    border-block-start: 1px solid var(--_trait);
    padding-block: 0.35em;
  }
  .activites > li:last-child {
    padding-block-end: 0;
  }
  summary {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 0.7em;
    align-items: center;
    min-block-size: 2.75em;
    cursor: pointer;
    list-style: none;
    border-radius: var(--_rayon);
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary .sous {
    display: inline-block;
    font-weight: 400;
    margin-inline-end: 0.35em;
  }
  .fleche {
    color: var(--_marque-forte);
    display: inline-flex;
  }
  details[open] .fleche {
    rotate: 45deg;
  }
  .detail {
    display: grid;
    gap: 0.75em;
    padding-block: 0.3em 0.6em;
  }
  .titre,
  .delais dt {
    font-weight: 700;
  }
  .tarifs > div,
  .periodes > li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 1em;
    justify-content: space-between;
    align-items: center;
    padding-block: 0.3em;
    border-block-end: 1px dashed var(--_trait);
  }
  .tarifs .num {
    font-weight: 700;
  }
  .tranches,
  .entier {
    flex: 1 0 100%;
  }
  .tranches ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 12em), 1fr));
    gap: 0.1em 1em;
    color: var(--_encre-douce);
    font-size: 0.93em;
  }
  .delais {
    display: grid;
    gap: 0.4em;
  }
  .suivi {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 0.8em;
    align-items: center;
    justify-content: space-between;
    padding-block-end: 0.35em;
  }
  .suivi .bouton {
    margin-inline-start: auto;
  }
  .etats {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35em;
  }
  .etat .ico {
    inline-size: 1.1em;
    block-size: 1.1em;
  }
  .panneau {
    display: grid;
    gap: 0.8em;
    margin-block: 0.4em;
    padding: 0.9em;
    border-radius: var(--_rayon);
    background: var(--_sable);
  }
  .panneau form,
  .resultats {
    display: grid;
    gap: 0.8em;
  }
  /* Always there, to be heard; take no room while they say nothing. */
  .nouvelle:empty {
    position: absolute;
  }
  .panneau > :is([role='alert'], [role='status']):empty {
    position: absolute;
  }
  .raisons {
    padding-inline-start: 2em;
    color: var(--_brique);
    font-size: 0.93em;
  }
  .raisons .su {
    color: var(--_encre-douce);
  }
  .raisons a {
    display: inline-block;
    padding-block: 0.3em;
  }
  @container (min-width: 51em) {
    .structures:has(.colonne) {
      columns: 2;
    }
    .colonne {
      break-before: column;
    }
  }
  @container (max-width: 30em) {
    .suivi .bouton {
      flex: 1 0 100%;
    }
  }
`
