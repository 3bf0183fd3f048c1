import type { Actualites } from '@inoe/contract/actualites'
import type { Sujet } from '@inoe/contract/direct'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { ErreurApi } from '../espace/erreur.ts'
import { Lecture } from '../espace/lecture.ts'
import { Widget } from '../espace/widget.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { squelette } from '../ui/avis.ts'
import { articleStyles, renderArticle } from './article.ts'
import { Images } from './images.ts'
import { actualitesFr as t } from './messages.fr.ts'

/**
 * @summary « Actualités »: news of the structures. Those for everyone are read without an account, those written to a
 * family once it is signed in; what is new is marked, and comes without reloading.
 *
 * @element inoe-actualites
 * @attr {string} collectivite - The town's name in addresses
 * @attr {string} api - Origin of the API
 * @attr {string} lang - Language of the widget
 * @attr {boolean} sans-titre - Hides the title from view, where the page has its own; screen readers keep it
 * @attr {boolean} sans-menu - Leaves out the link « Menu », where the page has its own way back
 * @slot - Fallback: a link to the hosted page
 * @csspart widget - The whole
 * @csspart menu - The link back to the dashboard
 * @csspart avis - A notice
 * @example
 * <inoe-actualites><a href="https://inscriptions.ville.fr/ville/actualites">Actualités</a></inoe-actualites>
 */
export class InoeActualites extends Widget {
  static override styles = [Widget.styles, articleStyles]

  /** What just came, said aloud. */
  @state() private annonce = ''

  protected override squeletteLignes = 9
  readonly #lecture = new Lecture<Actualites>(() => this.requestUpdate())
  readonly #images = new Images(this, (id) => this.espace?.blob(`actualites/images/${id}/fichier`))
  #lecteur: string | undefined
  /** Unread when the page first showed them: the mark stays until it is left, though the server knows. */
  readonly #nouvelles = new Set<string>()
  readonly #vues = new Set<string>()
  #regard: IntersectionObserver | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.#regard = new IntersectionObserver((entries) => {
      const seen = entries.filter((one) => one.isIntersecting).map((one) => one.target)
      void this.#mark(seen.map((one) => (one as HTMLElement).dataset.id ?? ''))
    })
    // A widget that is moved in its page is drawn already.
    this.#watch()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#regard?.disconnect()
  }

  protected override sessionChanged(): void {
    const etat = this.espace?.session.etat
    const lecteur = etat?.connecte && etat.role === 'famille' ? etat.courriel : ''
    if (!etat || lecteur === this.#lecteur) return
    // Threat: on a shared computer the next person would read what was written to the family before.
    this.#lecteur = lecteur
    this.#lecture.forget()
    this.#images.forget()
    this.#nouvelles.clear()
    this.#vues.clear()
    this.annonce = ''
    void this.#read()
  }

  protected override directChanged(sujet: Sujet): void {
    if (sujet === 'actualites') void this.#read()
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed)
    this.#watch()
  }

  async #read(): Promise<void> {
    const { espace } = this
    if (!espace) return
    const known = this.#lecture.valeur && new Set(this.#lecture.valeur.actualites.map((one) => one.id))
    await this.#lecture.run(() => espace.get<Actualites>('actualites'))
    const found = this.#lecture.valeur?.actualites ?? []
    for (const { id, lue } of found) if (lue === false) this.#nouvelles.add(id)
    const came = known ? found.filter((one) => !known.has(one.id)).length : 0
    if (came > 0) this.annonce = t.arrivees(came)
    this.requestUpdate()
  }

  #watch(): void {
    for (const one of this.renderRoot?.querySelectorAll('article') ?? []) this.#regard?.observe(one)
  }

  async #mark(shown: readonly string[]): Promise<void> {
    const ids = shown.filter((id) => this.#nouvelles.has(id) && !this.#vues.has(id))
    if (ids.length === 0 || !this.famille) return
    for (const id of ids) this.#vues.add(id)
    try {
      await this.espace?.send('post', 'actualites/lecture', { ids }, crypto.randomUUID())
    } catch (error) {
      if (!(error instanceof ErreurApi)) throw error
      // Shown as new once more next time: nothing that the parent should be told.
      for (const id of ids) this.#vues.delete(id)
    }
  }

  protected override renderContent(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    return html`<section class="widget" part="widget" aria-labelledby="titre">
      ${this.renderMenu()}
      <h2 id="titre" tabindex="-1">${t.titre}</h2>
      <div role="status" class="lu">${this.annonce}</div>
      ${erreur ? this.renderError(erreur, () => void this.#read()) : nothing}
      ${valeur ? this.#renderList(valeur) : erreur ? nothing : squelette(8, communFr.chargement)}
      ${this.famille ? nothing : html`<p>${t.connexion} <a href=${this.page('connexion')}>${communFr.seConnecter}</a></p>`}
    </section>`
  }

  #renderList({ actualites }: Actualites): TemplateResult {
    if (actualites.length === 0) return html`<p>${t.vide}<br /><span class="sous">${t.videAide}</span></p>`
    return html`<ul class="articles">${actualites.map((one) => html`<li>${renderArticle(one, this.#images, this.locale, this.#nouvelles.has(one.id))}</li>`)}</ul>`
  }
}
