// The pictures of a piece of news that is being written: made small here, given one by one, described, put in order.
import type { ActualiteSaisie, ImageActualite, ImageDonnee } from '@inoe/contract/actualites'
import { ALTERNATIVE_MAX, IMAGES_ACTUALITE_MAX, LEGENDE_MAX } from '@inoe/contract/nouvelles'
import { css, html, nothing, type TemplateResult } from 'lit'
import type { Images } from '../../actualites/images.ts'
import { ErreurApi } from '../../espace/erreur.ts'
import { abandonner, donner } from '../../espace/televersement.ts'
import { communFr } from '../../i18n/commun.fr.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import { fileDrop } from '../../ui/file-drop.ts'
import type { Contexte } from '../volet.ts'
import { redactionFr } from './messages.fr.ts'
import { reduire } from './reduire.ts'

const t = redactionFr.images

export const illustrationsStyles = css`
  .illustrations {
    display: grid;
    gap: 0.8em;
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  .illustrations ol {
    display: grid;
    gap: 0.8em;
  }
  .illustrations li {
    display: grid;
    gap: 0.6em;
    padding: 0.8em;
    border: 1px solid var(--_trait);
    border-radius: var(--_rayon);
  }
  .illustrations figure img,
  .illustrations figure svg {
    inline-size: auto;
    max-block-size: 9em;
  }
  .illustrations .actions {
    gap: 0 1em;
  }
`

/** One of them: on its way, arrived (`image`), or stopped. */
interface Illustration {
  cle: string
  nom: string
  alternative: string
  decorative: boolean
  legende: string
  image?: ImageDonnee
  /** What was chosen. */
  source?: File
  /** What is sent, once it is made small. */
  fichier?: File
  recu?: number
  /** Why it did not arrive; `definitif`: trying again would give the same. */
  message?: string | undefined
  definitif?: boolean
  abort: AbortController
}

export class Illustrations {
  readonly #contexte: Contexte
  readonly #images: Images
  #liste: Illustration[] = []
  /** The last that was taken away, and where it was. */
  #retiree: { une: Illustration; rang: number } | undefined
  #dit = ''
  #message = ''
  /** Sending was tried: what is missing is said. */
  #tentee = false

  constructor(contexte: Contexte, images: Images) {
    this.#contexte = contexte
    this.#images = images
    contexte.adopter(illustrationsStyles)
  }

  /** Those of a piece of news that is corrected. */
  reprendre(images: readonly ImageActualite[]): void {
    this.forget()
    this.#liste = images.map(({ alternative, legende, ...image }) => ({
      cle: image.id,
      nom: alternative ?? '',
      alternative: alternative ?? '',
      decorative: alternative === null,
      legende: legende ?? '',
      image,
      abort: new AbortController(),
    }))
  }

  forget(): void {
    for (const { abort } of this.#liste) abort.abort()
    this.#liste = []
    this.#retiree = undefined
    this.#dit = this.#message = ''
    this.#tentee = false
  }

  get saisie(): ActualiteSaisie['images'] {
    return this.vues.map(({ id, alternative, legende }) => ({ id, alternative, legende }))
  }

  /** Those that arrived, as they will be read. */
  get vues(): ImageActualite[] {
    return this.#liste.flatMap(({ image, alternative, decorative, legende }) =>
      image
        ? { ...image, alternative: decorative ? null : alternative.trim(), legende: legende.trim() || null }
        : [],
    )
  }

  /** What is to be put right before they go: the id of its field; undefined when nothing is. */
  fautive(): string | undefined {
    this.#tentee = true
    this.#message = this.#liste.some((one) => !one.image) ? t.attendre : ''
    if (this.#message) return 'illustrations-erreur'
    for (const one of this.#liste) {
      if (this.#erreurAlternative(one)) return champDe(one, 'alternative')
      if (this.#erreurLegende(one)) return champDe(one, 'legende')
    }
    return undefined
  }

  #erreurAlternative({ decorative, alternative }: Illustration): string | undefined {
    if (decorative) return undefined
    if (alternative.trim() === '') return this.#tentee ? t.decrire : undefined
    return alternative.trim().length > ALTERNATIVE_MAX ? t.longue(ALTERNATIVE_MAX) : undefined
  }

  #erreurLegende({ legende }: Illustration): string | undefined {
    return legende.trim().length > LEGENDE_MAX ? t.longue(LEGENDE_MAX) : undefined
  }

  #ajouter = (files: readonly File[]): void => {
    const place = IMAGES_ACTUALITE_MAX - this.#liste.length
    this.#message = files.length > place ? t.trop(IMAGES_ACTUALITE_MAX) : ''
    this.#retiree = undefined
    const added = files.slice(0, place).map(
      (source): Illustration => ({
        cle: crypto.randomUUID(),
        nom: source.name,
        alternative: '',
        decorative: false,
        legende: '',
        source,
        abort: new AbortController(),
      }),
    )
    this.#liste = [...this.#liste, ...added]
    this.#redraw()
    void this.#preparerTout(added)
    // What was chosen is above the button that has the focus: one goes on with describing it.
    const [first] = added
    if (first) void this.#contexte.focus(champDe(first, 'rang'))
  }

  /** One by one: opened together, photos would fill the memory of a telephone. */
  async #preparerTout(added: readonly Illustration[]): Promise<void> {
    for (const one of added) await this.#preparer(one)
  }

  async #preparer(one: Illustration): Promise<void> {
    const { source, abort } = one
    if (!source || abort.signal.aborted) return
    // In the language of now: another widget may speak meanwhile.
    const { illisible } = t
    const { horsLigne } = communFr
    one.message = undefined
    this.#redraw()
    try {
      const small = await reduire(source)
      if (small) {
        one.fichier = small
        void this.#envoyer(one)
        return
      }
      one.message = illisible
      one.definitif = true
    } catch {
      one.message = horsLigne
    }
    this.#redraw()
  }

  async #envoyer(one: Illustration): Promise<void> {
    const espace = this.#contexte.espace()
    const { fichier, cle, abort } = one
    if (!espace || !fichier || abort.signal.aborted) return
    one.message = undefined
    const progres = (recu: number) => {
      one.recu = recu
      this.#redraw()
    }
    try {
      const envoi = { fichier, cle, signal: abort.signal, progres }
      one.image = await donner<ImageDonnee>(espace, envoi, 'gestion/actualites/images')
      this.#dit = t.arrivee(this.#liste.length)
    } catch (error) {
      if (!(error instanceof ErreurApi)) return
      one.message = error.message
      one.definitif = error.code !== 'hors-ligne'
    } finally {
      this.#redraw()
    }
  }

  #type(one: Illustration, change: Partial<Illustration>): void {
    Object.assign(one, change)
    this.#redraw()
  }

  #deplacer(rang: number, by: -1 | 1): void {
    const [one] = this.#liste.slice(rang, rang + 1)
    if (!one || rang + by < 0 || rang + by >= this.#liste.length) return
    this.#liste = this.#liste.toSpliced(rang, 1).toSpliced(rang + by, 0, one)
    this.#dit = t.deplacee(rang + by + 1, this.#liste.length)
    this.#redraw()
    void this.#contexte.focus(champDe(one, by < 0 ? 'avant' : 'apres'))
  }

  #retirer(une: Illustration, rang: number): void {
    this.#liste = this.#liste.filter((one) => one !== une)
    this.#message = ''
    const espace = this.#contexte.espace()
    if (!une.image) {
      une.abort.abort()
      if (espace && une.fichier) abandonner(espace, une.fichier)
    }
    // One that never arrived is chosen again.
    this.#retiree = une.image && { une, rang }
    this.#dit = t.retiree
    this.#redraw()
    void this.#contexte.focus(une.image ? 'illustrations-remettre' : 'illustrations-titre')
  }

  #remettre = (): void => {
    if (!this.#retiree) return
    const { une, rang } = this.#retiree
    this.#liste = this.#liste.toSpliced(rang, 0, une)
    this.#retiree = undefined
    this.#dit = t.remise
    this.#redraw()
    void this.#contexte.focus(champDe(une, 'retirer'))
  }

  #redraw(): void {
    this.#contexte.host.requestUpdate()
  }

  render(): TemplateResult {
    const total = this.#liste.length
    return html`<fieldset class="illustrations" aria-describedby="illustrations-aide">
      <legend id="illustrations-titre" tabindex="-1">${t.titre}</legend>
      <p class="aide" id="illustrations-aide">${t.aide(IMAGES_ACTUALITE_MAX)}</p>
      ${total > 0 ? html`<ol>${this.#liste.map((one, rang) => this.#renderOne(one, rang, total))}</ol>` : nothing}
      <div role="status" class="lu">${this.#dit}</div>
      <div class="actions">
        ${this.#retiree ? html`<span>${t.retiree}</span> <button class="lien" type="button" id="illustrations-remettre" @click=${this.#remettre}>${t.remettre}</button>` : nothing}
        ${
          total < IMAGES_ACTUALITE_MAX
            ? fileDrop({
                pour: t.pour,
                accept: 'image/*,.heic,.heif',
                mots: { deposer: '', choisir: t.ajouter, photographier: t.photographier, aide: '' },
                recu: (file) => this.#ajouter([file]),
                plusieurs: this.#ajouter,
                discret: true,
              })
            : nothing
        }
      </div>
      <div id="illustrations-erreur" role="alert" tabindex="-1">${this.#message ? avis('attention', this.#message) : nothing}</div>
    </fieldset>`
  }

  #renderOne(one: Illustration, rang: number, total: number): TemplateResult {
    const label = t.rang(rang + 1, total)
    const about = html`<span class="lu"> : ${label}</span>`
    const button = (nom: string, words: string, act: () => void, off = false) =>
      html`<button class="lien" type="button" id=${champDe(one, nom)} aria-disabled=${off} @click=${act}>${words}${about}</button>`
    return html`<li>
      <b class="num" id=${champDe(one, 'rang')} tabindex="-1">${label}</b>
      ${one.image ? this.#renderArrivee(one, one.image, label) : this.#renderEnvoi(one, label)}
      <div class="actions">
        ${button('avant', t.avant, () => this.#deplacer(rang, -1), rang === 0)}
        ${button('apres', t.apres, () => this.#deplacer(rang, 1), rang === total - 1)}
        ${button('retirer', one.image || one.message ? t.retirer : communFr.annuler, () => this.#retirer(one, rang))}
      </div>
    </li>`
  }

  #renderEnvoi(one: Illustration, label: string): TemplateResult {
    const { nom, fichier, recu, message, definitif } = one
    return html`<span class="sous">${nom}</span>
      ${message ? nothing : html`<progress max=${fichier?.size ?? 1} .value=${recu ?? 0} aria-label=${t.envoi(nom)}></progress>`}
      <div role="alert">${
        message
          ? html`${avis('erreur', message)}
            ${definitif ? nothing : html`<button class="lien" type="button" @click=${() => void (fichier ? this.#envoyer(one) : this.#preparer(one))}>${communFr.reessayer}<span class="lu"> : ${label}</span></button>`}`
          : nothing
      }</div>`
  }

  #renderArrivee(one: Illustration, image: ImageDonnee, label: string): TemplateResult {
    const { decorative, alternative, legende, fichier } = one
    if (fichier) this.#images.poser(image.id, fichier)
    const shown = { ...image, alternative: decorative ? null : alternative || label, legende: null }
    const tick = (event: Event) => this.#type(one, { decorative: (event.target as HTMLInputElement).checked })
    return html`${image.controle === 'infecte' ? avis('erreur', t.infectee) : this.#images.render([shown])}
      ${
        decorative
          ? nothing
          : champ({
              id: champDe(one, 'alternative'),
              label: t.alternative,
              valeur: alternative,
              saisie: (text) => this.#type(one, { alternative: text }),
              requis: true,
              aide: t.alternativeAide,
              erreur: this.#erreurAlternative(one),
            })
      }
      <label class="coche"><input type="checkbox" .checked=${decorative} @change=${tick} /><span>${t.decorative}<span class="lu"> : ${label}</span></span></label>
      ${champ({
        id: champDe(one, 'legende'),
        label: t.legende,
        valeur: legende,
        saisie: (text) => this.#type(one, { legende: text }),
        erreur: this.#erreurLegende(one),
      })}`
  }
}

const champDe = ({ cle }: Illustration, nom: string) => `illustration-${cle}-${nom}`
