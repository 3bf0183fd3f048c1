import { html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../espace/lecture.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { avis, squelette } from '../ui/avis.ts'
import type { Contexte } from './contexte.ts'

/** The part of a card that is read when it is unfolded, and says why when it cannot be. */
export class Repli<T> {
  readonly #contexte: Contexte
  readonly #id: string
  readonly #route: string
  readonly #lecture: Lecture<T>
  #ouvert = false

  /** @param id of the part; @param route what it reads, each time it is unfolded */
  constructor(contexte: Contexte, id: string, route: string) {
    this.#contexte = contexte
    this.#id = id
    this.#route = route
    this.#lecture = new Lecture(() => contexte.redraw())
  }

  forget(): void {
    this.#lecture.forget()
    this.#ouvert = false
  }

  /** Takes what came after what was read. */
  poser(valeur: T): void {
    this.#lecture.poser(valeur)
  }

  fermer(): void {
    this.#ouvert = false
  }

  #basculer = () => {
    this.#ouvert = !this.#ouvert
    this.#contexte.redraw()
    if (this.#ouvert) this.#lire()
  }

  #lire(): void {
    const espace = this.#contexte.espace()
    if (espace) void this.#lecture.run(() => espace.get<T>(this.#route))
  }

  render(t: { montrer: string; cacher: string }, contenu: (valeur: T) => TemplateResult): TemplateResult {
    return html`<div class="actions"><button class="bouton second" type="button" aria-expanded=${this.#ouvert}
        aria-controls=${this.#id} @click=${this.#basculer}>${this.#ouvert ? t.cacher : t.montrer}</button></div>
      <div id=${this.#id}>${this.#ouvert ? this.#renderLu(contenu) : nothing}</div>`
  }

  #renderLu(contenu: (valeur: T) => TemplateResult): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (valeur) return contenu(valeur)
    return erreur
      ? html`<div role="alert">${avis('erreur', (erreur as Error).message)}</div>
          <div class="actions"><button class="lien" type="button" @click=${() => this.#lire()}>${communFr.reessayer}</button></div>`
      : squelette(4, communFr.chargement)
  }
}
