import { css } from 'lit'

export const styles = css`
  .carte,
  .carte form,
  .liste {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.8em;
  }
  .carte form {
    max-inline-size: 34em;
  }
  .carte > [role]:empty {
    display: none;
  }
  .adresse {
    font-weight: 700;
    overflow-wrap: anywhere;
  }
  .liste > li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 1em;
    align-items: center;
    padding-block: 0.55em;
    border-block-start: 1px solid var(--_trait);
  }
  .liste > li:first-child {
    border-block-start: 0;
  }
  .liste .quoi {
    flex: 1 1 15em;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .liste .quoi b {
    margin-inline-end: 0.5em;
  }
  .liste .sous {
    display: block;
  }
  .suivi {
    display: grid;
    gap: 0.3em;
  }
  .secret {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.5em;
    align-items: center;
  }
  @container (max-width: 30em) {
    .carte form .bouton {
      inline-size: 100%;
    }
  }
`
