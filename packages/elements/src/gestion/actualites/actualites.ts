import type { ActualiteGeree, GestionActualites } from '@inoe/contract/actualites'
import type { EtatActualite } from '@inoe/contract/nouvelles'
import { html, nothing, type TemplateResult } from 'lit'
import { articleStyles, renderArticle } from '../../actualites/article.ts'
import { Images } from '../../actualites/images.ts'
import { Lecture } from '../../espace/lecture.ts'
import { Operation } from '../../espace/operation.ts'
import { dateCivile } from '../../i18n/format.ts'
import { avis } from '../../ui/avis.ts'
import type { Contenu, Contexte } from '../volet.ts'
import { redactionFr as t } from './messages.fr.ts'
import { Redaction, saisieOf } from './redaction.ts'

/** News as a service writes them: drafts, what families see, what was withdrawn. */
export class RedactionActualites implements Contenu {
  readonly sujets = ['actualites'] as const
  readonly #contexte: Contexte
  readonly #lecture: Lecture<GestionActualites>
  readonly #retrait: Operation
  readonly #images: Images
  readonly #redaction: Redaction

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    const redraw = () => contexte.host.requestUpdate()
    this.#lecture = new Lecture(redraw)
    this.#retrait = new Operation(redraw)
    this.#images = new Images(contexte.host, (id) =>
      contexte.espace()?.blob(`gestion/actualites/images/${id}/fichier`),
    )
    this.#redaction = new Redaction(contexte, this.#images, () => this.read())
    contexte.adopter(articleStyles)
  }

  open(): void {
    this.read()
    this.#redaction.open()
  }

  read(): void {
    const espace = this.#contexte.espace()
    if (espace) void this.#lecture.run(() => espace.get<GestionActualites>('gestion/actualites'))
  }

  forget(): void {
    this.#lecture.forget()
    this.#retrait.forget()
    this.#redaction.forget()
    this.#images.forget()
  }

  #askWithdraw(one: ActualiteGeree): void {
    this.#contexte.demander({
      titre: t.retirerTitre(one.titre),
      texte: t.retirerTexte,
      oui: t.retirer,
      faire: () => void this.#setEtat(one, 'retiree'),
    })
  }

  #askDelete(one: ActualiteGeree): void {
    this.#contexte.demander({
      titre: t.supprimerTitre(one.titre),
      texte: t.supprimerTexte,
      oui: t.supprimer,
      faire: () => void this.#supprimer(one),
    })
  }

  async #supprimer({ id }: ActualiteGeree): Promise<void> {
    if (!(await this.#retrait.send(this.#contexte.espace(), id, 'delete', `gestion/actualites/${id}`))) return
    this.#contexte.dire('succes', t.supprimee)
    await this.#contexte.focus('actualites-titre')
    this.read()
  }

  async #setEtat(one: ActualiteGeree, etat: EtatActualite): Promise<void> {
    const body = { ...saisieOf(one), etat }
    const espace = this.#contexte.espace()
    if (!(await this.#retrait.send(espace, one.id, 'put', `gestion/actualites/${one.id}`, body))) return
    this.#contexte.dire('succes', t.fait[etat])
    await this.#contexte.focus('actualites-titre')
    this.read()
  }

  render(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (!valeur)
      return erreur ? this.#contexte.renderError(erreur, () => this.read()) : this.#contexte.renderLoading()
    const refus = this.#retrait.erreur
    return html`<div class="articles">
      <h3 id="actualites-titre" tabindex="-1">${t.titre}</h3>
      <p class="sous">${t.aide}</p>
      ${this.#redaction.render()}
      <div role="alert">${refus ? avis('erreur', refus.message) : nothing}</div>
      ${
        valeur.actualites.length === 0
          ? html`<p>${t.vide}</p>`
          : html`<ul class="articles">${valeur.actualites.map((one) => html`<li>${this.#renderOne(one)}</li>`)}</ul>`
      }
    </div>`
  }

  #renderOne(one: ActualiteGeree): TemplateResult {
    const about = html`<span class="lu"> : ${one.titre}</span>`
    const images = one.images.filter(({ controle }) => controle === 'libre')
    const stopped = one.images.find(({ controle }) => controle !== 'libre')?.controle
    return html`${renderArticle({ ...one, images }, this.#images, this.#contexte.locale(), false)}
      ${stopped ? avis('attention', stopped === 'attente' ? t.enControle : t.images.infectee) : nothing}
      <div class="actions">
        ${this.#renderEtat(one)}
        <span class="sous num">${one.etat === 'brouillon' ? nothing : t.lectures(one.lectures)}</span>
        <button class="lien" type="button" @click=${() => this.#redaction.reprendre(one)}>${t.modifier}${about}</button>
        ${
          one.etat === 'publiee'
            ? html`<button class="lien" type="button" @click=${() => this.#askWithdraw(one)}>${t.retirer}${about}</button>`
            : html`<button class="lien" type="button" @click=${() => void this.#setEtat(one, 'publiee')}>${t.publier}${about}</button>
              <button class="lien" type="button" @click=${() => this.#askDelete(one)}>${t.supprimer}${about}</button>`
        }
      </div>`
  }

  #renderEtat({ etat, debut, fin }: ActualiteGeree): TemplateResult {
    const today = this.#contexte.service()?.aujourdhui ?? ''
    if (etat !== 'publiee') return html`<span class="etat neutre">${t.etats[etat]}</span>`
    if (today && debut > today)
      return html`<span class="etat attente">${t.aVenir(dateCivile(debut, this.#contexte.locale()))}</span>`
    if (today && fin && fin < today) return html`<span class="etat neutre">${t.terminee}</span>`
    return html`<span class="etat fait">${t.etats.publiee}</span>`
  }
}
