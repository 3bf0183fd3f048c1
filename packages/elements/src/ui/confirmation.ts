import { html, type TemplateResult } from 'lit'
import { communFr } from '../i18n/commun.fr.ts'

export interface Question {
  titre: string
  texte: string
  /** Words of the button that does it. */
  oui: string
  /** Done when the answer is yes. */
  faire: () => void
}

/**
 * A question before what cannot be undone, as a native modal: the browser keeps the focus inside and gives it back.
 * The widget calls `openConfirmation(this.renderRoot)` in `updated()`.
 * @param close forgets the question
 */
export function confirmation({ titre, texte, oui, faire }: Question, close: () => void): TemplateResult {
  const answered = (event: Event) => {
    const dialog = event.currentTarget as HTMLDialogElement
    close()
    if (dialog.returnValue === 'oui') faire()
  }
  return html`<dialog aria-labelledby="question" aria-describedby="explication" @close=${answered}>
    <form method="dialog">
      <h3 id="question">${titre}</h3>
      <p id="explication">${texte}</p>
      <div class="actions">
        <button class="bouton second" value="">${communFr.annuler}</button>
        <button class="bouton danger" value="oui">${oui}</button>
      </div>
    </form>
  </dialog>`
}

/** Opens the question that was just drawn, if there is one. */
export function openConfirmation(root: ParentNode): void {
  root.querySelector<HTMLDialogElement>('dialog:not([open])')?.showModal()
}
