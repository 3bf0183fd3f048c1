import { css } from 'lit'

export const pointageStyles = css`
  .feuille {
    display: grid;
    gap: 0.4em;
  }
  .feuille > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.3em 1em;
    align-items: center;
    padding: 0.5em 0.9em;
    border: 1px solid var(--_trait);
    border-radius: var(--_rayon);
    background: var(--_carte);
  }
  .feuille .sous {
    display: block;
  }
  .alerte-sante {
    display: block;
    color: var(--_brique);
    font-weight: 700;
  }
  .dire {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .dire button[aria-pressed='true'] {
    background: var(--_marque-forte);
    border-color: var(--_marque-forte);
    color: var(--_papier);
  }
  .heures {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
  }
  .feuille .erreur {
    grid-column: 1 / -1;
  }
  .case {
    display: none;
  }
  @container (max-width: 30em) {
    .feuille > li {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media print {
    .feuille > li {
      break-inside: avoid;
      border-radius: 0;
      padding: 0.2em 0.4em;
    }
    .dire,
    .heures,
    .onglets,
    .reglages,
    .ajout,
    .actions {
      display: none;
    }
    .case {
      display: inline-block;
      inline-size: 9em;
      block-size: 1.6em;
      border: 1px solid currentColor;
    }
  }
`
