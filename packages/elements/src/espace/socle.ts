import type { Configuration } from '@inoe/contract/collectivites'
import type { Section } from '@inoe/contract/commun'
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { communFr } from '../i18n/commun.fr.ts'
import { cesserDeSuivre, parler, suivre } from '../i18n/langue.ts'
import { socle } from '../theme/socle.ts'
import { avis, squelette } from '../ui/avis.ts'
import { ErreurApi } from './erreur.ts'
import { type Espace, sharedEspace } from './espace.ts'
import { loaderSettings } from './loader.ts'

/**
 * What every widget is, and all that signing in needs: knows its town (own attribute, else the nearest `<inoe-espace>`, else the loader's script
 * tag), waits for the town's configuration and for who is signed in, and says clearly when it cannot work: not
 * configured, site not declared, API down (with the fallback children). A widget only writes `renderContent()`.
 *
 * @attr {string} collectivite - The town's name in addresses
 * @attr {string} api - Origin of the API, https://inscriptions.ville.fr
 * @attr {string} lang - Language of the widget: `fr`, `en` or `pt`; the nearest `lang` above by default, followed live
 * @attr {string} connexion - `redirection`: no password is typed in this page, the hosted one signs in
 * @attr {boolean} sans-titre - Hides the title from view, where the page has its own; screen readers keep it
 * @slot - Fallback, shown until the widget works: a link to the hosted page
 * @cssproperty [--inoe-marque=#17616b] - Brand colour: buttons, booked days; darkened where it would not be readable
 * @cssproperty [--inoe-fond=#fffdfa] - Background
 * @cssproperty [--inoe-encre=#1d2a35] - Text
 * @cssproperty [--inoe-police=inherit] - Font
 * @cssproperty [--inoe-police-titres=inherit] - Font of the titles
 * @cssproperty [--inoe-taille=1em] - Size of the text, never under 16 px
 * @cssproperty [--inoe-marge=1.25em] - Margin inside the frame; `0px`: neither margin nor frame
 * @cssproperty [--inoe-rayon=0.75em] - Corners
 * @cssproperty [--inoe-rayon-bouton=99em] - Corners of the buttons
 * @cssproperty --inoe-ombre - Shadow around the widget
 */
export abstract class Socle extends LitElement {
  static override styles: import('lit').CSSResultGroup = socle

  @property() api: string | undefined
  @property() collectivite: string | undefined
  @property() connexion: string | undefined
  @property({ type: Boolean, attribute: 'sans-titre', reflect: true }) sansTitre = false

  @state() configuration: Configuration | undefined
  @state() private echec: ErreurApi | undefined

  /** Set once connected, when the town is known. */
  espace: Espace | undefined
  /** Lines of the skeleton while loading. */
  protected squeletteLignes = 3
  #dernier: Espace | undefined
  #leave: (() => void)[] = []

  override connectedCallback(): void {
    super.connectedCallback()
    suivre(this)
    this.#enter()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    cesserDeSuivre(this)
    this.#exit()
  }

  /** All that an update says is in the widget's language. */
  protected override performUpdate(): void {
    parler(this)
    super.performUpdate()
  }

  override willUpdate(changed: PropertyValues): void {
    // A framework sets properties once the element is in the page: the town may come only then.
    if ((this.hasUpdated || !this.espace) && (changed.has('api') || changed.has('collectivite')))
      this.resolveEspace()
  }

  /** Finds the town again: after an attribute changed here or on `<inoe-espace>`. */
  resolveEspace(): void {
    this.#exit()
    this.configuration = undefined
    if (this.isConnected) this.#enter()
  }

  /** Address of a section of the portal. */
  page(section: Section): string {
    return this.configuration?.pages[section] ?? '#'
  }

  /** Is the page of a section the one that is shown? A link that leads nowhere else is left out. */
  protected ici(section: Section): boolean {
    const page = new URL(this.page(section), location.href)
    return page.origin === location.origin && page.pathname === location.pathname
  }

  /** Called when the town is known; what it returns ends with it. @param _again it was left, or the widget was moved */
  protected entering(_espace: Espace, _again: boolean): (() => void)[] {
    return []
  }

  /** Called when who is signed in changes, and once when it is first known. */
  protected sessionChanged(): void {}

  /** The widget itself; called once the town and the session are known. */
  protected abstract renderContent(): TemplateResult

  protected override render(): TemplateResult {
    if (!this.espace) return this.#trouble(communFr.sansCollectivite)
    if (this.echec) return this.#renderFailure(this.echec)
    if (!this.configuration) return this.renderLoading()
    if (!this.configuration.origineDeclaree) {
      return this.#trouble(
        html`${communFr.origineNonDeclaree}<br />${communFr.origineADeclarer(location.origin, this.espace.collectivite)}`,
      )
    }
    if (!this.espace.session.etat) return this.renderLoading()
    return this.renderContent()
  }

  protected renderLoading(): TemplateResult {
    return html`<div class="widget" part="widget">${squelette(this.squeletteLignes, communFr.chargement)}</div>`
  }

  /** A failed read of the widget's own data, with what to do. */
  protected renderError(error: unknown, retry: () => void): TemplateResult {
    const message = error instanceof Error ? error.message : communFr.horsLigne
    return html`<div role="alert">
      ${avis('erreur', html`<p>${message}</p><button class="lien" type="button" @click=${retry}>${communFr.reessayer}</button>`)}
    </div>`
  }

  #renderFailure(error: ErreurApi): TemplateResult {
    if (error.code === 'introuvable')
      return this.#trouble(communFr.collectiviteInconnue(this.espace?.collectivite ?? ''))
    return html`<div class="widget" part="widget">
      ${this.renderError(error, () => this.resolveEspace())}
      <slot></slot>
    </div>`
  }

  #trouble(message: unknown): TemplateResult {
    return html`<div class="widget" part="widget"><div role="alert">${avis('attention', message)}</div><slot></slot></div>`
  }

  #enter(): void {
    this.echec = undefined
    const found = this.#settings()
    if (!found) return
    const espace = sharedEspace(found.api, found.collectivite)
    const again = espace === this.#dernier
    // Moved to another town: what this one is called and how it looks is not to be shown.
    if (!again) this.configuration = undefined
    this.#dernier = espace
    this.espace = espace
    const changed = () => {
      this.sessionChanged()
      this.requestUpdate()
    }
    espace.session.addEventListener('change', changed)
    this.#leave.push(() => espace.session.removeEventListener('change', changed))
    this.#leave.push(...this.entering(espace, again))
    void this.#load(espace)
    this.requestUpdate()
  }

  async #load(espace: Espace): Promise<void> {
    try {
      const configuration = await espace.configuration()
      if (configuration.origineDeclaree) await espace.session.load()
      if (this.espace !== espace) return
      this.configuration = configuration
      this.#habiller(configuration)
      if (espace.session.etat) this.sessionChanged()
    } catch (error) {
      if (this.espace === espace && error instanceof ErreurApi) this.echec = error
    }
  }

  /** The town's own look, under what the page says. Nothing shown before bears its colour: there is no flash. */
  #habiller({ apparence }: Configuration): void {
    for (const nom in apparence)
      this.style.setProperty(`--inoe-ville-${nom}`, apparence[nom as keyof typeof apparence])
  }

  #exit(): void {
    for (const leave of this.#leave.splice(0)) leave()
    this.espace = undefined
  }

  #settings(): { api: string; collectivite: string } | undefined {
    const collectivite = this.reglage('collectivite')
    const api = this.reglage('api') || location.origin
    return collectivite ? { api: api.replace(/\/$/, ''), collectivite } : undefined
  }

  /** What it was told: by its own attribute, else by the nearest `<inoe-espace>`, else by the loader's script tag. */
  reglage(nom: 'api' | 'collectivite' | 'connexion'): string | undefined {
    return this[nom] || nearestEspace(this)?.getAttribute(nom) || loaderSettings()[nom]
  }
}

/** The nearest `<inoe-espace>` above, across shadow roots; found before it is upgraded. */
function nearestEspace(from: Element): Element | null {
  for (let node: Element | null = from; node; ) {
    const found = node.closest('inoe-espace')
    if (found) return found
    const root: Node = node.getRootNode()
    node = root instanceof ShadowRoot ? root.host : null
  }
  return null
}
