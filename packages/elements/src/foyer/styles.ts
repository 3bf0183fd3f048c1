import { css } from 'lit'

export const styles = css`
  /* Live regions stay in the page while they say nothing, and take no room. */
  .widget > [role]:empty {
    position: absolute;
  }
  .lecture .valeur {
    padding-block: 0.6em;
    overflow-wrap: anywhere;
  }
  .changements {
    display: grid;
    gap: 0.2em;
    overflow-wrap: anywhere;
  }
  .historique > summary {
    inline-size: fit-content;
    padding-block: 0.5em;
    cursor: pointer;
    text-decoration: underline;
  }
  .historique .changements {
    gap: 0.6em;
    padding-inline-start: 1.5em;
  }
  .partie,
  .enfants,
  .enfant form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
  }
  .champs {
    display: grid;
    gap: 0.9em 1em;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14em), 1fr));
  }
  .large {
    grid-column: 1 / -1;
  }
  .champ .coche {
    font-weight: 400;
  }
  h4 {
    font-size: 1em;
    line-height: 1.3;
  }
  .envoi {
    display: grid;
    gap: 0.75em;
  }
  .envoi > div:empty {
    display: none;
  }
  .avis .actions {
    margin-block-start: 0.5em;
  }
  .enfant {
    padding: 0;
  }
  .enfant summary {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.75em;
    min-block-size: 3.25em;
    padding: 0.6em 0.9em;
    border-radius: var(--_rayon);
    cursor: pointer;
    list-style: none;
  }
  .enfant summary::-webkit-details-marker {
    display: none;
  }
  .enfant summary .sous {
    display: inline-block;
  }
  .enfant summary .ico {
    color: var(--_marque-forte);
  }
  .enfant[open] summary .ico {
    rotate: 45deg;
  }
  .enfant form,
  .suite {
    padding: 0.3em 0.9em 0.9em;
  }
  .suite > form {
    padding: 0;
  }
  .sante {
    display: grid;
    gap: 0.9em;
    padding-block-start: 0.9em;
    border-block-start: 1px dashed var(--_trait);
  }
  .lien.retrait {
    color: var(--_brique);
  }
  @media (prefers-reduced-motion: no-preference) {
    .enfant summary .ico {
      transition: rotate 0.15s;
    }
  }
  @container (max-width: 30em) {
    .envoi .bouton:not(.second) {
      inline-size: 100%;
    }
  }
`
