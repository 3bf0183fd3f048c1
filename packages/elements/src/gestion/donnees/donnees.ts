import type { TemplateResult } from 'lit'
import { html } from 'lit'
import type { Contenu, Contexte } from '../volet.ts'
import { ConservationDonnees } from './conservation.ts'
import { Effacements } from './effacements.ts'

/** « Données personnelles »: what families ask to erase, what time destroys, for who answers for the town's data. */
export class DonneesPersonnelles implements Contenu {
  readonly sujets = ['mes-donnees'] as const
  readonly #effacements: Effacements
  readonly #conservation: ConservationDonnees

  constructor(contexte: Contexte) {
    this.#effacements = new Effacements(contexte)
    this.#conservation = new ConservationDonnees(contexte)
  }

  open(): void {
    this.read()
  }

  read(): void {
    this.#effacements.read()
    this.#conservation.read()
  }

  forget(): void {
    this.#effacements.forget()
    this.#conservation.forget()
  }

  render(): TemplateResult {
    return html`${this.#effacements.render()} ${this.#conservation.render()}`
  }
}
