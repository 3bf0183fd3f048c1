import { css } from 'lit'

/** What is around the grid: head, filters, legend, the bar, panels. */
export const cadre = css`
  .widget:has(.entete) {
    padding: 0;
    gap: 0;
  }
  .entete,
  .puces,
  .bandeau,
  .avis-zone,
  .vide,
  .legende,
  .outils,
  .aide,
  .barre {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1.25em;
    align-items: center;
    padding-block: 0.7em;
    padding-inline: var(--_marge);
  }
  .entete {
    padding-block: 1.1em 0.6em;
  }
  .entete .tete {
    display: grid;
    justify-items: start;
  }
  .tete .menu {
    margin-block-end: -0.2em;
  }
  .entete .sous::first-letter {
    text-transform: uppercase;
  }
  .periode,
  .groupe {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
  }
  .rond {
    inline-size: 2.75em;
    block-size: 2.75em;
    flex: none;
    padding: 0;
    display: grid;
    place-items: center;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_marque-forte);
  }
  .rond:hover,
  .outil:hover {
    background: var(--_marque-claire);
  }
  .rond.avant .ico {
    transform: scaleX(-1);
  }
  .vues {
    display: flex;
    padding: 0.2em;
    border-radius: var(--_pilule);
    background: var(--_sable);
  }
  .vues button {
    flex: 1;
    min-block-size: 2.75em;
    padding: 0.2em 1em;
    border: 1.5px solid transparent;
    border-radius: var(--_pilule);
    background: none;
  }
  .vues [aria-pressed='true'] {
    border-color: var(--_marque-forte);
    background: var(--_papier);
    color: var(--_marque-forte);
    font-weight: 700;
  }
  .puces,
  .outils {
    gap: 0.5em;
    padding-block: 0.1em 0.7em;
  }
  .outils {
    padding-block: 0.8em 0;
  }
  .puce {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 2.75em;
    padding: 0.25em 1em 0.25em 0.4em;
    border: 1.5px solid var(--_bord);
    border-radius: var(--_pilule);
    background: var(--_papier);
  }
  .outil,
  summary.puce {
    padding-inline-start: 1em;
    cursor: pointer;
  }
  .outil {
    color: var(--_marque-forte);
  }
  .puce[aria-pressed='true'] {
    border-color: var(--_marque-forte);
    background: var(--_marque-claire);
  }
  .puce[aria-pressed='false'] {
    border-style: dashed;
    color: var(--_encre-douce);
  }
  .puce i {
    padding-inline-start: 0.5em;
    font-style: normal;
  }
  .puce[aria-pressed='false'] i {
    visibility: hidden;
  }
  summary::after {
    content: '▾';
  }
  details[open] {
    flex-basis: 100%;
    order: 1;
  }
  details .groupe {
    padding-block-start: 0.5em;
  }
  .visage {
    inline-size: 1.9em;
    block-size: 1.9em;
    flex: none;
    display: grid;
    place-items: center;
    border-radius: 50%;
    font-size: 0.9em;
    font-weight: 700;
    background: var(--_soleil-clair);
    color: var(--_soleil);
  }
  .t1 {
    background: var(--_mousse-clair);
    color: var(--_mousse);
  }
  .t2 {
    background: var(--_brique-clair);
    color: var(--_brique);
  }
  .t3 {
    background: var(--_sable);
    color: var(--_encre);
  }
  .bandeau {
    flex-wrap: nowrap;
    background: var(--_soleil-clair);
    color: var(--_soleil);
  }
  .vide {
    display: grid;
    padding-block: 1em 1.5em;
    justify-items: start;
  }
  .vide .squelette,
  .avis-zone > * {
    inline-size: 100%;
  }
  .legende {
    gap: 0.45em 1.1em;
    background: var(--_sable);
    font-size: 0.9em;
  }
  .legende li {
    display: inline-flex;
    gap: 0.45em;
    align-items: center;
  }
  .aide {
    gap: 0.2em 1em;
    overflow-wrap: anywhere;
  }
  .bandeau,
  .legende,
  .barre {
    padding-inline: max(1em, var(--_marge));
  }
  .barre {
    position: sticky;
    inset-block-end: 0;
    z-index: 2;
    gap: 0 1em;
    background: var(--_papier);
    border-block-start: 1px solid var(--_trait);
    border-end-start-radius: calc(var(--_rayon) * 1.4);
    border-end-end-radius: calc(var(--_rayon) * 1.4);
    box-shadow: 0 -8px 24px rgb(29 42 53 / 0.07);
  }
  .resultat {
    inline-size: 100%;
    max-block-size: 40vh;
    overflow-y: auto;
  }
  .resultat > .avis {
    margin-block-end: 0.4em;
  }
  .avis ul {
    display: grid;
    gap: 0.25em;
    margin-block-start: 0.4em;
  }
  .compte {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.1em 0.9em;
  }
  .compte b {
    color: var(--_marque-forte);
  }
  .compte .moins b {
    color: var(--_brique);
  }
  .compte .patient b {
    color: var(--_soleil);
  }
  .panneau {
    inline-size: min(44em, calc(100vw - 1em));
    max-block-size: calc(100dvh - 2em);
  }
  .panneau header {
    display: flex;
    justify-content: space-between;
    align-items: center;
    margin-block: -0.5em 0.5em;
  }
  @container (max-width: 34em) {
    .periode,
    .vues {
      inline-size: 100%;
      justify-content: space-between;
    }
    .vues button {
      padding-inline: 0.4em;
    }
    .barre .actions {
      inline-size: 100%;
      justify-content: flex-end;
    }
    .barre .lien {
      margin-inline-end: auto;
    }
  }
`
