import { html, nothing, type TemplateResult } from 'lit'
import { communFr } from '../i18n/commun.fr.ts'
import { avis } from '../ui/avis.ts'
import { champ } from '../ui/champ.ts'
import { fileDrop } from '../ui/file-drop.ts'
import { icones } from '../ui/icones.ts'
import type { Hote } from './hote.ts'
import { messagesFr as t } from './messages.fr.ts'
import type { Piece } from './piece.ts'
import type { Redaction } from './redaction.ts'
import { taille } from './rules.ts'

/** What the file picker offers; the server looks at the content itself. */
const ACCEPT = 'application/pdf,image/jpeg,image/png,image/heic,image/heif,.pdf,.jpg,.jpeg,.png,.heic,.heif'

export interface VueRedaction {
  redaction: Redaction
  hote: Hote
  /** Of the message. */
  label: string
  /** Largest file, bytes, once it is known. */
  tailleMax: number | undefined
  envoyer: () => void
  /** Gives up, where there is something to go back to. */
  annuler?: () => void
  /** Fields before the message. */
  avant?: TemplateResult
}

/** The form that every message is written in. */
export function renderRedaction(vue: VueRedaction): TemplateResult {
  const { redaction, hote, label, tailleMax, envoyer, annuler, avant } = vue
  const submit = (event: Event) => {
    event.preventDefault()
    envoyer()
  }
  const { reste } = redaction
  const max = tailleMax && taille(tailleMax, hote.locale())
  return html`<form class="redaction" novalidate @submit=${submit}>
    ${avant ?? nothing}
    ${champ({
      id: 'message-texte',
      label,
      valeur: redaction.texte,
      saisie: (texte) => redaction.saisir('texte', texte),
      requis: true,
      lignes: 5,
      erreur: redaction.erreurs.texte,
      ...(reste === undefined ? {} : { aide: t.reste(reste) }),
    })}
    ${
      redaction.pieces.length > 0
        ? html`<ul class="jointes" aria-label=${t.pieces}>${redaction.pieces.map((piece) => renderPiece(redaction, piece, hote.locale()))}</ul>`
        : nothing
    }
    <div id="message-erreur" role="alert" tabindex="-1">${redaction.message ? avis('erreur', redaction.message) : nothing}</div>
    <div class="joindre">
      <div class="actions">
        ${fileDrop({
          pour: label,
          accept: ACCEPT,
          mots: { deposer: '', choisir: t.joindre, photographier: t.photographier, aide: '' },
          recu: (file) => redaction.choisir(file),
          discret: true,
        })}
      </div>
      ${max ? html`<p class="sous">${t.joindreAide(max)}</p>` : nothing}
    </div>
    <div class="actions">
      <button class="bouton" type="submit" aria-disabled=${redaction.envoi}>${redaction.envoi ? t.envoi : t.envoyer}</button>
      ${annuler ? html`<button class="lien" type="button" @click=${annuler}>${t.abandonner}</button>` : nothing}
      ${redaction.texte && !redaction.envoi ? html`<span class="sous">${t.garde}</span>` : nothing}
    </div>
  </form>`
}

function renderPiece(redaction: Redaction, piece: Piece, locale: string): TemplateResult {
  const about = html`<span class="lu"> : ${piece.nom}</span>`
  const remove = html`<button class="lien" type="button" @click=${() => redaction.retirer(piece)}>${piece.arrivee || piece.message ? t.retirer : communFr.annuler}${about}</button>`
  return html`<li>
    <div class="jointe">${icones.document}<span class="nom">${piece.nom} <span class="sous num">${taille(piece.taille, locale)}</span></span>${remove}</div>
    ${piece.arrivee || piece.message ? nothing : html`<progress max=${piece.taille} .value=${piece.recu ?? 0} aria-label=${t.enCours(piece.nom)}></progress>`}
    <div role="alert">${
      piece.message
        ? html`<p class="erreur">${piece.message}</p>
          ${piece.definitif ? nothing : html`<button class="lien" type="button" @click=${() => void redaction.reessayer(piece)}>${communFr.reessayer}${about}</button>`}`
        : nothing
    }</div>
  </li>`
}
