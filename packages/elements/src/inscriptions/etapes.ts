import type { Etape } from '@inoe/contract/inscriptions'
import { css, html, nothing, type TemplateResult } from 'lit'
import { instant } from '../i18n/format.ts'
import { etapesFr as t } from './etapes.fr.ts'

export const etapesStyles = css`
  .etapes {
    display: grid;
    margin-block-start: 0.3em;
  }
  .etapes > li {
    position: relative;
    padding-inline-start: 1.6em;
    padding-block-end: 0.75em;
    border-inline-start: 2px solid var(--_trait);
    margin-inline-start: 0.4em;
    overflow-wrap: anywhere;
  }
  .etapes > li::before {
    content: '';
    position: absolute;
    inset-inline-start: calc(-0.4em - 1px);
    inset-block-start: 0.3em;
    inline-size: 0.8em;
    block-size: 0.8em;
    border-radius: 50%;
    background: var(--_marque-forte);
    box-sizing: border-box;
  }
  .etapes > li:last-child {
    border-color: transparent;
    padding-block-end: 0.2em;
  }
  .etapes > li:nth-last-child(2):has(+ .ensuite) {
    border-inline-start-style: dashed;
  }
  .etapes > .ensuite::before {
    background: var(--_carte);
    border: 2px dashed var(--_bord);
  }
  @media (forced-colors: active) {
    .etapes > li::before {
      background: CanvasText;
    }
    .etapes > .ensuite::before {
      background: Canvas;
    }
  }
`

/** Every step of a request, first to last, each with its date, then what is waited for. */
export interface Suivi {
  etapes: readonly Etape[]
  /** Who did a step; empty for what came by itself. */
  par: Readonly<Record<Etape['par'], string>>
  /** What comes next; undefined when nothing is waited for. */
  ensuite: string | undefined
  locale: string
  zone: string
}

export function renderEtapes({ etapes, par, ensuite, locale, zone }: Suivi): TemplateResult {
  return html`<ol class="etapes">
    ${etapes.map((etape) => renderEtape(etape, par, locale, zone))}
    ${ensuite ? html`<li class="ensuite"><span class="sous">${t.ensuite} :</span> ${ensuite}</li>` : nothing}
  </ol>`
}

function renderEtape(
  { type, le, par: qui, motif, pieces }: Etape,
  par: Suivi['par'],
  locale: string,
  zone: string,
): TemplateResult {
  // What ended did so with a day, not at an instant.
  const when = instant(
    le,
    locale,
    zone,
    type === 'terminee' ? { dateStyle: 'long' } : { dateStyle: 'long', timeStyle: 'short' },
  )
  return html`<li>
    <b>${t.etape[type]}</b>
    <p class="sous"><time datetime=${le}>${when}</time>${par[qui] ? html`, ${par[qui]}` : nothing}</p>
    ${pieces.length > 0 ? html`<p>${pieces.join(', ')}</p>` : nothing}
    ${motif ? html`<p>${t.citation(motif)}</p>` : nothing}
  </li>`
}
