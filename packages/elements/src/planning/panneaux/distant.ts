import { html, nothing, type TemplateResult } from 'lit'
import { communFr } from '../../i18n/commun.fr.ts'
import { avis } from '../../ui/avis.ts'
import type { Hote } from '../panneau.ts'

/** A panel that reads and writes by itself: one thing at a time, and it says what became of it. */
export abstract class PanneauDistant {
  protected readonly hote: Hote
  protected occupe = false
  protected dit = ''
  protected erreur = ''
  /** Of what failed: sent again with the same content, it is done once. */
  #envoi: { cle: string; contenu: string } | undefined

  constructor(hote: Hote) {
    this.hote = hote
  }

  /** Does something that may fail; an error's message is for the parent. */
  protected async faire(work: () => Promise<void>): Promise<void> {
    if (this.occupe) return
    this.occupe = true
    this.erreur = ''
    this.dit = ''
    this.hote.redraw()
    try {
      await work()
    } catch (thrown) {
      this.erreur = thrown instanceof Error ? thrown.message : communFr.horsLigne
    }
    this.occupe = false
    this.hote.redraw()
  }

  /** @throws ErreurApi */
  protected async poster<T>(route: string, body: unknown): Promise<T> {
    const contenu = `${route} ${JSON.stringify(body)}`
    if (this.#envoi?.contenu !== contenu) this.#envoi = { cle: crypto.randomUUID(), contenu }
    const answer = await this.hote.espace.send<T>('post', route, body, this.#envoi.cle)
    this.#envoi = undefined
    return answer
  }

  protected renderSuite(more: unknown = nothing): TemplateResult {
    return html`<div role="status">${this.dit ? avis('succes', this.dit) : nothing}</div>
      <div role="alert">${this.erreur ? avis('erreur', this.erreur) : nothing}${more}</div>`
  }

  protected renderBouton(mots: string, work: () => Promise<void>): TemplateResult {
    return html`<div class="actions">
      <button class="bouton" type="button" aria-disabled=${this.occupe ? 'true' : 'false'} @click=${() => void this.faire(work)}>${mots}</button>
    </div>`
  }
}
