// The answer as it is written: the buttons that begin it, and its form.
import { html, nothing, type TemplateResult } from 'lit'
import { communFr } from '../i18n/commun.fr.ts'
import { avis } from '../ui/avis.ts'
import { gestionFr as t } from './messages.fr.ts'
import type { Decision, Objet, RepondreController } from './repondre.ts'

export interface Reponse {
  repondre: RepondreController
  /** Begins an answer. */
  answer: (objet: Objet, decision: Decision) => void
  send: () => void
  giveUp: () => void
}

/** Id of the button that begins an answer: where the focus comes back. */
export const idBouton = (objet: Objet, decision: Decision) => `${objet.codes[decision]}-${objet.id}`
export const idMotif = (objet: Objet) => `motif-${objet.id}`

/**
 * « Accepter », « Refuser », and the form below once one is chosen.
 * @param suite what a screen reader hears after each word: « la demande de Léa Durand »
 */
export function renderReponse(objet: Objet, suite: string, vue: Reponse): TemplateResult | typeof nothing {
  return renderDecisions(objet, ['oui', 'non'], suite, vue)
}

const motsDe = (decision: Decision): string =>
  ({
    oui: t.accepter,
    non: t.refuser,
    complement: t.complement,
    attente: t.attente,
    reprise: t.reprendre,
  })[decision]
const LOOKS: Record<Decision, string> = {
  oui: 'bouton',
  non: 'bouton second',
  complement: 'lien',
  attente: 'lien',
  reprise: 'bouton second',
}

/** The same for some decisions. */
export function renderDecisions(
  objet: Objet,
  decisions: readonly Decision[],
  suite: string,
  vue: Reponse,
): TemplateResult | typeof nothing {
  if (decisions.length === 0) return nothing
  return html`<div class="actions">
      ${decisions.map((one) => bouton(objet, one, motsDe(one), suite, LOOKS[one], vue))}
    </div>
    ${vue.repondre.objet?.id === objet.id ? renderFormulaire(vue) : nothing}`
}

/** The same as links, for what is answered inside something else. */
export function renderGestes(
  objet: Objet,
  mots: Record<'oui' | 'non', string>,
  vue: Reponse,
): TemplateResult[] {
  return (['oui', 'non'] as const).map((decision) =>
    bouton(objet, decision, mots[decision], ` ${objet.nom}`, 'lien', vue),
  )
}

function bouton(
  objet: Objet,
  decision: Decision,
  mot: string,
  suite: string,
  look: string,
  { repondre, answer }: Reponse,
): TemplateResult {
  return html`<button
    class=${look}
    type="button"
    id=${idBouton(objet, decision)}
    aria-expanded=${repondre.isOpen(objet.id, decision)}
    @click=${() => answer(objet, decision)}
  ><span>${mot}<span class="lu">${suite}</span></span></button>`
}

/** The form of the answer being written. */
export function renderFormulaire({ repondre, send, giveUp }: Reponse): TemplateResult | typeof nothing {
  const { objet, decision, erreurMotif } = repondre
  if (!objet) return nothing
  const refusal = decision === 'non'
  const requis = repondre.motifRequis
  const label = refusal ? t.motif : decision === 'complement' ? t.messageComplement : t.message
  const id = idMotif(objet)
  const submit = (event: Event) => {
    event.preventDefault()
    send()
  }
  return html`<form class="reponse" novalidate @submit=${submit}>
    ${objet.suite?.[decision] ? html`<p>${objet.suite[decision]}</p>` : nothing}
    ${decision === 'complement' ? renderPieces(objet, repondre) : nothing}
    ${
      objet.muet && !refusal
        ? nothing
        : html`<div class="champ">
      <label for=${id}>${label}${requis ? html` <span class="etoile" aria-hidden="true">*</span>` : nothing}</label>
      <textarea
        id=${id}
        rows="3"
        maxlength="1000"
        ?required=${requis}
        aria-invalid=${erreurMotif ? 'true' : 'false'}
        aria-describedby="${id}-aide"
        .value=${repondre.motif}
        @input=${(event: Event) => repondre.type((event.currentTarget as HTMLTextAreaElement).value)}
      ></textarea>
      <span class=${erreurMotif ? 'erreur' : 'aide'} id="${id}-aide">${erreurMotif ?? (refusal ? t.aideMotif : nothing)}</span>
    </div>`
    }
    <div role="alert">${repondre.erreur && !erreurMotif ? avis('erreur', repondre.erreur) : nothing}</div>
    <div class="actions">
      <button class="bouton ${refusal ? 'danger' : ''}" type="submit" id="envoyer-${objet.id}" aria-disabled=${repondre.envoi}>
        ${repondre.envoi ? t.envoi : objet.confirmer[decision]}
      </button>
      <button class="lien" type="button" @click=${giveUp}>${communFr.annuler}</button>
    </div>
  </form>`
}

function renderPieces(
  { id, pieces = [] }: Objet,
  repondre: RepondreController,
): TemplateResult | typeof nothing {
  if (pieces.length === 0) return nothing
  return html`<fieldset>
    <legend>${t.piecesDemandees}</legend>
    ${pieces.map(
      (piece) => html`<label class="coche">
        <input
          type="checkbox"
          id="piece-${piece.id}-${id}"
          .checked=${repondre.pieces.has(piece.id)}
          @change=${() => repondre.togglePiece(piece.id)}
        />
        ${piece.nom}
      </label>`,
    )}
  </fieldset>`
}
