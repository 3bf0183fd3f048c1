import { css } from 'lit'

/** The inside of every panel. */
export const panneauStyles = css`
  .corps {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
  }
  .corps .avis {
    margin-block-start: 0.5em;
  }
  .deux {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(11em, 100%), 1fr));
    gap: 1em;
  }
  .ligne {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 1em;
    padding-block: 0.3em;
    border-block-end: 1px solid var(--_trait);
  }
  .jour-type {
    display: grid;
    justify-items: center;
    gap: 0.2em;
    min-inline-size: 2.75em;
    min-block-size: 2.75em;
    font-size: 0.9em;
  }
  .coche:has(.sous) {
    align-items: start;
    padding-block-start: 0.6em;
  }
  .coche .sous {
    display: block;
  }
  .cartes {
    display: grid;
    gap: 0.75em;
  }
  .carte {
    display: grid;
    justify-items: start;
    gap: 0.4em;
  }
  .corps .groupe {
    gap: 0.3em 1.2em;
  }
  .heures {
    grid-template-columns: 1fr 1fr;
  }
  .heures + .heures {
    margin-block-start: 0.75em;
  }
  /* Live regions wait in the page, without room. */
  .corps > :empty {
    margin-block-start: -1em;
  }
  .pied {
    position: sticky;
    inset-block-end: -1.25em;
    margin-block-end: -1.25em;
    padding-block: 0.75em 1.25em;
    background: var(--_papier);
    border-block-start: 1px solid var(--_trait);
  }
  .pied .actions {
    padding-block-start: 0.75em;
  }
  .adresse {
    overflow-wrap: anywhere;
    padding: 0.6em 0.8em;
    border-radius: var(--_rayon);
    background: var(--_sable);
    user-select: all;
  }
`
