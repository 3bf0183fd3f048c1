import { html, type TemplateResult } from 'lit'
import type { Contenu, Contexte } from '../volet.ts'
import { ReinscriptionsOuvertes } from './reinscriptions.ts'
import { Renouvellement } from './renouvellement.ts'

/** What services prepare before a school year: the renewal of files, and enrolments that go on. */
export class Rentree implements Contenu {
  readonly sujets = ['foyer', 'inscriptions'] as const
  readonly #parties: readonly Contenu[]

  constructor(contexte: Contexte) {
    this.#parties = [new Renouvellement(contexte), new ReinscriptionsOuvertes(contexte)]
  }

  open(): void {
    this.read()
  }

  read(): void {
    for (const one of this.#parties) one.read()
  }

  forget(): void {
    for (const one of this.#parties) one.forget()
  }

  render(): TemplateResult {
    return html`<div class="volet">${this.#parties.map((one) => one.render())}</div>`
  }
}
