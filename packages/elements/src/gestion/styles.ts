import { css } from 'lit'

export const styles = css`
  .filtres {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .filtres button {
    min-block-size: 2.75em;
    padding: 0.35em 1.1em;
    border: 1.5px solid var(--_bord);
    border-radius: 99em;
    background: var(--_carte);
  }
  .filtres button[aria-pressed='true'] {
    background: var(--_marque-forte);
    border-color: var(--_marque-forte);
    color: var(--_sur-marque);
    font-weight: 700;
  }
  /* Always there, to be heard; takes no room while it says nothing. */
  .nouvelle:empty {
    position: absolute;
  }
  .demandes {
    display: grid;
    gap: 0.75em;
  }
  .demande {
    display: grid;
    gap: 0.45em;
    overflow-wrap: anywhere;
  }
  .age {
    font-weight: 400;
    font-size: 0.9em;
    color: var(--_encre-douce);
  }
  .documents li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.6em;
    align-items: center;
  }
  .piece {
    flex: 1 1 9em;
  }
  .gestes {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    margin-inline-start: auto;
  }
  .documents .reponse {
    flex-basis: 100%;
    margin-block-end: 0.5em;
  }
  .reponse {
    display: grid;
    gap: 0.7em;
    padding: 0.9em;
    border-radius: var(--_rayon);
    background: var(--_sable);
  }
  .facturation,
  .facturation form {
    display: grid;
    gap: 0.75em;
  }
  .facturation {
    padding-block-start: 1em;
    border-block-start: 1px solid var(--_trait);
  }
  .facturation form {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 13em), 1fr));
    align-items: end;
  }
  .facturation .bouton {
    justify-self: start;
  }
  .facturation > [role]:empty {
    position: absolute;
  }
  .etat .ico {
    inline-size: 1.1em;
    block-size: 1.1em;
  }
`
