import type { Remise, Remises } from '@inoe/contract/prelevements'
import { html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../../../espace/lecture.ts'
import { Operation } from '../../../espace/operation.ts'
import { dateCivile, euros, plusJours } from '../../../i18n/format.ts'
import { avis } from '../../../ui/avis.ts'
import { champ } from '../../../ui/champ.ts'
import type { Contenu, Contexte } from '../../volet.ts'
import { argentFr } from '../argent.fr.ts'
import { prochainJourOuvre } from '../mois.ts'
import { ChoixRegie } from '../regie.ts'
import { argentStyles } from '../styles.ts'
import { prelevementsFr as t } from './messages.fr.ts'
import { RemiseOuverte } from './remise.ts'

/** Families are told of a debit at least so many days before. */
const PREAVIS_JOURS = 14

/** The batches of debits of a régie. */
export class Prelevements implements Contenu {
  readonly sujets = [] as const
  readonly #contexte: Contexte
  readonly #choix: ChoixRegie
  readonly #lecture: Lecture<Remises['remises']>
  readonly #operation: Operation
  readonly #remise: RemiseOuverte
  #date = ''
  #essaye = false

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    contexte.adopter(argentStyles)
    const redraw = () => contexte.host.requestUpdate()
    this.#lecture = new Lecture(redraw)
    this.#operation = new Operation(redraw)
    this.#remise = new RemiseOuverte(contexte, () => this.read())
    this.#choix = new ChoixRegie(contexte, 'prelevements', () => {
      this.#lecture.forget()
      this.#remise.close()
      this.#operation.forget()
      this.read()
    })
  }

  /** The first day that one may choose. */
  get #premiere(): string {
    const today = this.#contexte.service()?.aujourdhui
    return today ? prochainJourOuvre(plusJours(today, PREAVIS_JOURS)) : ''
  }

  open(): void {
    this.read()
  }

  read(): void {
    const espace = this.#contexte.espace()
    const regie = this.#choix.regie
    if (!espace || !regie) return
    void this.#lecture.run(async () => {
      if (!this.#contexte.service()) await this.#contexte.relireService()
      return (await espace.get<Remises>(`gestion/regies/${regie.id}/remises`)).remises
    })
  }

  forget(): void {
    this.#choix.forget()
    this.#lecture.forget()
    this.#remise.close()
    this.#operation.forget()
    this.#date = ''
    this.#essaye = false
  }

  async #ask(): Promise<void> {
    const regie = this.#choix.regie
    if (!regie || this.#operation.envoi) return
    const date = this.#date || this.#premiere
    this.#essaye = true
    this.#contexte.host.requestUpdate()
    if (!date || date < this.#premiere) {
      await this.#contexte.focus('remise-date')
      return
    }
    this.#contexte.demander({
      titre: t.question(dateCivile(date, this.#contexte.locale())),
      texte: t.consequence,
      oui: t.preparer,
      faire: () => void this.#prepare(regie.id, date),
    })
  }

  async #prepare(regie: string, date: string): Promise<void> {
    const done = await this.#operation.send<Remise>(
      this.#contexte.espace(),
      'preparer',
      'post',
      'gestion/remises',
      { regie, date },
    )
    if (!done) return
    const locale = this.#contexte.locale()
    const { nombre, totalCentimes } = done.reponse
    this.#date = ''
    this.#essaye = false
    this.#contexte.dire('succes', t.faite(nombre, euros(totalCentimes, locale), dateCivile(date, locale)))
    this.#remise.show(done.reponse)
    this.read()
    await this.#contexte.focus('titre')
  }

  render(): TemplateResult {
    const { regie } = this.#choix
    if (!regie) return this.#choix.renderAbsente()
    const { valeur, erreur } = this.#lecture
    return html`${this.#choix.render()}
      ${regie.sepa ? this.#renderPreparer() : avis('info', t.sansSepa)}
      ${erreur ? this.#contexte.renderError(erreur, () => this.read()) : nothing}
      ${valeur ? this.#renderRemises(valeur) : erreur ? nothing : this.#contexte.renderLoading()}`
  }

  #renderPreparer(): TemplateResult {
    const { envoi, erreur } = this.#operation
    const first = this.#premiere
    const words = first ? dateCivile(first, this.#contexte.locale()) : ''
    const date = this.#date || first
    const submit = (event: Event) => {
      event.preventDefault()
      void this.#ask()
    }
    return html`<form class="formulaire" novalidate aria-labelledby="remise-preparer" @submit=${submit}>
      <h3 id="remise-preparer">${t.preparer}</h3>
      <p class="sous">${t.explication}</p>
      ${champ({
        id: 'remise-date',
        label: t.date,
        type: 'date',
        min: first,
        valeur: date,
        aide: t.aideDate(words),
        erreur: this.#essaye && date < first ? t.tropTot(words) : erreur?.champs.date,
        saisie: (value) => {
          this.#date = value
          this.#contexte.host.requestUpdate()
        },
      })}
      <div role="alert">${erreur ? avis('erreur', erreur.message) : nothing}</div>
      <div class="actions">
        <button class="bouton" type="submit" aria-disabled=${envoi !== undefined}>${envoi ? argentFr.envoi : t.preparer}</button>
      </div>
    </form>`
  }

  #renderRemises(remises: Remises['remises']): TemplateResult {
    const locale = this.#contexte.locale()
    return html`<section class="pile" aria-labelledby="remises">
      <h3 id="remises">${t.remises}</h3>
      ${remises.length === 0 ? html`<p class="sous" role="status">${t.aucune}</p>` : nothing}
      <ul class="demandes">
        ${remises.map((one) => {
          const date = dateCivile(one.date, locale)
          const open = this.#remise.isOpen(one.id)
          return html`<li class="carte pile" aria-labelledby="remise-${one.id}">
            <div class="ligne tete">
              <span><h4 id="remise-${one.id}" tabindex="-1">${t.le(date)}
                <span class="etat ${one.etat === 'close' ? 'fait' : 'attente'}">${t.etats[one.etat]}</span></h4>
                <span class="sous">${t.resume(one.nombre, one.rejets)}</span></span>
              <span class="somme num">${euros(one.totalCentimes, locale)}</span>
              <button class="lien" type="button" aria-expanded=${open} @click=${() => this.#remise.toggle(one.id)}>
                ${open ? t.fermer : t.ouvrir}<span class="lu">${t.de(date)}</span>
              </button>
            </div>
            ${open ? this.#remise.render() : nothing}
          </li>`
        })}
      </ul>
    </section>`
  }
}
