// « Combien de temps ? »: read when it is opened.
import type { DureesConservation } from '@inoe/contract/conservation'
import { html, type TemplateResult } from 'lit'
import type { Contexte } from './contexte.ts'
import { mesDonneesFr } from './messages.fr.ts'
import { Repli } from './repli.ts'

const t = mesDonneesFr.durees

export class DureesLues {
  readonly #repli: Repli<DureesConservation>

  constructor(contexte: Contexte) {
    this.#repli = new Repli(contexte, 'durees', 'mes-donnees/durees')
  }

  forget(): void {
    this.#repli.forget()
  }

  render(): TemplateResult {
    return html`<section class="carte" aria-labelledby="titre-durees">
      <h3 id="titre-durees">${t.titre}</h3>
      <p>${t.quoi}</p>
      ${this.#repli.render(t, (valeur) => this.#renderListe(valeur))}
    </section>`
  }

  #renderListe({ durees }: DureesConservation): TemplateResult {
    return html`<ul class="liste">${durees.map(
      (one) => html`<li>
        <b>${one.quoi}</b>
        <span>${t.duree(one.duree, one.depuis)}</span>
        <span class="sous">${one.pourquoi[0]?.toUpperCase()}${one.pourquoi.slice(1)} (<span lang="fr">${one.source}</span>).</span>
      </li>`,
    )}</ul>`
  }
}
