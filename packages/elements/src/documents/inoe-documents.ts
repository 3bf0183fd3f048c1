import type { Documents, PieceDemandee } from '@inoe/contract/documents'
import { initialState, Task } from '@lit/task'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { ErreurApi } from '../espace/erreur.ts'
import { abandonner, donner, interrompus } from '../espace/televersement.ts'
import { Widget } from '../espace/widget.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { instant } from '../i18n/format.ts'
import { avis } from '../ui/avis.ts'
import { confirmationStyles } from '../ui/confirmation.styles.ts'
import { confirmation, openConfirmation, type Question } from '../ui/confirmation.ts'
import { fileDropStyles } from '../ui/file-drop.styles.ts'
import { icones } from '../ui/icones.ts'
import { renderNouvelles } from '../ui/nouvelles.ts'
import { refusLocal, taille } from './fichier.ts'
import { documentsFr as t } from './messages.fr.ts'
import { nouvelles } from './nouvelles.ts'
import type { Assemblage } from './pages/assemblage.ts'
import { type EnCours, isManquante, rang, renderPiece } from './piece.ts'
import { styles } from './styles.ts'

/** Refusals that the same file would meet again. */
const DEFINITIFS: readonly string[] = ['fichier-refuse', 'fichier-vide', 'trop-gros', 'introuvable']

/** Whose pieces: the family's own, or a child's. */
interface Groupe {
  enfant: string | null
  nom: string
  pieces: PieceDemandee[]
}

/**
 * @summary « Mes documents »: what the town asks of the family and of each child, what is missing first; files are given
 * by drop, by choice or by camera, in pieces that go on after a cut, and got back; several photos become one PDF.
 * « Documentation structure »: what structures offer to read, or to send back filled.
 *
 * @element inoe-documents
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
 * <inoe-documents><a href="https://inscriptions.ville.fr/ville/documents">Mes documents</a></inoe-documents>
 */
export class InoeDocuments extends Widget {
  static override styles = [Widget.styles, confirmationStyles, fileDropStyles, styles]

  @state() private documents: Documents | undefined
  @state() private question: Question | undefined
  /** What just happened, said aloud. */
  @state() private nouvelle: TemplateResult | typeof nothing = nothing

  protected override squeletteLignes = 11

  #courriel: string | undefined
  #assemblages = new Map<string, Assemblage>()
  #envois = new Map<string, EnCours & { abort: AbortController; cle: string }>()

  #lecture = new Task(this, {
    task: async ([espace], { signal }) => {
      if (!espace) return initialState
      const documents = await espace.get<Documents>('documents', { signal })
      const news = nouvelles(this.documents, documents)
      if (news.length > 0) this.nouvelle = html`${renderNouvelles(news)}`
      this.documents = documents
      return this.documents
    },
    args: () => [this.famille ? this.espace : undefined] as const,
  })

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('beforeunload', this.#leaving)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('beforeunload', this.#leaving)
    // Moved, it is in the page again by then: files that are being sent go on.
    queueMicrotask(() => {
      if (!this.isConnected) this.#forget()
    })
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed)
    openConfirmation(this.renderRoot)
  }

  protected override sessionChanged(): void {
    const etat = this.espace?.session.etat
    if (!etat?.connecte || etat.courriel === this.#courriel) return
    this.#courriel = etat.courriel
    this.documents = undefined
    this.nouvelle = nothing
    this.#forget()
  }

  protected override directChanged(sujet: string): void {
    if ((sujet === 'documents' || sujet === 'foyer' || sujet === 'inscriptions') && this.famille)
      void this.#lecture.run()
  }

  #leaving = (event: BeforeUnloadEvent) => {
    if ([...this.#envois.values()].some((one) => !one.message)) event.preventDefault()
  }

  #forget(): void {
    for (const { abort } of this.#envois.values()) abort.abort()
    this.#envois.clear()
    for (const one of this.#assemblages.values()) one.fermer()
    this.#assemblages.clear()
  }

  #choose(piece: PieceDemandee, enfant: string | null, fichier: File): void {
    const key = keyOf(piece, enfant)
    const base = { fichier, envoyes: 0, abort: new AbortController(), cle: crypto.randomUUID() }
    const wrong = refusLocal(fichier, this.documents?.tailleMax ?? 0, this.locale)
    this.nouvelle = nothing
    this.#envois.set(key, wrong ? { ...base, message: wrong, definitif: true } : base)
    this.requestUpdate()
    if (!wrong) void this.#send(piece, enfant)
  }

  /** Several photos, or one just taken: put together first. */
  async #photos(piece: PieceDemandee, enfant: string | null, fichiers: File[]): Promise<void> {
    const key = keyOf(piece, enfant)
    this.nouvelle = nothing
    if (fichiers.some((one) => one.type === 'application/pdf' || /\.pdf$/i.test(one.name))) {
      this.nouvelle = avis('attention', t.melange)
      return
    }
    let parts: typeof import('./pages/assemblage.ts')
    try {
      parts = await import('./pages/assemblage.ts')
    } catch {
      this.nouvelle = avis('erreur', communFr.horsLigne)
      return
    }
    const root = this.renderRoot as ShadowRoot
    const { styleSheet } = parts.pagesStyles
    if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet]
    const made = new parts.Assemblage({
      redraw: () => this.requestUpdate(),
      focus: async (id) => {
        await this.updateComplete
        this.renderRoot.querySelector<HTMLElement>(`[id="${id}"]`)?.focus()
      },
    })
    const [closed] = await made.ajouter(fichiers)
    // Nothing that this browser opens: the server takes it as it is.
    if (made.nombre === 0 && closed) {
      this.#choose(piece, enfant, closed)
      return
    }
    this.#envois.delete(key)
    // One at a time: the photos of two documents would fill the memory of a telephone.
    for (const one of this.#assemblages.values()) one.fermer()
    this.#assemblages.clear()
    this.#assemblages.set(key, made)
    this.requestUpdate()
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('#assemblage-titre')?.focus()
  }

  async #sendPages(piece: PieceDemandee, enfant: string | null, pages: Assemblage): Promise<void> {
    const fichier = await pages.terminer(piece.nom, this.documents?.tailleMax ?? 0)
    if (!fichier) return
    this.#closePages(piece, enfant)
    this.#choose(piece, enfant, fichier)
  }

  #closePages(piece: PieceDemandee, enfant: string | null): void {
    const key = keyOf(piece, enfant)
    this.#assemblages.get(key)?.fermer()
    this.#assemblages.delete(key)
    this.requestUpdate()
  }

  async #send(piece: PieceDemandee, enfant: string | null): Promise<void> {
    const key = keyOf(piece, enfant)
    const { espace } = this
    const before = this.#envois.get(key)
    if (!espace || !before) return
    const { fichier, cle } = before
    const envoi: EnCours & { abort: AbortController; cle: string } = {
      fichier,
      cle,
      envoyes: 0,
      abort: new AbortController(),
    }
    this.#envois.set(key, envoi)
    this.requestUpdate()
    const progres = (bytes: number, coupe: boolean) => {
      envoi.envoyes = bytes
      envoi.coupe = coupe
      this.requestUpdate()
    }
    try {
      const given = { piece: piece.piece, ...(enfant ? { enfant } : {}) }
      await donner(espace, { fichier, cle, progres, signal: envoi.abort.signal }, 'documents', given)
      await this.#lecture.run()
      this.#envois.delete(key)
      // An answer may have come with the same reading.
      this.nouvelle = html`${avis('succes', t.recu(piece.nom))}${this.nouvelle}`
    } catch (error) {
      if (!(error instanceof ErreurApi)) return
      envoi.message = error.message
      envoi.definitif = DEFINITIFS.includes(error.code)
    } finally {
      this.requestUpdate()
    }
  }

  #cancel(piece: PieceDemandee, enfant: string | null): void {
    const key = keyOf(piece, enfant)
    const envoi = this.#envois.get(key)
    envoi?.abort.abort()
    if (envoi && this.espace) abandonner(this.espace, envoi.fichier)
    this.#envois.delete(key)
    this.nouvelle = avis('info', t.annule(piece.nom))
  }

  async #download(route: string, nom: string): Promise<void> {
    if (!this.espace) return
    try {
      const url = URL.createObjectURL(await this.espace.blob(route))
      Object.assign(document.createElement('a'), { href: url, download: nom }).click()
      setTimeout(() => URL.revokeObjectURL(url), 60_000)
    } catch (error) {
      if (error instanceof Error) this.nouvelle = avis('erreur', error.message)
    }
  }

  #askWithdraw(piece: PieceDemandee): void {
    this.question = {
      titre: t.retirerTitre(piece.nom),
      texte: t.retirerTexte,
      oui: t.retirer,
      faire: () => void this.#withdraw(piece),
    }
  }

  async #withdraw({ depot, nom }: PieceDemandee): Promise<void> {
    try {
      await this.espace?.send('delete', `documents/${depot?.id}`)
      this.nouvelle = avis('succes', t.retire(nom))
    } catch (error) {
      if (error instanceof Error) this.nouvelle = avis('erreur', error.message)
    }
    await this.#lecture.run()
  }

  protected override renderContent(): TemplateResult {
    if (!this.famille) return this.renderSignedOut(t.titre)
    const { documents } = this
    if (!documents && !this.#lecture.error) return this.renderLoading()
    return html`<section class="widget" part="widget" aria-labelledby="titre">
      ${this.renderMenu()}
      <h2 id="titre">${t.titre}</h2>
      ${documents ? this.#renderAll(documents) : this.renderError(this.#lecture.error, () => void this.#lecture.run())}
      ${this.question ? confirmation(this.question, () => this.#close()) : nothing}
    </section>`
  }

  #close(): void {
    this.question = undefined
  }

  #renderAll(documents: Documents): TemplateResult {
    const groups: Groupe[] = [
      { enfant: null, nom: t.foyer, pieces: documents.foyer },
      ...documents.enfants.map(({ id, prenom, pieces }) => ({ enfant: id, nom: prenom, pieces })),
    ].filter((one) => one.pieces.length > 0)
    const missing = groups
      .flatMap((one) => one.pieces)
      .filter((one) => one.obligatoire && isManquante(one) && !one.precedent)
    const left = this.#interrompus
    return html`
      ${
        groups.length === 0
          ? html`<p>${t.aucun}</p>`
          : missing.length > 0
            ? avis('attention', t.manque(missing.length))
            : avis('succes', t.complet)
      }
      ${left.length > 0 ? avis('info', t.interrompu(left)) : nothing}
      ${groups.length > 0 ? html`<p class="sous">${t.limite(taille(documents.tailleMax, this.locale))}</p>` : nothing}
      <div class="nouvelle" role="status">${this.nouvelle}</div>
      ${groups.map((one) => this.#renderGroup(one, documents.tailleMax))}
      ${documents.documentation.length > 0 ? this.#renderDocumentation(documents) : nothing}
    `
  }

  /** Files whose sending was stopped by leaving the page, but those that are sent now. */
  get #interrompus(): readonly string[] {
    if (!this.espace) return []
    const going = new Set([...this.#envois.values()].map((one) => one.fichier.name))
    return interrompus(this.espace, 'documents').filter((nom) => !going.has(nom))
  }

  #renderPages(piece: PieceDemandee, enfant: string | null): TemplateResult | undefined {
    const pages = this.#assemblages.get(keyOf(piece, enfant))
    return pages?.render({
      pour: piece.nom,
      envoyer: () => void this.#sendPages(piece, enfant, pages),
      abandonner: () => this.#closePages(piece, enfant),
    })
  }

  #renderDocumentation({ documentation }: Documents): TemplateResult {
    const { locale, zone } = this
    return html`<section class="groupe" aria-labelledby="documentation">
      <h3 id="documentation">${t.documentation}</h3>
      <ul class="pieces">
        ${documentation.map(
          ({
            id,
            titre,
            consigne,
            structure,
            nom,
            taille: bytes,
            publieLe,
            piece,
          }) => html`<li class="carte piece">
            ${icones.document}
            <h4>${titre}</h4>
            ${piece ? html`<span class="etat neutre">${t.aRenvoyer}</span>` : html`<span></span>`}
            <div class="detail sous">
              ${consigne ? html`<p lang="fr">${consigne}</p>` : nothing}
              <p class="num">${t.publie(structure.nom, instant(publieLe, locale, zone, { dateStyle: 'long' }), taille(bytes, locale))}</p>
            </div>
            <div class="suite actions">
              <button class="lien" type="button" @click=${() => void this.#download(`documentation/${id}/fichier`, nom)}>${t.telecharger}<span class="lu"> : ${titre}, ${structure.nom}</span></button>
            </div>
          </li>`,
        )}
      </ul>
    </section>`
  }

  #renderGroup({ enfant, nom, pieces }: Groupe, tailleMax: number): TemplateResult {
    const id = `groupe-${enfant ?? 'foyer'}`
    const { locale, zone } = this
    return html`<section class="groupe" aria-labelledby=${id}>
      <h3 id=${id}>${nom}</h3>
      <ul class="pieces">
        ${pieces
          .toSorted((one, other) => rang(one) - rang(other))
          .map((piece) =>
            renderPiece({
              piece,
              enCours: this.#envois.get(keyOf(piece, enfant)),
              tailleMax,
              locale,
              zone,
              choisir: (file) => this.#choose(piece, enfant, file),
              annuler: () => this.#cancel(piece, enfant),
              reessayer: () => void this.#send(piece, enfant),
              photographier: (files) => void this.#photos(piece, enfant, files),
              pages: this.#renderPages(piece, enfant),
              modele: () =>
                piece.modele &&
                void this.#download(`documentation/${piece.modele.id}/fichier`, piece.modele.nom),
              telecharger: () =>
                piece.depot && void this.#download(`documents/${piece.depot.id}/fichier`, piece.depot.nom),
              retirer: () => this.#askWithdraw(piece),
            }),
          )}
      </ul>
    </section>`
  }
}

const keyOf = (piece: PieceDemandee, enfant: string | null) => `${piece.piece} ${enfant}`
