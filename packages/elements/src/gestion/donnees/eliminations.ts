import type { Conservation, Elimination, LigneElimination } from '@inoe/contract/conservation'
import { html, nothing, type TemplateResult } from 'lit'
import { Operation } from '../../espace/operation.ts'
import { dateCivile } from '../../i18n/format.ts'
import { avis } from '../../ui/avis.ts'
import type { Contexte } from '../volet.ts'
import { conservationFr as t } from './conservation.fr.ts'
import { Visa } from './visa.ts'

const VIVANTES: readonly Elimination['etat'][] = ['proposee', 'visee', 'en-cours']

/** Bordereaux d'élimination: proposed, answered by the archives, carried out. */
export class Eliminations {
  readonly #contexte: Contexte
  readonly #relire: () => Promise<void>
  readonly #operation: Operation
  readonly #visa: Visa

  constructor(contexte: Contexte, relire: () => Promise<void>) {
    this.#contexte = contexte
    this.#relire = relire
    this.#operation = new Operation(() => contexte.host.requestUpdate())
    this.#visa = new Visa(contexte, relire)
  }

  forget(): void {
    this.#operation.forget()
    this.#visa.forget()
  }

  async #faire(nom: string, method: 'post' | 'delete', route: string, words: string): Promise<void> {
    const done = await this.#operation.send(
      this.#contexte.espace(),
      nom,
      method,
      route,
      method === 'post' ? {} : undefined,
    )
    if (!done) return
    await this.#relire()
    this.#contexte.dire('succes', words)
    await this.#contexte.focus('titre-eliminations')
  }

  #abandonner({ id, numero }: Elimination): void {
    this.#contexte.demander({
      titre: t.abandonTitre(numero),
      texte: t.abandonTexte,
      oui: t.abandonner,
      faire: () => void this.#faire(id, 'delete', `gestion/eliminations/${id}`, t.abandonne),
    })
  }

  #detruire({ id, lignes }: Elimination): void {
    const goes = lignes.filter((one) => !one.ecartee).reduce((sum, one) => sum + one.nombre, 0)
    this.#contexte.demander({
      titre: t.detruireTitre(this.#nombre(goes)),
      texte: t.detruireTexte,
      oui: t.detruire,
      faire: () => void this.#faire(id, 'post', `gestion/eliminations/${id}/destruction`, t.lance),
    })
  }

  render({ eliminations, tailleMax }: Conservation): TemplateResult {
    const vivante = eliminations.find((one) => VIVANTES.includes(one.etat))
    const others = eliminations.filter((one) => one !== vivante)
    const { erreur, envoi } = this.#operation
    return html`<section class="partie" aria-labelledby="titre-eliminations">
      <h3 id="titre-eliminations" tabindex="-1">${t.titre}</h3>
      <p>${t.quoi}</p>
      <div role="alert">${erreur ? avis('attention', erreur.message) : nothing}</div>
      ${
        vivante
          ? this.#renderUne(vivante, tailleMax)
          : html`${eliminations.length === 0 ? html`<p>${t.aucune}</p>` : nothing}
            <div class="actions"><button class="bouton" type="button" aria-disabled=${envoi ? 'true' : nothing}
              @click=${() => void this.#faire('proposer', 'post', 'gestion/eliminations', t.propose)}>${t.proposer}</button></div>`
      }
      ${
        others.length > 0
          ? html`<details><summary>${t.anciens} <span class="num">(${others.length})</span></summary>
              <div class="lignes">${others.map((one) => this.#renderUne(one, tailleMax))}</div></details>`
          : nothing
      }
    </section>`
  }

  #renderUne(one: Elimination, tailleMax: number): TemplateResult {
    const date = (iso: string) => dateCivile(iso, this.#contexte.locale())
    return html`<article class="carte demande" aria-labelledby="bordereau-${one.id}">
      <div class="quoi"><b id="bordereau-${one.id}">${t.bordereau(one.numero)}</b><span class="etat neutre">${t.etats[one.etat]}</span></div>
      <p class="sous">${t.arrete(date(one.arreteeAu))}</p>
      ${one.visa ? html`<p>${t.visaDu(one.visa.reference, date(one.visa.date))}</p>` : nothing}
      ${one.motif ? html`<p>${one.motif}</p>` : nothing}
      <ul class="lignes" aria-label=${t.lignes}>${one.lignes.map((line) => this.#renderLigne(line, one.etat))}</ul>
      ${this.#visa.ouvert === one.id ? this.#visa.render(one, tailleMax) : this.#renderActions(one)}
    </article>`
  }

  #renderLigne(line: LigneElimination, etat: Elimination['etat']): TemplateResult {
    const date = (iso: string) => dateCivile(iso, this.#contexte.locale())
    const done = etat === 'en-cours' || etat === 'terminee'
    return html`<li>
      <b>${t.ligne(line.quoi, this.#nombre(line.nombre))}</b>
      <p class="sous">${t.detail(line.duree, date(line.premiere), date(line.derniere))}</p>
      ${line.ecartee ? html`<p>${line.jusque ? t.ecarteeJusque(date(line.jusque)) : t.ecartee}</p>` : nothing}
      ${done && !line.ecartee ? html`<p>${t.fait(this.#nombre(line.detruits), this.#nombre(line.laisses))}</p>` : nothing}
      ${line.retenus > 0 && etat === 'proposee' ? html`<p class="sous">${t.retenus(line.retenus)}</p>` : nothing}
    </li>`
  }

  #renderActions(one: Elimination): TemplateResult {
    const { id, numero, etat } = one
    const about = html`<span class="lu">${t.pour(numero)}</span>`
    const open = (piece: string, nom: string, words: string, look = 'lien') =>
      html`<button class=${look} type="button" @click=${() => this.#contexte.openFile(`gestion/eliminations/${id}/${piece}`, nom)}>${words}${about}</button>`
    return html`<div class="actions">
      ${
        etat === 'proposee'
          ? html`${open('bordereau', t.nomBordereau(numero), t.telecharger, 'bouton')}
            <button class="bouton second" type="button" id="visa-${id}" @click=${() => this.#visa.commencer(id)}>${t.enregistrer}${about}</button>
            <button class="lien" type="button" @click=${() => this.#abandonner(one)}>${t.abandonner}${about}</button>`
          : etat === 'visee'
            ? html`<button class="bouton danger" type="button" @click=${() => this.#detruire(one)}>${t.detruire}${about}</button>
              ${open('bordereau', t.nomBordereau(numero), t.telecharger)}`
            : html`${etat === 'terminee' ? open('certificat', t.nomCertificat(numero), t.certificat, 'bouton second') : nothing}
              ${etat === 'abandonnee' ? nothing : open('bordereau', t.nomBordereau(numero), t.telecharger)}`
      }
      ${one.visa?.fichier ? open('visa/fichier', t.nomBordereau(numero), t.voirVisa) : nothing}
    </div>`
  }

  #nombre(value: number): string {
    return value.toLocaleString(this.#contexte.locale())
  }
}
