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
  ol {
    display: grid;
    gap: 0.3em;
    margin: 0;
    padding-inline-start: 1.4em;
  }
`
