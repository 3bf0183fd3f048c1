import type { FeuillePointage, ReglePointage } from '@inoe/contract/pointages'
import { html, nothing, type TemplateResult } from 'lit'
import type { Espace } from '../espace/espace.ts'
import { Operation } from '../espace/operation.ts'
import { champ } from '../ui/champ.ts'
import { pointageFr as t } from './messages.fr.ts'

type Regle = FeuillePointage['regles'][number]

const PAS: readonly ReglePointage['pas'][] = [1, 5, 10, 15, 30, 60]

/** How the real hours of each activity are rounded: closed until an agent opens it, for it seldom changes. */
export class Regles {
  readonly #espace: () => Espace | undefined
  readonly #redraw: () => void
  readonly #saved: () => void
  readonly #operation: Operation
  /** What is being changed, by activity. */
  readonly #changes = new Map<string, { pas: number; tolerance: string }>()
  #enregistree = ''

  /** @param saved called once a rule is kept */
  constructor(espace: () => Espace | undefined, redraw: () => void, saved: () => void) {
    this.#espace = espace
    this.#redraw = redraw
    this.#saved = saved
    this.#operation = new Operation(redraw)
  }

  forget(): void {
    this.#changes.clear()
    this.#operation.forget()
    this.#enregistree = ''
  }

  #of({ activite, pas, tolerance }: Regle): { pas: number; tolerance: string } {
    return this.#changes.get(activite.id) ?? { pas, tolerance: String(tolerance) }
  }

  #change(regle: Regle, change: Partial<{ pas: number; tolerance: string }>): void {
    this.#changes.set(regle.activite.id, { ...this.#of(regle), ...change })
    this.#enregistree = ''
    this.#redraw()
  }

  async #save(event: Event, regle: Regle): Promise<void> {
    event.preventDefault()
    const { id } = regle.activite
    const { pas, tolerance } = this.#of(regle)
    const body = { pas, tolerance: Number(tolerance) }
    const done = await this.#operation.send(this.#espace(), id, 'put', `gestion/pointages/regles/${id}`, body)
    if (!done) return
    this.#enregistree = id
    this.#saved()
    this.#redraw()
  }

  /** Forgets what was typed once the server says the same. */
  relire(regles: readonly Regle[]): void {
    for (const { activite, pas, tolerance } of regles) {
      const typed = this.#changes.get(activite.id)
      if (typed?.pas === pas && Number(typed.tolerance) === tolerance) this.#changes.delete(activite.id)
    }
  }

  render(regles: readonly Regle[]): TemplateResult | typeof nothing {
    if (regles.length === 0) return nothing
    return html`<details class="regles">
      <summary>${t.regles.titre}</summary>
      <p class="sous">${t.regles.aide}</p>
      ${regles.map((regle) => this.#renderRegle(regle))}
    </details>`
  }

  #renderRegle(regle: Regle): TemplateResult {
    const { id, nom } = regle.activite
    const { pas, tolerance } = this.#of(regle)
    const erreur = this.#operation.envoi === undefined && this.#changes.has(id) && this.#operation.erreur
    return html`<form class="carte regle" @submit=${(event: Event) => void this.#save(event, regle)}>
      <h4>${nom}</h4>
      ${champ({
        id: `pas-${id}`,
        label: t.regles.pas,
        valeur: String(pas),
        choix: PAS.map((one) => [String(one), t.regles.parPas(one)] as const),
        saisie: (value) => this.#change(regle, { pas: Number(value) }),
      })}
      ${champ({
        id: `tolerance-${id}`,
        label: t.regles.tolerance,
        valeur: tolerance,
        clavier: 'numeric',
        aide: t.regles.toleranceAide,
        saisie: (value) => this.#change(regle, { tolerance: value }),
        erreur: erreur ? (erreur.champs.tolerance ?? erreur.message) : undefined,
      })}
      <div class="actions">
        <button class="bouton second" aria-disabled=${this.#operation.envoi === id}>${t.regles.enregistrer}</button>
        <span role="status">${this.#enregistree === id ? t.regles.enregistre : nothing}</span>
      </div>
    </form>`
  }
}
