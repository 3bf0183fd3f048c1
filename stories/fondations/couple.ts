import { css, html, LitElement } from 'lit'
import { base } from '../../packages/elements/src/theme/base.ts'
import { contraste } from './contraste.ts'

/** Text on its background, with the contrast measured in this page, whatever brand is set around it. */
export class Couple extends LitElement {
  static override properties = { texte: {}, fond: {}, bord: {}, nom: {}, ratio: { state: true } }
  static override styles = [
    base,
    css`
      div {
        display: grid;
        gap: 0.2em;
        padding: 0.8em 1em;
        border: 1.5px solid transparent;
        border-radius: var(--_rayon);
      }
      small {
        font-size: 0.88em;
        font-variant-numeric: tabular-nums;
      }
    `,
  ]

  declare texte: string
  declare fond: string
  declare bord: string | undefined
  declare nom: string
  declare ratio: number | undefined

  protected override firstUpdated(): void {
    const box = this.renderRoot.querySelector('div')
    if (!box) return
    box.style.setProperty('color', `var(--_${this.texte})`)
    box.style.setProperty('background-color', `var(--_${this.fond})`)
    if (this.bord) box.style.setProperty('border-color', `var(--_${this.bord})`)
    const { color, backgroundColor } = getComputedStyle(box)
    this.ratio = contraste(color, backgroundColor)
  }

  protected override render() {
    const measured = this.ratio?.toLocaleString('fr-FR', { maximumFractionDigits: 1 })
    return html`<div><b>${this.nom}</b><small>${this.texte} sur ${this.fond} : ${measured} : 1</small></div>`
  }
}

if (!customElements.get('inoe-couple')) customElements.define('inoe-couple', Couple)
