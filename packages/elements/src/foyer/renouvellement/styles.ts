import { css } from 'lit'

export const renouvellementStyles = css`
  .renouvellement,
  .renouvellement .parties,
  .renouvellement .suite {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
  }
  .renouvellement {
    border-inline-start: 0.35em solid var(--_marque-forte);
  }
  .renouvellement .parties {
    gap: 0.5em;
  }
  .renouvellement > div:empty {
    position: absolute;
  }
  .renouvellement progress {
    inline-size: 100%;
    block-size: 0.75em;
    accent-color: var(--_marque-forte);
  }
  .renouvellement summary h4 {
    overflow-wrap: anywhere;
  }
  .renouvellement summary > span:first-child {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.2em 0.7em;
  }
  .renouvellement dl {
    display: grid;
    grid-template-columns: minmax(8em, 1fr) minmax(0, 2fr);
    gap: 0.35em 1em;
    margin: 0;
  }
  .renouvellement dt {
    color: var(--_encre-douce);
  }
  .renouvellement dd {
    margin: 0;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  @container (max-width: 30em) {
    .renouvellement dl {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    .renouvellement dd + dt {
      margin-block-start: 0.5em;
    }
  }
`
