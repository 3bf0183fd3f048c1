import { css, html, svg } from 'lit'

/** Blue, white, red: a mark of ours, drawn; the word beside it is the official one. */
export const marque = html`<svg viewBox="0 0 32 32" width="1.9em" height="1.9em" aria-hidden="true" focusable="false">
  ${svg`<path d="M16 2 28 9v14l-12 7L4 23V9Z" fill="#fff" />
    <path d="M16 2 4 9v14l6 3.5V6Z" fill="#6a6af4" />
    <path d="m16 2 12 7v14l-6 3.5V6Z" fill="#e1000f" />
    <circle cx="16" cy="13" r="3.2" fill="#000091" /><path d="M10.5 22a5.5 5.5 0 0 1 11 0Z" fill="#000091" />`}
</svg>`

/** The colours of the State's design system: the button is the same on every public site. */
export const franceconnectStyles = css`
  .franceconnect {
    display: grid;
    gap: 0.5em;
    justify-items: start;
  }
  .fc {
    display: inline-flex;
    gap: 0.7em;
    align-items: center;
    min-block-size: 3.4em;
    padding: 0.45em 1.1em 0.45em 0.8em;
    border: 2px solid transparent;
    border-radius: 0;
    background: #000091;
    color: #fff;
    font: inherit;
    line-height: 1.25;
    text-align: start;
    cursor: pointer;
  }
  .fc:hover {
    background: #1212ff;
  }
  .fc b {
    display: block;
    font-size: 1.15em;
  }
  .ou {
    display: flex;
    gap: 0.8em;
    align-items: center;
    inline-size: 100%;
    margin: 0.4em 0;
    color: var(--_encre-douce);
  }
  .ou::before,
  .ou::after {
    content: '';
    flex: 1;
    border-top: 1px solid var(--_trait);
  }
  @media (forced-colors: active) {
    .fc {
      border-color: ButtonText;
    }
  }
`
