// The bar that never leaves the screen: what was changed, what it costs, what became of the last save.
import type { EnregistrementRepondu } from '@inoe/contract/reservations'
import { html, nothing, type TemplateResult } from 'lit'
import { communFr } from '../i18n/commun.fr.ts'
import { euros } from '../i18n/format.ts'
import { avis } from '../ui/avis.ts'
import { type Brouillon, totaux } from './brouillon.ts'
import { messages } from './messages.fr.ts'

/** Where saving stands. */
export type Sauvegarde =
  | { etat: 'repos' }
  | { etat: 'envoi' }
  | { etat: 'echec'; raison: string }
  | { etat: 'fait'; reponse: EnregistrementRepondu; refuses: string[] }

export interface Barre {
  brouillon: Brouillon
  sauvegarde: Sauvegarde
  /** Answer to a click on a cell that cannot change. */
  annonce: string
  locale: string
  enregistrer(): void
  annuler(): void
  /** Puts away what the bar says of the last save. */
  fermer(): void
}

export function renderBarre({
  brouillon,
  sauvegarde,
  annonce,
  locale,
  enregistrer,
  annuler,
  fermer,
}: Barre): TemplateResult {
  const nothingToDo = brouillon.size === 0
  const busy = sauvegarde.etat === 'envoi'
  const said = annonce !== '' || sauvegarde.etat === 'fait'
  return html`<div class="barre" part="barre">
    <div class="resultat" role="alert">
      ${sauvegarde.etat === 'echec' ? avis('erreur', messages.echec(sauvegarde.raison)) : nothing}
    </div>
    <div class="resultat" role="status">
      ${annonce ? avis('attention', annonce) : nothing}${sauvegarde.etat === 'fait' ? renderFait(sauvegarde) : nothing}
    </div>
    <div class="compte" role="status">${nothingToDo ? (said ? nothing : messages.consigne) : renderCompte(brouillon, locale)}</div>
    <div class="actions pousse">
      ${said ? html`<button class="lien" type="button" @click=${fermer}>${communFr.fermer}</button>` : nothing}
      ${
        nothingToDo || busy
          ? nothing
          : html`<button class="lien" type="button" @click=${annuler}>${messages.annulerModifications}</button>`
      }
      <button class="bouton" type="button" part="enregistrer" aria-disabled=${nothingToDo || busy ? 'true' : 'false'} @click=${enregistrer}>
        ${busy ? messages.enregistrement : sauvegarde.etat === 'echec' ? communFr.reessayer : communFr.enregistrer}
      </button>
    </div>
  </div>`
}

function renderCompte(brouillon: Brouillon, locale: string): TemplateResult {
  const { ajouts, retraits, prixCentimes } = totaux(brouillon)
  const signe = prixCentimes > 0 ? '+ ' : prixCentimes < 0 ? '− ' : ''
  return html`${ajouts ? html`<span><b>+ ${ajouts}</b> ${messages.ajouts(ajouts)}</span> ` : nothing}${
    retraits ? html`<span class="moins"><b>− ${retraits}</b> ${messages.retraits(retraits)}</span> ` : nothing
  }<span>${messages.soit} <b class="num">${signe}${euros(Math.abs(prixCentimes), locale)}</b></span>`
}

function renderFait({ reponse, refuses }: Extract<Sauvegarde, { etat: 'fait' }>): TemplateResult {
  const { confirmees, annulees } = reponse
  return html`${confirmees + annulees > 0 || refuses.length === 0 ? avis('succes', messages.enregistre(confirmees, annulees)) : nothing}${
    refuses.length > 0
      ? avis(
          'attention',
          html`${messages.refuses(refuses.length)}<ul>${refuses.map((one) => html`<li>${one}</li>`)}</ul>`,
        )
      : nothing
  }`
}
