import { css } from 'lit'

export const styles = css`
  #contacts[hidden] {
    display: none;
  }
  .contacts,
  .contacts ul,
  .fils,
  .messages,
  .redaction,
  .jointes {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
  }
  .contacts ul {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 17em), 1fr));
  }
  .contact {
    display: grid;
    gap: 0.5em;
    align-content: start;
    grid-template-rows: auto 1fr auto;
  }
  .contact h4 {
    font-size: 1.05em;
    line-height: 1.3;
  }
  .contact dl {
    display: grid;
    gap: 0.4em;
    align-content: start;
  }
  .contact dt {
    color: var(--_encre-douce);
    font-size: 0.93em;
  }
  .contact dd span {
    display: block;
  }
  .contact dd a {
    display: inline-flex;
    align-items: center;
    min-block-size: 1.75em;
  }
  .contact .lu {
    display: inline;
  }
  .contact > .bouton {
    justify-self: start;
  }
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
  .affiner > summary {
    display: inline-flex;
    align-items: center;
    min-block-size: 2.75em;
    color: var(--_marque-forte);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .recherche {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.75em;
    align-items: end;
  }
  .recherche > .champ:not(:first-child) {
    grid-column: 1 / -1;
  }
  .vide {
    display: grid;
    justify-items: start;
    gap: 0.3em;
  }
  .rangee {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.15em 0.8em;
    inline-size: 100%;
    text-align: start;
    color: var(--_encre);
  }
  .rangee:hover {
    border-color: var(--_marque-forte);
  }
  .rangee.non-lu {
    border-inline-start: 5px solid var(--_marque-forte);
  }
  .rangee > * {
    overflow-wrap: anywhere;
  }
  .rangee > .sous:not(.quand),
  .rangee > .extrait,
  .rangee > .marques {
    grid-column: 1 / -1;
  }
  .objet {
    font-weight: 700;
  }
  .extrait {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow: hidden;
  }
  .non-lu .extrait {
    font-weight: 700;
  }
  .marques {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em;
  }
  .retour {
    display: inline-flex;
    align-items: center;
    justify-self: start;
    gap: 0.25em;
    margin-block: -0.5em;
    margin-inline-start: -0.5em;
  }
  .retour .ico {
    inline-size: 1.1em;
    block-size: 1.1em;
    transform: scaleX(-1);
  }
  .tete {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.5em 1em;
  }
  .tete > :first-child {
    flex: 1 1 14em;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  h3:focus {
    outline: none;
  }
  .message {
    display: grid;
    gap: 0.4em;
    max-inline-size: min(42em, 92%);
    padding: 0.75em 0.95em;
    border: 1.5px solid var(--_trait);
    border-radius: var(--_rayon);
    background: var(--_carte);
    justify-self: start;
  }
  .message.mien {
    justify-self: end;
    background: var(--_marque-claire);
    border-color: color-mix(in oklab, var(--_marque) 35%, var(--_papier));
  }
  .signe {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75em;
    align-items: baseline;
  }
  .message .texte {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .message .jointes .lien {
    display: inline-flex;
    gap: 0.4em;
    align-items: center;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .redaction {
    border-block-start: 1px solid var(--_trait);
    padding-block-start: 1em;
  }
  .redaction textarea {
    min-block-size: 8em;
    resize: vertical;
  }
  [role='alert']:empty,
  .tete > .actions:not(:has(*)) {
    position: absolute;
  }
  .joindre .actions {
    gap: 0 1.2em;
  }
  .jointe {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0.6em;
    align-items: center;
    overflow-wrap: anywhere;
  }
  .jointes .erreur {
    color: var(--_brique);
    font-weight: 700;
  }
  .jointes progress {
    inline-size: 100%;
    accent-color: var(--_marque-forte);
  }
  @container (min-width: 46em) {
    .recherche {
      grid-template-columns: minmax(0, 2fr) auto minmax(0, 1fr) minmax(0, 1fr);
    }
    .recherche > .champ:not(:first-child) {
      grid-column: auto;
    }
  }
  @container (max-width: 26em) {
    .rangee > .quand {
      grid-column: 1 / -1;
      grid-row: 3;
    }
    .message {
      max-inline-size: 100%;
    }
  }
  @media (forced-colors: active) {
    .filtres button[aria-pressed='true'] {
      border-width: 3px;
    }
    .rangee.non-lu {
      border-inline-start-color: Highlight;
    }
    .message,
    .message.mien {
      border-color: CanvasText;
    }
    .message.mien {
      border-width: 3px;
    }
  }
`
