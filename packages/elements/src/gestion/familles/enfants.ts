import type { SortDesContrats } from '@inoe/contract/contrats'
import type { FamilleGeree, FamilleTrouvee, SortDesJours } from '@inoe/contract/gardes'
import { html, nothing, type TemplateResult } from 'lit'
import { Operation } from '../../espace/operation.ts'
import { renderGarde } from '../../garde/calendrier.ts'
import { FormulaireGarde } from '../../garde/formulaire.ts'
import { communFr } from '../../i18n/commun.fr.ts'
import { dateCivile, jourDe } from '../../i18n/format.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import type { Contexte } from '../volet.ts'
import { famillesFr as t } from './messages.fr.ts'
import { RechercheFamilles } from './recherche.ts'

type Enfant = FamilleGeree['enfants'][number]

/** The children of a family: put in a second home, taken out of this one, and on which days each home has them. */
export class EnfantsDeLaFamille {
  readonly #contexte: Contexte
  readonly #fait: (words: string) => Promise<void>
  readonly #operation: Operation
  readonly #formulaire: FormulaireGarde
  readonly #recherche: RechercheFamilles
  /** What is being done about which child. */
  #geste: { enfant: string; quoi: 'rattacher' | 'retirer' } | undefined
  #second: FamilleTrouvee | undefined
  #texte = ''
  /** The second family has a sheet of the same child: the two become one. */
  #reunir = false
  #jours: SortDesJours = 'annuler'
  #contrats: SortDesContrats = 'laisser'
  #erreur: string | undefined

  constructor(contexte: Contexte, fait: (words: string) => Promise<void>) {
    this.#contexte = contexte
    this.#fait = fait
    this.#operation = new Operation(() => contexte.host.requestUpdate())
    this.#formulaire = new FormulaireGarde(contexte, () => fait(t.ecrit))
    this.#recherche = new RechercheFamilles(contexte, 'second')
  }

  close(): void {
    this.#geste = undefined
    this.#second = undefined
    this.#texte = ''
    this.#reunir = false
    this.#erreur = undefined
    this.#jours = 'annuler'
    this.#contrats = 'laisser'
    this.#recherche.forget()
    this.#operation.forget()
  }

  #begin(enfant: string, quoi: 'rattacher' | 'retirer'): void {
    this.close()
    this.#geste = { enfant, quoi }
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus(quoi === 'rattacher' ? 'second-mots' : 'enfant-motif')
  }

  #giveUp(): void {
    const back = this.#geste && `${this.#geste.quoi}-${this.#geste.enfant}`
    this.close()
    this.#contexte.host.requestUpdate()
    if (back) void this.#contexte.focus(back)
  }

  #chooseSecond = (famille: FamilleTrouvee) => {
    this.#second = famille
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus('enfant-motif')
  }

  async #send(route: string, body: object, words: string): Promise<void> {
    this.#erreur = this.#texte.trim() ? undefined : t.requis
    this.#contexte.host.requestUpdate()
    if (this.#erreur) return this.#contexte.focus('enfant-motif')
    if (!(await this.#operation.send(this.#contexte.espace(), 'enfant', 'post', route, body))) return
    this.close()
    await this.#fait(words)
  }

  render(famille: FamilleGeree): TemplateResult {
    return html`<h5 class="rubrique">${t.enfants}</h5>
      ${famille.enfants.length === 0 ? html`<p class="sous">${t.sansEnfant}</p>` : famille.enfants.map((one) => this.#renderEnfant(famille, one))}`
  }

  #renderEnfant(famille: FamilleGeree, enfant: Enfant): TemplateResult {
    const { id, prenom, nom, dateNaissance, deuxFoyers, autre, accord } = enfant
    const about = html`<span class="lu">${t.pour(prenom)}</span>`
    const day = dateCivile(dateNaissance, this.#contexte.locale(), { dateStyle: 'long' })
    const homes = autre?.nom ? t.deuxFoyers(autre.nom) : t.deuxFoyersInconnu
    const open = this.#geste?.enfant === id ? this.#geste.quoi : undefined
    const button = (quoi: 'rattacher' | 'retirer', words: string) =>
      html`<button class="lien" type="button" id="${quoi}-${id}" @click=${() => this.#begin(id, quoi)}>${words}${about}</button>`
    return html`<div class="famille-enfant" role="group" aria-label=${`${prenom} ${nom}`}>
      <p><b>${prenom} ${nom}</b> <span class="sous">${day}</span></p>
      <p class="sous">${deuxFoyers ? homes : t.unFoyer}${accord && deuxFoyers ? html`<br />${t.accord(accord)}` : nothing}</p>
      ${deuxFoyers ? this.#renderGardes(famille, enfant) : nothing}
      ${open === 'rattacher' ? this.#renderRattacher(famille, enfant) : nothing}
      ${open === 'retirer' ? this.#renderRetirer(famille, enfant) : nothing}
      ${open ? nothing : html`<div class="actions">${deuxFoyers ? button('retirer', t.retirer) : button('rattacher', t.rattacher)}</div>`}
    </div>`
  }

  #renderGardes(famille: FamilleGeree, { id, prenom, garde, proposition }: Enfant): TemplateResult {
    const vue = { dites: 'fr' as const, prenom, locale: this.#contexte.locale(), lieux: t.lieux }
    const begin = () =>
      this.#formulaire.begin(
        id,
        `gestion/familles/${famille.id}/enfants/${id}/garde`,
        garde,
        jourDe(new Date(), this.#contexte.zone()),
      )
    return html`${garde ? html`<p><b>${t.calendrier}</b></p>${renderGarde(garde, vue)}` : nothing}
      ${proposition ? html`<p><b>${t.calendrier}</b> <span class="etat attente">${t.aConfirmer}</span></p>${renderGarde(proposition, vue)}` : nothing}
      ${
        this.#formulaire.ouvert === id
          ? this.#formulaire.render(t.lieux, t.enregistrerOui)
          : html`<div class="actions"><button class="lien" type="button" id="garde-ecrire-${id}" @click=${begin}>${t.ecrire}<span class="lu">${t.pour(prenom)}</span></button></div>`
      }`
  }

  #renderRattacher(famille: FamilleGeree, { id, prenom, dateNaissance }: Enfant): TemplateResult {
    const second = this.#second
    if (!second)
      return html`<div class="reponse">
        <p>${t.rattacherAide(prenom)}</p>
        ${this.#recherche.render(this.#chooseSecond, { bouton: t.choisirCourt, nom: t.choisir }, famille.id)}
        <div class="actions"><button class="lien" type="button" @click=${() => this.#giveUp()}>${communFr.annuler}</button></div>
      </div>`
    const nom = second.nom || second.adultes[0] || t.sansNom
    const again = () => {
      this.#second = undefined
      this.#contexte.host.requestUpdate()
      void this.#contexte.focus('second-mots')
    }
    const send = (event: Event) => {
      event.preventDefault()
      const body = { enfant: id, accord: this.#texte, reunir: this.#reunir }
      void this.#send(`gestion/familles/${second.id}/enfants`, body, t.rattache(prenom, nom))
    }
    return html`<form class="reponse" novalidate @submit=${send}>
      <b>${t.choisie(nom)}</b>
      ${this.#renderTexte(t.accordLabel, t.accordAide)}
      ${
        second.enfants.some((one) => one.dateNaissance === dateNaissance)
          ? html`<label class="coche"><input type="checkbox" .checked=${this.#reunir} @change=${(
              event: Event,
            ) => {
              this.#reunir = (event.target as HTMLInputElement).checked
            }} />${t.reunirFiches(prenom)}</label>`
          : nothing
      }
      ${this.#renderEnvoi(t.rattacherOui, html`<button class="lien" type="button" @click=${again}>${t.autre}</button>`)}
    </form>`
  }

  #renderRetirer(famille: FamilleGeree, { id, prenom, joursAVenir, contrats }: Enfant): TemplateResult {
    const send = (event: Event) => {
      event.preventDefault()
      const body = { motif: this.#texte, jours: this.#jours, contrats: this.#contrats }
      void this.#send(`gestion/familles/${famille.id}/enfants/${id}/retrait`, body, t.retire(prenom))
    }
    return html`<form class="reponse" novalidate @submit=${send}>
      <p>${t.retirerAide(prenom)}</p>
      ${this.#renderTexte(t.motif, t.motifAide)}
      ${
        joursAVenir > 0
          ? champ({
              id: 'enfant-jours',
              label: t.jours(joursAVenir),
              valeur: this.#jours,
              choix: t.sorts,
              saisie: (value) => {
                this.#jours = value as SortDesJours
              },
            })
          : html`<p class="sous">${t.jours(0)}</p>`
      }
      ${
        contrats.length > 0
          ? champ({
              id: 'enfant-contrats',
              label: t.contrat(contrats.map((one) => one.activite).join(', ')),
              aide: t.contratAide,
              valeur: this.#contrats,
              choix: t.contrats,
              saisie: (value) => {
                this.#contrats = value as SortDesContrats
              },
            })
          : nothing
      }
      ${this.#renderEnvoi(t.retirerOui)}
    </form>`
  }

  #renderTexte(label: string, aide: string): TemplateResult {
    return champ({
      id: 'enfant-motif',
      label,
      aide,
      requis: true,
      valeur: this.#texte,
      erreur: this.#erreur,
      saisie: (value) => {
        this.#texte = value
      },
    })
  }

  #renderEnvoi(oui: string, more: unknown = nothing): TemplateResult {
    const { envoi, erreur } = this.#operation
    return html`<div role="alert">${erreur ? avis('erreur', erreur.message) : nothing}</div>
      <div class="actions">
        <button class="bouton" aria-disabled=${envoi ? 'true' : nothing}>${envoi ? t.envoi : oui}</button>
        ${more}
        <button class="lien" type="button" @click=${() => this.#giveUp()}>${communFr.annuler}</button>
      </div>`
  }
}
