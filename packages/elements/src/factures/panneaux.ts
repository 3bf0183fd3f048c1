// What one seldom asks of « Mes paiements »: each part comes when it is first opened.
import type { Sujet } from '@inoe/contract/direct'
import { type CSSResult, html, nothing, type TemplateResult } from 'lit'
import { ErreurApi } from '../espace/erreur.ts'
import type { Espace } from '../espace/espace.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { facturesFr } from './messages.fr.ts'

/** What a part needs of the widget that holds it. */
export interface Hote {
  espace(): Espace | undefined
  locale(): string
  zone(): string
  redraw(): void
  /** Downloads a PDF. @throws ErreurApi */
  telecharger(route: string, nom: string): Promise<void>
  /** Adds the styles of a part that came later. */
  adopter(styles: CSSResult): void
  renderLoading(): TemplateResult
  renderError(error: unknown, retry: () => void): TemplateResult
  /** Moves the focus, once what was changed is drawn. */
  focus(id: string): Promise<void>
}

export interface Panneau {
  /** What, when it changes, makes it read again. */
  readonly sujets: readonly Sujet[]
  read(): void
  render(): TemplateResult
}

const PARTS = {
  prelevement: () => import('./panneaux/prelevement.ts'),
  historique: async () => ({ ouvrir: (await import('./panneaux/passe.ts')).historique }),
  attestation: async () => ({ ouvrir: (await import('./panneaux/passe.ts')).attestation }),
} satisfies Record<string, () => Promise<{ ouvrir(hote: Hote): Panneau }>>
type Nom = keyof typeof PARTS
const NOMS = Object.keys(PARTS) as Nom[]

/** The parts that were opened, by name. */
export class Panneaux {
  readonly #hote: Hote
  #ouverts = new Map<Nom, Panneau>()
  #enChemin = new Set<Nom>()
  #erreurs = new Map<Nom, ErreurApi>()
  /** Grows when somebody else signs in: what was still coming is for nobody. */
  #tour = 0

  constructor(hote: Hote) {
    this.#hote = hote
  }

  /** Forgets everything: somebody else signs in. */
  forget(): void {
    this.#tour++
    this.#ouverts = new Map()
    this.#enChemin = new Set()
    this.#erreurs = new Map()
  }

  changed(sujet: Sujet): void {
    for (const panneau of this.#ouverts.values()) if (panneau.sujets.includes(sujet)) panneau.read()
  }

  async #open(nom: Nom): Promise<void> {
    if (this.#ouverts.has(nom)) return
    const tour = this.#tour
    this.#erreurs.delete(nom)
    this.#enChemin.add(nom)
    this.#hote.redraw()
    try {
      const { ouvrir } = await PARTS[nom]()
      if (tour !== this.#tour || this.#ouverts.has(nom)) return
      const panneau = ouvrir(this.#hote)
      this.#ouverts.set(nom, panneau)
      panneau.read()
    } catch {
      if (tour === this.#tour) this.#erreurs.set(nom, new ErreurApi('hors-ligne', communFr.horsLigne))
    }
    this.#enChemin.delete(nom)
    this.#hote.redraw()
  }

  render(): TemplateResult {
    return html`<div class="panneaux">
      ${NOMS.map(
        (nom) => html`<details
          class="panneau"
          @toggle=${(event: Event) => {
            if ((event.target as HTMLDetailsElement).open) void this.#open(nom)
          }}
        >
          <summary>${facturesFr.panneaux[nom]}</summary>
          <div class="contenu">${this.#content(nom)}</div>
        </details>`,
      )}
    </div>`
  }

  #content(nom: Nom): TemplateResult | typeof nothing {
    const error = this.#erreurs.get(nom)
    if (error) return this.#hote.renderError(error, () => void this.#open(nom))
    return (
      this.#ouverts.get(nom)?.render() ?? (this.#enChemin.has(nom) ? this.#hote.renderLoading() : nothing)
    )
  }
}
