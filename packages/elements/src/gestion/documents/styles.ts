import { css } from 'lit'

export const documentsStyles = css`
  .papiers,
  .papiers .pile {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.8em;
  }
  .papiers {
    gap: 2.2em;
  }
  .papiers [role]:empty {
    position: absolute;
  }
  .papiers li {
    overflow-wrap: anywhere;
  }
  .papiers .actions {
    align-items: center;
    gap: 0.4em 1.2em;
  }
  .papiers .rappels {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 15em), 1fr));
    align-items: end;
    gap: 0.8em 1.2em;
  }
`
