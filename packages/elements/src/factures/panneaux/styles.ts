import { css } from 'lit'

export const panneauxStyles = css`
  .contenu {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
    padding-block: 0.4em 0.8em;
  }
  .periode,
  .pas {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    align-items: center;
    justify-content: space-between;
  }
  .choix {
    display: flex;
    gap: 1em;
    border: 0;
    padding: 0;
    margin: 0;
  }
  .choix label {
    display: inline-flex;
    gap: 0.4em;
    align-items: center;
    min-block-size: 2.75em;
  }
  .avant .ico {
    transform: scaleX(-1);
  }
  .passe {
    display: grid;
    gap: 0.6em;
  }
  .passe > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.1em 1em;
    padding-block-end: 0.6em;
    border-block-end: 1px dashed var(--_trait);
  }
  .passe .sous {
    grid-column: 1;
    overflow-wrap: anywhere;
  }
  .passe .erreur {
    grid-column: 1 / -1;
  }
  .montant {
    font-weight: 700;
    white-space: nowrap;
  }
  .fiche {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5em;
    padding: 0.8em 0.9em;
    border: 1px solid var(--_trait);
    border-radius: var(--_rayon);
  }
  .fiche form {
    display: grid;
    gap: 0.9em;
  }
  .fiche blockquote {
    margin: 0;
    padding: 0.6em 0.9em;
    border-inline-start: 0.25em solid var(--_trait);
    white-space: pre-line;
  }
  .fiche .rum {
    white-space: normal;
    overflow-wrap: anywhere;
    text-align: end;
  }
  .question {
    display: grid;
    gap: 0.6em;
    padding: 0.8em 0.9em;
    background: var(--_sable);
    border-radius: var(--_rayon);
  }
`
