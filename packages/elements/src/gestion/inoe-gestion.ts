import type { Sujet } from '@inoe/contract/direct'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { Widget } from '../espace/widget.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { etapesStyles } from '../inscriptions/etapes.ts'
import { avis, squelette } from '../ui/avis.ts'
import { confirmationStyles } from '../ui/confirmation.styles.ts'
import { confirmation, openConfirmation, type Question } from '../ui/confirmation.ts'
import { absences } from './absence.ts'
import { contrats } from './contrat.ts'
import { demandes } from './demande.ts'
import { dossiers } from './dossier.ts'
import { FileATraiter } from './file.ts'
import { LotDeReservations } from './lot.ts'
import { gestionFr as t } from './messages.fr.ts'
import { OngletCompte } from './onglet-compte.ts'
import { renderOnglets } from './onglets.ts'
import { Places } from './places.ts'
import { renderReponse } from './reponse.ts'
import { ServiceController } from './service.ts'
import { styles } from './styles.ts'
import type { Contexte, Volet } from './volet.ts'
import { VoletParesseux } from './volet-paresseux.ts'

/**
 * @summary The services' side, in two sets of tabs. Requests: enrolments, bookings to validate, absences, contracts, each
 * accepted or refused with a reason; documents to answer and to publish; places and waiting lists; new requests arrive
 * without reloading. Money: the invoices of a month, prices, and for régisseurs the counter, direct debits and the
 * régie's settings. For agents: the page also has `<inoe-login>`.
 *
 * @element inoe-gestion
 * @attr {string} collectivite - The town's name in addresses
 * @attr {string} api - Origin of the API
 * @attr {string} lang - Language of the widget
 * @attr {boolean} sans-titre - Hides the title from view, where the page has its own; screen readers keep it
 * @slot - Fallback: a link to the hosted page
 * @csspart widget - The whole
 * @csspart avis - A notice
 * @example
 * <inoe-gestion><a href="https://inscriptions.ville.fr/ville/gestion">Accès des services</a></inoe-gestion>
 */
export class InoeGestion extends Widget {
  static override styles = [Widget.styles, confirmationStyles, etapesStyles, styles]

  /** What just happened, said aloud. */
  @state() private nouvelle: TemplateResult | typeof nothing = nothing
  @state() private question: Question | undefined
  @state() private ouvert: Volet

  protected override squeletteLignes = 11
  #courriel: string | undefined
  #service = new ServiceController(this)
  readonly #demandes: readonly Volet[]
  /** What the town decides, seldom opened (`ville.ts`). */
  readonly #ville: readonly Volet[]
  readonly #facturation: Volet
  readonly #regie: readonly Volet[]
  readonly #tarifs: Volet

  constructor() {
    super()
    const contexte = this.#contexte()
    const inscriptions = new FileATraiter(contexte, demandes)
    this.#demandes = [
      inscriptions,
      new LotDeReservations(contexte),
      new FileATraiter(contexte, dossiers),
      new FileATraiter(contexte, absences),
      new FileATraiter(contexte, contrats),
      new OngletCompte(contexte, {
        nom: 'documents',
        titre: () => t.onglets.documents,
        sujet: 'documents',
        route: 'gestion/documents',
        load: async (own) => new (await import('./documents/documents.ts')).Documents(own),
      }),
      new OngletCompte(contexte, {
        nom: 'messages',
        titre: () => t.onglets.messages,
        sujet: 'messages',
        route: 'gestion/messages/attente',
        load: async (own) => new (await import('./messages/conversations.ts')).Conversations(own),
      }),
      new VoletParesseux(
        contexte,
        'actualites',
        () => t.onglets.actualites,
        async (own) => {
          const { RedactionActualites } = await import('./actualites/actualites.ts')
          return new RedactionActualites(own)
        },
      ),
      new Places(contexte),
      new OngletCompte(contexte, {
        nom: 'personnes',
        titre: () => t.onglets.personnes,
        sujet: 'foyer',
        route: 'gestion/interdictions',
        load: async (own) => {
          const { PersonnesDesEnfants } = await import('./gens.ts')
          return new PersonnesDesEnfants(own, {
            file: (definition) => new FileATraiter(own, definition),
            renderReponse,
            mots: t,
          })
        },
      }),
      new OngletCompte(contexte, {
        nom: 'familles',
        titre: () => t.onglets.familles,
        sujet: 'foyer',
        route: 'gestion/fiches-a-reunir',
        load: async (own) => {
          const { Familles } = await import('./gens.ts')
          return new Familles(own)
        },
      }),
      new VoletParesseux(
        contexte,
        'donnees',
        () => t.onglets.donnees,
        async (own) => {
          const { DonneesPersonnelles } = await import('./donnees/donnees.ts')
          return new DonneesPersonnelles(own)
        },
      ),
      new VoletParesseux(
        contexte,
        'pointage',
        () => t.onglets.pointage,
        async (own) => {
          const { Feuille } = await import('../pointage/feuille.ts')
          return new Feuille(own)
        },
      ),
    ]
    this.#ville = [
      new VoletParesseux(
        contexte,
        'activites',
        () => t.onglets.activites,
        async (own) => {
          const { Activites } = await import('./ville.ts')
          return new Activites(own)
        },
      ),
      new VoletParesseux(
        contexte,
        'consentements',
        () => t.onglets.consentements,
        async (own) => {
          const { GestionDesConsentements } = await import('./ville.ts')
          return new GestionDesConsentements(own)
        },
      ),
      new VoletParesseux(
        contexte,
        'rentree',
        () => t.onglets.rentree,
        async (own) => {
          const { Rentree } = await import('./ville.ts')
          return new Rentree(own)
        },
      ),
      new VoletParesseux(
        contexte,
        'champs',
        () => t.onglets.champs,
        async (own) => {
          const { Champs } = await import('./ville.ts')
          return new Champs(own)
        },
      ),
      new VoletParesseux(
        contexte,
        'apparence',
        () => t.onglets.apparence,
        async (own) => {
          const { Apparence } = await import('./ville.ts')
          return new Apparence(own)
        },
      ),
    ]
    this.#facturation = new VoletParesseux(
      contexte,
      'facturation',
      () => t.onglets.facturation,
      async (own) => {
        const { Facturations } = await import('./argent/facturations/facturations.ts')
        return new Facturations(own)
      },
    )
    this.#regie = [
      new VoletParesseux(
        contexte,
        'caisse',
        () => t.onglets.caisse,
        async (own) => {
          const { Caisse } = await import('./argent/caisse/caisse.ts')
          return new Caisse(own)
        },
        () => this.#service.alertes,
      ),
      new VoletParesseux(
        contexte,
        'prelevements',
        () => t.onglets.prelevements,
        async (own) => {
          const { Prelevements } = await import('./argent/prelevements/prelevements.ts')
          return new Prelevements(own)
        },
      ),
      new VoletParesseux(
        contexte,
        'reglages',
        () => t.onglets.reglages,
        async (own) => {
          const { Reglages } = await import('./argent/reglages/reglages.ts')
          return new Reglages(own)
        },
      ),
    ]
    this.#tarifs = new VoletParesseux(
      contexte,
      'tarifs',
      () => t.onglets.tarifs,
      async (own) => {
        const { Tarifs } = await import('./argent/tarifs/tarifs.ts')
        return new Tarifs(own)
      },
    )
    this.ouvert = inscriptions
  }

  protected override sessionChanged(): void {
    const etat = this.espace?.session.etat
    const courriel = etat?.connecte ? etat.courriel : undefined
    if (courriel === this.#courriel) return
    this.#courriel = courriel
    this.nouvelle = nothing
    for (const volet of [...this.#demandes, ...this.#ville, this.#facturation, ...this.#regie, this.#tarifs])
      volet.forget()
    this.#service.forget()
    void this.#readService()
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed)
    openConfirmation(this.renderRoot)
  }

  protected override directChanged(sujet: Sujet): void {
    for (const volet of [...this.#demandes, ...this.#ville, ...this.#argent])
      if (volet.sujets.includes(sujet)) volet.read()
  }

  /** The tabs of money: the régie's only for who is régisseur. */
  get #argent(): readonly Volet[] {
    return [this.#facturation, ...(this.#service.regisseur ? this.#regie : []), this.#tarifs]
  }

  get #agent(): boolean {
    const etat = this.espace?.session.etat
    return etat?.connecte === true && etat.role === 'agent'
  }

  #contexte(): Contexte {
    return {
      host: this,
      espace: () => (this.#agent ? this.espace : undefined),
      locale: () => this.locale,
      zone: () => this.zone,
      service: () => this.#service.structures,
      erreurService: () => this.#service.erreur,
      regies: () => this.#service.regies,
      erreurRegies: () => this.#service.erreurRegies,
      relireService: () => this.#readService(),
      dire: (kind, words) => {
        this.nouvelle = words ? avis(kind, words) : nothing
      },
      demander: (question) => {
        this.question = question
      },
      focus: async (id) => {
        await this.updateComplete
        this.renderRoot.querySelector<HTMLElement>(`[id="${id}"]`)?.focus()
      },
      openFile: (route, nom) => void this.#openFile(route, nom),
      adopter: ({ styleSheet }) => {
        const root = this.renderRoot as ShadowRoot
        if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet))
          root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet]
      },
      renderLoading: () => squelette(7, communFr.chargement),
      renderError: (error, retry) => this.renderError(error, retry),
    }
  }

  #choose = async (volet: Volet, byKey: boolean) => {
    volet.open?.()
    this.ouvert = volet
    this.nouvelle = nothing
    await this.updateComplete
    this.renderRoot
      .querySelector(`#onglet-${volet.nom}`)
      ?.scrollIntoView({ block: 'nearest', inline: 'center' })
    if (byKey) this.renderRoot.querySelector<HTMLElement>(`#onglet-${volet.nom}`)?.focus()
  }

  #come = (volet: Volet, byKey: boolean) => void this.#choose(volet, byKey)

  async #openFile(route: string, nom: string): Promise<void> {
    if (!this.espace) return
    try {
      const url = URL.createObjectURL(await this.espace.blob(route))
      Object.assign(document.createElement('a'), { href: url, download: nom }).click()
      setTimeout(() => URL.revokeObjectURL(url), 60_000)
    } catch (error) {
      if (error instanceof Error) this.nouvelle = avis('erreur', error.message)
    }
  }

  async #readService(): Promise<void> {
    if (this.espace && this.#agent) await this.#service.read(this.espace)
  }

  #forgetQuestion = () => {
    this.question = undefined
  }

  protected override renderContent(): TemplateResult {
    const etat = this.espace?.session.etat
    if (!this.#agent)
      return html`<section class="widget" part="widget" aria-labelledby="titre">
        <h2 id="titre">${t.titre}</h2>
        <p>${etat?.connecte ? t.reserve : t.connexion}</p>
        <div class="actions"><a class="bouton" href=${this.page('connexion')}>${communFr.seConnecter}</a></div>
      </section>`
    return html`<section class="widget" part="widget" aria-labelledby="titre">
      <h2 id="titre" tabindex="-1">${t.titre}</h2>
      <div class="jeux">
        ${renderOnglets({ nom: 'demandes', titre: t.onglets.demandes, volets: this.#demandes }, this.ouvert, this.#come)}
        ${renderOnglets({ nom: 'argent', titre: t.onglets.argent, volets: this.#argent }, this.ouvert, this.#come)}
        ${renderOnglets({ nom: 'ville', titre: t.onglets.ville, volets: this.#ville }, this.ouvert, this.#come)}
      </div>
      <div class="nouvelle" role="status">${this.nouvelle}</div>
      <div class="volet" id="volet" role="tabpanel" aria-labelledby="onglet-${this.ouvert.nom}">${this.ouvert.render()}</div>
      ${this.question ? confirmation(this.question, this.#forgetQuestion) : nothing}
    </section>`
  }
}
