import { css } from 'lit'

export const confirmationStyles = css`
  dialog {
    inline-size: min(32em, calc(100vw - 2em));
    padding: 1.25em;
    border: 1px solid var(--_trait);
    border-radius: calc(var(--_rayon) * 1.4);
    background: var(--_papier);
    color: inherit;
    box-shadow: var(--_ombre);
  }
  dialog::backdrop {
    background: rgb(29 42 53 / 0.5);
  }
  dialog form {
    display: grid;
    gap: 0.9em;
  }
  dialog .actions {
    justify-content: flex-end;
  }
`
