import { css } from 'lit'
import { tokens } from './tokens.ts'

/**
 * The look every widget begins with: type, buttons, notices, skeletons. In `em`, since the page owns `rem`; on an inner
 * wrapper, since the page also owns what it says of the element itself (`* { color: grey !important }`, `all: unset`).
 * Words are read from left to right, as their language is; light or dark is as the page says (`color-scheme`).
 */
export const socle = [
  tokens,
  css`
    /* The container has the size of the text: what is narrow is counted in it. */
    :host {
      display: block;
      container-type: inline-size;
      font-size: max(var(--inoe-taille, 1em), 16px);
    }
    :host([hidden]) {
      display: none;
    }
    *,
    *::before,
    *::after {
      box-sizing: border-box;
    }
    .widget {
      color: var(--_encre);
      direction: ltr;
      font-size: max(1em, 16px);
      font-family: var(--inoe-police, var(--inoe-ville-police, inherit));
      line-height: 1.5;
      text-align: start;
      letter-spacing: normal;
      text-transform: none;
      background: var(--_papier);
      /* Without a margin there is no frame either: text never touches a line. « 0 » without a unit is no length for min()
         and leaves the initial values, which are the same. */
      border: min(1px, var(--_marge)) solid var(--_trait);
      border-radius: calc(var(--_rayon) * 1.4);
      box-shadow: var(--_ombre);
      padding: var(--_marge);
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 1em;
    }
    h2,
    p {
      margin: 0;
      padding: 0;
    }
    h2 {
      font-family: var(--inoe-police-titres, inherit);
      font-size: 1.45em;
      line-height: 1.2;
      letter-spacing: -0.01em;
    }
    h2:focus {
      outline: none;
    }
    a {
      color: var(--_marque-forte);
      text-underline-offset: 0.2em;
    }
    :focus-visible {
      outline: 3px solid var(--_focus);
      outline-offset: 2px;
    }
    button {
      font: inherit;
      color: inherit;
      cursor: pointer;
    }
    .bouton {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: 0.5em;
      min-block-size: 2.75em;
      padding: 0.5em 1.35em;
      border: 2px solid transparent;
      border-radius: var(--_pilule);
      background: var(--_marque-forte);
      color: var(--_sur-marque);
      font-weight: 700;
      text-decoration: none;
    }
    .bouton:hover {
      background: color-mix(in oklab, var(--_marque-forte) 88%, var(--_encre));
    }
    .bouton.second {
      background: transparent;
      border-color: var(--_marque-forte);
      color: var(--_marque-forte);
    }
    .bouton.second:hover {
      background: var(--_marque-claire);
    }
    .bouton[aria-disabled='true'],
    .bouton:disabled {
      background: var(--_sable);
      border-color: var(--_bord);
      color: var(--_encre-douce);
      cursor: not-allowed;
    }
    .lien {
      min-block-size: 2.75em;
      padding: 0.3em 0.15em;
      border: 0;
      background: none;
      color: var(--_marque-forte);
      text-decoration: underline;
      text-underline-offset: 0.2em;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 0.6em 1em;
      align-items: center;
    }
    .avis {
      display: flex;
      gap: 0.75em;
      align-items: flex-start;
      border: 1px solid var(--_trait);
      border-radius: var(--_rayon);
      padding: 0.75em 0.9em;
      background: var(--_sable);
    }
    .avis > .texte {
      flex: 1;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .avis.succes {
      background: var(--_mousse-clair);
      border-color: var(--_mousse-bord);
      color: var(--_mousse);
    }
    .avis.erreur {
      background: var(--_brique-clair);
      border-color: var(--_brique-bord);
      color: var(--_brique);
    }
    .avis.attention {
      background: var(--_soleil-clair);
      border-color: var(--_soleil-bord);
      color: var(--_soleil);
    }
    .avis a,
    .avis .lien {
      color: inherit;
    }
    .ico {
      inline-size: 1.5em;
      block-size: 1.5em;
      flex: none;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.9;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .lu,
    :host([sans-titre]) h2 {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      margin: -1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    .squelette {
      display: grid;
      gap: 0.75em;
    }
    .squelette i {
      display: block;
      block-size: 3.5em;
      border-radius: var(--_rayon);
      background: var(--_sable);
    }
    @media (prefers-reduced-motion: no-preference) {
      .squelette i {
        animation: attente 1.4s ease-in-out infinite alternate;
      }
      @keyframes attente {
        to {
          opacity: 0.55;
        }
      }
    }
    @container (max-width: 30em) {
      .widget {
        --_marge: min(1em, var(--inoe-marge, 1em));
      }
    }
    @media (forced-colors: active) {
      .bouton,
      .avis {
        border-color: CanvasText;
      }
      .bouton[aria-disabled='true'] {
        color: GrayText;
      }
    }
  `,
]
