// « Copie de mes données »: asked for, being made, there to download.
import type { ExportDonnees, MesDonnees } from '@inoe/contract/mes-donnees'
import { html, nothing, type TemplateResult } from 'lit'
import { Operation } from '../espace/operation.ts'
import { instant } from '../i18n/format.ts'
import { taille } from '../i18n/taille.ts'
import { avis } from '../ui/avis.ts'
import { icones } from '../ui/icones.ts'
import type { Contexte } from './contexte.ts'
import { mesDonneesFr } from './messages.fr.ts'

const t = mesDonneesFr.copie

export class CopieDonnees {
  readonly #contexte: Contexte
  readonly #operation: Operation
  #dit: TemplateResult | typeof nothing = nothing
  #telecharge = false

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    this.#operation = new Operation(() => contexte.redraw())
  }

  forget(): void {
    this.#dit = nothing
    this.#operation.forget()
  }

  /** One that was being made is ready: said aloud, the focus stays where it is. */
  entendre(avant: MesDonnees['exports'] | undefined, apres: MesDonnees['exports'] | undefined): void {
    const waited = avant?.find((one) => one.etat === 'en-cours')
    if (!apres?.some((one) => one.id === waited?.id && one.etat === 'pret')) return
    this.#dit = avis('succes', t.prete)
    this.#contexte.redraw()
  }

  #demander = async () => {
    this.#dit = nothing
    const done = await this.#operation.send(this.#contexte.espace(), 'copie', 'post', 'mes-donnees/exports')
    if (done) {
      await this.#contexte.relire()
      this.#contexte.focus('#titre-copie')
    }
    this.#dire(done ? avis('succes', t.demandee) : avis('erreur', this.#operation.erreur?.message))
  }

  #telecharger = async ({ id }: ExportDonnees) => {
    const espace = this.#contexte.espace()
    if (!espace || this.#telecharge) return
    this.#telecharge = true
    this.#dire(nothing)
    try {
      const url = URL.createObjectURL(await espace.blob(`mes-donnees/exports/${id}/fichier`))
      const download = t.nom(new Date().toISOString().slice(0, 10))
      Object.assign(document.createElement('a'), { href: url, download }).click()
      setTimeout(() => URL.revokeObjectURL(url), 60_000)
    } catch (error) {
      if (error instanceof Error) this.#dit = avis('erreur', error.message)
    } finally {
      this.#telecharge = false
      this.#contexte.redraw()
    }
  }

  #dire(words: TemplateResult | typeof nothing): void {
    this.#dit = words
    this.#contexte.redraw()
  }

  render(exports: MesDonnees['exports']): TemplateResult {
    const enCours = exports.find((one) => one.etat === 'en-cours')
    const pret = exports.find((one) => one.etat === 'pret')
    return html`<section class="carte" aria-labelledby="titre-copie">
      <h3 id="titre-copie" tabindex="-1">${t.titre}</h3>
      <p>${t.quoi}</p>
      <p class="sous">${t.sans}</p>
      ${enCours ? this.#renderEnCours(enCours) : nothing} ${pret ? this.#renderPret(pret) : nothing}
      <div role="status">${this.#dit}</div>
      ${
        enCours
          ? nothing
          : html`<div class="actions"><button class="bouton ${pret ? 'second' : ''}" type="button"
              aria-disabled=${this.#operation.envoi ? 'true' : nothing} @click=${this.#demander}>${pret ? t.refaire : t.demander}</button></div>`
      }
    </section>`
  }

  #renderEnCours({ demandeLe }: ExportDonnees): TemplateResult {
    return html`<div class="copie">
      <span class="quoi"><span class="etat attente">${icones.horloge}${t.enCours(this.#quand(demandeLe))}</span>
        <span class="sous">${t.patience}</span></span>
    </div>`
  }

  #renderPret(pret: ExportDonnees): TemplateResult {
    const { locale } = this.#contexte.quand
    return html`<div class="copie">
      <span class="quoi"><b>${t.faite(this.#quand(pret.demandeLe), taille(pret.taille ?? 0, locale()))}</b>
        <span class="sous">${pret.expireLe ? t.jusque(this.#quand(pret.expireLe)) : nothing} ${t.prudence}</span></span>
      <button class="bouton" type="button" aria-disabled=${this.#telecharge ? 'true' : nothing}
        @click=${() => void this.#telecharger(pret)}>${icones.telecharger}${this.#telecharge ? t.telechargement : t.telecharger}</button>
    </div>`
  }

  #quand(iso: string): string {
    const { locale, zone } = this.#contexte.quand
    return instant(iso, locale(), zone())
  }
}
