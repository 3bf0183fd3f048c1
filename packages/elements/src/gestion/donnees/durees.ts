import type { RegleConservation } from '@inoe/contract/conservation'
import { html, nothing, type TemplateResult } from 'lit'
import { Operation } from '../../espace/operation.ts'
import { communFr } from '../../i18n/commun.fr.ts'
import { champ } from '../../ui/champ.ts'
import type { Contexte } from '../volet.ts'
import { conservationFr } from './conservation.fr.ts'

const t = conservationFr.durees

/** How long each thing is kept, and where it may be changed. */
export class Durees {
  readonly #contexte: Contexte
  readonly #relire: () => Promise<void>
  readonly #operation: Operation
  #ouvert = false
  #saisie: { code: string; mois: string; erreur?: string | undefined } | undefined

  constructor(contexte: Contexte, relire: () => Promise<void>) {
    this.#contexte = contexte
    this.#relire = relire
    this.#operation = new Operation(() => contexte.host.requestUpdate())
  }

  forget(): void {
    this.#ouvert = false
    this.#saisie = undefined
    this.#operation.forget()
  }

  #basculer = () => {
    this.#ouvert = !this.#ouvert
    this.#contexte.host.requestUpdate()
  }

  #commencer({ code, mois }: RegleConservation): void {
    this.#operation.forget()
    this.#saisie = { code, mois: `${mois}` }
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus(`mois-${code}`)
  }

  #fermer(code: string): void {
    this.#saisie = undefined
    this.#operation.forget()
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus(`changer-${code}`)
  }

  async #envoyer(event: Event, { code, quoi }: RegleConservation): Promise<void> {
    event.preventDefault()
    const typed = this.#saisie?.mois.trim() ?? ''
    if (!/^\d{1,4}$/.test(typed)) return this.#reprocher(code, t.nombre)
    const route = `gestion/conservation/${code}`
    const done = await this.#operation.send(this.#contexte.espace(), code, 'put', route, {
      mois: Number(typed),
    })
    if (!done) return this.#reprocher(code, this.#operation.erreur?.message ?? '')
    await this.#relire()
    this.#fermer(code)
    this.#contexte.dire('succes', t.fait(quoi))
  }

  #reprocher(code: string, erreur: string): void {
    if (this.#saisie) this.#saisie = { ...this.#saisie, erreur }
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus(`mois-${code}`)
  }

  render(regles: readonly RegleConservation[]): TemplateResult {
    return html`<section class="partie" aria-labelledby="titre-durees">
      <h3 id="titre-durees">${t.titre}</h3>
      <p>${t.quoi}</p>
      <div class="actions"><button class="bouton second" type="button" aria-expanded=${this.#ouvert} aria-controls="durees"
        @click=${this.#basculer}>${this.#ouvert ? t.cacher : t.montrer}</button></div>
      <div id="durees">${this.#ouvert ? html`<ul class="demandes">${regles.map((one) => this.#renderRegle(one))}</ul>` : nothing}</div>
    </section>`
  }

  #renderRegle(one: RegleConservation): TemplateResult {
    const saisie = this.#saisie?.code === one.code ? this.#saisie : undefined
    return html`<li class="carte demande">
      <b>${one.quoi}</b>
      <p>${t.depuis(one.duree, one.depuis)}</p>
      <p class="sous">${t.source(one.source)}</p>
      <p class="sous">${t.certitude[one.certitude]}</p>
      ${one.visa ? nothing : html`<p class="sous">${t.sansVisa}</p>`}
      ${
        saisie
          ? html`<form class="reponse" novalidate @submit=${(event: Event) => void this.#envoyer(event, one)}>
              ${champ({
                id: `mois-${one.code}`,
                label: t.mois,
                valeur: saisie.mois,
                clavier: 'numeric',
                requis: true,
                aide: t.limites(one.min, one.max, one.parDefaut),
                erreur: saisie.erreur,
                saisie: (mois) => {
                  this.#saisie = { code: one.code, mois }
                },
              })}
              <div class="actions">
                <button class="bouton" type="submit" aria-disabled=${this.#operation.envoi ? 'true' : nothing}>${communFr.enregistrer}</button>
                <button class="lien" type="button" @click=${() => this.#fermer(one.code)}>${communFr.annuler}</button>
              </div>
            </form>`
          : html`<div class="actions"><button class="lien" type="button" id="changer-${one.code}" @click=${() => this.#commencer(one)}>${t.changer}<span class="lu">${t.de(one.quoi)}</span></button></div>`
      }
    </li>`
  }
}
