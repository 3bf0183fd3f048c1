import { css } from 'lit'

export const styles = css`
  .entree {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em 1em;
    align-items: end;
    justify-content: space-between;
  }
  .filtres {
    display: grid;
    gap: 0.6em 1em;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 12em), 1fr));
  }
  .groupe {
    display: grid;
    gap: 0.6em;
  }
  .demandes {
    display: grid;
    gap: 0.8em;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 24em), 1fr));
    align-items: start;
  }
  .demande {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.4em;
    overflow-wrap: anywhere;
  }
  .demande p {
    margin: 0;
  }
  .tete {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3em 0.8em;
    justify-content: space-between;
    align-items: center;
  }
  .tete h4 {
    font-size: 1.05em;
    line-height: 1.3;
  }
  .tete h4:focus {
    outline: none;
  }
  .objet {
    font-weight: 400;
  }
  .etat .ico {
    inline-size: 1.1em;
    block-size: 1.1em;
  }
  .demande .actions {
    align-items: center;
  }
  .demande .actions:not(:has(*)) {
    display: none;
  }
  .suivi {
    margin-block: -0.3em -0.5em;
  }
  .suivi summary {
    min-block-size: 2.75em;
    align-content: center;
    cursor: pointer;
    font-weight: 700;
    border-radius: var(--_rayon);
  }
  .suivi summary .sous {
    font-weight: 400;
  }
  .nouvelle:empty {
    position: absolute;
  }
`
