import type { TemplateResult } from 'lit'
import { html } from 'lit'
import type { Contenu, Contexte } from '../volet.ts'
import { AVerifier } from './a-verifier.ts'
import { Documentation } from './documentation.ts'
import { Quotients } from './quotients.ts'
import { documentsStyles } from './styles.ts'

/** Documents as a service works on them: what waits for its answer, what it publishes, when families are reminded. */
export class Documents implements Contenu {
  readonly sujets = ['documents'] as const
  readonly #parts: readonly (AVerifier | Quotients | Documentation)[]

  constructor(contexte: Contexte) {
    contexte.adopter(documentsStyles)
    this.#parts = [new AVerifier(contexte), new Quotients(contexte), new Documentation(contexte)]
  }

  open(): void {
    this.read()
  }

  read(): void {
    for (const one of this.#parts) one.read()
  }

  forget(): void {
    for (const one of this.#parts) one.forget()
  }

  render(): TemplateResult {
    return html`<div class="papiers">${this.#parts.map((one) => one.render())}</div>`
  }
}
