import type { InvitationLue, OptionsCle, SessionFermee, SessionOuverte } from '@inoe/contract/comptes'
import type { LitElement, ReactiveController } from 'lit'
import { appareil } from '../espace/appareil.ts'
import { ErreurApi } from '../espace/erreur.ts'
import type { Espace } from '../espace/espace.ts'
import { connexion } from './connexion.ts'
import type { Ecran, Vue, VueCompte } from './ecran.ts'
import { ConnexionEvent, DeconnexionEvent } from './events.ts'
import { forgetLien, readLien } from './lien.ts'
import { loginFr as t } from './messages.fr.ts'
import { type Erreurs, erreursDe, type NomChamp, verifier } from './rules.ts'

/** The views that signing in does without; downloaded when one of them is first wanted. */
export type Compte = typeof import('./compte.ts')

/** What the widget knows, when it is asked. */
export interface Acces {
  espace(): Espace | undefined
  ville(): { nom: string; contact: string | null; zone: string }
  loadCompte(): Promise<Compte>
}

let instances = 0

/** The way from « Se connecter » to being signed in: the view, what is typed, what just happened. */
export class Parcours implements ReactiveController {
  vue: Vue = 'connexion'
  courriel = ''
  motDePasse = ''
  /** The password can be read. */
  visible = false
  erreurs: Erreurs = {}
  /** A refusal that is of no field. */
  refus: ErreurApi | undefined
  nouvelle = ''
  /** Said to screen readers only. */
  annonce = ''
  enCours = false
  /** Secret of the link that was followed. */
  jeton = ''
  /** A view that is being downloaded. */
  attendue: VueCompte | undefined
  /** A view that could not be downloaded. */
  manquante: VueCompte | undefined
  compte: Compte | undefined
  /** The invitation whose link was followed. */
  invitation: InvitationLue | undefined
  /** What waits for somebody to sign in, before anything is told of it. @returns what to say */
  suite: ((espace: Espace) => Promise<string>) | undefined
  /** Begins the ids: several widgets may stand in a page. */
  readonly prefixe = `inoe-login-${++instances}`
  readonly #hote: LitElement
  readonly #acces: Acces
  #focusNext: string | undefined

  constructor(hote: LitElement, acces: Acces) {
    this.#hote = hote
    this.#acces = acces
    hote.addController(this)
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#followLink)
    this.#followLink()
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#followLink)
  }

  get ecran(): Ecran {
    return this.vue === 'connexion' || !this.compte ? connexion : this.compte.ecrans[this.vue]
  }

  get ville(): ReturnType<Acces['ville']> {
    return this.#acces.ville()
  }

  /** What to focus once drawn; told once. */
  takeFocus(): string | undefined {
    const wanted = this.#focusNext
    this.#focusNext = undefined
    return wanted
  }

  /** Goes to a view, once it is downloaded. What was typed as address follows; a password only to be sent again. */
  async montrer(vue: Vue, { focus = true, nouvelle = '' } = {}): Promise<void> {
    this.#clear()
    this.nouvelle = nouvelle
    this.visible = false
    if (vue !== 'envoye') this.motDePasse = ''
    this.attendue = undefined
    if (vue !== 'connexion' && !this.compte) {
      this.vue = 'connexion'
      this.attendue = vue
      this.#hote.requestUpdate()
      await this.precharger()
      // Meanwhile something else was wanted.
      if (this.attendue !== vue) return
      this.attendue = undefined
    }
    if (vue !== 'connexion' && !this.compte) this.manquante = vue
    else this.vue = vue
    const { ouvrir } = this.ecran
    if (ouvrir && vue === this.vue) void this.tenter((espace) => ouvrir(this, espace))
    if (focus) this.#focusNext = '#titre'
    this.#hote.requestUpdate()
  }

  /** Downloads the other views: one of them is wanted, or a hand comes near. */
  readonly precharger = async () => {
    // A failure shows by what is not there, and the next call tries again.
    this.compte ??= await this.#acces.loadCompte().catch(() => undefined)
  }

  /** Leaves a view, and the link that led to it. */
  quitter(vue: Vue): void {
    this.jeton = ''
    forgetLien()
    void this.montrer(vue)
  }

  saisir(champ: NomChamp, valeur: string): void {
    this[champ] = valeur
    this.erreurs = { ...this.erreurs, [champ]: undefined }
    this.#hote.requestUpdate()
  }

  readonly basculer = () => {
    this.visible = !this.visible
    this.#hote.requestUpdate()
  }

  readonly envoyer = (event: SubmitEvent) => {
    event.preventDefault()
    // Read from the fields: a browser may have filled them in without a word.
    const fields = new FormData(event.currentTarget as HTMLFormElement)
    if (fields.has('courriel')) this.courriel = String(fields.get('courriel')).trim()
    if (fields.has('motDePasse')) this.motDePasse = String(fields.get('motDePasse'))
    const erreurs = verifier(fields, this.ecran.refuser)
    if (Object.keys(erreurs).length > 0) this.#refuser(erreurs)
    else void this.tenter(async (espace) => this.ecran.envoyer?.(this, espace, fields))
  }

  readonly renvoyer = () =>
    this.tenter(async (espace) => {
      const { courriel, motDePasse, vue } = this
      if (vue === 'oubli-envoye') await espace.send('post', 'mot-de-passe/oubli', { courriel })
      else await espace.send('post', 'comptes/confirmation/renvoi', { courriel, motDePasse })
      if (vue === 'connexion') await this.montrer('envoye')
      this.nouvelle = t.renvoye
    })

  /** Signed in: the link, if any, has served. */
  async entrer(
    espace: Espace,
    jeton: string | null,
    nouvelle: string,
    persistante = false,
    sansCookie?: () => Promise<string | null>,
  ): Promise<void> {
    forgetLien()
    await espace.session.opened(jeton, persistante)
    // The browser did not keep the cookie: the page is in another site's frame, or cookies are refused.
    if (sansCookie && !espace.session.connecte) await espace.session.opened(await sansCookie(), persistante)
    // On the API's own pages nothing can take the place of a cookie.
    if (!espace.session.connecte) throw new ErreurApi('non-connecte', t.cookiesRefuses)
    this.jeton = ''
    this.courriel = ''
    const dit = await this.suite?.(espace)
    void this.montrer('connexion', { nouvelle: dit ?? nouvelle })
    this.#hote.dispatchEvent(new ConnexionEvent())
  }

  /** Signs in with a key of this browser; what that takes is downloaded now. */
  readonly parCle = (resterConnecte: boolean) =>
    this.tenter(async (espace) => {
      const cles = await import('../espace/cle-acces.ts').catch(() => {
        throw new ErreurApi('hors-ligne', t.pasCharge)
      })
      const reponse = await cles.demanderCle(await espace.send<OptionsCle>('post', 'session/cle/options', {}))
      if (!reponse) throw new ErreurApi('cle-acces-refusee', cles.cleAccesFr.abandonnee)
      const body = { reponse, resterConnecte, appareil: appareil() }
      const { jeton } = await espace.send<SessionOuverte>('post', 'session/cle', body)
      await this.entrer(espace, jeton, t.vousEtesConnecte, resterConnecte)
    })

  readonly sortir = () =>
    this.tenter(async (espace) => {
      const fermee = await espace.send<SessionFermee | undefined>('delete', 'session')
      await espace.session.closed()
      // Signed in by FranceConnect, one signs out of it too: on a shared computer it would sign in the next person.
      if (fermee) location.assign(fermee.suite)
      void this.montrer('connexion', { nouvelle: t.vousEtesDeconnecte })
      this.#hote.dispatchEvent(new DeconnexionEvent())
    })

  /** One attempt at a time; a refusal is shown where it belongs. */
  async tenter(attempt: (espace: Espace) => Promise<void>): Promise<void> {
    const espace = this.#acces.espace()
    if (this.enCours || !espace) return
    this.enCours = true
    this.#clear()
    this.annonce = t.envoi
    try {
      await attempt(espace)
      this.annonce = ''
    } catch (error) {
      this.annonce = ''
      if (!(error instanceof ErreurApi)) throw error
      this.#expliquer(error)
    } finally {
      this.enCours = false
      this.#hote.requestUpdate()
    }
  }

  readonly #followLink = () => {
    const lien = readLien(location.hash)
    if (!lien) return
    this.jeton = lien.jeton
    // A page that opens keeps the focus where it is.
    void this.montrer(lien.vue, { focus: this.#hote.hasUpdated })
  }

  /** Forgets what was said of the last attempt. */
  #clear(): void {
    this.erreurs = {}
    this.refus = undefined
    this.manquante = undefined
    this.nouvelle = ''
    this.annonce = ''
    this.#hote.requestUpdate()
  }

  #expliquer(error: ErreurApi): void {
    const erreurs = erreursDe(error)
    if (Object.keys(erreurs).length > 0) this.#refuser(erreurs)
    else {
      if (error.code === 'lien-invalide') {
        forgetLien()
        void this.montrer(this.vue === 'choix' ? 'oubli' : 'connexion')
      }
      this.refus = error
    }
  }

  #refuser(erreurs: Erreurs): void {
    this.erreurs = erreurs
    const champs = Object.keys(erreurs)
    this.annonce = `${t.aCorriger(champs.length)} ${Object.values(erreurs).join(' ')}`
    this.#focusNext = `[name=${champs[0]}]`
    this.#hote.requestUpdate()
  }
}
