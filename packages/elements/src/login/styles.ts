import { type CSSResult, css, unsafeCSS } from 'lit'

/** Inside the widget. */
export const styles = css`
  @media print {
    :host {
      display: none;
    }
  }
  .pied {
    border-top: 1px solid var(--_trait);
    padding-top: 0.6em;
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5em;
    align-items: center;
  }
  .adresse {
    font-weight: 700;
    overflow-wrap: anywhere;
  }
  .message {
    display: grid;
    gap: 0.6em;
  }
  .tete .avis {
    margin-block-start: 0.8em;
  }
  .widget > * {
    max-inline-size: 34em;
  }
  .barre {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    align-items: center;
    justify-content: space-between;
    padding-block: 0.6em;
  }
  .barre .tete {
    flex: 1 0 100%;
    max-inline-size: none;
  }
  .barre .avis {
    margin-block: 0.4em;
  }
  .barre .actions {
    gap: 0.2em 0.8em;
  }
  .barre .bouton {
    padding-inline: 0.9em;
  }
  .barre a.lien {
    display: inline-flex;
    align-items: center;
  }
`

/**
 * The form is in the page's own tree, so that password managers and labels work: there the page's styles reach it.
 * Threat: `button { background: red }`, `#content input { height: 5em }`. The two `:not(#_)` weigh as two ids, and
 * `all: revert` undoes whatever the page says before ours applies.
 */
export const f = unsafeCSS('inoe-login:not(#_):not(#_) > .inoe-login-formulaire')

/** Each declaration in `!important`: the page may say its own so. */
export const important = ({ cssText }: CSSResult): CSSResult =>
  unsafeCSS(cssText.replaceAll(/:[^{}:;]+(?=[;}])/g, '$&!important'))

/** For the document or shadow root where the widget stands. */
export const formStyles = important(css`
  ${f}, ${f} * {
    all: revert;
    box-sizing: border-box;
    letter-spacing: inherit;
    text-transform: inherit;
    float: none;
  }
  ${f}::before, ${f}::after, ${f} *::before, ${f} *::after {
    content: none;
  }
  ${f} {
    display: block;
  }
  ${f} form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
    max-inline-size: 34em;
    margin: 0;
  }
  ${f} p {
    margin: 0;
  }
  ${f} .champ {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.3em;
  }
  ${f} .champ > label {
    display: block;
    font-weight: 700;
  }
  ${f} input:not([type='checkbox']) {
    display: block;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 2.75em;
    margin: 0;
    padding: 0.6em 0.8em;
    border: 1.5px solid var(--_bord);
    border-radius: var(--_rayon);
    background: var(--_carte);
    color: inherit;
    font: inherit;
  }
  ${f} .secret {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.5em;
    align-items: center;
  }
  ${f} input[aria-invalid='true']:not([type='checkbox']) {
    border-color: var(--_brique);
    border-width: 2px;
  }
  ${f} :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  ${f} .aide {
    color: var(--_encre-douce);
    font-size: 0.93em;
  }
  ${f} .erreur {
    color: var(--_brique);
    font-size: 0.93em;
    font-weight: 700;
  }
  ${f} .coche {
    display: flex;
    gap: 0.65em;
    align-items: center;
    min-block-size: 2.75em;
    cursor: pointer;
  }
  ${f} input[type='checkbox'] {
    flex: none;
    inline-size: 1.35em;
    block-size: 1.35em;
    margin: 0;
    font: inherit;
    accent-color: var(--_marque-forte);
  }
  ${f} .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 1em;
    align-items: center;
  }
  ${f} button {
    min-block-size: 2.75em;
    margin: 0;
    font: inherit;
    cursor: pointer;
  }
  ${f} .bouton {
    padding: 0.5em 1.35em;
    border: 2px solid transparent;
    border-radius: var(--_pilule);
    background: var(--_marque-forte);
    color: var(--_sur-marque);
    font-weight: 700;
  }
  ${f} .bouton:hover {
    background: color-mix(in oklab, var(--_marque-forte) 88%, var(--_encre));
  }
  ${f} form > .bouton {
    justify-self: start;
  }
  ${f} .bouton.second {
    border-color: var(--_marque-forte);
    background: transparent;
    color: var(--_marque-forte);
  }
  ${f} .bouton.second:hover {
    background: var(--_marque-claire);
  }
  ${f} .bouton[aria-disabled='true'] {
    background: var(--_sable);
    border-color: var(--_bord);
    color: var(--_encre-douce);
    cursor: progress;
  }
  ${f} .lien {
    padding: 0.3em 0.15em;
    border: 0;
    background: none;
    color: var(--_marque-forte);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  ${f} .lu {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    ${f} .bouton {
      border-color: ButtonText;
    }
  }
`)
