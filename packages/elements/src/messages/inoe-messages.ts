import type { Sujet } from '@inoe/contract/direct'
import type { Contact, Contacts } from '@inoe/contract/structures'
import { html, nothing, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { Lecture } from '../espace/lecture.ts'
import { Widget } from '../espace/widget.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { avis, squelette } from '../ui/avis.ts'
import { champ } from '../ui/champ.ts'
import { fileDropStyles } from '../ui/file-drop.styles.ts'
import { renderContact } from './contact.ts'
import { renderConversation } from './conversation.ts'
import { renderRedaction } from './formulaire.ts'
import { renderListe } from './liste.ts'
import { Messagerie } from './messagerie.ts'
import { messagesFr as t } from './messages.fr.ts'
import { styles } from './styles.ts'

/** What an e-mail leads to: « …/messages#inoe-fil=<id> ». */
const ANCRE = /^#inoe-fil=([\da-f-]{36})$/i
const NOUVEAU = 'nouveau'

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

  protected override squeletteLignes = 4
  #courriel: string | undefined
  readonly #contacts = new Lecture<readonly Contact[]>(() => this.requestUpdate())
  readonly #messagerie = new Messagerie(
    {
      redraw: () => this.requestUpdate(),
      espace: () => (this.famille ? this.espace : undefined),
      locale: () => this.locale,
      zone: () => this.zone,
      courriel: () => this.#courriel ?? '',
      annoncer: (words) => {
        this.annonce = words
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
    this.ecrit = false
    void this.#messagerie.ouvrir(id)
  }

  async #readContacts(): Promise<void> {
    const { espace } = this
    if (!espace) return
    await this.#contacts.run(
      async () => (await espace.get<Contacts>('contacts', { credentials: 'omit', hooks: {} })).structures,
    )
  }

  async #focus(id: string): Promise<void> {
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
    if (structure) this.#messagerie.redaction(NOUVEAU).saisir('structure', structure)
    this.ecrit = true
    this.annonce = ''
    await this.#focus(structure ? 'message-sujet' : 'nouveau-titre')
  }

  async #giveUp(): Promise<void> {
    this.ecrit = false
    await this.#focus('ecrire')
  }

  async #open(): Promise<void> {
    const redaction = this.#messagerie.redaction(NOUVEAU)
    const { structure = '', enfant = '', sujet = '' } = redaction.champs
    const wrong = {
      ...(structure ? {} : { structure: t.structureVide }),
      ...(sujet.trim() ? {} : { sujet: t.sujetVide }),
    }
    const body = { structure, enfant: enfant || null, sujet: sujet.trim() }
    const made = await redaction.envoyer<{ id: string }>('messages', body, wrong)
    if (!made) return
    this.ecrit = false
    this.annonce = t.envoye
    void this.#messagerie.read()
    await this.#messagerie.ouvrir(made.id)
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
      renderLoading: () => squelette(4, communFr.chargement),
    }
    const failure = html`<div role="alert">${this.panne ? avis('erreur', this.panne) : nothing}</div>`
    if (messagerie.ouvert) return html`${failure}${renderConversation(vue)}`
    if (this.ecrit) return this.#renderNouveau()
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

  #renderNouveau(): TemplateResult {
    const redaction = this.#messagerie.redaction(NOUVEAU)
    const { champs, erreurs } = redaction
    const { enfants = [], tailleMax } = this.#messagerie.liste.valeur ?? {}
    const structures = this.#contacts.valeur ?? []
    return html`<h3 id="nouveau-titre" tabindex="-1">${t.nouveau}</h3>
      <p class="sous">${communFr.etoile}</p>
      ${this.#contacts.erreur ? this.renderError(this.#contacts.erreur, () => void this.#readContacts()) : nothing}
      ${renderRedaction({
        redaction,
        hote: this.#messagerie.hote,
        label: t.message,
        tailleMax,
        envoyer: () => void this.#open(),
        annuler: () => void this.#giveUp(),
        avant: html`
          ${champ({
            id: 'message-structure',
            label: t.structure,
            requis: true,
            valeur: champs.structure ?? '',
            choix: [['', t.choisirStructure], ...structures.map(({ id, nom }) => [id, nom] as const)],
            erreur: erreurs.structure,
            saisie: (structure) => redaction.saisir('structure', structure),
          })}
          ${
            enfants.length > 0
              ? champ({
                  id: 'message-enfant',
                  label: t.enfant,
                  valeur: champs.enfant ?? '',
                  choix: [['', t.aucunEnfant], ...enfants.map(({ id, prenom }) => [id, prenom] as const)],
                  saisie: (enfant) => redaction.saisir('enfant', enfant),
                })
              : nothing
          }
          ${champ({
            id: 'message-sujet',
            label: t.sujet,
            requis: true,
            valeur: champs.sujet ?? '',
            erreur: erreurs.sujet,
            saisie: (sujet) => redaction.saisir('sujet', sujet),
          })}
        `,
      })}`
  }
}
