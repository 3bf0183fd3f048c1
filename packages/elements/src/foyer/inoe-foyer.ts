import type { Consentements } from '@inoe/contract/consentements'
import type { Enfant, Foyer, HistoriqueSante } from '@inoe/contract/foyers'
import type { QuotientEnLigne, QuotientObtenu } from '@inoe/contract/quotients'
import type { Renouvellement, SectionARenouveler } from '@inoe/contract/renouvellements'
import { initialState, Task } from '@lit/task'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { Lecture } from '../espace/lecture.ts'
import { Widget } from '../espace/widget.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { dateCivile, instant, jourDe } from '../i18n/format.ts'
import { avis } from '../ui/avis.ts'
import { noteEtoile } from '../ui/champ.ts'
import { confirmationStyles } from '../ui/confirmation.styles.ts'
import { confirmation, openConfirmation, type Question } from '../ui/confirmation.ts'
import { icones } from '../ui/icones.ts'
import { Attentes } from './attentes.ts'
import { Brouillon } from './brouillon.ts'
import {
  champDe,
  enfantDe,
  NOUVEL_ENFANT,
  type Partie,
  partieDe,
  valeursDe,
  valeursEnfant,
} from './formulaires.ts'
import { Historiques, type Vue } from './historique-sante.ts'
import { foyerFr as t } from './messages.fr.ts'
import { champsDe, champsEnfant } from './parties.ts'
import type { Dossier } from './renouvellement/dossier.ts'
import { styles } from './styles.ts'
import type { ContexteFoyer } from './volet.ts'
import { Volets } from './volets.ts'

const PARTIES: readonly Partie[] = ['contact', 'revenus', 'parents']
/** Key of the child being added, beside the ids of the others. */
const NOUVEAU = 'nouveau'

/**
 * @summary « Mon foyer »: the family file. Address, income, parents, children with their medical information; each part
 * is saved alone, and what is typed survives refusals and changes made elsewhere.
 *
 * @element inoe-foyer
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
 * <inoe-foyer><a href="https://inscriptions.ville.fr/ville/foyer">Mon foyer</a></inoe-foyer>
 */
export class InoeFoyer extends Widget {
  static override styles = [Widget.styles, confirmationStyles, styles]

  @state() private foyer: Foyer | undefined
  @state() private question: Question | undefined
  /** Said under « Enfants » after one came or left. */
  @state() private nouvelle = ''

  protected override squeletteLignes = 11

  #brouillons = new Map<string, Brouillon>()
  readonly #consentements = new Lecture<Consentements>(() => this.requestUpdate())
  readonly #volets = new Volets(this.#contexte())
  readonly #historiques = new Historiques(() => this.requestUpdate())
  readonly #quotient = new Lecture<QuotientEnLigne>(() => this.requestUpdate())
  readonly #renouvellement = new Lecture<Renouvellement>(() => this.requestUpdate())
  /** The yearly renewal, once one is asked. */
  #dossier: Dossier | undefined
  readonly #attentes = new Attentes(this.#contexte(), async (foyer) => {
    this.#transmis.clear()
    if (foyer) this.#relire(foyer)
    else await this.#lecture.run()
  })
  #courriel: string | undefined
  #focusNext: string | undefined

  #lecture = new Task(this, {
    task: async ([espace], { signal }) => {
      if (!espace) return initialState
      const foyer = await espace.get<Foyer>('foyer', { signal })
      this.#relire(foyer)
      void this.#quotient.run(() => espace.get<QuotientEnLigne>('foyer/quotient', { signal }))
      void this.#lireRenouvellement()
      void this.#consentements.run(() => espace.get<Consentements>('foyer/consentements', { signal }))
      return foyer
    },
    args: () => [this.famille ? this.espace : undefined] as const,
  })

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('beforeunload', this.#leaving)
    addEventListener('hashchange', this.#fromAddress)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('beforeunload', this.#leaving)
    removeEventListener('hashchange', this.#fromAddress)
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed)
    openConfirmation(this.renderRoot)
    this.#fromAddress()
    if (!this.#focusNext) return
    const target = this.renderRoot.querySelector<HTMLElement>(this.#focusNext)
    this.#focusNext = undefined
    target?.focus()
  }

  protected override sessionChanged(): void {
    const etat = this.espace?.session.etat
    if (!etat?.connecte || etat.courriel === this.#courriel) return
    // Threat: on a shared computer the next person would read what the one before was typing.
    this.#courriel = etat.courriel
    this.foyer = undefined
    this.nouvelle = ''
    this.#brouillons.clear()
    this.#historiques.forget()
    this.#quotient.forget()
    this.#attentes.forget()
    this.#consentements.forget()
    this.#renouvellement.forget()
    this.#dossier?.forget()
    this.#volets.forget()
  }

  protected override directChanged(sujet: string): void {
    if (sujet !== 'foyer' || !this.famille) return
    void this.#lecture.run()
    this.#volets.read()
  }

  #leaving = (event: BeforeUnloadEvent) => {
    if ([...this.#brouillons.values()].some((one) => one.modifie)) event.preventDefault()
  }

  /** What the server has now, put beside what is being typed. */
  #relire(foyer: Foyer): void {
    void this.#attentes.recevoir(this.foyer, foyer)
    this.foyer = foyer
    this.#historiques.relire(this.#vue)
    for (const partie of PARTIES)
      this.#brouillon(partie, foyer).relire(valeursDe(partie, foyer, this.locale), foyer.version)
    for (const enfant of foyer.enfants)
      this.#brouillonEnfant(enfant).relire(valeursEnfant(enfant), enfant.version)
    for (const id of this.#brouillons.keys()) {
      const kept = id === NOUVEAU || (PARTIES as readonly string[]).includes(id)
      if (!kept && !foyer.enfants.some((enfant) => enfant.id === id)) this.#brouillons.delete(id)
    }
  }

  /** Its code comes where a renewal is asked. */
  #lireRenouvellement = async (): Promise<void> => {
    const { espace } = this
    if (!espace) return
    await this.#renouvellement.run(async () => {
      const found = await espace.get<Renouvellement>('foyer/renouvellement')
      if (found.renouvellement && !this.#dossier) {
        const { Dossier } = await import('./renouvellement/dossier.ts')
        this.#dossier = new Dossier(this.#contexte(), {
          lecture: this.#renouvellement,
          relire: this.#lireRenouvellement,
          lire: async () =>
            (await this.espace?.get<Renouvellement>('foyer/renouvellement').catch(() => undefined))
              ?.renouvellement ?? null,
          montrer: this.#montrer,
        })
      }
      return found
    })
  }

  /** The answers that a parent owes are opened from the welcome page; once, so that a reload does not. */
  #fromAddress = () => {
    const [, place] = /^#inoe-(autorisations|gardes)$/.exec(location.hash) ?? []
    if (!place || !this.renderRoot.querySelector(`#${place}`)) return
    history.replaceState(history.state, '', location.pathname + location.search)
    this.#ouvrir(place, 'form')
  }

  /** Takes to where a part of the file is changed. */
  #montrer = ({ section, enfant }: Pick<SectionARenouveler, 'section' | 'enfant'>): void => {
    const place = enfant?.id ?? (section === 'consentements' ? 'autorisations' : section)
    this.#ouvrir(place, section === 'sante' ? '.sante' : 'form')
  }

  #ouvrir(place: string, fields: string): void {
    const part = this.renderRoot.querySelector<HTMLElement>(`[data-partie="${place}"], [id="${place}"]`)
    const folded = part?.matches('details') ? (part as HTMLDetailsElement) : undefined
    if (folded) folded.open = true
    const first = part?.querySelector<HTMLElement>(`${fields} :is(input, select, textarea)`)
    const target = first ?? part?.querySelector<HTMLElement>('summary')
    target?.focus()
  }

  get #vue(): Vue {
    return {
      locale: this.locale,
      zone: this.zone,
      read: async (enfant) =>
        (await this.espace?.get<HistoriqueSante>(`foyer/enfants/${enfant}/sante/historique`)) ?? {
          changements: [],
        },
      renderLoading: () => this.renderLoading(),
      renderError: (error, retry) => this.renderError(error, retry),
    }
  }

  #brouillon(partie: Partie, foyer: Foyer): Brouillon {
    return this.#keep(partie, () => new Brouillon(valeursDe(partie, foyer, this.locale), foyer.version))
  }

  #brouillonEnfant(enfant: Enfant): Brouillon {
    return this.#keep(enfant.id, () => new Brouillon(valeursEnfant(enfant), enfant.version))
  }

  #keep(key: string, make: () => Brouillon): Brouillon {
    const found = this.#brouillons.get(key) ?? make()
    this.#brouillons.set(key, found)
    return found
  }

  #savePartie(partie: Partie, brouillon: Brouillon): Promise<void> {
    return this.#save(partie, brouillon, async () => {
      const body = { version: brouillon.version, ...partieDe(partie, brouillon.valeurs) }
      const foyer = await this.espace?.send<Foyer>('put', 'foyer', body, brouillon.cle)
      if (foyer) this.#saved = foyer
    })
  }

  #saveEnfant(id: string, brouillon: Brouillon): Promise<void> {
    return this.#save(id, brouillon, async () => {
      const enfant = enfantDe(brouillon.valeurs)
      if (id === NOUVEAU) await this.espace?.send('post', 'foyer/enfants', enfant, brouillon.cle)
      else
        await this.espace?.send(
          'put',
          `foyer/enfants/${id}`,
          { ...enfant, version: brouillon.version },
          brouillon.cle,
        )
    })
  }

  #saved: Foyer | undefined
  /** Parts of which something waits for an answer since they were saved. */
  readonly #transmis = new Set<string>()

  get #regles(): Foyer['regles'] {
    return this.foyer?.regles ?? []
  }

  async #save(key: string, brouillon: Brouillon, send: () => Promise<void>): Promise<void> {
    this.nouvelle = ''
    this.#attentes.ranger()
    this.#transmis.delete(key)
    const before = JSON.stringify(this.foyer?.attentes)
    const photo = this.#dossier?.photo(key)
    const saving = brouillon.enregistrer(send, champDe)
    this.requestUpdate()
    await saving
    if (brouillon.etat === 'enregistre') {
      // What was just saved is in sight before it is said to be.
      if (this.#saved) this.#relire(this.#saved)
      else await this.#lecture.run()
      this.#saved = undefined
      if (JSON.stringify(this.foyer?.attentes) !== before) this.#transmis.add(key)
      if (photo) void this.#dossier?.corrigee(key, photo)
      if (key === NOUVEAU) {
        this.#brouillons.delete(NOUVEAU)
        this.nouvelle = t.ajoute(brouillon.valeurs.prenom ?? '')
        this.#focusNext = '#ajouter'
      }
    } else {
      // A refusal on fields is read there, by whoever sees the page and by whoever hears it.
      this.#focusNext = `[data-partie="${key}"] [aria-invalid="true"]`
    }
    this.requestUpdate()
  }

  /** @param keep saves what was typed over the current values; else shows those */
  async #resolve(key: string, brouillon: Brouillon, keep: boolean): Promise<void> {
    const typed = brouillon.valeurs
    await this.#lecture.run()
    const { foyer } = this
    if (!foyer || this.#lecture.error) return
    const enfant = foyer.enfants.find((one) => one.id === key)
    const partie = PARTIES.find((one) => one === key)
    const current = partie ? valeursDe(partie, foyer, this.locale) : enfant && valeursEnfant(enfant)
    const version = partie ? foyer.version : enfant?.version
    if (!current || version === undefined) return
    if (!keep) brouillon.remplacer(current, version)
    else {
      brouillon.valeurs = typed
      brouillon.garder(current, version)
      await (partie ? this.#savePartie(partie, brouillon) : this.#saveEnfant(key, brouillon))
    }
    this.requestUpdate()
  }

  #add = () => {
    const nom = this.foyer?.enfants[0]?.nom ?? this.foyer?.parents.premier.nom ?? ''
    this.nouvelle = ''
    this.#keep(NOUVEAU, () => new Brouillon({ ...NOUVEL_ENFANT, nom }, 1))
    this.#focusNext = `#${NOUVEAU}-prenom`
    this.requestUpdate()
  }

  #cancelAdd = () => {
    this.#brouillons.delete(NOUVEAU)
    this.#focusNext = '#ajouter'
    this.requestUpdate()
  }

  #askRemove(enfant: Enfant, brouillon: Brouillon): void {
    this.question = {
      titre: t.retirerTitre(enfant.prenom),
      texte: t.retirerTexte,
      oui: t.retirerOui,
      faire: () => void this.#remove(enfant, brouillon),
    }
  }

  async #remove(enfant: Enfant, brouillon: Brouillon): Promise<void> {
    await brouillon.enregistrer(async () => {
      await this.espace?.send('delete', `foyer/enfants/${enfant.id}`)
    }, champDe)
    if (brouillon.etat === 'enregistre') {
      this.nouvelle = t.retire(enfant.prenom)
      this.#focusNext = '#ajouter'
      await this.#lecture.run()
    }
    this.requestUpdate()
  }

  protected override renderContent(): TemplateResult {
    if (!this.famille) return this.renderSignedOut(t.titre)
    const { foyer } = this
    if (!foyer) {
      if (!this.#lecture.error) return this.renderLoading()
      return html`<section class="widget" part="widget" aria-labelledby="titre">
        ${this.renderMenu()}
        <h2 id="titre">${t.titre}</h2>
        ${this.renderError(this.#lecture.error, () => void this.#lecture.run())}
      </section>`
    }
    return html`<section class="widget" part="widget" aria-labelledby="titre">
      ${this.renderMenu()}
      <div>
        <h2 id="titre" tabindex="-1">${t.titre}</h2>
        <p class="sous">${t.sousTitre}</p>
      </div>
      ${foyer.manquants.length > 0 ? avis('attention', t.manque(foyer.manquants)) : nothing}
      ${this.#attentes.render(foyer)}
      ${this.#renouvellement.erreur ? this.renderError(this.#renouvellement.erreur, () => void this.#lireRenouvellement()) : (this.#dossier?.render() ?? nothing)}
      ${noteEtoile()}
      ${PARTIES.map((partie) => [this.#renderPartie(partie, foyer), partie === 'revenus' ? [this.#renderQuotient(foyer), this.#renderDeclaration(foyer)] : nothing])}
      ${this.#renderEnfants(foyer)} ${foyer.enfants.length > 0 ? this.#renderPersonnes() : nothing}
      ${this.#renderGardes()}
      ${this.#renderAutorisations()}
      ${this.question ? confirmation(this.question, () => this.#close()) : nothing}
    </section>`
  }

  #close(): void {
    this.question = undefined
  }

  #renderPartie(partie: Partie, foyer: Foyer): TemplateResult {
    const brouillon = this.#brouillon(partie, foyer)
    const { locale } = this
    const saisie = {
      brouillon,
      prefixe: partie,
      locale,
      regles: foyer.regles,
      change: () => this.requestUpdate(),
    }
    return html`<section class="carte" aria-labelledby="${partie}-titre" data-partie=${partie}>
      <form class="partie" novalidate @submit=${this.#submit(() => this.#savePartie(partie, brouillon))}>
        <h3 id="${partie}-titre">${t.parties[partie]}</h3>
        ${champsDe(partie, saisie)} ${this.#renderEnvoi(partie, brouillon)}
      </form>
    </section>`
  }

  #renderEnfants({ enfants }: Foyer): TemplateResult {
    const nouveau = this.#brouillons.get(NOUVEAU)
    return html`<section class="enfants" aria-labelledby="enfants-titre">
      <h3 id="enfants-titre">${t.enfants}</h3>
      ${enfants.length === 0 && !nouveau ? html`<p class="sous">${t.aucunEnfant}</p>` : nothing}
      ${enfants.map((enfant) => this.#renderEnfant(enfant))} ${nouveau ? this.#renderNouveau(nouveau) : nothing}
      <div role="status">${this.nouvelle ? avis('succes', this.nouvelle) : nothing}</div>
      ${
        nouveau
          ? nothing
          : html`<div class="actions">
              <button class="bouton second" id="ajouter" type="button" @click=${this.#add}>${icones.plus}${t.ajouterEnfant}</button>
            </div>`
      }
    </section>`
  }

  #renderEnfant(enfant: Enfant): TemplateResult {
    const brouillon = this.#brouillonEnfant(enfant)
    const today = jourDe(new Date(), this.zone)
    const prefixe = `e${enfant.id}`
    const saisie = {
      brouillon,
      prefixe,
      locale: this.locale,
      regles: this.#regles,
      change: () => this.requestUpdate(),
    }
    return html`<details class="carte enfant" data-partie=${enfant.id}>
      <summary>
        <span><b>${enfant.prenom} ${enfant.nom}</b>
        <span class="sous">${t.neLe(dateCivile(enfant.dateNaissance, this.locale), age(enfant.dateNaissance, today))}</span></span>
        ${icones.plus}
      </summary>
      <form novalidate @submit=${this.#submit(() => this.#saveEnfant(enfant.id, brouillon))}>
        ${champsEnfant(saisie, today)}
        ${this.#historiques.render(enfant.id, this.#vue)}
        ${this.#renderEnvoi(
          enfant.id,
          brouillon,
          html`<button class="lien retrait pousse" type="button" @click=${() => this.#askRemove(enfant, brouillon)}>${t.retirer}</button>`,
        )}
      </form>
    </details>`
  }

  #contexte(): ContexteFoyer {
    return {
      host: this,
      espace: () => (this.famille ? this.espace : undefined),
      locale: () => this.locale,
      zone: () => this.zone,
      page: (section) => this.page(section),
      demander: (question) => {
        this.question = question
      },
      focus: async (id) => {
        await this.updateComplete
        this.renderRoot.querySelector<HTMLElement>(`[id="${id}"]`)?.focus()
      },
      adopter: ({ styleSheet }) => {
        const root = this.renderRoot as ShadowRoot
        if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet))
          root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet]
      },
      renderLoading: () => this.renderLoading(),
      renderError: (error, retry) => this.renderError(error, retry),
    }
  }

  /** Where the town may ask the CAF and the MSA; where that cannot be read, the quotient is typed as it always was. */
  #renderQuotient({ parents }: Foyer): TemplateResult | typeof nothing {
    const { enLigne, obtenu } = this.#quotient.valeur ?? {}
    if (!enLigne) return nothing
    const { locale, zone } = this
    const mois = (of: QuotientObtenu) =>
      dateCivile(`${of.annee}-${String(of.mois).padStart(2, '0')}-01`, locale, {
        month: 'long',
        year: 'numeric',
      })
    const sous = obtenu
      ? t.quotientEnLigne.obtenu(
          obtenu.caisse,
          mois(obtenu),
          instant(obtenu.obtenuLe, locale, zone, { dateStyle: 'long' }),
        )
      : t.quotientEnLigne.sous
    return this.#volets.render('quotient', t.quotientEnLigne.titre, sous, async (own) => {
      const { Formulaire } = await import('./quotient/formulaire.ts')
      return new Formulaire(own, { premier: parents.premier, mois, relire: () => this.#lecture.run() })
    })
  }

  /** A quotient typed by hand with its proof, where the town has one. */
  #renderDeclaration({ regles }: Foyer): TemplateResult | typeof nothing {
    if (regles.some((one) => one.champ === 'quotientFamilial' && one.saisie === 'masque')) return nothing
    return this.#volets.render('declaration', t.declaration.titre, t.declaration.sous, async (own) => {
      const { Declaration } = await import('./quotient/declaration.ts')
      return new Declaration(own)
    })
  }

  /** What parents are asked to agree to: how many answers are awaited is in sight, the texts once they are opened. */
  #renderAutorisations(): TemplateResult | typeof nothing {
    const { valeur, erreur } = this.#consentements
    if (!valeur) return erreur ? this.renderError(erreur, () => void this.#lecture.run()) : nothing
    if (valeur.textes.length === 0 || valeur.enfants.length === 0) return nothing
    const awaited = valeur.enfants.flatMap((one) => one.consentements).filter((one) => one.attendu).length
    return this.#volets.render(
      'autorisations',
      t.autorisations.titre,
      t.autorisations.attendues(awaited),
      async (own) => {
        const { Autorisations } = await import('./autorisations/autorisations.ts')
        return new Autorisations(own, this.#consentements)
      },
    )
  }

  #renderGardes(): TemplateResult {
    return this.#volets.render('gardes', t.gardes.titre, t.gardes.sous, async (own) => {
      const { GardesDuFoyer } = await import('./gardes/gardes.ts')
      return new GardesDuFoyer(own)
    })
  }

  #renderPersonnes(): TemplateResult {
    return this.#volets.render('personnes', t.personnes.titre, t.personnes.sous, async (own) => {
      const { PersonnesDuFoyer } = await import('./personnes/personnes.ts')
      return new PersonnesDuFoyer(own)
    })
  }

  #renderNouveau(brouillon: Brouillon): TemplateResult {
    const today = jourDe(new Date(), this.zone)
    const saisie = {
      brouillon,
      prefixe: NOUVEAU,
      locale: this.locale,
      regles: this.#regles,
      change: () => this.requestUpdate(),
    }
    return html`<section class="carte" aria-labelledby="nouveau-titre" data-partie=${NOUVEAU}>
      <form class="partie" novalidate @submit=${this.#submit(() => this.#saveEnfant(NOUVEAU, brouillon))}>
        <h4 id="nouveau-titre">${t.nouvelEnfant}</h4>
        ${champsEnfant(saisie, today)}
        ${this.#renderEnvoi(
          NOUVEAU,
          brouillon,
          html`<button class="lien" type="button" @click=${this.#cancelAdd}>${communFr.annuler}</button>`,
        )}
      </form>
    </section>`
  }

  /** The button of a part, and what became of the last save. */
  #renderEnvoi(key: string, brouillon: Brouillon, more: unknown = nothing): TemplateResult {
    const { etat, message, erreurs } = brouillon
    const said = Object.keys(erreurs).length > 0 ? t.aCorriger : message
    return html`<div class="envoi">
      <div role="alert">
        ${etat === 'echec' ? avis('erreur', said) : nothing}
        ${etat === 'conflit' ? this.#renderConflit(key, brouillon) : nothing}
      </div>
      <div role="status">${etat === 'enregistre' && !brouillon.modifie ? avis('succes', this.#transmis.has(key) ? t.transmis : t.enregistre) : nothing}</div>
      <div class="actions">
        <button class="bouton" aria-disabled=${etat === 'envoi' ? 'true' : nothing}>
          ${etat === 'envoi' ? t.envoi : communFr.enregistrer}
        </button>
        ${brouillon.modifie && key !== NOUVEAU ? html`<span class="sous">${t.nonEnregistre}</span>` : nothing} ${more}
      </div>
    </div>`
  }

  #renderConflit(key: string, brouillon: Brouillon): TemplateResult {
    return avis(
      'attention',
      html`<p>${t.conflit}</p>
        <div class="actions">
          <button class="lien" type="button" @click=${() => void this.#resolve(key, brouillon, false)}>${t.revoir}</button>
          <button class="lien" type="button" @click=${() => void this.#resolve(key, brouillon, true)}>${t.garder}</button>
        </div>`,
    )
  }

  #submit(save: () => Promise<void>): (event: Event) => void {
    return (event) => {
      event.preventDefault()
      void save()
    }
  }
}

/** Whole years between two civil dates. */
function age(birth: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4))
  return today.slice(5) < birth.slice(5) ? years - 1 : years
}
