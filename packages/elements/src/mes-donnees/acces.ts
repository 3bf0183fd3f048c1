// « Qui a vu la santé de mes enfants »: read when it is opened.
import type { AccesSante, JournalSante } from '@inoe/contract/mes-donnees'
import { html, nothing, type TemplateResult } from 'lit'
import { dateCivile, instant } from '../i18n/format.ts'
import { avis } from '../ui/avis.ts'
import type { Contexte } from './contexte.ts'
import { mesDonneesFr } from './messages.fr.ts'
import { Repli } from './repli.ts'

const t = mesDonneesFr.acces

export class AccesSanteLus {
  readonly #contexte: Contexte
  readonly #repli: Repli<JournalSante>
  #enCours = false
  #dit: TemplateResult | typeof nothing = nothing

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    this.#repli = new Repli(contexte, 'acces', 'mes-donnees/acces-sante')
  }

  forget(): void {
    this.#repli.forget()
    this.#dit = nothing
  }

  #plus = async (shown: JournalSante) => {
    const espace = this.#contexte.espace()
    if (!espace || !shown.suite || this.#enCours) return
    this.#enCours = true
    this.#dit = nothing
    this.#contexte.redraw()
    try {
      const searchParams = { avant: shown.suite }
      const next = await espace.get<JournalSante>('mes-donnees/acces-sante', { searchParams })
      this.#repli.poser({ ...next, acces: [...shown.acces, ...next.acces] })
      // The first of those that came: where reading goes on.
      this.#contexte.focus(`#acces-${shown.acces.length}`)
    } catch (error) {
      if (error instanceof Error) this.#dit = avis('erreur', error.message)
    } finally {
      this.#enCours = false
      this.#contexte.redraw()
    }
  }

  render(): TemplateResult {
    return html`<section class="carte" aria-labelledby="titre-acces">
      <h3 id="titre-acces">${t.titre}</h3>
      <p>${t.quoi}</p>
      ${this.#repli.render(t, (valeur) => this.#renderJournal(valeur))}
    </section>`
  }

  #renderJournal(valeur: JournalSante): TemplateResult {
    if (valeur.acces.length === 0) return html`<p role="status">${t.aucun}</p>`
    return html`<ul class="liste">${valeur.acces.map((one, rank) => this.#renderAcces(one, rank))}</ul>
      <div role="status">${this.#dit}</div>
      ${
        valeur.suite
          ? html`<div class="actions"><button class="bouton second" type="button" aria-disabled=${this.#enCours ? 'true' : nothing}
              @click=${() => void this.#plus(valeur)}>${t.plus}</button></div>`
          : nothing
      }`
  }

  #renderAcces(one: AccesSante, rank: number): TemplateResult {
    const { locale } = this.#contexte.quand
    return html`<li id="acces-${rank}" tabindex="-1">
      <b>${one.enfant}</b>
      <span>${t.ecrans[one.ecran]}${one.objet ? t.nomme(one.objet) : nothing}</span>
      <span class="sous">${t.par(one.structure, one.agent)}, ${t.le(dateCivile(one.jour, locale()), this.#heure(one.premierLe), this.#heure(one.dernierLe), one.fois)}</span>
    </li>`
  }

  #heure(iso: string): string {
    const { locale, zone } = this.#contexte.quand
    return instant(iso, locale(), zone(), { hour: '2-digit', minute: '2-digit' })
  }
}
