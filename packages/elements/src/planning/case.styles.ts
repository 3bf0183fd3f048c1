import { css } from 'lit'

/** A cell, by its state: colour, shape and word; the signs of the legend look the same. */
export const cases = css`
  .case,
  .absente {
    min-block-size: 3.75em;
    border-radius: var(--_rayon);
    font-size: 0.9em;
    line-height: 1.25;
  }
  .absente {
    display: grid;
    place-items: center;
    color: var(--_encre-douce);
  }
  .case {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    align-content: center;
    gap: 0.1em 0.5em;
    inline-size: 100%;
    padding: 0.4em 0.6em;
    border: 1.5px solid var(--_bord);
    position: relative;
    text-align: start;
    scroll-margin-block: 5em 9em;
    overflow-wrap: break-word;
    user-select: none;
    -webkit-touch-callout: none;
  }
  .case .jour {
    display: none;
  }
  .case small {
    grid-column: 1 / -1;
    flex-basis: 100%;
    font-size: 0.92em;
    color: inherit;
  }
  .signe {
    inline-size: 1.5em;
    block-size: 1.5em;
    flex: none;
    display: grid;
    place-items: center;
    border: 1.5px solid transparent;
    border-radius: 0.45em;
    font-style: normal;
    font-weight: 700;
  }
  .signe .ico {
    inline-size: 1.2em;
    block-size: 1.2em;
  }
  .mot {
    font-weight: 700;
  }
  .libre .mot {
    font-weight: 400;
  }
  .libre {
    background: var(--_carte);
    color: var(--_encre);
  }
  .libre .signe,
  .signe.libre {
    border-color: var(--_bord);
  }
  .case.libre:hover {
    border-color: var(--_marque-forte);
    background: var(--_marque-claire);
  }
  .reserve,
  .present {
    background: var(--_marque-forte);
    border-color: var(--_marque-forte);
    color: var(--_sur-marque);
  }
  .reserve > .signe {
    border-color: currentColor;
  }
  .ajout {
    background: var(--_marque-claire);
    border: 2px dashed var(--_marque-forte);
    color: var(--_marque-forte);
  }
  .ajout > .signe {
    background: var(--_marque-forte);
    color: var(--_sur-marque);
  }
  .retrait {
    background: var(--_brique-clair);
    border: 2px dashed var(--_brique);
    color: var(--_brique);
  }
  .retrait > .signe {
    background: var(--_brique);
    color: var(--_sur-marque);
  }
  .complet {
    background: repeating-linear-gradient(-45deg, var(--_sable) 0 0.45em, var(--_papier) 0.45em 0.9em);
    border-color: var(--_bord);
    color: var(--_encre);
  }
  .complet > .signe {
    background: var(--_trait);
  }
  .hors-delai,
  .ferme,
  .absent {
    background: var(--_sable);
    border-color: transparent;
    color: var(--_encre-douce);
  }
  .legende :is(.hors-delai, .ferme, .absent) {
    border-color: var(--_trait);
  }
  .pas-encore-ouvert,
  .propose {
    background: var(--_soleil-clair);
    border: 1.5px dotted var(--_soleil);
    color: var(--_soleil);
  }
  /* To be confirmed: it is for the parent to act, and before a time. */
  .propose {
    border: 3px solid var(--_soleil);
  }
  /* Waits in line: a full round sign. Asked of the service: a hollow one, a double edge. */
  .en-attente {
    background: var(--_soleil-clair);
    border: 2px solid var(--_soleil);
    color: var(--_soleil);
  }
  .demande,
  .contrat {
    background: var(--_papier);
    border: 4px double var(--_marque-forte);
    color: var(--_marque-forte);
  }
  .contrat {
    border: 1.5px solid;
  }
  .signe.demande {
    border-width: 3px;
  }
  :is(.en-attente, .demande) > .signe,
  .signe:is(.en-attente, .demande) {
    border-color: currentColor;
    border-radius: 50%;
  }
  :is(.en-attente, .propose) > .signe,
  .signe:is(.en-attente, .propose) {
    background: var(--_soleil);
    color: var(--_sur-marque);
  }
  .facture {
    background: var(--_mousse-clair);
    border-color: var(--_mousse-bord);
    color: var(--_mousse);
  }
  .facture > .signe {
    background: var(--_mousse);
    color: var(--_sur-marque);
  }
  .case[aria-disabled='true'] {
    cursor: help;
  }
  [data-choisie] {
    outline: 3px solid var(--_focus);
    outline-offset: -1px;
  }
  .refus {
    padding-block-start: 0.25em;
    font-size: 0.87em;
    font-weight: 700;
    color: var(--_brique);
    overflow-wrap: break-word;
  }
  /* Hatches and tints are the page's no more: booked is filled, what is closed has no box. */
  @media (forced-colors: active) {
    .case,
    .signe,
    .vues [aria-pressed='true'] {
      border-color: CanvasText;
    }
    .case:is(.hors-delai, .ferme, .absent) {
      border-color: Canvas;
    }
    :is(.reserve, .present),
    thead .auj b {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
    [data-choisie],
    .vues [aria-pressed='true'] {
      outline: 3px solid Highlight;
    }
  }
`
