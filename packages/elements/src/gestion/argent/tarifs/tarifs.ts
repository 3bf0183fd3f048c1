import type { Catalogue } from '@inoe/contract/structures'
import type { Tarifs as Found, Tarif } from '@inoe/contract/tarifs'
import { html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../../../espace/lecture.ts'
import { Operation } from '../../../espace/operation.ts'
import { dateCivile } from '../../../i18n/format.ts'
import { avis } from '../../../ui/avis.ts'
import type { Contenu, Contexte } from '../../volet.ts'
import { argentStyles } from '../styles.ts'
import { AjouterTarif } from './ajouter.ts'
import { tarifsFr as t } from './messages.fr.ts'
import { type Groupe, groupes } from './rules.ts'

/** The price rules of the agent's services, in force and to come. */
export class Tarifs implements Contenu {
  readonly sujets = [] as const
  readonly #contexte: Contexte
  readonly #lecture: Lecture<Tarif[]>
  readonly #operation: Operation
  readonly #ajouter: AjouterTarif
  /** The agent's structures with their activities and units. */
  #structures: Catalogue['structures'] = []

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    contexte.adopter(argentStyles)
    const redraw = () => contexte.host.requestUpdate()
    this.#lecture = new Lecture(redraw)
    this.#operation = new Operation(redraw)
    this.#ajouter = new AjouterTarif(
      contexte,
      () => this.#lecture.valeur ?? [],
      () => this.read(),
    )
  }

  open(): void {
    this.read()
  }

  read(): void {
    const espace = this.#contexte.espace()
    if (!espace) return
    void this.#lecture.run(async () => {
      if (!this.#contexte.service()) await this.#contexte.relireService()
      const [{ tarifs }, { structures }] = await Promise.all([
        espace.get<Found>('gestion/tarifs'),
        espace.get<Catalogue>('catalogue'),
      ])
      const own = new Set(this.#contexte.service()?.structures.map((one) => one.id))
      this.#structures = structures.filter((one) => own.has(one.id))
      return tarifs
    })
  }

  forget(): void {
    this.#lecture.forget()
    this.#operation.forget()
    this.#ajouter.close()
    this.#structures = []
  }

  #ask(tarif: Tarif, quoi: string): void {
    if (this.#operation.envoi) return
    this.#contexte.demander({
      titre: t.question(quoi),
      texte: t.consequence,
      oui: t.retirer,
      faire: () => void this.#remove(tarif),
    })
  }

  async #remove({ id }: Tarif): Promise<void> {
    const done = await this.#operation.send(
      this.#contexte.espace(),
      'retirer',
      'delete',
      `gestion/tarifs/${id}`,
    )
    if (!done) return
    this.#contexte.dire('succes', t.retire)
    this.read()
    await this.#contexte.focus('titre')
  }

  render(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    const service = this.#contexte.service()
    const { erreur: refused } = this.#operation
    if (erreur) return this.#contexte.renderError(erreur, () => this.read())
    if (!valeur || !service) {
      const failed = this.#contexte.erreurService()
      return valeur && failed
        ? this.#contexte.renderError(failed, () => this.read())
        : this.#contexte.renderLoading()
    }
    return html`<p class="sous">${t.explication}</p>
      <div role="alert">${refused ? avis('erreur', refused.message) : nothing}</div>
      ${valeur.length === 0 ? html`<p role="status">${t.aucun}</p>` : nothing}
      ${this.#ajouter.render(this.#structures)}
      <ul class="demandes">${groupes(valeur, service.aujourdhui).map((one) => this.#renderGroupe(one))}</ul>`
  }

  #renderGroupe({ activite, unite, courant, aVenir, passes }: Groupe): TemplateResult {
    const quoi = `${activite.nom}, ${this.#nomUnite(activite.id, unite)}`
    const id = `tarif-${activite.id}-${unite}`
    return html`<li class="carte pile" aria-labelledby=${id}>
      <h3 id=${id}>${quoi}</h3>
      ${courant ? this.#renderTarif(courant, t.enVigueur, 'fait', quoi) : nothing}
      ${aVenir.map((one) => this.#renderTarif(one, t.aVenir, 'attente', quoi))}
      ${
        passes.length > 0
          ? html`<details><summary>${t.anciens(passes.length)}</summary>
              <div class="detail">${passes.map((one) => this.#renderTarif(one, t.passe, 'neutre', quoi))}</div></details>`
          : nothing
      }
    </li>`
  }

  #nomUnite(activite: string, unite: string): string {
    if (!unite) return t.contrat
    const known = this.#structures.flatMap((one) => one.activites).find((one) => one.id === activite)
    return known?.unites.find((one) => one.code === unite)?.nom ?? t.unite(unite)
  }

  #renderTarif(tarif: Tarif, etat: string, look: string, quoi: string): TemplateResult {
    const date = dateCivile(tarif.debut, this.#contexte.locale())
    const coming = look === 'attente'
    return html`<div>
      <p><b>${coming ? t.aPartir(date) : t.depuis(date)}</b> <span class="etat ${look}">${etat}</span></p>
      <ul>${tarif.resume.map((line) => html`<li>${line}</li>`)}</ul>
      ${
        coming
          ? html`<button class="lien" type="button" @click=${() => this.#ask(tarif, quoi)}>${t.retirer}<span class="lu">${t.de(quoi, date)}</span></button>`
          : nothing
      }
    </div>`
  }
}
