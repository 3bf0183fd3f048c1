// What became of a child's health in the file: read only once it is asked for.
import type { HistoriqueSante } from '@inoe/contract/foyers'
import { html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../espace/lecture.ts'
import { instant } from '../i18n/format.ts'
import { foyerFr } from './messages.fr.ts'

const t = foyerFr.historique

export interface Vue {
  locale: string
  zone: string
  read: (enfant: string) => Promise<HistoriqueSante>
  renderLoading: () => TemplateResult
  renderError: (error: unknown, retry: () => void) => TemplateResult
}

/** The histories that were opened, by child. */
export class Historiques {
  readonly #redraw: () => void
  readonly #lectures = new Map<string, Lecture<HistoriqueSante>>()

  constructor(redraw: () => void) {
    this.#redraw = redraw
  }

  /** Reads again those that are open: the file changed. */
  relire(vue: Vue): void {
    for (const [enfant, lecture] of this.#lectures) void lecture.run(() => vue.read(enfant))
  }

  forget(): void {
    for (const lecture of this.#lectures.values()) lecture.forget()
    this.#lectures.clear()
  }

  render(enfant: string, vue: Vue): TemplateResult {
    return html`<details class="historique" @toggle=${(event: Event) => this.#toggle(event, enfant, vue)}>
      <summary>${t.titre}</summary>
      ${this.#renderContent(enfant, vue)}
    </details>`
  }

  #toggle({ target }: Event, enfant: string, vue: Vue): void {
    if (!(target as HTMLDetailsElement).open) {
      this.#lectures.get(enfant)?.forget()
      this.#lectures.delete(enfant)
      this.#redraw()
    } else if (!this.#lectures.has(enfant)) {
      const lecture = new Lecture<HistoriqueSante>(this.#redraw)
      this.#lectures.set(enfant, lecture)
      void lecture.run(() => vue.read(enfant))
    }
  }

  #renderContent(enfant: string, vue: Vue): TemplateResult | typeof nothing {
    const lecture = this.#lectures.get(enfant)
    if (!lecture) return nothing
    if (lecture.erreur) return vue.renderError(lecture.erreur, () => void lecture.run(() => vue.read(enfant)))
    if (!lecture.valeur) return vue.renderLoading()
    const { changements } = lecture.valeur
    if (changements.length === 0) return html`<p class="sous">${t.aucun}</p>`
    return html`<ol class="changements">
      ${changements.map(
        ({ nom, avant, apres, le, auteur }) => html`<li>
          <span class="sous">${instant(le, vue.locale, vue.zone, { dateStyle: 'long', timeStyle: 'short' })} · ${t.auteurs[auteur]}</span><br />
          ${foyerFr.attente.champ(nom)}<s>${avant}</s>${foyerFr.attente.devient}<b>${apres}</b>
        </li>`,
      )}
    </ol>`
  }
}
