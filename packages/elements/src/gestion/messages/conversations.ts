import type { Fil } from '@inoe/contract/messages'
import { css, html, type TemplateResult } from 'lit'
import { Operation } from '../../espace/operation.ts'
import { renderConversation } from '../../messages/conversation.ts'
import { renderListe } from '../../messages/liste.ts'
import { Messagerie } from '../../messages/messagerie.ts'
import { styles } from '../../messages/styles.ts'
import { fileDropStyles } from '../../ui/file-drop.styles.ts'
import type { Contenu, Contexte } from '../volet.ts'
import { conversationsFr as t } from './messages.fr.ts'
import { NouveauFil } from './nouveau.ts'

/** The conversations of a service with families: what waits first, read and answered here. */
export class Conversations implements Contenu {
  readonly sujets = ['messages'] as const
  readonly #contexte: Contexte
  readonly #messagerie: Messagerie
  readonly #operation: Operation
  readonly #nouveau: NouveauFil

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    contexte.adopter(css`${fileDropStyles}${styles}`)
    const redraw = () => contexte.host.requestUpdate()
    this.#messagerie = new Messagerie(
      {
        redraw,
        espace: () => contexte.espace(),
        locale: () => contexte.locale(),
        zone: () => contexte.zone(),
        courriel: () => {
          const etat = contexte.espace()?.session.etat
          return etat?.connecte ? etat.courriel : ''
        },
        annoncer: (words) => contexte.dire('succes', words),
        focus: (id) => contexte.focus(id),
        telecharger: (route, nom) => contexte.openFile(route, nom),
      },
      'service',
      'a-repondre',
    )
    this.#operation = new Operation(redraw)
    this.#nouveau = new NouveauFil(contexte, this.#messagerie)
    const seen = () => void this.#messagerie.lire()
    contexte.host.addController({
      hostConnected: () => document.addEventListener('visibilitychange', seen),
      hostDisconnected: () => document.removeEventListener('visibilitychange', seen),
    })
  }

  open(): void {
    this.read()
  }

  read(): void {
    void this.#messagerie.read()
  }

  forget(): void {
    this.#messagerie.forget()
    this.#nouveau.close()
    this.#operation.forget()
  }

  async #set(fil: Fil, etat: 'ouvert' | 'clos'): Promise<void> {
    const done = await this.#operation.send(
      this.#contexte.espace(),
      fil.id,
      'put',
      `gestion/messages/${fil.id}/etat`,
      { etat },
    )
    if (!done) {
      this.#contexte.dire('erreur', this.#operation.erreur?.message ?? null)
      return
    }
    this.#contexte.dire('succes', etat === 'clos' ? t.close : t.rouverte)
    await this.#messagerie.read()
  }

  render(): TemplateResult {
    const contexte = this.#contexte
    const messagerie = this.#messagerie
    const vue = {
      messagerie,
      renderError: (error: unknown, retry: () => void) => contexte.renderError(error, retry),
      renderLoading: () => contexte.renderLoading(),
    }
    if (messagerie.ouvert)
      return renderConversation({
        ...vue,
        actions: (fil) => {
          const etat = fil.etat === 'clos' ? 'ouvert' : 'clos'
          return html`<button class="bouton second" type="button" aria-disabled=${this.#operation.envoi === fil.id} @click=${() => void this.#set(fil, etat)}>${etat === 'clos' ? t.clore : t.rouvrir}<span class="lu">${t.conversation}</span></button>`
        },
      })
    if (this.#nouveau.ouvert) return this.#nouveau.render()
    return html`<div class="actions">
        <button class="bouton second" id="ecrire" type="button" @click=${() => void this.#nouveau.open()}>${t.ecrire}</button>
      </div>
      ${renderListe({
        ...vue,
        vues: ['a-repondre', 'non-lus', 'tous', 'clos'],
        structures: contexte.service()?.structures ?? [],
        vide: t.vide,
      })}`
  }
}
