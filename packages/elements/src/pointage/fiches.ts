import type { FicheEnfant } from '@inoe/contract/proches'
import { html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../espace/lecture.ts'
import { ficheStyles, renderFiche } from '../gestion/personnes/fiche.ts'
import type { ContextePointage } from './feuille.ts'
import { pointageFr as t } from './messages.fr.ts'

/** Who collects each child, and whom to call: read when an agent asks. */
export class Fiches {
  readonly #contexte: ContextePointage
  readonly #lectures = new Map<string, Lecture<FicheEnfant>>()

  constructor(contexte: ContextePointage) {
    this.#contexte = contexte
    contexte.adopter(ficheStyles)
  }

  /** Reads again those that are open. */
  read(): void {
    for (const [enfant, lecture] of this.#lectures) this.#run(enfant, lecture)
  }

  forget(): void {
    for (const one of this.#lectures.values()) one.forget()
    this.#lectures.clear()
  }

  #run(enfant: string, lecture: Lecture<FicheEnfant>): void {
    const espace = this.#contexte.espace()
    if (espace) void lecture.run(() => espace.get<FicheEnfant>(`gestion/enfants/${enfant}/personnes`))
  }

  render({ id, prenom, nom }: { id: string; prenom: string; nom: string }): TemplateResult {
    const toggle = ({ target }: Event) => {
      if (!(target as HTMLDetailsElement).open) this.#lectures.delete(id)
      else if (!this.#lectures.has(id)) {
        const lecture = new Lecture<FicheEnfant>(() => this.#contexte.host.requestUpdate())
        this.#lectures.set(id, lecture)
        this.#run(id, lecture)
      }
    }
    return html`<details class="qui ecran" @toggle=${toggle}>
      <summary>${t.qui}<span class="lu">${t.quiDe(`${prenom} ${nom}`)}</span></summary>
      ${this.#renderContent(id)}
    </details>`
  }

  #renderContent(id: string): TemplateResult | typeof nothing {
    const lecture = this.#lectures.get(id)
    if (!lecture) return nothing
    if (lecture.valeur) return renderFiche(lecture.valeur)
    if (lecture.erreur) return this.#contexte.renderError(lecture.erreur, () => this.#run(id, lecture))
    return this.#contexte.renderLoading()
  }
}
