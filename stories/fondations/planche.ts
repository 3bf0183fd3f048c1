import { css, LitElement, type TemplateResult } from 'lit'
import { base } from '../../packages/elements/src/theme/base.ts'

/** A page of samples drawn with the widgets' own look: only inside a shadow root do their private tokens exist. */
export class Planche extends LitElement {
  static override properties = { contenu: { attribute: false } }
  static override styles = [
    base,
    css`
      .widget {
        max-inline-size: 62em;
      }
      .grille {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 13em), 1fr));
        gap: 1em;
      }
      .serree {
        grid-template-columns: repeat(auto-fill, minmax(8.5em, 1fr));
      }
      .rang {
        display: flex;
        flex-wrap: wrap;
        gap: 0.75em 1em;
        align-items: center;
      }
      .echantillon {
        display: grid;
        gap: 0.4em;
        align-content: start;
        font-size: 0.93em;
      }
      .echantillon > i {
        display: block;
        block-size: 3.5em;
        border: 1px solid var(--_trait);
        border-radius: var(--_rayon);
      }
      .texte-sur {
        display: grid;
        gap: 0.35em;
        padding: 0.8em 1em;
        border: 1.5px solid transparent;
        border-radius: var(--_rayon);
      }
      code {
        font-family: ui-monospace, "Cascadia Mono", Consolas, monospace;
        font-size: 0.9em;
        overflow-wrap: anywhere;
      }
      .regle {
        display: grid;
        grid-template-columns: 6em 1fr;
        gap: 1em;
        align-items: center;
      }
      .regle i {
        display: block;
        block-size: 1.25em;
        border-radius: 0.25em;
        background: var(--_marque-forte);
      }
      .cible {
        display: grid;
        place-items: center;
        inline-size: 44px;
        block-size: 44px;
        border: 2px dashed var(--_marque-forte);
        border-radius: var(--_rayon);
      }
      .icone {
        display: grid;
        justify-items: center;
        gap: 0.5em;
        text-align: center;
      }
    `,
  ]

  declare contenu: TemplateResult | undefined

  protected override render() {
    return this.contenu
  }
}

if (!customElements.get('inoe-planche')) customElements.define('inoe-planche', Planche)
