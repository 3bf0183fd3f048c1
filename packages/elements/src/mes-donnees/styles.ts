import { css } from 'lit'

export const styles = css`
  .carte {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.8em;
  }
  .carte > [role]:empty {
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
  @container (max-width: 30em) {
    .carte .bouton {
      inline-size: 100%;
    }
  }
`
