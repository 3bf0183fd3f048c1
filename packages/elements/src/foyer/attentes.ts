// What a family asked to have changed and a service has not answered, how it is taken back, and what is answered.
import type { Foyer } from '@inoe/contract/foyers'
import { html, nothing, type TemplateResult } from 'lit'
import { instant } from '../i18n/format.ts'
import { avis } from '../ui/avis.ts'
import { type Nouvelle, renderNouvelles } from '../ui/nouvelles.ts'
import { foyerFr } from './messages.fr.ts'
import { reponses, sorties } from './reponses.ts'
import type { ContexteFoyer } from './volet.ts'

const t = foyerFr.attente

export class Attentes {
  readonly #contexte: ContexteFoyer
  /** Takes the file as it is without the request; reads it again without one. */
  readonly #relire: (foyer: Foyer | undefined) => Promise<unknown>
  /** What became of a request taken back. */
  #retrait: TemplateResult | typeof nothing = nothing
  /** What was answered since the page is open: a reason is nowhere else in it. Latest first. */
  #nouvelles: Nouvelle[] = []
  #tour = 0
  /** Taken back here. */
  readonly #retirees = new Set<string>()

  constructor(contexte: ContexteFoyer, relire: (foyer: Foyer | undefined) => Promise<unknown>) {
    this.#contexte = contexte
    this.#relire = relire
  }

  /** What is said of a request taken back is out of date. */
  ranger(): void {
    this.#retrait = nothing
  }

  forget(): void {
    this.ranger()
    this.#tour++
    this.#nouvelles = []
  }

  /** The file was read again: what waits no more was answered. */
  async recevoir(avant: Foyer | undefined, apres: Foyer): Promise<void> {
    const espace = this.#contexte.espace()
    const closes = sorties(avant, apres).filter(({ id }) => !this.#retirees.has(id))
    if (!espace || closes.length === 0) return
    const tour = this.#tour
    const news = await reponses(espace, closes, apres.enfants)
    // Threat: on a shared computer the next person would read what the one before was answered.
    if (tour !== this.#tour) return
    this.#nouvelles = [...news, ...this.#nouvelles]
    this.#contexte.host.requestUpdate()
  }

  async #retirer(id: string): Promise<void> {
    this.#retirees.add(id)
    try {
      const foyer = await this.#contexte.espace()?.send<Foyer>('delete', `foyer/modifications/${id}`)
      this.#retrait = avis('succes', t.retiree)
      await this.#relire(foyer)
    } catch (error) {
      // Answered meanwhile: it is said how.
      this.#retirees.delete(id)
      if (error instanceof Error) this.#retrait = avis('erreur', error.message)
      await this.#relire(undefined)
    }
    this.#contexte.host.requestUpdate()
    await this.#contexte.focus('titre')
  }

  render({ attentes, enfants }: Foyer): TemplateResult {
    return html`<div role="status">${this.#retrait}</div>
      <div role="status" aria-atomic="false">${renderNouvelles(this.#nouvelles)}</div>
      ${attentes.length > 0 ? this.#renderListe(attentes, enfants) : nothing}`
  }

  #renderListe(attentes: Foyer['attentes'], enfants: Foyer['enfants']): TemplateResult {
    const [locale, zone] = [this.#contexte.locale(), this.#contexte.zone()]
    const line = ({ changements, enfant }: Foyer['attentes'][number]) => {
      const child = enfants.find((one) => one.id === enfant)
      return changements.map(
        ({ nom, avant, apres }) =>
          html`<li>${child ? t.de(child.prenom) : nothing}${t.champ(nom)}<s>${avant}</s>${t.devient}<b>${apres}</b></li>`,
      )
    }
    return html`<section aria-labelledby="attentes">
      ${avis(
        'attention',
        html`<h3 id="attentes">${t.titre}</h3>
          ${attentes.map(
            (one) => html`<ul class="changements">${line(one)}</ul>
              <p class="sous">${t.depuis(instant(one.demandeeLe, locale, zone, { dateStyle: 'long' }))}
                <button class="lien" type="button" @click=${() => void this.#retirer(one.id)}>${t.retirer}</button></p>`,
          )}`,
      )}
    </section>`
  }
}
