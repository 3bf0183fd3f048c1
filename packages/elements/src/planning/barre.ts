// The bar that never leaves the screen: what was changed, what it costs, what became of the last save.
import type { EnregistrementRepondu } from '@inoe/contract/reservations'
import { html, nothing, type TemplateResult } from 'lit'
import { communFr } from '../i18n/commun.fr.ts'
import { avis } from '../ui/avis.ts'
import { type Brouillon, totaux } from './brouillon.ts'
import { messages } from './gestes.fr.ts'
import type { Moments } from './moments.ts'

/** Where saving stands. */
export type Sauvegarde =
  | { etat: 'repos' }
  | { etat: 'envoi' }
  | { etat: 'echec'; raison: string }
  | {
      etat: 'fait'
      reponse: EnregistrementRepondu
      /** Why each refused cell was, with its day. */
      refuses: string[]
      /** It was the undoing of a save; so many cells could not be put back. */
      defait?: number
    }

/** What is said of a click, and what can be done about it. */
export interface Annonce {
  texte: string
  action?: { mots: string; faire(): void }
}

export interface Barre {
  brouillon: Brouillon
  sauvegarde: Sauvegarde
  annonce: Annonce | undefined
  ensemble: boolean
  moments: Moments
  annuler(): void
  basculerEnsemble(): void
  /** Undoes the save that was just answered; absent when nothing of it can be. */
  defaire: (() => void) | undefined
  /** Puts away what the bar says of the last save. */
  fermer(): void
}

/** What fills the bar, once something was done. */
export interface Contenu {
  alerte: unknown
  dit: unknown
  compte: unknown
  liens: unknown
  /** Of the button. */
  mots: string
  pret: boolean
}

export function contenuOf(barre: Barre): Contenu {
  const { brouillon, sauvegarde, annonce } = barre
  const empty = brouillon.size === 0
  const busy = sauvegarde.etat === 'envoi'
  const said = annonce !== undefined || sauvegarde.etat === 'fait'
  const lien = (mots: string, faire: () => void) =>
    html`<button class="lien" type="button" @click=${faire}>${mots}</button>`
  const { action } = annonce ?? {}
  return {
    alerte: sauvegarde.etat === 'echec' ? avis('erreur', messages.echec(sauvegarde.raison)) : nothing,
    dit: html`${annonce ? avis('attention', html`${annonce.texte} ${action ? lien(action.mots, action.faire) : nothing}`) : nothing}${
      sauvegarde.etat === 'fait' ? renderFait(sauvegarde) : nothing
    }`,
    compte: empty ? (said ? nothing : undefined) : renderCompte(barre),
    liens: html`${barre.defaire ? lien(messages.defaire, barre.defaire) : nothing} ${said ? lien(communFr.fermer, barre.fermer) : nothing}
      ${empty || busy ? nothing : lien(messages.annulerModifications, barre.annuler)}`,
    mots: busy
      ? messages.enregistrement
      : sauvegarde.etat === 'echec'
        ? communFr.reessayer
        : communFr.enregistrer,
    pret: !empty && !busy,
  }
}

function renderCompte({ brouillon, moments, ensemble, basculerEnsemble }: Barre): TemplateResult {
  const { ajouts, retraits, attentes, prixCentimes } = totaux(brouillon)
  const signe = prixCentimes > 0 ? '+ ' : prixCentimes < 0 ? '− ' : ''
  const part = (look: string, sign: string, count: number, words: string) =>
    count ? html`<span class=${look}><b>${sign} ${count}</b> ${words}</span> ` : nothing
  return html`${part('', '+', ajouts, messages.ajouts(ajouts))}${part('moins', '−', retraits, messages.retraits(retraits))}${part('patient', '+', attentes, messages.attentes)}<span>${messages.soit} <b class="num">${signe}${moments.prix(Math.abs(prixCentimes))}</b></span>${
    ajouts + attentes > 1
      ? html`<label class="coche" title=${messages.ensembleAide}><input type="checkbox" .checked=${ensemble} @change=${basculerEnsemble} />${messages.ensemble}<span class="lu">. ${messages.ensembleAide}</span></label>`
      : nothing
  }`
}

function renderFait({ reponse, refuses, defait }: Extract<Sauvegarde, { etat: 'fait' }>): TemplateResult {
  const done = reponse.cellules.length > reponse.refusees
  return html`${done || refuses.length === 0 ? avis('succes', defait === undefined ? messages.enregistre(reponse) : messages.defait) : nothing}${
    refuses.length > 0
      ? avis(
          'attention',
          html`${messages.refuses(refuses.length)}<ul>${refuses.map((one) => html`<li>${one}</li>`)}</ul>`,
        )
      : nothing
  }${defait ? avis('attention', messages.indefaisable(defait)) : nothing}`
}
