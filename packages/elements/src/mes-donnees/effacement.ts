// « Effacer mes données »: what it would do, said before; asked for; followed.
import type { Effacement, EffacementPrevu } from '@inoe/contract/mes-donnees'
import { html, nothing, type TemplateResult } from 'lit'
import { Operation } from '../espace/operation.ts'
import { instant } from '../i18n/format.ts'
import { avis } from '../ui/avis.ts'
import type { Question } from '../ui/confirmation.ts'
import { icones } from '../ui/icones.ts'
import type { Contexte } from './contexte.ts'
import { mesDonneesFr } from './messages.fr.ts'
import { Repli } from './repli.ts'

const t = mesDonneesFr.effacement

export class EffacementDonnees {
  readonly #contexte: Contexte
  readonly #demander: (question: Question) => void
  readonly #repli: Repli<EffacementPrevu>
  readonly #operation: Operation
  #dit: TemplateResult | typeof nothing = nothing

  /** @param demander asks before what is serious */
  constructor(contexte: Contexte, demander: (question: Question) => void) {
    this.#contexte = contexte
    this.#demander = demander
    this.#repli = new Repli(contexte, 'effacement', 'mes-donnees/effacement')
    this.#operation = new Operation(() => contexte.redraw())
  }

  forget(): void {
    this.#repli.forget()
    this.#operation.forget()
    this.#dit = nothing
  }

  #envoyer = async (method: 'post' | 'delete', dit: string) => {
    this.#dit = nothing
    const done = await this.#operation.send(
      this.#contexte.espace(),
      'effacement',
      method,
      'mes-donnees/effacement',
    )
    if (done) {
      this.#repli.fermer()
      await this.#contexte.relire()
      this.#contexte.focus('#titre-effacement')
    }
    this.#dit = done ? avis('succes', dit) : avis('erreur', this.#operation.erreur?.message)
    this.#contexte.redraw()
  }

  #confirmer = () =>
    this.#demander({
      titre: t.question,
      texte: t.explication,
      oui: t.demander,
      faire: () => void this.#envoyer('post', t.demandee),
    })

  render(effacement: Effacement | null): TemplateResult {
    const attente = effacement?.etat === 'demandee'
    return html`<section class="carte" aria-labelledby="titre-effacement">
      <h3 id="titre-effacement" tabindex="-1">${t.titre}</h3>
      <p>${t.quoi}</p>
      ${effacement ? this.#renderSuivi(effacement) : nothing}
      <div role="status">${this.#dit}</div>
      ${
        attente
          ? html`<div class="actions"><button class="bouton second" type="button"
              aria-disabled=${this.#operation.envoi ? 'true' : nothing}
              @click=${() => void this.#envoyer('delete', t.retiree)}>${t.retirer}</button></div>`
          : this.#repli.render(t, (valeur) => this.#renderPrevu(valeur))
      }
    </section>`
  }

  #renderSuivi({ etat, demandeLe, reponduLe, motif }: Effacement): TemplateResult | typeof nothing {
    if (etat === 'demandee')
      return html`<p><span class="etat attente">${icones.horloge}${t.enAttente(this.#quand(demandeLe))}</span></p>
        <p class="sous">${t.patience}</p>`
    if (etat === 'refusee')
      return avis('attention', html`<p>${t.refusee(this.#quand(reponduLe ?? demandeLe))}</p><p>${motif}</p>`)
    return nothing
  }

  #renderPrevu(valeur: EffacementPrevu): TemplateResult {
    return html`<div class="prevu">
      ${valeur.portee === 'compte' ? html`<p>${t.autreParent}</p>` : nothing}
      <h4>${t.efface}</h4>
      <ul class="puces">${valeur.efface.map((one) => html`<li>${one}</li>`)}</ul>
      <h4>${t.garde}</h4>
      <ul class="liste">${valeur.garde.map(
        (one) => html`<li><b>${one.quoi}</b><span>${t.duree(one.duree, one.pourquoi)}</span>
          <span class="sous" lang="fr">${one.source}</span></li>`,
      )}</ul>
      ${
        valeur.obstacles.length > 0
          ? avis(
              'attention',
              html`<p>${t.obstacles}</p><ul class="puces">${valeur.obstacles.map((one) => html`<li>${one}</li>`)}</ul>`,
            )
          : nothing
      }
      <div class="actions"><button class="bouton danger" type="button"
        aria-disabled=${this.#operation.envoi ? 'true' : nothing} @click=${this.#confirmer}>${t.demander}</button></div>
    </div>`
  }

  #quand(iso: string): string {
    const { locale, zone } = this.#contexte.quand
    return instant(iso, locale(), zone())
  }
}
