import type { DocumentAVerifier, DocumentsAVerifier } from '@inoe/contract/documents'
import { html, nothing, type TemplateResult } from 'lit'
import { taille } from '../../documents/fichier.ts'
import { Lecture } from '../../espace/lecture.ts'
import { Operation } from '../../espace/operation.ts'
import { communFr } from '../../i18n/commun.fr.ts'
import { instant } from '../../i18n/format.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import type { Contexte } from '../volet.ts'
import { documentsServiceFr as t } from './messages.fr.ts'

type Decision = 'valide' | 'refuse'

/** Documents that wait for an answer, oldest first. */
export class AVerifier {
  readonly #contexte: Contexte
  readonly #lecture: Lecture<DocumentsAVerifier>
  readonly #operation: Operation
  #ouvert: { id: string; decision: Decision } | undefined
  #texte = ''
  #erreur: string | undefined

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    const redraw = () => contexte.host.requestUpdate()
    this.#lecture = new Lecture(redraw)
    this.#operation = new Operation(redraw)
  }

  read(): void {
    const espace = this.#contexte.espace()
    if (espace) void this.#lecture.run(() => espace.get<DocumentsAVerifier>('gestion/documents'))
  }

  forget(): void {
    this.#lecture.forget()
    this.#operation.forget()
    this.#ouvert = undefined
  }

  #begin(id: string, decision: Decision): void {
    const same = this.#ouvert?.id === id && this.#ouvert.decision === decision
    this.#ouvert = same ? undefined : { id, decision }
    this.#texte = ''
    this.#erreur = undefined
    this.#operation.forget()
    this.#contexte.host.requestUpdate()
    if (!same) void this.#contexte.focus(`document-${id}-reponse`)
  }

  async #send(id: string, decision: Decision): Promise<void> {
    const typed = this.#texte.trim()
    if (decision === 'refuse' && !typed) {
      this.#erreur = t.motifRequis
      this.#contexte.host.requestUpdate()
      await this.#contexte.focus(`document-${id}-reponse`)
      return
    }
    const body = decision === 'refuse' ? { motif: typed } : { valableJusquAu: typed || null }
    const done = await this.#operation.send(
      this.#contexte.espace(),
      id,
      'post',
      `gestion/documents/${id}/reponse`,
      { decision, ...body },
    )
    if (!done) return
    this.#ouvert = undefined
    this.#contexte.dire('succes', t.repondu[decision])
    await this.#contexte.focus('documents-a-verifier')
    this.read()
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
    const open = this.#ouvert?.id === id ? this.#ouvert.decision : undefined
    const begin = (decision: Decision, words: string) =>
      html`<button class="bouton ${decision === 'valide' ? '' : 'second'}" type="button" aria-expanded=${open === decision} @click=${() => this.#begin(id, decision)}>${words}${about}</button>`
    return html`<li class="carte pile">
      <div><b>${piece}</b><br />${who}</div>
      <p class="sous num">${t.transmis(depot.nom, taille(depot.taille, locale), instant(depot.transmisLe, locale, this.#contexte.zone()))}</p>
      ${
        free
          ? html`<div class="actions">
            <button class="lien" type="button" @click=${() => this.#contexte.openFile(`gestion/documents/${id}/fichier`, depot.nom)}>${t.ouvrir}${about}</button>
            ${begin('valide', t.valider)} ${begin('refuse', t.refuser)}
          </div>`
          : html`<p>${t.enControle}</p>`
      }
      ${free && open ? this.#renderForm(id, open) : nothing}
    </li>`
  }

  #renderForm(id: string, decision: Decision): TemplateResult {
    const { envoi, erreur } = this.#operation
    const submit = (event: Event) => {
      event.preventDefault()
      void this.#send(id, decision)
    }
    const saisie = (valeur: string) => {
      this.#texte = valeur
      this.#erreur = undefined
      this.#contexte.host.requestUpdate()
    }
    const common = { id: `document-${id}-reponse`, valeur: this.#texte, saisie }
    return html`<form class="pile" novalidate @submit=${submit}>
      ${
        decision === 'valide'
          ? champ({ ...common, label: t.fin, type: 'date' })
          : champ({ ...common, label: t.motif, requis: true, lignes: 3, erreur: this.#erreur })
      }
      <div role="alert">${erreur ? avis('erreur', erreur.message) : nothing}</div>
      <div class="actions">
        <button class="bouton" type="submit" aria-disabled=${envoi !== undefined}>${t.confirmer[decision]}</button>
        <button class="lien" type="button" @click=${() => this.#begin(id, decision)}>${communFr.annuler}</button>
      </div>
    </form>`
  }
}
