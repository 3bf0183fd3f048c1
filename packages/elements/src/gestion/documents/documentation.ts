import { RAPPELS_MAX } from '@inoe/contract/documentation'
import type { GestionDocuments } from '@inoe/contract/documents'
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
import { Publication } from './publication.ts'

type Publie = GestionDocuments['documentation'][number]

/** What the agent's structures offer to families, and the reminders of each document that the town asks for. */
export class Documentation {
  readonly #contexte: Contexte
  readonly #lecture: Lecture<GestionDocuments>
  readonly #operation: Operation
  readonly #publication: Publication
  /** What was typed of reminders, by piece, while it is not saved. */
  readonly #rappels = new Map<string, string>()
  #faux: string | undefined

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    const redraw = () => contexte.host.requestUpdate()
    this.#lecture = new Lecture(redraw)
    this.#operation = new Operation(redraw)
    this.#publication = new Publication(contexte, () => this.read())
  }

  read(): void {
    const espace = this.#contexte.espace()
    if (espace) void this.#lecture.run(() => espace.get<GestionDocuments>('gestion/documentation'))
  }

  forget(): void {
    this.#lecture.forget()
    this.#operation.forget()
    this.#publication.forget()
    this.#rappels.clear()
  }

  #askWithdraw({ id, titre }: Publie): void {
    this.#contexte.demander({
      titre: t.retirerTitre(titre),
      texte: t.retirerTexte,
      oui: t.retirer,
      faire: () => void this.#withdraw(id),
    })
  }

  async #withdraw(id: string): Promise<void> {
    const done = await this.#operation.send(
      this.#contexte.espace(),
      id,
      'delete',
      `gestion/documentation/${id}`,
    )
    if (!done) return
    this.#contexte.dire('succes', t.retire)
    await this.#contexte.focus('documentation-titre')
    this.read()
  }

  async #saveRappels({ id, nom }: GestionDocuments['pieces'][number], typed: string): Promise<void> {
    const days = typed.split(/[\s,;]+/).filter((one) => one !== '')
    const wrong =
      days.length > RAPPELS_MAX || days.some((one) => !/^[1-9]\d{0,2}$/.test(one) || Number(one) > 365)
    this.#faux = wrong ? id : undefined
    this.#contexte.host.requestUpdate()
    if (wrong) {
      await this.#contexte.focus(`rappels-${id}`)
      return
    }
    const done = await this.#operation.send(
      this.#contexte.espace(),
      id,
      'put',
      `gestion/pieces/${id}/rappels`,
      { rappels: days.map(Number) },
    )
    if (!done) return
    this.#rappels.delete(id)
    this.#contexte.dire('succes', t.rappelsEnregistres(nom))
    this.read()
  }

  render(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (!valeur)
      return erreur ? this.#contexte.renderError(erreur, () => this.read()) : this.#contexte.renderLoading()
    const refus = this.#operation.erreur
    return html`<section class="pile" aria-labelledby="documentation-titre">
        <h3 id="documentation-titre" tabindex="-1">${t.documentation}</h3>
        <p class="sous">${t.aide}</p>
        <div role="alert">${refus ? avis('erreur', refus.message) : nothing}</div>
        ${
          valeur.documentation.length === 0
            ? html`<p>${t.vide}</p>`
            : html`<ul class="pile">${valeur.documentation.map((one) => this.#renderPublie(one))}</ul>`
        }
        ${this.#publication.render(valeur.tailleMax)}
      </section>
      ${valeur.pieces.length > 0 ? this.#renderRappels(valeur.pieces) : nothing}`
  }

  #renderPublie(one: Publie): TemplateResult {
    const locale = this.#contexte.locale()
    const about = html`<span class="lu"> : ${one.titre}, ${one.structure.nom}</span>`
    const when = instant(one.publieLe, locale, this.#contexte.zone())
    return html`<li class="carte pile">
      <div><b>${one.titre}</b>${one.consigne ? html`<br />${one.consigne}` : nothing}</div>
      <p class="sous num">${t.publie(one.structure.nom, one.nom, taille(one.taille, locale), when)}</p>
      ${one.controle === 'libre' ? nothing : html`<p>${t.enControle}</p>`}
      <div class="actions">
        ${one.piece ? html`<span class="etat neutre num">${t.retours(one.retours)}</span>` : nothing}
        ${one.controle === 'libre' ? html`<button class="lien" type="button" @click=${() => this.#contexte.openFile(`gestion/documentation/${one.id}/fichier`, one.nom)}>${t.ouvrir}${about}</button>` : nothing}
        <button class="lien" type="button" @click=${() => this.#askWithdraw(one)}>${t.retirer}${about}</button>
      </div>
    </li>`
  }

  #renderRappels(pieces: GestionDocuments['pieces']): TemplateResult {
    return html`<section class="pile" aria-labelledby="documents-rappels">
      <h3 id="documents-rappels">${t.rappels}</h3>
      <p class="sous">${t.rappelsAide}</p>
      <div class="rappels">${pieces.map((piece) => {
        const typed = this.#rappels.get(piece.id) ?? piece.rappels.join(', ')
        const submit = (event: Event) => {
          event.preventDefault()
          void this.#saveRappels(piece, typed)
        }
        return html`<form class="pile" novalidate @submit=${submit}>
          ${champ({
            id: `rappels-${piece.id}`,
            label: piece.nom,
            valeur: typed,
            saisie: (valeur) => {
              this.#rappels.set(piece.id, valeur)
              this.#contexte.host.requestUpdate()
            },
            erreur: this.#faux === piece.id ? t.rappelsFaux : undefined,
          })}
          ${
            this.#rappels.has(piece.id)
              ? html`<div class="actions"><button class="bouton" type="submit">${communFr.enregistrer}<span class="lu"> : ${piece.nom}</span></button></div>`
              : nothing
          }
        </form>`
      })}</div>
    </section>`
  }
}
