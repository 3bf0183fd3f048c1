import type { AbonnementLu, CleNotifications } from '@inoe/contract/notifications'
import { SUJETS_NOTIFICATION, type SujetNotification } from '@inoe/contract/sujets-notification'
import { html, nothing, type TemplateResult } from 'lit'
import { ErreurApi } from '../espace/erreur.ts'
import type { Espace } from '../espace/espace.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { avis, squelette } from '../ui/avis.ts'
import { type Abonnement, champs, Injoignable, possibilite, souscription, souscrire } from './abonnement.ts'
import { applicationFr as t } from './messages.fr.ts'

interface Dit {
  genre: 'succes' | 'attention' | 'erreur'
  texte: string
}

/** The choice of what this browser is notified of, and what it shows of it. */
export class Notifications {
  readonly #redraw: () => void
  #espace: Espace | undefined
  /** Undefined until it is known; null when this browser is not notified. */
  #abonnement: Abonnement | null | undefined
  #enCours = false
  #dit: Dit | undefined
  /** Boxes ticked one after the other are saved one after the other. */
  #suite: Promise<void> = Promise.resolve()
  #tour = 0

  constructor(redraw: () => void) {
    this.#redraw = redraw
  }

  /** Looks again for who uses the browser now; nobody's without a town. */
  async lire(espace: Espace | undefined): Promise<void> {
    this.#espace = espace
    this.#abonnement = undefined
    this.#dit = undefined
    if (!espace || possibilite() !== 'possible') return
    const tour = ++this.#tour
    const found = await this.#tenter(async () => {
      const subscribed = await souscription(espace.collectivite)
      if (!subscribed) return { abonnement: null }
      const { adresse } = champs(subscribed)
      return espace.send<AbonnementLu>('post', 'notifications/appareil', { adresse })
    })
    if (tour !== this.#tour || !found) return
    this.#abonnement = found.abonnement
    this.#redraw()
  }

  /** Only after a click: a browser that is asked out of the blue is told no for ever. */
  async #activer(espace: Espace): Promise<void> {
    const { collectivite } = espace
    await this.#faire(async () => {
      const permission = await Notification.requestPermission()
      if (permission === 'default') return { genre: 'attention', texte: t.pasDAccord }
      // What is blocked is said by the card itself.
      if (permission === 'denied') return undefined
      const { cle } = await espace.get<CleNotifications>('notifications/cle')
      await this.#enregistrer(espace, await souscrire(collectivite, cle), SUJETS_NOTIFICATION)
      return { genre: 'succes', texte: t.actives }
    })
  }

  #choisir(espace: Espace, sujet: SujetNotification, box: HTMLInputElement): void {
    const wanted = box.checked
    const save = async (): Promise<Dit> => {
      const subscribed = await souscription(espace.collectivite)
      if (!subscribed) throw new Injoignable('no subscription')
      const former = this.#abonnement?.sujets ?? []
      const sujets = SUJETS_NOTIFICATION.filter((one) => (one === sujet ? wanted : former.includes(one)))
      await this.#enregistrer(espace, champs(subscribed), sujets)
      return { genre: 'succes', texte: t.enregistre }
    }
    this.#suite = this.#suite
      .then(() => this.#faire(save))
      .finally(() => {
        box.checked = this.#abonnement?.sujets.includes(sujet) ?? false
      })
  }

  async #arreter(espace: Espace, { id }: Abonnement): Promise<void> {
    await this.#faire(async () => {
      await espace.send('delete', `notifications/abonnements/${id}`)
      this.#abonnement = null
      await (await souscription(espace.collectivite))?.unsubscribe()
      return { genre: 'succes', texte: t.arretees }
    })
  }

  async #enregistrer(
    espace: Espace,
    subscribed: ReturnType<typeof champs>,
    sujets: readonly SujetNotification[],
  ): Promise<void> {
    const { id } = await espace.send<{ id: string }>('post', 'notifications/abonnements', {
      ...subscribed,
      sujets,
    })
    this.#abonnement = { id, sujets }
  }

  async #faire(work: () => Promise<Dit | undefined>): Promise<void> {
    if (this.#enCours) return
    this.#enCours = true
    this.#dit = undefined
    this.#redraw()
    this.#dit = (await this.#tenter(work)) ?? this.#dit
    this.#enCours = false
    this.#redraw()
  }

  /** What failed is said. */
  async #tenter<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof ErreurApi || error instanceof Injoignable)) throw error
      this.#dit = {
        genre: 'erreur',
        texte: error instanceof Injoignable ? t.serviceInjoignable : error.message,
      }
      this.#redraw()
      return undefined
    }
  }

  render(): TemplateResult {
    return html`<section class="carte" aria-labelledby="titre-notifications">
      <h3 id="titre-notifications" tabindex="-1">${t.notifications}</h3>
      ${this.#renderEtat()}
      <div role="status">${this.#dit && this.#dit.genre !== 'erreur' ? avis(this.#dit.genre, this.#dit.texte) : nothing}</div>
      <div role="alert">${this.#dit?.genre === 'erreur' ? avis('erreur', this.#dit.texte) : nothing}</div>
    </section>`
  }

  #renderEtat(): TemplateResult | typeof nothing {
    const can = possibilite()
    if (can === 'impossible') return html`<p>${t.impossibles}</p>`
    if (can === 'installer-avant') return html`<p>${t.appleAvant}</p>`
    if (Notification.permission === 'denied') return html`<p>${t.refusees}</p>`
    const espace = this.#espace
    const abonnement = this.#abonnement
    if (!espace) return nothing
    // What failed is said below.
    if (abonnement === undefined) return this.#dit ? nothing : squelette(5, communFr.chargement)
    return abonnement === null ? this.#renderOffre(espace) : this.#renderChoix(espace, abonnement)
  }

  #renderOffre(espace: Espace): TemplateResult {
    return html`<p>${t.pourquoiNotifier}</p>
      <div class="actions">
        <button class="bouton" type="button" ?disabled=${this.#enCours} @click=${() => void this.#activer(espace)}>${t.activer}</button>
      </div>
      <p class="sous">${t.ensuite}</p>`
  }

  #renderChoix(espace: Espace, abonnement: Abonnement): TemplateResult {
    return html`<fieldset>
        <legend>${t.quoi}</legend>
        ${SUJETS_NOTIFICATION.map((sujet) => {
          const choose = (event: Event) => this.#choisir(espace, sujet, event.target as HTMLInputElement)
          return html`<label class="coche"><input type="checkbox" .checked=${abonnement.sujets.includes(sujet)} @change=${choose} />${t.sujets[sujet]}</label>`
        })}
      </fieldset>
      <div><button class="lien" type="button" @click=${() => void this.#arreter(espace, abonnement)}>${t.arreter}</button></div>`
  }
}
