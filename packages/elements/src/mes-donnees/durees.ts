// « Combien de temps ? »: read when it is opened.
import type { DureesConservation } from '@inoe/contract/conservation'
import { html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../espace/lecture.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { avis, squelette } from '../ui/avis.ts'
import type { Contexte } from './contexte.ts'
import { dureesFr, mesDonneesFr } from './messages.fr.ts'

const t = mesDonneesFr.durees

export class DureesLues {
  readonly #contexte: Contexte
  readonly #lecture: Lecture<DureesConservation>
  #ouvert = false

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    this.#lecture = new Lecture(() => contexte.redraw())
  }

  forget(): void {
    this.#lecture.forget()
    this.#ouvert = false
  }

  #basculer = () => {
    this.#ouvert = !this.#ouvert
    this.#contexte.redraw()
    if (this.#ouvert && !this.#lecture.valeur) this.#lire()
  }

  #lire(): void {
    const espace = this.#contexte.espace()
    if (espace) void this.#lecture.run(() => espace.get<DureesConservation>('mes-donnees/durees'))
  }

  render(): TemplateResult {
    return html`<section class="carte" aria-labelledby="titre-durees">
      <h3 id="titre-durees">${t.titre}</h3>
      <p>${t.quoi}</p>
      <div class="actions"><button class="bouton second" type="button" aria-expanded=${this.#ouvert} aria-controls="durees"
        @click=${this.#basculer}>${this.#ouvert ? t.cacher : t.montrer}</button></div>
      <div id="durees">${this.#ouvert ? this.#renderListe() : nothing}</div>
    </section>`
  }

  #renderListe(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (!valeur)
      return erreur
        ? html`<div role="alert">${avis('erreur', (erreur as Error).message)}</div>
            <div class="actions"><button class="lien" type="button" @click=${() => this.#lire()}>${communFr.reessayer}</button></div>`
        : squelette(4, communFr.chargement)
    return html`<ul class="liste" lang="fr">${valeur.durees.map(
      (one) => html`<li>
        <b>${one.quoi}</b>
        <span>${dureesFr.duree(one.duree, one.depuis)}</span>
        <span class="sous">${dureesFr.pourquoi(one.pourquoi, one.source)}</span>
      </li>`,
    )}</ul>`
  }
}
