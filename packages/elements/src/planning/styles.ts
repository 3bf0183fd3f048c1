import { css } from 'lit'
import { base } from '../theme/base.ts'

export const styles = [
  base,
  css`
    .widget {
      padding: 0;
      gap: 0;
    }
    .entete,
    .puces,
    .bandeau,
    .avis-zone,
    .vide,
    .aide {
      padding-inline: 1.25em;
    }
    .entete {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5em 1.25em;
      align-items: center;
      padding-block: 1.1em 0.9em;
    }
    .tete {
      display: grid;
      justify-items: start;
    }
    .tete .menu {
      margin-block-end: -0.2em;
    }
    .semaine {
      display: inline-flex;
      align-items: center;
      gap: 0.25em;
    }
    .rond {
      inline-size: 2.75em;
      block-size: 2.75em;
      padding: 0;
      display: grid;
      place-items: center;
      border: 0;
      border-radius: 50%;
      background: none;
      color: var(--_marque-forte);
      font-size: 1em;
    }
    .rond:hover {
      background: var(--_marque-claire);
    }
    .rond.avant .ico {
      transform: scaleX(-1);
    }
    .puces {
      display: flex;
      gap: 0.5em;
      padding-block: 0.25em 0.9em;
      overflow-x: auto;
    }
    .puce {
      display: inline-flex;
      align-items: center;
      gap: 0.5em;
      min-block-size: 2.75em;
      padding: 0.25em 1em 0.25em 0.4em;
      border: 1.5px solid var(--_bord);
      border-radius: 99em;
      background: var(--_papier);
      white-space: nowrap;
    }
    .puce[aria-pressed='true'] {
      border-color: var(--_marque-forte);
      background: var(--_marque-claire);
    }
    .puce[aria-pressed='false'] {
      border-style: dashed;
      color: var(--_encre-douce);
    }
    .visage {
      inline-size: 1.9em;
      block-size: 1.9em;
      flex: none;
      display: grid;
      place-items: center;
      border-radius: 50%;
      font-size: 0.9em;
      font-weight: 700;
      background: var(--_soleil-clair);
      color: var(--_soleil);
    }
    .visage.t1 {
      background: var(--_mousse-clair);
      color: var(--_mousse);
    }
    .visage.t2 {
      background: var(--_brique-clair);
      color: var(--_brique);
    }
    .visage.t3 {
      background: var(--_marque-claire);
      color: var(--_marque-forte);
    }
    .puce[aria-pressed='false'] .visage {
      background: var(--_sable);
      color: var(--_encre-douce);
    }
    .bandeau {
      display: flex;
      gap: 0.75em;
      align-items: center;
      padding-block: 0.7em;
      background: var(--_soleil-clair);
      color: var(--_soleil);
    }
    .avis-zone {
      padding-block: 0.75em 0;
    }
    .avis-zone:empty {
      display: none;
    }
    .avis ul {
      display: grid;
      gap: 0.25em;
      margin-block-start: 0.4em;
    }
    table,
    thead,
    tbody {
      display: block;
    }
    table {
      padding: 0 1.25em 1.25em;
    }
    tr {
      display: grid;
      grid-template-columns: minmax(9em, 1.6fr) repeat(var(--_n, 5), minmax(0, 1fr));
      gap: 0.5em;
      padding-block: 0.2em;
    }
    .j6 {
      --_n: 6;
    }
    .j7 {
      --_n: 7;
    }
    th {
      font-weight: inherit;
      text-align: start;
      padding: 0;
    }
    td {
      padding: 0;
      display: grid;
      min-inline-size: 0;
    }
    thead {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
      background: var(--_papier);
    }
    thead th {
      text-align: center;
      padding-block: 0.5em 0.3em;
      font-size: 0.9em;
      color: var(--_encre-douce);
    }
    thead b {
      display: block;
      font-size: 1.3em;
      line-height: 1.75;
      color: var(--_encre);
    }
    thead .auj b {
      inline-size: 1.75em;
      margin-inline: auto;
      border-radius: 99em;
      background: var(--_marque-forte);
      color: var(--_sur-marque);
    }
    .enfant {
      margin-block-start: 0.5em;
      padding-block-start: 0.75em;
      border-block-start: 1px solid var(--_trait);
    }
    .enfant th {
      grid-column: 1 / -1;
      display: flex;
      align-items: center;
      gap: 0.55em;
      font-weight: 700;
    }
    .enfant .sous {
      font-weight: 400;
    }
    .act {
      align-self: center;
      line-height: 1.3;
      overflow-wrap: anywhere;
    }
    .act small {
      display: block;
      color: var(--_encre-douce);
      font-size: 0.87em;
    }
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
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      grid-template-rows: 1fr auto;
      align-items: center;
      align-content: center;
      gap: 0.1em 0.5em;
      inline-size: 100%;
      padding: 0.4em 0.6em;
      border: 1.5px solid var(--_bord);
      background: var(--_carte);
      color: var(--_encre);
      position: relative;
      text-align: start;
      scroll-margin-block: 5em 9em;
      overflow-wrap: break-word;
    }
    .case .jour {
      display: none;
    }
    .case small {
      grid-column: 1 / -1;
      font-size: 0.92em;
      color: inherit;
    }
    .signe {
      inline-size: 1.5em;
      block-size: 1.5em;
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
    .libre .signe {
      border-color: var(--_bord);
      background: var(--_carte);
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
    .reserve .signe {
      border-color: currentColor;
    }
    .ajout {
      background: var(--_marque-claire);
      border: 2px dashed var(--_marque-forte);
      color: var(--_marque-forte);
    }
    .ajout .signe {
      background: var(--_marque-forte);
      color: var(--_sur-marque);
    }
    .retrait {
      background: var(--_brique-clair);
      border: 2px dashed var(--_brique);
      color: var(--_brique);
    }
    .retrait .signe {
      background: var(--_brique);
      color: var(--_sur-marque);
    }
    .complet {
      background: repeating-linear-gradient(-45deg, var(--_sable) 0 0.45em, var(--_papier) 0.45em 0.9em);
      color: var(--_encre);
    }
    .complet .signe {
      background: var(--_trait);
    }
    .hors-delai,
    .ferme,
    .absent {
      background: var(--_sable);
      border-color: transparent;
      color: var(--_encre-douce);
    }
    .pas-encore-ouvert {
      background: var(--_soleil-clair);
      border: 1.5px dotted var(--_soleil);
      color: var(--_soleil);
    }
    /* Waits in line: a full round sign. Asked of the service: a hollow one, a double edge. */
    .en-attente {
      background: var(--_soleil-clair);
      border: 2px solid var(--_soleil);
      color: var(--_soleil);
    }
    .demande {
      background: var(--_papier);
      border: 4px double var(--_marque-forte);
      color: var(--_marque-forte);
    }
    :is(.en-attente, .demande) .signe {
      border-color: currentColor;
      border-radius: 50%;
    }
    .en-attente .signe {
      background: var(--_soleil);
      color: var(--_sur-marque);
    }
    .facture {
      background: var(--_mousse-clair);
      border-color: var(--_mousse-bord);
      color: var(--_mousse);
    }
    .facture .signe {
      background: var(--_mousse);
      color: var(--_sur-marque);
    }
    .case[aria-disabled='true'] {
      cursor: help;
    }
    .refus {
      grid-column: 1 / -1;
      padding-block-start: 0.25em;
      font-size: 0.85em;
      font-weight: 700;
      color: var(--_brique);
      overflow-wrap: break-word;
    }
    .charge .case,
    .charge .absente {
      visibility: hidden;
    }
    .charge tbody {
      opacity: 0.55;
    }
    .vide {
      padding-block: 1em 1.5em;
      display: grid;
      gap: 0.75em;
      justify-items: start;
    }
    .legende {
      display: flex;
      flex-wrap: wrap;
      gap: 0.45em 1.1em;
      padding: 0.8em 1.25em;
      background: var(--_sable);
      font-size: 0.9em;
    }
    .legende li {
      display: inline-flex;
      gap: 0.45em;
      align-items: center;
    }
    .legende i {
      inline-size: 1.65em;
      block-size: 1.65em;
      display: grid;
      place-items: center;
      border-radius: 0.45em;
      font-style: normal;
      font-weight: 700;
      border-width: 1.5px;
      border-style: solid;
    }
    .legende i.libre {
      border-color: var(--_bord);
      background: var(--_carte);
    }
    .legende i.complet {
      border-color: var(--_bord);
    }
    .legende i:is(.ajout, .retrait) {
      border-style: dashed;
    }
    .legende i.pas-encore-ouvert {
      border-style: dotted;
    }
    .legende i:is(.en-attente, .demande) {
      border-radius: 50%;
    }
    .legende i.en-attente {
      background: var(--_soleil);
      color: var(--_sur-marque);
    }
    .legende i.demande {
      border: 3px double;
    }
    .legende .ico {
      inline-size: 1.1em;
      block-size: 1.1em;
    }
    .aide {
      padding-block: 0.8em;
      display: flex;
      flex-wrap: wrap;
      gap: 0.2em 1em;
      overflow-wrap: anywhere;
    }
    .barre {
      position: sticky;
      inset-block-end: 0;
      z-index: 2;
      display: flex;
      flex-wrap: wrap;
      gap: 0 1em;
      align-items: center;
      padding: 0.7em 1.25em;
      background: var(--_papier);
      border-block-start: 1px solid var(--_trait);
      border-end-start-radius: calc(var(--_rayon) * 1.4);
      border-end-end-radius: calc(var(--_rayon) * 1.4);
      box-shadow: 0 -8px 24px rgb(29 42 53 / 0.07);
    }
    .resultat {
      inline-size: 100%;
      max-block-size: 40vh;
      overflow-y: auto;
    }
    .resultat > .avis {
      margin-block-end: 0.4em;
    }
    .compte {
      display: flex;
      flex-wrap: wrap;
      gap: 0.1em 0.9em;
    }
    .compte b {
      color: var(--_marque-forte);
    }
    .compte .moins b {
      color: var(--_brique);
    }
    @container (max-width: 46em) {
      .entete,
      .puces,
      .bandeau,
      .avis-zone,
      .vide,
      .aide,
      .legende,
      .barre {
        padding-inline: 1em;
      }
      .semaine {
        inline-size: 100%;
        justify-content: space-between;
      }
      table {
        padding: 0 1em 1em;
      }
      thead {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      tr {
        grid-template-columns: minmax(0, 1fr);
        gap: 0.4em;
        padding-block: 0.3em;
      }
      .fermee {
        display: none;
      }
      .case {
        grid-template-columns: 4.4em auto minmax(0, 1fr) minmax(0, 1fr);
        grid-template-rows: auto;
        min-block-size: 3.1em;
        font-size: 1em;
      }
      .case .jour {
        display: block;
        font-weight: 700;
      }
      .case small {
        grid-column: auto;
        text-align: end;
        font-size: 0.88em;
      }
      .refus {
        font-size: 0.93em;
      }
      .act small {
        display: inline;
      }
      .sans-jour .act::after {
        content: ' – ' attr(data-ferme);
        color: var(--_encre-douce);
      }
    }
    @container (max-width: 34em) {
      .barre .actions {
        inline-size: 100%;
        justify-content: flex-end;
      }
      .barre .lien {
        margin-inline-end: auto;
      }
    }
    @container (max-width: 24em) {
      .case {
        grid-template-columns: 4.4em auto minmax(0, 1fr);
      }
      .case small {
        grid-column: 2 / -1;
        text-align: start;
      }
    }
    @media (forced-colors: active) {
      .case,
      .signe,
      .legende i {
        border-color: CanvasText;
      }
      .reserve .mot {
        text-decoration: underline;
      }
    }
  `,
]
