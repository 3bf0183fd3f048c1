import type { ImageActualite } from '@inoe/contract/actualites'
import {
  css,
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit'
import { communFr } from '../i18n/commun.fr.ts'
import { actualitesFr as t } from './messages.fr.ts'

/** Points of what is shown at most; twice as many are drawn on a fine screen. */
const LARGEUR = 640
const HAUTEUR = 480
/** How far below the screen a picture begins to come. */
const AVANCE = '400px'

export const imagesStyles = css`
  .images {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 15em), 1fr));
    gap: 0.8em;
    align-items: start;
  }
  .image {
    display: grid;
    gap: 0.3em;
    justify-items: start;
    margin: 0;
  }
  .image img,
  .image svg {
    max-inline-size: 100%;
    block-size: auto;
    border-radius: var(--_rayon);
    background: var(--_marque-claire);
  }
`

/** What an element that shows pictures has. */
export type HoteImages = ReactiveControllerHost & { readonly renderRoot: ParentNode }

/**
 * Pictures of news. They are fetched with the session, as blobs: an `<img>` of the API's address would have none where the
 * session is no cookie, and a page may forbid images from elsewhere. They come near the eye only, and are let go of with
 * what they illustrate.
 */
export class Images implements ReactiveController {
  readonly #host: HoteImages
  readonly #lire: (id: string) => Promise<Blob> | undefined
  /** Address of each; empty while it comes, null when it did not. */
  readonly #adresses = new Map<string, string | null>()
  #regard: IntersectionObserver | undefined

  constructor(host: HoteImages, lire: (id: string) => Promise<Blob> | undefined) {
    this.#host = host
    this.#lire = lire
    host.addController(this)
  }

  hostConnected(): void {
    this.#regard = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries)
          if (isIntersecting) void this.#chercher((target as HTMLElement).dataset.image ?? '')
      },
      { rootMargin: AVANCE },
    )
    this.hostUpdated()
  }

  hostUpdated(): void {
    const shown = new Set<string>()
    for (const one of this.#host.renderRoot?.querySelectorAll<HTMLElement>('[data-image]') ?? []) {
      const { image = '' } = one.dataset
      shown.add(image)
      // Looked at anew: an element that was seen already may now be the place of another picture.
      this.#regard?.unobserve(one)
      if (!this.#adresses.has(image)) this.#regard?.observe(one)
    }
    for (const id of this.#adresses.keys()) if (!shown.has(id)) this.#lacher(id)
  }

  hostDisconnected(): void {
    this.#regard?.disconnect()
    this.forget()
  }

  /** Somebody else reads, or nobody. */
  forget(): void {
    for (const id of this.#adresses.keys()) this.#lacher(id)
  }

  /** Shows one that is here already. */
  poser(id: string, blob: Blob): void {
    if (!this.#adresses.get(id)) this.#adresses.set(id, URL.createObjectURL(blob))
  }

  #lacher(id: string): void {
    const url = this.#adresses.get(id)
    if (url) URL.revokeObjectURL(url)
    this.#adresses.delete(id)
  }

  async #chercher(id: string): Promise<void> {
    if (this.#adresses.has(id)) return
    this.#adresses.set(id, '')
    const found = await this.#lire(id)?.catch(() => undefined)
    // Left meanwhile, or somebody else reads.
    if (this.#adresses.get(id) !== '') return
    this.#adresses.set(id, found ? URL.createObjectURL(found) : null)
    this.#host.requestUpdate()
  }

  #perdre(id: string): void {
    this.#lacher(id)
    this.#adresses.set(id, null)
    this.#host.requestUpdate()
  }

  #reprendre(id: string): void {
    this.#lacher(id)
    void this.#chercher(id)
    this.#host.requestUpdate()
  }

  render(images: readonly ImageActualite[]): TemplateResult | typeof nothing {
    if (images.length === 0) return nothing
    return html`<div class="images">${images.map(
      (one) => html`<figure class="image" data-image=${one.id}>
        ${this.#renderImage(one)}${one.legende ? html`<figcaption class="sous" lang="fr">${one.legende}</figcaption>` : nothing}
      </figure>`,
    )}</div>`
  }

  #renderImage({ id, alternative, ...size }: ImageActualite): TemplateResult | typeof nothing {
    const url = this.#adresses.get(id)
    const scale = Math.min(1, LARGEUR / size.largeur, HAUTEUR / size.hauteur)
    const largeur = Math.round(size.largeur * scale)
    const hauteur = Math.round(size.hauteur * scale)
    if (url)
      return html`<img src=${url} alt=${alternative ?? ''} lang="fr" width=${largeur} height=${hauteur} loading="lazy" decoding="async" @error=${() => this.#perdre(id)} />`
    if (url !== null)
      return html`<svg lang="fr" viewBox="0 0 ${largeur} ${hauteur}" width=${largeur} height=${hauteur} role=${alternative ? 'img' : nothing} aria-label=${alternative ?? nothing} aria-hidden=${alternative ? nothing : 'true'}></svg>`
    // One that decorates is not missed.
    if (alternative === null) return nothing
    return html`<p>${t.absente(alternative)}
      <button class="lien" type="button" @click=${() => this.#reprendre(id)}>${communFr.reessayer}<span class="lu"> : ${alternative}</span></button></p>`
  }
}
