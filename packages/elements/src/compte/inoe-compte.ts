import type { SessionsOuvertes } from '@inoe/contract/comptes'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { Lecture } from '../espace/lecture.ts'
import { Operation } from '../espace/operation.ts'
import { Widget } from '../espace/widget.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { instant } from '../i18n/format.ts'
import { avis, squelette } from '../ui/avis.ts'
import { confirmationStyles } from '../ui/confirmation.styles.ts'
import { confirmation, openConfirmation, type Question } from '../ui/confirmation.ts'
import { compteFr as t } from './messages.fr.ts'

type Ouverte = SessionsOuvertes['sessions'][number]

/**
 * @summary « Mon compte »: one's password, and the devices where one is signed in, each of which can be signed out. For
 * families and agents alike.
 *
 * @element inoe-compte
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
 * <inoe-compte><a href="https://inscriptions.ville.fr/ville/compte">Mon compte</a></inoe-compte>
 */
export class InoeCompte extends Widget {
  static override styles = [
    Widget.styles,
    confirmationStyles,
    css`
      form {
        display: grid;
        gap: 0.8em;
        max-inline-size: 32em;
      }
      .sessions {
        display: grid;
        gap: 0.5em;
      }
      .sessions > li {
        display: flex;
        flex-wrap: wrap;
        gap: 0.3em 1em;
        align-items: center;
        justify-content: space-between;
        overflow-wrap: anywhere;
      }
      .sessions > li > :first-child {
        flex: 1 1 12em;
      }
      [role='status']:empty {
        display: none;
      }
    `,
  ]

  @state() private question: Question | undefined
  @state() private nouvelle: TemplateResult | typeof nothing = nothing
  @state() private actuel = ''
  @state() private nouveau = ''
  @state() private visible = false

  protected override squeletteLignes = 5
  readonly #lecture = new Lecture<SessionsOuvertes>(() => this.requestUpdate())
  readonly #motDePasse = new Operation(() => this.requestUpdate())
  readonly #fin = new Operation(() => this.requestUpdate())
  #courriel: string | undefined

  protected override sessionChanged(): void {
    const etat = this.espace?.session.etat
    const courriel = etat?.connecte ? etat.courriel : undefined
    if (courriel === this.#courriel) return
    // Threat: on a shared computer the next person would read what the one before typed.
    this.#courriel = courriel
    this.#lecture.forget()
    this.#motDePasse.forget()
    this.#fin.forget()
    this.actuel = ''
    this.nouveau = ''
    this.nouvelle = nothing
    this.#read()
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed)
    openConfirmation(this.renderRoot)
  }

  #read(): void {
    const { espace } = this
    if (espace && this.#courriel)
      void this.#lecture.run(() => espace.get<SessionsOuvertes>('compte/sessions'))
  }

  #change = async (event: Event) => {
    event.preventDefault()
    this.nouvelle = nothing
    const body = { actuel: this.actuel, nouveau: this.nouveau }
    const done = await this.#motDePasse.send<SessionsOuvertes>(
      this.espace,
      'changer',
      'put',
      'compte/mot-de-passe',
      body,
    )
    if (done) {
      this.actuel = ''
      this.nouveau = ''
      this.#lecture.poser(done.reponse)
      this.nouvelle = avis('succes', t.change)
    }
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(done ? '#titre' : '[aria-invalid="true"]')?.focus()
  }

  async #end(ouverte: Ouverte): Promise<void> {
    const route = `compte/sessions/${ouverte.id}`
    const done = await this.#fin.send<SessionsOuvertes>(this.espace, ouverte.id, 'delete', route)
    if (done) {
      this.#lecture.poser(done.reponse)
      this.nouvelle = avis('succes', t.deconnecte(ouverte.appareil))
      await this.updateComplete
      this.renderRoot.querySelector<HTMLElement>('#titre')?.focus()
    } else this.#read()
  }

  #askAll = () => {
    this.question = {
      titre: t.partoutTitre,
      texte: t.partoutTexte,
      oui: t.partoutOui,
      faire: () => void this.#endAll(),
    }
  }

  async #endAll(): Promise<void> {
    if (!(await this.#fin.send(this.espace, 'partout', 'delete', 'sessions'))) return
    this.nouvelle = avis('succes', t.partoutFait)
    this.#read()
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('#titre')?.focus()
  }

  protected override renderContent(): TemplateResult {
    const etat = this.espace?.session.etat
    if (!etat?.connecte) return this.renderSignedOut(t.titre)
    return html`<section class="widget" part="widget" aria-labelledby="titre">
      ${this.renderMenu()}
      <h2 id="titre" tabindex="-1">${t.titre}</h2>
      <p>${t.courriel}<br /><b>${etat.courriel}</b></p>
      <div role="status">${this.nouvelle}</div>
      <section class="carte" aria-labelledby="mot-de-passe">
        <h3 id="mot-de-passe">${t.motDePasse}</h3>
        ${this.#renderMotDePasse(etat.courriel)}
      </section>
      <section class="carte" aria-labelledby="sessions">
        <h3 id="sessions">${t.sessions}</h3>
        <p class="sous">${t.sessionsAide}</p>
        ${this.#renderSessions()}
      </section>
      ${this.question ? confirmation(this.question, () => (this.question = undefined)) : nothing}
    </section>`
  }

  #renderMotDePasse(courriel: string): TemplateResult {
    const { erreur, envoi } = this.#motDePasse
    const field = (
      id: 'actuel' | 'nouveau',
      label: string,
      auto: 'current-password' | 'new-password',
      aide?: string,
    ) => {
      const wrong = envoi === undefined ? erreur?.champs[id] : undefined
      return html`<div class="champ">
        <label for=${id}>${label}</label>
        <input
          id=${id}
          type=${this.visible ? 'text' : 'password'}
          autocomplete=${auto}
          required
          aria-invalid=${wrong ? 'true' : nothing}
          aria-describedby="${id}-aide"
          .value=${this[id]}
          @input=${(event: Event) => {
            this[id] = (event.target as HTMLInputElement).value
          }}
        />
        <span class=${wrong ? 'erreur' : 'aide'} id="${id}-aide">${wrong ?? aide ?? nothing}</span>
      </div>`
    }
    return html`<form novalidate @submit=${this.#change}>
      <input hidden type="text" autocomplete="username" .value=${courriel} aria-hidden="true" tabindex="-1" />
      ${field('actuel', t.actuel, 'current-password')} ${field('nouveau', t.nouveau, 'new-password', t.nouveauAide)}
      <label class="coche"><input type="checkbox" .checked=${this.visible} @change=${() => (this.visible = !this.visible)} />${t.afficher}</label>
      <div role="alert">${erreur && envoi === undefined ? avis('erreur', erreur.message) : nothing}</div>
      <div class="actions"><button class="bouton" aria-disabled=${envoi !== undefined}>${envoi === undefined ? t.changer : t.envoi}</button></div>
    </form>`
  }

  #renderSessions(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (!valeur)
      return erreur ? this.renderError(erreur, () => this.#read()) : squelette(3, communFr.chargement)
    const { sessions } = valeur
    const failed = this.#fin.envoi === undefined ? this.#fin.erreur : undefined
    return html`<ul class="sessions">${sessions.map((one) => this.#renderSession(one))}</ul>
      <div role="alert">${failed ? avis('erreur', failed.message) : nothing}</div>
      ${
        sessions.length > 1
          ? html`<div class="actions"><button class="bouton second" type="button" aria-disabled=${this.#fin.envoi !== undefined} @click=${this.#askAll}>${t.partout}</button></div>`
          : html`<p>${t.seul}</p>`
      }`
  }

  #renderSession(ouverte: Ouverte): TemplateResult {
    const { appareil, reseau, ouverteLe, vueLe, courante } = ouverte
    const when = (iso: string) =>
      instant(iso, this.locale, this.zone, { dateStyle: 'long', timeStyle: 'short' })
    return html`<li class="carte">
      <span><b>${appareil}</b> ${courante ? html`<span class="etat fait">${t.cetAppareil}</span>` : nothing}<br />
        <span class="sous">${t.depuis(when(ouverteLe), reseau)}${courante ? nothing : html`, ${t.vue(when(vueLe))}`}</span></span>
      ${
        courante
          ? nothing
          : html`<button class="lien" type="button" aria-disabled=${this.#fin.envoi !== undefined} @click=${() => void this.#end(ouverte)}>${t.deconnecter}<span class="lu">${t.lAppareil(appareil)}</span></button>`
      }
    </li>`
  }
}
