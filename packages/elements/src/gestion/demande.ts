import type { Demande } from '@inoe/contract/gestion'
import { html, nothing, type TemplateResult } from 'lit'
import { communFr } from '../i18n/commun.fr.ts'
import { activiteEtPeriode, dateCivile, instant } from '../i18n/format.ts'
import { avis } from '../ui/avis.ts'
import { icones } from '../ui/icones.ts'
import { gestionFr as t } from './messages.fr.ts'
import { type Decision, estRefus, type RepondreController } from './repondre.ts'

export interface Vue {
  locale: string
  zone: string
  repondre: RepondreController
  openFile: (depot: string, nom: string) => void
  /** Begins an answer to a request, or to a document. */
  answer: (id: string, decision: Decision) => void
  /** @param nom of what is answered, for what is said next */
  send: (nom: string) => void
  giveUp: () => void
}

export const nomOf = ({ enfant }: Demande) => `${enfant.prenom} ${enfant.nom}`

/** One request, with all that it takes to answer it. */
export function renderDemande(demande: Demande, vue: Vue): TemplateResult {
  const { locale, zone } = vue
  const { enfant, activite, periode, structure, famille, piecesManquantes, documents } = demande
  const when = (iso: string) => instant(iso, locale, zone, { dateStyle: 'medium', timeStyle: 'short' })
  return html`<li class="carte demande" aria-labelledby="nom-${demande.id}">
    <h3 id="nom-${demande.id}">
      ${nomOf(demande)} <span class="age">${t.age(enfant.age)}, ${t.ne(dateCivile(enfant.dateNaissance, locale))}</span>
    </h3>
    <p><b>${activiteEtPeriode(activite.nom, periode?.nom)}</b> · ${structure.nom}</p>
    <p class="sous">
      ${famille ? t.famille(famille) : t.familleSansNom} · ${t.recue(when(demande.demandeeLe))}${
        demande.reponduLe ? html` · ${t.repondue(when(demande.reponduLe))}` : nothing
      }
    </p>
    ${demande.motif ? html`<p class="motif">« ${demande.motif} »</p>` : nothing}
    ${
      piecesManquantes.length > 0
        ? html`<p><span class="etat agir">${icones.alerte}${t.manque(piecesManquantes.map((one) => one.nom).join(', '))}</span></p>`
        : nothing
    }
    ${documents.length > 0 ? renderDocuments(documents, vue) : nothing}
    ${demande.etat === 'demandee' ? renderAnswer(demande, vue) : nothing}
  </li>`
}

function renderDocuments(documents: Demande['documents'], vue: Vue): TemplateResult {
  return html`<div>
    <p class="sous">${t.documents}</p>
    <ul class="documents">
      ${documents.map(
        ({ depot, nom, etat }) => html`<li>
          ${icones.document}<span class="piece">${nom} <span class="sous">${t.etatsPiece[etat]}</span></span>
          <span class="gestes">
            <button class="lien" type="button" @click=${() => vue.openFile(depot, nom)}>${t.ouvrir}<span class="lu"> ${nom}</span></button>
            ${etat === 'a-verifier' ? renderChecks(depot, nom, vue) : nothing}
          </span>
          ${vue.repondre.objet === depot ? renderForm(nom, vue) : nothing}
        </li>`,
      )}
    </ul>
  </div>`
}

function renderChecks(depot: string, nom: string, { repondre, answer }: Vue): TemplateResult[] {
  return (['valide', 'refuse'] as const).map(
    (decision) => html`<button
      class="lien"
      type="button"
      id="${decision}-${depot}"
      aria-expanded=${repondre.objet === depot && repondre.decision === decision}
      @click=${() => answer(depot, decision)}
    >${t.verifier[decision]}<span class="lu"> ${nom}</span></button>`,
  )
}

function renderAnswer(demande: Demande, vue: Vue): TemplateResult {
  const { repondre } = vue
  const open = repondre.objet === demande.id
  const button = (decision: Decision, label: string, look: string) => html`<button
    class="bouton ${look}"
    type="button"
    id="${decision}-${demande.id}"
    aria-expanded=${open && repondre.decision === decision}
    @click=${() => vue.answer(demande.id, decision)}
  >
    <span>${label}<span class="lu">${t.pour(nomOf(demande))}</span></span>
  </button>`
  return html`<div class="actions">
      ${button('acceptee', t.accepter, '')}${button('refusee', t.refuser, 'second')}
    </div>
    ${open ? renderForm(nomOf(demande), vue) : nothing}`
}

/** The answer itself. A document that is accepted needs no word. */
function renderForm(nom: string, { repondre, send, giveUp }: Vue): TemplateResult {
  const { decision, erreurMotif } = repondre
  const refusal = estRefus(decision)
  const id = `motif-${repondre.objet}`
  const submit = (event: Event) => {
    event.preventDefault()
    send(nom)
  }
  return html`<form class="reponse" novalidate @submit=${submit}>
    ${
      decision === 'valide'
        ? nothing
        : html`<div class="champ">
      <label for=${id}>${refusal ? html`${t.motif} <span class="etoile" aria-hidden="true">*</span>` : t.message}</label>
      <textarea
        id=${id}
        rows="3"
        maxlength="1000"
        ?required=${refusal}
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
      <button class="bouton ${refusal ? 'danger' : ''}" type="submit" aria-disabled=${repondre.envoi}>
        ${repondre.envoi ? t.envoi : t.confirmer[decision]}
      </button>
      <button class="lien" type="button" @click=${giveUp}>${communFr.annuler}</button>
    </div>
  </form>`
}
