import type { Documents, PieceDemandee } from '@inoe/contract/documents'
import { initialState, Task } from '@lit/task'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { ErreurApi } from '../espace/erreur.ts'
import { Widget } from '../espace/widget.ts'
import { avis } from '../ui/avis.ts'
import { confirmationStyles } from '../ui/confirmation.styles.ts'
import { confirmation, openConfirmation, type Question } from '../ui/confirmation.ts'
import { fileDropStyles } from '../ui/file-drop.styles.ts'
import { refusLocal } from './fichier.ts'
import { documentsFr as t } from './messages.fr.ts'
import { type EnCours, isManquante, rang, renderPiece } from './piece.ts'
import { styles } from './styles.ts'
import { televerser } from './televersement.ts'

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
 * by drop, by choice or by camera, with their progress, and got back.
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

  protected override squeletteLignes = 5

  #courriel: string | undefined
  #envois = new Map<string, EnCours & { abort: AbortController; cle: string }>()

  #lecture = new Task(this, {
    task: async ([espace], { signal }) => {
      if (!espace) return initialState
      this.documents = await espace.get<Documents>('documents', { signal })
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
    this.#forget()
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
    const progres = (bytes: number) => {
      envoi.envoyes = bytes
      this.requestUpdate()
    }
    try {
      await televerser(espace, {
        piece: piece.piece,
        enfant,
        fichier,
        cle,
        progres,
        signal: envoi.abort.signal,
      })
      await this.#lecture.run()
      this.#envois.delete(key)
      this.nouvelle = avis('succes', t.recu(piece.nom))
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
    this.#envois.get(key)?.abort.abort()
    this.#envois.delete(key)
    this.nouvelle = avis('info', t.annule(piece.nom))
  }

  async #download({ depot }: PieceDemandee): Promise<void> {
    if (!depot || !this.espace) return
    try {
      const url = URL.createObjectURL(await this.espace.blob(`documents/${depot.id}/fichier`))
      Object.assign(document.createElement('a'), { href: url, download: depot.nom }).click()
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
    if (groups.length === 0) return html`<p>${t.aucun}</p>`
    const missing = groups.flatMap((one) => one.pieces).filter((one) => one.obligatoire && isManquante(one))
    return html`
      ${missing.length > 0 ? avis('attention', t.manque(missing.length)) : avis('succes', t.complet)}
      <div class="nouvelle" role="status">${this.nouvelle}</div>
      ${groups.map((one) => this.#renderGroup(one, documents.tailleMax))}
    `
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
              telecharger: () => void this.#download(piece),
              retirer: () => this.#askWithdraw(piece),
            }),
          )}
      </ul>
    </section>`
  }
}

const keyOf = (piece: PieceDemandee, enfant: string | null) => `${piece.piece} ${enfant}`
