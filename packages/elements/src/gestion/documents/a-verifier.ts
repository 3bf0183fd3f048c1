import type { DocumentAVerifier, DocumentsAVerifier } from '@inoe/contract/documents'
import { html, nothing, type TemplateResult } from 'lit'
import { taille } from '../../documents/fichier.ts'
import { Lecture } from '../../espace/lecture.ts'
import { instant } from '../../i18n/format.ts'
import { avis } from '../../ui/avis.ts'
import type { Contexte } from '../volet.ts'
import { documentsServiceFr as t } from './messages.fr.ts'
import { Reponse } from './reponse.ts'

/** Documents that wait for an answer, oldest first. */
export class AVerifier {
  readonly #contexte: Contexte
  readonly #lecture: Lecture<DocumentsAVerifier>
  readonly #reponse: Reponse<'valide', 'refuse'>

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    this.#lecture = new Lecture(() => contexte.host.requestUpdate())
    this.#reponse = new Reponse(contexte, {
      nom: 'document',
      route: 'gestion/documents',
      titre: 'documents-a-verifier',
      accord: 'valide',
      refus: 'refuse',
      mots: t,
      relire: () => this.read(),
    })
  }

  read(): void {
    const espace = this.#contexte.espace()
    if (espace) void this.#lecture.run(() => espace.get<DocumentsAVerifier>('gestion/documents'))
  }

  forget(): void {
    this.#lecture.forget()
    this.#reponse.forget()
  }

  render(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    const content = valeur
      ? this.#renderList(valeur)
      : erreur
        ? this.#contexte.renderError(erreur, () => this.read())
        : this.#contexte.renderLoading()
    return html`<section class="pile" aria-labelledby="documents-a-verifier">
      <h3 id="documents-a-verifier" tabindex="-1">${t.aVerifier}</h3>
      ${content}
    </section>`
  }

  #renderList({ documents, attente, arretes }: DocumentsAVerifier): TemplateResult {
    return html`${arretes.length > 0 ? this.#renderArretes(arretes) : nothing}
      ${documents.length === 0 ? html`<p>${t.rien}</p>` : this.#renderWaiting(documents, attente)}`
  }

  #renderArretes(arretes: readonly DocumentAVerifier[]): TemplateResult {
    const locale = this.#contexte.locale()
    return avis(
      'attention',
      html`<p>${t.arretes(arretes.length)}</p>
        <ul>
          ${arretes.map(({ piece, famille, enfant, depot }) => {
            const when = instant(depot.transmisLe, locale, this.#contexte.zone())
            return html`<li>${piece}, ${t.de(famille, enfant)} — ${t.transmis(depot.nom, taille(depot.taille, locale), when)}</li>`
          })}
        </ul>`,
    )
  }

  #renderWaiting(documents: readonly DocumentAVerifier[], attente: number): TemplateResult {
    return html`${attente > documents.length ? avis('info', t.suite(documents.length, attente)) : nothing}
      <ul class="pile">${documents.map((one) => this.#renderDocument(one))}</ul>`
  }

  #renderDocument({ id, piece, famille, enfant, depot }: DocumentAVerifier): TemplateResult {
    const locale = this.#contexte.locale()
    const who = t.de(famille, enfant)
    const about = html`<span class="lu"> : ${piece}, ${who}</span>`
    const free = depot.controle === 'libre'
    return html`<li class="carte pile">
      <div><b>${piece}</b><br />${who}</div>
      <p class="sous num">${t.transmis(depot.nom, taille(depot.taille, locale), instant(depot.transmisLe, locale, this.#contexte.zone()))}</p>
      ${
        free
          ? html`<div class="actions">
            <button class="lien" type="button" @click=${() => this.#contexte.openFile(`gestion/documents/${id}/fichier`, depot.nom)}>${t.ouvrir}${about}</button>
            ${this.#reponse.renderBouton(id, 'valide', t.valider, about)} ${this.#reponse.renderBouton(id, 'refuse', t.refuser, about)}
          </div>`
          : html`<p>${t.enControle}</p>`
      }
      ${free ? this.#reponse.renderForm(id) : nothing}
    </li>`
  }
}
