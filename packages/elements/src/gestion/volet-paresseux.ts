import type { Sujet } from '@inoe/contract/direct'
import type { TemplateResult } from 'lit'
import { ErreurApi } from '../espace/erreur.ts'
import { communFr } from '../i18n/commun.fr.ts'
import type { Contenu, Contexte, Volet } from './volet.ts'

/** A tab whose code is downloaded when an agent first comes to it: who only answers families does not pay for it. */
export class VoletParesseux<C extends Pick<Contexte, 'host' | 'renderLoading' | 'renderError'> = Contexte>
  implements Volet
{
  readonly nom: string
  readonly titre: () => string
  readonly #contexte: C
  readonly #load: (contexte: C) => Promise<Contenu>
  #volet: Contenu | undefined
  readonly #attente: () => number | undefined
  #chargement = false
  #erreur: unknown

  constructor(
    contexte: C,
    nom: string,
    titre: () => string,
    load: (contexte: C) => Promise<Contenu>,
    attente: () => number | undefined = () => undefined,
  ) {
    this.#contexte = contexte
    this.nom = nom
    this.titre = titre
    this.#load = load
    this.#attente = attente
  }

  get attente(): number | undefined {
    return this.#attente()
  }

  get sujets(): readonly Sujet[] {
    return this.#volet?.sujets ?? []
  }

  open(): void {
    if (this.#volet) this.#volet.open?.()
    else if (!this.#chargement) void this.#come()
  }

  async #come(): Promise<void> {
    this.#chargement = true
    this.#erreur = undefined
    this.#contexte.host.requestUpdate()
    try {
      this.#volet = await this.#load(this.#contexte)
      this.#volet.open?.()
    } catch {
      this.#erreur = new ErreurApi('hors-ligne', communFr.horsLigne)
    } finally {
      this.#chargement = false
      this.#contexte.host.requestUpdate()
    }
  }

  read(): void {
    this.#volet?.read()
  }

  forget(): void {
    this.#volet?.forget()
  }

  render(): TemplateResult {
    if (this.#volet) return this.#volet.render()
    return this.#erreur
      ? this.#contexte.renderError(this.#erreur, () => this.open())
      : this.#contexte.renderLoading()
  }
}
