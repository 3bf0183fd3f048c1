import { css } from 'lit'

export const styles = css`
  .jeux,
  .jeu {
    grid-template-columns: minmax(0, 1fr);
  }
  .jeux {
    display: grid;
    gap: 0.6em;
  }
  .jeu {
    display: grid;
    gap: 0.1em;
  }
  .jeu-nom {
    color: var(--_encre-douce);
    font-size: 0.88em;
    font-weight: 700;
  }
  .onglets {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.25em;
    border-block-end: 1.5px solid var(--_trait);
  }
  .onglets button {
    min-block-size: 2.75em;
    position: relative;
    padding: 0.4em 1.35em 0.4em 0.85em;
    border: 0;
    border-block-end: 4px solid transparent;
    background: none;
    color: var(--_encre-douce);
    text-align: start;
  }
  .onglets button:hover {
    color: var(--_encre);
    background: var(--_sable);
  }
  .onglets button[aria-selected='true'] {
    border-block-end-color: var(--_marque-forte);
    color: var(--_marque-forte);
    font-weight: 700;
  }
  /* On a phone each set is one line that slides: a tab cut at the edge says that there are more. */
  @container (max-width: 40em) {
    .onglets {
      flex-wrap: nowrap;
      overflow-x: auto;
      scrollbar-width: thin;
      overscroll-behavior-x: contain;
      position: relative;
    }
    .onglets button {
      flex: none;
      white-space: nowrap;
    }
  }
  .compte {
    display: inline-block;
    min-inline-size: 1.6em;
    padding-inline: 0.4em;
    border-radius: 99em;
    background: var(--_soleil-clair);
    border: 1px solid var(--_soleil-bord);
    color: var(--_soleil);
    font-size: 0.88em;
    font-weight: 700;
    text-align: center;
  }
  /* At the corner of its tab, in a place that each tab keeps: none moves when it comes, or is answered. */
  .onglets .compte {
    position: absolute;
    inset-block-start: 0.15em;
    inset-inline-end: 0;
    font-size: 0.78em;
  }
  .volet {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
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
  /* Always there, to be heard; takes no room while it says nothing. */
  .nouvelle:empty {
    position: absolute;
  }
  .demandes {
    display: grid;
    gap: 0.75em;
  }
  .demande {
    display: grid;
    gap: 0.45em;
    overflow-wrap: anywhere;
  }
  .demande > details {
    margin-block-end: -0.5em;
  }
  .demande summary {
    min-block-size: 2.75em;
    align-content: center;
    cursor: pointer;
    border-radius: var(--_rayon);
  }
  .demande p {
    margin: 0;
  }
  .age {
    font-weight: 400;
    font-size: 0.9em;
    color: var(--_encre-douce);
  }
  .changements {
    display: grid;
    gap: 0.2em;
  }
  .changements > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.6em;
  }
  .changements dt {
    color: var(--_encre-douce);
  }
  .documents li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.6em;
    align-items: center;
  }
  .piece {
    flex: 1 1 9em;
  }
  .gestes {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    margin-inline-start: auto;
  }
  .documents .reponse {
    flex-basis: 100%;
    margin-block-end: 0.5em;
  }
  .reponse {
    display: grid;
    gap: 0.7em;
    margin-block-end: 0.7em;
    padding: 0.9em;
    border-radius: var(--_rayon);
    background: var(--_sable);
  }
  .jours {
    display: grid;
    gap: 0.15em;
  }
  .piece-jointe {
    display: flex;
    gap: 0.4em;
    align-items: center;
  }
  .tout {
    justify-self: start;
  }
  .choix .coche {
    align-items: start;
    padding-block: 0.4em;
  }
  .choix .coche input {
    margin-block-start: 0.1em;
  }
  .choix li + li {
    border-block-start: 1px solid var(--_trait);
  }
  .barre {
    display: grid;
    gap: 0.6em;
    padding: 0.8em 0.9em;
    border: 1.5px solid var(--_trait);
    border-radius: var(--_rayon);
    background: var(--_carte);
    box-shadow: var(--_ombre);
  }
  /* In sight while there is something to send; its form, once open, is gone to instead: it would hide a small screen. */
  .barre.active:not(:has(form)) {
    position: sticky;
    inset-block-end: 0;
  }
  /* What the keyboard comes to is not under the bar. */
  .choix input,
  .creneaux input {
    scroll-margin-block: 4em 10em;
  }
  .barre > [role]:empty {
    position: absolute;
  }
  .reglages {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 11em), 1fr));
    gap: 0.75em;
  }
  .creneaux {
    display: grid;
    gap: 0.75em;
  }
  .creneaux > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.3em 1em;
    align-items: center;
    padding-inline-start: 0.6em;
    border-inline-start: 4px solid transparent;
  }
  .creneaux .champ {
    grid-auto-flow: column;
    align-items: center;
    gap: 0.6em;
  }
  .creneaux .champ label {
    font-weight: 400;
  }
  .creneaux .champ input {
    inline-size: 6em;
  }
  @container (max-width: 30em) {
    .creneaux .champ {
      grid-auto-flow: row;
      gap: 0.1em;
    }
  }
  .creneaux > li.change {
    border-inline-start-color: var(--_marque-forte);
  }
  .creneaux > li > p {
    grid-column: 1 / -1;
  }
  .creneaux > li > p:empty {
    display: none;
  }
  .creneaux .erreur {
    color: var(--_brique);
    font-weight: 700;
    font-size: 0.93em;
  }
  .quoi {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 0.75em;
    align-items: baseline;
  }
  @media (forced-colors: active) {
    .onglets button[aria-selected='true'] {
      border-block-end-color: Highlight;
    }
    .filtres button[aria-pressed='true'] {
      border-width: 3px;
    }
    .creneaux > li.change {
      border-inline-start-color: Highlight;
    }
  }
  .etat .ico {
    inline-size: 1.1em;
    block-size: 1.1em;
  }
`
