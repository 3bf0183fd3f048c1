import type { FamillesTrouvees, GelConservation } from '@inoe/contract/conservation'
import { html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../../espace/lecture.ts'
import { Operation } from '../../espace/operation.ts'
import { instant } from '../../i18n/format.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import type { Contexte } from '../volet.ts'
import { conservationFr } from './conservation.fr.ts'

const t = conservationFr.gels

/** Families of which nothing is proposed nor destroyed while a dispute lasts. */
export class Gels {
  readonly #contexte: Contexte
  readonly #relire: () => Promise<void>
  readonly #lecture: Lecture<FamillesTrouvees>
  readonly #operation: Operation
  #nom = ''
  #foyer = ''
  #motif = ''
  #erreurs: { nom?: string; motif?: string } = {}

  constructor(contexte: Contexte, relire: () => Promise<void>) {
    this.#contexte = contexte
    this.#relire = relire
    const redraw = () => contexte.host.requestUpdate()
    this.#lecture = new Lecture(redraw)
    this.#operation = new Operation(redraw)
  }

  forget(): void {
    this.#lecture.forget()
    this.#operation.forget()
    this.#nom = ''
    this.#foyer = ''
    this.#motif = ''
    this.#erreurs = {}
  }

  #chercher = async (event: Event) => {
    event.preventDefault()
    const espace = this.#contexte.espace()
    const nom = this.#nom.trim()
    this.#erreurs = nom ? {} : { nom: t.nomRequis }
    this.#contexte.host.requestUpdate()
    if (!espace || !nom) return this.#contexte.focus('gel-nom')
    this.#lecture.forget()
    await this.#lecture.run(() =>
      espace.get<FamillesTrouvees>('gestion/conservation/familles', { searchParams: { nom } }),
    )
    this.#foyer = this.#lecture.valeur?.familles[0]?.foyer ?? ''
    await this.#contexte.focus(this.#foyer ? 'gel-foyer' : 'gel-nom')
  }

  #geler = async (event: Event) => {
    event.preventDefault()
    const motif = this.#motif.trim()
    this.#erreurs = motif ? {} : { motif: t.requis }
    this.#contexte.host.requestUpdate()
    if (!motif) return this.#contexte.focus('gel-motif')
    const found = this.#lecture.valeur?.familles.find((one) => one.foyer === this.#foyer)
    const body = { foyer: this.#foyer, motif }
    if (!(await this.#operation.send(this.#contexte.espace(), 'geler', 'post', 'gestion/gels', body))) return
    this.forget()
    await this.#relire()
    this.#contexte.dire('succes', t.fait(found?.nom || t.sansNom))
    await this.#contexte.focus('titre-gels')
  }

  #lever({ id, famille }: GelConservation): void {
    const nom = famille || t.sansNom
    this.#contexte.demander({
      titre: t.leverTitre(nom),
      texte: t.leverTexte,
      oui: t.lever,
      faire: async () => {
        if (!(await this.#operation.send(this.#contexte.espace(), id, 'delete', `gestion/gels/${id}`))) return
        await this.#relire()
        this.#contexte.dire('succes', t.leve(nom))
        await this.#contexte.focus('titre-gels')
      },
    })
  }

  render(gels: readonly GelConservation[]): TemplateResult {
    const { valeur, erreur } = this.#lecture
    const refus = this.#operation.erreur ?? erreur
    return html`<section class="partie" aria-labelledby="titre-gels">
      <h3 id="titre-gels" tabindex="-1">${t.titre}</h3>
      <p>${t.quoi}</p>
      ${gels.length === 0 ? html`<p>${t.aucun}</p>` : html`<ul class="demandes">${gels.map((one) => this.#renderGel(one))}</ul>`}
      <form class="carte demande" novalidate @submit=${this.#chercher}>
        ${champ({ id: 'gel-nom', label: t.nom, valeur: this.#nom, saisie: (typed) => (this.#nom = typed), erreur: this.#erreurs.nom })}
        <div class="actions"><button class="bouton second" type="submit">${t.chercher}</button></div>
        <p role="status">${valeur?.familles.length === 0 ? t.personne : nothing}</p>
      </form>
      <div role="alert">${refus instanceof Error ? avis('erreur', refus.message) : nothing}</div>
      ${valeur && valeur.familles.length > 0 ? this.#renderForm(valeur) : nothing}
    </section>`
  }

  #renderGel(one: GelConservation): TemplateResult {
    const quand = instant(one.poseLe, this.#contexte.locale(), this.#contexte.zone())
    const nom = one.famille || t.sansNom
    return html`<li class="carte demande">
      <b>${nom}</b>
      <p>${one.motif}</p>
      <p class="sous">${t.depuis(quand)}</p>
      <div class="actions"><button class="lien" type="button" @click=${() => this.#lever(one)}>${t.lever}<span class="lu"> : ${nom}</span></button></div>
    </li>`
  }

  #renderForm({ familles }: FamillesTrouvees): TemplateResult {
    return html`<form class="reponse" novalidate @submit=${this.#geler}>
      ${champ({
        id: 'gel-foyer',
        label: t.famille,
        valeur: this.#foyer,
        saisie: (typed) => (this.#foyer = typed),
        choix: familles.map(({ foyer, nom }) => [foyer, nom || t.sansNom] as const),
      })}
      ${champ({ id: 'gel-motif', label: t.motif, valeur: this.#motif, saisie: (typed) => (this.#motif = typed), requis: true, erreur: this.#erreurs.motif })}
      <div class="actions"><button class="bouton" type="submit" aria-disabled=${this.#operation.envoi ? 'true' : nothing}>${t.geler}</button></div>
    </form>`
  }
}
