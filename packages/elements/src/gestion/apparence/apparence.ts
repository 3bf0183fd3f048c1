import type { ApparenceReglee, ReglageApparence } from '@inoe/contract/apparence'
import { CONTRASTE_TEXTE, contraste, FOND_CLAIR, plusProche } from '@inoe/contract/couleurs'
import { css, html, nothing, type TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'
import { ErreurApi } from '../../espace/erreur.ts'
import { Lecture } from '../../espace/lecture.ts'
import { Operation } from '../../espace/operation.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import { fileDropStyles } from '../../ui/file-drop.styles.ts'
import { fileDrop } from '../../ui/file-drop.ts'
import type { Contenu, Contexte } from '../volet.ts'
import { apparenceFr as t } from './messages.fr.ts'

const apparenceStyles = css`
  .deux {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 17em), 1fr));
    gap: 1.25em;
    align-items: start;
  }
  .apparence-champs {
    display: grid;
    gap: 1.1em;
  }
  .couleur {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.5em;
    align-items: start;
  }
  .couleur input[type='color'] {
    inline-size: 3.5em;
    block-size: 2.75em;
    /* Beside the field, below its label. */
    margin-block-start: 1.8em;
    padding: 0.2em;
    border: 1.5px solid var(--_bord);
    border-radius: var(--_rayon);
    background: var(--_carte);
  }
  .logo-vu {
    max-inline-size: 100%;
    block-size: 3.5em;
    object-fit: contain;
    object-position: left;
  }
  .apercu {
    box-shadow: none;
  }
`

/** In the base of a data address, what follows the comma. */
async function base64(file: Blob): Promise<string> {
  const reader = new FileReader()
  await new Promise((resolve, reject) => {
    reader.onload = resolve
    reader.onerror = reject
    reader.readAsDataURL(file)
  })
  return String(reader.result).split(',')[1] ?? ''
}

const LIMITE = 150_000
const COULEUR = /^#[0-9a-f]{6}$/

/** The town's colour, font and logo, for who answers for it. */
export class Apparence implements Contenu {
  readonly sujets = [] as const
  readonly #contexte: Contexte
  readonly #lecture: Lecture<ApparenceReglee>
  readonly #operation: Operation
  /** What is typed and not saved. */
  #saisie: { marque: string; police: string } | undefined
  /** Another logo, or none: `null`. */
  #logo: { contenu: string; vue: string } | null | undefined
  /** The logo that is saved, as this page may show it. */
  #vue: string | undefined
  #erreurLogo: string | undefined
  #fait: string | undefined

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    contexte.adopter(fileDropStyles)
    contexte.adopter(apparenceStyles)
    const redraw = () => contexte.host.requestUpdate()
    this.#lecture = new Lecture(redraw)
    this.#operation = new Operation(redraw)
  }

  open(): void {
    this.read()
  }

  read(): void {
    const espace = this.#contexte.espace()
    if (!espace) return
    void this.#lecture.run(async () => {
      const found = await espace.get<ApparenceReglee>('gestion/apparence')
      await this.#voir(found)
      return found
    })
  }

  /** A page may forbid images from elsewhere: the logo is shown as a blob, which the guide has it allow. */
  async #voir({ logo }: ApparenceReglee): Promise<void> {
    if (this.#vue) URL.revokeObjectURL(this.#vue)
    const found = logo && (await this.#contexte.espace()?.blob(`logo${new URL(logo.url).search}`))
    this.#vue = found ? URL.createObjectURL(found) : undefined
  }

  forget(): void {
    this.#lecture.forget()
    this.#operation.forget()
    this.#oublier()
    if (this.#vue) URL.revokeObjectURL(this.#vue)
    this.#vue = undefined
    this.#fait = undefined
  }

  #oublier(): void {
    if (this.#logo) URL.revokeObjectURL(this.#logo.vue)
    this.#saisie = undefined
    this.#logo = undefined
    this.#erreurLogo = undefined
  }

  #now(): { marque: string; police: string } {
    const { marque, police } = this.#lecture.valeur ?? { marque: null, police: null }
    return this.#saisie ?? { marque: marque ?? '', police: police ?? '' }
  }

  #type(change: Partial<{ marque: string; police: string }>): void {
    this.#saisie = { ...this.#now(), ...change }
    this.#fait = undefined
    this.#operation.forget()
    this.#contexte.host.requestUpdate()
  }

  #choisir = async (file: File): Promise<void> => {
    this.#fait = undefined
    this.#erreurLogo = file.size > LIMITE ? t.tropGros : undefined
    if (!this.#erreurLogo) {
      if (this.#logo) URL.revokeObjectURL(this.#logo.vue)
      this.#logo = { contenu: await base64(file), vue: URL.createObjectURL(file) }
      this.#operation.forget()
    }
    this.#contexte.host.requestUpdate()
  }

  #retirer = (): void => {
    if (this.#logo) URL.revokeObjectURL(this.#logo.vue)
    this.#logo = this.#lecture.valeur?.logo ? null : undefined
    this.#erreurLogo = undefined
    this.#fait = undefined
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus('apparence-logo')
  }

  #annuler = (): void => {
    this.#oublier()
    this.#operation.forget()
    this.#contexte.host.requestUpdate()
  }

  #change(): boolean {
    const { marque, police } = this.#lecture.valeur ?? { marque: null, police: null }
    const now = this.#now()
    return now.marque !== (marque ?? '') || now.police !== (police ?? '') || this.#logo !== undefined
  }

  #enregistrer = async (event: Event): Promise<void> => {
    event.preventDefault()
    const { marque, police } = this.#now()
    if (!this.#change()) {
      this.#fait = t.rien
      return this.#contexte.host.requestUpdate()
    }
    if (marque && !COULEUR.test(marque)) return this.#contexte.focus('apparence-marque')
    const body: ReglageApparence = {
      marque: marque || null,
      police: police.trim() || null,
      ...(this.#logo !== undefined && { logo: this.#logo?.contenu ?? null }),
    }
    const done = await this.#operation.send<ApparenceReglee>(
      this.#contexte.espace(),
      'apparence',
      'put',
      'gestion/apparence',
      body,
    )
    if (!done) {
      const [first] = ['marque', 'police', 'logo'].filter((one) => this.#operation.erreur?.champs[one])
      return first ? this.#contexte.focus(`apparence-${first}`) : undefined
    }
    this.#oublier()
    await this.#voir(done.reponse)
    this.#lecture.poser(done.reponse)
    this.#fait = t.enregistre
    this.#contexte.host.requestUpdate()
  }

  render(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (!valeur) {
      if (erreur instanceof ErreurApi && erreur.code === 'introuvable') return avis('attention', t.reserve)
      return erreur ? this.#contexte.renderError(erreur, () => this.read()) : this.#contexte.renderLoading()
    }
    const { envoi, erreur: refus } = this.#operation
    const { marque, police } = this.#now()
    return html`<form class="volet" novalidate @submit=${this.#enregistrer}>
      <p class="sous">${t.aide}</p>
      <div class="deux">
        <div class="apparence-champs">
          ${this.#renderMarque(marque)}
          ${champ({
            id: 'apparence-police',
            label: t.police,
            valeur: police,
            saisie: (text) => this.#type({ police: text }),
            aide: t.policeAide,
            erreur: refus?.champs.police,
          })}
          ${this.#renderLogo()}
        </div>
        ${this.#renderApercu(marque, police)}
      </div>
      <div class="barre ${this.#change() ? 'active' : ''}">
        <div role="alert">${refus ? avis('erreur', Object.values(refus.champs)[0] ?? refus.message) : nothing}</div>
        <div role="status">${this.#fait ? avis('succes', this.#fait) : nothing}</div>
        <div class="actions">
          <button class="bouton" aria-disabled=${envoi !== undefined}>${envoi === undefined ? t.enregistrer : t.envoi}</button>
          ${this.#change() ? html`<button class="lien" type="button" @click=${this.#annuler}>${t.annuler}</button>` : nothing}
        </div>
      </div>
    </form>`
  }

  #renderMarque(marque: string): TemplateResult {
    const juste = COULEUR.test(marque)
    const ratio = juste ? contraste(marque, FOND_CLAIR) : 0
    const dit = ratio.toLocaleString(this.#contexte.locale(), { maximumFractionDigits: 1 })
    const proche = juste ? plusProche(marque) : marque
    const faute =
      marque && !juste ? t.pasCouleur : ratio && ratio < CONTRASTE_TEXTE ? t.illisible(dit) : undefined
    return html`<div>
      <div class="couleur">
        ${champ({
          id: 'apparence-marque',
          label: t.marque,
          valeur: marque,
          saisie: (text) => this.#type({ marque: text.trim().toLowerCase() }),
          erreur: faute,
        })}
        <input type="color" aria-label=${t.nuancier} .value=${juste ? marque : '#17616b'} @input=${(
          event: Event,
        ) => this.#type({ marque: (event.target as HTMLInputElement).value })} />
      </div>
      <p class="sous" aria-live="polite">${juste && !faute ? t.lisible(dit) : t.marqueAide}</p>
      ${proche === marque ? nothing : html`<button class="lien" type="button" @click=${() => this.#type({ marque: proche })}>${t.prendre(proche)}</button>`}
    </div>`
  }

  #renderLogo(): TemplateResult {
    const shown = this.#logo === undefined ? this.#vue : this.#logo?.vue
    const erreur = this.#erreurLogo ?? this.#operation.erreur?.champs.logo
    return html`<div class="champ" role="group" aria-labelledby="apparence-logo">
      <span class="label" id="apparence-logo" tabindex="-1">${t.logo}</span>
      ${shown ? html`<img class="logo-vu" src=${shown} alt=${t.logoVu} />` : html`<span class="sous">${t.sansLogo}</span>`}
      ${erreur ? html`<span class="erreur" role="alert">${erreur}</span>` : nothing}
      <div class="actions">
        ${fileDrop({
          pour: t.logo,
          accept: 'image/png,image/jpeg,image/webp',
          mots: { deposer: t.deposer, choisir: t.choisir, aide: t.logoAide },
          recu: (file) => void this.#choisir(file),
          discret: true,
        })}
        ${shown ? html`<button class="lien" type="button" @click=${this.#retirer}>${t.retirer}</button>` : nothing}
      </div>
      <span class="aide">${t.logoAide}</span>
    </div>`
  }

  /** A widget as families would see it: the tokens are derived again inside. */
  #renderApercu(marque: string, police: string): TemplateResult {
    const habiller = (place: Element | undefined) => {
      if (!(place instanceof HTMLElement)) return
      place.style.setProperty('--inoe-marque', COULEUR.test(marque) ? marque : '')
      place.style.setProperty('--inoe-police', police)
    }
    const [fait, attente, agir] = t.apercuEtats
    return html`<div class="champ">
      <span class="label" id="apparence-apercu">${t.apercu}</span>
      <div class="widget apercu" role="img" aria-labelledby="apparence-apercu" ${ref(habiller)}>
        <b>${t.apercuTitre}</b>
        <div class="actions"><span class="etat fait">${fait}</span><span class="etat attente">${attente}</span><span class="etat agir">${agir}</span></div>
        <div class="actions"><span class="bouton">${t.apercuBouton}</span><span class="lien">${t.apercuLien}</span></div>
      </div>
    </div>`
  }
}
