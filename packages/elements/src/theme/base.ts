import { css } from 'lit'
import { socle } from './socle.ts'

/** The look of the sections of the portal: what signing in does without (lists, fields, cards, states, « Menu »). */
export const base = [
  socle,
  css`
    input,
    select,
    textarea {
      font: inherit;
      color: inherit;
    }
    h3,
    h4,
    ul,
    ol,
    dl,
    dd,
    fieldset {
      margin: 0;
      padding: 0;
    }
    ul,
    ol {
      list-style: none;
    }
    fieldset {
      border: 0;
      min-inline-size: 0;
    }
    h3 {
      font-family: var(--inoe-police-titres, inherit);
      font-size: 1.1em;
      line-height: 1.3;
    }
    .sous {
      color: var(--_encre-douce);
      font-size: 0.93em;
    }
    .num {
      font-variant-numeric: tabular-nums;
    }
    .pousse {
      margin-inline-start: auto;
    }
    .champ {
      display: grid;
      gap: 0.3em;
      align-content: start;
    }
    .champ > label,
    .champ > .label,
    legend {
      font-weight: 700;
    }
    .champ :is(input, select, textarea) {
      inline-size: 100%;
      min-block-size: 2.75em;
      padding: 0.6em 0.8em;
      border: 1.5px solid var(--_bord);
      border-radius: var(--_rayon);
      background: var(--_carte);
    }
    .champ .aide {
      color: var(--_encre-douce);
      font-size: 0.9em;
    }
    .champ .erreur {
      color: var(--_brique);
      font-weight: 700;
      font-size: 0.93em;
    }
    .champ :is(input, select, textarea)[aria-invalid='true'] {
      border-color: var(--_brique);
      border-width: 2px;
    }
    input[type='checkbox'],
    input[type='radio'] {
      inline-size: 1.35em;
      block-size: 1.35em;
      flex: none;
      margin: 0;
      accent-color: var(--_marque-forte);
    }
    .coche {
      display: flex;
      gap: 0.65em;
      align-items: center;
      min-block-size: 2.75em;
    }
    .etoile {
      color: var(--_brique);
    }
    .carte {
      background: var(--_carte);
      border: 1.5px solid var(--_trait);
      border-radius: var(--_rayon);
      padding: 0.9em;
    }
    .etat {
      display: inline-flex;
      align-items: center;
      gap: 0.4em;
      font-size: 0.88em;
      font-weight: 700;
      border-radius: 99em;
      padding: 0.15em 0.75em;
      border: 1px solid transparent;
    }
    .etat.fait {
      background: var(--_mousse-clair);
      border-color: var(--_mousse-bord);
      color: var(--_mousse);
    }
    .etat.attente {
      background: var(--_soleil-clair);
      border-color: var(--_soleil-bord);
      color: var(--_soleil);
    }
    .etat.agir {
      background: var(--_brique-clair);
      border-color: var(--_brique-bord);
      color: var(--_brique);
    }
    .etat.neutre {
      background: var(--_sable);
      border-color: var(--_trait);
      color: var(--_encre);
    }
    .bouton.danger {
      background: var(--_brique);
    }
    .menu {
      display: inline-flex;
      align-items: center;
      gap: 0.25em;
      justify-self: start;
      min-block-size: 2.75em;
      margin-block: -0.75em;
      padding-inline-end: 0.6em;
      color: var(--_marque-forte);
      text-decoration: none;
    }
    .menu:hover {
      text-decoration: underline;
    }
    .menu .ico {
      inline-size: 1.2em;
      block-size: 1.2em;
      margin-inline-start: -0.35em;
      transform: scaleX(-1);
    }
    @media (forced-colors: active) {
      .etat,
      .carte {
        border-color: CanvasText;
      }
    }
    /* On paper there is nothing to press, and the frame is the sheet. */
    @media print {
      .bouton,
      button.lien,
      .menu,
      .filtres,
      .barre {
        display: none !important;
      }
      .widget {
        border: 0;
        box-shadow: none;
      }
    }
  `,
]
