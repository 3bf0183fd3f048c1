import type { ChangementCourriel, DemandeRecue, MonCompte, OptionsCle } from '@inoe/contract/comptes'
import { NOMS_LANGUES } from '@inoe/contract/langues'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { clesPossibles } from '../espace/cles-possibles.ts'
import { Lecture } from '../espace/lecture.ts'
import { Operation } from '../espace/operation.ts'
import { Widget } from '../espace/widget.ts'
import { instant } from '../i18n/format.ts'
import { avis } from '../ui/avis.ts'
import { confirmationStyles } from '../ui/confirmation.styles.ts'
import { confirmation, openConfirmation, type Question } from '../ui/confirmation.ts'
import { icones } from '../ui/icones.ts'
import { formulaire, type NomFormulaire, REQUIS, type Valeurs } from './formulaires.ts'
import { listeAppareils, listeCles, listeParents } from './listes.ts'
import { compteFr as t } from './messages.fr.ts'
import { styles } from './styles.ts'

type Partie = NomFormulaire | 'appareils' | 'franceconnect'

/**
 * @summary « Mon compte »: address, password, devices signed in, passkeys, and the other parent's invitation. For
 * parents, and for agents without what is of a family.
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
  static override styles = [Widget.styles, confirmationStyles, styles]

  @state() private question: Question | undefined
  /** The form that is open. */
  @state() private ouvert: NomFormulaire | undefined
  /** What just happened, and where to say it. */
  @state() private nouvelle: { partie: Partie; texte: string } | undefined
  /** Where the last refusal is of. */
  @state() private refusee: Partie | undefined
  @state() private visible = false

  protected override squeletteLignes = 11

  #valeurs: Valeurs = {}
  #erreurs: Record<string, string> = {}
  #echec = ''
  #compte: string | undefined
  #focusNext: string | undefined
  readonly #lecture = new Lecture<MonCompte>(() => this.requestUpdate())
  readonly #operation = new Operation(() => this.requestUpdate())

  override updated(changed: PropertyValues): void {
    super.updated(changed)
    openConfirmation(this.renderRoot)
    const target = this.#focusNext && this.renderRoot.querySelector<HTMLElement>(this.#focusNext)
    this.#focusNext = undefined
    if (target) target.focus()
  }

  protected override sessionChanged(): void {
    const etat = this.espace?.session.etat
    const compte = etat?.connecte ? etat.courriel : undefined
    if (compte === this.#compte) return
    // Threat: on a shared computer the next person would read what the one before was typing.
    this.#compte = compte
    this.#lecture.forget()
    this.#fermer()
    this.nouvelle = undefined
    if (compte) void this.#lire()
  }

  #lire(): Promise<void> {
    const { espace } = this
    return espace ? this.#lecture.run(() => espace.get<MonCompte>('compte')) : Promise.resolve()
  }

  #ouvrir(nom: NomFormulaire, valeurs: Valeurs = {}): void {
    this.#fermer()
    this.nouvelle = undefined
    this.ouvert = nom
    this.#valeurs = valeurs
    this.#focusNext = `#${REQUIS[nom][0]}`
  }

  #fermer(): void {
    if (this.ouvert) this.#focusNext = `#ouvrir-${this.ouvert}`
    this.ouvert = undefined
    this.refusee = undefined
    this.visible = false
    this.#valeurs = {}
    this.#erreurs = {}
    this.#echec = ''
    this.#operation.forget()
  }

  #envoyer = (event: SubmitEvent) => {
    event.preventDefault()
    const nom = this.ouvert
    if (!nom) return
    const vides = REQUIS[nom].filter((one) => !this.#valeurs[one]?.trim())
    this.#erreurs = Object.fromEntries(vides.map((one) => [one, t.obligatoire]))
    if (vides.length > 0) this.#montrerErreurs()
    else void (nom === 'cle' ? this.#creerCle() : this.#envois[nom]())
  }

  readonly #envois = {
    courriel: () =>
      this.#faire<DemandeRecue>('courriel', 'post', 'compte/courriel', this.#valeurs, (done) => done.message),
    langue: () => this.#faire('langue', 'put', 'compte/langue', this.#valeurs, () => t.langueChangee),
    motDePasse: () =>
      this.#faire('motDePasse', 'post', 'compte/mot-de-passe', this.#valeurs, () => t.motDePasseChange),
    invitation: () => {
      const { courriel = '' } = this.#valeurs
      return this.#faire('invitation', 'post', 'compte/invitations', this.#valeurs, () => t.invitee(courriel))
    },
  }

  async #creerCle(): Promise<void> {
    const { nom = '', motDePasse = '' } = this.#valeurs
    const given = await this.#send<OptionsCle>('cle', 'post', 'compte/cles/options', { motDePasse })
    if (!given) return
    try {
      const cle = await import('../espace/cle-acces.ts').catch(() => undefined)
      if (!cle) return this.#dire('cle', t.pasCharge)
      const reponse = await cle.creerCle(given.reponse).catch((error: unknown) => {
        if (error instanceof cle.CleDejaLa) return t.cleDejaLa
        throw error
      })
      if (typeof reponse !== 'object') return this.#dire('cle', reponse ?? t.cleAbandonnee)
      await this.#faire('cle', 'post', 'compte/cles', { nom, reponse }, () => t.cleAjoutee)
    } finally {
      this.requestUpdate()
    }
  }

  /** A write; then what is shown is read again, and what was done is said. */
  async #faire<T>(
    partie: Partie,
    method: 'post' | 'put' | 'delete',
    route: string,
    body: object | undefined,
    dire: (reponse: T) => string,
  ): Promise<void> {
    const done = await this.#send<T>(partie, method, route, body)
    if (!done) return
    const texte = dire(done.reponse)
    await this.#lire()
    this.#fermer()
    // What had the focus is no longer there.
    if (method === 'delete') this.#focusNext = `#titre-${partie}`
    this.nouvelle = { partie, texte }
  }

  async #send<T>(partie: Partie, method: 'post' | 'put' | 'delete', route: string, body?: object) {
    this.nouvelle = undefined
    this.refusee = undefined
    const done = await this.#operation.send<T>(this.espace, partie, method, route, body)
    const { erreur } = this.#operation
    if (!done && erreur) {
      this.#erreurs = this.ouvert === partie ? { ...erreur.champs } : {}
      if (Object.keys(this.#erreurs).length > 0) this.#montrerErreurs()
      else this.#dire(partie, erreur.message)
    }
    return done
  }

  #dire(partie: Partie, echec: string): void {
    this.#echec = echec
    this.refusee = partie
    this.requestUpdate()
  }

  #montrerErreurs(): void {
    this.#focusNext = '[aria-invalid="true"]'
    this.requestUpdate()
  }

  #partout(): void {
    this.question = {
      titre: t.partoutTitre,
      texte: t.partoutTexte,
      oui: t.partout,
      faire: async () => {
        if (await this.#send('appareils', 'delete', 'compte/sessions')) await this.espace?.session.closed()
      },
    }
  }

  /** Asks, then does; the focus goes to what was done. */
  #demander(question: Omit<Question, 'faire'>, partie: Partie, route: string, fait: string): void {
    const faire = () => void this.#faire(partie, 'delete', route, undefined, () => fait)
    this.question = { ...question, faire }
  }

  protected override renderContent(): TemplateResult {
    if (!this.espace?.session.connecte) return this.renderSignedOut(t.titre)
    const { valeur, erreur } = this.#lecture
    if (!valeur && !erreur) return this.renderLoading()
    return html`<section class="widget" part="widget" aria-labelledby="titre">
      ${this.renderMenu()}
      <div><h2 id="titre">${t.titre}</h2><p class="sous">${t.sousTitre}</p></div>
      ${valeur ? this.#renderCompte(valeur) : this.renderError(erreur, () => void this.#lire())}
      ${this.question ? confirmation(this.question, () => this.#close()) : nothing}
    </section>`
  }

  #close(): void {
    this.question = undefined
  }

  #renderCompte(mine: MonCompte): TemplateResult {
    const ecriture = { locale: this.locale, zone: this.zone }
    const { changement, sessions } = mine
    const appareils = listeAppareils(sessions, ecriture, (one) => {
      const question = {
        titre: t.deconnecterTitre(one.appareil),
        texte: t.deconnecterTexte,
        oui: t.deconnecterOui,
      }
      this.#demander(question, 'appareils', `compte/sessions/${one.id}`, t.deconnecte)
    })
    const cles = listeCles(mine.cles, ecriture, ({ id, nom }) => {
      const question = { titre: t.retirerTitre(nom), texte: t.retirerTexte, oui: t.retirerOui }
      this.#demander(question, 'cle', `compte/cles/${id}`, t.cleRetiree)
    })
    return html`
      ${this.#renderPartie(
        'courriel',
        t.adresse,
        html`<p class="adresse">${mine.courriel}</p>${changement ? this.#renderChangement(changement) : nothing}`,
        t.changerAdresse,
      )}
      ${this.#renderPartie(
        'langue',
        t.langue,
        html`<p>${NOMS_LANGUES[mine.langue]}</p><p class="sous">${t.langueAide}</p>`,
        t.changerLangue,
        { langue: mine.langue },
      )}
      ${this.#renderPartie('motDePasse', t.motDePasse, nothing, t.changerMotDePasse)}
      ${this.#renderPartie(
        'appareils',
        t.appareils,
        html`<p class="sous">${t.inconnuAide}</p>${appareils}
          <div class="actions"><button class="bouton second" type="button" @click=${() => this.#partout()}>${t.partout}</button></div>`,
      )}
      ${this.#renderPartie(
        'cle',
        t.cles,
        html`<p class="sous">${t.clesAide}</p>${cles}${clesPossibles() ? nothing : html`<p class="sous">${t.clesImpossibles}</p>`}`,
        clesPossibles() ? t.ajouterCle : undefined,
        { nom: sessions.find((one) => one.courante)?.appareil ?? '' },
      )}
      ${mine.role === 'famille' ? html`${this.#renderFranceConnect(mine)}${this.#renderParents(mine)}${this.#renderApplication()}<p><a href=${this.page('mes-donnees')}>${t.mesDonnees}</a></p>` : nothing}
    `
  }

  /** The hosted page has it below: it is what is installed. */
  #renderApplication(): TemplateResult | typeof nothing {
    const { api, collectivite } = this.espace ?? {}
    if (!api || api === location.origin) return nothing
    return html`<section class="carte" aria-labelledby="titre-application">
      <h3 id="titre-application">${t.application}</h3>
      <p class="sous">${t.applicationAide}</p>
      <p><a href="${api}/${collectivite}/compte#application">${t.versApplication}</a></p>
    </section>`
  }

  #renderChangement({ nouveau, accorde, prouve, expireLe }: ChangementCourriel): TemplateResult {
    const renoncer = () =>
      void this.#faire('courriel', 'delete', 'compte/courriel', undefined, () => t.renonce)
    return avis(
      'attention',
      html`<div class="suivi">
        <p>${t.changementVers} <span class="adresse">${nouveau}</span></p>
        <p>${t.changementAccord(accorde)} ${t.changementPreuve(prouve)}</p>
        <p>${t.jusque(instant(expireLe, this.locale, this.zone))}</p>
        <div><button class="lien" type="button" @click=${renoncer}>${t.renoncer}</button></div>
      </div>`,
    )
  }

  #renderFranceConnect({ franceconnect }: MonCompte): TemplateResult | typeof nothing {
    if (!this.configuration?.franceconnect) return nothing
    const quand = (iso: string) => instant(iso, this.locale, this.zone)
    const retirer = () => this.#demander(t.delier, 'franceconnect', 'compte/franceconnect', t.delie)
    return this.#renderPartie(
      'franceconnect',
      t.franceconnect,
      franceconnect
        ? html`<p class="sous">${t.relie(quand(franceconnect.lieLe), franceconnect.utiliseLe && quand(franceconnect.utiliseLe))}</p>
            <div class="actions"><button class="bouton second" type="button" @click=${retirer}>${t.delier.oui}</button></div>`
        : html`<p class="sous">${t.pasRelie}</p>`,
    )
  }

  #renderParents(mine: MonCompte): TemplateResult {
    const liste = listeParents(
      mine,
      { locale: this.locale, zone: this.zone },
      ({ id, courriel }) =>
        void this.#faire('invitation', 'post', `compte/invitations/${id}/renvoi`, undefined, () =>
          t.invitee(courriel),
        ),
      ({ id, prenom }) => {
        const question = { titre: t.annulerTitre(prenom), texte: t.annulerTexte, oui: t.annulerInvitation }
        this.#demander(question, 'invitation', `compte/invitations/${id}`, t.annulee)
      },
    )
    return this.#renderPartie(
      'invitation',
      t.parents,
      html`<p class="sous">${t.parentsAide}</p>${liste}`,
      t.inviter,
    )
  }

  /** A part: what it shows, what just happened there, and its form behind a button. */
  #renderPartie(
    partie: Partie,
    titre: string,
    contenu: unknown,
    ouvrir?: string,
    valeurs?: Valeurs,
  ): TemplateResult {
    const ouvert = this.ouvert === partie
    const { nouvelle } = this
    return html`<section class="carte" aria-labelledby="titre-${partie}">
      <h3 id="titre-${partie}" tabindex="-1">${titre}</h3>
      ${contenu}
      <div role="alert">${this.refusee === partie ? avis('erreur', this.#echec) : nothing}</div>
      <div role="status">${nouvelle?.partie === partie ? avis('succes', nouvelle.texte) : nothing}</div>
      ${
        this.ouvert && ouvert
          ? formulaire(this.ouvert, {
              valeurs: this.#valeurs,
              erreurs: this.#erreurs,
              enCours: this.#operation.envoi !== undefined,
              visible: this.visible,
              saisir: (nom, valeur) => this.#saisir(nom, valeur),
              basculer: () => this.#basculer(),
              envoyer: this.#envoyer,
              fermer: () => this.#fermer(),
            })
          : ouvrir && partie in REQUIS
            ? html`<div class="actions"><button class="bouton second" id="ouvrir-${partie}" type="button"
                @click=${() => this.#ouvrir(partie as NomFormulaire, valeurs)}>${partie === 'cle' || partie === 'invitation' ? icones.plus : nothing}${ouvrir}</button></div>`
            : nothing
      }
    </section>`
  }

  #saisir(nom: string, valeur: string): void {
    this.#valeurs = { ...this.#valeurs, [nom]: valeur }
    const { [nom]: _, ...others } = this.#erreurs
    this.#erreurs = others
    this.requestUpdate()
  }

  #basculer(): void {
    this.visible = !this.visible
  }
}
