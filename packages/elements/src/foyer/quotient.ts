// The quotient asked of the CAF or the MSA, where the town has the State's token: the form comes when it is opened.
import type { QuotientEnLigne } from '@inoe/contract/quotients'
import { html, nothing, type TemplateResult } from 'lit'
import { ErreurApi } from '../espace/erreur.ts'
import type { Espace } from '../espace/espace.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { instant } from '../i18n/format.ts'
import { foyerFr } from './messages.fr.ts'
import type { Formulaire } from './quotient/formulaire.ts'

const t = foyerFr.quotientEnLigne

/** What it needs of the widget that holds it. */
export interface Hote {
  espace(): Espace | undefined
  locale(): string
  zone(): string
  /** « novembre 2026 ». */
  mois(of: { annee: number; mois: number }): string
  /** The first adult of the file, to begin with. */
  premier(): { nom: string; prenom: string }
  redraw(): void
  /** The file was written: it is read again. */
  relire(): Promise<unknown>
  focus(id: string): void
  renderLoading(): TemplateResult
  renderError(error: unknown, retry: () => void): TemplateResult
}

export class Quotient {
  readonly #hote: Hote
  #etat: QuotientEnLigne | undefined
  #formulaire: Formulaire | undefined
  #erreur: ErreurApi | undefined
  /** Grows when somebody else signs in: what was still coming is for nobody. */
  #tour = 0

  constructor(hote: Hote) {
    this.#hote = hote
  }

  /** Without an answer the file is as it was before: a quotient typed by hand. */
  async read(espace: Espace): Promise<void> {
    const tour = this.#tour
    try {
      const found = await espace.get<QuotientEnLigne>('foyer/quotient')
      if (tour !== this.#tour) return
      this.#etat = found
      this.#hote.redraw()
    } catch (error) {
      if (!(error instanceof ErreurApi)) throw error
    }
  }

  forget(): void {
    this.#tour++
    this.#etat = undefined
    this.#formulaire = undefined
    this.#erreur = undefined
  }

  async #open(): Promise<void> {
    if (this.#formulaire) return
    const tour = this.#tour
    this.#erreur = undefined
    try {
      const { Formulaire } = await import('./quotient/formulaire.ts')
      if (tour === this.#tour) this.#formulaire ??= new Formulaire(this.#hote)
    } catch {
      this.#erreur = new ErreurApi('hors-ligne', communFr.horsLigne)
    }
    this.#hote.redraw()
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#etat) return nothing
    const { enLigne, obtenu } = this.#etat
    const [locale, zone] = [this.#hote.locale(), this.#hote.zone()]
    return html`${
      obtenu
        ? html`<p class="sous">${t.obtenu(
            obtenu.caisse,
            this.#hote.mois(obtenu),
            instant(obtenu.obtenuLe, locale, zone, { dateStyle: 'long' }),
          )}</p>`
        : nothing
    }${
      enLigne
        ? html`<details class="historique" @toggle=${(event: Event) => {
            if ((event.target as HTMLDetailsElement).open) void this.#open()
          }}>
            <summary>${t.titre}</summary>
            ${
              this.#erreur
                ? this.#hote.renderError(this.#erreur, () => void this.#open())
                : (this.#formulaire?.render() ?? this.#hote.renderLoading())
            }
          </details>`
        : nothing
    }`
  }
}
