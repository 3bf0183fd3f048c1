import { css } from 'lit'

export const styles = css`
  .groupe,
  .pieces {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
  }
  .piece {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0.15em 0.8em;
    align-items: center;
  }
  .piece > .ico {
    grid-row: span 2;
    align-self: start;
    color: var(--_marque-forte);
  }
  .piece h4 {
    font-size: 1em;
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  .piece > .detail {
    grid-column: 2 / -1;
    overflow-wrap: anywhere;
  }
  .piece > .file-drop,
  .piece > .envoi,
  .piece > [role='alert']:not(:empty) {
    grid-column: 1 / -1;
    margin-block-start: 0.6em;
  }
  .piece > .suite {
    grid-column: 2 / -1;
    justify-self: start;
    gap: 0 1.2em;
  }
  .etat .ico {
    inline-size: 1.05em;
    block-size: 1.05em;
    stroke-width: 2.6;
  }
  .motif {
    color: var(--_brique);
    font-weight: 700;
  }
  .envoi {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 1em;
  }
  .envoi progress {
    appearance: none;
    grid-column: 1 / -1;
    inline-size: 100%;
    block-size: 0.6em;
    border: 0;
    border-radius: 99em;
    background: var(--_marque-claire);
    overflow: hidden;
  }
  .envoi progress::-webkit-progress-bar {
    background: var(--_marque-claire);
  }
  .envoi progress::-webkit-progress-value {
    background: var(--_marque-forte);
  }
  .envoi progress::-moz-progress-bar {
    background: var(--_marque-forte);
  }
  /* It stays in the page while it says nothing, so that what comes is said, and takes no room. */
  .nouvelle:empty {
    position: absolute;
  }
  @container (max-width: 30em) {
    .piece > .ico {
      display: none;
    }
    .piece > :is(h4, .etat, .detail, .suite) {
      grid-column: 1 / -1;
      justify-self: start;
    }
  }
  @media (forced-colors: active) {
    .envoi progress {
      border: 1px solid CanvasText;
    }
  }
`
