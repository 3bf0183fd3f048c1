import { css } from 'lit'
import { f, important } from './styles.ts'

/** What the forms of the other views add to those of the page's own tree. */
export const compteStyles = important(css`
  ${f} .force {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 0.7em;
    align-items: center;
    min-block-size: 1.6em;
    font-size: 0.93em;
  }
  ${f} .jauge {
    display: grid;
    grid-template-columns: repeat(3, 2em);
    gap: 0.25em;
  }
  ${f} .jauge i {
    display: block;
    block-size: 0.45em;
    border: 1px solid var(--_bord);
    border-radius: 99em;
  }
  ${f} .jauge i.plein {
    border-color: currentColor;
    background: currentColor;
  }
  ${f} .force.courte, ${f} .force.faible {
    color: var(--_brique);
  }
  ${f} .force.correcte {
    color: var(--_soleil);
  }
  ${f} .force.bonne {
    color: var(--_mousse);
  }
  ${f} .force b {
    font-weight: 700;
  }
  ${f} .force .nombre {
    margin-inline-start: auto;
    color: var(--_encre-douce);
    font-variant-numeric: tabular-nums;
  }
  ${f} .notice {
    display: grid;
    gap: 0.4em;
    padding: 0.75em 0.9em;
    border: 1px solid var(--_trait);
    border-radius: var(--_rayon);
    background: var(--_sable);
    font-size: 0.93em;
  }
  ${f} summary {
    cursor: pointer;
    min-block-size: 1.7em;
    color: var(--_marque-forte);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  @media (forced-colors: active) {
    ${f} .jauge i.plein {
      background: CanvasText;
    }
  }
`)
