import type { Sujet } from '@inoe/contract/direct'
import { initialState, Task } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Espace } from '../espace/espace.ts'
import { gestionFr as t } from './messages.fr.ts'
import { type Decision, type Objet, RepondreController } from './repondre.ts'
import { idBouton, idMotif, type Reponse } from './reponse.ts'
import type { Contexte, Volet } from './volet.ts'

/** What a row of a queue is drawn with. */
export interface Vue extends Reponse {
  locale: string
  zone: string
  openFile: (route: string, nom: string) => void
}

/** A queue of things that families ask, one tab of the screen. The first of `filtres` is what waits for an answer. */
export interface Definition<Item extends { id: string }> {
  nom: string
  titre: () => string
  /** Reads the things in a state. */
  route: string
  lire: (answer: never) => Item[]
  sujets: readonly Sujet[]
  filtres: Readonly<Record<string, string>>
  /** Said when there is nothing, by state. */
  vide: Readonly<Record<string, string>>
  nombre: (nombre: number) => string
  /** How many answers the things that wait come to. */
  attente: (items: readonly Item[]) => number
  ligne: (item: Item, vue: Vue) => TemplateResult
}

/** A queue: read by state, answered one thing at a time. */
export class FileATraiter<Item extends { id: string }> implements Volet {
  readonly nom: string
  readonly titre: () => string
  readonly sujets: readonly Sujet[]
  attente: number | undefined
  readonly #definition: Definition<Item>
  readonly #contexte: Contexte
  readonly #repondre: RepondreController
  readonly #lecture: Task<readonly [Espace | undefined, string], Item[]>
  #filtre: string
  #items: Item[] | undefined

  constructor(contexte: Contexte, definition: Definition<Item>) {
    this.nom = definition.nom
    this.titre = definition.titre
    this.sujets = definition.sujets
    this.#definition = definition
    this.#contexte = contexte
    this.#filtre = this.#aTraiter
    this.#repondre = new RepondreController(contexte.host)
    this.#lecture = new Task(contexte.host, {
      task: async ([espace, etat], { signal }) => {
        if (!espace) return initialState
        const items = definition.lire(
          await espace.get<never>(definition.route, { signal, searchParams: { etat } }),
        )
        if (etat === this.#aTraiter) this.attente = definition.attente(items)
        this.#items = items
        return items
      },
      args: () => [contexte.espace(), this.#filtre] as const,
    })
  }

  get #aTraiter(): string {
    return Object.keys(this.#definition.filtres)[0] ?? ''
  }

  read(): void {
    if (this.#contexte.espace()) void this.#lecture.run()
  }

  forget(): void {
    this.#items = undefined
    this.attente = undefined
    this.#repondre.close()
  }

  async #answer(objet: Objet, decision: Decision): Promise<void> {
    this.#repondre.open(objet, decision)
    const [piece] = decision === 'complement' ? (objet.pieces ?? []) : []
    const first = piece
      ? `piece-${piece.id}-${objet.id}`
      : objet.muet && decision === 'oui'
        ? `envoyer-${objet.id}`
        : idMotif(objet)
    await this.#contexte.focus(first)
  }

  async #giveUp(): Promise<void> {
    const { decision, objet } = this.#repondre
    this.#repondre.close()
    if (objet) await this.#contexte.focus(idBouton(objet, decision))
  }

  async #send(): Promise<void> {
    const espace = this.#contexte.espace()
    const { decision, objet } = this.#repondre
    if (!espace || !objet) return
    this.#contexte.dire('succes', null)
    const outcome = await this.#repondre.send(espace)
    if (outcome === 'non') {
      if (this.#repondre.erreurMotif) await this.#contexte.focus(idMotif(objet))
      return
    }
    if (outcome === 'perdue') this.#contexte.dire('attention', this.#repondre.erreur ?? null)
    else this.#contexte.dire('succes', objet.fait[decision]?.(objet.nom) ?? null)
    this.#repondre.close()
    await this.#lecture.run()
    await this.#contexte.focus('titre')
  }

  render(): TemplateResult {
    const { error } = this.#lecture
    const items = this.#items
    if (!items && !error) return this.#contexte.renderLoading()
    return html`<div class="filtres" role="group" aria-label=${t.filtrer}>
        ${Object.entries(this.#definition.filtres).map(([filtre, mot]) => this.#renderFiltre(filtre, mot))}
      </div>
      ${error ? this.#contexte.renderError(error, () => this.read()) : nothing}
      ${items ? this.#renderItems(items) : nothing}`
  }

  #renderFiltre(filtre: string, mot: string): TemplateResult {
    const choose = () => {
      this.#filtre = filtre
      this.#repondre.close()
      this.#contexte.dire('succes', null)
      this.#contexte.host.requestUpdate()
    }
    return html`<button type="button" aria-pressed=${this.#filtre === filtre} @click=${choose}>${mot}</button>`
  }

  #renderItems(items: readonly Item[]): TemplateResult {
    const { vide, nombre, ligne } = this.#definition
    const vue: Vue = {
      locale: this.#contexte.locale(),
      zone: this.#contexte.zone(),
      openFile: this.#contexte.openFile,
      repondre: this.#repondre,
      answer: (objet, decision) => void this.#answer(objet, decision),
      send: () => void this.#send(),
      giveUp: () => void this.#giveUp(),
    }
    return html`<p class="sous" role="status">${items.length === 0 ? vide[this.#filtre] : nombre(items.length)}</p>
      <ul class="demandes">
        ${repeat(
          items,
          (one) => one.id,
          (one) => ligne(one, vue),
        )}
      </ul>`
  }
}
