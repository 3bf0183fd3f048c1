import type { EssaiPayFip, RegieGeree } from '@inoe/contract/encaissements'
import { MOYENS_GUICHET } from '@inoe/contract/moyens'
import { html, nothing, type TemplateResult } from 'lit'
import { Operation } from '../../../espace/operation.ts'
import { communFr } from '../../../i18n/commun.fr.ts'
import { avis } from '../../../ui/avis.ts'
import { type Champ, champ } from '../../../ui/champ.ts'
import type { Contenu, Contexte } from '../../volet.ts'
import { argentFr } from '../argent.fr.ts'
import { ChoixRegie } from '../regie.ts'
import { argentStyles } from '../styles.ts'
import { reglagesFr as t } from './messages.fr.ts'
import { CHAMPS_SEPA, erreursDe, reglagesDe, type SaisieReglages, saisieDe } from './saisie.ts'

/** How a régie is paid. */
export class Reglages implements Contenu {
  readonly sujets = [] as const
  readonly #contexte: Contexte
  readonly #choix: ChoixRegie
  readonly #operation: Operation
  readonly #test: Operation
  /** What was typed, and of which régie, while it is not saved. */
  #saisie: { regie: string; valeur: SaisieReglages } | undefined
  #erreurs: Record<string, string> = {}
  #essai: EssaiPayFip | undefined

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    contexte.adopter(argentStyles)
    const redraw = () => contexte.host.requestUpdate()
    this.#operation = new Operation(redraw)
    this.#test = new Operation(redraw)
    this.#choix = new ChoixRegie(contexte, 'reglages', () => {
      this.#clear()
      redraw()
    })
  }

  read(): void {}

  forget(): void {
    this.#choix.forget()
    this.#clear()
  }

  #clear(): void {
    this.#saisie = undefined
    this.#erreurs = {}
    this.#essai = undefined
    this.#operation.forget()
    this.#test.forget()
  }

  #change(regie: RegieGeree, change: Partial<SaisieReglages>): void {
    this.#saisie = { regie: regie.id, valeur: { ...this.#valeur(regie), ...change } }
    this.#essai = undefined
    if (Object.keys(this.#erreurs).length > 0) this.#erreurs = erreursDe(this.#saisie.valeur)
    this.#contexte.host.requestUpdate()
  }

  #valeur(regie: RegieGeree): SaisieReglages {
    return this.#saisie?.regie === regie.id ? this.#saisie.valeur : saisieDe(regie)
  }

  async #save(regie: RegieGeree): Promise<void> {
    if (this.#operation.envoi) return
    const valeur = this.#valeur(regie)
    this.#erreurs = erreursDe(valeur)
    this.#contexte.host.requestUpdate()
    const [wrong] = Object.keys(this.#erreurs)
    if (wrong) {
      await this.#contexte.focus(`reglage-${wrong}`)
      return
    }
    if (valeur.saisie !== 'W' || regie.saisie === 'W') return this.#send(regie, valeur)
    this.#contexte.demander({
      titre: t.production,
      texte: t.productionTexte,
      oui: t.productionOui,
      faire: () => void this.#send(regie, valeur),
    })
  }

  async #send(regie: RegieGeree, valeur: SaisieReglages): Promise<void> {
    const done = await this.#operation.send(
      this.#contexte.espace(),
      'enregistrer',
      'put',
      `gestion/regies/${regie.id}`,
      reglagesDe(valeur),
    )
    if (!done) {
      this.#erreurs = { ...this.#operation.erreur?.champs }
      this.#contexte.host.requestUpdate()
      return
    }
    await this.#contexte.relireService()
    this.#clear()
    this.#contexte.dire('succes', t.fait)
    await this.#contexte.focus('titre')
  }

  async #try(regie: RegieGeree): Promise<void> {
    this.#essai = undefined
    const done = await this.#test.send<EssaiPayFip>(
      this.#contexte.espace(),
      'essai',
      'post',
      `gestion/regies/${regie.id}/essai`,
    )
    if (!done) return
    this.#essai = done.reponse
    this.#contexte.host.requestUpdate()
  }

  render(): TemplateResult {
    const { regie } = this.#choix
    if (!regie) return this.#choix.renderAbsente()
    const valeur = this.#valeur(regie)
    const { envoi, erreur } = this.#operation
    const submit = (event: Event) => {
      event.preventDefault()
      void this.#save(regie)
    }
    const wrong = Object.keys(this.#erreurs).length > 0
    return html`${this.#choix.render()}
      <form class="pile" novalidate @submit=${submit}>
        <h3>${regie.nom}</h3>
        ${this.#renderPayfip(regie, valeur)} ${this.#renderGuichet(regie, valeur)}
        <fieldset class="carte pile">
          <legend>${t.relances}</legend>
          ${this.#champ('relances', { label: t.jours, aide: t.aideJours, valeur: valeur.relances, saisie: (relances) => this.#change(regie, { relances }) })}
        </fieldset>
        ${this.#renderSepa(regie, valeur)}
        <div role="alert">${erreur ? avis('erreur', erreur.message) : wrong ? avis('erreur', t.aRevoir) : nothing}</div>
        <div class="actions">
          <button class="bouton" type="submit" aria-disabled=${envoi !== undefined}>${envoi ? argentFr.envoi : communFr.enregistrer}</button>
        </div>
      </form>`
  }

  #champ(name: string, field: Omit<Champ, 'id' | 'erreur'>): TemplateResult {
    return champ({ ...field, id: `reglage-${name}`, erreur: this.#erreurs[name] })
  }

  #renderPayfip(regie: RegieGeree, valeur: SaisieReglages): TemplateResult {
    const typed = this.#saisie?.regie === regie.id
    const { envoi, erreur } = this.#test
    const test = this.#essai
    return html`<fieldset class="carte pile">
      <legend>${t.payfip}</legend>
      <div class="reglages">
        ${this.#champ('numcli', { label: t.numcli, aide: t.aideNumcli, clavier: 'numeric', valeur: valeur.numcli, saisie: (numcli) => this.#change(regie, { numcli }) })}
        ${this.#champ('saisie', {
          label: t.saisie,
          valeur: valeur.saisie,
          choix: Object.entries(t.saisies),
          saisie: (chosen) =>
            this.#change(regie, { saisie: chosen === 'W' || chosen === 'X' ? chosen : 'T' }),
        })}
        ${this.#champ('mode', {
          label: t.mode,
          valeur: valeur.mode,
          choix: Object.entries(t.modes),
          saisie: (chosen) => this.#change(regie, { mode: chosen === 'titres' ? chosen : 'regie' }),
        })}
      </div>
      ${
        typed
          ? html`<p class="sous">${t.testApres}</p>`
          : regie.numcli
            ? html`<div class="actions"><button class="bouton second" type="button" aria-disabled=${envoi !== undefined} @click=${() => void this.#try(regie)}>${envoi ? t.test : t.tester}</button></div>`
            : nothing
      }
      <div role="status">${erreur ? avis('erreur', erreur.message) : test ? avis(test.reussi ? 'succes' : 'erreur', test.message) : nothing}</div>
    </fieldset>`
  }

  #renderGuichet(regie: RegieGeree, valeur: SaisieReglages): TemplateResult {
    return html`<div class="carte pile">
      <h4>${t.guichet}</h4>
      <fieldset>
        <legend>${t.moyens}</legend>
        <p class="sous">${t.aideMoyens}</p>
        <div class="cote">
          ${MOYENS_GUICHET.map((moyen) => {
            const had = valeur.moyens.includes(moyen)
            const tick = () =>
              this.#change(regie, {
                moyens: had ? valeur.moyens.filter((one) => one !== moyen) : [...valeur.moyens, moyen],
              })
            return html`<label class="coche"><input type="checkbox" .checked=${had} @change=${tick} />${argentFr.moyens[moyen]}</label>`
          })}
        </div>
      </fieldset>
      ${this.#champ('autresMoyens', { label: t.autres, aide: t.aideAutres, lignes: 4, valeur: valeur.autresMoyens, saisie: (autresMoyens) => this.#change(regie, { autresMoyens }) })}
    </div>`
  }

  #renderSepa(regie: RegieGeree, valeur: SaisieReglages): TemplateResult {
    const { preleve, sepa } = valeur
    return html`<fieldset class="carte pile">
      <legend>${t.sepa}</legend>
      <label class="coche"><input type="checkbox" .checked=${preleve} @change=${() => this.#change(regie, { preleve: !preleve })} />${t.preleve}</label>
      ${
        preleve
          ? html`<div class="reglages larges">
              ${CHAMPS_SEPA.map((name) =>
                this.#champ(`sepa.${name}`, {
                  label: t[name],
                  requis: name !== 'bic',
                  valeur: sepa[name],
                  saisie: (typed) => this.#change(regie, { sepa: { ...sepa, [name]: typed } }),
                }),
              )}
            </div>`
          : nothing
      }
    </fieldset>`
  }
}
