import type { Sujet } from '@inoe/contract/direct'
import {
  ACTIONS_PAR_PAGE,
  type Action,
  type FiltreHistorique,
  type Historique,
} from '@inoe/contract/historique'
import { css, html, nothing, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { Lecture } from '../espace/lecture.ts'
import { Widget } from '../espace/widget.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { dateCivile, euros, instant } from '../i18n/format.ts'
import { avis, squelette } from '../ui/avis.ts'
import { champ } from '../ui/champ.ts'
import { historiqueFr as t } from './messages.fr.ts'
import { bornesDe, decaler, type Pas } from './periode.ts'
import { csv } from './tableur.ts'

type Quoi = FiltreHistorique['quoi']
const CLASSES: Partial<Record<Action['etat'], string>> = {
  fait: 'fait',
  accepte: 'fait',
  refuse: 'agir',
  attente: 'attente',
}

/**
 * @summary « Historique de mes actions »: one's sign-ins, the family's online payments and its requests with their
 * answers, by week or month, and as a file for a spreadsheet.
 *
 * @element inoe-historique
 * @attr {string} collectivite - The town's name in addresses
 * @attr {string} api - Origin of the API
 * @attr {string} lang - Language of the widget
 * @attr {boolean} sans-titre - Hides the title from view, where the page has its own; screen readers keep it
 * @attr {boolean} sans-menu - Leaves out the link « Menu », where the page has its own way back
 * @slot - Fallback: a link to the hosted page
 * @csspart widget - The whole
 * @csspart menu - The link back to the dashboard
 * @csspart avis - A notice
 * @example
 * <inoe-historique><a href="https://inscriptions.ville.fr/ville/historique">Historique de mes actions</a></inoe-historique>
 */
export class InoeHistorique extends Widget {
  static override styles = [
    Widget.styles,
    css`
      .filtres,
      .pas {
        display: flex;
        flex-wrap: wrap;
        gap: 0.6em 1em;
        align-items: end;
      }
      .filtres > * {
        flex: 1 1 14em;
      }
      .pas {
        align-items: center;
      }
      .pas > b {
        flex: 1 0 100%;
      }
      .actions-faites {
        display: grid;
        gap: 0.5em;
        padding: 0;
        margin: 0;
        list-style: none;
        overflow-wrap: anywhere;
      }
      .actions-faites p {
        margin: 0.2em 0 0;
      }
      .tete {
        display: flex;
        flex-wrap: wrap;
        gap: 0.2em 1em;
        justify-content: space-between;
      }
    `,
  ]

  @state() private quoi: Quoi = 'connexions'
  @state() private pas: Pas = 'tout'
  @state() private jour = ''
  @state() private dit: TemplateResult | string | typeof nothing = nothing
  @state() private occupe = false

  protected override squeletteLignes = 9
  readonly #lecture = new Lecture<Historique>(() => this.requestUpdate())
  #courriel: string | undefined
  /** What the filters ask; an answer to a former one is thrown away. */
  #tour = 0

  protected override sessionChanged(): void {
    const etat = this.espace?.session.etat
    const courriel = etat?.connecte && this.famille ? etat.courriel : undefined
    if (courriel === this.#courriel) return
    // Threat: on a shared computer the next person would read what the one before did.
    this.#courriel = courriel
    this.#lecture.forget()
    // The welcome page leads to what was refused; once, so that a reload keeps what one chose since.
    if (courriel && location.hash === '#inoe-demandes') {
      history.replaceState(history.state, '', location.pathname + location.search)
      this.quoi = 'demandes'
    }
    this.#read()
  }

  protected override directChanged(sujet: Sujet): void {
    // Older ones that were asked for stay in view, and so does a file being made.
    if (sujet === 'places' || this.quoi === 'connexions' || this.occupe) return
    if ((this.#lecture.valeur?.actions.length ?? 0) <= ACTIONS_PAR_PAGE) this.#read()
  }

  get #filtre(): Record<string, string> {
    return { quoi: this.quoi, ...(this.#jour ? bornesDe(this.pas, this.#jour) : undefined) }
  }

  /** The town's today, as the server said last. */
  #aujourdhui = ''

  get #jour(): string {
    return this.jour || this.#aujourdhui
  }

  /** @param choisi someone chose what to read: how much was found is said */
  #read(choisi = false): void {
    const tour = ++this.#tour
    this.dit = nothing
    this.occupe = false
    const { espace } = this
    if (!espace || !this.#courriel) return
    const searchParams = this.#filtre
    void this.#lecture.run(async () => {
      const found = await espace.get<Historique>('historique', { searchParams })
      this.#aujourdhui = found.aujourdhui
      if (choisi && tour === this.#tour) this.#dire(found.actions.length)
      return found
    })
  }

  #dire(nombre: number): void {
    this.dit = html`<span class="lu">${nombre === 0 ? t.vide[this.quoi] : t.affichees(nombre)}</span>`
  }

  #choose(change: { quoi?: Quoi; pas?: Pas; jour?: string }): void {
    Object.assign(this, change)
    this.#lecture.forget()
    this.#read(true)
  }

  /** Asks something more of the same filters; nothing when they changed meanwhile, or when it failed. */
  async #ask<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.occupe) return undefined
    const tour = this.#tour
    this.occupe = true
    try {
      const found = await work()
      return tour === this.#tour ? found : undefined
    } catch (error) {
      if (tour === this.#tour) this.dit = avis('erreur', (error as Error).message)
      return undefined
    } finally {
      if (tour === this.#tour) this.occupe = false
    }
  }

  #more = async () => {
    const { espace } = this
    const shown = this.#lecture.valeur
    const avant = shown?.suite
    if (!espace || !shown || !avant) return
    this.dit = nothing
    const searchParams = { ...this.#filtre, avant }
    const next = await this.#ask(() => espace.get<Historique>('historique', { searchParams }))
    if (!next) return
    const actions = [...shown.actions, ...next.actions]
    this.#lecture.poser({ ...next, actions })
    this.#dire(actions.length)
    await this.updateComplete
    // The first of those that came: where reading goes on.
    this.renderRoot.querySelectorAll<HTMLElement>('.actions-faites > li')[shown.actions.length]?.focus()
  }

  #export = async () => {
    const { espace } = this
    if (!espace) return
    this.dit = t.exportEnCours
    const filtre = this.#filtre
    const all = await this.#ask(async () => {
      const actions: Action[] = []
      let suite: string | null = null
      do {
        const searchParams: Record<string, string> = suite ? { ...filtre, avant: suite } : filtre
        const page: Historique = await espace.get<Historique>('historique', { searchParams })
        actions.push(...page.actions)
        suite = page.suite
      } while (suite)
      return actions
    })
    if (!all) return
    const lines = [t.colonnes, ...all.map((one) => this.#line(one))]
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([csv(lines)], { type: 'text/csv;charset=utf-8' }))
    link.download = `historique-${filtre.quoi}.csv`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    this.dit = avis('succes', t.exporte)
  }

  #line(one: Action): string[] {
    const when = (iso: string | null) =>
      iso ? instant(iso, this.locale, this.zone, { dateStyle: 'short', timeStyle: 'short' }) : ''
    return [
      when(one.le),
      t.genres[one.genre],
      one.objet,
      one.enfant ?? '',
      this.#etat(one),
      one.reponse ?? '',
      when(one.reponduLe),
      one.montantCentimes === null ? '' : (one.montantCentimes / 100).toFixed(2).replace('.', ','),
    ]
  }

  #etat({ genre, etat }: Action): string {
    return (genre === 'paiement' ? t.etatsPaiement : t.etats)[etat]
  }

  protected override renderContent(): TemplateResult {
    if (!this.famille) return this.renderSignedOut(t.titre)
    return html`<section class="widget" part="widget" aria-labelledby="titre">
      ${this.renderMenu()}
      <h2 id="titre" tabindex="-1">${t.titre}</h2>
      <div class="filtres">
        ${champ({
          id: 'quoi',
          label: t.quoi,
          valeur: this.quoi,
          choix: Object.entries(t.quois) as [Quoi, string][],
          saisie: (quoi) => this.#choose({ quoi: quoi as Quoi }),
        })}
        ${champ({
          id: 'pas',
          label: t.pas,
          valeur: this.pas,
          choix: [
            ['tout', t.tout],
            ['semaine', t.semaine],
            ['mois', t.mois],
          ],
          saisie: (pas) => this.#choose({ pas: pas as Pas, jour: '' }),
        })}
      </div>
      ${this.#renderPas()} ${this.#renderListe()}
      <div role="status">${this.dit}</div>
    </section>`
  }

  #renderPas(): TemplateResult | typeof nothing {
    const { pas } = this
    const bornes = this.#jour ? bornesDe(pas, this.#jour) : undefined
    if (pas === 'tout' || !bornes) return nothing
    const words =
      pas === 'mois'
        ? dateCivile(bornes.du, this.locale, { month: 'long', year: 'numeric' })
        : t.semaineDu(dateCivile(bornes.du, this.locale), dateCivile(bornes.au, this.locale))
    const move = (sens: 1 | -1) => () => this.#choose({ jour: decaler(bornes, sens) })
    return html`<div class="pas">
      <b aria-live="polite">${words}</b>
      <button class="bouton second" type="button" @click=${move(-1)}>${t.avant[pas]}</button>
      <button class="bouton second" type="button" @click=${move(1)}>${t.apres[pas]}</button>
    </div>`
  }

  #renderListe(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (!valeur)
      return erreur ? this.renderError(erreur, () => this.#read()) : squelette(6, communFr.chargement)
    if (valeur.actions.length === 0) return html`<p>${t.vide[this.quoi]}</p>`
    return html`<ul class="actions-faites">${valeur.actions.map((one) => this.#renderAction(one))}</ul>
      <div class="actions">
        ${
          valeur.suite
            ? html`<button class="bouton second" type="button" aria-disabled=${this.occupe} @click=${this.#more}>${t.plus}</button>`
            : nothing
        }
        <button class="lien" type="button" aria-disabled=${this.occupe} @click=${this.#export}>${t.exporter}</button>
      </div>`
  }

  #renderAction(one: Action): TemplateResult {
    const when = (iso: string) =>
      instant(iso, this.locale, this.zone, { dateStyle: 'long', timeStyle: 'short' })
    const { genre, objet, enfant, etat, reponse, reponduLe, montantCentimes: montant } = one
    if (genre === 'connexion')
      return html`<li class="carte" tabindex="-1"><b>${when(one.le)}</b>
        <p class="sous">${objet}${reponse ? html`, ${t.depuis(reponse)}` : nothing}</p></li>`
    const titre = [t.genres[genre], genre === 'paiement' ? '' : objet, enfant ?? '']
      .filter(Boolean)
      .join(', ')
    return html`<li class="carte" tabindex="-1">
      <div class="tete"><b>${titre}${montant === null ? nothing : html` : ${euros(montant, this.locale)}`}</b>
        <span class="etat ${CLASSES[etat] ?? ''}">${this.#etat(one)}${reponduLe && genre !== 'paiement' ? html` ${t.reponduLe(when(reponduLe))}` : nothing}</span></div>
      <p class="sous">${when(one.le)}${genre === 'paiement' ? html`, ${t.reference(objet)}` : nothing}</p>
      ${reponse ? html`<p>${t.reponse(reponse)}</p>` : nothing}
    </li>`
  }
}
