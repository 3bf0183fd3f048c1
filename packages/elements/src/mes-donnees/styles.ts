import { css } from 'lit'

export const styles = css`
  .carte {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.8em;
  }
  .carte > div:empty {
    display: none;
  }
  .copie {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 1em;
    align-items: center;
    padding: 0.75em 0.9em;
    border-radius: var(--_rayon);
    background: var(--_sable);
  }
  .copie .quoi {
    flex: 1 1 15em;
    min-inline-size: 0;
  }
  .copie .sous {
    display: block;
  }
  .prevu {
    display: grid;
    gap: 0.6em;
  }
  .puces {
    display: grid;
    gap: 0.3em;
    padding-inline-start: 1.2em;
    list-style: disc;
  }
  .liste {
    overflow-wrap: anywhere;
  }
  .liste > li {
    display: grid;
    gap: 0.1em;
    padding-block: 0.55em;
    border-block-start: 1px solid var(--_trait);
  }
  .liste > li:first-child {
    border-block-start: 0;
  }
  @container (max-width: 30em) {
    .carte .bouton {
      inline-size: 100%;
    }
  }
`
