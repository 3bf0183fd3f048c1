import type { Sujet } from '@inoe/contract/direct'
import type { Contact, Contacts } from '@inoe/contract/structures'
import { html, nothing, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { ErreurApi } from '../espace/erreur.ts'
import { Lecture } from '../espace/lecture.ts'
import { Widget } from '../espace/widget.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { avis, squelette } from '../ui/avis.ts'
import { fileDropStyles } from '../ui/file-drop.styles.ts'
import { renderContact } from './contact.ts'
import { renderListe } from './liste.ts'
import { Messagerie } from './messagerie.ts'
import { messagesFr as t } from './messages.fr.ts'
import { styles } from './styles.ts'

/** What an e-mail leads to: « …/messages#inoe-fil=<id> ». */
const ANCRE = /^#inoe-fil=([\da-f-]{36})$/i
const NOUVEAU = 'nouveau'
type Ecriture = typeof import('./ecriture.ts')

/**
 * @summary « Messages »: a family's conversations with the structures of its town, with files; what is being written is
 * kept, answers come without reloading. « Contacter la structure »: hours, phone, address, also without an account.
 *
 * @element inoe-messages
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
 * <inoe-messages><a href="https://inscriptions.ville.fr/ville/messages">Messages</a></inoe-messages>
 */
export class InoeMessages extends Widget {
  static override styles = [Widget.styles, fileDropStyles, styles]

  /** What just happened, said aloud. */
  @state() private annonce = ''
  @state() private panne = ''
  @state() private ecrit = false
  @state() private contacte = false

  protected override squeletteLignes = 9
  #courriel: string | undefined
  readonly #contacts = new Lecture<readonly Contact[]>(() => this.requestUpdate())
  readonly #ecriture = new Lecture<Ecriture>(() => this.requestUpdate())
  #venue: Promise<void> | undefined
  readonly #messagerie = new Messagerie(
    {
      redraw: () => this.requestUpdate(),
      espace: () => (this.famille ? this.espace : undefined),
      locale: () => this.locale,
      zone: () => this.zone,
      courriel: () => this.#courriel ?? '',
      annoncer: (words) => {
        // The same words twice are said twice.
        this.annonce = this.annonce === words ? `${words}\u00a0` : words
      },
      focus: (id) => this.#focus(id),
      telecharger: (route, nom) => void this.#download(route, nom),
    },
    'famille',
    'tous',
  )

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('visibilitychange', this.#seen)
    addEventListener('hashchange', this.#fromAddress)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('visibilitychange', this.#seen)
    removeEventListener('hashchange', this.#fromAddress)
  }

  protected override sessionChanged(): void {
    const etat = this.espace?.session.etat
    const courriel = etat?.connecte && etat.role === 'famille' ? etat.courriel : undefined
    if (!this.#contacts.valeur && !this.#contacts.enCours) void this.#readContacts()
    if (courriel === this.#courriel) return
    this.#courriel = courriel
    this.#messagerie.forget()
    this.annonce = ''
    this.panne = ''
    this.ecrit = false
    if (!courriel) return
    void this.#messagerie.read()
    this.#fromAddress()
  }

  protected override directChanged(sujet: Sujet): void {
    if (sujet === 'messages' && this.famille) void this.#messagerie.read()
  }

  #seen = () => void this.#messagerie.lire()

  #fromAddress = () => {
    const id = ANCRE.exec(location.hash)?.[1]?.toLowerCase()
    if (!id || !this.famille || id === this.#messagerie.ouvert) return
    // Followed once: a page that is reloaded later opens on the list.
    history.replaceState(history.state, '', location.pathname + location.search)
    this.ecrit = false
    void this.#messagerie.ouvrir(id)
  }

  async #readContacts(): Promise<void> {
    const { espace } = this
    if (!espace) return
    await this.#contacts.run(
      async () => (await espace.get<Contacts>('contacts', { credentials: 'omit' })).structures,
    )
  }

  async #focus(id: string): Promise<void> {
    await this.updateComplete
    await this.#venue
    await this.updateComplete
    const found = this.renderRoot.querySelector<HTMLElement>(`[id="${id}"]`)
    found?.focus()
  }

  async #download(route: string, nom: string): Promise<void> {
    this.panne = ''
    try {
      const url = URL.createObjectURL((await this.espace?.blob(route)) ?? new Blob())
      Object.assign(document.createElement('a'), { href: url, download: nom }).click()
      setTimeout(() => URL.revokeObjectURL(url), 60_000)
    } catch (error) {
      if (error instanceof Error) this.panne = error.message
    }
  }

  async #write(structure?: string): Promise<void> {
    this.ecrit = true
    this.annonce = ''
    if (!this.#ecriture.valeur) await this.#come()
    if (structure)
      this.#ecriture.valeur?.redactionDe(this.#messagerie, NOUVEAU).saisir('structure', structure)
    await this.#focus(structure ? 'message-sujet' : 'nouveau-titre')
  }

  async #opened(id: string): Promise<void> {
    this.ecrit = false
    this.annonce = t.envoye
    void this.#messagerie.read()
    await this.#messagerie.ouvrir(id)
  }

  async #giveUp(): Promise<void> {
    this.ecrit = false
    await this.#focus('ecrire')
  }

  /** What one reads and writes with comes when one first does. */
  #come(): Promise<void> {
    this.#venue = this.#ecriture.run(() =>
      import('./ecriture.ts').catch(() => {
        throw new ErreurApi('hors-ligne', communFr.horsLigne)
      }),
    )
    return this.#venue
  }

  protected override renderContent(): TemplateResult {
    return html`<section class="widget" part="widget" aria-labelledby="titre">
      ${this.renderMenu()}
      <h2 id="titre" tabindex="-1">${t.titre}</h2>
      ${this.famille ? this.#renderFamille() : this.#renderInvitation()}
      <p class="lu" role="status">${this.annonce}</p>
    </section>`
  }

  #renderInvitation(): TemplateResult {
    return html`<p>${communFr.nonConnecte}</p>
      <div class="actions"><a class="bouton" href=${this.page('connexion')}>${communFr.seConnecter}</a></div>
      ${this.#renderContacts(true)}`
  }

  #renderFamille(): TemplateResult {
    const messagerie = this.#messagerie
    const vue = {
      messagerie,
      renderError: (error: unknown, retry: () => void) => this.renderError(error, retry),
      renderLoading: () => squelette(7, communFr.chargement),
    }
    const failure = html`<div role="alert">${this.panne ? avis('erreur', this.panne) : nothing}</div>`
    if (messagerie.ouvert || this.ecrit) {
      const { valeur: parts, erreur, enCours } = this.#ecriture
      if (!parts && !erreur && !enCours) void this.#come()
      if (!parts) return erreur ? this.renderError(erreur, () => void this.#come()) : vue.renderLoading()
      if (messagerie.ouvert) return html`${failure}${parts.renderConversation(vue)}`
      return parts.renderNouveau({
        messagerie,
        structures: this.#contacts.valeur ?? [],
        ouvert: (id) => void this.#opened(id),
        annuler: () => void this.#giveUp(),
      })
    }
    const open = () => {
      this.contacte = !this.contacte
    }
    return html`${failure}
      <div class="actions">
        <button class="bouton" id="ecrire" type="button" @click=${() => void this.#write()}>${t.ecrire}</button>
        <button class="bouton second" type="button" aria-expanded=${this.contacte} aria-controls="contacts" @click=${open}>${t.contacter}</button>
      </div>
      <div id="contacts" ?hidden=${!this.contacte}>${this.contacte ? this.#renderContacts(false) : nothing}</div>
      ${renderListe({
        ...vue,
        vues: ['tous', 'non-lus'],
        structures: this.#contacts.valeur ?? [],
        vide: t.aucun,
      })}`
  }

  #renderContacts(titre: boolean): TemplateResult {
    const { valeur, erreur } = this.#contacts
    const write = this.famille ? (structure: string) => void this.#write(structure) : undefined
    return html`<div class="contacts">
      ${titre ? html`<h3>${t.contacter}</h3>` : html`<h3 class="lu">${t.contacter}</h3>`}
      ${erreur ? this.renderError(erreur, () => void this.#readContacts()) : nothing}
      ${
        valeur
          ? valeur.length === 0
            ? html`<p>${t.contact.aucun}</p>`
            : html`<ul>${valeur.map((one) => renderContact(one, write))}</ul>`
          : erreur
            ? nothing
            : squelette(2, communFr.chargement)
      }
    </div>`
  }
}
