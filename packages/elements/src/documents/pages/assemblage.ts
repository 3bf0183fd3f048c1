// Photos that become one PDF, before it is sent: put in order, turned, cut.
import { css, html, nothing, type TemplateResult } from 'lit'
import { communFr } from '../../i18n/commun.fr.ts'
import { avis } from '../../ui/avis.ts'
import { fileDrop } from '../../ui/file-drop.ts'
import { COTES, dessiner, dessinerTout, ouvrirPhoto, type Page, SANS_ROGNAGE } from './image.ts'
import { pagesFr as t } from './messages.fr.ts'
import { enPdf } from './pdf.ts'

// What draws a page draws a picture of news too: one file is downloaded for both.
export { dessinerTout, ouvrirPhoto, SANS_ROGNAGE } from './image.ts'

/** More is not a document that one photographs; and each stays open in the telephone's memory. */
const PAGES_MAX = 20
/** Points of the long side of what is shown. */
const APERCU = 480

export const pagesStyles = css`
  .assemblage {
    display: grid;
    grid-column: 1 / -1;
    gap: 0.8em;
    margin-block-start: 0.6em;
  }
  .assemblage h5 {
    margin: 0;
    font-size: 1em;
  }
  .assemblage > [role]:empty {
    position: absolute;
  }
  .pages {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 13em), 1fr));
    gap: 0.8em;
  }
  .pages li {
    display: grid;
    align-content: start;
    gap: 0.4em;
    padding: 0.6em;
    border: 1px solid var(--_trait);
    border-radius: var(--_rayon);
    background: var(--_papier);
  }
  .pages canvas {
    justify-self: center;
    max-inline-size: 100%;
    max-block-size: 16em;
    border: 1px solid var(--_trait);
  }
  .pages .actions {
    gap: 0 1em;
  }
  .rognage {
    display: grid;
    gap: 0.3em;
  }
  .rognage label {
    display: grid;
    grid-template-columns: 5em minmax(0, 1fr);
    align-items: center;
    font-weight: 400;
  }
  .rognage input {
    inline-size: 100%;
    min-block-size: 2em;
    accent-color: var(--_marque-forte);
  }
`

export interface HoteAssemblage {
  redraw(): void
  focus(id: string): Promise<void>
}

export class Assemblage {
  readonly #hote: HoteAssemblage
  #pages: Page[] = []
  readonly #apercus = new Map<number, HTMLCanvasElement>()
  #suivant = 1
  #rogne: number | undefined
  #message = ''
  #dit = ''
  #prepare = false

  constructor(hote: HoteAssemblage) {
    this.#hote = hote
  }

  get nombre(): number {
    return this.#pages.length
  }

  /** Opens photos and puts them last. @returns those that this browser cannot open */
  async ajouter(fichiers: readonly File[]): Promise<File[]> {
    const closed: File[] = []
    this.#message = ''
    for (const fichier of fichiers) {
      if (this.#pages.length >= PAGES_MAX) {
        this.#message = t.trop(PAGES_MAX)
        break
      }
      const image = await ouvrirPhoto(fichier)
      if (!image) closed.push(fichier)
      else
        this.#pages = [
          ...this.#pages,
          { id: this.#suivant++, nom: fichier.name, image, tours: 0, rognage: SANS_ROGNAGE },
        ]
    }
    if (closed.length > 0) this.#message = t.illisible(closed.map((one) => one.name).join(', '))
    this.#dit = t.ajoutees(this.#pages.length)
    this.#hote.redraw()
    return closed
  }

  /** The PDF, below a limit. Undefined when it cannot be: the reason is shown. @param max bytes */
  async terminer(nom: string, max: number): Promise<File | undefined> {
    if (this.#prepare) return undefined
    this.#prepare = true
    this.#message = ''
    this.#hote.redraw()
    try {
      const pdf = enPdf(await dessinerTout(this.#pages, max), nom)
      if (pdf.size > max) this.#message = t.lourd
      else return new File([pdf], `${nom}.pdf`, { type: 'application/pdf' })
    } catch {
      this.#message = t.echec
    } finally {
      this.#prepare = false
      this.#hote.redraw()
    }
    return undefined
  }

  /** Lets go of the photos. */
  fermer(): void {
    for (const { image } of this.#pages) image.close()
    this.#pages = []
  }

  #change(id: number, change: Partial<Page>): void {
    this.#apercus.delete(id)
    this.#pages = this.#pages.map((one) => (one.id === id ? { ...one, ...change } : one))
    this.#hote.redraw()
  }

  #deplacer(index: number, by: -1 | 1): void {
    const [page] = this.#pages.slice(index, index + 1)
    if (!page || index + by < 0 || index + by >= this.#pages.length) return
    this.#pages = this.#pages.toSpliced(index, 1).toSpliced(index + by, 0, page)
    this.#dit = t.deplacee(index + by + 1, this.#pages.length)
    this.#hote.redraw()
    void this.#hote.focus(`page-${page.id}-${by < 0 ? 'monter' : 'descendre'}`)
  }

  #retirer(page: Page): void {
    page.image.close()
    this.#apercus.delete(page.id)
    this.#pages = this.#pages.filter((one) => one !== page)
    this.#dit = t.retiree(this.#pages.length)
    this.#hote.redraw()
    void this.#hote.focus('assemblage-titre')
  }

  #apercu(page: Page, label: string): HTMLCanvasElement {
    let drawn = this.#apercus.get(page.id)
    if (!drawn) {
      drawn = dessiner(page, APERCU)
      drawn.setAttribute('role', 'img')
      this.#apercus.set(page.id, drawn)
    }
    drawn.setAttribute('aria-label', label)
    return drawn
  }

  /** @param pour what it is for: completes the name of each control */
  render({
    pour,
    envoyer,
    abandonner,
  }: {
    pour: string
    envoyer: () => void
    abandonner: () => void
  }): TemplateResult {
    const total = this.#pages.length
    const add = (files: File[]) => void this.ajouter(files)
    return html`<div class="assemblage">
      <h5 id="assemblage-titre" tabindex="-1">${t.titre(total)}</h5>
      <p class="sous">${t.aide}</p>
      <ol class="pages">${this.#pages.map((page, index) => this.#renderPage(page, index, total))}</ol>
      <div role="status" class="lu">${this.#dit}</div>
      <div role="alert">${this.#message ? avis('attention', this.#message) : nothing}</div>
      <div class="actions">
        ${fileDrop({
          pour,
          accept: 'image/*,.heic,.heif',
          mots: { deposer: '', choisir: t.ajouterPhotos, photographier: t.photographier, aide: '' },
          recu: (file) => add([file]),
          plusieurs: add,
          discret: true,
        })}
      </div>
      <div class="actions">
        <button class="bouton" type="button" aria-disabled=${this.#prepare || total === 0} @click=${() => total > 0 && envoyer()}>
          ${this.#prepare ? t.preparation : t.envoyer(total)}
        </button>
        <button class="lien" type="button" @click=${abandonner}>${communFr.annuler}</button>
      </div>
    </div>`
  }

  #renderPage(page: Page, index: number, total: number): TemplateResult {
    const label = t.page(index + 1, total)
    const about = html`<span class="lu"> : ${label}</span>`
    const open = this.#rogne === page.id
    const button = (nom: string, words: string, act: () => void, off = false) =>
      html`<button class="lien" type="button" id="page-${page.id}-${nom}" aria-disabled=${off} @click=${act}>${words}${about}</button>`
    return html`<li>
      <b class="num">${label}</b>
      ${this.#apercu(page, label)}
      <div class="actions">
        ${button('tourner', t.tourner, () => {
          this.#dit = t.tournee
          this.#change(page.id, { tours: (page.tours + 1) % 4, rognage: SANS_ROGNAGE })
        })}
        ${button('monter', t.monter, () => this.#deplacer(index, -1), index === 0)}
        ${button('descendre', t.descendre, () => this.#deplacer(index, 1), index === total - 1)}
        <button class="lien" type="button" aria-expanded=${open} @click=${() => {
          this.#rogne = open ? undefined : page.id
          this.#hote.redraw()
        }}>${t.rogner}${about}</button>
        ${button('retirer', t.retirer, () => this.#retirer(page))}
      </div>
      ${
        open
          ? html`<div class="rognage">
            ${COTES.map(
              (cote) => html`<label>${t.cotes[cote]}
                <input type="range" min="0" max="45" step="1" .value=${String(page.rognage[cote])} aria-valuetext="${page.rognage[cote]} %"
                  @input=${(event: Event) =>
                    this.#change(page.id, {
                      rognage: { ...page.rognage, [cote]: Number((event.target as HTMLInputElement).value) },
                    })} />
              </label>`,
            )}
          </div>`
          : nothing
      }
    </li>`
  }
}
