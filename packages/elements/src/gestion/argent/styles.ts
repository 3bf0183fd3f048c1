import { css } from 'lit'

/** The look of the tabs of money. */
export const argentStyles = css`
  .pile {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.9em;
  }
  .pile > [role]:empty,
  .barre > [role]:empty {
    position: absolute;
  }
  .ligne {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3em 1em;
    align-items: baseline;
    justify-content: space-between;
  }
  .ligne > :first-child {
    flex: 1 1 7.5em;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .ligne > .emises {
    flex: 1 1 100%;
  }
  .somme {
    font-weight: 700;
    white-space: nowrap;
  }
  .grand {
    font-size: 1.25em;
  }
  .chiffres {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 9em), 1fr));
    gap: 0.75em;
  }
  .chiffres div {
    padding: 0.7em 0.9em;
    border-radius: var(--_rayon);
    background: var(--_marque-claire);
  }
  .chiffres dt {
    color: var(--_encre-douce);
    font-size: 0.93em;
  }
  .chiffres dd {
    font-size: 1.35em;
    font-weight: 700;
  }
  .reglages .bouton {
    align-self: end;
    justify-self: start;
  }
  .liste {
    border: 1.5px solid var(--_trait);
    border-radius: var(--_rayon);
    background: var(--_carte);
  }
  .liste > li {
    padding: 0.7em 0.9em;
  }
  .liste > li + li {
    border-block-start: 1px solid var(--_trait);
  }
  summary {
    min-block-size: 2.75em;
    padding-block: 0.5em;
    cursor: pointer;
  }
  summary .ligne {
    display: inline-flex;
    inline-size: calc(100% - 1.5em);
    vertical-align: top;
  }
  .ligne.tete > :first-child {
    flex-basis: 13em;
  }
  .liste .etat {
    border-radius: var(--_rayon);
  }
  .explication {
    display: block;
    white-space: pre-line;
  }
  .detail {
    display: grid;
    gap: 0.6em;
    padding-block: 0.3em 0.6em;
    padding-inline-start: 1.1em;
  }
  .anomalies li {
    display: flex;
    gap: 0.6em;
    padding-block: 0.3em;
  }
  .anomalies .ico {
    inline-size: 1.25em;
    block-size: 1.25em;
    margin-block-start: 0.15em;
  }
  .bloquante .ico {
    color: var(--_brique);
  }
  .attention-ligne .ico {
    color: var(--_soleil);
  }
  .retard .ico {
    inline-size: 1.15em;
    block-size: 1.15em;
    margin-inline-end: 0.3em;
    vertical-align: text-bottom;
  }
  .reglages.larges {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 18em), 1fr));
  }
  .retard {
    color: var(--_brique);
    font-weight: 700;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  caption {
    padding-block-end: 0.3em;
    font-weight: 700;
    text-align: start;
  }
  th,
  td {
    padding: 0.45em 0.3em;
    border-block-end: 1px solid var(--_trait);
    font-weight: 400;
    text-align: start;
  }
  td {
    text-align: end;
  }
  thead th {
    color: var(--_encre-douce);
    font-size: 0.93em;
  }
  thead th + th {
    text-align: end;
  }
  tfoot :is(th, td) {
    border: 0;
    font-weight: 700;
  }
  .annule .somme {
    text-decoration: line-through;
  }
  .formulaire {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.8em;
    padding: 0.9em;
    border-radius: var(--_rayon);
    background: var(--_sable);
  }
  .carte .formulaire legend {
    padding: 0;
  }
  /* A floated legend is an ordinary row of its fieldset: inside its border, not on it. */
  fieldset.pile > legend {
    float: inline-start;
    padding: 0;
  }
  .cote {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5em;
  }
  .coche .ligne {
    flex: 1;
    min-inline-size: 0;
  }
  h3:focus,
  h4:focus {
    outline: none;
  }
  .au-dela {
    align-self: end;
    padding-block-end: 0.7em;
  }
  h4 {
    font-size: 1em;
  }
`
