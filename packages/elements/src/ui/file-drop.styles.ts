import { css } from 'lit'

export const fileDropStyles = css`
  .file-drop {
    display: grid;
    gap: 0.5em;
    justify-items: center;
    padding: 1em;
    border: 2px dashed color-mix(in oklab, var(--_marque) 55%, var(--_papier));
    border-radius: var(--_rayon);
    background: var(--_marque-claire);
    text-align: center;
  }
  .file-drop .actions {
    justify-content: center;
  }
  .file-drop.survol {
    border-style: solid;
    border-color: var(--_marque-forte);
  }
  .fichier {
    position: relative;
    gap: 0;
    cursor: pointer;
  }
  .lien.fichier {
    display: inline-flex;
    align-items: center;
  }
  .fichier:focus-within {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  /* Dropping is for a mouse, the camera for a hand. */
  .fichier.photo {
    display: none;
  }
  @media (any-pointer: coarse) {
    .deposer {
      display: none;
    }
    .fichier.photo {
      display: inline-flex;
    }
  }
`
